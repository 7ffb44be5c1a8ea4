"""A lesson and what is translated of it → its texts as translators' tools take them: named, numbered, each with a mark.

It knows no file format and changes nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder.diagnostics import Report
from builder.exchange.describing import about
from builder.lesson import Lesson
from builder.load import Source
from builder.localize.lengths import longest
from builder.localize.matching import match
from builder.localize.modules import Entry, folded, read_module
from builder.localize.numbering import numbers
from builder.texts import Text

State: TypeAlias = Literal["missing", "changed", "draft", "reviewed"]
STATES: Mapping[State, str] = {
    "missing": "not translated yet",
    "changed": "the English changed after this was translated",
    "draft": "draft, nobody else has read it",
    "reviewed": "reviewed",
}
_MARK = re.compile(r"(?P<source>[0-9a-f]{6})\.(?P<text>[0-9a-f]{6})\.(?P<note>[0-9a-f]{6})\.(?P<state>[mcdr])")
_NAME = re.compile(r"(?P<unit>[^:\s]+)(?::[0-9a-f]{6}(?:\.(?P<nth>[1-9][0-9]{0,3}))?)?")


@dataclass(frozen=True, slots=True)
class Item:
    """One text to translate."""

    name: str
    """Once in a file: the text's name, and for a text of a list what its English makes of it; never its place."""
    unit: str
    """As in ``Lesson.units``."""
    index: int
    """Its place in the lesson's list of this name, from 0."""
    nth: int
    """Which of the texts of this name with the same English, from 1."""
    source: str
    text: str
    """Empty if it is not translated."""
    state: State
    was: str
    """The English it was translated from, if the English changed since and that is known."""
    before: tuple[str, ...]
    """All English it is known to have been translated from, the newest among them too."""
    note: str
    """A translator's, from the module."""
    number: int
    """On the page of a proof."""
    about: tuple[str, ...] = ()
    """For translators, in English: what block it belongs to, who reads it, what must stay."""
    limit: int | None = None
    """Characters that have room."""

    @property
    def mark(self) -> str:
        """What an export says of the text as it stands in the module, so that an import sees what changed since."""
        return f"{digest(folded(self.source))}.{digest(self.text)}.{digest(self.note)}.{self.state[0]}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every text of a lesson in one language, in the lesson's order."""

    lesson: str
    """Its name, or ``WORDS`` for the words of the layouts."""
    title: str
    language: str
    source_language: str
    revised: datetime.date
    translator: str
    items: tuple[Item, ...]

    @property
    def mark(self) -> str:
        """Of all translations together, for tools that lose the marks of single texts. The English is not in it."""
        return digest("\n".join(sorted(f"{digest(one.text)}.{digest(one.note)}" for one in self.items if one.text)))

    def counted(self) -> Counter[State]:
        return Counter(one.state for one in self.items)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, read."""

    source: str
    text: str
    note: str
    state: State


def digest(text: str) -> str:
    """Six digits that tell texts apart; white space around them and line ends do not count."""
    return hashlib.sha256(trimmed(text).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def trimmed(text: str) -> str:
    """The text as files hold it: composed letters (NFC), plain line ends, no white space around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_mark(text: str) -> Mark | None:
    """None if it is no mark."""
    found = _MARK.search(text)
    if found is None:
        return None
    state: State = next(one for one in STATES if one.startswith(found["state"]))
    return Mark(found["source"], found["text"], found["note"], state)


def read_name(name: str) -> tuple[str, int] | None:
    """(name of the text in the lesson, which of those with the same English); None if it is no such name."""
    found = _NAME.fullmatch(name)
    return None if found is None else (found["unit"], int(found["nth"] or 1))


def catalogue_of(lesson: Lesson, language: str, module: Source | None) -> Catalogue:
    """List the texts of a lesson with what the module (None: there is none) says of each."""
    read = None
    if module is not None and module.root is not None:
        read = read_module(module, lesson, language, Report())
    told, placed = about(lesson), numbers(lesson)
    items = list[Item]()
    for unit, sources, is_list in lesson.units():
        entries = read.entries.get(unit, ()) if read is not None else ()
        for index, (source, entry, is_current, name, nth) in enumerate(_paired(unit, sources, entries, is_list)):
            state, was = _state(source, entry, is_current)
            items.append(
                Item(
                    name=name,
                    unit=unit,
                    index=index,
                    nth=nth,
                    source=trimmed(source.source),
                    text=trimmed(entry.text or "") if entry is not None else "",
                    state=state,
                    was=trimmed(was),
                    before=_before(entry),
                    note=note_of(entry),
                    number=placed[unit, index],
                    about=told.of(unit, source),
                    limit=longest(unit, trimmed(source.source)) or None,
                )
            )
    return Catalogue(
        lesson.lesson,
        trimmed(lesson.title.source),
        language,
        lesson.language,
        lesson.revised,
        read.translator if read is not None else "",
        tuple(items),
    )


def note_of(entry: Entry | None) -> str:
    """The translator's note, on as many lines as it has."""
    note = entry.root.get("note") if entry is not None else None
    return trimmed(note) if isinstance(note, str) else ""


def names_of(unit: str, sources: Iterable[str], is_list: bool) -> Iterator[tuple[str, int]]:
    """(name in the file, which of those with the same English) for the texts of a name."""
    seen = Counter[str]()
    for source in sources:
        seen[folded(source)] += 1
        nth = seen[folded(source)]
        repeat = f".{nth}" if nth > 1 else ""
        yield (f"{unit}:{digest(folded(source))}{repeat}" if is_list else unit), nth


def _paired(
    unit: str, sources: Sequence[Text], entries: Sequence[Entry], is_list: bool
) -> Iterator[tuple[Text, Entry | None, bool, str, int]]:
    names = names_of(unit, (one.source for one in sources), is_list)
    for (source, entry, is_current), (name, nth) in zip(match(sources, entries).pairs, names, strict=True):
        yield source, entry, is_current, name, nth


def _before(entry: Entry | None) -> tuple[str, ...]:
    return () if entry is None else tuple(trimmed(one) for one in (entry.source, entry.was) if one)


def _state(source: Text, entry: Entry | None, is_current: bool) -> tuple[State, str]:
    """What is known of a translation, and the English it was made for if that is another than today's."""
    if entry is None or entry.text is None:
        return "missing", ""
    if is_current:
        return ("draft" if entry.reviewed_on is None else "reviewed"), ""
    if entry.is_about(source) or entry.was is not None:
        return "changed", entry.was or ""
    return "changed", entry.source or ""
