"""What tests of the command line share: one command, and what it says where."""

from __future__ import annotations

import pytest
from projects import LESSON

from builder.cli import run

BROKEN = LESSON.replace("type: say", "type: sing")


def out(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What a command says to stdout."""
    got = run(words)
    said = capsys.readouterr()
    assert got == code, said.err
    return said.out


def err(capsys: pytest.CaptureFixture[str], *words: str, code: int = 2) -> str:
    """What a command says to stderr."""
    got = run(words)
    said = capsys.readouterr()
    assert got == code, said.err
    return said.err
