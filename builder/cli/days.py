"""Days as people type them → a date: ``5 Dec``, ``2026-12-05``, ``Thursday``. It guesses no order of day and month."""

from __future__ import annotations

import datetime
import re

_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
_HOW = "type it like 5 Dec 2026 or 2026-12-05"
_IDLE = ("on", "the", "of", "next", "this")


class DayError(ValueError):
    """What was typed is no day, or may be two; ``str()`` says what to type."""


def day_of(typed: str, today: datetime.date) -> datetime.date:
    """The day that is meant; without a year, the next such day. Raises DayError."""
    words = re.findall(r"[a-z]+|[0-9]+", re.sub(r"(?<=[0-9])(st|nd|rd|th)\b", "", typed.lower()))
    words = [word for word in words if word not in _IDLE]
    if words == ["tomorrow"]:
        return today + datetime.timedelta(days=1)
    if len(words) == 1 and (weekday := _index(words[0], _WEEK)) is not None:
        return today + datetime.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    months = [number for word in words if (number := _index(word, _MONTHS)) is not None]
    strange = [word for word in words if not word.isdigit() and None is _index(word, _MONTHS) is _index(word, _WEEK)]
    numbers = [word for word in words if word.isdigit()]
    try:
        if strange or len(months) > 1:
            raise DayError(_HOW)
        return _with_name(months[0] + 1, numbers, today) if months else _in_digits(typed, numbers, today)
    except DayError:
        raise
    except ValueError:
        raise DayError(f"there is no such day; {_HOW}") from None


def _index(word: str, names: list[str]) -> int | None:
    """Its place, by the whole name or its first three letters or more."""
    return next((at for at, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _with_name(month: int, numbers: list[str], today: datetime.date) -> datetime.date:
    years = [int(one) for one in numbers if len(one) == 4]
    days = [int(one) for one in numbers if len(one) <= 2]
    if len(days) != 1 or len(years) > 1:
        raise DayError(_HOW)
    return datetime.date(years[0], month, days[0]) if years else _next(month, days[0], today)


def _in_digits(typed: str, numbers: list[str], today: datetime.date) -> datetime.date:
    if len(numbers) == 3 and len(numbers[0]) == 4:
        return datetime.date(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    if len(numbers) not in (2, 3) or (len(numbers) == 3 and len(numbers[2]) != 4):
        raise DayError(_HOW)
    first, second = int(numbers[0]), int(numbers[1])
    if "." not in typed and first <= 12 and second <= 12 and first != second:
        one, other = f"{first} {_MONTHS[second - 1]}".title(), f"{second} {_MONTHS[first - 1]}".title()
        raise DayError(f"this may be {one} or {other}; type the month as a word")
    day, month = (first, second) if "." in typed or second <= 12 else (second, first)
    return datetime.date(int(numbers[2]), month, day) if len(numbers) == 3 else _next(month, day, today)


def _next(month: int, day: int, today: datetime.date) -> datetime.date:
    """The first such day from today on; the 29th of February may be years away."""
    for year in range(today.year, today.year + 9):
        try:
            found = datetime.date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(day)
