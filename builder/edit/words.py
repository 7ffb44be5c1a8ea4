"""The fixed words of the pages in a language: the English ones and changes → the text of ``layouts/strings/LANG.yaml``.

By the same means as localized modules. A word stands alone (``say: Diga``) or, as these commands write it, with its
English beside it (``say: {source: Say, text: Diga}``); only then can anybody see when the English changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.diagnostics import Severity
from builder.edit.chunks import Chunks, Entry, Part, Segment, Unit
from builder.edit.cutting import cut
from builder.edit.modules import BOM, Fields, check_kept, not_dared, renew
from builder.edit.retiring import candidate, put_back, retire, retired_in
from builder.edit.scalars import Plain, field_rows
from builder.load import Mapping as YamlMapping
from builder.load import load
from builder.localize.words import same

PART = "words"
_REMARK = re.compile(r"[ \t](#.*)")


@dataclass
class UpdatedWords:
    """What ``updated_words`` made, and what it did, by the names of the words."""

    text: str
    added: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    """With the old and the new English."""
    retired: list[tuple[str, str]] = field(default_factory=list)


def started_words(
    english: Sequence[str], language: str, numbers: Sequence[str], translator: str = "", head: Sequence[str] = ()
) -> str:
    """A file with every English word and an empty ``text:`` for each, below the remarks of the English file.

    ``english``: the texts of its files, each over the one before; ``numbers``: the kinds of number that the language
    tells apart, such as ``one`` and ``other``."""
    top = [*(f"# {row}".rstrip() for row in head), f"language: {language}"]
    name = [f"translator: {field_rows('x', translator)[0].removeprefix('x:').strip()}"]
    name = name if translator else ["# your name, or how this was made", "translator:"]
    return updated_words("\n".join([*top, *name, f"{PART}: {{}}", ""]), english, numbers).text


def updated_words(
    text: str, english: Sequence[str], numbers: Sequence[str], elsewhere: Collection[str] = ()
) -> UpdatedWords:
    """Bring a file of words up to the English ones; a second time changes nothing. Raises RefusedFile.

    ``elsewhere``: words that another file brings, so that this one need not have them.
    Where the English changed or is new, a review of the whole file counts no longer: it becomes a remark."""
    editing = _Words(text, english, numbers)
    made = UpdatedWords(text)
    missing = list[str]()
    for name, said in editing.english.items():
        unit = editing.unit(name)
        if unit is None or (unit.said() == "" and not unit.entries):
            missing += [name] if unit is not None or name not in elsewhere else []
        elif old := editing.renewed(unit, said):
            made.changed.append((name, old[0], old[1]))
    strangers = editing.retire_strangers()
    for name in missing:
        (made.returned if editing.add(name) else made.added).append(name)
    there = {id(one) for one in retired_in(editing.chunks)}
    made.retired = [(name, said) for entry, name, said in strangers if id(entry) in there]
    if made.added or made.changed:
        editing.undo_review()
    if made.added or made.changed or made.returned or strangers:
        made.text = editing.finished()
    return made


def with_words(text: str, english: Sequence[str], numbers: Sequence[str], changes: Mapping[str, Fields]) -> str:
    """Set or take away fields of words, by name. Raises RefusedFile, KeyError for a word that English does not have."""
    editing = _Words(text, english, numbers)
    for name, fields in changes.items():
        entry = editing.entry(name)
        for key, value in fields.items():
            old = entry.value.get(key)
            if isinstance(old, str) and old.strip():
                editing.dropped.append(old)
            entry.put(key, value, editing.eol)
    return editing.finished()


def words_with_english(
    text: str, english: Sequence[str], numbers: Sequence[str]
) -> Mapping[str, tuple[Mapping[str, Plain], Plain]]:
    """The words that have their English beside them, each with the English of the pages now. Raises RefusedFile."""
    editing = _Words(text, english, numbers)
    return {
        unit.name: (dict(unit.entries[0].value), editing.english[unit.name])
        for unit in editing.units
        if unit.name in editing.english and unit.entries and {"source", "text"} & unit.entries[0].value.keys()
    }


class _Words:
    """One file of words being changed."""

    def __init__(self, text: str, english: Sequence[str], numbers: Sequence[str]) -> None:
        self.bom = BOM if text.startswith(BOM) else ""
        self.before = text.removeprefix(BOM)
        read = load("", self.before.encode("utf-8", "surrogatepass"))
        grave = tuple(one for one in read.found if one.severity is Severity.ERROR)
        if grave or read.root is None or not isinstance(read.root.get(PART), YamlMapping):
            raise not_dared(grave)
        self.chunks: Chunks = cut(self.before, PART)
        self.numbers = numbers
        layers = [_units(cut(one.removeprefix(BOM), PART)) for one in english]
        self.pattern = {unit.name: unit for units in reversed(layers) for unit in units}
        self.english = {unit.name: unit.said() for units in layers for unit in units}
        part = self.chunks.part(PART)
        if part is None or part.units is None:
            raise not_dared()
        if not part.units:
            part.rows_ = [f"{PART}:{self.eol}"]
        self.units = part.units
        self.dropped = list[str]()

    @property
    def eol(self) -> str:
        return self.chunks.eol

    def unit(self, name: str) -> Unit | None:
        return next((one for one in self.units if one.name == name), None)

    def renewed(self, unit: Unit, english: Plain) -> tuple[str, str] | None:
        """Give a word its new English; returns the old and the new one, None if it did not change or is not told."""
        entry = unit.entries[0] if unit.entries else None
        if entry is None or not {"source", "text"} & entry.value.keys() or same(entry.value.get("source"), english):
            return None
        unit.open(self.eol)
        old = renew(entry, english, self.eol)
        return shown(old), shown(english)

    def retire_strangers(self) -> list[tuple[Entry, str, str]]:
        """Move every word that English does not have to ``retired``; returns each with its name and English."""
        gone = list[tuple[Entry, str, str]]()
        for unit in [one for one in self.units if one.name not in self.english]:
            if not unit.entries and unit.said() != "":
                said = unit.value if unit.value is not None else ""
                unit.entries = [Entry({"text": said}, "", closed=[])]
                unit.is_closed, unit.value = True, None
            elif unit.entries and not {"source", "text"} & unit.entries[0].value.keys():
                unit.remarks = [match[1] for row in unit.rows() if (match := _REMARK.search(row))]
                unit.entries = [Entry({"text": unit.entries[0].value}, "", closed=[])]
                unit.is_closed = True
            unit.open(self.eol)
            if unit.entries:
                gone.append((unit.entries[0], unit.name, shown(unit.entries[0].value.get("source", ""))))
                retire(self.chunks, self.units, unit, list(unit.entries))
        return gone

    def add(self, name: str) -> bool:
        """Add a word at its place; returns True if it came back from ``retired``."""
        english = self.english[name]
        unit = self.unit(name)
        if unit is None:
            unit = self._made(name)
        unit.open(self.eol)
        found = candidate(self.chunks, name, english) or self._alone(name)
        if found is not None:
            entry = put_back(self.chunks, found, name, unit.prefix)
            if "source" not in entry.value:  # nobody knows of which English it was made
                entry.put("source", english, self.eol)
                entry.put("was", "", self.eol)
            unit.entries = [entry]
            return True
        entry = Entry({}, unit.prefix)
        entry.put("source", english, self.eol)
        if isinstance(english, dict) and len(self.numbers) > 1:
            inside = [f"{unit.prefix}  {number}:{self.eol}" for number in self.numbers]
            entry.segments.append(Segment("text", [f"text:{self.eol}", *inside]))
            entry.value["text"] = dict.fromkeys(self.numbers, "")
        else:
            entry.begin("text", self.eol)
        unit.entries = [entry]
        return False

    def _alone(self, name: str) -> Entry | None:
        """A retired word that had no English beside it."""
        alone = (one for one in retired_in(self.chunks) if one.value.get("unit") == name)
        return next((one for one in alone if "source" not in one.value), None)

    def entry(self, name: str) -> Entry:
        """The entry of a word, its English beside it from now on."""
        english, unit = self.english[name], self.unit(name)
        if unit is None or (unit.said() == "" and not unit.entries):
            self.add(name)
            unit = self.unit(name)
        assert unit is not None
        if not unit.entries or not {"source", "text"} & unit.entries[0].value.keys():
            said = unit.said()
            unit.remarks = [match[1] for row in unit.rows() if (match := _REMARK.search(row))]
            unit.entries = [Entry({"source": english, "text": said}, "", closed=[])]
            unit.is_closed, unit.value = True, None
        unit.open(self.eol)
        return unit.entries[0]

    def undo_review(self) -> None:
        """Make a remark of the review of the whole file."""
        part = self.chunks.part("reviewed")
        if part is None or part.value == "":
            return
        at = self.chunks.parts.index(part)
        said = field_rows("reviewed before the English changed", part.value)[0]
        kept = [*part.lead, f"# {said}{self.eol}", *part.tail]
        del self.chunks.parts[at]
        if at < len(self.chunks.parts):
            self.chunks.parts[at].lead = kept + self.chunks.parts[at].lead
        else:
            self.chunks.tail = kept + self.chunks.tail

    def finished(self) -> str:
        text = self.chunks.text()
        check_kept(self.before, text, self.chunks.said(), self.dropped)
        return self.bom + text

    def _made(self, name: str) -> Unit:
        """A unit at its place in the order of the English file, with the remarks that stand above it there."""
        order = list(self.english)
        index = {unit.name: number for number, unit in enumerate(self.units)}
        before = [index[one] for one in order[: order.index(name)] if one in index]
        after = [index[one] for one in order[order.index(name) :] if one in index]
        column = self.units[0].column if self.units else 2
        made = Unit(name, column, False, head=[f"{' ' * column}{name}:{self.eol}"])
        made.lead = list(self._lead(name, column))
        self.units.insert(before[-1] + 1 if before else after[0] if after else len(self.units), made)
        return made

    def _lead(self, name: str, column: int) -> Iterator[str]:
        pattern = self.pattern[name]
        there = {row.strip() for unit in self.units for row in unit.lead}
        if any(row.strip() and row.strip() in there for row in pattern.lead):
            return
        for row in pattern.lead:
            yield f"{' ' * column}{row.strip()}{self.eol}" if row.strip() else self.eol


def shown(value: Plain | None) -> str:
    """Words on one line; of those that differ with a number, all forms."""
    if isinstance(value, dict):
        return " / ".join(shown(one) for one in value.values())
    return str(value or "")


def _units(english: Chunks) -> list[Unit]:
    part: Part | None = english.part(PART)
    if part is None or part.units is None:
        raise not_dared()
    return part.units
