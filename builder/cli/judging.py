"""``handouts translate check``: translations → what is said of them, and of nothing else, on stdout. It writes no file.

Judged by the same code as ``handouts check``, up to where pages are made of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from builder.build.orphans import orphans
from builder.build.unseen import unseen
from builder.cli import findings
from builder.cli.asking import library_of
from builder.cli.languages import WORDS, chosen_languages, chosen_lessons, file_of
from builder.cli.progress import Progress, progress_of, unreadable
from builder.cli.summary import VERSION
from builder.cli.terminal import say
from builder.diagnostics import Diagnostic, Severity, in_order, severity_of, stops
from builder.library import Library
from builder.localize import chain


def check_languages(
    languages: tuple[str, ...], lessons: tuple[str, ...], strict: bool, form: findings.Format, **words: Any
) -> int:
    """Check and tell; returns 1 if a translation, or the lesson it is of, would be refused. Raises UsageError."""
    library = library_of(words)
    tags, names = chosen_languages(library, languages), chosen_lessons(library, lessons)
    begun = [
        one
        for name in names
        for tag in tags
        for one in [progress_of(library, name, tag)]
        if one is not None and one.is_begun and not one.is_original
    ]
    unread = unreadable(library, names, tags)
    found = [finding for one in begun for finding in of_translation(library, one.lesson, one.language)]
    found += of_strangers(library, tags if languages else (), lessons)
    if form == "json":
        data = {"translations": [_as_data(one) for one in begun], "findings": findings.as_data(found, strict)}
        say(json.dumps({"handouts": VERSION, "unread": unread, **data}, ensure_ascii=False, indent=1))
    else:
        for line in findings.lines(found, form, strict):
            say(line)
        if form == "text":
            for line in _summary(found, begun, unread, strict):
                say(line)
    return 1 if stops(found, strict) or unread else 0


def of_translation(library: Library, name: str, tag: str) -> tuple[Diagnostic, ...]:
    """What is found in a translation's own file, and in those of wider languages that it is filled up with."""
    if name == WORDS:
        found: Iterable[Diagnostic] = library.strings(tag)[1]
    else:
        from builder.checks.letters import check_letters

        translation, found = library.translation(name, tag)
        letters = () if translation is None else check_letters(translation, library.fonts[0])
        found = (*found, *library.checked(name, tag), *letters)
    files = tuple(file_of(one, name) for one in chain(tag))
    return tuple(one for one in in_order(found) if one.at is not None and one.at.file.endswith(files))


def of_strangers(library: Library, tags: Sequence[str], lessons: Sequence[str]) -> list[Diagnostic]:
    """Files in the folders of these languages, of all if none is named, that nobody reads or that have no lesson."""
    if lessons:
        return []
    folders = tuple(f"materials/{tag}/" for tag in tags)
    every = (*unseen(library.project), *orphans(library))
    return [one for one in every if one.at is not None and (not folders or one.at.file.startswith(folders))]


def _summary(
    found: Sequence[Diagnostic], begun: Sequence[Progress], unread: Sequence[str], strict: bool
) -> Iterator[str]:
    if found:
        yield ""
    width = max((len(one.lesson) + len(one.language) for one in begun), default=0) + 2
    for one in begun:
        yield f"{f'{one.lesson}, {one.language}':<{width}}  {one.in_words()}"
    for name in unread:
        yield f"{name}: has something to mend itself, see: handouts check {name}"
    yield ""
    weights = [severity_of(one, strict) for one in in_order(found)]
    mend, look = weights.count(Severity.ERROR), weights.count(Severity.WARNING)
    parts = [f"{mend} to mend" if mend else "", f"{look} worth a look" if look else ""]
    yield f"{' and '.join(part for part in parts if part)}." if mend or look else "There is nothing to mend."


def _as_data(one: Progress) -> dict[str, Any]:
    return {"lesson": one.lesson, "language": one.language, **one.counts()}
