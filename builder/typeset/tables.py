"""Table elements into a ``Table`` block and its structure elements: TH with scopes, TD, THead, TBody, Caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.document import Element
from builder.typeset.elements import Context, entered, insides, keys_of, paragraph
from builder.typeset.flow import Block, Stack
from builder.typeset.paragraph import Paragraph
from builder.typeset.part import Part
from builder.typeset.table import Cell, Row, Table

_FIGURES = 36.0
"""Points that a cell claims when it holds something other than text."""


def table(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """Make a table and, above it, its caption."""
    inner = entered(part, element, context, "Table")
    made: list[Block] = []
    rows: list[Row] = []
    covered: dict[int, int] = {}
    for child in _elements(element):
        if child.name == "caption":
            title = paragraph(part, child, child.children, entered(part, child, inner, "Caption"))
            title.keep_with_next = True
            made.append(title)
        else:
            group = entered(part, child, inner, "THead" if child.name == "thead" else "TBody")
            for line in _elements(child):
                rows.append(_row(part, line, group, covered, child.name == "thead"))
    shares = [float(share) for share in element.get("widths").split()]
    block = Table(rows, shares, inner.style, part.is_rtl)
    block.keys = keys_of(part, element)
    return [*made, block]


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _row(part: Part, element: Element, context: Context, covered: dict[int, int], is_head: bool) -> Row:
    """``covered``: by column, how many further rows a cell from above reaches down."""
    inner = entered(part, element, context, "TR")
    cells: list[Cell] = []
    column = 0
    for child in _elements(element):
        while covered.get(column, 0):
            column += 1
        cell = _cell(part, child, inner, column, is_head)
        for at in range(column, column + cell.columns):
            covered[at] = cell.rows
        cells.append(cell)
        column += cell.columns
    for at in covered:
        covered[at] = max(0, covered[at] - 1)
    return Row(tuple(cells), is_head)


def _cell(part: Part, element: Element, context: Context, column: int, is_head: bool) -> Cell:
    columns, rows = int(element.get("colspan") or 1), int(element.get("rowspan") or 1)
    attributes = {"ColSpan": str(columns)} if columns > 1 else {}
    attributes |= {"RowSpan": str(rows)} if rows > 1 else {}
    if element.name == "th":
        scope = element.get("scope") or ("col" if is_head else "row")
        attributes["Scope"] = "/Row" if scope.startswith("row") else "/Column"
    tag = "TH" if element.name == "th" else "TD"
    inner = entered(part, element, context, tag, attributes={"Table": attributes} if attributes else {})
    blocks = insides(part, element, inner, "")
    natural = max((b.natural_width if isinstance(b, Paragraph) else _FIGURES for b in blocks), default=0.0)
    least = max((b.least_width if isinstance(b, Paragraph) else _FIGURES for b in blocks), default=0.0)
    return Cell(Stack(blocks), inner.style, natural, least, column, columns, rows)
