"""What the rules for elements share: contexts, paragraphs, boxes, labels. ``rules`` says what each element becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from builder.document import INLINE, Element, Node, Run
from builder.typeset.boxes import Box, Item, Label
from builder.typeset.flow import Anchor, Block, Stack
from builder.typeset.inline import flowing_text
from builder.typeset.look import Style
from builder.typeset.paragraph import Heading, Paragraph
from builder.typeset.part import Part, is_rtl
from builder.typeset.tags import ARTIFACT, StructElement
from builder.typeset.text.items import Span

_BARE = {"before": 0, "after": 0, "padding": 0, "background": "", "border": "", "start": 0}
"""What a paragraph has not that stands alone in an element with a box or space of its own."""
_ROOM_TO_WRITE = frozenset({"answer-lines", "workspace"})
_LEADS_ON = (":", "：", "៖", "፡")
"""A paragraph that ends so announces what follows, and stays with it."""


class Context(NamedTuple):
    """What an element's surroundings hand down."""

    style: Style
    lang: str
    node: StructElement
    """The structure element that it stands in."""


Rule: TypeAlias = Callable[[Part, Element, Context], Sequence[Block]]


def blocks_of(part: Part, children: Iterable[Node], context: Context) -> list[Block]:
    """Make blocks of block elements; loose text is none of them. A question stays with the room to answer it."""
    made: list[Block] = []
    for child in children:
        if isinstance(child, Element):
            if made and child.name in _ROOM_TO_WRITE:
                made[-1].keep_with_next = True
            blocks = part.rules[child.name](part, child, context)
            keys = keys_of(part, child)
            if keys and child.name != "note" and not any(set(keys) <= set(block.keys) for block in blocks):
                made.append(Anchor(keys))
            made += blocks
    return made


def entered(part: Part, element: Element, context: Context, tag: str = "", **declared: object) -> Context:
    """The context inside an element: its style and language, and its structure element when it has a ``tag``."""
    style = part.look.style(context.style, element.name, element.get("role"), element.get("status"))
    lang = element.get("lang") or context.lang
    node = context.node
    if tag and node is not ARTIFACT:
        node = node.add(tag, **declared)
        node.lang = lang if lang != context.lang else None
    return Context(style, lang, node)


def is_inline(children: Iterable[Node]) -> bool:
    """Tell whether these are words of one paragraph, rather than blocks."""
    return any(child.text.strip() if isinstance(child, Run) else child.name in INLINE for child in children)


def paragraph(
    part: Part, element: Element, children: Iterable[Node], context: Context, heading: Heading | None = None
) -> Paragraph:
    """Set inline content as the content of the context's structure element."""
    style, lang = context.style, context.lang
    text, spans, flowing = flowing_text(children, style, lang, context.node, part.look, part)
    at = element.at or next((child.at for child in element.children if child.at), None)
    made = Paragraph(part.measure(text, spans, lang, at), style, context.node, heading)
    if context.node is not ARTIFACT:
        part.texts.append(text)
    if text.endswith(_LEADS_ON):
        made.keep_with_next = True
    made.keys = (*keys_of(part, element), *(part.key(key) if ":" not in key else key for key in flowing.keys))
    return made


def keys_of(part: Part, element: Element) -> tuple[str, ...]:
    return (part.key(element.get("id")),) if element.get("id") else ()


def insides(part: Part, element: Element, context: Context, tag: str) -> list[Block]:
    """What an element holds: blocks, or one paragraph, which becomes a ``tag``, or its own content if that is empty."""
    if not is_inline(element.children):
        return blocks_of(part, element.children, context)
    inner = context._replace(style=part.look.changed(context.style, **_BARE))
    if tag and context.node is not ARTIFACT:
        inner = inner._replace(node=context.node.add(tag))
    bare = Element(element.name, {}, element.children, element.at)
    return [paragraph(part, bare, element.children, inner)]


def stacked(part: Part, element: Element, blocks: list[Block], style: Style, kind: type[Stack] = Stack) -> list[Block]:
    """One block of many, with the element's space round it, and its box if it has one."""
    if not blocks:
        keys = keys_of(part, element)
        return [Anchor(keys)] if keys else []
    stack = kind(blocks)
    block: Block = stack
    if style.is_boxed:
        block = Box(stack, style, part.is_rtl)
    else:
        stack.before, stack.after = max(style.before, stack.before), max(style.after, stack.after)
    block.keys = keys_of(part, element)
    return [block]


def boxed(part: Part, block: Block, style: Style, lang: str = "") -> Block:
    """The block in its box, if the style has one; ``lang``: of words whose lines may begin at another side."""
    if not style.is_boxed:
        return block
    keys, block.keys = block.keys, ()
    box = Box(block, style, is_rtl(lang) if lang else part.is_rtl)
    box.keys, box.keep_with_next = keys, block.keep_with_next
    return box


def label_of(part: Part, text: str, context: Context, node: StructElement) -> Label:
    """A label for an item, as the content of ``node``. Make it before what it labels: texts are kept in order."""
    measured = part.measure(text, [Span(len(text), part.look.text(context.style, context.lang))], context.lang, None)
    if node is not ARTIFACT:
        part.texts.append(text)
    return Label(measured, context.style, node)


def labelled(label: Label, blocks: list[Block], style: Style, context: Context) -> Item:
    """Blocks with a label at the side where their language's lines begin."""
    return Item(label, Stack(blocks), style, is_rtl(context.lang))


def numbered(part: Part, number: int, lang: str) -> str:
    """A list item's number."""
    return f"{part.in_digits(number, lang)}."
