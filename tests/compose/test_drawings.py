"""Charts and diagrams in documents: what handouts draw and guides write out, sources, texts not yet translated."""

from __future__ import annotations

from editions import GUIDE, HANDOUT, composed, edition_of, kitchen_sink, reviewed_words_of

from builder.document import Document, Element

LESSON = """
lesson: drawn
title: Figures
topic: definitions
audience: [adults]
minutes: 10
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Read one chart.]
sections:
  - id: only
    title: Numbers
    minutes: 10
    blocks:
      - {type: statistic, id: one, text: First., source: disrupting-harm, year: 2021, kind: survey}
      - type: chart
        id: bars
        text: Second.
        unit: children in a hundred
        bars: [{label: Here, value: 1200.5}, {label: There, value: 2, figure: about two}]
        source: disrupting-harm
        year: 2021
        kind: survey
        alt: Two bars, of which the first is longer.
        guide: Ask who was not asked.
      - type: chart
        id: others
        text: Third.
        unit: reports
        bars: [{label: Here, value: 1}, {label: There, value: 2}]
        source: ncmec-cybertipline-2024
        year: 2024
        kind: reports
        alt: Two bars, of which the second is longer.
"""
MODULE = """
translates: drawn
language: km
translator: a test
units:
  bars.bars.label:
    - {source: Here, text: ទីនេះ}
  bars.unit: {source: children in a hundred, text: ក្នុងមួយរយ}
"""


def named(document: Document, name: str, within: str = "") -> list[Element]:
    root = next(one for one in document.root.iter() if one.get("id") == within) if within else document.root
    return [one for one in root.iter() if one.name == name]


def test_charts_and_statistics_of_one_source_share_its_note() -> None:
    for layout in (HANDOUT, GUIDE):
        document = composed(edition_of(LESSON), layout)
        references = [one.get("to") for one in named(document, "note-ref")]
        assert references == ["note.1.disrupting-harm", "note.1.disrupting-harm", "note.1.ncmec-cybertipline-2024"]
        assert [one.get("id") for one in named(document, "note")] == list(dict.fromkeys(references))
    text = composed(edition_of(LESSON), HANDOUT).root.text()
    assert text.count("From a survey in 2021") == 2
    assert text.count("Reports made in 2024, not a count of people") == 1


def test_a_chart_and_its_table_say_the_same() -> None:
    document = composed(edition_of(LESSON), HANDOUT)
    bars = named(document, "bar", "bars")
    assert [(bar.get("value"), [one.text() for one in bar.iter()][1:]) for bar in bars] == [
        ("1200.5", ["Here", "1,200.5"]),
        ("2", ["There", "about two"]),
    ]
    rows = [
        [cell.text() for cell in row.children if isinstance(cell, Element)] for row in named(document, "tr", "bars")
    ]
    assert rows == [["", "children in a hundred"], ["Here", "1,200.5"], ["There", "about two"]]
    assert [one.get("scope") for one in named(document, "th", "bars")] == ["col", "row", "row"]


def test_guides_write_out_what_handouts_draw() -> None:
    guide, handout = (composed(kitchen_sink(), layout) for layout in (GUIDE, HANDOUT))
    assert len(named(handout, "chart")) == 1
    assert len(named(handout, "diagram")) == 2
    assert named(guide, "chart") == named(guide, "diagram") == []
    for name in ("chart", "diagram"):
        for drawn in named(handout, name):
            written = guide.root.text()
            assert drawn.get("alt") not in written, "there is nothing to describe"
            for one in drawn.iter():
                if one.name in ("p", "bar-label", "bar-value", "caption"):
                    assert one.text() in written
    assert "Ask who was not asked." not in composed(edition_of(LESSON), HANDOUT).root.text()


def test_only_a_sequence_says_that_steps_may_be_left_out() -> None:
    for language, words in (("en", "Dashed line:"), ("ar", "الخط المتقطع:")):
        handout = composed(kitchen_sink(language), HANDOUT, reviewed_words_of(language))
        said = {one.get("shape"): words in one.text() for one in named(handout, "diagram")}
        assert said == {"parts": False, "sequence": True}


def test_each_text_of_a_chart_has_a_status_of_its_own() -> None:
    handout = composed(edition_of(LESSON, "km", MODULE), HANDOUT)
    (chart,) = named(handout, "chart", "bars")
    assert (chart.get("lang"), chart.get("status")) == ("en", "missing"), "those of its description"
    labels = named(handout, "bar-label", "bars")
    assert [(one.text(), one.get("lang"), one.get("status")) for one in labels] == [
        ("ទីនេះ", "km", ""),
        ("○\u00a0There", "", "missing"),
    ]
    values = named(handout, "bar-value", "bars")
    assert [one.get("status") for one in values] == ["", "missing"]
