"""Numbers that typesetting itself makes, of pages, list items and notes, in digits that readers use."""

from __future__ import annotations

from collections.abc import Mapping

from builder.typeset.text.items import primary

_ZEROS: Mapping[str, str] = {
    "ar": "٠", "fa": "۰", "ps": "۰", "ne": "०", "mr": "०", "bn": "০", "as": "০", "my": "၀",
}  # fmt: skip
"""Digit zero where the default numbering system of CLDR 46 is not ``latn``."""


def in_digits(number: int, lang: str) -> str:
    """Write a number in the digits of a language."""
    zero = _ZEROS.get(primary(lang))
    plain = str(number)
    return plain if zero is None else "".join(chr(ord(zero) + int(digit)) for digit in plain)
