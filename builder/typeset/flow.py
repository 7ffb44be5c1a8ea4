"""Blocks that flow down pages: measured for a width, split where a page ends, drawn from their top.

A block knows neither pages nor the tree of the document. Lengths in points; ``top`` is counted from the page's lower
edge. Platypus is not used: it measures anew in each pass, cannot collapse gaps nor keep two lines together, and draws
list labels and table headers in ways that cannot be tagged.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from builder.typeset.canvas import TaggedCanvas

Split: TypeAlias = "tuple[Block, Block]"
ALMOST = 0.01
"""Points by which something may exceed its room: rounding."""
_WORTH_A_HEADING = 72.0
"""Points below a heading at the top of a page in which the beginning of what it heads may stand."""
_TOO_BLANK = 170.0
"""Points, a quarter of a page: more than this is too much to leave blank for the sake of keeping things together."""

_LEAST_TAKEN = 1.0
"""Points less room than something takes, so that it has to be parted."""
_MOST_OF_PAGE = 0.6
"""More than this would not stay blank for the sake of a drawing."""


class Block(ABC):
    """Something that takes vertical room."""

    before: float = 0.0
    """The least gap above; of two gaps that meet the larger counts."""
    after: float = 0.0
    keep_with_next: bool = False
    """Must not stand alone at a page's foot."""
    keep_with_previous: bool = False
    """Must not stand apart from what it belongs to, at the head of the next page."""
    breaks_page: bool = False
    """What follows begins a page."""
    has_break: bool = False
    """A page ends somewhere inside, however much room there is."""
    has_alone: bool = False
    """Something in it wants a page to itself."""
    keys: tuple[str, ...] = ()
    """Targets of links and page references that begin here."""
    height: float = 0.0

    @abstractmethod
    def wrap(self, width: float, tight: float) -> float:
        """Lay out for a width; gaps are multiplied by ``tight``. Returns the height and keeps it."""

    def split(self, room: float, must: bool) -> Split | None:
        """Part into what fits in ``room`` and the rest, both measured; None if it should rather move as a whole.

        ``must``: it stands at the top of a page already, so something must stay, however ugly.
        """
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw with the upper left corner there."""
        for key in self.keys:
            canvas.place(key, top)
        self.paint(canvas, x, top)

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:  # noqa: B027 - some blocks draw nothing
        """Draw the block itself."""

    def first_baseline(self) -> float | None:
        """Distance from its top to its first line's baseline, if it begins with text."""
        return None

    def begun(self) -> Iterator[str]:
        """Keys of everything that begins in it."""
        yield from self.keys


class Anchor(Block):
    """Something that may be referred to and prints nothing."""

    keep_with_next = True

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys

    def wrap(self, width: float, tight: float) -> float:
        return 0.0


class PageBreak(Block):
    """Ends the page."""

    breaks_page = True

    def wrap(self, width: float, tight: float) -> float:
        return 0.0


def is_most_of(room: float, page: float) -> bool:
    """Tell whether so much room is left that a drawing which does not fit should rather be parted than moved."""
    return room > _MOST_OF_PAGE * page


class Nothing(Block):
    """What is left of something that is all on the page before."""

    def wrap(self, width: float, tight: float) -> float:
        return 0.0


def parted(block: Block, room: float, must: bool) -> Split:
    """What stands beside other things where a page ends: what fits in ``room`` and the rest; either may be nothing."""
    if block.height <= room + ALMOST:
        return block, Nothing()
    return block.split(room, must) or (Nothing(), block)


class Stack(Block):
    """Blocks one below the other; of two gaps that meet the larger counts."""

    fewest = 1
    """Children that stay together at a page's end and beginning, as in lists."""

    def __init__(self, children: Sequence[Block]) -> None:
        self.children = list(children)
        self.offsets: list[float] = []
        self._measured: tuple[float, float] | None = None
        if self.children:
            self.before, self.after = self.children[0].before, self.children[-1].after
            self.keep_with_next = self.children[-1].keep_with_next
        self.has_break = any(child.breaks_page or child.has_break for child in self.children)
        self.has_alone = any(child.has_alone for child in self.children)

    def wrap(self, width: float, tight: float) -> float:
        if self._measured == (width, tight):
            return self.height
        self._measured = width, tight
        y, previous, offsets = 0.0, 0.0, list[float]()
        for child in self.children:
            height = child.wrap(width, tight)
            if y and height:
                y += max(previous, child.before) * tight
            offsets.append(y)
            y += height
            if height:
                previous = child.after
        self.offsets, self.height = offsets, y
        return y

    def split(self, room: float, must: bool) -> Split | None:
        for k, child in enumerate(self.children):
            if child.breaks_page and self.offsets[k]:
                return self._parted(self.children[:k], self.children[k + 1 :])
            fits = self.offsets[k] + child.height <= room + ALMOST
            if fits and not child.has_break:
                continue
            left = room - self.offsets[k]
            parts = child.split(left, must and not self.offsets[k]) if fits or left > 0 else None
            if parts is None and must and left >= _WORTH_A_HEADING:
                parts = self._below_its_heading(k, left)
            if parts is not None:
                return self._parted([*self.children[:k], parts[0]], [parts[1], *self.children[k + 1 :]])
            if not fits:
                return self._before(k, must)
        return None

    def _below_its_heading(self, k: int, left: float) -> Split | None:
        """Part child k though it would rather move, if else what heads it would stand alone; None if too much stays."""
        if not all(before.keep_with_next for before in self.children[:k]):
            return None
        parts = self.children[k].split(left, True)
        return parts if parts is not None and parts[0].height <= left + ALMOST else None

    def _before(self, k: int, must: bool) -> Split | None:
        """End the page before child k, but not right after something that must not stand last."""
        at = min(k, len(self.children) - self.fewest) if self.fewest > 1 else k
        if at < self.fewest and self.fewest > 1:
            at = k if must else 0
        if self.children[at].keep_with_previous and at:
            parts = self._above_its_note(at)
            if parts is not None:
                return parts
            at -= 1
        while at and self.children[at - 1].keep_with_next:
            at -= 1
        if self.offsets[at]:
            return self._parted(self.children[:at], self.children[at:])
        if not must:
            return None
        if self.offsets[k]:  # too much that should be kept together
            return self._parted(self.children[:k], self.children[k:])
        return self._parted(self.children[: k + 1], self.children[k + 1 :])

    def _above_its_note(self, k: int) -> Split | None:
        """Part what stands before child k, so that its end goes to the next page together with that child."""
        above = self.children[k - 1]
        parts = above.split(above.height - _LEAST_TAKEN, False)
        if parts is None or not parts[0].height:
            return None
        return self._parted([*self.children[: k - 1], parts[0]], [parts[1], *self.children[k:]])

    def _parted(self, head: list[Block], tail: list[Block]) -> Split:
        """Two stacks, measured; the keys stay with the first."""
        assert self._measured is not None
        first, second = self.of(head), self.of(tail)
        first.fewest = second.fewest = self.fewest
        first.keys, second.keys = self.keys, ()
        first.wrap(*self._measured)
        second.wrap(*self._measured)
        return first, second

    def of(self, children: list[Block]) -> Stack:
        """The same kind of stack with other children."""
        return Stack(children)

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for child, offset in zip(self.children, self.offsets, strict=True):
            child.draw(canvas, x, top - offset)

    def first_baseline(self) -> float | None:
        return self.children[0].first_baseline() if self.children else None

    def alone(self) -> Iterator[float]:
        """Distances from its top to what wants a page to itself."""
        for child, offset in zip(self.children, self.offsets, strict=True):
            if isinstance(child, Stack) and child.has_alone:
                yield from (offset + within for within in child.alone())

    def begun(self) -> Iterator[str]:
        yield from self.keys
        for child in self.children:
            yield from child.begun()


class Keep(Stack):
    """A stack that stays on one page, unless that would leave much of the page before blank; a lone box always does."""

    def split(self, room: float, must: bool) -> Split | None:
        may = must or self.has_break or (not self._is_one_box() and room >= _TOO_BLANK)
        return super().split(room, must) if may else None

    def _is_one_box(self) -> bool:
        return len(self.children) == 1 and not isinstance(self.children[0], Stack)

    def of(self, children: list[Block]) -> Stack:
        return Keep(children)


class Whole(Stack):
    """A stack that stays on one page, whatever that leaves blank."""

    def split(self, room: float, must: bool) -> Split | None:
        return super().split(room, must) if must or self.has_break else None

    def of(self, children: list[Block]) -> Stack:
        """What is parted nonetheless was taller than a page, and its rest takes what room it needs."""
        return Stack(children)


class Alone(Whole):
    """A stack that stays on one page and shares it with no other such stack."""

    def __init__(self, children: Sequence[Block]) -> None:
        super().__init__(children)
        self.has_alone = True

    def alone(self) -> Iterator[float]:
        yield 0.0
