"""Load: YAML text → plain values with positions. It knows nothing of lessons.

YAML is read strictly, by an event filter over the parser: UTF-8, one document, no anchors, tags, merge keys or repeated
keys; every scalar is the text that was typed; size, depth and count are limited. ``safe_load`` would guess types, lose
places, and can be made to run for minutes or to crash.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from builder.diagnostics import Diagnostic, Position, Report, Severity, visible
from builder.load.characters import HIDDEN, decode, reveal
from builder.load.lookalikes import PRINTED_BULLET
from builder.load.syntax import explain
from builder.load.values import NOWHERE, Mapping, Scalar, Sequence, Source, Value

__all__ = ["NOWHERE", "Mapping", "Scalar", "Sequence", "Source", "Value", "load"]

MOST_BYTES = 2_000_000
MOST_NODES = 50_000
MOST_DEPTH = 20
MOST_CHARACTERS = 20_000
MOST_FOUND = 200
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(file: str, data: bytes, loader: type = LOADER) -> Source:
    """Read strict YAML; all its faults are in ``found``."""
    report = Report()
    root = _root(file, data, loader, report)
    if root is not None and not isinstance(root, Mapping):
        _not_a_mapping(root, report)
        root = None
    found = tuple(report)
    if report.has_errors and len(found) > MOST_FOUND:
        errors = [one for one in found if one.severity is Severity.ERROR][:MOST_FOUND]
        hint = "mend those that are named first; perhaps one fault near the top is behind many of them"
        message = f"this file has more than {MOST_FOUND} faults"
        found = (*errors, Diagnostic("Y305", Position(file), message, hint))
    return Source(file, root, found)


def _root(file: str, data: bytes, loader: type, report: Report) -> Value | None:
    if len(data) > MOST_BYTES:
        message = f"this file is larger than {MOST_BYTES // 1_000_000} MB"
        report.add("Y301", Position(file), message, "split it into several lessons")
        return None
    text = decode(file, data, report)
    if text is None:
        return None
    text = reveal(file, text, report)
    reader = _Reader(file, text, report)
    try:
        reader.read(loader)
    except _TooMuchError:
        return None
    except yaml.MarkedYAMLError as error:
        found = Report()
        explain(error, file, text, found)
        _add_news(found, report)
        return None
    except (yaml.YAMLError, ValueError):
        message = "this file cannot be read"
        report.add("Y199", Position(file), message, "compare it with a lesson that works")
        return None
    root = reader.root
    if root is None or (isinstance(root, Scalar) and not root.strip()):
        if not report.has_errors:
            hint = "begin with a line such as 'lesson: NAME'"
            report.add("Y102", Position(file), "there is nothing in this file", hint)
        return None
    return root


def _add_news(found: Report, report: Report) -> None:
    """Add what broke the YAML, unless an error on that line has been told. Warnings go: they may come of the break."""
    errors = [one for one in report if one.severity is Severity.ERROR]
    told = {one.at.line for one in errors if one.at}
    report.found[:] = [*errors, *(one for one in found if one.at is None or one.at.line not in told)]


def _not_a_mapping(root: Scalar | Sequence, report: Report) -> None:
    if isinstance(root, Sequence):
        message = "this file is a list; names with a colon are expected, such as 'title: …'"
        hint = "take the '- ' away and begin each line with a name and a colon"
    else:
        message = f"{visible(root)} is text alone; names with a colon are expected, such as 'title: …'"
        missing_space = ":" in root and ": " not in root
        hint = "type a space after each colon" if missing_space else "begin each line with a name, a colon and a space"
    report.add("Y103", root.at, message, hint)


class _TooMuchError(Exception):
    """A limit was passed; reading stops and the report says why."""


class _Reader:
    """Builds the tree from events, reporting what the strict form of YAML does not have."""

    def __init__(self, file: str, text: str, report: Report) -> None:
        self.file, self.report = file, report
        self.root: Value | None = None
        lines = text.splitlines()
        self.text = "\n".join([*lines, ""])
        self.lines = [*lines, "", ""]
        """A text may end after the last line."""
        self.has_hash = " #" in text
        self.documents = 0

    def read(self, loader: type) -> None:
        """Fill ``root``. Raises _TooMuchError, or what the parser raises for broken YAML."""
        items: list[Value] = []
        stack: list[tuple[Any, list[Value]]] = []
        count = 0
        for event in yaml.parse(self.text, Loader=loader):
            kind = type(event)
            if kind is ScalarEvent:
                items.append(self._scalar(event))
                count += 1
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                count += 1
                self._refuse_marks(event)
                stack.append((event, items))
                items = []
                if len(stack) > MOST_DEPTH:
                    self._too_much("Y302", event, f"more than {MOST_DEPTH} levels of lists within lists", _SHALLOW)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                start, outer = stack.pop()
                outer.append(self._mapping(start, items) if kind is MappingEndEvent else self._sequence(start, items))
                items = outer
            elif kind is AliasEvent:
                count += 1
                items.append(self._alias(event))
            elif kind is DocumentStartEvent:
                self._document(event)
            if count > MOST_NODES:
                self._too_much("Y303", event, f"this file holds more than {MOST_NODES} values", "split it")
        self.root = items[0] if items else None

    def _place(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1)

    def _too_much(self, code: str, event: Any, message: str, hint: str) -> None:
        self.report.add(code, self._place(event), message, hint)
        raise _TooMuchError

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents == 2:
            hint = "delete the line '---'; a second lesson goes into a file of its own"
            self.report.add("Y205", self._place(event), "a second document begins here", hint)
        if event.version or event.tags:
            hint = "delete the lines that begin with %"
            self.report.add(
                "Y205", self._place(event), "this line gives orders to the computer, which a lesson does not", hint
            )

    def _scalar(self, event: Any) -> Scalar:
        text, start, end = event.value, event.start_mark, event.end_mark
        line, column, style = start.line, start.column, event.style
        scalar = Scalar(text)
        scalar._file, scalar._line, scalar._column = self.file, line + 1, column + 1
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
            scalar._shape = None
        elif style == "|":
            scalar._shape = self._literal_shape(text, line + 1)
            self._warn_of_bullets(line + 1, end.line)
        elif end.line != line:
            scalar._shape = None
            self._warn_of_lists(line, end.line)
        else:
            extra = end.column - column - len(text)
            scalar._shape = 0 if extra == 0 else 1 if extra == 2 and style else None
        if style == '"' and HIDDEN.search(text.replace("\r", "\0")):
            self._hidden_by_escape(scalar)
            scalar = Scalar(HIDDEN.sub("\ufffd", text.replace("\r", "\0")), scalar.at, None)
        if len(text) > MOST_CHARACTERS:
            message = f"this text has {len(text)} characters; {MOST_CHARACTERS} are the most"
            self.report.add("Y304", scalar.at, message, "split it into several blocks")
        if self.has_hash and not style and self.lines[end.line].startswith(" #", end.column):
            place = Position(self.file, end.line + 1, end.column + 2)
            rest = self.lines[end.line][end.column + 1 :]
            self.report.add("Y401", place, f"{visible(rest)} is taken for a remark and will not be printed", _HASH)
        return scalar

    def _warn_of_lists(self, first: int, last: int) -> None:
        """Lines of such a text are joined, so a list in it becomes a sentence with dashes."""
        for number in range(first + 1, last + 1):
            if match := _LIST_ITEM.match(self.lines[number]) or PRINTED_BULLET.match(self.lines[number]):
                place = Position(self.file, number + 1, match.start("mark") + 1)
                message = "this line looks like an item of a list, but it will run on with the line above"
                self.report.add("Y402", place, message, _LIST)
                return

    def _warn_of_bullets(self, first: int, last: int) -> None:
        for number in range(first, last):
            if bullet := PRINTED_BULLET.match(self.lines[number]):
                place = Position(self.file, number + 1, bullet.start("mark") + 1)
                message = f"{visible(bullet['mark'])} begins no item of a list, so this line runs on with the others"
                self.report.add("Y402", place, message, "type '- ' in its place, and leave a line empty above the list")
                return

    def _literal_shape(self, text: str, first: int) -> tuple[int, int] | None:
        """First line (from 1) of a literal block, and the spaces that stand before each of its lines."""
        for number, line in enumerate(text.split("\n"), first):
            if line.strip(" "):
                return first + 1, len(self.lines[number]) - len(line)
        return None

    def _hidden_by_escape(self, scalar: Scalar) -> None:
        match = HIDDEN.search(scalar.replace("\r", "\0"))
        name = f"U+{ord(scalar[match.start()]):04X}" if match else ""
        hint = "take the part that begins with \\ away"
        self.report.add("Y104", scalar.at, f"this text holds a hidden character ({name})", hint)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            shown = visible("&" + event.anchor)
            self.report.add("Y201", self._place(event), f"{shown} cannot stand at the beginning of a text", _QUOTES)
        if event.tag is not None:
            shown = visible(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.report.add("Y202", self._place(event), f"{shown} cannot stand at the beginning of a text", _QUOTES)

    def _alias(self, event: Any) -> Scalar:
        shown = visible("*" + event.anchor)
        self.report.add("Y201", self._place(event), f"{shown} cannot stand at the beginning of a text", _QUOTES)
        return Scalar("", self._place(event), None)

    def _sequence(self, start: Any, items: list[Value]) -> Sequence:
        sequence = Sequence(items)
        sequence.at = self._place(start)
        return sequence

    def _mapping(self, start: Any, items: list[Value]) -> Mapping:
        mapping = Mapping()
        mapping.at = self._place(start)
        repeated: list[Scalar] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._complex_key(mapping, key)
            elif key in mapping:
                repeated.append(key)
            elif self._good_key(key, value, bool(start.flow_style)):
                mapping[key] = value
        if repeated:
            self._repeated(mapping, repeated)
        return mapping

    def _repeated(self, mapping: Mapping, repeated: list[Scalar]) -> None:
        """Report names given twice. If an item's first name comes again, its dash was forgotten; then all that follows
        belongs to the next item and is no fault."""
        keys = list(mapping)
        lines = {key: key.at.line for key in keys}
        first = keys[0]
        if repeated[0] == first and self.lines[first.at.line - 1][: first.at.column - 1].endswith("- "):
            repeated = repeated[:1]
            for key in keys:
                if key.at > repeated[0].at:
                    del mapping[key]
            hint = f"if the next item begins here, type '- ' before '{first}:', below the dash of line {lines[first]}"
            hint += "; else keep one of the two"
        else:
            hint = "keep one of the two"
        for key in repeated:
            message = f"{visible(key)} is given twice; it also stands in line {lines[key]}"
            self.report.add("Y204", key.at, message, hint)

    def _complex_key(self, mapping: Mapping, key: Value) -> None:
        brace = isinstance(key, Mapping)
        if brace and key.at.line == mapping.at.line and key.at.column == mapping.at.column + 1:
            self.report.add("Y112", mapping.at, "a text that begins with '{{' must stand in quotes", _QUOTES)
        else:
            shown = "{" if brace else "["
            self.report.add("Y206", key.at, f"a name is expected before the colon, not '{shown}…'", _QUOTES)

    def _good_key(self, key: Scalar, value: Value, is_flow: bool) -> bool:
        add = self.report.add
        if key == "<<":
            add("Y203", key.at, "'<<' cannot be used to copy fields from elsewhere", "write the fields out")
        elif not key:
            add("Y206", key.at, "there is no name before the colon", "type a name before the colon")
        elif is_flow and ":" in key and value == "":
            add("Y108", key.at, f"a space is missing after the colon in {visible(key)}", "type a space after the colon")
        else:
            return True
        return False


_LIST_ITEM = re.compile(r"\s*(?P<mark>-|[0-9]{1,3}\.) ")
_SHALLOW = "take some of the brackets away, or some of the spaces at the beginning of lines"
_QUOTES = 'put the whole text in double quotes: "…"'
_LIST = "begin items with '- ' and let nothing follow the name and colon above; for a list in a text type 'text: |'"
_HASH = "put the whole text in double quotes; if it is a remark, type two spaces before the #"
