"""A file of translations as rows of text, cut where its texts begin and end; joined again they are the same bytes.

What is changed is written anew, field by field; every other row stays as it was typed, remarks included. Each piece
also holds what it says, so that the whole can be read back and compared before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.edit.scalars import Plain, field_rows
from builder.load.spans import Span, remarks

FIELDS = ("unit", "source", "was", "text", "reviewed", "note")
"""The order in which fields are written; one that is added comes behind those that stand before it here."""
_DASH = re.compile(r" *- +")


@dataclass
class Segment:
    """A field of a text: the remarks above it, and its rows, the first without what stands left of its name."""

    key: str
    rows: list[str]
    lead: list[str] = field(default_factory=list)


@dataclass
class Entry:
    """``source``, ``text`` and so on of one text."""

    value: dict[str, Plain]
    prefix: str
    """What stands left of its first field: spaces, or a dash among them."""
    segments: list[Segment] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    closed: list[str] | None = None
    """Its rows as typed, if it stands in brackets."""
    place: tuple[int, int] | None = None
    """Row and column of its first field or bracket, from 0, as it was read."""
    remarks: list[str] = field(default_factory=list)
    """Those among the rows of a closed one."""

    def rows(self) -> Iterator[str]:
        yield from self.lead
        if self.closed is not None:
            yield from self.closed
        left = self.prefix
        for segment in self.segments:
            yield from segment.lead
            yield left + segment.rows[0]
            yield from segment.rows[1:]
            left = " " * len(self.prefix)
        yield from self.tail

    def put(self, key: str, value: Plain | None, eol: str) -> None:
        """Set a field, or take it away with None. Its remarks stay."""
        if self.value.get(key) == value:
            return
        self.open(eol)
        index = next((number for number, one in enumerate(self.segments) if one.key == key), None)
        if value is None:
            self.value.pop(key, None)
            if index is not None:
                self._drop(index, eol)
            return
        self.value[key] = value
        rows = self._written(key, value, eol)
        if index is None:
            before = FIELDS[: FIELDS.index(key)] if key in FIELDS else tuple(self.value)
            index = max((number + 1 for number, one in enumerate(self.segments) if one.key in before), default=0)
            self.segments.insert(index, Segment(key, rows))
        else:
            old = self.segments[index]
            self.segments[index] = Segment(key, rows, [*old.lead, *self._kept(old, eol)])

    def begin(self, key: str, eol: str) -> None:
        """Add an empty field in the form that its text will need if it is like ``source``: rows below ``|``, quotes."""
        like = self.segments[-1].rows[0].partition(": ")[2].strip()
        is_long = like[:1] == "|" and "\n" in str(self.value.get("source", "")).strip()
        sign = " |" if is_long else ' ""' if like[:1] in ("'", '"') else ""
        self.segments.append(Segment(key, [f"{key}:{sign}{eol}"]))
        self.value[key] = ""

    def say(self, remark: str, above: str, eol: str) -> None:
        """Add a remark above a field; one row for each of its lines."""
        self.open(eol)
        added = self._remark_rows([f"# {row}".rstrip() for row in remark.split("\n")], eol)
        for segment in self.segments:
            if segment.key == above:
                segment.lead += added
                return
        self.tail += added

    def open(self, eol: str) -> None:
        """Write an entry in brackets in rows of its own, so that its fields can be changed."""
        if self.closed is None:
            return
        self.closed = None
        self.lead += self._remark_rows(self.remarks, eol, len(self.prefix) - len(self.prefix.lstrip(" ")))
        self.segments = [Segment(key, self._written(key, value, eol)) for key, value in self.value.items()]

    def move(self, prefix: str, eol: str) -> None:
        """Move it in as far as ``prefix`` is long."""
        self.open(eol)
        by, self.prefix = len(prefix) - len(self.prefix), prefix
        for segment in self.segments:
            shifted = _shifted(segment.rows[1:], by)
            if shifted is None:
                kept = self._kept(segment, eol)
                segment.rows, shifted = self._written(segment.key, self.value[segment.key], eol), None
                segment.lead += kept
            else:
                segment.rows = [segment.rows[0], *shifted]
            segment.lead = _aligned(segment.lead, len(prefix))
        self.tail = _aligned(self.tail, len(prefix))
        self.lead = _aligned(self.lead, len(prefix) - len(prefix.lstrip(" ")))

    def _drop(self, index: int, eol: str) -> None:
        old = self.segments.pop(index)
        kept = [*old.lead, *self._kept(old, eol)]
        if index < len(self.segments):
            self.segments[index].lead = kept + self.segments[index].lead
        else:
            self.tail = kept + self.tail

    def _written(self, key: str, value: Plain, eol: str) -> list[str]:
        first, *others = field_rows(key, value)
        return [first + eol, *((" " * len(self.prefix) + row if row else row) + eol for row in others)]

    def _kept(self, old: Segment, eol: str) -> list[str]:
        """The remarks within the rows of a field that go."""
        text = "".join([old.rows[0], *old.rows[1:]])
        blanks = " " * len(self.prefix)
        return self._remark_rows([said for _, said in remarks(f"x:\n{blanks}{text}")], eol)

    def _remark_rows(self, said: Sequence[str], eol: str, column: int | None = None) -> list[str]:
        left = " " * (len(self.prefix) if column is None else column)
        return [f"{left}{one}{eol}" for one in said]


@dataclass
class Unit:
    """A name and the texts below it."""

    name: str
    column: int
    is_list: bool
    entries: list[Entry] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    """The row with its name; all its rows, if it is closed or holds anything but texts."""
    value: Plain | None = None
    """What it says, if it holds anything but texts."""
    is_closed: bool = False
    remarks: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[str]:
        yield from self.lead
        yield from self.head
        if not self.is_closed:
            for entry in self.entries:
                yield from entry.rows()

    def said(self) -> Plain:
        values: list[Plain] = [dict(entry.value) for entry in self.entries]
        if self.value is not None:
            return self.value
        return values if self.is_list else values[0] if values else ""

    def open(self, eol: str) -> None:
        """Write a unit in brackets, or an empty one, in rows of its own."""
        if not self.is_closed:
            return
        self.is_closed = False
        self.value = None
        self.lead += [f"{' ' * self.column}{one}{eol}" for one in self.remarks]
        self.head = [f"{' ' * self.column}{self.name}:{eol}"]
        for entry in self.entries:
            entry.prefix = self.prefix
            entry.closed, entry.remarks = [], []
            entry.open(eol)

    @property
    def prefix(self) -> str:
        """What stands left of the first field of a text to be added."""
        if self.is_list:
            mine = next((one.prefix for one in self.entries if "-" in one.prefix), "")
            return mine or " " * (self.column + 2) + "- "
        return " " * (self.column + 2)


@dataclass
class Part:
    """A name at the left edge, such as ``language`` or ``units``."""

    name: str
    rows_: list[str]
    lead: list[str]
    value: Plain
    units: list[Unit] | None = None
    """Of the part that holds the texts; then ``rows_`` is the row with its name."""
    entries: list[Entry] | None = None
    """Of ``retired``."""
    tail: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[str]:
        yield from self.lead
        yield from self.rows_
        for one in self.units or self.entries or ():
            yield from one.rows()
        yield from self.tail

    def said(self) -> Plain:
        if self.units is not None:
            return {one.name: one.said() for one in self.units}
        if self.entries is not None:
            return [dict(one.value) for one in self.entries]
        return self.value


@dataclass
class Chunks:
    """A whole file."""

    parts: list[Part]
    tail: list[str]
    eol: str

    def text(self) -> str:
        rows = [row for part in self.parts for row in part.rows()] + self.tail
        ended = [row if row.endswith(("\n", "\r")) else row + self.eol for row in rows[:-1]]
        return "".join([*ended, *rows[-1:]])

    def said(self) -> dict[str, Plain]:
        """What reading the text should give."""
        return {part.name: part.said() for part in self.parts}

    def part(self, name: str) -> Part | None:
        return next((one for one in self.parts if one.name == name), None)


def is_list_item(prefix: str) -> bool:
    """Tell whether this, left of a first field, is a dash and nothing else."""
    return _DASH.fullmatch(prefix) is not None


def span_value(one: Span) -> Plain:
    """What a span says."""
    if one.kind == "mapping":
        return {key.text: span_value(value) for key, value in one.pairs}
    return [span_value(item) for item in one.items] if one.kind == "list" else one.text


def _shifted(rows: Sequence[str], by: int) -> list[str] | None:
    """Rows moved in or out; None if one has no room to move out."""
    made = list[str]()
    for row in rows:
        if by >= 0 or not row.strip():
            made.append(" " * by + row if row.strip() and by > 0 else row)
        elif row[:-by].strip(" "):
            return None
        else:
            made.append(row[-by:])
    return made


def _aligned(rows: Sequence[str], column: int) -> list[str]:
    """Remarks moved to a column."""
    return [" " * column + row.lstrip(" \t") if row.strip() else row for row in rows]
