"""Help for one lesson's readers: the program's countries and the lesson's needs → what stands in each box of help.

It chooses no line itself (``builder/helplines``), and prints nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from builder.blocks.helplines import HelplinesBlock
from builder.diagnostics import Report
from builder.helplines import KINDS, HelpLine, Kind, Law, Printed, lacking, lines_for
from builder.lesson import Lesson
from builder.program import Program

NOWHERE = ""
"""Stands for the country as long as the program has none."""
_ADVICE = (
    "add a line to materials/helplines.yaml in your own folder, or type 'help-by-hand: yes' in materials/program.yaml"
    " to have lines to write on"
)


@dataclass(frozen=True, slots=True)
class HelpBook:
    """What is known of help, and the day on which it is judged."""

    lines: tuple[HelpLine, ...] = ()
    today: datetime.date = datetime.date.min
    allow_unchecked: bool = False
    """Lift the banner of a SAMPLE from pages whose lines are not all checked; the lines keep their marks."""
    laws: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """What pages print for one kind of help."""

    lines: tuple[Printed, ...] = ()
    by_hand: tuple[str, ...] = (NOWHERE,)
    """Countries for which nothing is known, so that there are lines to write on; ``NOWHERE`` as long as none is set."""


NO_HELP: Mapping[Kind, Help] = MappingProxyType({kind: Help() for kind in KINDS})


def needs_of(lesson: Lesson) -> frozenset[Kind]:
    """The kinds of help that a lesson's pages name, without the emergency number, which all of them do."""
    named = {kind for _, block in lesson.blocks() if isinstance(block, HelplinesBlock) for kind in block.kinds}
    return frozenset(named.union(lesson.needs_help))


def help_for(program: Program, book: HelpBook) -> Mapping[Kind, Help]:
    """Everything that this program's pages may print, by kind of help."""
    if not program.countries:
        return NO_HELP
    lines = lines_for(book.lines, program.countries, KINDS, book.today)
    without = lacking(lines, program.countries)
    return {kind: Help(there, without.get(kind, ())) for kind, there in lines.items()}


def check_help(lesson: Lesson, program: Program, given: Mapping[Kind, Help], report: Report) -> None:
    """Refuse a lesson whose readers need a kind of help that is not known for one of the program's countries."""
    if program.help_by_hand or not program.countries:
        return
    for country in program.countries:
        missing = [kind for kind in KINDS if kind in needs_of(lesson) and country in given[kind].by_hand]
        if missing:
            kinds = in_words(missing)
            message = f"readers of this lesson may need help with {kinds}, and no such line of {country} can be printed"
            report.add("P310", lesson.position_of("needs_help"), message, _ADVICE)


def in_words(names: Iterable[str]) -> str:
    """``a, b and c``."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
