"""Save: bytes that the user asked for → a file of their choice. It replaces its own earlier file and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builder.diagnostics import visible
from builder.errors import UsageError
from builder.produce.atomic import Staged, holds, refusal

ELSEWHERE = "name another file with --output FILE"


def save(path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> bool:
    """Write a file, whole or not at all; returns False when it already held these bytes.

    ``is_ours`` tells of the bytes that are there whether we wrote them. Raises UsageError for a file of somebody else,
    OutputError when the disk refuses.
    """
    if holds(path, data):
        return False
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        there = None
    except OSError as error:
        raise refusal(error, path, ELSEWHERE) from error
    if there is not None and not is_ours(there):
        shown = visible(str(path), 200)
        raise UsageError(f"{shown} is there already, and nothing was changed.", "Name a file that is not there yet.")
    Staged(path, data, elsewhere=ELSEWHERE).commit()
    return True
