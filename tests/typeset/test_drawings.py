"""Charts and diagrams: bars as long as their numbers, boxes and arrows in reading order, words as real text."""

from __future__ import annotations

import pytest
from drawn import Path, paths
from trees import document, look, rendering

from builder.checks.readback import Tagged, plain_text, read_tree
from builder.checks.tags import check_tags
from builder.typeset import Rendering, typeset
from builder.typeset.pen import fill, stroke

A4_WIDTH = 595.28
START = 56.69
"""The handout's margin, 20 mm."""
ACCENT = fill("#0b4a57").removesuffix(" rg")
INK = stroke("#1a1a1a").removesuffix(" RG")
WORDS = {
    "en": ("Women", "Men", "Girls"),
    "ar": ("نساء", "رجال", "فتيات"),
    "km": ("ស្ត្រី", "បុរស", "ក្មេងស្រី"),
}
THEMES = ("community", "large-print", "ink-saver", "clear-print")


def made_of(body: str, language: str = "en", theme: str = "community", paper: str = "a4") -> Rendering:
    made = typeset([document(body, language=language, head="")], look(theme, "handout", paper), {})
    assert made.found == ()
    assert check_tags(made.data) == []
    read = [" ".join(line.replace("\u00ad", "").split()) for line in plain_text(made.data)]
    assert read == [" ".join(line.split()) for line in made.text.splitlines() if line.strip()]
    return made


def chart(*values: str, labels: tuple[str, ...] = (), caption: str = "") -> str:
    bars = "".join(
        f'<bar value="{value}"><bar-label>{labels[n] if labels else f"Label {n}"}</bar-label>'
        f"<bar-value>{value}</bar-value></bar>"
        for n, value in enumerate(values)
    )
    return f'<chart alt="Some bars">{f"<caption>{caption}</caption>" if caption else ""}{bars}</chart>'


def nodes(count: int, text: str = "", result: str = "", shape: str = "parts") -> str:
    boxes = "".join(
        f'<node><p role="label">Box {n}</p>{f"<p>{text}</p>" if text else ""}</node>' for n in range(1, count + 1)
    )
    last = f'<node role="result"><p role="label">{result}</p></node>' if result else ""
    return f'<diagram alt="Some boxes" shape="{shape}">{boxes}{last}</diagram>'


def bars_of(made: Rendering) -> list[Path]:
    return [one for one in paths(made.data) if one.paint == "f" and one.color == ACCENT]


def boxes_of(made: Rendering) -> list[Path]:
    """Outlines of boxes, which have rounded corners: eight points and the one where they began."""
    return [one for one in paths(made.data) if one.paint == "S" and len(one.points) == 9 and not one.is_dashed]


def heads_of(made: Rendering) -> list[Path]:
    """Heads of arrows: their first point is the tip."""
    return [one for one in paths(made.data) if one.paint == "f" and len(one.points) == 3]


def dashed_in(made: Rendering) -> list[Path]:
    return [one for one in paths(made.data) if one.is_dashed]


def figures_in(made: Rendering) -> list[Tagged]:
    return [one for one in read_tree(made.data).iter() if one.tag == "Figure"]


# -- charts


@pytest.mark.parametrize("language", WORDS)
def test_bars_are_as_long_as_their_numbers(language: str) -> None:
    values = ("10", "27.6", "40")
    bars = bars_of(made_of(chart(*values, labels=WORDS[language]), language))
    assert [bar.width / bars[-1].width for bar in bars] == pytest.approx([0.25, 0.69, 1.0], abs=1e-3)
    zero = [bar.right if language == "ar" else bar.left for bar in bars]
    assert zero == pytest.approx([zero[0]] * 3, abs=0.02)
    assert [bar.height for bar in bars] == pytest.approx([bars[0].height] * 3)
    assert [bar.low for bar in bars] == sorted((bar.low for bar in bars), reverse=True)


def test_bars_grow_from_the_right_for_readers_from_the_right() -> None:
    english, arabic = (
        bars_of(made_of(chart("3", "9", labels=("12345", "123")), language)) for language in ("en", "ar")
    )
    for one, other in zip(english, arabic, strict=True):
        assert one.left == pytest.approx(A4_WIDTH - other.right, abs=0.5)
        assert one.right == pytest.approx(A4_WIDTH - other.left, abs=0.5)


def test_what_is_nothing_has_a_zero_and_no_bar() -> None:
    made = made_of(chart("0", "5"))
    (bar,) = bars_of(made)
    zeros = [one for one in paths(made.data) if one.paint == "S" and one.width == 0]
    assert [one.left for one in zeros] == pytest.approx([bar.left] * 2, abs=0.02)
    assert bars_of(made_of(chart("0", "0"))) == []


def test_labels_take_what_they_need_and_never_more_than_two_fifths() -> None:
    width = A4_WIDTH - 2 * START
    short = bars_of(made_of(chart("1", "2", labels=("a", "b"))))[0]
    assert short.left - START < 25
    long = bars_of(made_of(chart("1", "2", labels=("words " * 30, "b"))))[0]
    assert long.left - START == pytest.approx(0.4 * width + 6, abs=0.1)


def test_labels_that_would_break_within_a_word_stand_above_their_bars() -> None:
    bars = bars_of(made_of(chart("1", "2", labels=("Incomprehensibilities" * 2, "b"))))
    assert [bar.left for bar in bars] == pytest.approx([START] * 2, abs=0.1)


def test_figures_never_reach_out_of_the_page() -> None:
    made = made_of(chart("1", "2", labels=("A", "B")).replace(">2<", f">{'about two million people ' * 4}<"))
    assert max(bar.right for bar in bars_of(made)) < A4_WIDTH - START - 0.3 * (A4_WIDTH - 2 * START)


def test_a_theme_may_save_ink_with_slanted_lines() -> None:
    made = made_of(chart("4", "8"), theme="ink-saver")
    assert [one for one in paths(made.data) if one.paint == "f"] == []
    drawn = [one for one in paths(made.data) if one.paint == "S"]
    outlines = [one for one in drawn if len(one.points) == 2 and one.width > 50]
    hatched = [one for one in drawn if len(one.points) > 20]
    assert len(outlines) == len(hatched) == 2
    for outline, lines in zip(outlines, hatched, strict=True):
        assert lines.left >= outline.left - 0.02
        assert lines.right <= outline.right + 0.02
        assert lines.height == pytest.approx(outline.height, abs=0.02)


def test_a_chart_stays_on_one_page_with_its_table() -> None:
    table = "<table role='figures'><tbody>" + "<tr><th>One</th><td>1</td></tr>" * 4 + "</tbody></table>"
    for lines in range(24, 34):
        filler = "<p>Filler</p>" * lines
        made = made_of(f'{filler}<keep page="whole"><p id="first">Text</p>{chart(*"2468")}{table}'
                       '<p id="last">Source</p></keep>')  # fmt: skip
        pages = {one.page for one in bars_of(made)}
        references = made.references()
        assert {references["lesson/handout:first"], references["lesson/handout:last"]} == {str(n) for n in pages}


def test_a_chart_that_is_taller_than_a_page_is_parted_between_bars() -> None:
    made = made_of(chart(*["7"] * 8, labels=("many words in a label " * 12,) * 8), theme="large-print")
    found = bars_of(made)
    assert len(found) == 8
    assert len({bar.page for bar in found}) > 1
    assert {round(bar.left, 1) for bar in found} == {round(found[0].left, 1)}
    assert "BBox" not in figures_in(made)[0].attributes


# -- diagrams


def test_parts_stand_side_by_side_and_their_result_below() -> None:
    made = made_of(nodes(3, "A sentence of some words.", "Everything"))
    *parts, result = boxes_of(made)
    assert len(parts) == 3
    assert len({(round(box.low, 1), round(box.high, 1), round(box.width, 1)) for box in parts}) == 1
    assert [box.left for box in parts] == sorted(box.left for box in parts)
    assert result.high < parts[0].low
    assert (result.left, result.right) == pytest.approx((parts[0].left, parts[-1].right), abs=1.0)


def test_a_result_stands_beside_two_parts() -> None:
    boxes = boxes_of(made_of(nodes(2, "", "Both")))
    assert len(boxes) == 3
    assert len({round(box.low, 0) for box in boxes}) == 1


def test_arrows_lead_on_in_reading_direction_and_back_to_the_next_row() -> None:
    for language, ahead in (("en", 1), ("ar", -1)):
        made = made_of(nodes(6, "A sentence of some more words.", shape="sequence"), language)
        boxes = boxes_of(made)
        firsts = [box.left * ahead for box in boxes]
        assert firsts[:3] == sorted(firsts[:3])
        assert firsts[3:] == pytest.approx(firsts[:3], abs=0.02)
        tips = [(head.points[0], head.points[1]) for head in heads_of(made)]
        along = [tip[0] - base[0] for tip, base in tips if abs(tip[0] - base[0]) > abs(tip[1] - base[1])]
        assert len(along) == 4
        assert all(step * ahead > 0 for step in along)
        down = [tip for tip, base in tips if tip[1] < base[1] - abs(tip[0] - base[0])]
        assert len(down) == 3, "one that turns into the second row, and two that skip"
        assert len(dashed_in(made)) == 2


def test_every_arrow_ends_between_boxes_and_never_in_one() -> None:
    for theme in THEMES:
        made = made_of(nodes(6, "Some words.", shape="sequence"), theme=theme)
        boxes = boxes_of(made) or [one for one in paths(made.data) if one.paint == "S" and one.height > 20]
        for head in heads_of(made):
            inside = [
                box for box in boxes
                if box.page == head.page and box.left < head.points[0][0] < box.right
                and box.low < head.points[0][1] < box.high
            ]  # fmt: skip
            assert inside == []


@pytest.mark.parametrize(("count", "lines"), [(2, 0), (3, 1), (4, 1), (5, 1), (8, 2)])
def test_a_dashed_line_leads_past_steps(count: int, lines: int) -> None:
    assert len(dashed_in(made_of(nodes(count, shape="sequence")))) == lines
    assert dashed_in(made_of(nodes(count))) == []


def test_large_print_has_one_column_with_the_dashed_line_beside_it() -> None:
    for language in ("en", "ar"):
        made = made_of(nodes(5, "A sentence.", shape="sequence"), language, "large-print")
        boxes = boxes_of(made)
        assert len(boxes) == 5
        assert len({(round(box.left, 1), round(box.right, 1)) for box in boxes}) == 1
        past = dashed_in(made)
        assert len(past) == 5, "one piece for each box"
        if language == "ar":
            assert min(one.left for one in past) < boxes[0].left
        else:
            assert max(one.right for one in past) > boxes[0].right


def test_a_long_word_makes_a_column_rather_than_break() -> None:
    made = made_of(nodes(3, "Incomprehensibilitiesandmore"))
    assert len({round(box.left, 1) for box in boxes_of(made)}) == 1


def test_a_diagram_taller_than_a_page_is_parted_between_its_boxes() -> None:
    steps = nodes(10, "A sentence of some words. " * 9, shape="sequence")
    made = made_of(f"<section><keep><h3>A heading</h3>{steps}</keep></section>", theme="large-print")
    boxes = boxes_of(made)
    assert len(boxes) == 10
    pages = [box.page for box in boxes]
    assert pages == sorted(pages)
    assert len(set(pages)) > 1
    assert pages[0] == 1, "the heading does not stand alone"
    assert all(box.height > 60 for box in boxes)


def test_a_box_taller_than_a_page_loses_nothing() -> None:
    for shape in ("parts", "sequence"):
        made = made_of(nodes(2, "Words that go on and on. " * 300, "Result" if shape == "parts" else "", shape))
        assert made.text.count("Words that go on and on.") == 600
        assert len(made.pages) > 2


def test_captions_do_not_stand_alone() -> None:
    caption = "<figcaption>A caption that says a lot.</figcaption>"
    body = nodes(6, "A sentence.", shape="sequence").replace("</diagram>", f"{caption * 6}</diagram>")
    made = made_of(f"<keep><h3>A heading</h3>{body}</keep>", theme="large-print", paper="letter")
    assert len(made.pages) == 2
    assert {box.page for box in boxes_of(made)} == {1, 2}


# -- both


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", WORDS)
def test_their_words_are_text_in_reading_order_within_a_figure(language: str, theme: str) -> None:
    words = WORDS[language]
    made = made_of(chart("1", "2", "3", labels=words, caption=words[0]) + nodes(3, words[1], words[2]), language, theme)
    first, second = figures_in(made)
    assert (first.attributes["Alt"], second.attributes["Alt"]) == ("Some bars", "Some boxes")
    assert first.attributes["Placement"] == second.attributes["Placement"] == "Block"
    assert [one.text() for one in first.iter() if one.tag == "P"] == [
        text for n, word in enumerate(words, 1) for text in (word, str(n))
    ]
    said = [one.text() for one in second.iter() if one.tag == "P"]
    assert said == ["Box 1", words[1], "Box 2", words[1], "Box 3", words[1], words[2]]
    (caption,) = [one for one in read_tree(made.data).iter() if one.tag == "Caption"]
    assert caption not in list(first.iter())


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_drawn_is_content(theme: str) -> None:
    made = made_of(chart("1", "2") + nodes(4, "Words.", "All") + nodes(6, shape="sequence"), theme=theme)
    found = paths(made.data)
    assert len(found) > 20
    assert all(one.is_artifact for one in found)


def test_untranslated_alt_text_marks_nothing_that_is_seen() -> None:
    plain, missing = (
        rendering(nodes(2).replace("<diagram", f"<diagram{status}")) for status in ("", ' status="missing" lang="ar"')
    )
    assert len(paths(plain.data)) == len(paths(missing.data))
