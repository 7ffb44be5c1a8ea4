"""In which digits pages of a language are printed: the one place that decides.

``digits:`` in ``layouts/strings/LANG.yaml`` names them, else CLDR does (its default numbering system). Numbers that the
program makes (pages, minutes, dates, lists) have these digits, and ``marks`` in ``localize`` tells of translations that
were typed with others. Telephone numbers stay as they are dialled.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

NUMBERINGS: Mapping[str, str] = MappingProxyType(
    {
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
)
"""The zero of each numbering system, by CLDR's name of it; the other nine digits follow it in Unicode."""


@cache
def numbering_of(language: str) -> str:
    """CLDR's name of the digits that readers of a language expect; ``latn`` where it knows none of ours."""
    for tag in (language, language.partition("-")[0]):
        try:
            name = str(Locale.parse(tag, sep="-").default_numbering_system)
        except (ValueError, UnknownLocaleError):
            continue
        return name if name in NUMBERINGS else "latn"
    return "latn"


def zero_of(language: str, digits: str = "") -> str:
    """The digit zero of a language, or of the digits that are named."""
    return NUMBERINGS.get(digits or numbering_of(language), "0")


def in_digits(written: str, zero: str) -> str:
    """The same with every digit 0 to 9 as one of the digits that follow ``zero``."""
    return written if zero == "0" else written.translate({ord("0") + n: ord(zero) + n for n in range(10)})
