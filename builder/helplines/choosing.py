"""Which lines may be printed: entries, countries and kinds of help → lines by kind. The one place that decides it.

A doubtful line, and a line of another country, is never among them, whatever the entries say.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from builder.helplines.entries import HelpLine, Kind, Law, state_of

KINDS: tuple[Kind, ...] = ("emergency", "trafficking", "crisis", "image", "child", "work")
"""The most dangerous to be without first."""
assert set(KINDS) == set(get_args(Kind))
_RANK = {"checked": 0, "lapsed": 1, "unchecked": 2}


@dataclass(frozen=True, slots=True)
class Printed:
    """A line that may be printed."""

    line: HelpLine
    state: Literal["checked", "lapsed", "unchecked"]
    countries: tuple[str, ...]
    """Those asked for in which it works; none for what works everywhere."""

    @property
    def is_checked(self) -> bool:
        return self.state == "checked"


def lines_for(
    entries: Iterable[HelpLine], countries: Sequence[str], kinds: Collection[str], today: datetime.date
) -> Mapping[Kind, tuple[Printed, ...]]:
    """What may be printed for each of these kinds, in the order of ``KINDS``; checked lines first.

    Nothing at all without a country, not even what works everywhere: then nobody has set the program up."""
    found: dict[Kind, list[Printed]] = {kind: [] for kind in KINDS if kind in kinds}
    for entry in entries if countries else ():
        one = _printed(entry, countries, today)
        for kind in entry.kinds if one is not None else ():
            if kind in found and one is not None:
                found[kind].append(one)
    places = {country: place for place, country in enumerate(countries)}

    def order(one: Printed) -> tuple[int, int]:
        return _RANK[one.state], min((places[country] for country in one.countries), default=len(places))

    return {kind: tuple(sorted(lines, key=order)) for kind, lines in found.items()}


def _printed(entry: HelpLine, countries: Sequence[str], today: datetime.date) -> Printed | None:
    state = state_of(entry, today)
    here = tuple(dict.fromkeys(country for country in countries if country in entry.countries))
    if state == "doubtful" or not (here or entry.is_worldwide):
        return None
    return Printed(entry, state, here)


def open_lines(entries: Iterable[HelpLine], countries: Sequence[str], today: datetime.date) -> tuple[HelpLine, ...]:
    """What somebody should make sure of, doubtful lines too: those of these countries that are not checked."""
    return tuple(line for line in entries if any(map(line.serves, countries)) and state_of(line, today) != "checked")


def laws_for(laws: Iterable[Law], countries: Sequence[str], today: datetime.date) -> tuple[Law, ...]:
    """What may be printed of laws: of these countries, and checked. Half-known law is worse than none."""
    return tuple(law for law in laws if set(law.countries) & set(countries) and state_of(law, today) == "checked")


def lacking(lines: Mapping[Kind, Sequence[Printed]], countries: Sequence[str]) -> Mapping[Kind, tuple[str, ...]]:
    """The countries, by kind of help, in which none of these lines gives that help; kinds without such are left out."""
    found = {
        kind: tuple(
            country
            for country in dict.fromkeys(countries)
            if not any(one.line.is_worldwide or country in one.countries for one in there)
        )
        for kind, there in lines.items()
    }
    return {kind: without for kind, without in found.items() if without}
