"""Compose: what editions become in the shipped layouts, and what participants' pages can never hold."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from editions import (
    GUIDE,
    HANDOUT,
    KEY,
    changed,
    composed,
    edition_of,
    everything_in,
    layout_of,
    lesson_of,
    told,
    tree_of,
    tried,
    words_of,
)
from full_lesson import full_lesson, names_of_fields
from goldens import Goldens, is_ci

from builder.blocks import BLOCKS
from builder.compose import Strings
from builder.document import Document, Element, Run, outline
from builder.load import load
from builder.program import Program

HERE = Path(__file__).parent / "compose"
BLOCK_LESSONS = Path(__file__).parent / "blocks"
CALM = (HERE / "calm-steps.yaml").read_text("utf-8")
CALM_AR = (HERE / "calm-steps.ar.yaml").read_text("utf-8")
PROGRAM = Program(
    name="River & Hill", countries=("KH",), help_by_hand=True, lead_name="Sok <Dara>", lead_phone="012 345 678"
)


def body_of(document: Document) -> Element:
    return next(one for one in document.root.iter() if one.name == "body")


# -- trees


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_block_has_its_tree_for_both_faces(kind: str, goldens: Goldens) -> None:
    lesson = BLOCK_LESSONS / f"{kind}.yaml"
    edition = edition_of(lesson.read_text("utf-8"))
    trees = list[str]()
    for layout in (HANDOUT, GUIDE, *([KEY] if kind == "quiz" else [])):
        sections = [one for one in body_of(composed(edition, layout)).children if isinstance(one, Element)]
        shown = [one for one in sections if one.get("id") in {made.section.id for made in edition.sections}]
        trees += [f"# {layout}", *(line for one in shown for line in outline(one)), ""]
    made = "\n".join(trees)
    assert made == goldens.expected(lesson.with_suffix(".tree"), made)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("layout", [HANDOUT, GUIDE])
def test_whole_documents_have_their_trees(layout: str, language: str, goldens: Goldens) -> None:
    edition = edition_of(CALM, language, CALM_AR if language == "ar" else None)
    made = tree_of(composed(edition, layout))
    assert made == goldens.expected(HERE / f"calm-steps.{layout}.{language}.tree", made)


def test_a_program_that_is_known_is_printed_and_is_no_sample() -> None:
    handout = composed(edition_of(CALM, program=PROGRAM), HANDOUT)
    text = everything_in(handout)
    assert "SAMPLE" not in text
    assert "Sok <Dara> · 012 345 678" in handout.root.text()
    assert handout.author == "River & Hill"
    guide = composed(edition_of(CALM, program=PROGRAM), GUIDE)
    assert "River & Hill" in guide.root.text()
    assert "Sok <Dara>" in guide.root.text()


def test_a_document_says_what_it_is() -> None:
    guide = composed(edition_of(CALM), GUIDE)
    assert (guide.name, guide.kind, guide.face) == (f"calm-steps/{GUIDE}", GUIDE, "facilitator")
    assert guide.title == "Facilitator guide: Calm steps"
    assert guide.date == datetime.date(2026, 11, 20)
    full = edition_of(full_lesson("full", str))
    assert list(composed(full, HANDOUT).images) == ["settings-screen.png"]
    assert list(composed(full, GUIDE).images) == []


def test_every_text_knows_where_it_was_written() -> None:
    handout = composed(edition_of(CALM), HANDOUT)
    places = {node.text: node.at for one in handout.root.iter() for node in one.children if isinstance(node, Run)}
    assert str(places["Ana gets a message."]) == "calm-steps.yaml:51:16"
    assert str(places["If you are in danger now"]).startswith("layouts/strings/en.yaml:")
    assert str(next(one for one in handout.root.iter() if one.get("id") == "offer").at) == "calm-steps.yaml:46:9"


def test_text_that_is_not_in_the_readers_language_says_so() -> None:
    handout = composed(edition_of(CALM, "ar", CALM_AR), HANDOUT)
    story = [one for one in handout.root.iter() if one.text() == "○\u00a0Ana gets a message." and one.name == "p"]
    assert [dict(one.attributes) for one in story] == [{"lang": "en", "status": "missing"}]
    assert handout.root.get("lang") == ""
    assert handout.title == "السلامة على الإنترنت وفي العمل 1"


def test_a_draft_says_so_in_both_languages_and_a_guide_what_not_to_do() -> None:
    for layout in (HANDOUT, GUIDE):
        document = composed(edition_of(CALM, "ar", CALM_AR), layout)
        drafts = [one for one in document.root.iter() if one.get("role") == "draft-banner"]
        assert [one.get("lang") for one in drafts] == ["", "en", ""], "the last says what the signs mean"
        assert drafts[1].text().startswith("PROOF, NOT FOR")
    first = next(one for one in document.root.iter() if one.name == "banner")
    assert first.get("role") == "facilitator-banner"


def test_sections_that_participants_see_nothing_of_are_left_out() -> None:
    edition = edition_of(CALM)
    ids = [one.get("id") for one in composed(edition, HANDOUT).root.iter() if one.name == "section"]
    assert "begin" not in ids
    assert "steps" in ids
    guide = composed(edition, GUIDE)
    pages = [one.get("to") for one in guide.root.iter() if one.name == "page-ref"]
    assert "handout:begin" not in pages
    assert "handout:welcome" not in pages


def test_every_page_that_the_guide_names_is_in_the_handout() -> None:
    edition = edition_of(full_lesson("full", lambda field: f"words of {field.replace('.', ' ')}"))
    ids = {one.get("id") for one in composed(edition, HANDOUT).root.iter()}
    for layout in (GUIDE, KEY):
        pages = [one.get("to") for one in composed(edition, layout).root.iter() if one.name == "page-ref"]
        named = {to.removeprefix("handout:") for to in pages if to.startswith("handout:")}
        assert len(named) == len(pages) or len(named) > 1
        assert named <= ids
        assert named >= ({"b-quiz"} if layout == KEY else {f"b-{kind}" for kind in BLOCKS} & ids)


def test_the_clock_runs_without_what_is_left_out() -> None:
    from dataclasses import replace

    edition = edition_of(CALM)
    steps = replace(edition.sections[1], blocks=edition.sections[1].blocks[:2])
    guide = composed(replace(edition, sections=(edition.sections[0], steps)), GUIDE)
    rows = [one.text() for one in guide.root.iter() if one.name == "tr"]
    assert rows[1:] == ["0:00Begin3–", "0:03Steps5", "0:08End––"]


# -- texts


HOSTILE = (
    "x<y and y>z", "R&D", "{{ 7*7 }}", "<b>bold</b>", "</para>", "Dial *31*555", "]]>", "&amp; &lt; &#65;", "{% raw %}",
    "{page-number}", "${x} %s {0} \\n", "<!-- x -->", "<?xml?>", "“quotes” 'and' \"more\"", "{#", "<!DOCTYPE a>",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_come_out_as_typed(text: str) -> None:
    def fill(field: str) -> str:
        return f"{text} in {field.replace('.', ' ').replace('-', ' ')}"

    program = Program(
        name=fill("program"), countries=("KH",), help_by_hand=True, lead_name=fill("lead"), lead_phone=fill("phone")
    )
    edition = edition_of(full_lesson("full", fill), program=program)
    handout, guide = composed(edition, HANDOUT), composed(edition, GUIDE)
    everything = everything_in(guide)
    for field in (*names_of_fields("participant"), *names_of_fields("facilitator"), "program", "lead", "phone"):
        is_drawn_only = field in ("chart.alt", "diagram.alt")
        assert (fill(field) in everything) is not is_drawn_only, f"{field}: guides write out what is drawn"
    for field in names_of_fields("participant"):
        assert fill(field) in everything_in(handout), field
    assert handout.title == f"{fill('public-title')} 1"


def test_no_text_can_imitate_a_mark() -> None:
    for character in "\U000f0000\U000fffff\U0010fffd":
        source = load("x.yaml", f"title: a{character}b".encode())
        assert [one.severity.value for one in source.found] == ["error"]


def test_a_mark_that_a_template_makes_up_is_refused() -> None:
    marks = "".join(chr(0xF0000 + n) for n in range(3000))
    for made_up in (marks, '{{ "\\U000f0bb8" }}', "&#xF0BB8;"):
        document, found = tried(edition_of(CALM), changed(layout_of(HANDOUT), callout=macros(f"<p>{made_up}</p>")))
        assert document is None
        assert "C104" in {one.code for one in found}


def macros(both: str) -> str:
    return "{% macro participant(b) %}" + both + "{% endmacro %}{% macro facilitator(b) %}" + both + "{% endmacro %}"


def test_many_blocks_are_many_marks() -> None:
    points = "\n".join(f"          - point {n}" for n in range(3000))
    block = f"      - type: key-points\n        id: many\n        points:\n{points}\n"
    handout = composed(edition_of(CALM + block), HANDOUT)
    listed = [one.text() for one in handout.root.iter() if one.name == "li" and one.text().startswith("point")]
    assert listed == [f"point {n}" for n in range(3000)]


def test_words_that_a_language_lacks_are_printed_in_english_and_say_so() -> None:
    from builder.compose import compose

    arabic = words_of("ar")
    lacking = Strings("ar", {**arabic.words, "danger-now": arabic.english["danger-now"]}, arabic.english, True)
    document, found = compose(edition_of(CALM, "ar", CALM_AR), layout_of(HANDOUT), lacking, {})
    assert document is not None, told(found)
    label = next(one for one in document.root.iter() if one.text() == "○\u00a0If you are in danger now")
    assert dict(label.attributes) == {"role": "label", "lang": "en", "status": "missing"}


def test_words_that_nobody_reviewed_make_a_draft_of_a_reviewed_lesson() -> None:
    from dataclasses import replace

    from builder.compose import compose

    edition = replace(edition_of(CALM, "ar", CALM_AR), is_draft=False)
    for is_draft in (True, False):
        document, _ = compose(edition, layout_of(HANDOUT), replace(words_of("ar"), is_draft=is_draft), {})
        assert document is not None
        banners = [one for one in document.root.iter() if one.get("role") == "draft-banner"]
        assert len(banners) == (3 if is_draft else 0), "in both languages, and what the signs mean"


def test_lessons_of_the_example_are_whole() -> None:
    assert {block.type for _, block in lesson_of(CALM).blocks()} >= {"say", "text", "callout", "scenario"}


def test_goldens_are_not_written_in_ci() -> None:
    assert [is_ci(said) for said in (None, "", "false", "0", "true", "1")] == [False, False, False, False, True, True]
    words = [sys.executable, "-m", "pytest", "--update-goldens", "--collect-only", __file__]
    done = subprocess.run(words, env={**os.environ, "CI": "true"}, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "does not run in CI" in done.stderr
