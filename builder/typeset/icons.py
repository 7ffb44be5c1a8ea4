"""Icons of our own drawing: name → lines on a grid of 24 by 24, as PDF path operators. They are decoration, never text.

Round line ends and one width of line, so that they survive a cheap copier at 5 mm. Those that point somewhere are
mirrored for right-to-left readers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import Block, Split
from builder.typeset.look import Style
from builder.typeset.pen import stroke
from builder.typeset.shapes import ROUND

GRID = 24.0
_LINE = 1.9
"""Width of a line, in units of the grid."""
_SIZE = 1.6
"""Of an icon, as a multiple of the size of the words beside it."""
_GAP = 0.45
"""Between an icon and its words, likewise."""
_CAPITALS = 0.714
"""Height of Noto Sans' capitals, as a share of the size: an icon stands on the middle of them."""


def _circle(x: float, y: float, radius: float) -> str:
    """Four curves."""
    k = ROUND * radius
    return (
        f"M {x + radius} {y} C {x + radius} {y + k} {x + k} {y + radius} {x} {y + radius} "
        f"C {x - k} {y + radius} {x - radius} {y + k} {x - radius} {y} "
        f"C {x - radius} {y - k} {x - k} {y - radius} {x} {y - radius} "
        f"C {x + k} {y - radius} {x + radius} {y - k} {x + radius} {y} Z "
    )


def _dot(x: float, y: float) -> str:
    """A line of no length, with round ends."""
    return f"M {x} {y} L {x} {y} "


_BUBBLE = (
    "M 5 4 L 19 4 C 20.7 4 22 5.3 22 7 L 22 14 C 22 15.7 20.7 17 19 17 L 11 17 L 6 21.5 L 6 17 L 5 17 "
    "C 3.3 17 2 15.7 2 14 L 2 7 C 2 5.3 3.3 4 5 4 Z "
)
_PAGE = "M 6 2.5 L 14.5 2.5 L 19 7 L 19 21.5 L 6 21.5 Z M 14.5 2.5 L 14.5 7 L 19 7 "

DRAWINGS: Mapping[str, str] = {
    "phone": "M 9 3 L 15 3 C 16.1 3 17 3.9 17 5 L 17 19 C 17 20.1 16.1 21 15 21 L 9 21 C 7.9 21 7 20.1 7 19 L 7 5 "
    "C 7 3.9 7.9 3 9 3 Z M 11 18 L 13 18 M 4 9 C 2.8 10.8 2.8 13.2 4 15 M 20 9 C 21.2 10.8 21.2 13.2 20 15",
    "key": _circle(7.5, 8, 4.5) + "M 10.8 11.2 L 20.5 20.5 M 17.6 17.7 L 20.2 15.1 M 14.4 14.6 L 16.4 12.6",
    "book": "M 12 6 C 9.5 4.3 6 4.1 2.5 5 L 2.5 19 C 6 18.1 9.5 18.3 12 20 C 14.5 18.3 18 18.1 21.5 19 L 21.5 5 "
    "C 18 4.1 14.5 4.3 12 6 Z M 12 6 L 12 20",
    "bars": "M 2.5 21 L 21.5 21 M 5 21 L 5 13 L 8 13 L 8 21 M 10.5 21 L 10.5 4 L 13.5 4 L 13.5 21 "
    "M 16 21 L 16 9 L 19 9 L 19 21",
    "bulb": "M 9 17.5 C 9 15 5.5 13.5 5.5 9.3 C 5.5 5.6 8.4 2.8 12 2.8 C 15.6 2.8 18.5 5.6 18.5 9.3 "
    "C 18.5 13.5 15 15 15 17.5 Z M 9.7 21 L 14.3 21",
    "note": _circle(12, 12, 9.5) + _dot(12, 7.6) + "M 12 11.5 L 12 16.8",
    "warning": "M 12 3 L 22 20.5 L 2 20.5 Z M 12 9.5 L 12 14.2 " + _dot(12, 17.4),
    "speech": _BUBBLE + "M 7 8.7 L 17 8.7 M 7 12.4 L 13.5 12.4",
    "question": _BUBBLE + "M 9.6 8.6 C 9.6 7.2 10.6 6.5 12 6.5 C 13.4 6.5 14.5 7.3 14.5 8.6 "
    "C 14.5 10 12 10.2 12 12 " + _dot(12, 14.6),
    "page": _PAGE + "M 9 11.5 L 16 11.5 M 9 15 L 16 15 M 9 18.3 L 13 18.3",
    "ear": "M 6 9.3 C 6 5.4 8.6 2.8 12 2.8 C 15.6 2.8 18.2 5.6 18.2 9.2 C 18.2 13.2 14.4 14 14 17.6 "
    "C 13.7 19.9 12.2 21.3 10.2 21.3 C 8.3 21.3 7 20.2 6.5 18.6 M 9.4 9.6 C 9.4 7.6 10.6 6.3 12.2 6.3 "
    "C 13.8 6.3 14.9 7.5 14.9 9.2 C 14.9 11.2 12.9 11.6 12.2 13",
    "pencil": "M 3.5 20.5 L 4.8 15.2 L 16.2 3.8 L 20.2 7.8 L 8.8 19.2 Z M 13.4 6.6 L 17.4 10.6",
    "people": _circle(8.5, 8, 3.8) + "M 2 20.5 C 2 16.5 4.6 14.2 8.5 14.2 C 12.4 14.2 15 16.5 15 20.5 "
    "M 15.4 4.5 C 17.4 4.7 18.8 6.2 18.8 8 C 18.8 9.8 17.4 11.3 15.4 11.5 M 18 14.8 C 20.6 15.6 22 17.6 22 20.5",
    "shield": "M 12 2.5 L 20 5.5 L 20 11.5 C 20 16.3 16.6 20 12 21.8 C 7.4 20 4 16.3 4 11.5 L 4 5.5 Z "
    "M 8.2 12 L 11 14.8 L 16 9.2",
    "heart": "M 12 20.5 C 6 16 2.5 12.6 2.5 8.6 C 2.5 5.7 4.7 3.8 7.2 3.8 C 9.2 3.8 11 5 12 7 C 13 5 14.8 3.8 16.8 3.8 "
    "C 19.3 3.8 21.5 5.7 21.5 8.6 C 21.5 12.6 18 16 12 20.5 Z",
}  # fmt: skip
"""In SVG's path language: M, L, C and Z with absolute numbers; y grows downwards."""
_MIRRORED = frozenset({"speech", "question", "page", "pencil", "key", "people"})
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def drawn(name: str, x: float, top: float, size: float, color: str, rtl: bool) -> str:
    """Operators that draw an icon with its upper left corner there; ``size`` in points."""
    mirrored = rtl and name in _MIRRORED
    scale = size / GRID
    matrix = f"{-scale if mirrored else scale:.4f} 0 0 {-scale:.4f} {x + size if mirrored else x:.2f} {top:.2f} cm"
    return f"{stroke(color)} {matrix} {_LINE:g} w 1 J 1 j {_path(name)} S"


@functools.cache
def _path(name: str) -> str:
    return " ".join(_operators(name))


def _operators(name: str) -> Iterator[str]:
    for letter, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", DRAWINGS[name]):
        yield " ".join([*(f"{float(number):.4g}" for number in numbers.split()), _OPERATORS[letter]])


class Iconed(Block):
    """A heading with an icon at the side where its lines begin."""

    def __init__(self, icon: str, body: Block, style: Style, color: str, rtl: bool) -> None:
        """``style``: of the words beside it."""
        self.icon, self.body, self.style, self.color, self.rtl = icon, body, style, color, rtl
        self.before, self.after, self.keep_with_next = body.before, body.after, body.keep_with_next
        self.keys, body.keys = body.keys, ()
        self._width = 0.0

    @property
    def _size(self) -> float:
        return self.style.size * _SIZE

    @property
    def _room(self) -> float:
        return self.style.size * (_SIZE + _GAP)

    def wrap(self, width: float, tight: float) -> float:
        self._width = width
        self.height = self.body.wrap(width - self._room, tight)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        parts = self.body.split(room, must)
        if parts is None:
            return None
        head = Iconed(self.icon, parts[0], self.style, self.color, self.rtl)
        head.keys = self.keys
        head.wrap(self._width, 1.0)
        return head, parts[1]

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        baseline = self.body.first_baseline() or self.style.size
        middle = top - baseline + self.style.size * _CAPITALS / 2
        left = x + self._width - self._size if self.rtl else x
        canvas.paint(drawn(self.icon, left, middle + self._size / 2, self._size, self.color, self.rtl))
        self.body.draw(canvas, x if self.rtl else x + self._room, top)

    def first_baseline(self) -> float | None:
        return self.body.first_baseline()
