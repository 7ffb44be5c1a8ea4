"""A text, fixed words or a name → nodes of the tree, with language and status where they differ from what is around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.compose.handles import Joined, Known, Line, Made, Said, Value
from builder.diagnostics import Position, Report
from builder.document import Element, Node, Run
from builder.errors import InternalError
from builder.texts import (
    Blank,
    Emphasis,
    InlineNode,
    Link,
    ListNode,
    LocalText,
    PageReference,
    Paragraph,
    ProseNode,
    Status,
    Strong,
    Words,
)

ELEMENTS_IN_WORDS = ("page-number", "page-count", "blank")
"""``{page-number}`` and the like stand for elements in every phrase, without being given."""
_SHOWN = {Status.STALE: "stale", Status.MISSING: "missing"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds in the whole document."""

    report: Report
    pages: str = ""
    """What stands before a block's id in ``page-ref to``: nothing where the block is in this document."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A language, and whether the text should have been in another one."""

    language: str
    status: str = ""

    def attributes_within(self, outer: Voice) -> dict[str, str]:
        """What an element must say so that what it holds is known to be in this voice."""
        attributes = {} if self.language == outer.language else {"lang": self.language}
        if self.status and self.status != outer.status:
            attributes["status"] = self.status
        return attributes


def voice_of(value: Line, around: Voice) -> Voice:
    """The language a value is in."""
    if isinstance(value, LocalText):
        return Voice(value.language, _SHOWN.get(value.status, ""))
    if isinstance(value, Said):
        return Voice(value.phrase.language)
    return around


def inline_nodes(value: Line, around: Voice, setting: Setting) -> Iterator[Node]:
    """Nodes of a text within a line; in a ``span`` if its language or status is not that around it."""
    voice = voice_of(value, around)
    nodes = tuple(_nodes(value, voice, setting))
    attributes = voice.attributes_within(around)
    if attributes and nodes:
        yield Element("span", attributes, nodes, value.text.at if isinstance(value, LocalText) else None)
    else:
        yield from nodes


def block_nodes(value: LocalText, around: Voice, setting: Setting) -> Iterator[Element]:
    """Paragraphs and lists of a text."""
    voice = voice_of(value, around)
    attributes = voice.attributes_within(around)
    for node in value.text.content:
        if not isinstance(node, Paragraph | ListNode):
            raise InternalError(f"the text at {value.text.at} is no prose")
        yield _block(node, attributes, value.text.at, setting)


def _nodes(value: Line, voice: Voice, setting: Setting) -> Iterator[Node]:
    if isinstance(value, Known):
        if value.text:
            yield Run(value.text)
    elif isinstance(value, Joined):
        for part in value.parts:
            yield from _given(part, None, voice, setting)
    elif isinstance(value, Said):
        yield from _said(value.phrase.content, value, voice, setting)
    else:
        yield from _written(value.text.content, value.text.at, setting)


def _given(value: Value, at: Position | None, voice: Voice, setting: Setting) -> Iterator[Node]:
    """What stands for a ``{name}``; names and numbers are at the place of the words around them."""
    if isinstance(value, Made):
        yield from (piece for piece in value.pieces if isinstance(piece, Element))
    elif isinstance(value, Known):
        yield from [Run(value.text, at)] if value.text else []
    else:
        yield from inline_nodes(value, voice, setting)


def _said(nodes: Iterable[InlineNode], said: Said, voice: Voice, setting: Setting) -> Iterator[Node]:
    at = said.phrase.at
    for node in nodes:
        if isinstance(node, Words):
            yield Run(node.text, at)
        elif isinstance(node, Strong | Emphasis | Link):
            yield _marked(node, tuple(_said(node.inside, said, voice, setting)), at)
        elif isinstance(node, Blank):
            yield Element("blank", {}, (), at)
        elif isinstance(node, PageReference):
            yield Element("page-ref", {"to": f"{setting.pages}{node.block}"}, (), at)
        elif node.name in said.values:
            yield from _given(said.values[node.name], at, voice, setting)
        elif node.name in ELEMENTS_IN_WORDS:
            yield Element(node.name, {}, (), at)
        else:
            setting.report.add("C205", at, f"nothing is given for '{{{node.name}}}' in these words", "take it away")


def _written(nodes: Iterable[InlineNode | ProseNode], at: Position, setting: Setting) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Words):
            yield Run(node.text, at)
        elif isinstance(node, Strong | Emphasis | Link):
            yield _marked(node, tuple(_written(node.inside, at, setting)), at)
        elif isinstance(node, Blank):
            yield Element("blank", {}, (), at)
        elif isinstance(node, PageReference):
            yield Element("page-ref", {"to": f"{setting.pages}{node.block}"}, (), at)
        else:
            raise InternalError(f"{type(node).__name__} in the text at {at}, which should be words by now")


def _marked(node: Strong | Emphasis | Link, inside: tuple[Node, ...], at: Position) -> Element:
    if isinstance(node, Link):
        return Element("a", {"href": node.href}, inside, at)
    return Element("strong" if isinstance(node, Strong) else "em", {}, inside, at)


def _block(node: ProseNode, attributes: dict[str, str], at: Position, setting: Setting) -> Element:
    if isinstance(node, Paragraph):
        return Element("p", attributes, tuple(_written(node.inside, at, setting)), at)
    if node.ordered and node.start != 1:
        attributes = {**attributes, "start": str(node.start)}
    items = tuple(Element("li", {}, _item(item, at, setting), at) for item in node.items)
    return Element("ol" if node.ordered else "ul", attributes, items, at)


def _item(item: tuple[ProseNode, ...], at: Position, setting: Setting) -> tuple[Node, ...]:
    """A list's item of one paragraph holds its words; one of several holds blocks."""
    if len(item) == 1 and isinstance(item[0], Paragraph):
        return tuple(_written(item[0].inside, at, setting))
    return tuple(_block(node, {}, at, setting) for node in item)
