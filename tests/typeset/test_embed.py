"""Embedded fonts: what their tables say of glyphs that were put together is what fontTools finds in them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from trees import rendering

from .text.samples import SAMPLES

_ACCENTS = "Z\u0351\u0346\u0300\u0301\u0316\u0317 e\u0301\u0323 \u00c5\u0323\u0301"
_MAXIMA = ("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentElements")


def fonts_in(data: bytes) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
                yield TTFont(io.BytesIO(one.FontFile2.read_bytes()), recalcBBoxes=False)


def said_of(font: Any) -> tuple[object, ...]:
    """Boxes of all glyphs, and the largest of everything."""
    glyf, maxp, head = font["glyf"], font["maxp"], font["head"]
    drawn = [glyf[name] for name in font.getGlyphOrder() if glyf[name].numberOfContours]
    boxes = [(glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) for glyph in drawn]
    maxima = {name: getattr(maxp, name) for name in (*_MAXIMA, "maxComponentDepth")}
    return boxes, maxima, (head.xMin, head.yMin, head.xMax, head.yMax), font["hhea"].advanceWidthMax


@pytest.mark.parametrize("lang", ["ar", "ur", "km", "my", "hi", "vi", "th"])
def test_composites_are_measured_as_they_are_drawn(lang: str) -> None:
    data = rendering(f"<p>{SAMPLES[lang].article} {_ACCENTS}</p>", head="", language=lang).data
    composites = 0
    for font in fonts_in(data):
        before = said_of(font)
        glyf = font["glyf"]
        composites += sum(glyf[name].isComposite() for name in font.getGlyphOrder())
        for name in font.getGlyphOrder():
            glyf[name].recalcBounds(glyf)
        font["maxp"].recalc(font)
        font["hhea"].recalc(font)
        assert said_of(font) == before
    assert composites
