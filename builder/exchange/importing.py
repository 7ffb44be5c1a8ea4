"""Files that came back → localized modules with what is new in them. The only way from translators' tools to the YAML.

First all of it is worked out in memory; if a text was changed on both sides, nothing is written at all. No text is ever
marked as reviewed here, none is dropped, and none becomes empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from builder.diagnostics import Diagnostic, Position, Report, Severity, did_you_mean, visible
from builder.edit.modules import Fields, Key, started, with_entries
from builder.edit.translations import module_name, typed
from builder.errors import RefusedFile
from builder.exchange.catalogue import Catalogue, Item, catalogue_of
from builder.exchange.incoming import Incoming
from builder.exchange.merging import Change, Merged, merge
from builder.lesson import Lesson
from builder.load import Scalar, load
from builder.localize.comparing import compare
from builder.localize.modules import folded, read_module
from builder.markdown import TextError, parse
from builder.texts import Text

if TYPE_CHECKING:
    from builder.library import Library


class Home(Protocol):
    """Where translations of one lesson (or of the words of the layouts) into one language stand."""

    @property
    def file(self) -> str:
        """As ``Project`` names it."""

    @property
    def text(self) -> str | None:
        """As it stands; None if there is no such file yet."""

    def catalogue(self, text: str | None) -> Catalogue: ...

    def judge(self, item: Item, text: str, at: Position) -> Iterable[Diagnostic]: ...

    def changed(self, text: str | None, changes: Sequence[Change], translator: str) -> str: ...


@dataclass(frozen=True, slots=True)
class LessonHome:
    """A lesson's module in one language."""

    file: str
    text: str | None
    lesson: Lesson
    language: str

    def catalogue(self, text: str | None) -> Catalogue:
        return catalogue_of(self.lesson, self.language, None if text is None else load(self.file, text.encode()))

    def judge(self, item: Item, text: str, at: Position) -> Iterable[Diagnostic]:
        """What ``check`` would say of the text, at its place in the file that came back."""
        source, report, came = self._sources()[item.unit, item.index], Report(), Scalar(text, at, None)
        try:
            made = parse(came, source.kind)
        except TextError as error:
            return error.found
        compare(source, made, came, self.language, report)
        return tuple(report)

    def changed(self, text: str | None, changes: Sequence[Change], translator: str) -> str:
        """The module's text with the changes in it. Raises RefusedFile for one that cannot be changed safely."""
        begun = started(self.lesson, self.language, translator) if text is None else text
        sources = self._sources()
        return with_entries(begun, self.lesson, dict(_fields(one, sources) for one in changes))

    def _sources(self) -> Mapping[Key, Text]:
        return {(unit, n): text for unit, texts, _ in self.lesson.units() for n, text in enumerate(texts)}


def _fields(change: Change, sources: Mapping[Key, Text]) -> tuple[Key, Fields]:
    """What to set in the text's entry. Whatever was reviewed was another text, or for other English."""
    item = change.item
    fields = dict[str, str | None]()
    if change.note is not None:
        fields["note"] = change.note
    if change.text is not None:
        fields["text"] = change.text
    if change.was is not None or change.is_settled:
        fields["was"] = change.was
    if change.text is not None or change.is_settled:
        fields["reviewed"] = None
        source = sources[item.unit, item.index].source
        if not item.before or folded(item.before[0]) != folded(source):
            fields["source"] = str(source)
    return (item.unit, item.index), fields


@dataclass(slots=True)
class Taken:
    """What was taken for one lesson and language."""

    lesson: str
    language: str
    file: str
    before: str | None
    text: str | None
    changes: list[Change] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    after: Catalogue | None = None

    @property
    def is_changed(self) -> bool:
        return self.text is not None and self.text != self.before


@dataclass(slots=True)
class Imported:
    """What an import would write, and all that was found."""

    taken: list[Taken] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    is_stopped: bool = False
    """A text was changed on both sides or is given twice: nothing may be written."""


def import_texts(incoming: Sequence[Incoming], library: Library) -> Imported:
    """Work out what each file changes, one after the other; several may be of one lesson. It writes nothing."""
    made = Imported()
    by_home = dict[tuple[str, str], tuple[Home, Taken]]()
    for one in incoming:
        try:
            home = home_of(one, library, made.report)
        except RefusedFile as refused:
            made.report.extend(refused.diagnostics)
            continue
        if home is None:
            continue
        catalogue = home.catalogue(home.text)
        key = (catalogue.lesson, catalogue.language)
        if key not in by_home:
            taken = Taken(catalogue.lesson, catalogue.language, home.file, home.text, home.text)
            by_home[key] = (home, taken)
            made.taken.append(taken)
        home, taken = by_home[key]
        _take(one, home, taken, made)
    return made


def _take(one: Incoming, home: Home, taken: Taken, made: Imported) -> None:
    merged: Merged = merge(one, home.catalogue(taken.text), home.judge)
    made.report.extend(merged.report)
    taken.left_out += merged.left_out
    made.is_stopped = made.is_stopped or merged.is_stopped
    if merged.changes and not merged.is_stopped:
        try:
            taken.text = home.changed(taken.text, merged.changes, one.translator)
        except RefusedFile as refused:
            hint = "write each text in lines of its own, moved in below 'units:', as the shipped lessons have it"
            found = Diagnostic("T509", Position(home.file), _small(refused.message), hint)
            made.report.extend(refused.diagnostics or (found,))
            made.is_stopped = True
            return
        taken.changes += merged.changes
    taken.after = home.catalogue(taken.text)


def home_of(one: Incoming, library: Library, report: Report) -> Home | None:
    """Where a file's texts belong; None, with T502, if that cannot be said."""
    from builder.exchange.wording import WORDS, words_home

    known = (*library.lessons, WORDS)
    if one.lesson not in known or not one.language:
        what = "which language it is for" if one.lesson in known else "which lesson it is for"
        shown = f"; it says {visible(one.lesson)}" if one.lesson and one.lesson not in known else ""
        near = did_you_mean(one.lesson, known) if one.lesson else ""
        hint = near or "put it into a folder named after the language, and name it after the lesson: po/es/LESSON.po"
        report.add("T502", Position(one.file), f"this file does not say {what}{shown}", hint)
        return None
    if one.lesson == WORDS:
        return words_home(one.language, library)
    lesson, found = library.lesson(one.lesson)
    if lesson is None:
        report.extend(found)
        return None
    if one.language == lesson.language:
        message = f"the lesson {visible(one.lesson)} is itself in {visible(one.language)}"
        report.add("T502", Position(one.file), message, "change the lesson's own file to change its words")
        return None
    return lesson_home(lesson, one.language, library)


def lesson_home(lesson: Lesson, language: str, library: Library) -> LessonHome:
    """The module of a lesson in a language, which need not be there yet. Raises RefusedFile for one with faults: what
    cannot be read would seem not to be translated."""
    name = module_name(language, lesson.lesson)
    there = typed(library.project, name)
    if there is not None:
        source, report = load(there.shown, there.text.encode()), Report()
        if source.root is not None:
            read_module(source, lesson, language, report)
        refuse_faulty(there.shown, (*source.found, *report))
    return LessonHome(name, None if there is None else there.text, lesson, language)


def refuse_faulty(shown: str, found: Iterable[Diagnostic]) -> None:
    """Raise RefusedFile if there is something to mend first."""
    grave = tuple(one for one in found if one.severity is Severity.ERROR)
    if grave:
        raise RefusedFile(f"{shown} has something to mend first.", "See: handouts translate check", grave)


def _small(message: str) -> str:
    return f"{message[:1].lower()}{message[1:]}".rstrip(".")
