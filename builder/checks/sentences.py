"""Sentences: a text → its sentences, each with its words and its place. It judges none of them.

Every paragraph, list item and heading ends a sentence, and so does a dot in the middle of a line (``one · two``), which
parts the items of a short list. Within them ICU finds the ends (UAX #29), so that ``3.5`` ends none. Abbreviations are
CLDR's, but in English our own few: CLDR's hold ``app.``, which ends many a sentence here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from builder.checks.running import OBJECT, Running, running
from builder.diagnostics import Position
from builder.texts import Text

UNSPACED = frozenset({"km", "th", "lo", "my", "zh", "ja"})
"""Languages without spaces between words; ICU finds their words by dictionary."""
_GROUP = re.compile(r"[^\s—–]+")
_PART = re.compile(r"\n|(?<=\s[·•])\s")
_ABBREVIATED = re.compile(r"(?:^|[\s(“\"'])(?:e\.g|i\.e|cf|vs|approx|mr|mrs|ms|dr|prof|st)\.\s*$", re.IGNORECASE)
"""After these a capital letter begins no sentence."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence."""

    words: tuple[str, ...]
    """Never empty. Words joined by hyphens are one (Flesch 1948), and so is a placeholder."""
    source: str
    """Without marks."""
    running: Running
    offset: int
    """Where it begins in ``running``."""

    @property
    def at(self) -> Position:
        """Of its first letter or mark."""
        return self.running.position_of(self.offset)


def sentences(text: Text, language: str) -> tuple[Sentence, ...]:
    """Every sentence of a text that has a word."""
    row = running(text)
    found = list[Sentence]()
    for start, end in ends(row.words, language):
        said = row.words[start:end]
        heard = tuple(words(said, language))
        if heard:
            before = len(said) - len(said.lstrip())
            found.append(Sentence(heard, said.strip().replace(OBJECT, "…"), row, start + before))
    return tuple(found)


def words(sentence: str, language: str) -> Iterator[str]:
    """Its words: what stands between spaces or dashes and holds a letter or digit (Flesch 1948); ICU's where a
    language has no spaces."""
    for group in _GROUP.findall(sentence):
        if primary(language) in UNSPACED and not group.isascii():
            from icu4py.breakers import WordBreaker

            yield from (part for part in WordBreaker(group, language) if _is_word(part))
        elif _is_word(group):
            yield group


def ends(passage: str, language: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; together they are the whole passage."""
    from icu4py.breakers import SentenceBreaker

    spans = list[tuple[int, int]]()
    passage = passage.replace(OBJECT, "N")  # begins a sentence as a name does
    tag = primary(language)
    locale = tag if tag == "en" else f"{tag}@ss=standard"
    for start, end in pairwise([0, *(match.end() for match in _PART.finditer(passage)), len(passage)]):
        pieces = SentenceBreaker(passage[start:end], locale)
        last: tuple[int, int] | None = None
        for one in pairwise([start, *(start + at for at in accumulate(map(len, pieces)))]):
            if last is not None and _goes_on(passage[slice(*last)], passage[slice(*one)]):
                spans.pop()
                one = (last[0], one[1])
            spans.append(one)
            last = one
    return spans


def primary(language: str) -> str:
    """``pt`` of ``pt-BR``."""
    return language.partition("-")[0]


def _goes_on(before: str, after: str) -> bool:
    """Tell whether what ICU parted is one sentence: behind an abbreviation, or before a small letter: “Why?” she asks.
    What holds no letter belongs to what stands before it."""
    letter = _FIRST_LETTER.search(after)
    return letter is None or letter[0].islower() or _ABBREVIATED.search(before) is not None


def _is_word(group: str) -> bool:
    return any(one.isalnum() or one == OBJECT for one in group)
