"""The fixed words of the pages as one more catalogue: ``layouts/strings/LANG.yaml``, out and in as lessons go.

Words that differ with a number come as one text for each kind of number that the language has (CLDR), whatever English
has: ``pages/few``. Tools need to know nothing of plurals then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Position
from builder.edit.scalars import Plain, plain
from builder.edit.translations import typed, words_name
from builder.edit.words import started_words, with_words
from builder.exchange.catalogue import Catalogue, Item, State, trimmed
from builder.exchange.merging import Change
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source, load
from builder.localize.plurals import OTHER, plurals
from builder.localize.words import same, worded
from builder.markdown import TextError, parse

if TYPE_CHECKING:
    import datetime

    from builder.library import Library

WORDS = "fixed-words"
"""What stands in the place of a lesson's name."""
ENGLISH = words_name("en")
_NAME = re.compile(r"\{([a-z][a-z0-9-]*)\}")


@dataclass(frozen=True, slots=True)
class WordsHome:
    """The file of words of one language."""

    file: str
    text: str | None
    english: tuple[str, ...]
    """Texts of the English files, each over the one before."""
    language: str
    revised: datetime.date

    def catalogue(self, text: str | None) -> Catalogue:
        read = None if text is None else load(self.file, text.encode())
        items = tuple(self._items(self._english(), read))
        translator = read.root.get("translator") if read is not None and read.root is not None else None
        named = str(translator) if isinstance(translator, Scalar) else ""
        return Catalogue(WORDS, "The fixed words of the pages", self.language, "en", self.revised, named, items)

    def judge(self, item: Item, text: str, at: Position) -> Iterable[Diagnostic]:
        """What would be told of the words: each ``{name}`` has to stand in them, but a number may be said in words."""
        try:
            parse(Scalar(text, at, None), "inline")
        except TextError as error:
            yield from error.found
        wanted, there = (frozenset(_NAME.findall(one)) for one in (item.source, text))
        lost = sorted(wanted - there) if "/" not in item.name else []
        for name in lost:
            yield Diagnostic("C204", at, f"'{{{name}}}' is missing", f"type {{{name}}} where it belongs")
        for name in sorted(there - wanted):
            message = f"'{{{name}}}' does not stand in the English words"
            yield Diagnostic("C204", at, message, "take it away")

    def changed(self, text: str | None, changes: Sequence[Change], translator: str) -> str:
        """The file's text with the changes in it. Raises RefusedFile for one that cannot be changed safely."""
        numbers = list(plurals(self.language))
        begun = text if text is not None else started_words(self.english, self.language, numbers, translator)
        english = self._english()
        said = _words(load(self.file, begun.encode()))
        fields = dict[str, dict[str, "Plain | None"]]()
        for change in changes:
            key, _, number = change.item.name.partition("/")
            mine = fields.setdefault(key, {})
            if change.note is not None:
                mine["note"] = change.note
            if change.text is not None:
                forms = mine.get("text", _text(said.get(key)))
                mine["text"] = (
                    {**(forms if isinstance(forms, dict) else {}), number: change.text} if number else change.text
                )
            if change.was is not None or change.is_settled:
                mine["was"] = change.was
            if change.text is not None or change.is_settled:
                mine["reviewed"] = None
                mine["source"] = plain(english[key])
        return with_words(begun, self.english, numbers, fields)

    def _english(self) -> YamlMapping:
        found = YamlMapping()
        for text in self.english:
            found.update(_words(load(ENGLISH, text.encode())))
        return found

    def _items(self, english: YamlMapping, read: Source | None) -> Iterator[Item]:
        said = _words(read) if read is not None else YamlMapping()
        is_reviewed = read is not None and read.root is not None and isinstance(read.root.get("reviewed"), YamlMapping)
        number = 0
        for key, value in english.items():
            entry = worded(said[key]) if key in said else None
            is_current = entry is None or entry.is_current_with(plain(value))
            has_review = is_reviewed or (entry is not None and isinstance(entry.root.get("reviewed"), YamlMapping))
            note = entry.root.get("note") if entry is not None else None
            text = _text(said.get(key))
            before = () if entry is None else (entry.source, entry.was)
            for name, words in self._forms(str(key), plain(value)):
                number += 1
                kind = name.partition("/")[2]
                mine = trimmed(_said(text, kind))
                state: State = "missing" if not mine else "draft" if not has_review else "reviewed"
                state = state if is_current or not mine else "changed"
                old = tuple(trimmed(_form(plain(one), kind)) for one in before if one is not None)
                yield Item(
                    name=name, unit=name, index=0, nth=1, source=trimmed(words), text=mine, state=state,
                    was=_was(old, words) if state == "changed" else "", before=tuple(one for one in old if one),
                    note=trimmed(note) if isinstance(note, str) else "", number=number,
                    about=tuple(_about(str(key), kind, words, self.language)),
                )  # fmt: skip

    def _forms(self, key: str, english: Plain) -> Iterator[tuple[str, str]]:
        """(name, English) of each text that a word is made of."""
        if not isinstance(english, dict):
            yield key, str(english)
            return
        for number in plurals(self.language):
            yield f"{key}/{number}", _form(english, number)


def words_home(language: str, library: Library) -> WordsHome:
    """The words of a language, which need not be there yet."""
    from builder.exchange.importing import refuse_faulty

    days = [library.layout(name)[0].revised for name in library.sheets]
    there = typed(library.project, words_name(language))
    english = tuple(data.decode() for _, data in library.project.layers(ENGLISH))
    text = None if there is None else there.text
    if there is not None:
        refuse_faulty(there.shown, load(there.shown, there.text.encode()).found)
    return WordsHome(words_name(language), text, english, language, max(days))


def _words(read: Source) -> YamlMapping:
    words = read.root.get("words") if read.root is not None else None
    return words if isinstance(words, YamlMapping) else YamlMapping()


def _text(value: object) -> Plain:
    """What is said for a word, whether its English stands beside it or not."""
    entry = worded(value) if isinstance(value, YamlMapping) else None
    found = value if entry is None else entry.text
    return "" if found is None else plain(found)


def _form(value: Plain, number: str) -> str:
    """The words for a kind of number; the most general ones if there are none for it."""
    if not isinstance(value, dict):
        return str(value)
    return str(value.get(number) or value.get(OTHER) or next(iter(value.values()), ""))


def _said(value: Plain, number: str) -> str:
    """The words for a kind of number and for no other; words that are the same for all are the most general ones."""
    if isinstance(value, dict):
        return str(value.get(number or OTHER, ""))
    return str(value) if not number or number == OTHER else ""


def _was(old: tuple[str, ...], words: str) -> str:
    return next((one for one in reversed(old) if one and not same(one, words)), "")


def _about(key: str, number: str, words: str, language: str) -> Iterator[str]:
    numbers: Mapping[str, tuple[int, ...]] = plurals(language)
    if number:
        some = ", ".join(map(str, numbers.get(number, ())[:4]))
        yield f"A fixed word of the pages, {key}, for numbers such as {some}."
    else:
        yield f"A fixed word of the pages, {key}."
    for name in dict.fromkeys(_NAME.findall(words)):
        yield f"Keep {{{name}}} as it is: something is printed in its place."
    if "**" in words:
        yield "Keep the ** before and after words in bold."
