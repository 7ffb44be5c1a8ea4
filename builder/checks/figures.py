"""Figures in words: running English text → its numbers, and the stretches that claim how many there are in the world.

Not every number is such a claim: ages, minutes, steps, years and telephone numbers are none. It knows no source and
judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_VALUES = {
    name: Decimal(value)
    for name, value in (
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("fourteen", "14"),
        ("fifteen", "15"),
        ("sixteen", "16"),
        ("seventeen", "17"),
        ("eighteen", "18"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("hundred", "100"),
        ("half", "0.5"),
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DIGITS = r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.,])\d+(?:\.\d+)?(?!\d)"
_NAME = rf"\b(?:{'|'.join(_VALUES)})\b"
_NUMBER = rf"(?:{_DIGITS}|{_NAME})"
_ANY = re.compile(rf"(?P<number>{_NUMBER})(?:[\s-]+(?:a\s+)?(?P<scale>{'|'.join(_SCALES)})s?\b)?", re.IGNORECASE)

_PEOPLE = (
    r"(?:people|persons?|child(?:ren)?|kids|girls?|boys?|wom[ae]n|m[ae]n|teens?|teenagers|adults?|youths?|victims?"
    r"|survivors?|workers?|migrants?|students|pupils|users|families|reports?|cases|tips|complaints)"
)
_OF_PEOPLE = rf"\s+(?:[^\W\d]+[\s-]+){{0,3}}?{_PEOPLE}\b"
_NO_COUNT = (
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|steps?|groups?|pairs?|piles?|rows?|lines?|places?|ways?|words?"
    r"|boxes|turns?|parts?|rounds?|hands?|languages?)"
)
_CLAIMS = (
    ("scale", rf"(?:{_NUMBER}[\s-]+|\ba\s+)?(?:\bm|\bb|\btr)illions?\b"),
    ("count", rf"{_NUMBER}[\s-]+thousand{_OF_PEOPLE}|\bthousands\s+of{_OF_PEOPLE}"),
    ("count", rf"(?:{_DIGITS}){_OF_PEOPLE}"),
    ("share", rf"{_NUMBER}\s*(?:%|per\s?cent\b)"),
    ("ratio", rf"{_NUMBER}\s+(?:in|out\s+of)\s+(?:every\s+)?{_NUMBER}(?!\s+{_NO_COUNT}\b)"),
    ("ratio", r"(?<![\d.,])\d+\s+of\s+(?:every\s+)?(?:100|1,?000)(?!\d)"),
    ("ratio", rf"\b(?:two|three|four)[\s-](?:thirds|quarters|fifths|tenths)\b|\bhalf\s+of{_OF_PEOPLE}"),
    ("times", rf"{_NUMBER}\s+times\s+(?:more|higher|likelier)(?!\s+(?!likely)\w+ly\b)"),
    ("times", rf"(?:{_NUMBER}\s+times|\btwice)\s+as\s+(?:many|much|likely|common|high|often)\b"),
)
_CLAIM = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _CLAIMS]
_YEAR = re.compile(r"(?:19|20)\d\d")
LEAST_PEOPLE = 1000
"""Fewer may be the people of a village, a school or a story."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that says how many there are."""

    start: int
    end: int
    values: frozenset[Decimal]
    """The numbers in it."""


def numbers(words: str) -> frozenset[Decimal]:
    """Every number, in digits or words: ``27.6 million`` is 27600000, ``one in three`` is 1 and 3."""
    return frozenset(_numbers(words))


def claims(words: str) -> tuple[Claim, ...]:
    """Claims in order; of those that overlap the first and longest."""
    found = list[tuple[int, int, frozenset[Decimal]]]()
    for kind, pattern in _CLAIM:
        for match in pattern.finditer(words):
            values = numbers(match[0])
            if _is_claim(kind, match[0], values):
                found.append((match.start(), match.end(), values))
    kept = list[Claim]()
    for start, end, values in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1].end:
            kept.append(Claim(start, end, values))
    return tuple(kept)


def _is_claim(kind: str, words: str, values: frozenset[Decimal]) -> bool:
    if kind == "count" and values:
        is_year = _YEAR.match(words) is not None
        return not is_year and max(values) >= LEAST_PEOPLE
    if kind == "share":
        return values != {Decimal(100)} and values != {Decimal(0)}  # as in "100 % sure"
    if kind == "ratio" and len(values) > 1:
        return not any(_YEAR.fullmatch(str(value)) for value in values)
    return True


def _numbers(words: str) -> Iterator[Decimal]:
    for match in _ANY.finditer(words):
        typed = re.sub(r"[,\u00a0\u202f]", "", match["number"]).lower()
        value = _VALUES[typed] if typed in _VALUES else Decimal(typed)
        yield value * _SCALES[match["scale"].lower()] if match["scale"] else value
