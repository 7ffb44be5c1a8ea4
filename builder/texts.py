"""Authors' text as a value: what was typed, where, and the small tree it means.

``Plain`` is words alone; ``Inline`` adds strong, emphasis and links; ``Prose`` adds paragraphs and lists. All three may
hold placeholders, the last two references to pages. ``builder/markdown.py`` makes the trees; nobody parses twice.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from builder.diagnostics import Position

Kind: TypeAlias = Literal["plain", "inline", "prose"]


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    """http, https, mailto or tel; may hold ``{{ word.word }}``, filled by ``personalize``."""
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``{{ program.name }}``: ``personalize`` puts plain text in its place."""

    name: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A placeholder for which the program has no value yet: prints as a line to write on."""

    name: str


@dataclass(frozen=True, slots=True)
class PageReference:
    """``{{ page.BLOCK-ID }}``: prints the page of the handout on which that block stands."""

    block: str
    """As typed; ``validate`` has seen that there is such a block, ``personalize`` that it is printed."""


InlineNode: TypeAlias = Words | Strong | Emphasis | Link | Placeholder | Blank | PageReference


@dataclass(frozen=True, slots=True)
class Paragraph:
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True, slots=True)
class ListNode:
    ordered: bool
    start: int
    items: tuple[tuple[ProseNode, ...], ...]


ProseNode: TypeAlias = Paragraph | ListNode


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a lesson, a translation, a program or a layout."""

    kind: Kind
    source: str
    """As typed (a ``load.Scalar``, which knows the place of each character, where it was loaded); translations are
    matched by it (NFC, white space collapsed)."""
    content: tuple[InlineNode, ...] | tuple[ProseNode, ...]
    """Inline nodes for plain and inline texts, prose nodes for prose."""
    at: Position
    stray: tuple[int, ...] = ()
    """Where in ``source`` a ``**`` or ``_`` stands that has no other half, so that it prints as typed."""

    def __bool__(self) -> bool:
        return bool(self.content)


class Status(Enum):
    """What is known of a text in the reader's language."""

    SOURCE = "source"
    """The lesson is written in this language."""
    REVIEWED = "reviewed"
    DRAFT = "draft"
    """Translated, but no named person has reviewed it."""
    STALE = "stale"
    """The English changed after it was translated; the source is printed."""
    MISSING = "missing"
    """Not translated; the source is printed."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """The text to print, in the language it is really in, with its status and the source it stands for."""

    text: Text
    language: str
    """BCP 47; the source's own for STALE and MISSING."""
    status: Status
    source: Text
    reviewed_on: datetime.date | None = None
    """The day of its review; None unless it is REVIEWED."""
    beside: LocalText | None = None
    """The same text in another language, printed after it; it has none itself."""
    number: int = 0
    """Its place among all texts of the lesson, printed before it on a numbered proof; 0 on every other page."""
