"""YAML text → from which row and column to which each value lies in it. For those who change lines and keep the rest.

It judges nothing and refuses nothing: call it for text that ``load`` has found sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from builder.load import LOADER

Kind: TypeAlias = Literal["text", "mapping", "list"]
_BLANK = " \t"
_REMARK = re.compile(r"(?:^|[ \t])(#.*)")


@dataclass(frozen=True, slots=True)
class Span:
    """A value's place; rows and columns from 0."""

    kind: Kind
    row: int
    column: int
    last: int
    """The last row that it touches; empty rows and remarks below it are not its own."""
    end: int
    """The column behind its last character there."""
    style: str
    """Of a text: ``"``, ``'``, ``|``, ``>`` or nothing; of others ``{`` or nothing."""
    pairs: tuple[tuple[Span, Span], ...] = ()
    """Of a mapping: its keys and values."""
    items: tuple[Span, ...] = ()
    text: str = ""

    @property
    def is_flow(self) -> bool:
        """True where it stands in brackets."""
        return self.style == "{"


def rows_of(text: str) -> list[str]:
    """Its rows with their line ends, counted as ``load`` counts them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def spans(text: str) -> Span | None:
    """The outermost value; None if there is none. ``text`` begins with no byte order mark and is sound."""
    rows = [row.rstrip("\r\n") for row in rows_of(text)]
    stack = list[tuple[Any, list[Span]]]()
    items = list[Span]()
    for event in yaml.parse("\n".join([*rows, ""]), Loader=LOADER):
        if isinstance(event, ScalarEvent):
            items.append(_text(event, rows))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            stack.append((event, items))
            items = []
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            start, outer = stack.pop()
            outer.append(_group(start, event, items))
            items = outer
    return items[0] if items else None


def remarks(text: str) -> list[tuple[int, str]]:
    """Every remark with its row, from its ``#`` on."""
    found = list[tuple[int, str]]()
    root = spans(text)
    covered = dict[int, list[tuple[int, int]]]()
    for one in _texts(root) if root is not None else ():
        is_block = one.style in ("|", ">")
        for row in range(one.row, one.last + 1):
            begin = one.column if row == one.row else 0
            finish = one.column + 1 if is_block and row == one.row else one.end if row == one.last else 1 << 30
            covered.setdefault(row, []).append((begin, finish))
    for number, typed in enumerate(rows_of(text)):
        words = typed.rstrip("\r\n")
        match = _REMARK.search(_without(words, covered.get(number, [])))
        if match is not None:
            found.append((number, words[match.start(1) :]))
    return found


def _without(row: str, covered: list[tuple[int, int]]) -> str:
    """The row with a letter in place of everything that belongs to texts."""
    for begin, finish in covered:
        finish = min(finish, len(row))
        row = row[:begin] + "x" * (finish - begin) + row[finish:]
    return row


def _texts(one: Span) -> Iterator[Span]:
    if one.kind == "text":
        yield one
    for key, value in one.pairs:
        yield key
        yield from _texts(value)
    for item in one.items:
        yield from _texts(item)


def _text(event: Any, rows: list[str]) -> Span:
    start, end, style = event.start_mark, event.end_mark, event.style or ""
    if style not in ("|", ">"):
        return Span("text", start.line, start.column, end.line, end.column, style, text=event.value)
    last = _last_of_block(rows, start.line, start.column, is_empty=not event.value.strip("\n"))
    return Span("text", start.line, start.column, last, 1 << 30, style, text=event.value)


def _last_of_block(rows: list[str], first: int, column: int, is_empty: bool) -> int:
    """The last row of a text that ``|`` or ``>`` begins: it ends above the first that is moved in by less; one that is
    empty, as the program writes it to be filled in, above the first that holds anything."""
    keeps_all = "+" in rows[first][column : column + 3]
    inside, last = None, first
    for number in range(first + 1, len(rows)):
        row = rows[number]
        if not row.strip(_BLANK):
            last = number if keeps_all else last
            continue
        indent = len(row) - len(row.lstrip(" "))
        if is_empty:
            break
        if inside is None:
            inside = _least_indent(rows[first], column, indent)
        if indent < inside:
            break
        last = number
    return last


def _least_indent(header: str, column: int, first: int) -> int:
    """How far the text is moved in; the first row says it, unless a digit behind the mark does."""
    stated = next((int(sign) for sign in header[column + 1 : column + 3] if sign.isdigit()), None)
    return first if stated is None else min(first, len(header) - len(header.lstrip(" ")) + stated)


def _group(start: Any, end: Any, items: list[Span]) -> Span:
    mark = start.start_mark
    is_mapping = isinstance(start, MappingStartEvent)
    if start.flow_style or not items:
        last, column = end.end_mark.line, end.end_mark.column
    else:
        last, column = items[-1].last, items[-1].end
    return Span(
        "mapping" if is_mapping else "list",
        mark.line,
        mark.column,
        last,
        column,
        "{" if start.flow_style else "",
        tuple(zip(items[::2], items[1::2], strict=True)) if is_mapping else (),
        () if is_mapping else tuple(items),
    )
