"""Table elements into a ``Table`` block and its structure elements: TH with scopes, TD, THead, TBody, Caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.document import Element
from builder.typeset.boxes import Box, Item
from builder.typeset.elements import Context, entered, insides, keys_of, paragraph
from builder.typeset.flow import Block, Stack
from builder.typeset.pairs import Columns
from builder.typeset.paragraph import Paragraph
from builder.typeset.part import Part
from builder.typeset.table import Cell, Row, Table

_MOST_COLUMNS = 100
"""That one cell covers: more would be too narrow for any letter."""
_FIGURES = 36.0
"""Points that a cell claims when it holds something other than text."""


def table(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """Make a table and, above it, its caption."""
    inner = entered(part, element, context, "Table")
    made: list[Block] = []
    rows: list[Row] = []
    for name, found in groupby(_elements(element), _group_of):
        if name == "caption":
            for child in found:
                title = paragraph(part, child, child.children, entered(part, child, inner, "Caption"))
                title.keep_with_next = True
                made.append(title)
        elif name:
            for child in found:
                group = entered(part, child, inner, "THead" if name == "thead" else "TBody")
                rows += _rows(part, list(_elements(child)), group, name == "thead" and not _has_body(rows))
        else:  # rows that stand in the table itself
            rows += _rows(part, list(found), inner._replace(node=inner.node.add("TBody")), False)
    shares = [float(share) for share in element.get("widths").split()]
    block = Table(rows, shares, inner.style, part.is_rtl)
    block.keys = keys_of(part, element)
    return [*made, block]


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _group_of(element: Element) -> str:
    return "" if element.name == "tr" else element.name


def _has_body(rows: Sequence[Row]) -> bool:
    return any(not row.is_head for row in rows)


def _rows(part: Part, elements: Sequence[Element], context: Context, is_head: bool) -> list[Row]:
    """The rows of one group; no cell reaches out of it."""
    rows: list[Row] = []
    covered: dict[int, int] = {}
    for n, element in enumerate(elements):
        rows.append(_row(part, element, context, covered, is_head, len(elements) - n))
    return rows


def _row(part: Part, element: Element, context: Context, covered: dict[int, int], is_head: bool, most_rows: int) -> Row:
    """``covered``: by column, how many further rows a cell from above reaches down."""
    inner = entered(part, element, context, "TR")
    cells: list[Cell] = []
    column = 0
    for child in _elements(element):
        columns, rows = (
            min(int(child.get("colspan") or 1), _MOST_COLUMNS),
            min(int(child.get("rowspan") or 1), most_rows),
        )
        while taken := [at for at in range(column, column + columns) if covered.get(at, 0)]:
            column = taken[-1] + 1
        cell = _cell(part, child, inner, (column, columns, rows), is_head)
        covered |= dict.fromkeys(range(column, column + columns), rows)
        cells.append(cell)
        column += columns
    for at in covered:
        covered[at] = max(0, covered[at] - 1)
    return Row(tuple(cells), is_head)


def _cell(part: Part, element: Element, context: Context, place: tuple[int, int, int], is_head: bool) -> Cell:
    """``place``: its column, and how many columns and rows it covers."""
    _, columns, rows = place
    attributes = {"ColSpan": str(columns)} if columns > 1 else {}
    attributes |= {"RowSpan": str(rows)} if rows > 1 else {}
    if element.name == "th":
        scope = element.get("scope") or ("col" if is_head else "row")
        attributes["Scope"] = "/Row" if scope.startswith("row") else "/Column"
    tag = "TH" if element.name == "th" else "TD"
    inner = entered(part, element, context, tag, attributes={"Table": attributes} if attributes else {})
    blocks = insides(part, element, inner, "")
    inside = Stack(blocks)
    inside.keys = keys_of(part, element)
    return Cell(inside, inner.style, *natural_and_least(inside), *place)


def natural_and_least(block: Block) -> tuple[float, float]:
    """How wide a block is with all text on one line, and how wide it must be so that no word breaks; in points."""
    if isinstance(block, Paragraph):
        return block.natural_width, block.least_width
    if isinstance(block, Stack):
        inside = [natural_and_least(child) for child in block.children] or [(0.0, 0.0)]
        return max(natural for natural, _ in inside), max(least for _, least in inside)
    if isinstance(block, Columns):
        return natural_and_least(block.below)
    if isinstance(block, Box | Item):
        natural, least = natural_and_least(block.inside if isinstance(block, Box) else block.body)
        around = sum(block.indents()) if isinstance(block, Box) else block.style.start + block.room
        return natural + around, least + around
    return _FIGURES, _FIGURES
