"""What each block element of a document becomes: ``RULES`` maps its name to blocks and structure elements.

A rule declares structure elements in reading order and makes blocks; it measures no page. Add an element: its name in
``builder/document.py``, its rule here, its look in ``layouts/themes``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.document import Element, Run
from builder.typeset.boxes import Item, align
from builder.typeset.contents import contents
from builder.typeset.drawings import chart, diagram
from builder.typeset.elements import (
    Context,
    Rule,
    blocks_of,
    boxed,
    entered,
    insides,
    is_inline,
    keys_of,
    label_of,
    labelled,
    numbered,
    paragraph,
    stacked,
)
from builder.typeset.figure import Figure
from builder.typeset.flow import Alone, Block, Keep, PageBreak, Stack, Whole
from builder.typeset.icons import Iconed
from builder.typeset.look import MM
from builder.typeset.pairs import pair, side
from builder.typeset.paragraph import Heading, Paragraph
from builder.typeset.part import Part
from builder.typeset.ruled import AnswerLines, CutLine, Field, Workspace, pitch
from builder.typeset.tables import table
from builder.typeset.tags import ARTIFACT

_OUTLINE_LEVELS = {"h1": 0, "h2": 1}
_SQUARE, _DISC, _DECIMAL = "/Square", "/Disc", "/Decimal"


def section(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, "Sect")
    inside = insides(part, element, inner, "P")
    inside += pending_notes(part, inner)
    return stacked(part, element, inside, inner.style)


def heading(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, element.name.upper())
    title = element.get("outline") or " ".join(element.text().split())
    level = _OUTLINE_LEVELS.get(element.name)
    mark = Heading(title, level) if title and level is not None and inner.node is not ARTIFACT else None
    made = paragraph(part, element, element.children, inner, mark)
    if mark is not None:
        part.headings.append(mark)
    if level is not None:
        made.keys = (*made.keys, part.key(f"{element.name}-{part.next(element.name)}"))
    return [boxed(part, made, inner.style, inner.lang)]


def text(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, "P")
    return [boxed(part, paragraph(part, element, element.children, inner), inner.style, inner.lang)]


def bulleted(part: Part, element: Element, context: Context) -> Sequence[Block]:
    return _list(part, element, context, _SQUARE if element.get("role") == "checklist" else _DISC)


def ordered(part: Part, element: Element, context: Context) -> Sequence[Block]:
    return _list(part, element, context, _DECIMAL)


def _list(part: Part, element: Element, context: Context, numbering: str) -> Sequence[Block]:
    inner = entered(part, element, context, "L", attributes={"List": {"ListNumbering": numbering}})
    role = element.get("role")
    number = int(element.get("start") or 1)
    items: list[Item] = []
    for child in element.children:
        if not isinstance(child, Element):
            continue
        label = _label_of(part, inner, role, number) if numbering == _DECIMAL else inner.style.bullet or "•"
        items.append(_item(part, _with_role(child, role), inner, label))
        number += 1
    align(items)
    return stacked(part, element, list(items), part.look.changed(inner.style, padding=0), _kind_of(element))


def _label_of(part: Part, context: Context, role: str, number: int) -> str:
    """A number, without its point when it stands on a disc."""
    on_disc = part.look.style(context.style, "marker", role).background
    return part.in_digits(number, context.lang) if on_disc else numbered(part, number, context.lang)


class _ShortItems(Stack):
    """No item stands alone before or after a page's end."""

    fewest = 2


def _kind_of(element: Element) -> type[Stack]:
    """Items that hold more than a paragraph, such as room to write, may stand alone."""
    is_short = all(_is_short(child) for child in element.children if isinstance(child, Element))
    return _ShortItems if is_short else Stack


def _is_short(item: Element) -> bool:
    """Tell whether it is one paragraph, in one language or in two."""
    inside = [child for child in item.children if isinstance(child, Element)]
    if len(inside) == 1 and inside[0].name == "pair":
        return all(is_inline(side.children) for side in inside[0].children if isinstance(side, Element))
    return is_inline(item.children)


def _with_role(element: Element, role: str) -> Element:
    """The element with its list's role, unless it has one of its own: lists look alike throughout."""
    if not role or element.get("role"):
        return element
    return Element(element.name, {**element.attributes, "role": role}, element.children, element.at)


def _item(part: Part, element: Element, context: Context, label: str) -> Item:
    inner = entered(part, element, context, "LI")
    marker = part.look.style(inner.style, "marker", element.get("role"))
    lbl = label_of(part, label, inner._replace(style=marker), inner.node.add("Lbl"))
    body = inner._replace(node=inner.node.add("LBody"))
    style = part.look.changed(inner.style, start=context.style.start, label=context.style.label)
    made = labelled(lbl, insides(part, element, body, ""), style, inner)
    made.keys = keys_of(part, element)
    return made


def definitions(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """Terms are labels of what explains them (ISO 32000-1 §14.8.4.3.3); they stand above it."""
    inner = entered(part, element, context, "L", attributes={"List": {"ListNumbering": "/Unordered"}})
    made: list[Block] = []
    pair = inner
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.name == "dt" or pair is inner:
            pair = inner._replace(node=inner.node.add("LI"))
        made += _term(part, child, pair, "Lbl" if child.name == "dt" else "LBody")
    return stacked(part, element, made, inner.style)


def _term(part: Part, element: Element, context: Context, tag: str) -> Sequence[Block]:
    inner = entered(part, element, context, tag)
    if tag == "Lbl":
        made = paragraph(part, element, element.children, inner)
        made.keep_with_next = True
        return [made]
    return stacked(part, element, insides(part, element, inner, ""), inner.style)


def aside(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, "Div")
    if element.get("title"):
        inner.node.title = element.get("title")
    inside = inner._replace(style=part.look.changed(inner.style, before=0, after=0))
    made = insides(part, element, inside, "P")
    first = next((child for child in element.children if isinstance(child, Element)), None)
    if first is not None and first.get("role") == "label" and made:
        made[0].keep_with_next = True
        if inner.style.icon:
            words = part.look.style(inside.style, first.name, "label")
            made[0] = Iconed(inner.style.icon, made[0], words, inner.style.border or words.color, part.is_rtl)
    return stacked(part, element, made, inner.style)


_KEEPS: Mapping[str, type[Stack]] = {"": Keep, "whole": Whole, "alone": Alone}


def keep(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context)
    return stacked(part, element, insides(part, element, inner, "P"), inner.style, _KEEPS[element.get("page")])


def figure(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """A Div holds the Figure and its caption: a Figure's Alt would hide a caption inside it from screen readers."""
    group = entered(part, element, context, "Div")
    image = part.document.images.get(element.get("image"))
    made: list[Block] = []
    if image is not None:
        node = group.node.add("Figure", alt=element.get("alt"))
        width = int(element.get("width")) * MM if element.get("width") else None
        page = part.look.page_size[1] - part.look.margins["top"] - part.look.margins["bottom"]
        made.append(Figure(image, width, node, group.style, part.is_rtl, page))
    else:
        part.report.add("S103", element.at, "this picture is not there", "check the name of its file")
    made += blocks_of(part, element.children, group)
    return stacked(part, element, made, part.look.changed(group.style, padding=0), Keep)


def caption(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, "Caption")
    return [boxed(part, paragraph(part, element, element.children, inner), inner.style)]


def note(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """Kept for the end of its section."""
    part.pending_notes.append(element)
    return []


def pending_notes(part: Part, context: Context) -> list[Block]:
    """The notes met since the last section's end, numbered as they are referred to; notes in notes come after them."""
    made: list[Item] = []
    while part.pending_notes:
        notes = sorted(part.pending_notes, key=lambda e: part.note_numbers.get(e.get("id"), 0))
        part.pending_notes.clear()
        made += (_note(part, element, context) for element in notes)
    align(made)
    if not made:
        return []
    kept = Keep(made)
    kept.keep_with_previous = True
    return [kept]


def _note(part: Part, element: Element, context: Context) -> Item:
    inner = entered(part, element, context, "Note", id=part.key(element.get("id")))
    label = numbered(part, part.note_numbers.get(element.get("id"), 0), inner.lang)
    lbl = label_of(part, label, inner, inner.node.add("Lbl"))
    block = labelled(lbl, insides(part, element, inner, "P"), inner.style, inner)
    block.keys = keys_of(part, element)
    return block


def answer_lines(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context)
    lines = AnswerLines(int(element.get("count") or 1), inner.style)
    lines.keys = keys_of(part, element)
    if not element.get("label"):
        return [lines]
    words = Element("p", {"role": "label"}, (), element.at)
    label = _plain_paragraph(part, words, element.get("label"), context)
    label.keep_with_next = True
    return [label, lines]


def _plain_paragraph(part: Part, element: Element, words: str, context: Context) -> Paragraph:
    inner = entered(part, element, context, "P")
    return paragraph(part, element, (Run(words, element.at),), inner)


def workspace(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context)
    height = int(element.get("height") or 30) * MM
    if element.get("ruled") in ("yes", "true"):
        style = part.look.style(context.style, "answer-lines")
        made: Block = AnswerLines(max(1, round(height / pitch(style))), style)
    else:
        made = Workspace(height, inner.style)
    made.keys = keys_of(part, element)
    return [made]


def field(part: Part, element: Element, context: Context) -> Sequence[Block]:
    inner = entered(part, element, context, "P")
    label = paragraph(
        part, element, element.children, inner._replace(style=part.look.changed(inner.style, before=0, after=0))
    )
    made = Field(label, inner.style)
    made.keys, label.keys = label.keys, ()
    return [made]


def cut_line(part: Part, element: Element, context: Context) -> Sequence[Block]:
    return [CutLine(entered(part, element, context).style)]


def page_break(part: Part, element: Element, context: Context) -> Sequence[Block]:
    return [PageBreak()]


def body(part: Part, element: Element, context: Context) -> Stack:
    """All blocks of a document's body, notes that stand in no section last."""
    return Stack([*blocks_of(part, element.children, context), *pending_notes(part, context)])


RULES: Mapping[str, Rule] = {
    "section": section,
    "h1": heading,
    "h2": heading,
    "h3": heading,
    "p": text,
    "ul": bulleted,
    "ol": ordered,
    "dl": definitions,
    "table": table,
    "figure": figure,
    "figcaption": caption,
    "aside": aside,
    "keep": keep,
    "pair": pair,
    "side": side,
    "note": note,
    "answer-lines": answer_lines,
    "workspace": workspace,
    "field": field,
    "cut-line": cut_line,
    "break": page_break,
    "contents": contents,
    "chart": chart,
    "diagram": diagram,
}
"""By name. Items of lists, captions, and the parts of tables, charts and diagrams are read by what holds them."""
