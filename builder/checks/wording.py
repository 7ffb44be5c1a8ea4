"""Check wording: Lesson or Translation, and the glossary → words that blame, label or frighten; what to say instead.

It also names terms that a lesson uses and does not explain. It changes no word. People do say what is listed; so myths,
statements to judge, wrong answers, and what stands in quotation marks for facilitators are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from builder.blocks.comparison import ComparisonBlock, ComparisonRow
from builder.blocks.diagram import DiagramItem
from builder.blocks.myth_fact import MythFactPair
from builder.blocks.quiz import Choice, QuizQuestion
from builder.blocks.terms import Term as ListedTerm
from builder.checks.phrases import Found, Phrases
from builder.checks.pieces import Piece, pieces, translated_pieces
from builder.checks.running import Running, running
from builder.diagnostics import Diagnostic, visible
from builder.glossary import SOURCE_LANGUAGE, Avoided, Glossary, Kind, Term
from builder.lesson import Lesson
from builder.localize import Translation, chain

MOST_FOUND = 200
"""Findings that are named for one lesson."""
CODE_OF: dict[Kind, tuple[str, str]] = {
    "wording": ("W101", "{} is wording to avoid"),
    "blame": ("W102", "{} puts blame on the person who was harmed"),
    "rescue": ("W103", "{} makes the helper the hero"),
    "label": ("W104", "{} makes one thing of a person"),
    "sensation": ("W105", "{} may frighten, and says little"),
}
"""Code and message by kind; the words that were found take the place of the braces."""
_QUOTED = re.compile(r"“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\"")
_HEADS = {(ListedTerm, "term"), (ComparisonRow, "label"), (ComparisonBlock, "columns")}
_Read: TypeAlias = Sequence[tuple[Piece, Running]]


def check_wording(lesson: Lesson, glossary: Glossary) -> tuple[Diagnostic, ...]:
    """Look through every text of a lesson, participants' and facilitators': W101 to W106."""
    read = [(piece, running(piece.text)) for piece in pieces(lesson)]
    found = islice(_to_avoid(read, glossary, lesson.language), MOST_FOUND)
    return (*found, *_unexplained(read, glossary, lesson.language))


def check_translated_wording(translation: Translation, glossary: Glossary) -> tuple[Diagnostic, ...]:
    """Look through the texts in the translation's own language: W101 to W105, as far as the glossary knows it."""
    if not avoided(glossary, translation.language):
        return ()
    read = [(piece, running(piece.text)) for piece in translated_pieces(translation)]
    return tuple(islice(_to_avoid(read, glossary, translation.language), MOST_FOUND))


@lru_cache(maxsize=16)
def avoided(glossary: Glossary, language: str) -> Phrases[Avoided | None] | None:
    """What to look for in a language and its wider ones; None is what may stand. None of all: there is nothing."""
    entries = [one for one in glossary.avoid.values() if one.language in chain(language)]
    phrases: Iterable[tuple[str, Avoided | None]] = [
        *((phrase, None) for one in entries for phrase in one.allowed),
        *((phrase, one) for one in entries for phrase in one.words),
    ]
    return Phrases.of(language, phrases) if entries else None


@lru_cache(maxsize=16)
def _terms(glossary: Glossary, language: str) -> Phrases[Term]:
    """Every term, so that ``exploitation`` is not found within ``sexual exploitation``."""
    return Phrases.of(language, ((form, term) for term in glossary.terms.values() for form in _forms(term, language)))


def _forms(term: Term, language: str) -> tuple[str, ...]:
    if language.partition("-")[0] == SOURCE_LANGUAGE:
        return term.forms
    return tuple(one.term for tag, one in term.translations.items() if tag in chain(language))


def _to_avoid(read: _Read, glossary: Glossary, language: str) -> Iterator[Diagnostic]:
    phrases = avoided(glossary, language)
    if phrases is None:
        return
    for piece, text in read:
        if _is_what_people_say(piece):
            continue
        quoted = [] if piece.is_printed else [match.span() for match in _QUOTED.finditer(text.words)]
        for one in phrases.find(text):
            if one.meaning is not None and not any(start <= one.start and one.end <= end for start, end in quoted):
                yield _finding(text, one, one.meaning)


def _finding(text: Running, one: Found[Avoided | None], entry: Avoided) -> Diagnostic:
    code, message = CODE_OF[entry.kind]
    hint = f"say {visible(entry.say, 300)} instead. {entry.why}"
    return Diagnostic(code, text.position_of(one.start), message.format(visible(text.words[one.start : one.end])), hint)


def _is_what_people_say(piece: Piece) -> bool:
    """It is printed to be answered or judged."""
    owner = piece.owner
    if isinstance(owner, QuizQuestion):
        return owner.kind == "true-false" and piece.field == "question"
    return (isinstance(owner, MythFactPair) and piece.field == "myth") or (
        isinstance(owner, Choice) and not owner.right
    )


@dataclass(frozen=True, slots=True)
class _Use:
    """A term in a text that participants read or hear."""

    rank: int
    """0: they read it in a sentence. 1: they hear it. 2: a heading, a description, or what is there to be judged."""
    text: Running
    found: Found[Term]

    @property
    def is_strong(self) -> bool:
        return self.text.is_strong(self.found.start, self.found.end)


def _unexplained(read: _Read, glossary: Glossary, language: str) -> Iterator[Diagnostic]:
    """A term is explained at the head of its meaning, or where it first stands in a sentence, if in bold there."""
    first, listed = dict[str, _Use](), set[str]()
    for piece, text in read:
        if not piece.is_printed and not piece.is_heard:
            continue
        for found in _terms(glossary, language).find(text):
            term = found.meaning
            if _says_what_it_means(piece):
                listed.add(term.id)
            elif term.explain:
                use = _Use(_rank(piece), text, found)
                if term.id not in first or use.rank < first[term.id].rank:
                    first[term.id] = use
    for name, use in first.items():
        if name not in listed and not use.is_strong:
            words = visible(use.text.words[use.found.start : use.found.end])
            hint = (
                "say what it means where participants first read it, with the word in **bold**, or in a block"
                f" of terms: {use.found.meaning.meaning}"
            )
            yield Diagnostic("W106", use.text.position_of(use.found.start), f"{words} is not explained", hint)


def _says_what_it_means(piece: Piece) -> bool:
    """It is the head of what stands beside it: a listed term, the head of a row or column, the title of a box."""
    owner = piece.owner
    if isinstance(owner, DiagramItem):
        return piece.field == "title" and owner.text is not None
    return (type(owner), piece.field) in _HEADS


def _rank(piece: Piece) -> int:
    if piece.is_heard:
        return 1
    return 2 if piece.field == "title" or piece.text.kind == "plain" or _is_what_people_say(piece) else 0
