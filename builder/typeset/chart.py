"""Bars with their labels and figures: measured together, so that all begin at one zero and have one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import ALMOST, Block, Nothing, Split, Stack, is_most_of, parted
from builder.typeset.look import Style
from builder.typeset.pen import fill, stroke
from builder.typeset.shapes import hatching, rectangle
from builder.typeset.tags import StructElement

_MOST_LABEL, _MOST_VALUE = 0.4, 0.33
"""Of the width: how much the column of labels and the figures may take."""
_GAP = 6.0
"""Points between a label and the zero, and between a bar and its figure."""
_BELOW = 2.0
"""Points between a label and its bar, where labels stand above."""
_THICKNESS = 1.1
"""Of a bar whose theme says nothing, as a multiple of the size of type."""


class Sizes(NamedTuple):
    """Of all bars: the widest label and figure on one line, and the widest piece of a label, in points."""

    label: float
    least: float
    value: float


class Columns(NamedTuple):
    """Where things stand in every bar, in points from the side where lines begin."""

    label: float
    """Width of the labels."""
    zero: float
    room: float
    """Width of the longest bar."""
    value: float
    """Most width of a figure."""
    is_above: bool
    """Labels stand above their bars: in their column they would break within words."""


def columns_of(width: float, sizes: Sizes) -> Columns:
    """Divide the width: labels as wide as they need, up to a share; figures too; the bars have the rest."""
    value = min(sizes.value + ALMOST, _MOST_VALUE * width)
    if sizes.least > _MOST_LABEL * width:
        return Columns(width, 0.0, width - _GAP - value, value, True)
    label = min(sizes.label + ALMOST, _MOST_LABEL * width)
    return Columns(label, label + _GAP, width - label - 2 * _GAP - value, value, False)


class Bar(Block):
    """A label, a bar, and its figure behind it."""

    columns = Columns(0.0, 0.0, 0.0, 0.0, False)

    def __init__(
        self, label: Block, value: Block, natural: float, share: float | None, style: Style, rtl: bool
    ) -> None:
        """``natural``: width of the figure on one line. ``share``: of the longest bar; None for what is left of labels
        on a next page."""
        self.label, self.value, self.natural, self.share = label, value, natural, share
        self.style, self.rtl = style, rtl
        self.before, self.after = style.before, style.after
        self.width = self.tight = 0.0

    @property
    def _thickness(self) -> float:
        return 0.0 if self.share is None else self.style.height or _THICKNESS * self.style.size

    @property
    def _value_width(self) -> float:
        """Not wider than needed: it stands at the bar's end in whichever direction it is read."""
        return min(self.natural + ALMOST, self.columns.value)

    def wrap(self, width: float, tight: float) -> float:
        self.width, self.tight = width, tight
        label = self.label.wrap(self.columns.label, tight)
        beside = max(self.value.wrap(self._value_width, tight), self._thickness)
        above = label + _BELOW if label and self.columns.is_above else label
        self.height = above + beside if self.columns.is_above else max(label, beside)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        """Only one that is taller than a page is parted."""
        if not must:
            return None
        label, more_label = parted(self.label, room, must)
        if self.columns.is_above and label is not self.label:
            head, tail = self._part(label, Nothing(), False), self._part(more_label, self.value, True)
        else:
            left = room - (label.height + _BELOW if self.columns.is_above else 0.0)
            value, more_value = parted(self.value, left, must)
            head, tail = self._part(label, value, True), self._part(more_label, more_value, False)
        head.keys = self.keys
        return (head, tail) if label.height or head.value.height else None

    def _part(self, label: Block, value: Block, has_bar: bool) -> Bar:
        part = Bar(label, value, self.natural, self.share if has_bar else None, self.style, self.rtl)
        part.columns = self.columns
        part.wrap(self.width, self.tight)
        return part

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        columns, bottom = self.columns, top - self.height
        low = top - self.label.height - _BELOW if columns.is_above and self.label.height else top
        middle = (low + bottom) / 2
        at = top if columns.is_above else middle + self.label.height / 2
        self.label.draw(canvas, self._left(x, 0.0, columns.label), at)
        length = (self.share or 0.0) * columns.room
        if self.share is not None:
            canvas.paint(self._bar(self._left(x, columns.zero, length), middle, length))
        value = self._left(x, columns.zero + length + _GAP, self._value_width)
        self.value.draw(canvas, value, middle + self.value.height / 2)

    def _left(self, x: float, start: float, width: float) -> float:
        """The left edge of something that begins so far from the side where lines begin."""
        return x + self.width - start - width if self.rtl else x + start

    def _bar(self, left: float, middle: float, length: float) -> str:
        """The bar, and a line at the zero that also those of nothing have."""
        style, thickness = self.style, self._thickness
        edge, low = style.border or style.color, middle - thickness / 2
        zero = left + length if self.rtl else left
        out = [f"{stroke(edge)} {style.border_width:g} w"]
        if length > 0:
            if style.background or not style.hatch:
                out.append(f"{fill(style.background or style.color)} {rectangle(left, low, length, thickness)} f")
            if style.hatch:
                out.append(f"{hatching(left, low, length, thickness, style.hatch, self.rtl)} S")
            out.append(f"{rectangle(left, low, length, thickness)} S")
        out.append(f"{zero:.2f} {low - 1:.2f} m {zero:.2f} {low + thickness + 1:.2f} l S")
        return " ".join(out)

    def begun(self) -> Iterator[str]:
        yield from self.keys
        yield from self.label.begun()
        yield from self.value.begun()


class Bars(Stack):
    """All bars of a chart, as one Figure."""

    def __init__(
        self, bars: Sequence[Bar], sizes: Sizes, element: StructElement, page: float, is_whole: bool = True
    ) -> None:
        """``page``: points between a page's margins; a lower chart is parted only for a nearly blank page."""
        super().__init__(bars)
        self.sizes, self.element, self.page, self.is_whole = sizes, element, page, is_whole

    def wrap(self, width: float, tight: float) -> float:
        for bar in self.children:
            assert isinstance(bar, Bar)
            bar.columns = columns_of(width, self.sizes)
        return super().wrap(width, tight)

    def split(self, room: float, must: bool) -> Split | None:
        may = must or self.height > self.page or is_most_of(room, self.page)
        return super().split(room, must) if may else None

    def of(self, children: list[Block]) -> Bars:
        bars = [child for child in children if isinstance(child, Bar)]
        return Bars(bars, self.sizes, self.element, self.page, is_whole=False)

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        super().paint(canvas, x, top)
        if self.is_whole and self._measured is not None:
            canvas.record.boxes[self.element] = x, top - self.height, x + self._measured[0], top
