"""Charts and diagrams into blocks and structure elements: a Figure with its Alt, its words as real text inside.

Bars, boxes, signs and arrows are artifacts. A title above and captions below stand beside the Figure in one Div, since
its Alt would hide them from screen readers (ISO 32000-1 §14.9.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.document import Element
from builder.typeset.boxes import Box
from builder.typeset.chart import Bar, Bars, Sizes
from builder.typeset.diagram import Captioned, Diagram, Ink, Node, Setting
from builder.typeset.elements import Context, blocks_of, boxed, entered, keys_of, paragraph, stacked
from builder.typeset.flow import Block, Keep, Nothing, Stack
from builder.typeset.look import Style
from builder.typeset.part import Part
from builder.typeset.tables import natural_and_least


def _named(element: Element, *names: str) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element) and child.name in names)


def _page(part: Part) -> float:
    """Points between a page's margins."""
    return part.look.page_size[1] - part.look.margins["top"] - part.look.margins["bottom"]


def chart(part: Part, element: Element, context: Context) -> Sequence[Block]:
    group = entered(part, element, context, "Div")
    made: list[Block] = []
    for child in _named(element, "caption"):
        words = entered(part, child, group, "Caption")
        made.append(boxed(part, paragraph(part, child, child.children, words), words.style))
        made[-1].keep_with_next = True
    inner = group._replace(node=group.node.add("Figure", alt=element.get("alt")))
    elements = list(_named(element, "bar"))
    most = max((float(one.get("value")) for one in elements), default=0.0)
    bars = [_bar(part, one, inner, most) for one in elements]
    if bars:
        labels = [natural_and_least(bar.label) for bar in bars]
        sizes = Sizes(
            max(natural for natural, _ in labels),
            max(least for _, least in labels),
            max(bar.natural for bar in bars),
        )
        made.append(Bars(bars, sizes, inner.node, _page(part)))
    return stacked(part, element, made, _bare(part, group), Keep)


def _bare(part: Part, context: Context) -> Style:
    """No box round the whole: its border is the lines' look, and a status is that of the Alt, which nobody sees."""
    return part.look.changed(context.style, border="", background="", padding=0)


def _bar(part: Part, element: Element, context: Context, most: float) -> Bar:
    """``most``: the value of the longest bar."""
    inner = entered(part, element, context, "Div")
    texts: dict[str, Block] = {"bar-label": Nothing(), "bar-value": Nothing()}
    for child in _named(element, *texts):
        words = entered(part, child, inner, "P")
        texts[child.name] = boxed(part, paragraph(part, child, child.children, words), words.style)
    label, value = texts.values()
    share = float(element.get("value")) / most if most else 0.0
    made = Bar(label, value, natural_and_least(value)[0], share, inner.style, part.is_rtl)
    made.keys = keys_of(part, element)
    return made


def diagram(part: Part, element: Element, context: Context) -> Sequence[Block]:
    group = entered(part, element, context, "Div")
    inner = group._replace(node=group.node.add("Figure", alt=element.get("alt")))
    nodes = list(_named(element, "node"))
    boxes = [_node(part, node, inner) for node in nodes]
    made: list[Block] = []
    if boxes:
        is_sequence = element.get("shape") == "sequence"
        has_result = not is_sequence and len(boxes) > 1 and nodes[-1].get("role") == "result"
        made.append(Diagram(boxes, has_result, is_sequence, _setting(part, element, context, inner)))
        made[0].keep_with_next = True  # its captions
    made += blocks_of(part, _named(element, "figcaption"), group)
    if made:
        made[-1].keep_with_next = False
    return stacked(part, element, made, _bare(part, group), Captioned)


def _setting(part: Part, element: Element, context: Context, inner: Context) -> Setting:
    plain = part.look.style(context.style, element.name)  # that a text is not translated changes no arrow
    ink = Ink(plain.border or plain.color, plain.border_width, part.look.body.size)
    return Setting(ink, inner.node, part.is_rtl, _page(part))


def _node(part: Part, element: Element, context: Context) -> Node:
    inner = entered(part, element, context, "Div")
    style = part.look.changed(inner.style, before=0, after=0)
    box = Box(Stack(blocks_of(part, element.children, inner._replace(style=style))), style, part.is_rtl)
    box.keys = keys_of(part, element)
    return Node(box, natural_and_least(box)[1], len(element.children) > 1)
