"""Boxes to tick, ticks, stars and the like, which no packaged font has: nothing in, a small TrueType font out.

The font is drawn in memory, the same bytes each time, so that such a character is text like any other: measured, drawn,
and copied as itself. It has one weight. Units are 1000 to the em; shapes stand on the middle of Noto Sans' capitals.
"""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

Polygon: TypeAlias = list[complex]  # corners, clockwise for what is filled, anticlockwise for a hole
Drawing: TypeAlias = list[tuple[Polygon, bool]]  # contours; True where the corners are those round a curve

_MIDDLE = 357  # half of 714, the height of capitals
_STROKE, _HEAVY = 68, 130
_BOX = 350  # half a side
_SIDE_BEARING = 80
_DATE = 0x7C259DC0  # seconds from 1904 to 1970


def _regular(corners: int, radius: float, turned: float = 0) -> Polygon:
    """Corners on a circle, clockwise from the top."""
    angles = (math.tau * k / corners + math.radians(turned) for k in range(corners))
    return [complex(radius * math.sin(a), radius * math.cos(a)) for a in angles]


def _moved(points: Polygon, by: complex) -> Polygon:
    return [p + by for p in points]


def _parallel(points: Polygon, distance: float, closed: bool) -> Polygon:
    """The same path moved to its right, corners mitred."""
    path = [*points, points[0]] if closed else points
    edges = [(a + n, b + n) for a, b in pairwise(path) if (n := (b - a) / abs(b - a) * -1j * distance)]
    inner = [_crossing(first, second) for first, second in pairwise([edges[-1], *edges] if closed else edges)]
    return inner if closed else [edges[0][0], *inner, edges[-1][1]]


def _crossing(first: tuple[complex, complex], second: tuple[complex, complex]) -> complex:
    """Where two lines, each through two points, meet."""
    (a, b), (c, d) = first, second
    along, other = b - a, d - c
    share = ((c - a) * other.conjugate()).imag / (along * other.conjugate()).imag
    return a + share * along


def _filled(points: Polygon) -> Drawing:
    return [(points, False)]


def _outlined(points: Polygon, stroke: float = _STROKE) -> Drawing:
    return [(points, False), (_parallel(points, stroke, closed=True)[::-1], False)]


def _stroked(points: Polygon, stroke: float) -> Drawing:
    left, right = (_parallel(points, side * stroke / 2, closed=False) for side in (-1, 1))
    return [(left + right[::-1], False)]


def _disc(radius: float) -> Polygon:
    """Off-curve points of eight quadratic arcs; what lies between two of them is on the curve."""
    return _regular(8, radius / math.cos(math.pi / 8))


def _check(size: float, stroke: float) -> Drawing:
    return _stroked(
        [complex(-size, -0.05 * size), complex(-0.3 * size, -0.75 * size), complex(size, 0.8 * size)], stroke
    )


def _cross(size: float, stroke: float) -> Drawing:
    """An upright cross, one contour, turned by an eighth."""
    half, quarters = stroke / 2, (1, -1j, -1, 1j)
    points = [p * q for q in quarters for p in (complex(-half, half), complex(-half, size), complex(half, size))]
    return _filled([p * complex(1, 1) / math.sqrt(2) for p in points])


def _square(half: float) -> Polygon:
    return [complex(-half, half), complex(half, half), complex(half, -half), complex(-half, -half)]


def _star(radius: float) -> Polygon:
    outer, inner = _regular(5, radius), _regular(5, 0.42 * radius, turned=36)
    return [p for tip, notch in zip(outer, inner, strict=True) for p in (tip, notch)]


def _triangle(radius: float, turned: float) -> Polygon:
    return _regular(3, radius, turned)


def _drawings() -> dict[str, Drawing]:
    box, star = _outlined(_square(_BOX)), _moved(_star(400), -30j)
    found: dict[str, Drawing] = {
        "☐": box,
        "☑": box + _check(210, _STROKE + 12),
        "☒": box + _cross(270, _STROKE + 12),
        "✓": _check(300, 80),
        "✔": _check(300, _HEAVY),
        "✗": _cross(380, 80),
        "✘": _cross(380, _HEAVY),
        "□": _outlined(_square(300)),
        "■": _filled(_square(300)),
        "○": [(_disc(330), True), (_disc(330 - _STROKE)[::-1], True)],
        "●": [(_disc(330), True)],
        "◦": [(_disc(170), True), (_disc(170 - 55)[::-1], True)],
        "★": _filled(star),
        "☆": _outlined(star, 50),
        "◆": _filled(_regular(4, 380)),
        "◇": _outlined(_regular(4, 380)),
    }
    for turned, solid, open_ in ((0, "▲", "△"), (90, "▶", "▷"), (180, "▼", "▽"), (270, "◀", "◁")):
        points = _triangle(400, turned)
        middle = (max(p.imag for p in points) + min(p.imag for p in points)) / 2
        found |= {solid: _filled(_moved(points, -1j * middle)), open_: _outlined(_moved(points, -1j * middle), 60)}
    return found | {"►": found["▶"], "◄": found["◀"]}


DRAWINGS = _drawings()
CHARACTERS = frozenset(map(ord, DRAWINGS))
"""Code points of what is drawn here."""


@functools.cache
def font_data() -> bytes:
    """Return the font file. It has no date of its own, so its bytes never change."""
    from fontTools.fontBuilder import FontBuilder  # not needed unless such a character occurs

    names = {char: f"uni{ord(char):04X}" for char in DRAWINGS}
    builder = FontBuilder(unitsPerEm=1000, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=_DATE, modified=_DATE)  # else the bytes would change each second
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    outlines = {names[char]: _placed(drawing) for char, drawing in DRAWINGS.items()}
    widths = {names[char]: round(_width(drawing)) for char, drawing in DRAWINGS.items()}
    glyphs = {".notdef": _glyph(_placed(DRAWINGS["□"]))} | {name: _glyph(outline) for name, outline in outlines.items()}
    builder.setupGlyf(glyphs)
    edges = {name: builder.font["glyf"][name].xMin for name in glyphs}
    builder.setupHorizontalMetrics({name: (widths.get(name, 760), edge) for name, edge in edges.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-100)
    builder.setupNameTable(
        {"familyName": "Handouts Shapes", "styleName": "Regular", "psName": "HandoutsShapes-Regular"}
    )
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-100, usWinAscent=800, usWinDescent=100, fsType=0)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _corners(drawing: Drawing) -> Iterable[complex]:
    return (p for points, _ in drawing for p in points)


def _width(drawing: Drawing) -> float:
    across = [p.real for p in _corners(drawing)]
    return max(across) - min(across) + 2 * _SIDE_BEARING


def _placed(drawing: Drawing) -> Drawing:
    """Moved from round the origin to its place on the line."""
    by = complex(_SIDE_BEARING - min(p.real for p in _corners(drawing)), _MIDDLE)
    return [(_moved(points, by), curved) for points, curved in drawing]


def _glyph(drawing: Drawing) -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for points, curved in drawing:
        at = [(round(p.real), round(p.imag)) for p in points]
        if curved:
            pen.qCurveTo(*at, None)
        else:
            pen.moveTo(at[0])
            for place in at[1:]:
                pen.lineTo(place)
        pen.closePath()
    return pen.glyph()
