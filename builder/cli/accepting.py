"""``handouts translate accept``: texts that are right though their English changed → the same without ``was:``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import click

from builder.cli.asking import library_of
from builder.cli.languages import WORDS, chosen_languages, chosen_lessons, file_of
from builder.cli.progress import progress_of
from builder.cli.terminal import say
from builder.cli.translations import english_words, one_row, shown_key
from builder.diagnostics import visible
from builder.edit.modules import Key, entries, with_entries
from builder.edit.scalars import Plain
from builder.edit.translations import Typed, changed, keep, typed
from builder.edit.words import shown, with_words, words_with_english
from builder.errors import UsageError
from builder.lesson import Lesson
from builder.library import Library, one_of
from builder.localize.modules import folded
from builder.localize.numbering import numbers
from builder.localize.plurals import plurals
from builder.localize.words import same

_Entry = Mapping[str, Plain]


def accept_texts(language: str, lesson: str, names: tuple[str, ...], is_all: bool, is_sure: bool, **words: Any) -> int:
    """Take ``was:`` away from texts and say what remains. Raises UsageError, RefusedFile, OutputError."""
    library = library_of(words)
    (tag,), (name,) = chosen_languages(library, (language,)), chosen_lessons(library, (lesson,))
    if bool(names) == is_all:
        raise UsageError("Nobody says which texts are right.", "Name them, or add --all to see and accept every one.")
    there = typed(library.project, file_of(tag, name))
    if there is None or (name != WORDS and library.lessons[name] == tag):
        raise UsageError(f"{name} is not translated into {tag}.", f"Type: handouts translate start {tag} {name}")
    made = _of_words(library, there, tag, names) if name == WORDS else _of_lesson(library, there, name, names)
    if not made[0]:
        say("There is nothing to accept: the English of no text changed." if is_all else "Nothing was to be accepted.")
        return 0
    for line in made[0]:
        say(line)
    if is_all and not is_sure and not click.confirm("Are all of these right as they are?", err=True):
        say("Nothing was changed.")
        return 0
    keep(library.project, there.name, made[1])
    say(f"Accepted in {there.name}. They are printed again, as drafts until somebody reviews them.")
    left = progress_of(Library(library.project), name, tag)
    if left is not None and left.changed:
        say(f"{left.changed} more whose English changed: handouts translate update {tag} --lesson {name} --dry-run")
    return 0


def _of_lesson(library: Library, there: Typed, name: str, names: Sequence[str]) -> tuple[list[str], str]:
    lesson, _ = library.lesson(name)
    if lesson is None:
        raise UsageError(f"{name} has something to mend first.", f"See: handouts check {name}")
    known = dict[Key, _Entry]()

    def make(text: str) -> str:
        known.update(entries(text, lesson))
        keys = _keys(lesson, known, names)
        chosen[:] = keys
        return with_entries(text, lesson, {key: {"was": None} for key in keys}) if keys else text

    chosen = list[Key]()
    text = changed(there, make)
    rows = list[str]()
    number = numbers(lesson)
    for key in chosen:
        rows += _rows(f"{shown_key(key, lesson)} (text {number[key]})", known[key])
    return rows, text


def _keys(lesson: Lesson, known: Mapping[Key, _Entry], names: Sequence[str]) -> list[Key]:
    """The texts that are meant and have ``was:``; all of them if none is named. Raises UsageError."""
    english = {(unit, index): text.source for unit, texts, _ in lesson.units() for index, text in enumerate(texts)}
    stale = [key for key in english if "was" in known.get(key, {})]
    if not names:
        return [key for key in stale if _is_current(known[key], english[key]) and _says(known[key])]
    by_word = dict[str, list[Key]]()
    for key, number in numbers(lesson).items():
        for word in {shown_key(key, lesson), str(number), key[0]}:
            by_word.setdefault(word, []).append(key)
    chosen = list[Key]()
    for word in names:
        found = by_word[one_of(word, [one for one in by_word if not one.isdigit() or one == word], "text")]
        if not any(key in stale for key in found):
            _refuse(word, [key for key in found if key in known], known, english)
        chosen += [key for key in found if key in stale]
        for key in found:
            if key in stale and not _is_current(known[key], english[key]):
                _refuse_old(word)
            if key in stale and not _says(known[key]):
                raise UsageError(f"{visible(word)} has no translation yet.", "Type one after 'text:' first.")
    return list(dict.fromkeys(chosen))


def _refuse(word: str, found: Sequence[Key], known: Mapping[Key, _Entry], english: Mapping[Key, str]) -> None:
    if any(not _is_current(known[key], english[key]) for key in found):
        _refuse_old(word)
    raise UsageError(f"The English of {visible(word)} did not change.", "There is nothing to accept.")


def _refuse_old(word: str) -> None:
    message = f"The English beside {visible(word)} is an old one, so nobody can have compared the two."
    raise UsageError(message, "Type first: handouts translate update")


def _of_words(library: Library, there: Typed, tag: str, names: Sequence[str]) -> tuple[list[str], str]:
    english, kinds = english_words(library), tuple(plurals(tag))
    said = dict[str, tuple[_Entry, Plain]]()
    chosen = list[str]()

    def make(text: str) -> str:
        said.update(words_with_english(text, english, kinds))
        stale = [name for name, (one, now) in said.items() if "was" in one and same(one.get("source"), now)]
        for word in names:
            one_of(word, said, "word")
            if word not in stale:
                is_old = not same(said[word][0].get("source"), said[word][1])
                _refuse_old(word) if is_old else _refuse(word, (), {}, {})
        chosen[:] = list(names) or [name for name in stale if _says(said[name][0])]
        return with_words(text, english, kinds, {name: {"was": None} for name in chosen}) if chosen else text

    text = changed(there, make)
    return [row for name in chosen for row in _rows(name, said[name][0])], text


def _is_current(entry: _Entry, english: str) -> bool:
    return folded(str(entry.get("source", ""))) == folded(english)


def _says(entry: _Entry) -> bool:
    return bool(re.search(r"\w", shown(entry.get("text"))))


def _rows(name: str, entry: _Entry) -> list[str]:
    parts = {"was": entry.get("was"), "now": entry.get("source"), "text": entry.get("text")}
    return [name, *(f"  {word + ':':<5} {one_row(shown(value))}" for word, value in parts.items())]
