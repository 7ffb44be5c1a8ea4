"""Sentences: a text → its sentences, each with its words and its place. It judges none of them.

Every paragraph, list item and heading ends a sentence, and so does a dot in the middle of a line (``one · two``), which
parts the items of a short list. Within them ICU finds the ends (UAX #29 with CLDR's list of abbreviations), so that
neither ``3.5`` nor ``Mr.`` ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from builder.diagnostics import Position
from builder.load import Scalar
from builder.texts import Blank, Link, ListNode, PageReference, Placeholder, ProseNode, Text, Words

UNSPACED = frozenset({"km", "th", "lo", "my", "zh", "ja"})
"""Languages without spaces between words; ICU finds their words by dictionary."""
_TOKEN = re.compile(r"\s+|\S+")
_GROUP = re.compile(r"[^\s—–]+")
_ITEM = re.compile(r"(?<=\s[·•])\s")
_ABBREVIATED = re.compile(r"(?:^|[\s(“\"'])(?:e\.g|i\.e|cf|vs|approx|dr|prof|st)\.\s*$", re.IGNORECASE)
"""After these a capital letter begins no sentence. CLDR leaves them out, since some end one now and then."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence."""

    words: tuple[str, ...]
    """Never empty. Words joined by hyphens are one (Flesch 1948), a placeholder is one."""
    source: str
    """As typed, with its marks."""
    at: Position
    """Of its first character."""


def sentences(text: Text, language: str) -> tuple[Sentence, ...]:
    """Every sentence of a text that has a word."""
    found = list[Sentence]()
    for passage in _passages(text):
        for start, end in ends(passage.text, language):
            said = tuple(words(passage.text[start:end], language))
            if said:
                first, last = passage.place_of(start, end)
                while first and text.source[first - 1] in "*_[":
                    first -= 1
                found.append(Sentence(said, text.source[first : last + 1], _position(text, first)))
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
    for start, end in pairwise([0, *(match.end() for match in _ITEM.finditer(passage)), len(passage)]):
        pieces = SentenceBreaker(passage[start:end], f"{primary(language)}@ss=standard")
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
    return any(map(str.isalnum, group))


def _position(text: Text, offset: int) -> Position:
    return text.source.position_of(offset) if isinstance(text.source, Scalar) else text.at


@dataclass(slots=True)
class _Passage:
    """A paragraph as it is read, and where in the text as typed each of its characters stands."""

    text: str = ""
    places: list[int] = field(default_factory=list)

    def add(self, said: str, places: Iterable[int]) -> None:
        self.text += said
        self.places += places

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """Of the first and the last character of a stretch that is no white space."""
        seen = [at for at in range(start, end) if not self.text[at].isspace()]
        return self.places[seen[0]], self.places[seen[-1]]


@dataclass(slots=True)
class _Reader:
    """Follows the nodes of a text through what was typed."""

    source: str
    at: int = 0

    def read(self, nodes: Iterable[object], passage: _Passage) -> _Passage:
        for node in nodes:
            if isinstance(node, Words):
                self._words(node.text, passage)
            elif isinstance(node, Placeholder | Blank | PageReference):
                self._pass("{{")
                start = self.at
                self._pass("}}")
                said = "3" if isinstance(node, PageReference) else "Name"
                passage.add(said, [start - 2] * (len(said) - 1) + [max(start, self.at) - 1])
            else:
                self.read(getattr(node, "inside", ()), passage)
                if isinstance(node, Link):
                    self._pass(f"]({node.href}")
        return passage

    def _words(self, said: str, passage: _Passage) -> None:
        for token in _TOKEN.findall(said):
            if token.isspace():
                passage.add(token, [self.at] * len(token))
                continue
            found = self.source.find(token, self.at)
            if found < 0:  # an escape stood within
                passage.add(token, [min(self.at, len(self.source) - 1)] * len(token))
                continue
            self.at = found + len(token)
            passage.add(token, range(found, self.at))

    def _pass(self, mark: str) -> None:
        found = self.source.find(mark, self.at)
        self.at = found + len(mark) if found >= 0 else self.at


def _passages(text: Text) -> Iterator[_Passage]:
    reader = _Reader(str(text.source))
    if text.kind != "prose":
        yield reader.read(text.content, _Passage())
    else:
        yield from _in_prose(text.content, reader)  # type: ignore[arg-type]  # prose holds prose nodes


def _in_prose(nodes: Iterable[ProseNode], reader: _Reader) -> Iterator[_Passage]:
    for node in nodes:
        if isinstance(node, ListNode):
            for item in node.items:
                yield from _in_prose(item, reader)
        else:
            yield reader.read(node.inside, _Passage())
