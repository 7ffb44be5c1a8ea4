"""Descriptions: a lesson → those of pictures, charts and drawings that say nothing to people who cannot see them.

It sees words, not pictures: whether a description is true, nobody can tell from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.blocks.base import Model
from builder.checks.pieces import pieces
from builder.checks.running import folded, running
from builder.diagnostics import Diagnostic, visible
from builder.lesson import Lesson
from builder.texts import Text

LEAST_CHARACTERS = 20
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|pdf)", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:an?|the|this)?\s*(?:image|picture|photo(?:graph)?|drawing|diagram|chart|graph|figure|graphic|illustration|icon"
    r"|screenshot|logo)s?(?:\s+(?:of|for|shows?|showing|about|with)\b.*)?",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:an?|the|this)?\s*(?:image|picture|photo(?:graph)?)s?\s+(?:of|shows?|showing)\b", re.IGNORECASE
)
_HINT = "say what people learn from it, as you would on the telephone"


def check_descriptions(lesson: Lesson) -> Iterator[Diagnostic]:
    """Judge every ``alt``: W301."""
    for piece in pieces(lesson):
        if piece.field == "alt":
            fault = _fault(running(piece.text).words.strip(), piece.owner)
            if fault:
                yield Diagnostic("W301", piece.text.at, fault, _HINT)


def _fault(said: str, owner: Model) -> str:
    """What is wrong with a description; empty if nothing is."""
    same = next((name for name in ("title", "caption") if _same(said, getattr(owner, name, None))), "")
    if same:
        return f"the description {visible(said)} says the same as the {same}"
    if _FILE.fullmatch(said):
        return f"{visible(said)} is the name of a file, not a description"
    if _BEGINNING.match(said):
        return f"{visible(said)} begins with what readers are told already: that it is a picture"
    if _EMPTY.fullmatch(said) and len(said) < 2 * LEAST_CHARACTERS:
        return f"{visible(said)} says what it is, but not what is on it"
    if len(said) < LEAST_CHARACTERS:
        return f"the description {visible(said)} is too short to say what is on it"
    return ""


def _same(said: str, other: object) -> bool:
    return isinstance(other, Text) and _words(said) == _words(running(other).words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
