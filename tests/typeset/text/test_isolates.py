"""Links, addresses and telephone numbers inside right-to-left text: each stays one piece, readable, in its place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.text.items import Span, levels
from builder.typeset.text.lines import Line, Measured

from .samples import SAMPLES, Sample, look, measured, seen

RTL = [sample for sample in SAMPLES.values() if sample.rtl]
BEFORE, BEHIND = "قبل", "بعد"


def marked(*parts: tuple[str, int], lang: str = "ar") -> Measured:
    """Set parts, each with the number of its isolate."""
    text, spans = "", []
    for part, isolate in parts:
        text += part
        spans.append(Span(len(text), replace(look(lang), isolate=isolate)))
    return measured(text, lang, spans)


def words_from_the_right(shown: str) -> list[str]:
    return shown.split()[::-1]


@pytest.mark.parametrize(
    "address",
    [
        "+1 (555) 010-0199",
        "+1-555-010-0142",
        "+44 20 7946 0018",
        "(0555) 010 199",
        "٠١٢ ٣٤٥ ٦٧٨",
        "https://example.org/ar/rights?page=2#top",
        "http://user:x@example.org:8080/a-b/(c)/d",
        "www.example.org/help",
        "help.desk+ar@example.org",
    ],
)
def test_an_address_in_arabic_reads_from_left_to_right(address: str) -> None:
    shown = seen(measured(f"{BEFORE} {address} {BEHIND}.", "ar"))
    assert shown == f".{BEHIND[::-1]} {address} {BEFORE[::-1]}"


@pytest.mark.parametrize("sample", RTL, ids=lambda sample: sample.lang)
def test_the_number_and_the_link_of_every_right_to_left_language(sample: Sample) -> None:
    shown = seen(measured(sample.text, sample.lang))
    assert sample.phone in shown
    assert sample.url in shown


@pytest.mark.parametrize("lang", ["ar", "he", "ur"])
@pytest.mark.parametrize(
    "context", ["{}", f"{BEFORE} {{}} {BEHIND}", "(שעה {}).", "{}, ב־{}", f"{BEFORE} ({{}}) {BEHIND}"]
)
@pytest.mark.parametrize(
    ("first", "dash", "last"),
    [
        ("9:00", "–", "11:30"),
        ("0:05", "-", "0:20"),
        ("10", "-", "12"),
        ("3", " – ", "4"),
        ("٩:٠٠", "–", "١١:٣٠"),
        ("2019", "-", "2021"),
        ("12.5%", "–", "15%"),
        ("1/2", "\u2011", "3/4"),
    ],
)
def test_a_range_begins_where_reading_begins(lang: str, context: str, first: str, dash: str, last: str) -> None:
    shown = seen(measured(context.replace("{}", first + dash + last), lang))
    assert last + dash + first in shown


@pytest.mark.parametrize("whole", ["2026-11-24", "24/11/2026", "9:00", "0:05", "1.5", "+855 12 345 678", "555-1234"])
def test_dates_clocks_and_telephone_numbers_are_no_ranges(whole: str) -> None:
    for text in (whole, f"{BEFORE} {whole} {BEHIND}"):
        assert whole in seen(measured(text, "ar"))


def test_a_range_in_english_within_arabic_is_english() -> None:
    text, spans = "Sessions: 9:00-11:30 and 14-15", look("en")
    whole = f"{BEFORE} {text} {BEHIND}"
    start = len(BEFORE) + 1
    inner = [
        Span(start, look("ar")),
        Span(start + len(text), replace(spans, isolate=1)),
        Span(len(whole), look("ar")),
    ]
    assert text in seen(measured(whole, "ar", inner))


@pytest.mark.parametrize("text", ["صفحة 3", "صفحة 3 من 7", "الدليل، صفحة 12"])
def test_page_references_keep_their_numbers(text: str) -> None:
    words = [word if word.isdecimal() else word[::-1] for word in text.split()]
    assert seen(measured(text, "ar")) == " ".join(words[::-1])


@pytest.mark.parametrize("phone", ["+1 555 010 0199", "555-010-0199", "(0555) 010 199"])
def test_brackets_round_an_address_stay_round_it(phone: str) -> None:
    shown = seen(measured(f"{BEFORE} ({phone}) {BEHIND}", "ar"))
    assert shown == f"{BEHIND[::-1]} ){phone}( {BEFORE[::-1]}"  # brackets are mirrored when they are drawn


def test_punctuation_after_an_address_is_the_sentences() -> None:
    shown = seen(measured(f"{BEFORE} https://example.org/a. {BEHIND}", "ar"))
    assert shown == f"{BEHIND[::-1]} .https://example.org/a {BEFORE[::-1]}"


def test_two_links_side_by_side_stand_in_reading_order() -> None:
    shown = seen(marked((f"{BEFORE} ", 0), ("One", 1), ("Two", 2), (f" {BEHIND}", 0)))
    assert words_from_the_right(shown) == [BEFORE[::-1], "TwoOne", BEHIND[::-1]]


def test_two_links_of_two_words_each() -> None:
    shown = seen(marked(("See one", 1), ("read two", 2)))
    assert shown == "read twoSee one"


def test_one_link_of_two_looks_is_one_isolate() -> None:
    shown = seen(marked((f"{BEFORE} ", 0), ("One ", 1), ("Two", 1), (f" {BEHIND}", 0)))
    assert words_from_the_right(shown)[0] == BEFORE[::-1]
    assert "One Two" in shown


def test_a_link_beside_an_address() -> None:
    shown = seen(marked((f"{BEFORE} ", 0), ("Help", 1), ("https://example.org", 2), (f" {BEHIND}", 0)))
    assert words_from_the_right(shown) == [BEFORE[::-1], "https://example.orgHelp", BEHIND[::-1]]


def test_three_links_one_of_them_arabic() -> None:
    shown = seen(marked(("One", 1), ("اثنان", 2), ("Three", 3)))
    assert shown == "Three" + "اثنان"[::-1] + "One"


def test_a_link_in_arabic_inside_english_keeps_the_sentence() -> None:
    shown = seen(marked(("Read ", 0), ("حقوق 3", 1), (", page 2.", 0), lang="en"))
    assert shown == "Read " + "3 قوقح" + ", page 2."


def test_two_arabic_links_inside_english_stand_in_reading_order() -> None:
    shown = seen(marked(("Read ", 0), ("حقوق", 1), ("أمان", 2), (" now", 0), lang="en"))
    assert shown == "Read " + "حقوق"[::-1] + "أمان"[::-1] + " now"


def test_links_that_meet_keep_their_places_on_each_line() -> None:
    paragraph = marked(("One two ", 1), ("three four", 2), (f" {BEHIND}", 0))
    first, *_ = lines = paragraph.lines(50, hyphenate=False)
    assert len(lines) > 1
    assert seen(paragraph, first).split() == ["One", "two"]
    assert "three four" in seen(paragraph, Line(8, 18, "end"))


def test_a_link_over_a_line_break_is_one_piece_on_both_lines() -> None:
    paragraph = marked((f"{BEFORE} ", 0), ("One, (two)\n(three), four!", 1), (f" {BEHIND}", 0))
    shown = [seen(paragraph, line).strip() for line in paragraph.lines(400, hyphenate=False)]
    assert shown == [f"One, (two) {BEFORE[::-1]}", f"{BEHIND[::-1]} (three), four!"]


def test_an_empty_link_changes_nothing() -> None:
    plain = f"{BEFORE} a 1, b {BEHIND}"
    assert seen(marked((plain[:5], 0), ("", 1), (plain[5:], 0))) == seen(measured(plain, "ar"))


def test_a_number_label_has_its_dot_on_the_left() -> None:
    assert seen(measured("1.", "ar")) == ".1"


def test_text_of_one_direction_has_no_levels() -> None:
    assert levels("All human beings (are) born free.", [Span(33, look("en"))], rtl=False) is None
    article = SAMPLES["ar"].article
    assert levels(article, [Span(len(article), look("ar"))], rtl=True) is None


parts = st.lists(st.tuples(st.text(" aZ1.(אבعب٣", min_size=1, max_size=8), st.integers(0, 3)), min_size=1, max_size=6)


@given(parts, st.sampled_from(["ar", "en"]))
def test_every_isolate_is_an_unbroken_stretch(given_parts: list[tuple[str, int]], lang: str) -> None:
    paragraph = marked(*given_parts, lang=lang)
    runs = paragraph.runs(Line(0, len(paragraph.text), "end"))
    order = paragraph.visual(runs)
    assert sorted(order) == list(range(len(runs)))
    numbers = [number for _, number in given_parts]
    for isolate in set(numbers) - {0}:
        places = [at for at, run in enumerate(order) if runs[run].setting.look.isolate == isolate]
        groups = sum(1 for before, n in pairwise([0, *numbers]) if n == isolate != before)
        gaps = sum(1 for a, b in pairwise(places) if b != a + 1)
        assert gaps < groups
