"""Personalize: + program, audience, minutes → blocks selected, placeholders filled. It decides nothing of the page.

``selecting`` says which blocks stay for these people and this evening; ``filling`` puts the program's details into
texts; ``pages`` looks whether the blocks to whose pages texts refer are among those that stay; ``helping`` finds the
help lines to print, and ``readiness`` what is missing before anything may be handed out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from builder.blocks import Block
from builder.diagnostics import Diagnostic, Report
from builder.helplines import HelpLine, Kind, Law, laws_for
from builder.lesson import Lesson, Preparation, Section
from builder.localize import Translation
from builder.personalize.both import in_both, with_sources
from builder.personalize.filling import Filler
from builder.personalize.helping import NO_HELP, Help, HelpBook, check_help, help_for, needs_of
from builder.personalize.naming import public_title
from builder.personalize.noting import with_notes
from builder.personalize.pages import check_pages
from builder.personalize.readiness import on_day, readiness
from builder.personalize.selecting import Chosen, minutes_of, select
from builder.program import Program
from builder.texts import LocalText, Status

__all__ = ["Edition", "EditionSection", "Help", "HelpBook", "in_both", "personalize", "readiness"]

NO_BOOK = HelpBook()


@dataclass(frozen=True, slots=True)
class EditionSection:
    section: Section
    number: int
    """From 1, given after the selection."""
    starts_at: int
    """Minutes from the beginning of the session."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A lesson for this program, these people and this evening."""

    lesson: Lesson
    language: str
    program: Program
    audience: str
    sections: tuple[EditionSection, ...]
    prepare: tuple[tuple[Preparation, LocalText], ...]
    units: Mapping[str, tuple[LocalText, ...]]
    """What is printed, by unit id. In each ``text`` placeholders are filled: no ``Placeholder`` is left, a value not
    known is a ``Blank``. ``source`` is as the lesson has it."""
    revised: datetime.date
    """The newest date of what it holds."""
    is_sample: bool
    is_draft: bool
    help: Mapping[Kind, Help] = field(default_factory=lambda: NO_HELP)
    """What is printed of each kind of help."""
    laws: tuple[Law, ...] = ()
    """Checked ones of the program's countries, for facilitators."""
    to_check: tuple[HelpLine, ...] = ()
    """Lines for the call sheet, doubtful ones too; no other page may have them."""
    public_title: LocalText | None = None
    """What everything for participants bears; None: the layouts' own neutral words."""
    number: int = 1
    """The lesson's place in the program."""
    other_language: str = ""
    """Of a bilingual edition: BCP 47 of the texts that stand beside those in ``language``."""

    @property
    def needs(self) -> frozenset[Kind]:
        """The kinds of help that its pages name, besides the emergency number."""
        return needs_of(self.lesson)


def personalize(
    translation: Translation,
    program: Program,
    audience: str = "adults",
    minutes: int | None = None,
    book: HelpBook = NO_BOOK,
    number: int = 1,
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Select blocks, fill placeholders, add the program's notes and find the lines of help.

    An unknown placeholder is P-coded at its place, with what is meant; so is a kind of help that its readers need and
    that is not known for the program's country."""
    report = Report()
    lesson = translation.lesson
    chosen = select(lesson, audience, minutes, report)
    filler = Filler(program.placeholders(), report)
    filled = {unit: tuple(map(filler.filled, texts)) for unit, texts in translation.units.items()}
    filled = with_sources(filled, lesson, Filler(program.placeholders(), Report()).filled)
    chosen, of_notes = with_notes(chosen, lesson, program, filler, report)
    prepare = tuple(_prepare(lesson, chosen, filled.get("prepare.what", ())))
    units = {unit: texts for unit, texts in filled.items() if _is_printed(unit, chosen)}
    if "prepare.what" in units:
        units["prepare.what"] = tuple(text for _, text in prepare)
    units |= of_notes
    title = public_title(units, lesson, program, report)
    printed = [text for texts in units.values() for text in texts]
    check_pages(printed, lesson, chosen, report)
    given = help_for(program, book)
    check_help(lesson, program, given, report)
    judged = readiness(program, (lesson,), book.lines, book.today)
    edition = Edition(
        lesson=lesson,
        language=translation.language,
        program=on_day(program, book.today),
        audience=audience,
        sections=tuple(_sections(chosen)),
        prepare=prepare,
        units=units,
        revised=max([lesson.revised, *(text.reviewed_on for text in printed if text.reviewed_on is not None)]),
        is_sample=judged.is_sample and not (book.allow_unchecked and program.countries),
        is_draft=any(text.status not in (Status.SOURCE, Status.REVIEWED) for text in printed),
        help=given,
        laws=laws_for(book.laws, program.countries, book.today),
        public_title=title,
        number=number,
    )
    return edition, tuple(report)


def _sections(chosen: Chosen) -> Iterator[EditionSection]:
    starts_at = 0
    for number, (section, blocks) in enumerate(chosen, 1):
        yield EditionSection(section, number, starts_at, blocks)
        starts_at += minutes_of(section, blocks)


def _prepare(lesson: Lesson, chosen: Chosen, texts: tuple[LocalText, ...]) -> Iterator[tuple[Preparation, LocalText]]:
    """What is needed for the blocks that stay."""
    there = {block.id for _, blocks in chosen for block in blocks}
    for item, text in zip(lesson.prepare, texts, strict=True):
        if item.ref is None or item.ref in there:
            yield item, text


def _is_printed(unit: str, chosen: Chosen) -> bool:
    owner, dot, _ = unit.partition(".")
    if not dot or owner == "prepare":
        return True
    return any(owner == section.id or any(owner == block.id for block in blocks) for section, blocks in chosen)
