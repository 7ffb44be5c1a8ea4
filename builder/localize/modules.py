"""A localized module as typed → its entries by unit id, and every fault of its form. It compares no words."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from builder.dates import date_of
from builder.diagnostics import Position, Report, did_you_mean, nearest, visible
from builder.lesson import Lesson
from builder.load import Mapping, Scalar, Sequence, Source, Value
from builder.texts import Text

KEYS = ("translates", "language", "translator", "units", "retired")
ENTRY_KEYS = ("source", "text", "was", "reviewed", "note")
REVIEW_KEYS = ("by", "role", "on")
MOST_FOUND = 200
"""Findings that are named for one file; beyond them no near words are looked for."""


def folded(text: str) -> str:
    """What two texts have in common that say the same: NFC, white space collapsed, no marks of where a line may end."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """``{source, text, …}``: one English text and its translation."""

    root: Mapping
    source: Scalar | None
    text: Scalar | None
    """None if nothing was typed."""
    was: Scalar | None
    reviewed_on: datetime.date | None
    """None if no other person than the translator has reviewed it."""

    def is_about(self, source: Text) -> bool:
        return self.source is not None and folded(self.source) == folded(source.source)

    def is_current_with(self, source: Text) -> bool:
        return self.was is None and self.is_about(source)

    @property
    def changed_at(self) -> Position:
        """Where to look when the English changed."""
        return (self.was if self.was is not None else self.source or self.root).at


@dataclass(frozen=True, slots=True)
class Module:
    """One lesson in one language, as typed."""

    file: str
    translator: str = ""
    entries: Map[str, tuple[Entry, ...]] = field(default_factory=dict)
    places: Map[str, Position] = field(default_factory=dict)
    """Where each unit's name was typed."""
    refused: frozenset[str] = frozenset()
    """Units whose form is wrong; they are not reported as missing too."""
    begins: Position | None = None

    def place_of(self, unit: str) -> Position:
        return self.places.get(unit) or self.begins or Position(self.file)


def read_module(module: Source, lesson: Lesson, language: str, report: Report) -> Module:
    """Read what fits the lesson's units and report all the rest."""
    root = module.root if module.root is not None else Mapping()
    check_keys(root, KEYS, "a translation", report)
    _check_head(module.file, root, lesson, language, report)
    translator = _translator(module.file, root, report)
    known = {unit: is_list for unit, _, is_list in lesson.units()}
    units = root.get("units")
    if not isinstance(units, Mapping):
        place = Position(module.file) if units is None else units.at
        message = "'units' is missing" if units is None else "'units' holds names, each with its texts below it"
        report.add("T106", place, message, "type 'units:' and below it, moved in, names such as 'title:'")
        return Module(module.file, translator, refused=frozenset(known))
    entries = dict[str, tuple[Entry, ...]]()
    refused = set[str]()
    for unit, value in units.items():
        if unit not in known:
            _report_unknown(unit, known, units, report)
            continue
        found = tuple(_entries(unit, value, known[unit], translator, report))
        entries[unit] = tuple(entry for entry in found if entry is not None)
        if None in found:
            refused.add(unit)
    places = {str(unit): unit.at for unit in units}
    return Module(module.file, translator, entries, places, frozenset(refused), root.place_of("units"))


def check_keys(root: Mapping, keys: Collection[str], where: str, report: Report) -> None:
    """Report names that are not known, with the one that was probably meant."""
    for key in root:
        if key not in keys:
            free = [one for one in keys if one not in root]
            near = did_you_mean(key, free) if len(report.found) < MOST_FOUND else ""
            hint = near or f"delete it; {where} has {', '.join(keys)}"
            report.add("T101", key.at, f"{visible(key)} is not a field of {where}", hint)


def _report_unknown(unit: Scalar, known: Iterable[str], units: Mapping, report: Report) -> None:
    near = None
    if len(report.found) < MOST_FOUND:
        near = nearest(unit, [one for one in known if one not in units]) or nearest(unit, known)
    hint = (
        f"did you mean {visible(near)}?"
        if near
        else "type: handouts translate update; it keeps the text below 'retired:'"
    )
    report.add("T102", unit.at, f"the lesson has no text named {visible(unit)}", hint)


def said(root: Mapping, key: str, report: Report) -> Scalar | None:
    """A text that says something; None if it is not there or empty."""
    value = root.get(key)
    if value is not None and not isinstance(value, Scalar):
        hint = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'
        report.add("T106", value.at, f"'{key}' is one text", hint)
        return None
    return value if value is not None and value.strip() else None


def _check_head(file: str, root: Mapping, lesson: Lesson, language: str, report: Report) -> None:
    translates = said(root, "translates", report)
    if translates is None or translates != lesson.lesson:
        at = translates.at if translates is not None else root.place_of("translates")
        shown = "nothing" if translates is None else visible(translates)
        message = f"this file stands for the lesson {visible(lesson.lesson)}, but 'translates' says {shown}"
        hint = f"type 'translates: {lesson.lesson}', or give the file the name of its lesson"
        report.add("T103", at, message, hint)
    typed = said(root, "language", report)
    if typed is None or typed != language:
        at = typed.at if typed is not None else root.place_of("language")
        shown = "nothing" if typed is None else visible(typed)
        folder = PurePosixPath(file).parent.name or language
        message = f"this file stands in the folder {visible(folder)}, but 'language' says {shown}"
        report.add("T104", at, message, f"type 'language: {language}', or move the file to the folder of its language")


def _translator(file: str, root: Mapping, report: Report) -> str:
    name = said(root, "translator", report)
    if name is None:
        at = root.place_of("translator") if "translator" in root else Position(file)
        hint = "add 'translator: …' with a name, or say how the text was made"
        report.add("T105", at, "nobody is named as translator", hint)
    return "" if name is None else " ".join(name.split())


def _entries(unit: str, value: Value, is_list: bool, translator: str, report: Report) -> Iterable[Entry | None]:
    """The entries of a unit; None for one whose form is wrong."""
    if is_list and isinstance(value, Sequence):
        for item in value:
            yield _entry(item, f"each item of {visible(unit)}", translator, report)
    elif not is_list and isinstance(value, Mapping):
        yield _entry(value, visible(unit), translator, report)
    elif not (isinstance(value, Scalar) and not value.strip()):
        if is_list:
            hint = "begin each with '- source: …', and 'text: …' in the line below it"
            report.add("T106", value.at, f"{visible(unit)} is a list of texts in the lesson", hint)
        else:
            hint = "type 'source: …' and 'text: …' in the lines below it, moved in, without '- '"
            report.add("T106", value.at, f"{visible(unit)} is one text in the lesson, with 'source' and 'text'", hint)
        yield None


def _entry(value: Value, where: str, translator: str, report: Report) -> Entry | None:
    if not isinstance(value, Mapping):
        hint = "type 'source: …' and 'text: …'"
        report.add("T106", value.at, f"{where} has a 'source' and a 'text'", hint)
        return None
    check_keys(value, ENTRY_KEYS, "a translated text", report)
    before = len(report.found)
    source, text, was = (said(value, key, report) for key in ("source", "text", "was"))
    said(value, "note", report)
    if source is None and text is not None and len(report.found) == before:
        message = "the English is not given, so nobody can see whether it has changed since"
        report.add("T109", value.at, message, "add 'source: …' with the English of the lesson")
    if "was" in value and was is None and isinstance(value["was"], Scalar):
        was = value["was"]  # an empty line says, too, that something is still to be done
    return Entry(value, source, text, was, _reviewed_on(value, translator, report))


def _reviewed_on(entry: Mapping, translator: str, report: Report) -> datetime.date | None:
    """The day on which a named person other than the translator reviewed it, else None."""
    review = entry.get("reviewed")
    if review is None or (isinstance(review, Scalar) and not review.strip()):
        return None
    hint = "type reviewed: {by: NAME, role: teacher, on: 2026-11-24}, or delete it until somebody has read the text"
    if not isinstance(review, Mapping):
        report.add("T107", review.at, "'reviewed' says who read the text, in what role and when", hint)
        return None
    check_keys(review, REVIEW_KEYS, "'reviewed'", report)
    values = {key: said(review, key, report) for key in REVIEW_KEYS}
    absent = [key for key, value in values.items() if value is None]
    by, on = values["by"], values["on"]
    if absent or by is None or on is None:
        names = " and ".join(f"'{key}'" for key in absent)
        report.add("T107", review.at, f"{names} {'is' if len(absent) == 1 else 'are'} missing in 'reviewed'", hint)
        return None
    if translator and folded(by).casefold() == folded(translator).casefold():
        message = f"{visible(by)} is the translator, and a second person should read the text"
        report.add("T108", by.at, message, "ask someone else, or delete 'reviewed' until then")
        return None
    return _day(on, report)


def _day(on: Scalar, report: Report) -> datetime.date | None:
    day = date_of(on)
    if day is None:
        report.add("T107", on.at, f"{visible(on)} is not a day", "type year-month-day in digits, such as 2026-11-24")
    return day
