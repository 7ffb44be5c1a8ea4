"""A program alone → the edition of its own sheets, which belong to no lesson. It knows no page and no word of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from builder.helplines import Kind
from builder.personalize.helping import Help, HelpBook, help_for
from builder.personalize.readiness import readiness
from builder.program import Program


@dataclass(frozen=True, slots=True)
class ProgramEdition:
    """What a sheet of the program is made of: its own words are the layout's and the strings'."""

    language: str
    program: Program
    revised: datetime.date
    """The day on which the sheet's words last changed."""
    is_sample: bool
    help: Mapping[Kind, Help]

    @property
    def needs(self) -> frozenset[Kind]:
        """No kinds of help besides the emergency number."""
        return frozenset()

    @property
    def is_draft(self) -> bool:
        """It holds no translated text of a lesson; whether its fixed words are drafts, ``Strings`` says."""
        return False


def of_program(program: Program, language: str, revised: datetime.date, book: HelpBook) -> ProgramEdition:
    """A SAMPLE by the same rule as lessons: no country, or the emergency line is not checked."""
    judged = readiness(program, (), book.lines, book.today)
    return ProgramEdition(
        language,
        program,
        revised,
        judged.is_sample and not (book.allow_unchecked and program.countries),
        help_for(program, book),
    )
