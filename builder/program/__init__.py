"""The program whose name stands on everything: ``materials/program.yaml`` → ``Program``. It guesses nothing.

Above all no country: a help line of the wrong country is worse than a line to write on. ``fields`` and ``countries``
read single lines, ``details`` what has lines of its own: people, numbers, prices, notes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import Diagnostic, Report
from builder.load import Source
from builder.program.countries import COUNTRIES, countries, meant
from builder.program.details import SAFEGUARDING_KEYS as _SAFEGUARDING_KEYS
from builder.program.details import (
    LocalNote,
    LocalNumber,
    Prices,
    accent,
    local_notes,
    local_number,
    logo,
    parent_slip,
    prices,
    public_title,
    safeguarding,
)
from builder.program.fields import check_keys, day, flag, names, paper, text

__all__ = [
    "COUNTRIES",
    "LETTER_COUNTRIES",
    "LocalNote",
    "LocalNumber",
    "Prices",
    "Program",
    "meant",
    "paper_of",
    "program",
]

KEYS = (
    "program", "public-title", "logo", "colors", "country", "help-by-hand", "paper", "languages", "lessons",
    "safeguarding", "local-number", "next-session", "parent-slip", "local-notes", "prices",
)  # fmt: skip
LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())  # noqa: SIM905
"""Where US Letter is the usual paper (CLDR 46); A4 elsewhere."""


@dataclass(frozen=True, slots=True)
class Program:
    """What the user said of the program. None means not said: it prints as a line to write on, or not at all."""

    name: str | None = None
    public_title: str | None = None
    """What everything taken home bears instead of a telling title. None: the usual neutral one."""
    logo: str | None = None
    """Name of a picture in ``materials/images``; a ``Scalar``, which knows where it was typed."""
    accent: str | None = None
    """``#rrggbb`` in the place of the theme's colour of that name; a ``Scalar`` too."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2, those of home and work. None: every build is a SAMPLE."""
    help_by_hand: bool = False
    """Where a country has no line for a kind of help, print lines to write on instead of refusing the lesson."""
    paper: str | None = None
    """``a4``, ``letter`` or None (the country's, else A4)."""
    lead_name: str | None = None
    lead_phone: str | None = None
    """In groups of digits, as it is dialled."""
    deputy: str | None = None
    """Who stands in for the lead, and that person's number."""
    report_to: str | None = None
    """What must be reported here and to whom; without it the guide states no legal duty."""
    law_checked_by: str | None = None
    law_checked_on: datetime.date | None = None
    local_number: LocalNumber | None = None
    next_session: datetime.date | None = None
    parent_slip: Literal["opt-in", "opt-out"] = "opt-in"
    """Whether minors take part if their parents say yes, or unless they say no. Not said: the careful one."""
    local_notes: tuple[LocalNote, ...] = ()
    prices: Prices | None = None
    lessons: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47 tags to print; none: each lesson's own language."""

    @property
    def country(self) -> str | None:
        """The first of its countries: its paper is used, and its way of writing telephone numbers."""
        return self.countries[0] if self.countries else None

    def placeholders(self) -> dict[str, str | None]:
        """Value by ``{{ name }}``; the only names that texts may use."""
        return {
            "program.name": self.name,
            "lead.name": self.lead_name,
            "lead.phone": self.lead_phone,
        }


def paper_of(program: Program) -> Literal["a4", "letter"]:
    """The paper it says, else what is usual in its country, else A4."""
    is_letter = program.paper == "letter" or (program.paper is None and program.country in LETTER_COUNTRIES)
    return "letter" if is_letter else "a4"


def program(source: Source) -> tuple[Program, tuple[Diagnostic, ...]]:
    """Read the program; faults leave the field unsaid."""
    if source.root is None:
        return Program(), ()
    report = Report()
    root = source.root
    check_keys(root, KEYS, "program.yaml", report, elsewhere=_SAFEGUARDING_KEYS)
    at_home = countries(root, report)
    first = at_home[0] if at_home else None
    read = Program(
        name=text(root, "program", report),
        public_title=public_title(root, report),
        logo=logo(root, report),
        accent=accent(root, report),
        countries=at_home,
        help_by_hand=flag(root, "help-by-hand", report),
        paper=paper(root, report),
        **safeguarding(root, first, report),
        local_number=local_number(root, first, report),
        next_session=day(root, "next-session", report),
        parent_slip=parent_slip(root, report),
        local_notes=local_notes(root, report),
        prices=prices(root, report),
        lessons=names(root, "lessons", report),
        languages=names(root, "languages", report),
    )
    return read, tuple(report)
