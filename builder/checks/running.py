"""Running text: a ``Text`` → its words in a row, without marks, and the place of each character. It judges nothing.

A new line ends a paragraph or an item of a list; every other line end is a space already. A placeholder, a blank or a
page's number is one ``OBJECT``. What is not seen (marks of direction, joiners, soft hyphens) is left out, and the small
vowel signs of Arabic, which most people do not type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.diagnostics import Position
from builder.load import Scalar
from builder.texts import Emphasis, InlineNode, Link, ListNode, Paragraph, ProseNode, Strong, Text, Words

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_UNSEEN = re.compile("[\xad\u034f\u061c\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FROM, _TO = "\u2018\u2019\u02bc\u2032\uff07", "'"
_AS_TYPED = str.maketrans(_FROM, _TO * len(_FROM))


@dataclass(frozen=True, slots=True)
class Running:
    """The words of one text."""

    words: str
    text: Text
    strong: tuple[tuple[int, int], ...]
    """Stretches of ``words`` in bold: first character, and the one after the last."""

    @property
    def folded(self) -> str:
        """The words as phrases are compared, character by character as long as ``words``."""
        return folded(self.words)

    def is_strong(self, start: int, end: int) -> bool:
        """Tell whether any of these characters is in bold."""
        return any(first < end and start < after for first, after in self.strong)

    def position_of(self, offset: int) -> Position:
        """The place in its file of a character of ``words``; the text's own place where that cannot be known."""
        source = self.text.source
        return source.position_of(self._typed_at(offset)) if isinstance(source, Scalar) else self.text.at

    def _typed_at(self, offset: int) -> int:
        """Follow the words through what was typed, over the marks that are not among them."""
        typed, place, at = self.text.source, 0, 0
        addresses = list(_addresses(self.text.content))
        for wanted in self.words[: offset + 1]:
            if wanted == "\n":
                continue
            while at < len(typed) and not _is_at(typed, at, wanted):
                if addresses and typed.startswith(f"]({addresses[0]})", at):
                    at += len(addresses.pop(0)) + 2
                at += 1
            place = at
            at = typed.find("}}", at) + 2 if wanted == OBJECT else at + 1
        return min(place, len(typed) - 1)


def _is_at(typed: str, at: int, wanted: str) -> bool:
    if wanted == OBJECT:
        return typed.startswith("{{", at)
    return typed[at] == wanted or (wanted == " " and typed[at].isspace())


def folded(words: str) -> str:
    """Small letters and straight apostrophes; as many characters as before, but for what is not seen."""
    seen = _UNSEEN.sub("", words)
    small = seen.lower()
    if len(small) != len(seen):
        small = "".join(one if len(one.lower()) > 1 else one.lower() for one in seen)
    return small.translate(_AS_TYPED)


def running(text: Text) -> Running:
    """Lay a text's words in a row."""
    made = _Made()
    for number, paragraph in enumerate(_paragraphs(text.content)):
        if number:
            made.say("\n")
        made.take(paragraph)
    return Running("".join(made.words), text, tuple(made.strong))


class _Made:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.strong: list[tuple[int, int]] = []
        self._length = 0

    def say(self, words: str) -> None:
        seen = _UNSEEN.sub("", words)
        self.words.append(seen)
        self._length += len(seen)

    def take(self, nodes: tuple[InlineNode, ...]) -> None:
        for node in nodes:
            if isinstance(node, Words):
                self.say(node.text)
            elif isinstance(node, Strong | Emphasis | Link):
                start = self._length
                self.take(node.inside)
                if isinstance(node, Strong):
                    self.strong.append((start, self._length))
            else:
                self.say(OBJECT)


def _paragraphs(content: tuple[InlineNode, ...] | tuple[ProseNode, ...]) -> Iterator[tuple[InlineNode, ...]]:
    """Stretches that are read in one go: each paragraph, also within lists; a text without paragraphs is one."""
    line = list[InlineNode]()
    for node in content:
        if isinstance(node, Paragraph):
            yield node.inside
        elif isinstance(node, ListNode):
            for item in node.items:
                yield from _paragraphs(item)
        else:
            line.append(node)
    if line:
        yield tuple(line)


def _addresses(content: tuple[InlineNode, ...] | tuple[ProseNode, ...]) -> Iterator[str]:
    """The addresses of its links, in order."""
    for nodes in _paragraphs(content):
        for node in nodes:
            if isinstance(node, Link):
                yield node.href
            elif isinstance(node, Strong | Emphasis):
                yield from _addresses(node.inside)
