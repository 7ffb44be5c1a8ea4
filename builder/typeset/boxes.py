"""Blocks with something round them or beside them: boxes with fill and border, list items with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import ALMOST, Block, Split
from builder.typeset.look import Style
from builder.typeset.paragraph import draw_line
from builder.typeset.pen import Pen, fill, stroke
from builder.typeset.shapes import circle, rectangle
from builder.typeset.tags import StructElement
from builder.typeset.text.lines import Line, Measured

_SPLITS_FROM = 200.0
"""Points: a lower box moves to the next page as a whole."""
_LEAST_PART = 60.0
"""Points of a box that are worth leaving at a page's foot."""
_DISC, _DISC_OF_WORDS, _DIGITS = 0.86, 0.72, 0.71
"""Radius of the disc behind a number, as a share of its size or its width; height of the digits."""
_LABEL_GAP = 4.0
"""Points behind a label that is wider than the room kept for it."""


class Box(Block):
    """A block with padding, fill and border; where a page ends it stays open."""

    def __init__(self, inside: Block, style: Style, rtl: bool) -> None:
        self.inside, self.style, self.rtl = inside, style, rtl
        self.before, self.after = style.before, style.after
        self.keep_with_next = style.keep_with_next
        self.has_break = inside.has_break
        self.is_open_above = self.is_open_below = False
        self._measured = (0.0, 0.0)

    @property
    def _above(self) -> float:
        return 0.0 if self.is_open_above and not self.style.background else self.style.inset

    @property
    def _below(self) -> float:
        return 0.0 if self.is_open_below and not self.style.background else self.style.inset

    def indents(self) -> tuple[float, float]:
        """From the left and from the right."""
        sides = self.style.start + self.style.padding, self.style.padding
        return sides[::-1] if self.rtl else sides

    def wrap(self, width: float, tight: float) -> float:
        self._measured = width, tight
        inner = self.inside.wrap(width - sum(self.indents()), tight)
        least = 0.0 if self.is_open_above or self.is_open_below else self.style.height
        self.height = max(inner + self._above + self._below, least)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        low = self.height < _SPLITS_FROM and not self.has_break
        if not must and (low or room < _LEAST_PART):
            return None
        parts = self.inside.split(room - self._above - self.style.inset, must)
        if parts is None:
            return None
        head, tail = (Box(part, self.style, self.rtl) for part in parts)
        head.is_open_above, head.is_open_below, head.keep_with_next = self.is_open_above, True, False
        tail.is_open_above, tail.is_open_below = True, self.is_open_below
        head.keys = self.keys
        head.wrap(*self._measured)
        tail.wrap(*self._measured)
        return head, tail

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style, width = self.style, self._measured[0]
        canvas.paint(self._frame(x if self.rtl else x + style.start, top, width - style.start))
        self.inside.draw(canvas, x + self.indents()[0], top - self._above)

    def _frame(self, x: float, top: float, width: float) -> str:
        style, bottom = self.style, top - self.height
        if style.corner and style.border_side == "all" and not (self.is_open_above or self.is_open_below):
            return self._rounded(x, bottom, width)
        out = []
        if style.background:
            out.append(f"{fill(style.background)} {x:.2f} {bottom:.2f} {width:.2f} {self.height:.2f} re f")
        if style.border:
            half = style.border_width / 2
            left, right, up, down = x + half, x + width - half, top - half, bottom + half
            sides = {
                "top": f"{x:.2f} {up:.2f} m {x + width:.2f} {up:.2f} l",
                "bottom": f"{x:.2f} {down:.2f} m {x + width:.2f} {down:.2f} l",
                "left": f"{left:.2f} {top:.2f} m {left:.2f} {bottom:.2f} l",
                "right": f"{right:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l",
            }
            drawn = [sides[name] for name in self._drawn_sides()]
            if drawn:
                out.append(f"{stroke(style.border)} {style.border_width:g} w {' '.join(drawn)} S")
        return " ".join(out)

    def _rounded(self, x: float, bottom: float, width: float) -> str:
        style, half = self.style, self.style.border_width / 2
        area = rectangle(x + half, bottom + half, width - 2 * half, self.height - 2 * half, style.corner)
        filled = f"{fill(style.background)} {area} f" if style.background else ""
        drawn = f"{stroke(style.border)} {style.border_width:g} w {area} S" if style.border else ""
        return f"{filled} {drawn}".strip()

    def _drawn_sides(self) -> list[str]:
        if self.style.border_side == "start":
            return ["right" if self.rtl else "left"]
        wanted = ["top", "bottom", "left", "right"] if self.style.border_side == "all" else [self.style.border_side]
        closed = {"top": not self.is_open_above, "bottom": not self.is_open_below}
        return [side for side in wanted if closed.get(side, True)]

    def first_baseline(self) -> float | None:
        found = self.inside.first_baseline()
        return None if found is None else found + self._above

    def begun(self) -> Iterator[str]:
        yield from self.keys
        yield from self.inside.begun()


class Label:
    """A list item's number, bullet or tick box."""

    def __init__(self, text: Measured, style: Style, element: StructElement) -> None:
        self.text, self.style, self.element = text, style, element

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draw on the baseline y within ``width``, at the side where lines begin; with a background, on a disc."""
        if self.style.background:
            radius = max(self.style.size * _DISC, self.text.xs[-1] * _DISC_OF_WORDS)
            middle = x + width - radius if self.text.rtl else x + radius
            disc = circle(middle, y + self.style.size * _DIGITS / 2, radius)
            canvas.paint(f"{fill(self.style.background)} {disc} f")
            x, width = middle - self.text.xs[-1] / 2, self.text.xs[-1]
        pen = Pen(canvas, self.element)
        draw_line(pen, self.text, Line(0, len(self.text.text), "end"), self.style, x, y, width)
        pen.close()


class Item(Block):
    """A block with a label beside its first line; the label stays at the side where lines begin."""

    def __init__(self, label: Label | None, body: Block, style: Style, rtl: bool) -> None:
        self.label, self.body, self.style, self.rtl = label, body, style, rtl
        self.before, self.after = style.before, max(style.after, body.after)
        self.keep_with_next = body.keep_with_next
        self.has_break = body.has_break
        self._measured = (0.0, 0.0)
        needed = label.text.xs[-1] if label is not None else 0.0
        self.room = style.label if needed <= style.label else needed + _LABEL_GAP
        """Width kept for the label, in points."""

    def wrap(self, width: float, tight: float) -> float:
        self._measured = width, tight
        self.height = self.body.wrap(width - self.style.start - self.room, tight)
        if not self.height and self.label is not None:  # an empty item
            self.height = self.label.text.ascent + self.label.text.descent
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        parts = self.body.split(room, must)
        if parts is None:
            return None
        head = Item(self.label, parts[0], self.style, self.rtl)
        tail = Item(None, parts[1], self.style, self.rtl)
        head.keys, head.keep_with_next = self.keys, False
        head.room = tail.room = self.room
        head.wrap(*self._measured)
        tail.wrap(*self._measured)
        return head, tail

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style, width, room = self.style, self._measured[0], self.room
        if self.label is not None:
            baseline = self.body.first_baseline()
            if baseline is None:
                baseline = self.label.text.ascent
            left = x + width - style.start - room if self.rtl else x + style.start
            self.label.draw(canvas, left, top - baseline, room)
        self.body.draw(canvas, x if self.rtl else x + style.start + room, top)

    def first_baseline(self) -> float | None:
        return self.body.first_baseline()

    def begun(self) -> Iterator[str]:
        yield from self.keys
        yield from self.body.begun()


def align(items: Sequence[Item]) -> None:
    """Give all labels of a list the room that the widest needs."""
    room = max((item.room for item in items), default=0.0)
    for item in items:
        item.room = room


class Beside(Block):
    """Blocks side by side in columns of given shares, such as the three parts of a running foot."""

    def __init__(self, columns: list[tuple[Block, float]], rtl: bool, gap: float = 0.0) -> None:
        """``columns``: blocks and their natural widths; ``gap``: points between them."""
        self.columns, self.rtl, self.gap = columns, rtl, gap
        self._width = 0.0

    def _widths(self) -> list[float]:
        """As their text needs, if there is room; the outer two alike, if they can be: the middle is in the middle."""
        room = self._width - self.gap * (len(self.columns) - 1)
        needed = [natural + ALMOST for _, natural in self.columns]
        outer = max(needed[0], needed[-1])
        for wanted in ([outer, *needed[1:-1], outer], needed) if len(needed) > 1 else ():
            if sum(wanted) < room:
                return [w + (room - sum(wanted)) / len(wanted) for w in wanted]
        return [room / len(needed)] * len(needed)

    def wrap(self, width: float, tight: float) -> float:
        self._width = width
        heights = [b.wrap(w, tight) for (b, _), w in zip(self.columns, self._widths(), strict=True)]
        self.height = max(heights, default=0.0)
        return self.height

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        at = x + self._width if self.rtl else x
        for (block, _), width in zip(self.columns, self._widths(), strict=True):
            block.draw(canvas, at - width if self.rtl else at, top)
            at += -width - self.gap if self.rtl else width + self.gap

    def begun(self) -> Iterator[str]:
        yield from self.keys
        for block, _ in self.columns:
            yield from block.begun()
