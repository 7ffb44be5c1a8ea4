"""The semantic tree between ``compose`` and ``typeset``: a small, closed, HTML-like vocabulary.

Nothing here knows a font, a length on the page or PDF.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.diagnostics import Position

INLINE = frozenset(
    {"a", "em", "strong", "span", "br", "blank", "checkbox", "note-ref", "page-ref", "page-number", "page-count"}
)
"""``blank`` is a short ruled line to write on within a sentence; ``checkbox`` a box to tick."""
BLOCK = frozenset(
    {
        "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "aside",
        "chart", "bar", "bar-label", "bar-value", "diagram", "node",
        "note", "answer-lines", "field", "workspace", "cut-line", "keep", "break", "contents", "pair", "side",
    }
)  # fmt: skip
PAGE = frozenset({"document", "page-head", "page-foot", "banner", "start", "center", "end", "body"})
"""``document`` holds ``page-head`` (banners, then start/center/end), ``page-foot`` and ``body``."""
ELEMENTS = INLINE | BLOCK | PAGE

ROLES = frozenset(
    {
        "lead", "small", "meta", "poster", "big-number", "myth", "fact",  # p
        "title", "eyebrow",                                          # h1, p
        "tip", "warning", "important", "key-points", "scenario", "help", "sample", "plain", "disclosure",  # aside
        "statistic",
        "say", "ask", "answers", "seen-by-participants",             # aside in guides
        "checklist", "steps", "plan",                                # ul, ol, table
        "sample-banner", "draft-banner", "facilitator-banner",       # banner
        "notes",                                                     # answer-lines
        "figures", "number",                                         # table, th, td
        "result",                                                    # node
        "label", "phone",                                            # p, span
        "other",                                                     # side, span
        "text-number",                                               # span
    }
)  # fmt: skip
"""The closed list that themes give type, colour and space to. A theme never names a layout or a block."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"id", "lang", "role", "status"}),
    "a": frozenset({"href"}),
    "page-ref": frozenset({"to"}),
    "note-ref": frozenset({"to"}),
    "h1": frozenset({"outline"}),
    "h2": frozenset({"outline"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "table": frozenset({"widths"}),
    "figure": frozenset({"alt", "image", "width"}),
    "chart": frozenset({"alt"}),
    "bar": frozenset({"value"}),
    "diagram": frozenset({"alt", "shape"}),
    "answer-lines": frozenset({"count", "label"}),
    "workspace": frozenset({"height", "ruled"}),
    "body": frozenset({"notes"}),
    "keep": frozenset({"page"}),
    "break": frozenset({"before"}),
    "blank": frozenset({"width"}),
    "aside": frozenset({"title"}),
    "pair": frozenset({"set"}),
}
"""Lengths are whole mm (``width``, ``height``); ``widths`` is relative column widths, ``"1 1 4"``. ``value`` is a bar's
length in any unit, ``shape`` is ``parts`` or ``sequence``, ``outline`` what the PDF's outline says instead of the
heading. ``status`` is ``stale`` or ``missing``. A ``pair`` holds two ``side``s, a text in one language and in another;
``pair set="columns"`` sets them side by side where there is room, else one stands below the other. ``body notes`` is a
label: where much of a page stays blank, there are lines below it to write on. ``keep page="whole"`` moves as a whole
whatever that leaves blank; ``"alone"`` also shares its page with no other such. ``page-ref to`` is ``ID`` in this
document or ``KIND:ID`` in another of this lesson."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in the tree. White space collapses when it is set, except U+00A0 and its kin."""

    text: str
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the tree; complete when built."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()
    at: Position | None = None
    """Where the author wrote what it holds."""

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)

    def iter(self) -> Iterator[Element]:
        """Itself, then all elements inside it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """All its text, joined."""
        return "".join(c.text if isinstance(c, Run) else c.text() for c in self.children)


Node: TypeAlias = Run | Element


@dataclass(frozen=True, slots=True)
class Image:
    """A picture made safe by ``images``: re-encoded, no metadata."""

    name: str
    data: bytes
    width_px: int
    height_px: int
    format: Literal["PNG", "JPEG"]


@dataclass(frozen=True, slots=True)
class Document:
    """One part of a file: its pages count from 1 and its running heads are its own."""

    name: str
    """``LESSON/KIND``, such as ``safety-skills/handout``; page references use it."""
    kind: str
    """The layout's name: ``handout``, ``facilitator-guide``."""
    face: Literal["participant", "facilitator"]
    title: str
    """For the PDF's title and outline, plain text."""
    language: str
    """BCP 47 tag of the reader."""
    date: datetime.date
    """The newest ``revised:`` of its content; also the PDF's date."""
    root: Element
    """A ``document`` element."""
    images: Mapping[str, Image] = field(default_factory=dict)
    """By the ``image`` attribute of its figures."""
    author: str = ""
    zero: str = ""
    """The digit zero of the numbers that typesetting makes; empty: the one that CLDR names for the language."""


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """The tree as indented lines, for goldens and ``--stop-after compose``."""
    attributes = "".join(f' {k}="{v}"' for k, v in sorted(element.attributes.items()))
    yield f"{'  ' * depth}{element.name}{attributes}"
    for child in element.children:
        if isinstance(child, Element):
            yield from outline(child, depth + 1)
        else:
            yield f"{'  ' * (depth + 1)}| {child.text}"
