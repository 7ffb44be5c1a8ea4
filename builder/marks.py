"""Marks that print as typed: ``Text`` → findings about stars and low lines whose other half is missing.

A low line within a name or an address (``@_anna``) is no mark, nor is a line to write on (``____``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Position
from builder.load import Scalar
from builder.texts import Text

_IN_PLAIN = re.compile(r"\*\*(?=\S)[^*\n]+\*\*|(?<!\S)_(?=[^\s_])[^_\n]+_(?!\w)")
_BEFORE, _AFTER = " \t\n(“‘'\"«„*", " \t\n).,;:!?…”’'\"»*"


def stray_marks(text: Text) -> Iterator[Diagnostic]:
    """Name each ``**`` and ``_`` without its half, and marks in a text that can have none: M408."""
    source = text.source
    for offset in text.stray:
        if _is_meant(source, offset):
            mark = "**" if source[offset] == "*" else "_"
            hint = f"type '{mark}' both before and after the words, or take it away"
            yield Diagnostic("M408", _place(text, offset), f"this '{mark}' has no other half", hint)
    if text.kind == "plain" and (found := _IN_PLAIN.search(source)):
        mark, look = ("**", "bold") if found[0].startswith("*") else ("_", "slanted")
        message = f"words cannot be {look} here, so '{mark}' is printed as typed"
        yield Diagnostic("M408", _place(text, found.start()), message, "take both marks away")


def _is_meant(source: str, offset: int) -> bool:
    """Stars are always meant; a low line is where a word begins or ends."""
    before, after = source[:offset][-1:], source[offset + 1 : offset + 2]
    return source[offset] == "*" or (before in _BEFORE) != (after in _AFTER)


def _place(text: Text, offset: int) -> Position:
    return text.source.position_of(offset) if isinstance(text.source, Scalar) else text.at
