"""Lines are as far apart as their script needs, however tight the theme: no ink meets that of the next line."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from builder.typeset.look import Style
from builder.typeset.paragraph import Paragraph
from builder.typeset.tags import ARTIFACT
from builder.typeset.text.items import RTL_LANGS, Look, Span
from builder.typeset.text.lines import Line, Measured

from .text.samples import SAMPLES

DENSE: dict[str, str] = yaml.safe_load((Path(__file__).parent / "text/dense.yaml").read_text("utf-8"))
_SIZE = 12.0
_WIDTH = 90.0
_ALMOST = 1e-6
_HAIR = 0.181
"""Points by which a bracket may reach out of the room of its paragraph."""
TALL = {"ar", "ur", "fa", "my", "km", "lo", "th", "hi", "ne", "bn", "si", "ta"}
"""Languages whose lines stand farther apart than those of Latin letters."""


@cache
def paragraph(text: str, lang: str, weight: int, leading: float) -> Paragraph:
    look = Look(_SIZE, weight, "#000000", lang)
    measured = Measured(text, [Span(len(text), look)], lang, lang in RTL_LANGS)
    made = Paragraph(measured, Style(size=_SIZE, weight=weight, leading=leading), ARTIFACT)
    made.wrap(_WIDTH, 1.0)
    return made


def ink(paragraph: Paragraph, line: Line) -> tuple[float, float]:
    """How far a line's glyphs reach above and below its baseline, in points."""
    tops, bottoms = [0.0], [0.0]
    for run in paragraph.text.runs(line):
        scale = run.setting.look.size / run.face.upem
        for gid, _, y in (part for piece in run.pieces for cluster in piece.clusters for part in cluster.parts):
            box = run.face.font.get_glyph_extents(gid)
            if box is not None and box.height:
                tops.append((box.y_bearing + y) * scale)
                bottoms.append(-(box.y_bearing + box.height + y) * scale)
    return max(tops), max(bottoms)


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("leading", [1.0, 1.4])
@pytest.mark.parametrize("lang", SAMPLES)
def test_no_ink_meets_that_of_the_next_line(lang: str, leading: float, weight: int) -> None:
    for text in (SAMPLES[lang].text, f"{DENSE[lang]} " * 3):
        made = paragraph(text, lang, weight, leading)
        inks = [ink(made, line) for line in made.lines]
        assert len(inks) > 2
        assert all(below + above <= made.leading + _ALMOST for (_, below), (above, _) in pairwise(inks))
        assert inks[0][0] <= made.baseline + _HAIR
        assert inks[-1][1] <= made.leading - made.baseline + _HAIR


@pytest.mark.parametrize("lang", SAMPLES)
def test_no_script_has_more_room_than_it_needs(lang: str) -> None:
    tightest = paragraph(SAMPLES[lang].text, lang, 400, 1.0).leading / _SIZE
    assert (tightest > 1.27) == (lang in TALL or lang in ("zh", "ja", "ko"))
    assert tightest <= (2.5 if lang == "ur" else 1.63)
    assert paragraph(SAMPLES[lang].text, lang, 400, 2.6).leading == pytest.approx(2.6 * _SIZE)


def test_latin_lines_stay_as_close_as_a_theme_says() -> None:
    for lang in ("en", "es", "fr", "ru", "vi"):
        assert paragraph(SAMPLES[lang].text, lang, 400, 1.28).leading == pytest.approx(1.28 * _SIZE)


def test_a_text_without_marks_above_takes_the_lines_of_its_script() -> None:
    assert paragraph("यह", "hi", 400, 1.0).leading == paragraph(SAMPLES["hi"].article, "hi", 400, 1.0).leading
