"""``handouts translate export`` and ``import``: words → files for translators' programs, and modules from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.cli import findings
from builder.cli.asking import library_of
from builder.cli.languages import chosen_lessons, named, new_language
from builder.cli.terminal import say, tell
from builder.diagnostics import Diagnostic, Report, Severity
from builder.edit.translations import keep
from builder.errors import RefusedFile, UsageError
from builder.exchange.catalogue import Catalogue, State
from builder.exchange.exporting import Exported, Form, export, not_imported
from builder.exchange.files import read_files, write_files
from builder.exchange.importing import Home, Imported, Taken, import_texts, lesson_home
from builder.exchange.wording import WORDS, words_home
from builder.library import Library

_STATES: Mapping[State, str] = {
    "reviewed": "reviewed",
    "draft": "draft",
    "changed": "English changed",
    "missing": "missing",
}


def export_texts(
    language: str, lessons: tuple[str, ...], form: Form, into: Path | None, no_bom: bool, **words: Any
) -> int:
    """Write the files and say where they are; returns 1 if one holds what was not imported yet.

    Raises UsageError, MissingToolError, OutputError."""
    library, tag = library_of(words), new_language(language)
    folder = into if into is not None else Path(form)
    homes, code = homes_of(library, tag, lessons)
    if not homes:
        return code
    made = export(homes, form, Path.cwd() / folder, with_mark=not no_bom)
    if holds_news(homes, [one.path for one in made]):
        return 1
    files = {one.path: one.data for one in made}
    files |= dict(one.template for one in made if one.template is not None)
    write_files(files)
    for line in _told(made, tag):
        say(line)
    return code


def homes_of(library: Library, tag: str, lessons: Sequence[str]) -> tuple[list[Home], int]:
    """Where the lessons' translations stand, and the exit code: 1 if a lesson cannot be read."""
    homes, code = list[Home](), 0
    for name in chosen_lessons(library, lessons):
        if name == WORDS:
            homes.append(words_home(tag, library))
            continue
        lesson, _ = library.lesson(name)
        if lesson is None:
            tell(f"{name}: has something to mend first, see: handouts check {name}")
            code = 1
        elif lesson.language == tag:
            tell(f"{name}: is written in {named(tag)} already")
        else:
            try:
                homes.append(lesson_home(lesson, tag, library))
            except RefusedFile as refused:
                for line in findings.lines(refused.diagnostics, "text"):
                    tell(line)
                code = 1
    if not homes and not code:
        raise UsageError(f"There is nothing to translate into {named(tag)}.", "Name another language or lesson.")
    return homes, code


def holds_news(homes: Sequence[Home], paths: Sequence[Path]) -> bool:
    """Tell of files that may not be written over, since they hold what was not imported yet."""
    report = Report()
    for path in paths:
        not_imported(homes, path, shown(path), report)
    for line in findings.lines(report.found, "text"):
        tell(line)
    if report.found:
        tell()
        tell("Nothing was written.")
    return bool(report.found)


def import_files(files: tuple[Path, ...], **words: Any) -> int:
    """Take what is new; returns 1 if anything could not be taken. Raises UsageError, RefusedFile, OutputError."""
    return take(files, library_of(words)).code


@dataclass(frozen=True, slots=True)
class Done:
    """What an import did."""

    imported: Imported
    code: int


def take(files: Sequence[Path], library: Library) -> Done:
    """Read, work out, write, and say what was done."""
    incoming, broken = read_files(files)
    imported = import_texts(incoming, library)
    found = [*broken, *imported.report]
    for line in findings.lines(found, "text"):
        tell(line)
    if found:
        tell()
    if imported.is_stopped:
        tell("Nothing was changed.")
        return Done(imported, 1)
    for taken in imported.taken:
        if taken.is_changed and taken.text is not None:
            keep(library.project, taken.file, taken.text)
        for line in _said_of(taken):
            say(line)
    if not imported.taken:
        tell("Nothing was changed.")
    return Done(imported, 1 if _is_short(found) or not imported.taken else 0)


def _is_short(found: Sequence[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def _told(made: Sequence[Exported], tag: str) -> Iterator[str]:
    width = max(len(shown(one.path)) for one in made)
    for one in made:
        yield f"{shown(one.path):<{width}}  {counts(one.catalogue)}"
    yield ""
    yield f"When somebody has worked on them: handouts translate import {shown(made[0].path)}"


def counts(catalogue: Catalogue) -> str:
    """``216 texts: 200 draft, 16 missing``, as ``translate stat`` says it."""
    counted = catalogue.counted()
    listed = ", ".join(f"{counted[state]} {said}" for state, said in _STATES.items() if counted[state])
    number = len(catalogue.items)
    return f"{number} text{'' if number == 1 else 's'}: {listed}"


def _said_of(taken: Taken) -> Iterator[str]:
    texts = sum(1 for one in taken.changes if one.text is not None)
    parts = [f"{texts} text{'' if texts == 1 else 's'} taken"]
    notes = sum(1 for one in taken.changes if one.text is None and one.note is not None)
    others = len(taken.changes) - texts - notes
    parts += [f"{notes} note{'' if notes == 1 else 's'}"] if notes else []
    parts += [f"{others} looked at"] if others else []
    parts += [f"{len(taken.left_out)} left out, see above"] if taken.left_out else []
    said = ", ".join(parts) if taken.changes or taken.left_out else "nothing new"
    yield f"{taken.file}: {said}"
    if taken.after is not None:
        yield f"  {counts(taken.after)}"


def shown(path: Path) -> str:
    """Short, where it lies below the folder in which the command was typed."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
