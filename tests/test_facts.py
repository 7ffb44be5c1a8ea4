"""Facts: what counts as a figure, and what is said of figures, their sources, years and kinds, and of descriptions."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK
from validating import HELLO, SECTION, SOURCES, TOP, sound

from builder.checks.descriptions import check_descriptions
from builder.checks.facts import check_facts
from builder.checks.figures import claims, numbers
from builder.checks.lessons import Context, check_lesson, today
from builder.diagnostics import Diagnostic
from builder.sources import SourceEntry

DAY = datetime.date(2026, 11, 24)
CHECKED = {name: SourceEntry(name, one.publisher, one.title, one.year, one.url, DAY) for name, one in SOURCES.items()}
OF_ILO = "source: global-estimates-2022, year: 2021, kind: estimate"
OF_NCMEC = "source: ncmec-cybertipline-2024, year: 2024, kind: reports"


def found(blocks: str, sources: dict[str, SourceEntry] = CHECKED) -> list[Diagnostic]:
    return list(check_facts(sound(TOP + SECTION + blocks), sources, DAY))


def places(blocks: str) -> list[tuple[str, str]]:
    """Code of each finding, and what was typed from there on."""
    lines = (TOP + SECTION + blocks).split("\n")
    return [(one.code, lines[one.at.line - 1][one.at.column - 1 :]) for one in found(blocks) if one.at]


def block(kind: str, fields: str, name: str = "b") -> str:
    return f"      - {{type: {kind}, id: {name}, {fields}}}\n"


# -- what counts as a figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 27.6 million people were in forced labour.", ["27.6 million people"]),
        ("Millions of children. A billion. Ten-million.", ["Millions", "A billion", "Ten-million"]),
        ("42 % of them, 12% of us, ten per cent of you", ["42 %", "12%", "ten per cent"]),
        ("1 in 3 told nobody, and two out of five did, 60 of 100", ["1 in 3", "two out of five", "60 of 100"]),
        ("Three times more likely, twice as many", ["Three times more", "twice as many"]),
        ("Two thirds of them, and half of all children", ["Two thirds", "half of all children"]),
        ("20,500 reports and 1200 young people", ["20,500 reports", "1200 young people"]),
        ("ten thousand workers, thousands of victims", ["ten thousand workers", "thousands of victims"]),
    ],
)
def test_claims_about_the_world_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "You are 15 years old. Take 40 minutes. Do steps 1 to 3.",
        "In 2022 people changed. The 2021 children’s day.",
        "Ring +1 202 555 0143 or 116 111.",
        "It pays 3,000 a month and three times his pay.",
        "You cannot be 100% sure.",
        "Put one in two piles, and take turns, one in three minutes.",
        "Say it three times more slowly. Read it twice as slowly.",
        "Half of the group begins. 30 people are here.",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27.6 million in 2021", {"27600000", "2021"}),
        ("27,600,000", {"27600000"}),
        ("one in Three", {"1", "3"}),
        ("half a million", {"500000"}),
        ("about 60%", {"60"}),
        ("none at all", set()),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, expected: set[str]) -> None:
    assert numbers(text) == {Decimal(one) for one in expected}


@QUICK
@given(st.text(st.sampled_from("0123456789.,% -inmilothusadpe\n\u00a0"), max_size=60))
def test_claims_do_not_overlap_and_lie_within_the_text(text: str) -> None:
    last = 0
    for one in claims(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end


# -- F101


@pytest.mark.parametrize(
    "fields",
    [
        "text: Of all victims 42 % are children.",
        'text: "**42 %** are children.", title: Hello',
    ],
)
def test_a_figure_needs_a_source(fields: str) -> None:
    ((code, typed),) = places(block("text", fields))
    assert code == "F101"
    assert typed.startswith("42 %")
    assert found(block("text", fields))[0].message == "'42 %' is a figure without a source"


def test_figures_stand_in_blocks_that_have_a_source() -> None:
    assert found(block("statistic", f"text: About 27.6 million people were in forced labour., {OF_ILO}")) == []
    bars = "bars: [{label: A, value: 61}, {label: B, value: 38}], alt: Two bars of which the first is longer."
    assert found(block("chart", f'text: "61 % and 38 %.", unit: "%", {bars}, {OF_ILO}')) == []
    assert [one.code for one in found(block("say", "text: There are millions."))] == ["F101"]
    assert found(block("note", "text: You may hear of 10 million.")) == []  # facilitators'


def test_a_quiz_or_answer_may_say_a_figure_of_the_lesson_again() -> None:
    figure = block("statistic", f"text: About 27.6 million people., {OF_ILO}", "s")
    again = block("faq", "questions: [{question: How many?, answer: About 27.6 million.}]")
    assert found(figure + again) == []
    assert places(figure + again.replace("27.6", "49.6")) == [("F101", "49.6 million.}]}")]
    assert [one.code for one in found(figure + block("text", "text: About 27.6 million."))] == ["F101"]


def test_what_is_said_to_be_wrong_is_no_figure() -> None:
    pairs = "pairs: [{myth: Only 1 in 100 is a boy., fact: Boys are harmed too.}]"
    assert found(block("myth-fact", pairs)) == []
    assert len(found(block("myth-fact", pairs.replace("too", "too and 1 in 5")))) == 1
    choices = (
        "questions: [{kind: choice, question: Who?, choices: [{text: 9 in 10}, {text: Nobody knows, right: yes}]}]"
    )
    assert found(block("quiz", choices)) == []
    truth = "questions: [{kind: true-false, question: It is 9 in 10., answer: %s}]"
    assert found(block("quiz", truth % "no")) == []
    assert [one.code for one in found(block("quiz", truth % "yes"))] == ["F101"]


def test_stories_are_invented() -> None:
    story = "title: A job, story: He is to win 20 % a day and a million., questions: [Who?], guide: Ask."
    assert found(block("scenario", story)) == []
    assert len(found(block("scenario", story.replace("Who?", "Why are 20 % harmed?")))) == 1


# -- F102 to F106


def test_kinds_of_figures_are_not_mixed_in_a_statistic() -> None:
    mixed = "text: There were 20.5 million reports and an estimate of 27.6 million people."
    assert places(block("statistic", f"{mixed}, {OF_NCMEC}"))[0][1].startswith("estimate of")
    told = found(block("statistic", f"{mixed}, {OF_NCMEC}"))[0]
    assert told.message == "'estimate' is another kind of figure than 'reports'"
    plain = '"There were 20.5 million reports. This is not an estimate of how many are harmed, 1 in 5 or fewer."'
    assert found(block("statistic", f"text: {plain}, {OF_NCMEC}")) == []
    assert found(block("statistic", f"text: 20.5 million reports were surveyed., {OF_NCMEC}")) == []


def test_figures_of_two_kinds_are_not_added_or_compared() -> None:
    figures = block("statistic", f"text: About 27.6 million people., {OF_ILO}", "s")
    figures += block("statistic", f"text: There were 20.5 million reports., {OF_NCMEC}", "t")
    joined = block("say", "text: The 27.6 million and the 20.5 million together are many.")
    (one,) = found(figures + joined)
    assert (one.code, one.message) == ("F102", "'together' joins figures of the kinds 'estimate' and 'reports'")
    assert found(figures + joined.replace(" together", "")) == []
    same = figures.replace(OF_NCMEC, OF_ILO)
    assert found(same + joined) == []


def test_a_figure_cannot_be_newer_than_its_source() -> None:
    newer = block("statistic", f"text: Many., {OF_ILO.replace('2021', '2023')}")
    assert places(newer) == [("F103", "2023, kind: estimate}")]
    assert found(newer)[0].message == "the figure is of 2023, but its source was published in 2022"
    assert found(newer.replace("2023", "2022")) == []


@pytest.mark.parametrize(
    ("figure", "text", "codes"),
    [
        ("27.6 million", "About 27.6 million people.", []),
        ("27.6 million", "About 26.7 million people.", ["F104"]),
        ("27.6 million", "On one day in 2021, this many people were in forced labour.", []),
        ("27.6 million", "On one day in 2021.", ["F104"]),
        ("about 60%", "In 60 of 100 cases.", []),
        ("more than 3 times", "Three times as likely.", []),
        ("Nobody knows", "Nobody can count this.", []),
    ],
)
def test_what_is_printed_large_is_what_the_text_says(figure: str, text: str, codes: list[str]) -> None:
    assert [one.code for one in found(block("statistic", f'figure: {figure}, text: "{text}", {OF_ILO}'))] == codes


def test_what_is_printed_beside_a_bar_is_its_length() -> None:
    chart = block(
        "chart",
        "text: We know it., unit: people, alt: Two bars of which the first is longer., "
        f"bars: [{{label: A, value: 27.6, figure: 27.6 million}}, {{label: B, value: 6.3, figure: 3.6}}], {OF_ILO}",
    )
    (one,) = found(chart)
    assert (one.code, one.message) == ("F104", "'3.6' is printed beside a bar that is drawn for 6.3")
    assert found(chart.replace("figure: 3.6", "figure: 6.3")) == []


def test_an_old_figure_is_only_mentioned() -> None:
    old = block("statistic", f"text: Many., {OF_ILO.replace('2021', '2015')}")
    assert [(one.code, one.severity.value) for one in found(old)] == [("F105", "advice")]
    assert found(old.replace("2015", "2016")) == []


def test_sources_that_nobody_checked_are_named_once() -> None:
    two = block("statistic", f"text: Many., {OF_ILO}", "s") + block("statistic", f"text: More., {OF_ILO}", "t")
    (one,) = found(two, dict(SOURCES))
    assert (one.code, one.severity.value) == ("F106", "advice")
    assert one.message.endswith("in the source 'global-estimates-2022'")
    assert found(two) == []
    assert found(HELLO, dict(SOURCES)) == []


def test_today_is_what_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    assert today() == datetime.date(2026, 11, 24)
    old = block("statistic", f"text: Many., {OF_ILO.replace('2021', '2015')}")
    lesson = sound(TOP + SECTION + old)
    assert "F105" in {one.code for one in check_lesson(lesson, Context(sources=CHECKED))}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1432425600")
    assert "F105" not in {one.code for one in check_lesson(lesson, Context(sources=CHECKED))}
    for wrong in ("", "never", "-1", "9" * 30, "²"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert today() >= DAY


# -- W301


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("image", "says what it is, but not what is on it"),
        ("A diagram about trafficking", "says what it is, but not what is on it"),
        ("settings-screen.png", "is the name of a file"),
        ("Picture of a phone screen with the switch turned on", "begins with what readers are told already"),
        ("A phone", "is too short"),
        ("Where to find the switch in your phone!", "says the same as the caption"),
    ],
)
def test_a_description_says_what_is_seen(alt: str, said: str) -> None:
    figure = block(
        "figure", f"image: settings-screen.png, caption: Where to find the switch in your phone., alt: {alt}"
    )
    lesson = sound(TOP + SECTION + HELLO + figure)
    (one,) = check_descriptions(lesson)
    assert one.code == "W301"
    assert said in one.message
    assert one.at is not None
    assert (one.at.line, one.at.column) == (15, figure.index(f"alt: {alt}") + 6)


@pytest.mark.parametrize(
    "alt",
    [
        "A phone screen with the switch for a private account turned on.",
        "Bar chart. Of 100 people found, 61 were women and girls.",
        "Chart with two bars; the one for women is almost twice as long.",
    ],
)
def test_a_description_that_says_something_is_right(alt: str) -> None:
    figure = block("figure", f'image: settings-screen.png, caption: The switch., alt: "{alt}"')
    assert list(check_descriptions(sound(TOP + SECTION + HELLO + figure))) == []
