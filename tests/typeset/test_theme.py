"""Themes and layouts: what is wrong in them is named at its place, and what they say is what is set."""

from __future__ import annotations

import io

import pikepdf
import pytest
from trees import LAYOUTS, document, look

from builder.diagnostics import Position
from builder.document import ELEMENTS, ROLES
from builder.load import load
from builder.typeset import read_look, typeset
from builder.typeset.contrast import least, ratio
from builder.typeset.look import MM
from builder.typeset.rules import RULES

LAYOUT = "page:\n  margins: {top: 18, bottom: 18, start: 20, end: 20}\n"


def faults(theme: str, layout: str = LAYOUT) -> list[tuple[str, Position | None]]:
    made, found = read_look([load("theme.yaml", theme.encode())], load("layout.yaml", layout.encode()), "a4")
    assert (made is None) == bool(found)
    return [(one.code, one.at) for one in found]


def at(line: int, column: int, file: str = "theme.yaml") -> Position:
    return Position(file, line, column)


@pytest.mark.parametrize(
    ("theme", "code", "place"),
    [
        ("styles:\n  h1: {colour: ink}", "S201", at(2, 8)),
        ("styles:\n  h7: {size: 12}", "S201", at(2, 3)),
        ("styles:\n  aside.cloud: {size: 12}", "S201", at(2, 3)),
        ("colour: red", "S201", at(1, 1)),
        ("styles:\n  h1: {size: big}", "S202", at(2, 14)),
        ("styles:\n  h1: {size: 400}", "S202", at(2, 14)),
        ("styles:\n  h1: {color: ink}", "S202", at(2, 15)),
        ("styles:\n  h1: large", "S202", at(2, 7)),
        ("styles:\n  h1: {size: [1]}", "S202", at(2, 14)),
        ("colors:\n  ink: black\nstyles: {}", "S202", at(2, 8)),
        ("styles:\n  page-foot: {size: 8}", "S203", at(2, 3)),
        ('styles:\n  p: {color: "#999999"}', "A201", at(2, 3)),
        ("styles:\n  node: {corner: round}", "S202", at(2, 18)),
        ("styles:\n  bar: {hatch: 11}", "S202", at(2, 16)),
        ('styles:\n  bar: {background: "#cccccc"}', "A201", at(2, 3)),
        ('styles:\n  node: {background: "#333333"}', "A201", at(2, 3)),
        ('styles:\n  aside.tip: {background: "#333333"}', "A201", at(2, 3)),
    ],
)
def test_faults_of_themes(theme: str, code: str, place: Position) -> None:
    assert faults(theme + "\n") == [(code, place)]


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ("page:\n  margins: {left: 20}\n", "S201"),
        ("page:\n  margins: {top: 2}\n", "S202"),
        ("page:\n  margins: {top: wide}\n", "S202"),
    ],
)
def test_faults_of_layouts(layout: str, code: str) -> None:
    assert [found for found, _ in faults("theme: x\n", layout)] == [code]


def test_hints_name_what_was_meant() -> None:
    _, found = read_look([load("t.yaml", b"styles:\n  h1: {colr: ink}\n")], load("l.yaml", LAYOUT.encode()), "a4")
    assert found[0].hint == "did you mean 'color'?"


def test_a_later_theme_overrides_field_by_field() -> None:
    base = load("base.yaml", b"colors: {ink: '#111111'}\nstyles:\n  h1: {size: 20, color: ink}\n")
    own = load("own.yaml", b"styles:\n  h1: {size: 30}\n")
    made, found = read_look([base, own], load("layout.yaml", LAYOUT.encode()), "letter")
    assert found == ()
    assert made is not None
    style = made.style(made.body, "h1")
    assert (style.size, style.color) == (30, "#111111")
    assert made.page_size == (612, 792)
    assert made.margins["start"] == 20 * MM


def test_a_theme_that_extends_another_may_change_its_colours() -> None:
    base = load("base.yaml", b"colors: {accent: '#111111'}\nstyles:\n  h1: {color: accent}\n")
    own = load("own.yaml", b"colors: {accent: '#222222'}\n")
    made, _ = read_look([base, own], load("layout.yaml", LAYOUT.encode()), "a4")
    assert made is not None
    assert made.style(made.body, "h1").color == "#222222"


def test_contrast_is_computed_as_wcag_says() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert ratio("#ffffff", "#0b4a57") == ratio("#0b4a57", "#ffffff")
    assert (least(12, 400), least(18, 400), least(14, 700), least(13.9, 700)) == (4.5, 3, 3, 4.5)


@pytest.mark.parametrize("theme", sorted(path.stem for path in (LAYOUTS / "themes").glob("*.yaml")))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_shipped_themes_are_sound(theme: str, paper: str) -> None:
    assert look(theme, "handout", paper).theme == theme
    assert look(theme, "facilitator-guide", paper).paper == paper


def test_text_is_as_large_as_the_theme_says() -> None:
    made = typeset([document("<h1>Title</h1><p>Words</p><p role='small'>Small</p>")], look(), {})
    sizes = []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(instruction.operator) == "Tf":
                sizes.append(float(instruction.operands[1]))
    assert {look().style(look().body, "h1").size, 12, 11} <= set(sizes)
    assert min(sizes) >= 11


def test_every_block_element_has_a_rule() -> None:
    from builder.document import BLOCK, INLINE
    from builder.typeset.inline import RULES as INLINE_RULES

    read_by_others = {"li", "dt", "dd", "caption", "thead", "tbody", "tr", "th", "td"}
    read_by_others |= {"bar", "bar-label", "bar-value", "node"}
    assert set(RULES) | read_by_others == BLOCK
    assert set(INLINE_RULES) == INLINE
    assert "phone" in ROLES
    assert "body" in ELEMENTS
