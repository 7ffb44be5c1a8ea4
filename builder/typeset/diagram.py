"""Boxes joined by signs or arrows: parts that make a whole, steps that follow one another; in rows or in one column.

Rows are measured as blocks of their own, each with the signs above it, so that a page may end between them. Places
along a row are counted from the side where lines begin and mirrored for right-to-left readers when they are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from builder.typeset.boxes import Box
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import Block, Keep, Split, Stack, is_most_of, parted
from builder.typeset.pen import fill, stroke
from builder.typeset.shapes import Point, arrowhead, equals, plus, polyline
from builder.typeset.tags import StructElement

_Place: TypeAlias = Callable[[float, float], Point]
"""From a place in the row to one on the page."""
Sign: TypeAlias = Literal["", "plus", "equals", "arrow", "turn"]
_GAP, _LEAD, _TURN, _OVER, _SIDE = 2.0, 1.65, 2.9, 1.3, 1.9
"""Ems: between boxes of a row; between rows; the same with an arrow that turns; for the dashed line above a first row;
for one beside a column."""
_SIGN, _HEAD, _CORNER = 0.8, 0.62, 0.4
"""Ems: a plus sign, an arrow's head, the turns of lines."""
_NARROWEST, _NARROWEST_TITLE = 8.0, 5.5
"""Ems: narrower boxes do not stand side by side."""
_MOST_IN_ROW, _MOST_WITH_RESULT, _FEWEST_TO_SKIP = 4, 3, 3
_TALLEST = 1.15
"""Of its width: a box in a row is not taller."""
_DASHES = "[3 2.4] 0 d"


@dataclass(frozen=True, slots=True)
class Ink:
    """How lines, signs and arrows are drawn."""

    color: str
    width: float
    em: float
    """Size of the type around them, in points: everything grows with it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands around the boxes of one row."""

    columns: int
    above: Sign = ""
    """What leads here from the row above."""
    between: tuple[Sign, ...] = ()
    skip: Literal["", "over", "first", "beside", "enter", "last"] = ""
    """The dashed line: above a row of several boxes, or its part beside one box of a column."""
    lead_em: float = 0.0
    """Room above the boxes."""
    end: float = 0.0
    """Of a row above: where its last box has its middle, as a column's number."""


class Row(Block):
    """Boxes of one height side by side, with the signs above and between them."""

    def __init__(self, boxes: Sequence[Block], plan: Plan, ink: Ink, rtl: bool) -> None:
        self.boxes, self.plan, self.ink, self.rtl = list(boxes), plan, ink, rtl
        self.is_first_on_page = False
        self.width = self.tight = self.room = 0.0

    @property
    def _lead(self) -> float:
        return self.plan.lead_em * self.ink.em

    @property
    def _step(self) -> float:
        """From one box's beginning to the next one's."""
        return self.room + _GAP * self.ink.em

    def wrap(self, width: float, tight: float) -> float:
        self.width, self.tight = width, tight
        side = _SIDE * self.ink.em if self.plan.skip in ("first", "beside", "enter", "last") else 0.0
        self.room = (width - side - _GAP * self.ink.em * (self.plan.columns - 1)) / self.plan.columns
        tallest = max(box.wrap(self.room, tight) for box in self.boxes)
        for box in self.boxes:
            box.height = tallest
        self.height = self._lead + tallest
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        """Only boxes that are taller than a page are parted."""
        for box in self.boxes if must else ():
            box.wrap(self.room, self.tight)  # as high as its own text
        pairs = [parted(box, room - self._lead, must) for box in self.boxes] if must else []
        if not any(head.height for head, _ in pairs):
            return None
        head = Row([head for head, _ in pairs], self.plan, self.ink, self.rtl)
        rest = replace(self.plan, above="", between=(), skip="beside" if self._is_beside else "", lead_em=0.0)
        tail = Row([tail for _, tail in pairs], rest, self.ink, self.rtl)
        head.keys, head.is_first_on_page = self.keys, self.is_first_on_page
        for part in (head, tail):
            part.wrap(self.width, self.tight)
        return head, tail

    @property
    def _is_beside(self) -> bool:
        return self.plan.skip in ("first", "beside", "enter")

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.paint(self._signs(x, top))
        for n, box in enumerate(self.boxes):
            left = n * self._step
            box.draw(canvas, x + self.width - left - self.room if self.rtl else x + left, top - self._lead)

    def begun(self) -> Iterator[str]:
        yield from self.keys
        for box in self.boxes:
            yield from box.begun()

    # drawing, in points from the side where lines begin and downwards from the row's top

    def _signs(self, x: float, top: float) -> str:
        ink = self.ink

        def at(along: float, down: float) -> Point:
            return (x + self.width - along if self.rtl else x + along), top - down

        out = [f"{stroke(ink.color)} {fill(ink.color)} {ink.width:g} w"]
        if self.plan.above:
            out.append(self._from_above(at))
        middle = self._lead + (self.height - self._lead) / 2
        for n, sign in enumerate(self.plan.between):
            start = n * self._step + self.room
            if sign == "arrow":
                gap = 0.22 * _GAP * ink.em
                out.append(self._arrow([at(start + gap, middle), at(start + _GAP * ink.em - gap, middle)]))
            else:
                out.append(self._sign(sign, at(start + _GAP * ink.em / 2, middle)))
        if self.plan.skip:
            out.append(self._skipping(at))
        return " ".join(out) if len(out) > 1 else ""

    def _sign(self, sign: Sign, at: Point) -> str:
        draw = plus if sign == "plus" else equals
        return f"{1.6 * self.ink.width:g} w {draw(*at, _SIGN * self.ink.em)} S {self.ink.width:g} w"

    def _arrow(self, points: list[Point], dashed: bool = False) -> str:
        """A line that turns at the points between, and ends in a head."""
        em = self.ink.em
        (bx, by), (tx, ty) = points[-2:]
        length = math.hypot(tx - bx, ty - by) or 1.0
        short = min(0.8 * _HEAD * em, length) / length
        line = polyline([*points[:-1], (tx - (tx - bx) * short, ty - (ty - by) * short)], _CORNER * em)
        drawn = f"{_DASHES} {line} S [] 0 d" if dashed else f"{line} S"
        return f"{drawn} {arrowhead((bx, by), (tx, ty), _HEAD * em)} f"

    def _from_above(self, at: _Place) -> str:
        em, lead, half = self.ink.em, self._lead, self.room / 2
        if self.plan.above in ("plus", "equals"):
            return self._sign(self.plan.above, at(self._middle, lead / 2))
        start, tip = 0.2 * em, lead - 0.2 * em
        if self.plan.above == "arrow" or self.is_first_on_page:
            return self._arrow([at(half, max(start, lead - _LEAD * em + start)), at(half, tip)])
        last, lane = self.plan.end * self._step + half, 0.95 * em
        return self._arrow([at(last, start), at(last, lane), at(half, lane), at(half, tip)])

    @property
    def _middle(self) -> float:
        """Of the whole row."""
        return (self.plan.columns * self._step - _GAP * self.ink.em) / 2

    def _skipping(self, at: _Place) -> str:
        """The dashed line that leads past some of the boxes."""
        em, lead, side = self.ink.em, self._lead, self.room + 0.55 * _SIDE * self.ink.em
        if self.plan.skip == "over":
            lane = lead - 0.85 * em
            first, last = 0.75 * self.room, (len(self.boxes) - 1) * self._step + 0.25 * self.room
            points = [at(first, lead - 0.1 * em), at(first, lane), at(last, lane), at(last, lead - 0.15 * em)]
            return self._arrow(points, dashed=True)
        middle, edge = lead + (self.height - lead) / 2, self.room + 0.15 * em
        if self.plan.skip == "first":
            return f"{_DASHES} {polyline([at(edge, middle), at(side, middle), at(side, self.height)], _CORNER * em)} S"
        if self.plan.skip == "last":
            return self._arrow([at(side, 0), at(side, middle), at(edge, middle)], dashed=True)
        past = f"{_DASHES} {polyline([at(side, 0), at(side, self.height)])} S [] 0 d"
        return f"{past} {self._arrow([at(side, middle), at(edge, middle)])}" if self.plan.skip == "enter" else past


def _times(sign: Sign, count: int) -> tuple[Sign, ...]:
    return (sign,) * count


class Node(NamedTuple):
    """One box of a diagram."""

    box: Box
    least: float
    """Width of the widest piece that cannot be broken, in points."""
    has_text: bool
    """It holds more than a title."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a diagram stands, and how its lines look."""

    ink: Ink
    element: StructElement
    rtl: bool
    page: float
    """Points between a page's margins; a lower diagram is parted only for a nearly blank page."""


class Diagram(Block):
    """All boxes, as one Figure; how many stand side by side depends on the room there is."""

    def __init__(self, nodes: Sequence[Node], has_result: bool, is_sequence: bool, setting: Setting) -> None:
        """``has_result``: the last node is what the others make together."""
        self.nodes = list(nodes[:-1] if has_result else nodes)
        self.result = nodes[-1] if has_result else None
        self.is_sequence, self.setting, self.ink = is_sequence, setting, setting.ink
        self.rows = Stack([])
        self._measured = (-1.0, 0.0)

    def wrap(self, width: float, tight: float) -> float:
        if (width, tight) != self._measured:
            self._measured = width, tight
            columns = self._columns(width, tight)
            made = self._steps(columns) if self.is_sequence else self._parts(columns, width)
            self.rows = Stack(made)
            self.height = self.rows.wrap(width, tight)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        may = must or self.height > self.setting.page or is_most_of(room, self.setting.page)
        parts = self.rows.split(room, must) if may else None
        if parts is not None:
            parts[0].keys = self.keys
            first = parts[1].children[0] if isinstance(parts[1], Stack) else None
            if isinstance(first, Row):
                first.is_first_on_page = True
        return parts

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.rows.draw(canvas, x, top)
        canvas.record.boxes[self.setting.element] = x, top - self.height, x + self._measured[0], top

    def begun(self) -> Iterator[str]:
        yield from self.keys
        yield from self.rows.begun()

    # which box stands where

    def _columns(self, width: float, tight: float) -> int:
        """As many side by side as are wide enough for their words and not too tall; at least one."""
        count, em = len(self.nodes), self.ink.em
        needed = [max(one.least, (_NARROWEST if one.has_text else _NARROWEST_TITLE) * em) for one in self.nodes]
        for most in range(min(count, _MOST_IN_ROW), 1, -1):
            columns = math.ceil(count / math.ceil(count / most))
            if columns < _FEWEST_TO_SKIP and count > columns and (self.is_sequence or count % columns):
                continue
            room = (width - _GAP * em * (columns - 1)) / columns
            with_text = (node.box for node in self.nodes if node.has_text)
            if room >= max(needed) and all(box.wrap(room, tight) <= _TALLEST * room for box in with_text):
                return columns
        return 1

    def _steps(self, columns: int) -> list[Row]:
        made, boxes = list[Row](), [node.box for node in self.nodes]
        can_skip = len(boxes) >= _FEWEST_TO_SKIP
        for start in range(0, len(boxes), columns):
            row = boxes[start : start + columns]
            plan = Plan(
                columns, "turn" if start else "", _times("arrow", len(row) - 1), lead_em=_TURN if start else 0.0
            )
            plan = replace(plan, end=columns - 1.0)
            if columns == 1:
                skip = self._beside(start) if can_skip else ""
                plan = replace(plan, above="arrow" if start else "", skip=skip, lead_em=_LEAD if start else 0.0)
            elif len(row) >= _FEWEST_TO_SKIP:
                plan = replace(plan, skip="over", lead_em=plan.lead_em or _OVER)
            made.append(Row(row, plan, self.ink, self.setting.rtl))
        return made

    def _beside(self, n: int) -> Literal["first", "beside", "enter", "last"]:
        """The dashed line leaves the first box, passes the second and may lead into every later one."""
        if n < _FEWEST_TO_SKIP - 1:
            return "beside" if n else "first"
        return "last" if n == len(self.nodes) - 1 else "enter"

    def _parts(self, columns: int, width: float) -> list[Row]:
        made, boxes = list[Row](), [node.box for node in self.nodes]
        if self.result is not None and self._has_room_beside(columns, width):
            signs = (*_times("plus", len(boxes) - 1), *_times("equals", 1))
            return [Row([*boxes, self.result.box], Plan(columns + 1, between=signs), self.ink, self.setting.rtl)]
        for start in range(0, len(boxes), columns):
            row = boxes[start : start + columns]
            above: Sign = "plus" if start else ""
            plan = Plan(len(row), above, _times("plus", len(row) - 1), lead_em=_LEAD if start else 0.0)
            made.append(Row(row, plan, self.ink, self.setting.rtl))
        if self.result is not None:
            made.append(Row([self.result.box], Plan(1, "equals", lead_em=_LEAD), self.ink, self.setting.rtl))
        return made

    def _has_room_beside(self, columns: int, width: float) -> bool:
        """Whether the result fits behind the parts, all in one row."""
        count, em = len(self.nodes) + 1, self.ink.em
        room = (width - _GAP * em * (count - 1)) / count
        return columns == len(self.nodes) and count <= _MOST_WITH_RESULT and room >= _NARROWEST * em


class Captioned(Keep):
    """A diagram and its captions. Where only these do not fit, its last row goes with them, rather than all of it."""

    def split(self, room: float, must: bool) -> Split | None:
        first = self.children[0]
        may = isinstance(first, Diagram) and (must or is_most_of(room, first.setting.page))
        if may and first.height <= room < self.height:
            parts = first.split(first.height - 1, True)
            if parts is not None:
                return self._parted([parts[0]], [parts[1], *self.children[1:]])
        return super().split(room, must)

    def of(self, children: list[Block]) -> Captioned:
        return Captioned(children)
