"""Localize: a lesson and a language → both texts and the status of every unit. It chooses nothing and fills nothing.

``modules`` reads a localized module, ``matching`` finds the entry for every English text, ``comparing`` looks whether a
translation kept what must not change, ``styling`` at its marks, ``lengths`` at its room; ``quotes``, ``punctuation``
and ``numerals`` know the habits of languages, ``languages``, ``plurals`` and ``digits`` what CLDR says of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Position, Report, Severity, visible
from builder.lesson import Lesson
from builder.load import Scalar, Source
from builder.localize.comparing import compare
from builder.localize.digits import zero_of
from builder.localize.languages import chain, direction, fallbacks, native_name, standard
from builder.localize.lengths import check_length
from builder.localize.matching import Matched, match
from builder.localize.modules import MOST_FOUND, Entry, Module, folded, read_module
from builder.localize.numerals import Numerals
from builder.localize.punctuation import check_punctuation
from builder.localize.quotes import check_quotes
from builder.localize.seen import seen
from builder.markdown import TextError, parse
from builder.marks import stray_marks
from builder.texts import LocalText, Status, Text

__all__ = ["Translation", "chain", "direction", "fallbacks", "localize", "native_name", "standard"]


_UNPRINTED = (Status.STALE, Status.MISSING)
"""The source is printed in their place."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Every text of a lesson for readers of one language."""

    lesson: Lesson
    language: str
    units: Mapping[str, tuple[LocalText, ...]]
    """By unit id (``Lesson.units``): as many texts as the lesson has there, in its order."""
    translator: str = ""
    """As the module names them; empty for the lesson's own language."""

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(t.status for texts in self.units.values() for t in texts)

    @property
    def is_draft(self) -> bool:
        """True if anything printed was not reviewed by a named person, or is not in the reader's language."""
        return bool(self.statuses - {Status.SOURCE, Status.REVIEWED})


@dataclass(frozen=True, slots=True)
class _Reading:
    """One module being read."""

    lesson: Lesson
    language: str
    numerals: Numerals
    report: Report


def localize(
    lesson: Lesson, language: str, module: Source | None, wider: Translation | None = None, digits: str = ""
) -> tuple[Translation, tuple[Diagnostic, ...]]:
    """Match the localized module (None: there is none) to the lesson by unit id and source text.

    ``wider``: the same lesson in what readers of this language read next best (``es`` for ``es-MX``). A text that this
    language has not, or whose English changed, is taken from there with its own language and status; what is wrong
    with that file is not told again. ``digits``: those of its pages, if they are not the ones CLDR names."""
    report = Report()
    if language == lesson.language:
        typed = {
            unit: tuple(LocalText(text, language, Status.SOURCE, text) for text in texts)
            for unit, texts, _ in lesson.units()
        }
        return Translation(lesson, language, typed), ()
    has_module = module is not None and module.root is not None
    read = read_module(module, lesson, language, report) if has_module and module is not None else Module("")
    reading = _Reading(lesson, language, Numerals(zero_of(language, digits), language), report)
    units, empty = dict[str, tuple[LocalText, ...]](), list[str]()
    for unit, sources, _ in lesson.units():
        matched = match(sources, read.entries.get(unit, ()))
        own = tuple(_local(unit, one, reading) for one in matched.pairs)
        if has_module:
            _report_changes(unit, read, matched, own if wider is None else (), report)
            empty += [unit for _, entry, _ in matched.pairs if wider is None and _is_waiting(entry)]
        units[unit] = own if wider is None else tuple(map(_nearest, own, wider.units[unit]))
    _report_empty(read, empty, report)
    reading.numerals.tell(report)
    _report_drafts(read, language, units, report)
    translator = read.translator or (wider.translator if wider is not None else "")
    return Translation(lesson, language, units, translator), _capped(read.file, report.found)


def _nearest(own: LocalText, wider: LocalText) -> LocalText:
    """The text to print of one language and the next. What neither has stays as the language itself has it: stale
    tells more than missing."""
    if own.status in _UNPRINTED and (wider.status not in _UNPRINTED or own.status is Status.MISSING):
        return wider
    return own


def _capped(file: str, found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The gravest findings and a last one with the number of the others: nobody reads thousands."""
    if len(found) <= MOST_FOUND:
        return tuple(found)
    grave = sorted(found, key=lambda one: list(Severity).index(one.severity))
    message = f"{len(found) - MOST_FOUND} more things were found in this file"
    return (*grave[:MOST_FOUND], Diagnostic("T199", Position(file), message, "mend the ones above first"))


def _local(unit: str, pair: tuple[Text, Entry | None, bool], reading: _Reading) -> LocalText:
    """The text to print: the translation if it is there and not overtaken, else the source."""
    source, entry, is_current = pair
    text = None if entry is None else _parsed(unit, source, entry, reading)
    if entry is None or text is None:
        return LocalText(source, reading.lesson.language, Status.MISSING, source)
    if not is_current:
        return LocalText(source, reading.lesson.language, Status.STALE, source)
    status = Status.DRAFT if entry.reviewed_on is None else Status.REVIEWED
    return LocalText(text, reading.language, status, source, entry.reviewed_on)


def _parsed(unit: str, source: Text, entry: Entry, reading: _Reading) -> Text | None:
    """The translation as a value; None if nothing was typed. What is not printed since it is stale is not compared."""
    typed, report = entry.text, reading.report
    if typed is None:
        return None
    try:
        text = parse(typed, source.kind)
    except TextError as error:
        report.extend(error.found)
        return error.text
    if text and entry.is_current_with(source):
        report.extend(stray_marks(text))
        compare(source, text, typed, reading.language, report)
        check_length(unit, source.source, typed, report)
        words = seen(typed)
        check_quotes(words, typed, reading.language, report)
        check_punctuation(words, typed, reading.language, report)
        reading.numerals.take(words, typed, source.kind == "prose")
    return text or None


def _report_changes(unit: str, module: Module, matched: Matched, texts: tuple[LocalText, ...], report: Report) -> None:
    """``texts``: those that are to be complete; none in a file beneath which there is a wider language."""
    for source, entry, is_current in matched.pairs:
        if entry is not None and entry.text is not None and not is_current:
            _report_change(unit, source, entry, report)
    for entry in matched.left:
        if entry.source is not None:
            message = f"the lesson has no such English text in {visible(unit)} any more"
            report.add(
                "T204", entry.root.at, message, "type: handouts translate update; it keeps the text below 'retired:'"
            )
    missing = sum(entry is None for _, entry, _ in matched.pairs) if texts else 0
    if missing and unit not in module.refused:
        count = f"{missing} of {len(texts)} texts of " if len(texts) > 1 else ""
        message = f"{count}{visible(unit)} {'is' if missing == 1 else 'are'} not in this file"
        hint = "type: handouts translate update; then fill in its 'text:'. Until then the English is printed"
        report.add("T202", module.place_of(unit), message, hint)


def _is_waiting(entry: Entry | None) -> bool:
    """Whether there is room for a translation and nothing in it; a list or names in its place are told of already."""
    typed = None if entry is None else entry.root.get("text")
    return entry is not None and entry.text is None and (typed is None or isinstance(typed, Scalar))


def _report_empty(module: Module, empty: Sequence[str], report: Report) -> None:
    """One finding for all texts that wait to be filled in: they are many while somebody works, and no slip."""
    if empty:
        first = visible(empty[0])
        what = f"{len(empty)} texts, the first of them {first}, have" if len(empty) > 1 else f"{first} has"
        hint = "type the translation there; until then the English is printed"
        report.add("T202", module.place_of(empty[0]), f"{what} nothing behind 'text:' yet", hint)


def _report_change(unit: str, source: Text, entry: Entry, report: Report) -> None:
    """Say what the English is now. That no English was given is told already."""
    if entry.source is None and entry.was is None:
        return
    hint = "read the English again, correct 'text:', then delete the line 'was:'"
    if not entry.is_about(source):
        hint = "type: handouts translate update; it shows the old and the new English. Then correct 'text:'"
    now = visible(folded(source.source), 80)
    message = f"the English of {visible(unit)} changed after it was translated; it says now {now}"
    report.add("T201", entry.changed_at, message, hint)


def _report_drafts(module: Module, language: str, units: Mapping[str, tuple[LocalText, ...]], report: Report) -> None:
    """One piece of advice for all drafts: a review is to be done with care, not to make messages go away. Those of
    another language's file are told of there."""
    texts = [text for local in units.values() for text in local]
    drafts = sum(text.status is Status.DRAFT and text.language == language for text in texts)
    if drafts:
        message = f"{drafts} of {len(texts)} texts are drafts: no named person has reviewed them"
        hint = "ask someone who knows both languages to read them, and to add 'reviewed:' to each that is right"
        report.add("T203", Position(module.file), message, hint)
