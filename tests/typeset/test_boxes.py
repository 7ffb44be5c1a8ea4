"""Columns side by side, each as wide as its words need; labels with a line to write on behind them."""

from __future__ import annotations

import io

import pikepdf
import pytest
from drawn import paths
from trees import document, look, rendering

from builder.typeset import typeset
from builder.typeset.boxes import Beside
from builder.typeset.flow import Block
from typeset.test_flow import Lines


@pytest.mark.parametrize(
    ("natural", "widths"),
    [
        ((90, 30, 60), (110, 50, 110)),  # the outer two alike: the middle one is in the middle
        ((150, 30, 60), (162, 42, 72)),  # no room for that
        ((150, 60, 90), (92, 92, 92)),  # nor for their words: lines will break
        ((90, 60), (140, 140)),
        ((400,), (280,)),
    ],
)
def test_columns_are_as_wide_as_their_words_if_there_is_room(natural: tuple[int, ...], widths: tuple[int, ...]) -> None:
    columns: list[tuple[Block, float]] = [(Lines("x", 1), width) for width in natural]
    row = Beside(columns, rtl=False, gap=280 - sum(widths) if len(widths) == 2 else (280 - sum(widths)) / 2)
    row.wrap(280, 1.0)
    assert row._widths() == pytest.approx(widths, abs=0.1)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("theme", ["community", "ink-saver"])
def test_the_numbers_of_steps_stand_on_discs_unless_ink_is_dear(theme: str, language: str) -> None:
    body = '<ol role="steps"><li>one</li><li>two</li><li>three</li></ol>'
    made = typeset([document(body, language=language)], look(theme), {})
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert drawn.count("c") == (3 * 4 if theme == "community" else 0)
    numbers = ["1", "2", "3"] if theme == "community" else ["1.", "2.", "3."]
    assert made.text.split()[-6:] == [
        word for pair in zip(numbers, ["one", "two", "three"], strict=True) for word in pair
    ]


def test_a_field_with_a_label_of_two_lines_has_its_line_behind_the_wider_one() -> None:
    one, two = (
        [path for path in paths(rendering(f"<field>{label}</field>", head="").data) if path.width > 20]
        for label in ("A wider label:", "A wider label:<br/>Short:")
    )
    assert [path.left for path in two] == [path.left for path in one]
