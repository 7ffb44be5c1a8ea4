"""Check terms: Translation and the glossary → terms that a translation says in other words than was agreed or proposed.

A term is looked for by the beginnings of its words, wherever they stand, since most languages change their ends and
some what stands before them; half of them are enough. So it misses a few slips, and seldom tells of what is right.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from builder.checks.phrases import RUN_TOGETHER, Phrases
from builder.checks.running import folded, running
from builder.diagnostics import Diagnostic, visible
from builder.glossary import SOURCE_LANGUAGE, Glossary, Term, TermTranslation
from builder.localize import Translation, chain
from builder.texts import LocalText

MOST_FOUND = 100
"""Findings that are named for one translation."""
_LEAST = 3
"""Letters by which a word can be known; shorter ones are articles and the like."""
_STEM = 0.5
"""How much of a word is left whatever its ending (``captación``, ``captar``)."""
_ARTICLES = ("ال",)
_SAME_LETTER = str.maketrans("أإآٱىة", "اااايه")
_NO_VOWEL_SIGNS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")


@dataclass(slots=True)
class _Used:
    """A term in one translation."""

    term: Term
    meant: TermTranslation
    otherwise: list[LocalText] = field(default_factory=list)
    """Texts that say it in other words."""
    said: LocalText | None = None
    """The first text that says it as the glossary does."""
    is_beside: bool = False
    """Its English stands in one of the texts."""


def check_terms(translation: Translation, glossary: Glossary) -> tuple[Diagnostic, ...]:
    """Look through the texts that are in the translation's own language: T401 to T403."""
    meant = _meant(glossary, translation.language)
    if not meant:
        return ()
    phrases = _phrases(glossary, translation.lesson.language)
    used = dict[str, _Used]()
    for local in (text for texts in translation.units.values() for text in texts):
        if local.language == translation.language:
            _look(local, phrases, meant, translation.language, used)
    found = [one for use in used.values() for one in _told(use)]
    return tuple(found[:MOST_FOUND])


def _look(
    local: LocalText,
    phrases: Phrases[Term],
    meant: Mapping[str, TermTranslation],
    language: str,
    used: dict[str, _Used],
) -> None:
    terms = {found.meaning.id: found.meaning for found in phrases.find(running(local.source))}
    there = [term for term in terms.values() if term.id in meant]
    if not there:
        return
    words = plain(running(local.text).words, language)
    for term in there:
        use = used.setdefault(term.id, _Used(term, meant[term.id]))
        if says(words, use.meant.term, language):
            use.said = use.said or local
        else:
            use.otherwise.append(local)
        use.is_beside = use.is_beside or any(plain(form, language) in words for form in term.forms)


def _told(use: _Used) -> Iterator[Diagnostic]:
    english, term = visible(use.term.term), visible(use.meant.term)
    if use.meant.status == "agreed":
        for local in use.otherwise:
            message = f"{english} is {term} in this language, as was agreed; this text says it in other words"
            hint = f"use {term}, which {use.meant.by} agreed on, or ask them whether the other word is right too"
            yield Diagnostic("T401", local.text.at, message, hint)
        return
    if use.otherwise:
        others = len(use.otherwise) - 1
        also = f", and so do {others} more" if others > 1 else ", and so does one more" if others else ""
        message = f"{english} is {term} in the glossary; this text says it in other words{also}"
        hint = "use one word everywhere; if the other one is better, change materials/glossary.yaml"
        yield Diagnostic("T402", use.otherwise[0].text.at, message, hint)
    if use.said is not None and use.term.explain and not use.is_beside:
        message = f"{term} is only proposed for {english}, and the English stands nowhere beside it"
        hint = f"where people first read it, write {use.meant.term} ({use.term.term})"
        yield Diagnostic("T403", use.said.text.at, message, hint)


@lru_cache(maxsize=16)
def _meant(glossary: Glossary, language: str) -> Mapping[str, TermTranslation]:
    """What each term is in a language, or in what its readers read next best; English is no translation."""
    found = dict[str, TermTranslation]()
    for term in glossary.terms.values():
        there = next((term.translations[tag] for tag in chain(language) if tag in term.translations), None)
        if there is not None:
            found[term.id] = there
    return found


@lru_cache(maxsize=8)
def _phrases(glossary: Glossary, language: str) -> Phrases[Term]:
    """Every term in the language of the lesson, so that ``exploitation`` is not found in ``sexual exploitation``."""
    if language.partition("-")[0] == SOURCE_LANGUAGE:
        forms = [(form, term) for term in glossary.terms.values() for form in term.forms]
    else:
        meant = _meant(glossary, language)
        forms = [(meant[term.id].term, term) for term in glossary.terms.values() if term.id in meant]
    return Phrases.of(language, forms)


def says(words: str, term: str, language: str) -> bool:
    """Tell whether words that ``plain`` made hold a term; several forms of it stand with a stroke between them."""
    return any(sum(stem in words for stem in stems) * 2 >= len(stems) for stems in _stems(term, language))


@lru_cache(maxsize=4096)
def _stems(term: str, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_stems_of(form, language) for form in term.split("/") if form.strip())


def _stems_of(form: str, language: str) -> tuple[str, ...]:
    ready = plain(form, language)
    if language.partition("-")[0] in RUN_TOGETHER:
        return (ready,)
    words = [_without_article(word) for word in _apart(ready).split()]
    known = [word for word in words if len(word) > _LEAST] or [word for word in words if len(word) == _LEAST] or words
    return tuple(word[: max(_LEAST, math.ceil(len(word) * _STEM))] for word in known)


def _apart(words: str) -> str:
    """Signs that stand on letters are no end of a word."""
    return "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in words)


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            return word[len(article) :]
    return word


def plain(words: str, language: str) -> str:
    """Words as terms are looked for in them: small letters, no accents, no spaces where a language writes none."""
    small = folded(words)
    if language.partition("-")[0] in RUN_TOGETHER:
        return "".join(unicodedata.normalize("NFC", small).split())
    if small.isascii():
        return small
    bare = _NO_VOWEL_SIGNS.sub("", unicodedata.normalize("NFD", small))
    return unicodedata.normalize("NFC", bare).translate(_SAME_LETTER)
