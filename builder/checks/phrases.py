"""Phrases: a list of them → where they stand in running text, as whole words, with plurals. It knows no glossary.

White space and a hyphen between words are the same, so ``revenge-porn`` is found where ``revenge porn`` is looked for.
Of phrases that begin at the same word the longest is found, and nothing within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from builder.checks.running import Running, folded

Meaning = TypeVar("Meaning")

_APART = "\\s!-/:-@\\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f\u3000-\u301f،؛؟۔।॥\ufffc"
_WORD = re.compile(rf"[^{_APART}]+(?:'[^{_APART}]+)*")
_BETWEEN = re.compile(r"[^\S\n]+|[-\u2010\u2011]")
RUN_TOGETHER = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "zh"})
"""Languages that are written without spaces between words."""
_PREFIXES = {"ar": ("ال", "و", "وال", "ف", "فال", "ب", "بال", "ك", "كال", "ل", "لل", "ولل")}
"""What is written as one with the word it stands before: the article, ``and``, ``then``, ``by``, ``as``, ``for``."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase in running text."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases to look for, made ready once. ``language`` is a BCP 47 tag."""

    language: str
    _by_word: dict[str, list[tuple[tuple[str, ...], Meaning]]] = field(default_factory=dict)
    """By the first word; the longest first."""
    _run_together: list[tuple[str, Meaning]] = field(default_factory=list)

    @classmethod
    def of(cls, language: str, phrases: Iterable[tuple[str, Meaning]]) -> Phrases[Meaning]:
        """Make them ready; of the same phrase given twice the first counts."""
        made = cls(language)
        base = language.partition("-")[0]
        for phrase, meaning in phrases:
            if base in RUN_TOGETHER:
                made._run_together.append((folded(phrase), meaning))
                continue
            *before, last = _WORD.findall(folded(phrase))
            for form in _plurals(last) if base == "en" else (last,):
                first, *rest = *before, form
                for prefix in ("", *_PREFIXES.get(base, ())):
                    made._by_word.setdefault(prefix + first, []).append(((prefix + first, *rest), meaning))
        for ready in made._by_word.values():
            ready.sort(key=lambda one: -len(one[0]))
        made._run_together.sort(key=lambda one: -len(one[0]))
        return made

    def find(self, text: Running) -> Iterator[Found[Meaning]]:
        """Find them all, from the beginning on."""
        if self._by_word:
            yield from self._find_words(text.folded)
        if self._run_together:
            yield from self._find_run_together(text.folded)

    def _find_words(self, words: str) -> Iterator[Found[Meaning]]:
        spans = [match.span() for match in _WORD.finditer(words)]
        number = 0
        while number < len(spans):
            start, end = spans[number]
            for phrase, meaning in self._by_word.get(words[start:end], ()):
                if self._stands_at(words, spans[number : number + len(phrase)], phrase):
                    number += len(phrase) - 1
                    yield Found(start, spans[number][1], meaning)
                    break
            number += 1

    @staticmethod
    def _stands_at(words: str, spans: list[tuple[int, int]], phrase: tuple[str, ...]) -> bool:
        if len(spans) < len(phrase) or any(
            words[start:end] != word for (start, end), word in zip(spans, phrase, strict=True)
        ):
            return False
        return all(_BETWEEN.fullmatch(words, end, start) for (_, end), (start, _) in pairwise(spans))

    def _find_run_together(self, words: str) -> Iterator[Found[Meaning]]:
        at = 0
        while at < len(words):
            found = [(words.find(phrase, at), phrase, meaning) for phrase, meaning in self._run_together]
            there = [one for one in found if one[0] >= 0]
            if not there:
                return
            start, phrase, meaning = min(there, key=lambda one: one[0])
            at = start + len(phrase)
            yield Found(start, at, meaning)


def _plurals(word: str) -> tuple[str, ...]:
    """A word, its plural and its possessives in English."""
    plurals = [f"{word}s", f"{word}es"]
    if re.search(r"[^aeiou]y$", word):
        plurals.append(f"{word[:-1]}ies")
    return (word, *plurals, f"{word}'s", *(f"{plural}'s" for plural in plurals))
