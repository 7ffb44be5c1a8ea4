"""Check faith: a finished PDF → what its file says otherwise than was laid out. Reading bytes back takes time.

The text that a screen reader gets from the file is compared with the text that was set; and the hidden plan of the file
with what its pages draw. Both can only differ by a fault of this program.
"""

from __future__ import annotations

import difflib

from builder.checks.readback import plain_text
from builder.checks.tags import check_tags
from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.typeset.rendering import Rendering

_HINT = "this is a fault of the program; please report it with the lesson"


def check_faith(name: str, rendering: Rendering) -> tuple[Diagnostic, ...]:
    """Read a finished PDF back: O201 for each stretch of words that differs, O202 for each fault of its plan."""
    report = Report()
    at = Position(name)
    for difference in _differences(rendering.text.split(), " ".join(plain_text(rendering.data)).split()):
        report.add("O201", at, difference, _HINT)
    for found in check_tags(rendering.data):
        report.add("O202", at, found, _HINT)
    return tuple(report)


def _differences(laid_out: list[str], read: list[str]) -> list[str]:
    """Word by word; where lines end says nothing."""
    if laid_out == read:
        return []
    found = list[str]()
    matcher = difflib.SequenceMatcher(None, laid_out, read, autojunk=False)
    for _, first, last, start, end in (code for code in matcher.get_opcodes() if code[0] != "equal"):
        before, after = " ".join(laid_out[first:last]), " ".join(read[start:end])
        found.append(f"{visible(before, 200)} was laid out, and {visible(after, 200)} is in the file")
    return found
