"""Texts in two languages: a ``pair`` of ``side``s, side by side where both have room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.document import Element
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.elements import Context, entered, insides, is_inline, keys_of, stacked
from builder.typeset.flow import Block, Split, Stack, parted
from builder.typeset.look import MM
from builder.typeset.part import Part

_GAP = 6 * MM
"""Between two columns."""
_NARROWEST = 13.0
"""Ems of a column in which lines can still be read: about four words."""
_CLOSE = 0.5 * MM
"""Between a text and the same in another language below it."""


class Columns(Block):
    """Two blocks side by side, the first where reading begins; in a narrow place one below the other."""

    def __init__(self, sides: Sequence[Stack], size: float, rtl: bool) -> None:
        """``size``: of the type, in points; ``rtl``: whether pages are read from the right."""
        self.sides, self.size, self.rtl = list(sides), size, rtl
        self.before = max((side.before for side in sides), default=0.0)
        self.after = max((side.after for side in sides), default=0.0)
        self.keep_with_next = any(side.keep_with_next for side in sides)
        self.below = Stack(self.sides)
        self.is_below = False
        self._measured = 0.0, 1.0

    @property
    def _column(self) -> float:
        return (self._measured[0] - _GAP) / 2

    def wrap(self, width: float, tight: float) -> float:
        self._measured = width, tight
        self.is_below = self._column < _NARROWEST * self.size
        if self.is_below:
            self.height = self.below.wrap(width, tight)
        else:
            self.height = max(side.wrap(self._column, tight) for side in self.sides)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        if self.is_below:
            return self.below.split(room, must)
        parts = [parted(side, room, must) for side in self.sides]
        heights = [head.height for head, _ in parts]
        if not any(heights) or not (must or all(heights)):  # both begin on the same page
            return None
        heads, tails = (self._of([Stack([pair[n]]) for pair in parts]) for n in (0, 1))
        heads.keys = self.keys
        return heads, tails

    def _of(self, sides: Sequence[Stack]) -> Columns:
        made = Columns(sides, self.size, self.rtl)
        made.wrap(*self._measured)
        return made

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.is_below:
            self.below.draw(canvas, x, top)
            return
        starts = [x, x + self._column + _GAP]
        for side, at in zip(self.sides, starts[::-1] if self.rtl else starts, strict=True):
            side.draw(canvas, at, top)

    def first_baseline(self) -> float | None:
        return self.sides[0].first_baseline() if self.sides else None

    def begun(self) -> Iterator[str]:
        yield from self.keys
        for side in self.sides:
            yield from side.begun()


def pair(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """Both sides, as ``set`` says: in columns, or the second close below the first."""
    inner = entered(part, element, context)
    sides = [Stack(side(part, child, inner)) for child in element.children if isinstance(child, Element)]
    if element.get("set") == "columns":
        made: Block = Columns(sides, inner.style.size, part.is_rtl)
        made.keys = keys_of(part, element)
        return [made]
    after = max(one.after for one in sides)
    sides[0].after, sides[0].keep_with_next = _CLOSE, True
    blocks = stacked(part, element, list(sides), inner.style)
    blocks[0].after = max(blocks[0].after, after)
    return blocks


def side(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """One language: blocks, or the words of a paragraph."""
    tag = "P" if is_inline(element.children) else "Div" if element.get("lang") else ""
    inner = entered(part, element, context, tag)
    return stacked(part, element, insides(part, element, inner, ""), inner.style)
