"""Numbers, times, dates and lists as readers of a language write them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

ZEROS = {
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "gujr": "૦",
    "guru": "੦",
    "khmr": "០",
    "knda": "೦",
    "laoo": "໐",
    "latn": "0",
    "mlym": "൦",
    "mymr": "၀",
    "orya": "୦",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
}
"""The zero of each numbering system; the other nine digits follow it in Unicode."""


class Formats:
    """How one language writes what is counted. Digits are those that CLDR names as the language's default."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _locale(language)
        zero = ord(ZEROS.get(self._locale.default_numbering_system, "0"))
        self._digits = {ord("0") + n: zero + n for n in range(10)}

    def number(self, value: int | Decimal) -> str:
        """With as many decimals as it was typed with."""
        if isinstance(value, Decimal):
            decimals = max(0, -int(value.as_tuple().exponent))
            form = "#,##0" + ("." + "0" * decimals if decimals else "")
            written = format_decimal(value, form, locale=self._locale, numbering_system="default")
            return written.translate(self._digits)
        return format_decimal(value, locale=self._locale, numbering_system="default").translate(self._digits)

    def year(self, value: int) -> str:
        """Its digits alone, never grouped: 2021."""
        return str(value).translate(self._digits)

    def clock(self, minutes: int) -> str:
        """Hours and minutes since the beginning, such as 1:05."""
        return f"{minutes // 60}:{minutes % 60:02d}".translate(self._digits)

    def date(self, day: datetime.date) -> str:
        return format_date(day, "long", locale=self._locale).translate(self._digits)

    def day(self, day: datetime.date) -> str:
        """A day to come, with its day of the week."""
        return format_date(day, "full", locale=self._locale).translate(self._digits)

    def listed(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        return format_list(list(items), locale=self._locale) if items else ""

    def country(self, code: str) -> str:
        """The name of a country; its letters if CLDR has none."""
        return str(self._locale.territories.get(code, code))

    def name_of(self, tag: str) -> str:
        """The name of another language; its tag if CLDR has none."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        is_known = self._locale.language == self.language.split("-")[0].lower()
        return (self._locale.get_display_name() if is_known else None) or self.language


@cache
def formats(language: str) -> Formats:
    return Formats(language)


def _locale(tag: str) -> Locale:
    """The locale, else that of the language alone; English habits for a language that CLDR does not know."""
    for name in (tag, tag.split("-")[0], "en"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")
