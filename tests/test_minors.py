"""Care for people under 18, and for what is handed in: what guides and pages say, and to whom."""

from __future__ import annotations

import pytest
from editions import GUIDE, HANDOUT, composed, edition_of, reviewed_words_of

from builder.document import Document, Element
from builder.program import Program

LESSON = """\
lesson: handed-in
title: Asking for help
topic: safety-skills
audience: [AUDIENCE]
minutes: 20
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Name two people who can help.]
sections:
  - id: part
    title: Writing
    minutes: 20
    blocks:
      - type: worksheet
        id: sheet
        title: My two people
        intro: First letters are enough.
        prompts: [{label: Who, lines: 2}]
      - type: worksheet
        id: own
        title: For me alone
        handed-in: no
        prompts: [{label: What I keep, lines: 2}]
      - {type: close, id: goodbye, say: Thank you for coming.}
"""
MINORS = ("children-8-11", "teens-12-14", "teens-15-17")
OTHERS = ("adults", "jobseekers", "migrant-workers", "parents", "staff")
LED = Program(lead_name="Sok Dara")


def made(layout: str, audience: str, program: Program | None = None) -> Document:
    edition = edition_of(LESSON.replace("AUDIENCE", audience), program=program, audience=audience.split(",")[0])
    return composed(edition, layout, reviewed_words_of("en"))


def part(document: Document, name: str) -> Element | None:
    return next((element for element in document.root.iter() if element.get("id") == name), None)


def text_of(document: Document, name: str) -> str:
    element = part(document, name)
    assert element is not None, f"there is no {name}"
    return " ".join(element.text().split())


@pytest.mark.parametrize("audience", MINORS)
def test_a_guide_for_minors_begins_with_what_must_be_so(audience: str) -> None:
    guide = made(GUIDE, audience)
    said = text_of(guide, "guide.minors")
    assert said == "Minors: staff session held parents told second adult “Before you book”"
    element = part(guide, "guide.minors")
    assert element is not None
    assert sum(one.name == "checkbox" for one in element.iter()) == 4
    body = next(one for one in guide.root.iter() if one.name == "body")
    order = [one.get("id") for one in body.iter() if one.get("id")]
    assert order[:2] == ["guide.first", "guide.minors"]


@pytest.mark.parametrize("audience", OTHERS)
def test_a_guide_for_others_has_no_box_for_minors(audience: str) -> None:
    assert part(made(GUIDE, audience), "guide.minors") is None


def test_a_lesson_for_minors_and_others_is_one_for_minors() -> None:
    assert part(made(GUIDE, "adults, teens-15-17"), "guide.minors") is not None


def test_the_box_follows_those_who_come_when_a_lesson_is_cut_for_some() -> None:
    cut = LESSON.replace("AUDIENCE", "adults, teens-15-17")
    cut = cut.replace("        id: own\n", "        id: own\n        audience: [adults]\n")
    for audience, is_there in (("adults", False), ("teens-15-17", True)):
        guide = composed(edition_of(cut, audience=audience), GUIDE, reviewed_words_of("en"))
        assert (part(guide, "guide.minors") is not None) is is_there


@pytest.mark.parametrize("audience", [*MINORS, "adults, teens-12-14"])
def test_what_minors_hand_in_says_that_adults_read_it_and_whom_to_find(audience: str) -> None:
    said = text_of(made(HANDOUT, audience, LED), "sheet")
    words = "Adults will read this. To talk about something that happened, find Sok Dara."
    assert said.startswith(f"My two people{words}")
    blank = text_of(made(HANDOUT, audience), "sheet")
    assert "To talk about something that happened, find ." in blank
    sheet = part(made(HANDOUT, audience), "sheet")
    assert sheet is not None
    assert [one.get("width") for one in sheet.iter() if one.name == "blank"] == ["40"]


def test_what_adults_hand_in_says_that_it_is_read() -> None:
    said = text_of(made(HANDOUT, "adults", LED), "sheet")
    assert "If you hand this in, it will be read." in said
    assert "find Sok Dara." in said


@pytest.mark.parametrize("audience", ["adults", "teens-12-14"])
def test_what_people_keep_says_nothing_of_being_read(audience: str) -> None:
    said = text_of(made(HANDOUT, audience, LED), "own")
    assert said.startswith("For me aloneWhat I keep")
    assert "read" not in text_of(made(GUIDE, audience), "own")


def test_the_guide_gives_two_minutes_to_read_before_people_leave() -> None:
    guide = made(GUIDE, "adults")
    words = "Two minutes: read what was handed in before people leave. Written words count as spoken ones."
    assert words in text_of(guide, "goodbye")
    assert words in text_of(guide, "sheet")
    afterwards = text_of(guide, "guide.afterwards")
    assert "I read what was handed in before people left, and spoke alone with those who wrote of harm." in afterwards
    assert text_of(guide, "guide.disclosure").startswith("If someone tells you, or writes, that they were harmed")
