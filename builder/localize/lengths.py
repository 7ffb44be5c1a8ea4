"""How long a translation may be where there is little room: headings, labels, heads of tables and their cells."""

from __future__ import annotations

import unicodedata

from builder.diagnostics import Report
from builder.load import Scalar

_NARROW = frozenset(["title", "public-title", "columns", "label", "cells", "term", "left", "right"])
"""The last part of a text's name, by which it is known that it stands in one line or in a column."""
_GROWTH = ((10, 3.0), (20, 2.0), (30, 1.8), (50, 1.6), (70, 1.7))
"""Up to so many characters in English, so many times as long (W3C, Text size in translation, after IBM)."""
_GROWTH_OF_LONG = 1.7
_LEAST = 30
_WIDE = ("W", "F")


def longest(unit: str, english: str) -> int:
    """The most characters that a translation of this text should have, as ``length`` counts; 0 if there is no limit."""
    if unit.rpartition(".")[2] not in _NARROW:
        return 0
    letters = length(english)
    growth = next((times for most, times in _GROWTH if letters <= most), _GROWTH_OF_LONG)
    return max(_LEAST, round(letters * growth))


def length(words: str) -> int:
    """Letters and signs, without what stands on, below or within others; a Chinese sign is as wide as two letters."""
    if words.isascii():
        return len(words)
    return sum(
        2 if unicodedata.east_asian_width(one) in _WIDE else 1
        for one in words
        if unicodedata.category(one) not in ("Mn", "Me", "Cf")
    )


def check_length(unit: str, english: str, typed: Scalar, report: Report) -> None:
    """Report a text that is too long for its place."""
    most = longest(unit, english)
    if not most or 2 * len(typed) <= most:
        return
    there = length(" ".join(typed.split()))
    if there > most:
        message = f"this has {there} characters, and there is room for about {most} here"
        report.add("T308", typed.at, message, "say it in fewer words, or look at the page whether it fits")
