"""Files with faults, annotated in place: ``tests/bad/*.yaml``.

Above the lesson, each finding has a comment ``# error: M102 12:15``: severity, code, line:column (0:0 is the whole
file); and below it, if it has a hint, ``# hint: did you mean 'tip'?``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from builder.diagnostics import Diagnostic

BAD = Path(__file__).parent / "bad"
Finding: TypeAlias = tuple[str, str, str, str]
_ANNOTATION = re.compile(r"# (error|warning|advice): ([A-Z]\d{3}) (\d+:\d+)(?:\n# hint: (.+))?")


def cases(letter: str) -> list[Path]:
    """Files about the codes of one owner."""
    return sorted(BAD.glob(f"{letter.lower()}*.yaml"))


def expected(path: Path) -> list[Finding]:
    return sorted(_ANNOTATION.findall(path.read_text("utf-8")))


def found(diagnostics: Iterable[Diagnostic]) -> list[Finding]:
    """Severity, code, line:column and hint, sorted."""
    return sorted((one.severity.value, one.code, _place(one), one.hint) for one in diagnostics)


def _place(one: Diagnostic) -> str:
    assert one.at is not None, f"{one.code} has no place"
    return f"{one.at.line}:{one.at.column}"


def has_its_own_case(code: str, letter: str) -> bool:
    """Tell whether some file is annotated with this code."""
    return any(code in {one[1] for one in expected(path)} for path in cases(letter))
