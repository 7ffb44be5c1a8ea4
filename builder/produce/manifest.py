"""The list of what an output folder holds: entries → ``manifest.json`` and back. It touches no disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from builder import __version__
from builder.produce.names import is_ours

VERSION = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One PDF in the output folder."""

    path: str
    """Relative to the folder, with forward slashes."""
    lesson: str
    document: str
    """The layout's name, such as ``facilitator-guide``."""
    language: str
    pages: int
    sheets: int
    """Sheets of paper when both sides are printed."""
    sha256: str
    sample: bool
    """No country was set: local contacts are missing."""
    draft: bool
    """Some of its text has not been reviewed in its language."""
    old: bool = False
    """Left by an earlier build: this time its lesson had faults, or no longer exists."""
    pictures: int = 0
    """How many pictures of pages ``handouts watch --png`` wrote beside it."""
    handout_language: str = ""
    """Of the handout whose pages a guide names; a list of an earlier version does not say it."""

    @property
    def belongs_to(self) -> str:
        """The language of the handouts that it goes with."""
        return self.handout_language or self.language


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an output folder, in a stable order."""

    files: tuple[Entry, ...] = ()
    made_by: str = field(default=f"handouts {__version__}")

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Manifest:
        return cls(tuple(sorted(entries, key=lambda entry: entry.path)))

    def to_json(self) -> bytes:
        """UTF-8, one key a line, the same bytes for the same files; no time, no absolute path."""
        value = {"manifest": VERSION, "made-by": self.made_by, "files": [asdict(entry) for entry in self.files]}
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


_KINDS = {field.name: str(field.type) for field in fields(Entry)}
"""What kind of value each key has."""


def read_manifest(data: bytes) -> Manifest:
    """Read ``manifest.json``. Raises ValueError when it is not one of ours or of a version not known here.

    Its paths are not trusted: an entry whose path is not of our own making is refused, since files are removed by it.
    """
    try:
        value: Any = json.loads(data)
        if value["manifest"] != VERSION:
            raise ValueError(f"version {value['manifest']!r}")
        entries = tuple(Entry(**entry) for entry in value["files"])
        made_by = str(value["made-by"])
    except (KeyError, TypeError, RecursionError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError("not a list of handouts") from error
    for entry in entries:
        if any(type(getattr(entry, name)).__name__ != kind for name, kind in _KINDS.items()):
            raise ValueError("a value of another kind")
        words = (entry.lesson, entry.document, entry.language, entry.sha256, entry.handout_language)
        if not is_ours(entry.path) or not "".join(words).isascii():
            raise ValueError("a path that handouts would not write")
    return Manifest(entries, made_by)
