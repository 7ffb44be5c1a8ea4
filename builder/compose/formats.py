"""Numbers, times, dates and lists as readers of a language write them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from builder.localize.digits import in_digits, zero_of

_UNSEEN = re.compile("[\u061c\u200e\u200f]")
"""Marks of direction, which pages set by themselves."""


class Formats:
    """How one language writes what is counted. ``digits``: their name in CLDR; empty, as it says of the language."""

    def __init__(self, language: str, digits: str = "") -> None:
        self.language = language
        self._locale = _locale(language)
        self.zero = zero_of(language, digits)
        symbols = self._locale.number_symbols
        self._system = digits if digits in symbols else "default"
        named = digits if digits in symbols else self._locale.default_numbering_system
        self._percent = str(symbols.get(named, {}).get("percentSign", "%"))

    def number(self, value: int | Decimal) -> str:
        """With as many decimals as it was typed with."""
        form = _form(self._locale.decimal_formats[None].pattern, value)
        return self._own(format_decimal(value, form, locale=self._locale, numbering_system=self._system))

    def percent(self, value: int | Decimal) -> str:
        """So many of a hundred, with the sign where the language has it and as many decimals as were typed."""
        form = _form(self._locale.percent_formats[None].pattern, value)
        written = format_percent(Decimal(value) / 100, form, locale=self._locale, numbering_system=self._system)
        return self._own(_UNSEEN.sub("", written.replace("%", self._percent)))

    def year(self, value: int) -> str:
        """Its digits alone, never grouped: 2021."""
        return self._own(str(value))

    def clock(self, minutes: int) -> str:
        """Hours and minutes since the beginning, such as 1:05."""
        return self._own(f"{minutes // 60}:{minutes % 60:02d}")

    def date(self, day: datetime.date) -> str:
        return self._own(format_date(day, "long", locale=self._locale))

    def day(self, day: datetime.date) -> str:
        """A day to come, with its day of the week."""
        return self._own(format_date(day, "full", locale=self._locale))

    def listed(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        made = format_list(list(items), locale=self._locale)
        # CLDR's pattern for Nepali begins a list of three with a comma and no space, which its readers do not
        return made.replace(f"{items[0]},{items[1]}", f"{items[0]}, {items[1]}", 1)

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

    def _own(self, written: str) -> str:
        return in_digits(written, self.zero)


class Written(str):
    """What one language writes, with what another writes of the same ``beside`` it."""

    beside: str

    def __new__(cls, text: str, beside: str) -> Written:
        made = super().__new__(cls, text)
        made.beside = beside
        return made


class BothFormats(Formats):
    """How two languages write, for pages that print both; lists are joined for each by its own."""

    def __init__(self, first: Formats, second: Formats) -> None:
        self.__dict__.update(first.__dict__)
        self.first, self.second = first, second

    def number(self, value: int | Decimal) -> str:
        return Written(self.first.number(value), self.second.number(value))

    def percent(self, value: int | Decimal) -> str:
        return Written(self.first.percent(value), self.second.percent(value))

    def year(self, value: int) -> str:
        return Written(self.first.year(value), self.second.year(value))

    def clock(self, minutes: int) -> str:
        return Written(self.first.clock(minutes), self.second.clock(minutes))

    def date(self, day: datetime.date) -> str:
        return Written(self.first.date(day), self.second.date(day))

    def day(self, day: datetime.date) -> str:
        return Written(self.first.day(day), self.second.day(day))

    def country(self, code: str) -> str:
        return Written(self.first.country(code), self.second.country(code))

    def name_of(self, tag: str) -> str:
        return Written(self.first.name_of(tag), self.second.name_of(tag))

    @property
    def language_name(self) -> str:
        return f"{self.first.language_name} + {self.second.language_name}"


@cache
def formats(language: str, digits: str = "") -> Formats:
    return Formats(language, digits)


def _form(pattern: str, value: int | Decimal) -> str:
    """A pattern of CLDR, such as ``#,##,##0.###``, with as many places behind the point as were typed."""
    decimals = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    return re.sub(r"0(\.[0#]+)?(?![,#0])", f"0.{'0' * decimals}" if decimals else "0", pattern, count=1)


def _locale(tag: str) -> Locale:
    """The locale, else that of the language alone; English habits for a language that CLDR does not know."""
    for name in (tag, tag.split("-")[0], "en"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")
