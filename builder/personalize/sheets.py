"""A program alone → the edition of one of its sheets, which belong to no lesson: a safety plan, a letter to parents.

A lesson without sections stands for it, so that the stages after this one need no second way. It knows no page and no
word of a sheet: those are the layout's.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from builder.helplines import open_lines
from builder.lesson import Lesson
from builder.load import Scalar
from builder.markdown import parse
from builder.personalize import Edition
from builder.personalize.helping import HelpBook, help_for
from builder.personalize.naming import typed_here
from builder.personalize.readiness import on_day, readiness
from builder.program import Program
from builder.texts import LocalText, Status


def sheet_edition(
    name: str, program: Program, language: str, revised: datetime.date, book: HelpBook, is_anonymous: bool = False
) -> Edition:
    """The edition of the sheet called ``name``, whose words last changed on the day ``revised``.

    A SAMPLE by the same rule as lessons: no country, or its emergency number is not checked. One that is anonymous
    knows neither the program nor its people."""
    judged = readiness(program, (), book.lines, book.today)
    title = parse(Scalar(name.replace("-", " ").capitalize()), "plain")
    lesson = Lesson.model_construct(
        lesson=name, title=title, topic="safety-skills", audience=(), minutes=1, revised=revised, needs_help=(),
        objectives=(), prepare=(), sections=(), public_title=None, reviews=(),
    )  # fmt: skip
    title_of_all = None if is_anonymous else program.public_title
    return Edition(
        lesson=lesson,
        language=language,
        program=_without_names(program) if is_anonymous else on_day(program, book.today),
        audience="",
        sections=(),
        prepare=(),
        units={"title": (LocalText(title, "en", Status.SOURCE, title),), "objectives": ()},
        revised=revised,
        is_sample=judged.is_sample and not (book.allow_unchecked and program.countries),
        is_draft=False,
        help=help_for(program, book),
        public_title=typed_here(title_of_all, lesson, program) if title_of_all else None,
        to_check=open_lines(book.lines, program.countries, book.today),
    )


def _without_names(program: Program) -> Program:
    return replace(
        program, name=None, public_title=None, logo=None, lead_name=None, lead_phone=None, deputy=None,
        report_to=None, local_number=None, next_session=None, local_notes=(),
    )  # fmt: skip
