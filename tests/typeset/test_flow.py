"""Blocks down pages: gaps collapse, headings stay with what follows, nothing is lost or drawn twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import Alone, Block, Keep, PageBreak, Split, Stack
from builder.typeset.pages import _filled
from builder.typeset.tags import StructElement

ROOM = 100.0


@dataclass(eq=False)
class Lines(Block):
    """Text in miniature: lines 10 high that may be parted, two at least on either side."""

    name: str
    count: int
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    keys: tuple[str, ...] = field(default=())

    def wrap(self, width: float, tight: float) -> float:
        self.height = 10.0 * self.count
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        n = min(int(room / 10), self.count - 2)
        if n < 2:
            if not must or self.count < 2:
                return None
            n = max(1, int(room / 10))
        head, tail = Lines(self.name, n, self.before), Lines(self.name, self.count - n, 0.0, self.after)
        for part in (head, tail):
            part.wrap(0, 1)
        return head, tail


def shown(pages: list[Block]) -> list[list[tuple[str, int]]]:
    """(name, lines) on each page."""
    return [[(b.name, b.count) for b in leaves(page)] for page in pages]


def leaves(block: Block) -> list[Lines]:
    if isinstance(block, Lines):
        return [block]
    return [leaf for child in block.children for leaf in leaves(child)] if isinstance(block, Stack) else []


def paged(*blocks: Block, tight: float = 1.0) -> list[Block]:
    return _filled(Stack(blocks), 50, ROOM, tight)


def test_the_larger_of_two_gaps_counts() -> None:
    stack = Stack([Lines("a", 1, after=4), Lines("b", 1, before=9), Lines("c", 1, before=3)])
    assert stack.wrap(50, 1.0) == 10 + 9 + 10 + 3 + 10
    assert stack.wrap(50, 0.5) == 10 + 4.5 + 10 + 1.5 + 10


def test_a_heading_never_stands_last() -> None:
    pages = paged(Lines("text", 8), Lines("heading", 1, keep_with_next=True), Lines("more", 4))
    assert shown(pages) == [[("text", 8)], [("heading", 1), ("more", 4)]]


def test_headings_in_a_row_stay_together_with_two_lines() -> None:
    section = Stack([Lines("h3", 1, keep_with_next=True), Lines("more", 6)])
    pages = paged(Lines("text", 7), Lines("h2", 1, keep_with_next=True), section)
    assert shown(pages) == [[("text", 7)], [("h2", 1), ("h3", 1), ("more", 6)]]
    section = Stack([Lines("h3", 1, keep_with_next=True), Lines("more", 6)])
    pages = paged(Lines("text", 6), Lines("h2", 1, keep_with_next=True), section)
    assert shown(pages) == [[("text", 6), ("h2", 1), ("h3", 1), ("more", 2)], [("more", 4)]]


def test_two_lines_stay_on_either_side() -> None:
    assert shown(paged(Lines("a", 7), Lines("b", 4))) == [[("a", 7), ("b", 2)], [("b", 2)]]
    assert shown(paged(Lines("a", 7), Lines("b", 3))) == [[("a", 7), ("b", 3)]]
    assert shown(paged(Lines("a", 8), Lines("b", 3))) == [[("a", 8)], [("b", 3)]]


def test_what_is_kept_together_moves_as_a_whole() -> None:
    assert shown(paged(Lines("a", 5), Keep([Lines("b", 3), Lines("c", 3)]))) == [[("a", 5)], [("b", 3), ("c", 3)]]


def test_what_is_kept_together_but_too_tall_is_parted_all_the_same() -> None:
    pages = paged(Keep([Lines("a", 8), Lines("b", 8)]))
    assert shown(pages) == [[("a", 8), ("b", 2)], [("b", 6)]]


def test_what_wants_to_be_alone_is_never_parted_to_fill_a_page() -> None:
    tall = [Lines("b", 4), Lines("c", 4)]
    assert shown(paged(Lines("a", 5), Alone(tall))) == [[("a", 5)], [("b", 4), ("c", 4)]]
    pages = paged(Lines("a", 5), Stack([Lines("heading", 1, keep_with_next=True), Stack([Alone(tall)])]))
    assert shown(pages) == [[("a", 5)], [("heading", 1), ("b", 4), ("c", 4)]]


def test_no_two_that_want_to_be_alone_share_a_page_though_others_do() -> None:
    def alone(name: str) -> Stack:
        return Stack([Lines("heading", 1, keep_with_next=True), Alone([Lines(name, 2)])])

    pages = paged(Lines("x", 1), alone("a"), Lines("y", 1), alone("b"), Lines("z", 1), alone("c"))
    assert shown(pages) == [
        [("x", 1), ("heading", 1), ("a", 2), ("y", 1)],
        [("heading", 1), ("b", 2), ("z", 1)],
        [("heading", 1), ("c", 2)],
    ]
    assert shown(paged(Alone([Lines("a", 8), Lines("b", 8)]), Lines("c", 2))) == [
        [("a", 8), ("b", 2)],
        [("b", 6), ("c", 2)],
    ]


def test_a_heading_never_stands_alone_above_what_is_as_tall_as_a_page() -> None:
    tall = Alone([Lines("b", 5), Lines("c", 6)])
    pages = paged(Lines("a", 2), Stack([Lines("heading", 1, keep_with_next=True), Stack([tall])]))
    assert shown(pages) == [[("a", 2)], [("heading", 1), ("b", 5), ("c", 4)], [("c", 2)]]


class Tall(Lines):
    """Parts only where a page begins, after nine lines."""

    def split(self, room: float, must: bool) -> Split | None:
        if not must:
            return None
        parts = Lines("top", 9), Lines("rest", self.count - 9)
        for part in parts:
            part.wrap(0, 1)
        return parts


def test_what_heads_something_stands_alone_rather_than_reach_over_the_page() -> None:
    heading = Lines("heading", 2, keep_with_next=True)
    pages = paged(Lines("a", 9), heading, Tall("b", 10))
    assert all(page.height <= ROOM for page in pages)
    assert [name for page in shown(pages) for name, _ in page] == ["a", "heading", "b"]


def test_a_break_ends_the_page_and_leaves_no_empty_one() -> None:
    pages = paged(PageBreak(), Lines("a", 1), PageBreak(), Stack([Lines("b", 1), PageBreak()]))
    assert shown(pages) == [[("a", 1)], [("b", 1)]]


def test_a_break_inside_a_stack_counts_even_if_everything_fits() -> None:
    pages = paged(Stack([Lines("a", 1), PageBreak(), Lines("b", 1)]), Lines("c", 1))
    assert shown(pages) == [[("a", 1)], [("b", 1), ("c", 1)]]


def test_keys_stay_where_a_block_begins() -> None:
    stack = Stack([Lines("a", 15, keys=("key",))])
    stack.keys = ("section",)
    pages = _filled(Stack([Lines("x", 4), stack]), 50, ROOM, 1.0)
    assert [list(page.begun()) for page in pages] == [["section"], []]


@given(
    st.recursive(
        st.builds(Lines, st.just("x"), st.integers(1, 30), st.floats(0, 20), st.floats(0, 20), st.booleans())
        | st.builds(PageBreak),
        lambda inner: (
            st.builds(Stack, st.lists(inner, min_size=1, max_size=6))
            | st.builds(Keep, st.lists(inner, min_size=1, max_size=4))
            | st.builds(Alone, st.lists(inner, min_size=1, max_size=4))
        ),
        max_leaves=30,
    )
)
def test_nothing_is_lost_and_no_page_is_empty_or_overfull(block: Block) -> None:
    wanted = sum(leaf.count for leaf in leaves(block))
    pages = _filled(Stack([block]), 50, ROOM, 1.0)
    assert sum(leaf.count for page in pages for leaf in leaves(page)) == wanted
    assert all(page.height <= ROOM + 0.1 for page in pages)
    assert all(leaves(page) for page in pages) or not wanted


def test_drawing_goes_down_the_page() -> None:
    drawn: list[float] = []

    class Drawn(Lines):
        def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
            drawn.append(top)

    stack = Stack([Drawn("a", 2), Drawn("b", 1, before=5)])
    stack.wrap(50, 1.0)
    stack.draw(TaggedCanvas(StructElement("Document"), (100, 100)), 0, 90)
    assert drawn == [90, 65]


def noted(*blocks: Block) -> list[list[tuple[str, int]]]:
    note = Keep([Lines("note", 1)])
    note.keep_with_previous = True
    return shown(paged(Stack([*blocks, note])))


def test_a_note_never_stands_apart_from_the_end_of_what_it_is_about() -> None:
    assert noted(Lines("a", 4), Lines("b", 6)) == [[("a", 4), ("b", 4)], [("b", 2), ("note", 1)]]
    assert noted(Lines("a", 7), Lines("box", 3)) == [[("a", 7)], [("box", 3), ("note", 1)]]
    heading = Lines("h", 1, keep_with_next=True)
    assert noted(Lines("a", 6), heading, Lines("box", 3)) == [[("a", 6)], [("h", 1), ("box", 3), ("note", 1)]]
    assert noted(Lines("whole page", 10)) == [[("whole page", 8)], [("whole page", 2), ("note", 1)]]


class ShortItems(Stack):
    fewest = 2


def test_two_items_stay_together_also_where_their_list_begins_the_page() -> None:
    items = [Lines(f"{n}", 3) for n in range(4)]
    assert [len(page) for page in shown(paged(ShortItems(items)))] == [2, 2]
