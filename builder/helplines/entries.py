"""A help line, a removal tool, a law: what is known of each, who checked it, and whether that still holds on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.blocks.base import Help
from builder.diagnostics import Position

Kind: TypeAlias = Help
Status: TypeAlias = Literal["unchecked", "checked", "doubtful"]
State: TypeAlias = Literal["checked", "lapsed", "unchecked", "doubtful"]
"""What an entry is worth on a day."""
DAYS_A_CHECK_HOLDS = 180
_CLOCKS_DIFFER = datetime.timedelta(days=1)
"""Somebody's today may be tomorrow elsewhere."""


@dataclass(frozen=True, slots=True)
class Check:
    """Who made sure of an entry, when and how."""

    by: str
    on: datetime.date
    how: str
    what: str = ""
    """The number, or whatever it was, as it stood then (``contact_of``); empty if nobody wrote it down."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A place that gives help; a removal tool is one too."""

    id: str
    name: str
    kinds: tuple[Kind, ...]
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2; none for what works everywhere."""
    is_worldwide: bool = False
    number: str = ""
    """As it is dialled, digits in groups."""
    text: str = ""
    """Number for text messages."""
    url: str = ""
    """http or https."""
    from_abroad: str = ""
    languages: tuple[str, ...] = ()
    """BCP 47 tags of those it answers in; none if that is not known."""
    hours: str = ""
    people: str = ""
    """Whom it is for, in plain words (``for`` in the file)."""
    about: str = ""
    """One plain sentence; of tools, how they work."""
    cost: str = ""
    shares_with: str = ""
    ask: str = ""
    """What to ask when checking; never for participants."""
    written_in: str = "en"
    """BCP 47 tag of its words."""
    status: Status = "unchecked"
    doubt: str = ""
    check: Check | None = None
    """Only with ``checked``."""
    source: str = ""
    at: Position = field(default=Position(""), compare=False)

    def serves(self, country: str) -> bool:
        return self.is_worldwide or country in self.countries


@dataclass(frozen=True, slots=True)
class Law:
    """A sentence about the law of some countries, for facilitators."""

    id: str
    countries: tuple[str, ...]
    topic: Literal["reporting", "consent", "images", "definition", "other"]
    text: str
    mark: Literal["seen", "known"] = "known"
    """Whether it was seen on a page."""
    written_in: str = "en"
    status: Status = "unchecked"
    doubt: str = ""
    check: Check | None = None
    source: str = ""
    at: Position = field(default=Position(""), compare=False)


def contact_of(entry: HelpLine | Law) -> str:
    """Everything that a check vouches for, in one line: the ways to reach a help line, the words of a law."""
    if isinstance(entry, Law):
        return entry.text
    ways = (entry.number, entry.text and f"text {entry.text}", entry.url, entry.from_abroad)
    return ", ".join(way for way in ways if way)


def state_of(entry: HelpLine | Law, today: datetime.date) -> State:
    """What it is worth today. A check holds for 180 days, and only for the number that was checked."""
    if entry.status == "doubtful":
        return "doubtful"
    check = entry.check
    if entry.status != "checked" or check is None or check.on > today + _CLOCKS_DIFFER:
        return "unchecked"
    if check.what and _squeezed(check.what) != _squeezed(contact_of(entry)):
        return "unchecked"
    return "checked" if days_left(check, today) >= 0 else "lapsed"


def days_left(check: Check, today: datetime.date) -> int:
    """Days that a check still holds; 0 on its last day, less once it has lapsed."""
    return DAYS_A_CHECK_HOLDS - (today - check.on).days


def _squeezed(contact: str) -> str:
    """Without what does not change a number: spaces, hyphens, brackets, capitals."""
    return "".join(one for one in contact.casefold() if one.isalnum() or one in "+*#,/")
