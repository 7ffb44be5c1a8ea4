"""``handouts translate stat``: translations → how far each is, as tables of words, rows for programs, or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.cli import findings
from builder.cli.asking import library_of
from builder.cli.languages import WORDS, chosen_languages, chosen_lessons, file_of, named
from builder.cli.summary import VERSION
from builder.cli.terminal import say
from builder.library import Library
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Value, load
from builder.localize import chain
from builder.localize.words import worded
from builder.texts import Status

_MOST_COLUMNS = 10
"""Languages that stand beside each other on a terminal of usual width."""
_COLUMNS = ("done", "English changed", "missing", "draft", "reviewed")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one lesson, or the fixed words, are in a language."""

    lesson: str
    language: str
    texts: int
    reviewed: int
    draft: int
    changed: int
    missing: int
    is_begun: bool
    """There is a file."""
    is_original: bool = False
    """It is written in this language."""

    @property
    def done(self) -> int:
        """Percent that can be printed in the language, rounded down: 100 says that nothing is left."""
        return 100 if self.is_original else 100 * (self.reviewed + self.draft) // max(self.texts, 1)

    def counts(self) -> dict[str, int]:
        """For other programs; keys never go away."""
        return {
            "texts": self.texts,
            "done": self.done,
            "english-changed": self.changed,
            "missing": self.missing,
            "draft": self.draft,
            "reviewed": self.reviewed,
        }

    def in_words(self) -> str:
        """``93 texts: 12 reviewed, 80 draft, 1 missing``."""
        parts = {
            "reviewed": self.reviewed,
            "draft": self.draft,
            "English changed": self.changed,
            "missing": self.missing,
        }
        return f"{self.texts} texts: {', '.join(f'{count} {word}' for word, count in parts.items() if count)}"


def show_progress(
    languages: tuple[str, ...], lessons: tuple[str, ...], fail_under: float | None, form: findings.Format, **words: Any
) -> int:
    """Print the tables; returns 1 if something shown is done by less than ``fail_under`` percent."""
    library = library_of(words)
    tags, names = chosen_languages(library, languages), chosen_lessons(library, lessons)
    found = [one for tag in tags for name in names for one in [progress_of(library, name, tag)] if one is not None]
    unread = unreadable(library, names, tags)
    counted = [one for one in found if one.is_begun or languages]
    low = [one for one in counted if fail_under is not None and one.done < fail_under]
    if form == "json":
        say(json.dumps({"handouts": VERSION, "translations": [_as_data(one) for one in found]}, indent=1))
    elif form == "short":
        for one in found:
            say("\t".join(map(str, (one.lesson, one.language, one.texts, *_cells(one)))))
    else:
        for line in _lines(found, tags, names, unread):
            say(line)
        if fail_under is not None:
            say()
            say(_verdict(low, fail_under))
    return 1 if low or (unread and fail_under is not None) else 0


def unreadable(library: Library, names: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Lessons that have faults themselves and are translated into one of these languages."""
    return [
        name
        for name in names
        if name != WORDS and library.lesson(name)[0] is None and set(tags) & set(library.languages_of(name)[1:])
    ]


def progress_of(library: Library, name: str, tag: str) -> Progress | None:
    """Count the texts of a lesson in a language by their state; None for a lesson that has faults, and for words that
    the language does not need since those of a wider one are taken."""
    if name == WORDS:
        return _of_words(library, tag)
    translation, _ = library.translation(name, tag)
    if translation is None:
        return None
    lesson = translation.lesson
    is_begun = any(name in library.project.names(f"materials/{one}", ".yaml") for one in chain(tag))
    counts = Counter(local.status for texts in translation.units.values() for local in texts)
    total = sum(counts.values())
    if tag == lesson.language:
        return Progress(name, tag, total, 0, 0, 0, 0, True, is_original=True)
    draft, reviewed, changed = counts[Status.DRAFT], counts[Status.REVIEWED], counts[Status.STALE]
    return Progress(name, tag, total, reviewed, draft, changed, counts[Status.MISSING], is_begun)


def _of_words(library: Library, tag: str) -> Progress | None:
    english = _words(library, "en")[0]
    if tag == "en":
        return Progress(WORDS, tag, len(english), 0, 0, 0, 0, True, is_original=True)
    if tag not in library.worded and any(one in library.worded for one in chain(tag)):
        return None
    mine, reviewed = _words(library, tag)
    counts = Counter(_state(mine.get(key), now, key in reviewed) for key, now in english.items())
    return Progress(
        WORDS,
        tag,
        len(english),
        counts[Status.REVIEWED],
        counts[Status.DRAFT],
        counts[Status.STALE],
        counts[Status.MISSING],
        tag in library.worded,
    )


def _words(library: Library, tag: str) -> tuple[dict[str, Value], set[str]]:
    """The words of a language that say something, and those that a person reviewed; the user's own over the shipped."""
    found, reviewed = dict[str, Value](), set[str]()
    for layer in library.project.layers(file_of(tag, WORDS)):
        root = load(*layer).root
        words = root.get("words") if root is not None else None
        if root is None or not isinstance(words, YamlMapping):
            continue
        for key, value in words.items():
            one = worded(value)
            if (one is None and isinstance(value, Scalar) and not value.strip()) or (one is not None and not one.text):
                continue
            found[str(key)] = value
            is_checked = isinstance(root.get("reviewed"), YamlMapping) or (
                one is not None and isinstance(one.root.get("reviewed"), YamlMapping)
            )
            (reviewed.add if is_checked else reviewed.discard)(str(key))
    return found, reviewed


def _state(mine: Value | None, english: Value, is_reviewed: bool) -> Status:
    if mine is None:
        return Status.MISSING
    one = worded(mine)
    if one is not None and not one.is_current_with(english):
        return Status.STALE
    return Status.REVIEWED if is_reviewed else Status.DRAFT


def _lines(
    found: Sequence[Progress], tags: Sequence[str], names: Sequence[str], unread: Sequence[str]
) -> Iterator[str]:
    if not tags:
        yield "Nothing is translated yet. To begin, type: handouts translate start LANG"
        return
    cells = {(one.lesson, one.language): one for one in found}
    groups = [*_overview(cells, tags, [name for name in names if name not in unread])]
    groups += [
        group for tag in tags if (group := _of_language([cells[name, tag] for name in names if (name, tag) in cells]))
    ]
    groups += (
        [[f"{name}: has something to mend first, see: handouts check {name}" for name in unread]] if unread else []
    )
    for number, group in enumerate(groups):
        yield from [""] if number else []
        yield from group


def _overview(
    cells: Mapping[tuple[str, str], Progress], tags: Sequence[str], names: Sequence[str]
) -> Iterator[list[str]]:
    """Lessons by languages, some languages at a time; nothing for one language."""
    for first in range(0, len(tags) if len(tags) > 1 else 0, _MOST_COLUMNS):
        some = tags[first : first + _MOST_COLUMNS]
        rows = [(name, *(_in_short(cells.get((name, tag))) for tag in some)) for name in names]
        yield list(_table(("Done, in percent", *some), rows))


def _of_language(found: Sequence[Progress]) -> list[str]:
    """What is begun in a language, row by row; its name on a row of its own, since nobody knows how wide a terminal
    shows other scripts."""
    rows = [(one.lesson, str(one.texts), *_cells(one, "%")) for one in found if one.is_begun and not one.is_original]
    not_begun = [one.lesson for one in found if not one.is_begun]
    if not rows:
        return []
    tag = found[0].language
    table = [named(tag), *_table(("", "texts", *_COLUMNS), rows)]
    return (
        [*table, f"  not begun: {', '.join(not_begun)}; to begin: handouts translate start {tag}"]
        if not_begun
        else table
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Aligned columns: the first to the left, figures to the right."""
    widths = [max(len(row[number]) for row in (head, *rows)) for number in range(len(head))]
    widths[0] = max(len(head[0]), *(len(row[0]) + 2 for row in rows)) if rows else len(head[0])
    for indent, row in ((0, head), *((2, row) for row in rows)):
        cells = [f"{'':{indent}}{row[0]:<{widths[0] - indent}}"]
        cells += [f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def _in_short(one: Progress | None) -> str:
    if one is None:
        return ""
    return "original" if one.is_original else str(one.done) if one.is_begun else "-"


def _cells(one: Progress, sign: str = "") -> tuple[str, ...]:
    return (f"{one.done}{sign}", str(one.changed), str(one.missing), str(one.draft), str(one.reviewed))


def _verdict(low: Sequence[Progress], fail_under: float) -> str:
    if not low:
        return f"Everything is done to {fail_under:g} percent or more."
    names = ", ".join(f"{one.lesson} in {one.language} ({one.done})" for one in low)
    return f"Less than {fail_under:g} percent is done: {names}."


def _as_data(one: Progress) -> dict[str, Any]:
    where = {"lesson": one.lesson, "language": one.language, "begun": one.is_begun, "original": one.is_original}
    return where | one.counts()
