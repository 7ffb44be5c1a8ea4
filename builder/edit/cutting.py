"""Rows of a file and the places of its values → chunks. Every row ends up in exactly one of them, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.edit.chunks import Chunks, Entry, Part, Segment, Unit, is_list_item, span_value
from builder.load.spans import Span, remarks, rows_of, spans

RETIRED = "retired"


def cut(text: str, texts_in: str) -> Chunks:
    """Cut a sound file without a byte order mark; ``texts_in`` names the part that holds its texts, such as ``units``.

    A file whose outermost value is anything but names, each on a row of its own, is kept in one piece."""
    rows = rows_of(text)
    first = rows[0] if rows else ""
    eol = next((end for end in ("\r\n", "\n", "\r") if first.endswith(end)), "\n")
    root = spans(text)
    if root is None or root.kind != "mapping" or root.is_flow:
        return Chunks([], rows, eol)
    return _Cutter(rows, remarks(text), texts_in).cut(root, eol)


@dataclass
class _Cutter:
    rows: Sequence[str]
    said: Sequence[tuple[int, str]]
    texts_in: str

    def cut(self, root: Span, eol: str) -> Chunks:
        parts, begin = list[Part](), 0
        for number, (key, value) in enumerate(root.pairs):
            end = root.pairs[number + 1][0].row if number + 1 < len(root.pairs) else len(self.rows)
            own_end = self._own_end(value.last + 1, end, 1)
            parts.append(self._part(key, value, begin, own_end))
            begin = own_end
        return Chunks(parts, list(self.rows[begin:]), eol)

    def _part(self, key: Span, value: Span, begin: int, end: int) -> Part:
        lead, last = list(self.rows[begin : key.row]), value.last + 1
        part = Part(key.text, [], lead, span_value(value))
        is_open = not value.is_flow and value.row > key.row
        if key.text == self.texts_in and value.kind == "mapping" and (is_open or not value.pairs):
            part.rows_, part.units, at = self._units(key, value, end)
            part.tail = list(self.rows[at:end])
            return part
        if key.text == RETIRED and value.kind == "list" and is_open:
            found = self._list(value, key.row + 1, end)
            if found is not None:
                entries, at = found
                part.rows_, part.entries = [self.rows[key.row]], entries
                part.tail = list(self.rows[at:end])
                return part
        part.rows_, part.tail = list(self.rows[key.row : last]), list(self.rows[last:end])
        return part

    def _units(self, key: Span, value: Span, until: int) -> tuple[list[str], list[Unit], int]:
        units, begin = list[Unit](), key.row + 1
        if not value.pairs:
            return list(self.rows[key.row : value.last + 1]), [], value.last + 1
        for number, (name, inner) in enumerate(value.pairs):
            is_last = number + 1 == len(value.pairs)
            end = until if is_last else value.pairs[number + 1][0].row
            unit, begin = self._unit(name, inner, begin, end)
            units.append(unit)
        return [self.rows[key.row]], units, begin

    def _unit(self, name: Span, value: Span, begin: int, end: int) -> tuple[Unit, int]:
        unit = Unit(name.text, name.column, value.kind == "list", lead=list(self.rows[begin : name.row]))
        last = value.last + 1
        is_open = not value.is_flow and value.row > name.row
        if is_open and value.kind == "mapping":
            entry, at = self._entry(value, name.row + 1, end, " " * value.pairs[0][0].column)
            unit.entries, unit.head = [entry], [self.rows[name.row]]
            return unit, at
        if is_open and value.kind == "list":
            found = self._list(value, name.row + 1, end)
            if found is not None:
                unit.entries, at = found
                unit.head = [self.rows[name.row]]
                return unit, at
        at = self._own_end(last, end, name.column + 1)
        unit.head, unit.is_closed = list(self.rows[name.row : at]), True
        unit.remarks = [one for row, one in self.said if name.row <= row < at]
        inside = value.items if value.kind == "list" else (value,) if value.kind == "mapping" else ()
        if all(one.kind == "mapping" for one in inside) and (inside or value.kind == "list" or not value.text):
            unit.entries = [_closed(one) for one in inside]
        if unit.said() != span_value(value):
            unit.value = span_value(value)
        return unit, at

    def _list(self, value: Span, begin: int, until: int) -> tuple[list[Entry], int] | None:
        """The texts of a list, and the row behind the last; None if something else is among them."""
        entries = list[Entry]()
        for number, item in enumerate(value.items):
            prefix = self.rows[item.row][: item.column]
            if item.kind != "mapping" or not is_list_item(prefix) or not item.pairs:
                return None
            is_last = number + 1 == len(value.items)
            entry, begin = self._entry(item, begin, until if is_last else value.items[number + 1].row, prefix)
            entries.append(entry)
        return entries, begin

    def _entry(self, value: Span, begin: int, end: int, prefix: str) -> tuple[Entry, int]:
        said = span_value(value)
        entry = Entry(said if isinstance(said, dict) else {}, prefix, place=(value.row, value.column))
        entry.lead = list(self.rows[begin : value.row])
        last = value.last + 1
        own_end = self._own_end(last, end, len(prefix))
        if value.is_flow:
            entry.closed = list(self.rows[value.row : own_end])
            entry.remarks = [one for row, one in self.said if value.row <= row < own_end]
            return entry, own_end
        above = value.row
        for key, inner in value.pairs:
            first, *others = self.rows[key.row : inner.last + 1]
            entry.segments.append(Segment(key.text, [first[len(prefix) :], *others], list(self.rows[above : key.row])))
            above = inner.last + 1
        entry.tail = list(self.rows[above:own_end])
        return entry, own_end

    def _own_end(self, begin: int, end: int, column: int) -> int:
        """Behind the last remark that is moved in as far as what stands above it: that belongs to it."""
        own = begin
        for number in range(begin, end):
            row = self.rows[number]
            if row.lstrip(" ").startswith("#") and len(row) - len(row.lstrip(" ")) >= column:
                own = number + 1
        return own


def _closed(one: Span) -> Entry:
    said = span_value(one)
    return Entry(said if isinstance(said, dict) else {}, "", place=(one.row, one.column), closed=[])
