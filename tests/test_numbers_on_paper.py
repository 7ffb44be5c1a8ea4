"""No page for participants shows a number that it must not show: 300 random programs, measured on their text.

Most are looked at in the tree that pages are made of, and some in the finished PDFs.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from editions import HANDOUT, composed, everything_in, lesson_of, reviewed_words_of
from help_lines import COUNTRIES, TODAY, some_lines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.checks.readback import plain_text
from builder.diagnostics import stops
from builder.document import Document
from builder.helplines import KINDS, HelpLine, state_of
from builder.library import Library
from builder.localize import localize
from builder.personalize import Edition, HelpBook, personalize
from builder.program import Program
from builder.project import Project, shipped_root
from builder.typeset import typeset

LESSON = """\
lesson: tiny
title: Calm steps
topic: safety-skills
audience: [adults]
minutes: 5
revised: 2026-11-20
needs-help: [NEEDED]
objectives: [Name one person.]
sections:
  - id: begin
    title: Begin
    minutes: 5
    blocks:
      - {type: text, id: first, text: "Talk to {{ lead.name }}, {{ lead.phone }}."}
      - {type: helplines, id: numbers}
"""


@dataclass(frozen=True)
class Case:
    """A program, a lesson and lines, and what is asked for."""

    program: Program
    lines: tuple[HelpLine, ...]
    needed: tuple[str, ...]
    allow_unchecked: bool
    language: str

    def edition(self) -> Edition | None:
        """None if the lesson is refused, since its readers would find no help."""
        lesson = lesson_of(LESSON.replace("NEEDED", ", ".join(self.needed)))
        translation, _ = localize(lesson, self.language, None)
        book = HelpBook(self.lines, TODAY, self.allow_unchecked)
        edition, found = personalize(translation, self.program, book=book)
        assert {one.code for one in found} <= {"P310"}
        return None if stops(found, strict=False) else edition

    def document(self, edition: Edition) -> Document:
        return composed(edition, HANDOUT, reviewed_words_of(self.language))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    by_hand = draw(st.booleans()) or draw(st.booleans())
    program = Program(
        name=draw(st.sampled_from([None, "Harbour House"])),
        countries=tuple(draw(st.lists(st.sampled_from([*COUNTRIES, "FR"]), max_size=3, unique=True))),
        help_by_hand=by_hand,
        lead_name=draw(st.sampled_from([None, "Amina"])),
        lead_phone=draw(st.sampled_from([None, "+1 202 444 0143"])),
    )
    needed = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True))
    return Case(
        program, draw(some_lines()), tuple(needed), draw(st.booleans()), draw(st.sampled_from(["en", "ar", "km"]))
    )


def squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def judge(case: Case, edition: Edition, text: str) -> int:
    """Look for every number of every line; returns how many are there."""
    read, there = squeezed(text), 0
    is_banner = squeezed(reviewed_words_of(case.language).words["sample"].content[0].text) in read  # type: ignore[union-attr]  # plain words
    assert is_banner is edition.is_sample
    for line in case.lines:
        numbers = [squeezed(number) for number in (line.number, line.from_abroad) if number]
        is_shown = any(number in read for number in numbers)
        is_here = bool(case.program.countries) and any(map(line.serves, case.program.countries))
        state = state_of(line, TODAY)
        may_be_shown = is_here and state != "doubtful"
        assert may_be_shown or not is_shown, f"{line.id} is {state}, and of {line.countries}"
        if is_shown and state != "checked":
            assert is_banner or case.allow_unchecked, f"{line.id} is {state}"
        if may_be_shown and set(line.kinds) & {*case.needed, "emergency"}:
            assert all(number in read for number in numbers[:1]), f"{line.id} is missing"
        there += is_shown
    return there


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_no_page_is_made_of_a_number_that_it_must_not_show(case: Case) -> None:
    edition = case.edition()
    if edition is None:
        assert case.program.countries
        assert not case.program.help_by_hand
        return
    assert judge(case, edition, everything_in(case.document(edition))) <= len(case.lines)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(Project.find(shipped_root()))


def test_no_pdf_shows_a_number_that_it_must_not_show(library: Library) -> None:
    look, found = library.look("community", HANDOUT, "a4")
    assert look is not None, found
    shown = 0

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases())
    def judge_pdf(case: Case) -> None:
        nonlocal shown
        edition = case.edition()
        if edition is None:
            return
        rendering = typeset([case.document(edition)], look, {})
        shown += judge(case, edition, "\n".join(plain_text(rendering.data)))

    judge_pdf()
    assert shown > 0, "lines that may be printed are"
