"""Localized modules: a lesson and changes → the text of its translation in a language, changed text by text.

What is not changed keeps its bytes, remarks and line ends included. The result is read back and compared with what was
meant, so a file that is written in an unforeseen way is refused and never harmed. All functions are pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from builder.diagnostics import Diagnostic, Report, Severity
from builder.edit.chunks import Entry, Unit
from builder.edit.cutting import cut
from builder.edit.retiring import KEPT, candidate, put_back, retire, retired_in
from builder.edit.scalars import Plain, field_rows, in_brackets, plain
from builder.errors import RefusedFile
from builder.lesson import Lesson
from builder.load import Scalar, load
from builder.load.spans import remarks
from builder.localize.matching import match
from builder.localize.modules import Entry as Known
from builder.localize.modules import Module, folded, read_module
from builder.localize.readers import Place, readers
from builder.texts import Text

Key: TypeAlias = tuple[str, int]
"""A text: its name (``Lesson.units``) and its place in the list, from 0; 0 if it stands alone. As in ``numbers``."""
Fields: TypeAlias = "Mapping[str, Plain | None]"
"""Fields of a text to set: ``source``, ``was``, ``text``, ``reviewed``, ``note``; None takes the field away."""
BOM = "\ufeff"


@dataclass
class Updated:
    """What ``updated`` made, and what it did, in the lesson's order."""

    text: str
    added: list[Key] = field(default_factory=list)
    returned: list[Key] = field(default_factory=list)
    """Taken back from ``retired``."""
    changed: list[tuple[Key, str, str]] = field(default_factory=list)
    """With the old and the new English."""
    retired: list[tuple[str, str]] = field(default_factory=list)
    """Name and English."""


def started(lesson: Lesson, language: str, translator: str = "", head: Sequence[str] = ()) -> str:
    """A file with every text of the lesson, each with an empty ``text:``. ``head``: remarks for its beginning."""
    top = [*(f"# {row}".rstrip() for row in head), f"translates: {lesson.lesson}", f"language: {language}"]
    name = (
        [f"translator: {_quoted(translator)}"] if translator else ["# your name, or how this was made", "translator:"]
    )
    begun = "\n".join([*top, *name, "units: {}", ""])
    return updated(begun, lesson).text


def updated(text: str, lesson: Lesson, is_whole: bool = True) -> Updated:
    """Bring a file up to the lesson as it is now; a second time changes nothing.

    New texts come at their place with an empty ``text:``; a changed English becomes the new ``source:``, the old one
    ``was:``; what the lesson has no more goes to ``retired:``, and comes back from there. ``is_whole``: the file is to
    have every text; one of ``es-MX``, which ``es`` fills up, need not. Raises RefusedFile."""
    editing = _Editing(text, lesson)
    made = Updated(text)
    missing = list[tuple[Key, Text, bool]]()
    for unit, sources, is_list in lesson.units():
        for index, source in enumerate(sources):
            known = editing.known.get((unit, index))
            if known is None:
                missing.append(((unit, index), source, is_list))
            elif not known.is_about(source):
                old = editing.renew((unit, index), source)
                made.changed.append(((unit, index), old, source.source))
    strangers = editing.retire_strangers()
    for key, source, is_list in missing:
        if is_whole or editing.can_return(key, source):
            (made.returned if editing.add(key, source, is_list) else made.added).append(key)
    there = {id(one) for one in retired_in(editing.chunks)}
    made.retired = [(name, english) for entry, name, english in strangers if id(entry) in there]
    if made.added or made.changed or made.returned or strangers:
        made.text = editing.finished()
    return made


def with_entries(text: str, lesson: Lesson, changes: Mapping[Key, Fields]) -> str:
    """Set or take away fields of texts, named by name and number. A text that the file lacks is added.

    Whoever sets ``text`` says what else follows of it: this takes no ``was:`` or ``reviewed:`` away unasked. Raises
    RefusedFile for a file that cannot be changed safely, KeyError for a text the lesson does not have."""
    editing = _Editing(text, lesson)
    for key, fields in changes.items():
        editing.put(key, fields)
    return editing.finished()


def entries(text: str, lesson: Lesson) -> Mapping[Key, Mapping[str, Plain]]:
    """What the file says of each text that it has: the fields of its entry, by name and number. Raises RefusedFile."""
    editing = _Editing(text, lesson)
    return {key: dict(editing.chunk(known).value) for key, known in editing.known.items()}


class _Editing:
    """One file being changed."""

    def __init__(self, text: str, lesson: Lesson) -> None:
        self.bom = BOM if text.startswith(BOM) else ""
        self.before = text.removeprefix(BOM)
        self.lesson = lesson
        self.module = _read(self.before, lesson)
        self.chunks = cut(self.before, "units")
        self.sources = {unit: (texts, is_list) for unit, texts, is_list in lesson.units()}
        self.places = readers(lesson)
        self.known = dict[Key, Known]()
        for unit, (texts, _) in self.sources.items():
            for index, (_, one, _) in enumerate(match(texts, self.module.entries.get(unit, ())).pairs):
                if one is not None:
                    self.known[unit, index] = one
        part = self.chunks.part("units")
        if part is None or part.units is None:
            raise not_dared()
        if not part.units:
            part.rows_ = [f"units:{self.eol}"]
        self.units = part.units
        self.by_place = {one.place: one for unit in self.units for one in unit.entries}
        self.added = dict[Key, Entry]()
        self.dropped = list[str]()

    @property
    def eol(self) -> str:
        return self.chunks.eol

    def chunk(self, known: Known) -> Entry:
        at = known.root.at
        return self.by_place[at.line - 1, at.column - 1]

    def put(self, key: Key, fields: Fields) -> None:
        """Set fields of a text; it is added if it is not there."""
        unit, index = key
        if key not in self.known and key not in self.added:
            texts, is_list = self.sources[unit]
            self.add(key, texts[index], is_list, is_new=True)
        entry = self.added[key] if key in self.added else self._opened(key)
        for name, value in fields.items():
            old = entry.value.get(name)
            if isinstance(old, str) and old.strip() and name in ("text", "note", "source", "was"):
                self.dropped.append(old)
            entry.put(name, value, self.eol)

    def renew(self, key: Key, source: Text) -> str:
        """Give a text its new English; returns the old one. What was translated is then out of date."""
        old = renew(self._opened(key), str(source.source), self.eol)
        return old if isinstance(old, str) else ""

    def retire_strangers(self) -> list[tuple[Entry, str, str]]:
        """Move every text that the lesson does not have to ``retired``; returns each with its name and English."""
        at_home = {id(self.chunk(one)) for one in self.known.values()}
        gone = list[tuple[Entry, str, str]]()
        for unit in list(self.units):
            if unit.value is not None:
                continue
            strangers = [one for one in unit.entries if id(one) not in at_home]
            if strangers:
                unit.open(self.eol)
                gone += [(one, unit.name, str(one.value.get("source", ""))) for one in strangers]
                retire(self.chunks, self.units, unit, strangers)
        return gone

    def can_return(self, key: Key, source: Text) -> bool:
        """Tell whether the text waits among those that are retired."""
        return candidate(self.chunks, key[0], str(source.source)) is not None

    def add(self, key: Key, source: Text, is_list: bool, is_new: bool = False) -> bool:
        """Add a text at its place; returns True if it came back from ``retired``."""
        unit = self._unit(key[0], is_list)
        found = None if is_new else candidate(self.chunks, key[0], str(source.source))
        if found is None:
            entry = Entry({}, unit.prefix)
            entry.put("source", str(source.source), self.eol)
            entry.begin("text", self.eol)
        else:
            entry = put_back(self.chunks, found, key[0], unit.prefix)
        unit.entries.insert(self._index(key, unit), entry)
        self.added[key] = entry
        return found is not None

    def finished(self) -> str:
        """The changed text, read back. Raises RefusedFile if it does not say what was meant, or lost anything."""
        text = self.chunks.text()
        check_kept(self.before, text, self.chunks.said(), self.dropped)
        return self.bom + text

    def _opened(self, key: Key) -> Entry:
        for unit in self.units:
            if unit.name == key[0]:
                unit.open(self.eol)
        return self.chunk(self.known[key])

    def _unit(self, name: str, is_list: bool) -> Unit:
        """The unit of this name; made at its place in the lesson's order if the file lacks it."""
        for unit in self.units:
            if unit.name == name:
                unit.open(self.eol)
                unit.is_list = is_list
                return unit
        column = self.units[0].column if self.units else 2
        made = Unit(name, column, is_list, head=[f"{' ' * column}{name}:{self.eol}"])
        made.lead = [f"{' ' * column}{row}".rstrip() + self.eol for row in self._remarks(name)]
        order = list(self.sources)
        index = {unit.name: number for number, unit in enumerate(self.units)}
        before = [index[one] for one in order[: order.index(name)] if one in index]
        after = [index[one] for one in order[order.index(name) :] if one in index]
        self.units.insert(before[-1] + 1 if before else after[0] if after else len(self.units), made)
        return made

    def _index(self, key: Key, unit: Unit) -> int:
        """Where in its list a text belongs: behind the one that stands before it in the lesson."""
        for number in range(key[1] - 1, -1, -1):
            before = (key[0], number)
            one = self.added.get(before) or (self.chunk(self.known[before]) if before in self.known else None)
            if one is not None and any(one is entry for entry in unit.entries):
                return next(at for at, entry in enumerate(unit.entries) if entry is one) + 1
        return 0

    def _remarks(self, name: str) -> Iterator[str]:
        """What helps to translate the first text of a block: where it stands, what it is and who reads it."""
        place = self.places[name]
        there = {self.places[unit.name].block for unit in self.units if unit.name in self.places}
        if place.block in there:
            return
        yield ""
        if place.type == "section":
            yield from (f"# ---- {folded(place.section)} ----", "# the heading of this part; participants read it")
        else:
            yield f"# {_what(place)}: {_who(self.places, place.block)}"


def renew(entry: Entry, english: Plain, eol: str) -> Plain:
    """Give a text its new English; returns the old one. What was translated is out of date until somebody looks.

    ``was:`` keeps the English that was translated. What stood in ``source:`` besides becomes a remark, since somebody
    may have typed a translation there."""
    old, was, text = (entry.value.get(name) or "" for name in ("source", "was", "text"))
    if not _says(text):
        if _says(old):
            entry.say(f"the English was: {_on_rows(old)}", "source", eol)
    elif not _says(was):
        entry.put("was", old, eol)
    elif _says(old):
        entry.say(f"in between, the English was: {_on_rows(old)}", "was", eol)
    entry.put("source", english, eol)
    entry.put("reviewed", None, eol)
    return old or was


def check_kept(before: str, text: str, meant: Mapping[str, Plain], dropped: Iterable[str] = ()) -> None:
    """See that a changed file says what was meant, and lost no text and no remark. Raises RefusedFile."""
    read = load("", text.encode("utf-8", "surrogatepass"))
    if any(one.severity is Severity.ERROR for one in read.found) or plain(read.root) != meant:
        raise not_dared()
    lost = Counter(_words(before)) - Counter(dropped) - Counter(_words(text))
    gone = Counter(said for _, said in remarks(before)) - Counter(said for _, said in remarks(text))
    if lost or set(gone) - {KEPT}:
        raise not_dared()


def _says(value: Plain) -> bool:
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _on_rows(value: Plain) -> str:
    return value.strip() if isinstance(value, str) else in_brackets(value)


def _what(place: Place) -> str:
    return f"{place.block} ({place.type})" if place.block else "the lesson as a whole"


def _who(places: Mapping[str, Place], block: str) -> str:
    """``participants read it; only facilitators read 'guide'``."""
    mine = {name: one.face for name, one in places.items() if one.block == block}
    hidden = [name.removeprefix(f"{block}.") for name, face in mine.items() if face == "facilitator"]
    if not hidden:
        return "participants read it"
    if len(hidden) == len(mine):
        return "only facilitators read it"
    names = [f"'{name}'" for name in hidden]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"participants read it; only facilitators read {listed}"


def _read(text: str, lesson: Lesson) -> Module:
    """The module as typed. Raises RefusedFile with the faults that have to be mended first."""
    source = load("", text.encode("utf-8", "surrogatepass"))
    report = Report()
    language = source.root.get("language") if source.root is not None else None
    module = Module("")
    if source.root is not None:
        module = read_module(source, lesson, str(language) if isinstance(language, Scalar) else "", report)
    grave = [one for one in (*source.found, *report) if one.severity is Severity.ERROR]
    if grave or source.root is None:
        raise not_dared(tuple(grave))
    return module


def not_dared(found: Iterable[Diagnostic] = ()) -> RefusedFile:
    message = "This file is written in a way that this command does not dare to change, and nothing was changed."
    return RefusedFile(message, "See what is to mend: handouts translate check.", tuple(found))


def _words(text: str) -> Iterator[str]:
    """Every text and note in a file, wherever it stands."""
    root = load("", text.encode("utf-8", "surrogatepass")).root
    waiting: list[object] = [plain(root)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
            yield from (
                value
                for name, value in one.items()
                if name in ("text", "note") and isinstance(value, str) and value.strip()
            )


def _quoted(text: str) -> str:
    return field_rows("x", text)[0].removeprefix("x:").strip()
