"""Lessons and a language → files for translators' tools. What such a file holds and the lesson lacks is never lost.

One file for each lesson, ``FOLDER/LANG/LESSON.po`` or the like, and for PO the template ``FOLDER/LESSON.pot`` beside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from builder.diagnostics import Position, Report, visible
from builder.exchange.catalogue import Catalogue
from builder.exchange.files import earlier
from builder.exchange.importing import Home
from builder.exchange.merging import merge
from builder.exchange.po import write_po
from builder.exchange.tables import write_table
from builder.exchange.xliff import write_xliff

Form: TypeAlias = Literal["po", "xliff", "csv"]
FORMS: tuple[Form, ...] = ("po", "xliff", "csv")
_ENDS: Mapping[Form, str] = {"po": ".po", "xliff": ".xlf", "csv": ".csv"}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Exported:
    """The file of one lesson."""

    catalogue: Catalogue
    path: Path
    data: bytes
    template: tuple[Path, bytes] | None = None


def export(homes: Sequence[Home], form: Form, folder: Path, with_mark: bool = True) -> tuple[Exported, ...]:
    """Make the files of these lessons; ``with_mark`` is for tables alone. It writes nothing."""
    made = list[Exported]()
    for home in homes:
        catalogue = home.catalogue(home.text)
        path = folder / catalogue.language / f"{catalogue.lesson}{_ENDS[form]}"
        template = (folder / f"{catalogue.lesson}.pot", write_po(catalogue, is_template=True)) if form == "po" else None
        made.append(Exported(catalogue, path, written(catalogue, form, with_mark), template))
    return tuple(made)


def written(catalogue: Catalogue, form: Form, with_mark: bool = True) -> bytes:
    """A catalogue in one of the forms. Raises MissingToolError for XLIFF without translate-toolkit."""
    writers: Mapping[Form, Callable[[Catalogue], bytes]] = {
        "po": write_po,
        "xliff": write_xliff,
        "csv": lambda one: write_table(one, with_mark),
    }
    return writers[form](catalogue)


def not_imported(homes: Sequence[Home], path: Path, shown: str, report: Report) -> None:
    """Tell, with T508, what a file that would be written over holds and the lessons do not have yet.

    Raises UsageError for a file that cannot be read."""
    names = list[str]()
    for there in earlier(path):
        for home in homes:
            catalogue = home.catalogue(home.text)
            if (there.lesson, there.language) != (catalogue.lesson, catalogue.language):
                continue
            merged = merge(there, catalogue, lambda item, text, at: ())
            names += [one.item.name for one in merged.changes] + merged.left_out
            names += ["a text that was changed on both sides"] if merged.is_stopped else []
    if names:
        listed = ", ".join(map(visible, names[:_MOST_NAMED])) + (" and others" if names[_MOST_NAMED:] else "")
        message = f"this file holds what the lesson does not have yet: {listed}"
        report.add("T508", Position(shown), message, f"type: handouts translate import {shown}")
