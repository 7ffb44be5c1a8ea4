"""Record: a check of a help line → the user's own file of help lines, with their remarks and everything else kept.

It changes lines of text, never the whole file, and reads the result back before it writes: if anything but the check
would be different, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from pathlib import Path

from builder.diagnostics import visible
from builder.errors import InternalError, UsageError
from builder.load import Mapping, Scalar, load
from builder.load import Sequence as YamlSequence
from builder.produce.atomic import Staged, write

_HEAD = (
    "# Your own help lines, and what you correct or have checked. Everything else comes from the shipped file.\n"
    "# materials/README.md explains it, under 'Add or correct a help line'.\n"
)
_GONE = ("status", "doubt")
_INDENT = "  "


def record(folder: Path, name: str, entry: str, check: Table[str, str]) -> bool:
    """Write a check into an entry of ``folder / name``; returns False when it says all that already.

    ``check``: fields to set, such as ``checked-by``. Raises UsageError when the file cannot be changed safely, saying
    what to type by hand; OutputError when the disk refuses.
    """
    path = folder / name
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except FileNotFoundError:
        data, text = b"", ""
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be read.", "Open it in a text editor and save it as UTF-8.") from None
    made = with_check(text.replace("\r\n", "\n"), entry, check)
    if "\r\n" in text:  # as editors on Windows write it
        made = made.replace("\n", "\r\n")
    before, after = _plain(load(name, data).root), load(name, made.encode())
    if after.found or _plain(after.root) != _expected(before, entry, check):
        raise UsageError(
            f"{name} is written in a way that this command does not dare to change, and nothing was changed.",
            f"Type these lines yourself, below '{entry}:': {'; '.join(_lines(check))}.",
        )
    return write(path, made.encode()) if data else _begin(path, made)


def _begin(path: Path, text: str) -> bool:
    Staged(path, text.encode()).place()
    return True


def with_check(text: str, entry: str, check: Table[str, str]) -> str:
    """The file's text with the check in the entry; the entry is added at the end if it is not there."""
    rows = text.splitlines(keepends=True)
    root = load("", text.encode()).root or Mapping()
    new = [f"{_INDENT}{row}\n" for row in _lines(check)]
    if entry not in root:
        gap = [] if not rows else ["\n"] if rows[-1].endswith("\n") else ["\n", "\n"]
        return "".join([*(rows or [_HEAD, "\n"]), *gap, f"{entry}:\n", *new])
    details = root[entry]
    if not isinstance(details, Mapping) or not details:
        return text
    first = next(iter(details))
    indent = " " * (first.at.column - 1)
    if first.at.line == root.place_of(entry).line:
        return text
    dropped = {
        number for key in details if key in (*_GONE, *check) for number in _rows_of(rows, key.at.line, len(indent))
    }
    kept = [row for number, row in enumerate(rows, 1) if number not in dropped and number >= first.at.line]
    return "".join([*rows[: first.at.line - 1], *(f"{indent}{row}\n" for row in _lines(check)), *kept])


def _rows_of(rows: list[str], first: int, indent: int) -> range:
    """Numbers of the rows, from 1, of a field and of what is moved in below it."""
    last = first
    for number in range(first + 1, len(rows) + 1):
        row = rows[number - 1]
        if row.strip() and len(row) - len(row.lstrip(" ")) <= indent:
            break
        last = number if row.strip() else last
    return range(first, last + 1)


def _lines(check: Table[str, str]) -> list[str]:
    return [f"{key}: {_quoted(value)}" for key, value in check.items()]


def _quoted(text: str) -> str:
    """In quotes, unless it is one plain word; ``load`` takes no control characters anyway."""
    if re.fullmatch(r"[A-Za-z][A-Za-z]*|[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and text not in ("yes", "no", "true"):
        return text
    if any(not one.isprintable() for one in text):
        raise UsageError(f"{visible(text)} holds signs that cannot be written.", "Type it in letters and digits.")
    return "'" + text.replace("'", "''") + "'"


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, YamlSequence):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Scalar) else value


def _expected(before: object, entry: str, check: Table[str, str]) -> object:
    """The file's values as they should be afterwards."""
    if before is None:
        before = {}
    if not isinstance(before, dict):
        raise InternalError("a file of help lines was read as something else")
    details = before.get(entry, {})
    kept = {key: value for key, value in details.items() if key not in _GONE} if isinstance(details, dict) else {}
    return {**before, entry: {**kept, **check}}
