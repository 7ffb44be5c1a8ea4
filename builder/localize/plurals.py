"""Which words a language says of how many: the kinds of number that CLDR tells apart (UTS #35, plural rules)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

OTHER = "other"
_MOST = 1000
"""Greater whole numbers do not stand in fixed words: minutes, pages, people."""


@cache
def plural(language: str, number: int) -> str:
    """The kind of number: ``one``, ``few``, ``other`` …"""
    locale = _locale(language)
    return OTHER if locale is None else str(locale.plural_form(number))


@cache
def plurals(language: str, is_all: bool = False) -> Mapping[str, tuple[int, ...]]:
    """The kinds of number of a language with the whole numbers below 1000 of each.

    ``is_all``: those too that are for fractions and millions alone (``many`` in Spanish), with no numbers."""
    found = dict[str, list[int]]()
    for number in range(_MOST):
        found.setdefault(plural(language, number), []).append(number)
    if is_all:
        locale = _locale(language)
        for category in sorted(locale.plural_form.tags if locale is not None else ()):
            found.setdefault(str(category), [])
        found.setdefault(OTHER, [])
    return {category: tuple(numbers) for category, numbers in found.items()}


def _locale(language: str) -> Locale | None:
    """What CLDR knows of it, or of the language without its region; None if it knows neither."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None
