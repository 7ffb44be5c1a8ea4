"""Numbers that typesetting itself makes, of pages, list items and notes, in digits that readers use."""

from __future__ import annotations

from collections.abc import Mapping

from builder.typeset.text.items import primary

_ARABIC = "٠"
_ZEROS: Mapping[str, str] = {
    "fa": "۰", "ps": "۰", "ks": "۰", "ne": "०", "mr": "०", "bho": "०", "sa": "०", "bn": "০", "as": "০", "my": "၀",
    "ckb": _ARABIC, "sd": _ARABIC,
}  # fmt: skip
"""Digit zero of languages whose default numbering system is not ``latn`` (CLDR 48, ``defaultNumberingSystem``)."""
_ARABIC_COUNTRIES = frozenset(
    [
        "BH",
        "DJ",
        "EG",
        "ER",
        "IL",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "YE",
    ]
)
"""Where Arabic is written with its own digits; plain ``ar`` and the west use those of Europe (CLDR 48)."""


def in_digits(number: int, lang: str) -> str:
    """Write a number in the digits of a language."""
    tags = lang.split("-")
    is_eastern = primary(lang) == "ar" and not _ARABIC_COUNTRIES.isdisjoint(tags[1:])
    zero = _ARABIC if is_eastern else _ZEROS.get(primary(lang))
    plain = str(number)
    return plain if zero is None else "".join(chr(ord(zero) + int(digit)) for digit in plain)
