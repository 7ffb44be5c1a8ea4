"""The lesson with every block, as whole documents: notes, sources, pages named in texts, the clock, help, answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import (
    GUIDE,
    HANDOUT,
    KEY,
    composed,
    edition_of,
    images_of,
    kitchen_sink,
    layout_of,
    reviewed_words_of,
    tree_of,
    words_of,
)
from goldens import Goldens

from builder.blocks import BLOCKS
from builder.compose import compose
from builder.document import Document, Element
from builder.errors import InternalError
from builder.texts import Status

HERE = Path(__file__).parent
SHARED = """lesson: two-figures
title: Two figures
topic: definitions
audience: [adults]
minutes: 9
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Say what a figure is]
sections:
  - id: one
    title: One
    minutes: 4
    blocks:
      - {type: statistic, id: a, text: First., source: disrupting-harm, year: 2021, kind: survey}
      - {type: statistic, id: b, text: Second., source: disrupting-harm, year: 2021, kind: survey}
  - id: two
    title: Two
    minutes: 5
    blocks:
      - {type: statistic, id: c, text: Third., source: disrupting-harm, year: 2021, kind: reports}
"""


def elements(document: Document, name: str) -> list[Element]:
    return [one for one in document.root.iter() if one.name == name]


def test_it_holds_every_block() -> None:
    assert {block.type for _, block in kitchen_sink().lesson.blocks()} == set(BLOCKS)


def test_its_arabic_is_complete_and_reviewed() -> None:
    edition = kitchen_sink("ar")
    assert {text.status for texts in edition.units.values() for text in texts} == {Status.REVIEWED}
    for layout in (HANDOUT, GUIDE, KEY):
        document = composed(edition, layout, reviewed_words_of("ar"))
        assert "DRAFT" not in document.root.text()
        foreign = [one for one in document.root.iter() if one.get("lang") not in ("", "ar")]
        assert {one.name for one in foreign} <= {"note", "p", "span"}
        assert all("20" in one.text() for one in foreign), "only sources, with their years, stay in English"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("layout", [HANDOUT, GUIDE, KEY])
def test_whole_documents_have_their_trees(layout: str, language: str, goldens: Goldens) -> None:
    made = tree_of(composed(kitchen_sink(language), layout, reviewed_words_of(language)))
    assert made == goldens.expected(HERE / f"kitchen-sink.{layout}.{language}.tree", made)


def test_a_page_named_in_a_text_is_the_handouts() -> None:
    for layout, to in ((HANDOUT, "stop-check-tell"), (GUIDE, "handout:stop-check-tell")):
        found = [one for one in elements(composed(kitchen_sink(), layout), "li") if "time to check" in one.text()]
        assert [[inner.get("to") for inner in one.iter() if inner.name == "page-ref"] for one in found] == [[to]]


def test_help_stands_first_and_last_in_a_handout() -> None:
    body = elements(composed(kitchen_sink(), HANDOUT), "body")[0]
    helps = [one.get("id") for one in body.iter() if one.get("role") == "help"]
    assert helps == ["help.now", "numbers-for-you", "help.places"]
    *_, help_box, reviews = (one for one in body.children if isinstance(one, Element))
    assert [one.get("id") for one in help_box.iter() if one.get("id")] == ["help.places"]
    assert reviews.get("id") == "handout.reviews"  # one line: who has not reviewed it yet


def test_one_sign_is_said_to_be_no_proof() -> None:
    for layout in (HANDOUT, GUIDE):
        assert "One sign is no proof." in composed(kitchen_sink(), layout).root.text()


# -- sources


@pytest.mark.parametrize("layout", [HANDOUT, GUIDE])
def test_each_section_has_a_note_for_each_of_its_sources(layout: str) -> None:
    document = composed(edition_of(SHARED), layout)
    references = [one.get("to") for one in elements(document, "note-ref")]
    assert references == ["note.1.disrupting-harm", "note.1.disrupting-harm", "note.2.disrupting-harm"]
    assert [one.get("id") for one in elements(document, "note")] == sorted(set(references))
    sections = {one.get("id"): one for one in elements(document, "section")}
    for name, note in (("one", "note.1.disrupting-harm"), ("two", "note.2.disrupting-harm")):
        last = sections[name].children[-1]
        assert isinstance(last, Element)
        assert (last.name, last.get("id"), last.get("lang")) == ("note", note, "en")


def test_sources_are_listed_once_at_the_end() -> None:
    handout, guide = (composed(edition_of(SHARED), layout) for layout in (HANDOUT, GUIDE))
    short = next(one for one in handout.root.iter() if one.get("id") == "handout.sources")
    assert short.text() == "Sources · UNICEF, ECPAT and INTERPOL 2022"
    whole = next(one for one in guide.root.iter() if one.get("id") == "guide.sources")
    assert [one.text() for one in whole.iter() if one.name == "li"] == [
        "UNICEF, ECPAT and INTERPOL · Disrupting Harm: data insights · 2022 · https://safeonline.global/"
    ]
    assert [one.get("href") for one in whole.iter() if one.name == "a"] == ["https://safeonline.global/"]


def test_a_figure_says_what_kind_it_is_and_of_which_year() -> None:
    text = composed(edition_of(SHARED), HANDOUT).root.text()
    assert "From a survey in 2021" in text
    assert "Reports made in 2021, not a count of people" in text
    assert "An estimate for 2021" in composed(kitchen_sink(), HANDOUT).root.text()


def test_a_source_that_is_not_there_is_a_broken_word_of_validation() -> None:
    edition = edition_of(SHARED)
    with pytest.raises(InternalError, match="no source disrupting-harm"):
        compose(edition, layout_of(HANDOUT), words_of("en"), images_of(edition))


# -- the guide


def test_the_clock_runs_in_each_step() -> None:
    guide = composed(kitchen_sink(), GUIDE)
    rows = [one.text() for one in elements(guide, "tr")]
    assert rows[1].startswith("0:00Welcome12")
    assert rows[6].startswith("1:28Help12")
    headings = [one.text() for one in elements(guide, "h3")]
    assert "0:53 · Two offers · 15 min" in headings
    assert "Why we talk about it" in headings
    labels = [one.text() for one in elements(guide, "p") if one.get("role") == "label"]
    assert "0:06 · Say · 2 min" in labels


def test_things_to_have_ready_are_counted() -> None:
    lists = [one for one in elements(composed(kitchen_sink(), GUIDE), "ul") if one.get("role") == "checklist"]
    materials = next(one for one in lists if "a clock" in one.text())
    assert [one.text() for one in materials.children if isinstance(one, Element)] == [
        "pens: one for each person,  in all",
        "printed job offers: one for each group of four,  in all",
        "a clock",
    ]
    assert [one.get("width") for one in materials.iter() if one.name == "blank"] == ["12", "12"]


def test_a_long_guide_has_a_table_of_contents_behind_its_first_sheet() -> None:
    guide = composed(kitchen_sink(), GUIDE)
    order = [one.get("id") for one in elements(guide, "body")[0].iter() if one.get("id").startswith("guide.")]
    assert order[:5] == ["guide.first", "guide.minors", "guide.clock", "guide.disclosure", "guide.contents"]
    assert len(elements(guide, "contents")) == 1
    assert elements(composed(edition_of(SHARED), GUIDE), "contents") == []


# -- the answer key


def test_an_answer_key_is_for_lessons_with_a_quiz() -> None:
    layout = layout_of(KEY)
    assert (layout.face, set(layout.needs)) == ("facilitator", {"quiz"})
    assert layout_of(HANDOUT).needs == frozenset()
    key = composed(kitchen_sink(), KEY)
    assert key.title == "Answer key: Offers, friends and help"
    assert [one.text() for one in elements(key, "h2")] == ["What we know now"]
    assert [one.get("to") for one in elements(key, "page-ref")] == ["handout:what-do-you-know"]
    text = key.root.text()
    assert "Answer: B. Wait and ask somebody you trust" in text
    assert "Answer: False" in text
    assert "Send it quickly" not in text
    assert elements(key, "banner")[0].get("role") == "facilitator-banner"
