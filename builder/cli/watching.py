"""``handouts watch``: a save in a text editor → the pages that change by it. Ctrl+C ends it."""

from __future__ import annotations

from typing import Any

from builder.build import Built, build, plan
from builder.cli import findings, terminal
from builder.cli.asking import library_of, order_of
from builder.diagnostics import Diagnostic
from builder.errors import HandoutsError
from builder.library import Library

_WAIT_MS = 120
"""Editors save in several steps; this long nothing more may come."""


def watch_lessons(**words: Any) -> int:
    """Build, then again at every save. Raises UsageError and OutputError for the first build only."""
    from watchfiles import watch

    library = library_of(words)
    try:
        known = _tell_changes(library, words, frozenset())
        terminal.tell("Watching. Save a lesson, a translation or a layout to see it again; Ctrl+C ends this.")
        for _ in watch(*_folders(library), debounce=_WAIT_MS, raise_interrupt=True):
            known = _again(words, known)
    except KeyboardInterrupt:
        terminal.tell("\nStopped watching. The pages are as they were last made.")
    return 0


def _again(words: dict[str, Any], known: frozenset[Diagnostic]) -> frozenset[Diagnostic]:
    """Build once more; what keeps it from being built is told, and watching goes on."""
    try:
        return _tell_changes(library_of(words), words, known)
    except HandoutsError as error:
        for line in findings.lines(error.diagnostics, "text") or [findings.sentence_of(error.message, error.hint)]:
            terminal.tell(line)
        return known


def _tell_changes(library: Library, words: dict[str, Any], known: frozenset[Diagnostic]) -> frozenset[Diagnostic]:
    """Build, and tell what is new since the last time: files on stdout, findings on stderr."""
    built = build(library, plan(library, order_of(words, pictures=words["png"])), library.project.output)
    found = frozenset(built.found)
    for line in findings.lines(found - known, "text", words["strict"]):
        terminal.tell(line)
    if known - found:
        terminal.tell(f"Mended: {len(known - found)}.")
    for lesson in built.refused:
        terminal.tell(f"{lesson} was not made; its pages are as they were.")
    for line in _changed(library, built):
        terminal.say(line)
    return found


def _changed(library: Library, built: Built) -> list[str]:
    production = built.production
    if production is None:
        return []
    folder = library.project.output
    written = [f"made {folder / path}" for path in production.written]
    removed = [f"removed {folder / path}" for path in production.removed]
    if not written and not removed and not built.refused:
        return ["No page is different."]
    return written + removed


def _folders(library: Library) -> list[str]:
    """Where people write: never the output folder, or each build would start the next."""
    parts = (root / part for root in library.project.roots for part in ("materials", "layouts"))
    return [str(folder) for folder in parts if folder.is_dir()]
