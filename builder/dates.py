"""Days as they are typed everywhere: a text → a day of the calendar. Words for faults are the caller's."""

from __future__ import annotations

import datetime
import re

_TYPED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def date_of(text: str) -> datetime.date | None:
    """Read year, month and day with hyphens, and nothing else; None if there is no such day."""
    try:
        return datetime.date.fromisoformat(text) if _TYPED.fullmatch(text) else None
    except ValueError:
        return None
