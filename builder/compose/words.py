"""A text, fixed words or a name → nodes of the tree, with language and status where they differ from what is around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.compose.drafts import SIGNS, STATUSES
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
    Strong,
    Words,
)

ELEMENTS_IN_WORDS = ("page-number", "page-count", "blank")
"""``{page-number}`` and the like stand for elements in every phrase, without being given."""
_GAP = "\u00a0"
"""Between a sign or a number and the text that it belongs to."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds in the whole document."""

    report: Report
    pages: str = ""
    """What stands before a block's id in ``page-ref to``: nothing where the block is in this document."""
    readable: tuple[str, ...] = ()
    """The languages that its readers read: fixed words in any other are not translated yet. Empty: all are."""
    is_marked: bool = True
    """Signs and numbers stand before texts; not in attributes and titles."""


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


def voice_of(value: Line, around: Voice, setting: Setting) -> Voice:
    """The language a value is in."""
    if isinstance(value, LocalText):
        return Voice(value.language, STATUSES.get(value.status, ""))
    if isinstance(value, Said):
        language = value.phrase.language
        is_foreign = bool(setting.readable) and language not in setting.readable and not value.is_meant
        return Voice(language, "missing" if is_foreign else "")
    return around


def inline_nodes(value: Line, around: Voice, setting: Setting, is_inner: bool = False) -> Iterator[Node]:
    """Nodes of a text within a line; in a ``span`` if its language or status is not that around it.

    ``is_inner``: it stands within other words, whose sign is enough for both."""
    voice = voice_of(value, around, setting)
    nodes = tuple(_nodes(value, voice, setting))
    if nodes and not (is_inner and voice.status == around.status):
        nodes = (*_before(value, voice, setting), *nodes)
    attributes = voice.attributes_within(around)
    if attributes and nodes:
        yield Element("span", attributes, nodes, value.text.at if isinstance(value, LocalText) else None)
    else:
        yield from nodes


def block_nodes(value: LocalText, around: Voice, setting: Setting) -> Iterator[Element]:
    """Paragraphs and lists of a text."""
    voice = voice_of(value, around, setting)
    attributes = voice.attributes_within(around)
    before = tuple(_before(value, voice, setting))
    for node in value.text.content:
        if not isinstance(node, Paragraph | ListNode):
            raise InternalError(f"the text at {value.text.at} is no prose")
        yield _block(node, attributes, value.text.at, setting, before)
        before = ()


def _before(value: Line, voice: Voice, setting: Setting) -> Iterator[Node]:
    """Its number on a numbered proof, and the sign of a text that is not in its reader's language."""
    if not setting.is_marked:
        return
    if isinstance(value, LocalText) and value.number:
        yield Element("span", {"role": "text-number"}, (Run(f"[{value.number}]{_GAP}"),))
    if voice.status:
        yield Run(f"{SIGNS[voice.status]}{_GAP}")


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
        yield from inline_nodes(value, voice, setting, is_inner=True)


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


def _block(
    node: ProseNode, attributes: dict[str, str], at: Position, setting: Setting, before: tuple[Node, ...] = ()
) -> Element:
    """``before``: what stands before its first words."""
    if isinstance(node, Paragraph):
        return Element("p", attributes, (*before, *_written(node.inside, at, setting)), at)
    if node.ordered and node.start != 1:
        attributes = {**attributes, "start": str(node.start)}
    items = list[Element]()
    for item in node.items:
        items.append(Element("li", {}, _item(item, at, setting, before), at))
        before = ()
    return Element("ol" if node.ordered else "ul", attributes, tuple(items), at)


def _item(
    item: tuple[ProseNode, ...], at: Position, setting: Setting, before: tuple[Node, ...] = ()
) -> tuple[Node, ...]:
    """A list's item of one paragraph holds its words; one of several holds blocks."""
    if len(item) == 1 and isinstance(item[0], Paragraph):
        return (*before, *_written(item[0].inside, at, setting))
    blocks = list[Element]()
    for node in item:
        blocks.append(_block(node, {}, at, setting, before))
        before = ()
    return tuple(blocks)
