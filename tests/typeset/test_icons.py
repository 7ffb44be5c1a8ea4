"""Icons beside the labels of boxes: inside their square, mirrored where that matters, and never content."""

from __future__ import annotations

import re

import pytest

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.icons import DRAWINGS, GRID, Iconed, drawn
from builder.typeset.look import Style
from builder.typeset.tags import StructElement
from builder.typeset.theme import _icon
from typeset.test_flow import Lines


def points(operators: str) -> list[tuple[float, float]]:
    """All points of the path, on the grid."""
    found = [float(number) for number in re.findall(r"-?[0-9.]+(?= )", operators.split(" j ")[1])]
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_an_icon_stays_within_its_square_and_fills_it(name: str) -> None:
    found = points(drawn(name, 0, 0, 10, "#000000", rtl=False))
    assert all(1 <= x <= GRID - 1 and 1 <= y <= GRID - 1 for x, y in found)
    columns, rows = zip(*found, strict=True)
    assert max(max(columns) - min(columns), max(rows) - min(rows)) >= 0.65 * GRID


def test_icons_that_point_are_mirrored_for_right_to_left_readers() -> None:
    ltr, rtl = (drawn("speech", 100, 50, 24, "#0b4a57", rtl) for rtl in (False, True))
    assert "1.0000 0 0 -1.0000 100.00 50.00 cm" in ltr
    assert "-1.0000 0 0 -1.0000 124.00 50.00 cm" in rtl
    assert drawn("heart", 1, 2, 3, "#000000", rtl=True) == drawn("heart", 1, 2, 3, "#000000", rtl=False)


@pytest.mark.parametrize("rtl", [False, True])
def test_it_is_an_artifact_beside_the_words(rtl: bool) -> None:
    body = Lines("label", 1, keep_with_next=True, keys=("here",))
    block = Iconed("phone", body, Style(size=12), "#000000", rtl)
    assert block.wrap(200, 1.0) == 10
    assert block.keep_with_next
    assert list(block.begun()) == ["here"]
    canvas = TaggedCanvas(StructElement("Document"), (300, 100))
    written: list[str] = []
    canvas.write = written.append  # type: ignore[method-assign,assignment]
    places: list[float] = []
    body.paint = lambda canvas, x, top: places.append(x)  # type: ignore[method-assign]
    block.draw(canvas, 50, 80)
    (icon,) = written
    assert icon.startswith("/Artifact BMC q ")
    left = float(re.search(r"([0-9.]+) [0-9.]+ cm", icon)[1])  # type: ignore[index]
    size = 12 * 1.6
    assert (left, places[0]) == pytest.approx((250 - size, 50) if rtl else (50, 50 + size + 12 * 0.45), abs=0.01)


def test_a_theme_may_name_any_of_them_or_none() -> None:
    assert _icon("none", {}) == ""  # type: ignore[arg-type]
    assert _icon("heart", {}) == "heart"  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="one of phone, key"):
        _icon("skull", {})  # type: ignore[arg-type]
