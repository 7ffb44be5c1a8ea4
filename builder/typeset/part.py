"""One document on its way to pages: what its elements need to know of each other, and what was found in it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.diagnostics import Position, Report, visible
from builder.document import Document, Element
from builder.localize.digits import in_digits, zero_of
from builder.typeset.look import Align, Look
from builder.typeset.paragraph import Heading, Paragraph
from builder.typeset.tags import StructElement
from builder.typeset.text.fonts import MissingGlyph, forget_on_change
from builder.typeset.text.items import RTL_LANGS, Span, primary
from builder.typeset.text.items import Look as TextLook
from builder.typeset.text.lines import Measured

_SHORT = 400
"""Characters: a handout's texts come again in its guide, and are worth keeping."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier pass found out; nothing at first."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Page label by key."""
    pages: int = 1


class Part:
    """A document being laid out once. ``settled`` tells afterwards whether it was right about its own pages."""

    def __init__(
        self,
        document: Document,
        index: int,
        look: Look,
        node: StructElement,
        references: Mapping[str, str],
        known: Known,
        rules: Mapping[str, Any],
    ) -> None:
        """``rules``: what each element becomes, by name; handed in, as the rules themselves need parts."""
        self.document, self.index, self.look, self.node, self.rules = document, index, look, node, rules
        self.references, self.known = references, known
        self.report = Report()
        self.texts: list[str] = []
        """Every text in reading order, one for each block."""
        self.headings: list[Heading] = []
        self.asked: dict[str, str] = {}
        """Page labels printed for keys of this document."""
        self.pending_notes: list[Element] = []
        self.page = 0
        """Number of the page whose head and foot are being made."""
        self.ids, notes = _names_in(document.root)
        self.note_numbers = {to: n for n, to in enumerate(notes, 1)}
        self.running: dict[tuple[str, Align], Paragraph] = {}
        """Heads and feet that are alike on all pages."""
        self._referred: set[str] = set()
        self._counts: dict[str, int] = {}

    @property
    def is_rtl(self) -> bool:
        return is_rtl(self.document.language)

    def key(self, name: str) -> str:
        """A name of this document made unique in the file."""
        return f"{self.index}:{name}"

    def next(self, kind: str) -> int:
        """Count from 1."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    # text

    def measure(self, text: str, spans: list[Span], lang: str, at: Position | None) -> Measured:
        """Shape a text. A character that no font has is reported (S101) and printed as a question mark."""
        while True:
            try:
                if len(text) < _SHORT and len(spans) == 1 and spans[0].look.node is None:
                    return _measured(text, spans[0].look, is_rtl(lang))
                return Measured(text, spans, lang, is_rtl(lang))
            except MissingGlyph as error:
                self._report_missing(error, text, at)
                for character in error.characters:
                    text = text.replace(character, "?")

    def _report_missing(self, error: MissingGlyph, text: str, at: Position | None) -> None:
        names = ", ".join(f"U+{ord(c):04X}" for c in error.characters)
        shown = "".join(c for c in error.characters if c.isprintable())
        named = f"{names} ({shown})" if shown else names
        message = f"no font has the character {named} in {visible(text, 40)}"
        self.report.add("S101", at, message, error.hint)

    # what inline content asks

    def page_of(self, element: Element) -> tuple[str, str]:
        """The label of the page that a ``page-ref`` names, and the key of a link there, empty in another file."""
        to = element.get("to")
        if ":" in to:
            lesson = self.document.name.split("/", 1)[0]
            label = self.references.get(f"{lesson}/{to}")
            if label is None:
                message = f"the page of {visible(to)} is not known"
                self.report.add("S102", element.at, message, "name a part that is printed in that document")
                label = "?"
            return self.in_digits(int(label)) if label.isdecimal() else label, ""
        if to not in self.ids:
            self.report.add("S102", element.at, f"there is nothing named {visible(to)}", "check the name")
            return "?", ""
        self.asked[to] = self.known.labels.get(to, self.in_digits(1))
        return self.asked[to], self.key(to)

    def note_number(self, element: Element) -> tuple[str, str, str]:
        """A note's number as printed, and the keys of the note and of the first reference to it."""
        to = element.get("to")
        if to not in self.ids:
            self.report.add("S102", element.at, f"there is no note named {visible(to)}", "check the name")
            return "", "", ""
        reference = "" if to in self._referred else self.key(f"ref-{to}")
        self._referred.add(to)
        return self.in_digits(self.note_numbers[to]), self.key(to), reference

    def page_words(self, name: str) -> str:
        """The number of the page whose head or foot is being made, or how many there are."""
        return self.in_digits(self.page if name == "page-number" else self.known.pages)

    def label(self, number: int) -> str:
        """A page's number as printed."""
        return self.in_digits(number)

    def in_digits(self, number: int, lang: str = "") -> str:
        """A number in the digits of the document, or of another language within it."""
        is_own = lang in ("", self.document.language)
        return in_digits(str(number), (self.document.zero if is_own else "") or zero_of(lang or self.document.language))

    def settled(self, labels: Mapping[str, str]) -> bool:
        """Tell whether all page references to this document printed what turned out to be true."""
        return all(labels.get(key) == label for key, label in self.asked.items())


def _names_in(root: Element) -> tuple[set[str], list[str]]:
    """All ids, and the notes in the order in which they are referred to."""
    ids: set[str] = set()
    notes: dict[str, None] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if "id" in element.attributes:
            ids.add(element.attributes["id"])
        if element.name == "note-ref":
            notes[element.get("to")] = None
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]
    return ids, list(notes)


def is_rtl(lang: str) -> bool:
    return primary(lang) in RTL_LANGS


@functools.lru_cache(maxsize=4096)
def _measured(text: str, look: TextLook, rtl: bool) -> Measured:
    return Measured(text, [Span(len(text), look)], look.lang, rtl)


forget_on_change(_measured.cache_clear)
