"""CSV for any spreadsheet: a catalogue → bytes, and bytes → texts.

One row for each text (RFC 4180). Spreadsheets take a cell that begins with ``=`` for a formula and ``5-10`` for a day,
so such a text gets an apostrophe before it, which reading takes away (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from builder.diagnostics import Position, nearest, visible
from builder.exchange.catalogue import STATES, Catalogue, Item, digest, read_mark, trimmed
from builder.exchange.incoming import MOST_TEXTS, BrokenFileError, Given, Incoming, decoded, language_of

COLUMNS = ("number", "name", "status", "English", "translation", "note", "about", "English before", "mark")
_NEEDED = ("name", "English", "translation")
_CLEAR = frozenset({"ok", "done", "right", "still right"})
"""What translators type as status of a text that they looked at and that is still right."""
_DOUBT = frozenset({"unsure", "?", "look again", "check"})
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_OTHERWISE = re.compile(
    rf"true|false|[\d\s.,:/%e+-]+|\d{{1,4}}[ /-]?{_MONTH}(?:[ /,-]*\d+)?|{_MONTH}[ /,-]*\d+", re.IGNORECASE | re.ASCII
)
"""What spreadsheets read as a number, a day or truth, and change when they open a file."""
_MOST_SIGNS = 40
"""Of such a cell."""
_SEPARATORS = ",;\t"
_AGAIN = "save it again as 'CSV UTF-8', or take the file as it was sent"


def write_table(catalogue: Catalogue, with_mark: bool = True) -> bytes:
    """The catalogue as CSV in UTF-8; ``with_mark``: with the byte order mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in catalogue.items:
        writer.writerow([str(item.number), *map(_guarded, _row(catalogue, item))])
    return out.getvalue().encode("utf-8-sig" if with_mark else "utf-8")


def read_table(file: str, data: bytes) -> Incoming:
    """Read what a spreadsheet wrote. Raises BrokenFileError for what is no such table."""
    text = decoded(file, data, "CSV")
    rows = list(_rows(file, text))
    if not rows:
        raise BrokenFileError(Position(file), "this file is empty", "send the table that was exported")
    columns = _columns(file, *rows[0])
    given, homes = list[Given](), list[tuple[str, str]]()
    for line, row in rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: _plain(row[index]) if index < len(row) else "" for name, index in columns.items()}
        homes.append(_home(cells.get("mark", "")))
        given.append(_given(Position(file, line), cells))
    if not given:
        raise BrokenFileError(Position(file), "this table has no texts", "send the table that was exported")
    lessons, languages = ({one for one in found if one} for found in zip(*homes, strict=True))
    if len(lessons) > 1 or len(languages) > 1:
        message = "this table holds texts of several lessons or languages"
        raise BrokenFileError(Position(file), message, "send each lesson in a table of its own")
    return Incoming(file, "".join(lessons), language_of("".join(languages)), "", "", tuple(given))


def _row(catalogue: Catalogue, item: Item) -> Iterator[str]:
    yield item.name
    yield STATES[item.state]
    yield item.source
    yield item.text
    yield item.note
    yield "\n".join(item.about)
    yield item.was
    yield f"{catalogue.lesson}/{catalogue.language}/{item.mark}"


def _is_dangerous(cell: str) -> bool:
    bare = cell.lstrip("'")
    return bool(_FORMULA.match(bare)) or (len(bare) <= _MOST_SIGNS and bool(_OTHERWISE.fullmatch(bare)))


def _guarded(cell: str) -> str:
    return f"'{cell}" if _is_dangerous(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell) else cell


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each row."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    if "\0" in text:
        raise BrokenFileError(Position(file), "this is no table in plain text", _AGAIN)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for number, row in enumerate(reader):
            if number > MOST_TEXTS:
                raise BrokenFileError(Position(file), f"this table has more than {MOST_TEXTS} rows", _AGAIN)
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        message = "a quotation mark is missing or too many in the row that begins here"
        raise BrokenFileError(Position(file, line), message, _AGAIN) from None


def _columns(file: str, line: int, head: list[str]) -> Mapping[str, int]:
    """Where each column stands, whatever its capitals; spreadsheets let people move them."""
    found = dict[str, int]()
    by_name = {name.casefold(): name for name in COLUMNS}
    for index, cell in enumerate(head):
        name = by_name.get(" ".join(cell.split()).casefold())
        if name is not None and name in found:
            message = f"the column {visible(name)} stands in this table twice"
            raise BrokenFileError(Position(file, line), message, "take one of the two out")
        if name is not None:
            found[name] = index
    for name in _NEEDED:
        if name not in found:
            near = nearest(name, [cell for cell in head if cell])
            hint = f"type {name} in place of {visible(near)}" if near else "keep the first row as it was exported"
            raise BrokenFileError(Position(file, line), f"the column {visible(name)} is missing", hint)
    return found


def _home(mark: str) -> tuple[str, str]:
    """Lesson and language, as a mark in a table says them."""
    parts = mark.strip().split("/")
    return (parts[0], parts[1]) if len(parts) == 3 else ("", "")


def _given(at: Position, cells: Mapping[str, str]) -> Given:
    text, mark = trimmed(cells["translation"]), read_mark(cells.get("mark", ""))
    status = " ".join(cells.get("status", "").split()).casefold().rstrip(".!")
    was_changed = mark.state == "changed" if mark is not None else status == STATES["changed"].casefold()
    is_untouched = (mark is None or digest(text) == mark.text) and status not in _CLEAR
    return Given(
        name=cells["name"].strip(),
        source=trimmed(cells["English"]),
        text=text,
        # who corrects a translation need not say so in the status too
        is_doubtful=bool(text) and (status in _DOUBT or (was_changed and is_untouched)),
        was=trimmed(cells.get("English before", "")),
        note=trimmed(cells.get("note", "")),
        mark=mark,
        at=at,
    )
