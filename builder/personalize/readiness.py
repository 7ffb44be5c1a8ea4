"""Readiness: a program, its lessons and the help lines → what is missing before pages may be handed out.

The one rule by which a build is a SAMPLE. It judges no text of a lesson, and changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from builder.helplines import KINDS, HelpLine, Kind, lacking, lines_for
from builder.lesson import Lesson
from builder.personalize.helping import needs_of
from builder.program import Program

Reason: TypeAlias = Literal["no-country", "no-line", "unchecked", "lapsed", "no-lead", "no-lead-phone", "session-over"]
_MAKES_SAMPLE: frozenset[Reason] = frozenset({"no-country", "unchecked", "lapsed"})


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that somebody has to look after before anything is handed out."""

    reason: Reason
    kind: Kind | None = None
    """The kind of help, of reasons about lines."""
    country: str = ""
    """Of ``no-line``."""
    line: HelpLine | None = None
    """Of ``unchecked`` and ``lapsed``."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is missing, the most dangerous first."""

    missing: tuple[Missing, ...]
    by_hand: tuple[tuple[Kind, str], ...] = ()
    """(kind of help, country) for which the program chose to write numbers on the pages by hand."""

    by_hand_in_guide: tuple[str, ...] = ()
    """What the first page of the guide has ruled lines for, since the program does not say it: ``deputy``,
    ``report-to``, ``law-checked``. Each is filled in before a session; none makes a SAMPLE."""

    @property
    def is_ready(self) -> bool:
        return not self.missing

    @property
    def is_sample(self) -> bool:
        """No country is set, or a line that a page prints is not checked, or was checked too long ago."""
        return any(one.reason in _MAKES_SAMPLE for one in self.missing)


def readiness(
    program: Program, lessons: Iterable[Lesson], helplines: Iterable[HelpLine], today: datetime.date
) -> Readiness:
    """Judge a program for these lessons on a day. Without lessons, only what every page needs is looked at."""
    always: frozenset[Kind] = frozenset({"emergency"})
    kinds = always.union(*map(needs_of, lessons))
    lines = lines_for(helplines, program.countries, kinds, today)
    without = lacking(lines, program.countries)
    missing = list[Missing]()
    if not program.countries:
        missing.append(Missing("no-country"))
    seen = set[str]()
    for kind, there in lines.items():
        if not program.help_by_hand:
            missing += [Missing("no-line", kind, country) for country in without.get(kind, ())]
        for one in there:
            if one.state != "checked" and one.line.id not in seen:
                seen.add(one.line.id)
                missing.append(Missing(one.state, kind, line=one.line))
    missing += _people(program)
    if is_over(program, today):
        missing.append(Missing("session-over"))
    by_hand = tuple((kind, country) for kind, places in without.items() for country in places)
    return Readiness(tuple(missing), by_hand if program.help_by_hand else (), tuple(_ruled(program)))


def is_over(program: Program, today: datetime.date) -> bool:
    """Tell whether the next session's day has passed."""
    return program.next_session is not None and program.next_session < today


def on_day(program: Program, today: datetime.date) -> Program:
    """The program as pages may tell of it on that day: without a next session that is over."""
    return replace(program, next_session=None) if is_over(program, today) else program


def _ruled(program: Program) -> Iterator[str]:
    """What is written into the guide by hand."""
    if program.deputy is None:
        yield "deputy"
    if program.report_to is None:
        yield "report-to"
    if program.law_checked_by is None or program.law_checked_on is None:
        yield "law-checked"


def _people(program: Program) -> Iterator[Missing]:
    """Whom people can turn to at the place itself."""
    if program.lead_name is None:
        yield Missing("no-lead")
    if program.lead_phone is None:
        yield Missing("no-lead-phone")


assert KINDS[0] == "emergency", "what is missing is told in the order of KINDS, the most dangerous first"
