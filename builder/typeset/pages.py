"""One part's pages: head, foot and the body between them, first laid out, then drawn.

Banners of the first page are content; on later pages, and with everything else in heads and feet, they are artifacts
(ISO 32000-1 §14.8.2.2).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from builder.document import Document, Element, Run
from builder.typeset.boxes import Beside
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.elements import Context, boxed, entered, paragraph
from builder.typeset.flow import ALMOST, Block, Stack
from builder.typeset.look import MM, Align
from builder.typeset.part import Known, Part
from builder.typeset.ruled import AnswerLines, pitch
from builder.typeset.rules import body
from builder.typeset.tags import ARTIFACT

EDGE = 8 * MM
"""Points that many printers cannot print at the edge of the paper: 4 to 6.7 mm measured, and something to spare."""
_HEAD_GAP, _FOOT_GAP = 5 * MM, 5 * MM
_MUCH_BLANK = 0.28
"""Of a page: more is worth another attempt with tighter gaps."""
_SOME_BLANK = 0.15
"""Of a page: so much at its foot disturbs nobody."""
_FULL_ENOUGH = 0.35
"""Of the last page: with less, another attempt may save a sheet."""
_TIGHTER = (0.85, 0.7)
_TIGHTEST = (0.6, 0.5)
_NEARLY_EMPTY = 0.88
"""Blank share of a last page that is worth the tightest gaps."""
_PAGE_COST, _SPARSE_COST, _TIGHT_COST = 0.15, 0.3, 0.3
"""What a page more, a nearly empty last page and crowded gaps weigh against blank space."""
_ROOM_FOR_NOTES = 0.24
"""Of a page: so much blank is given lines, in a document that wants them."""
_NOTES_GAP = 9 * MM
_PER_PAGE = ("page-number", "page-count")
SIDES: tuple[Align, ...] = ("start", "center", "end")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the body stands on every page of a part, in points."""

    left: float
    width: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class LaidOut:
    """A part's pages before drawing."""

    part: Part
    frame: Frame
    banners: list[Block]
    """Of the first page: content."""
    pages: list[Block]
    labels: dict[str, str]
    """By key, without the part's prefix: the label of the page on which it begins."""


def lay_out(part: Part) -> LaidOut:
    """Break a part into pages; what fits on none is reported (S104)."""
    document = part.document
    context = Context(part.look.body, document.language, part.node)
    banners = _banners(part, context)
    left, width = _columns(part)
    top, bottom = _room(part, banners, context)
    frame = Frame(left, width, top, bottom)
    flow = body(part, _child(document.root, "body") or document.root, context)
    pages = _pages(flow, frame.width, frame.height)
    for page in pages:
        if page.height > frame.height + 1:
            message = "something is too tall for one page; its end is cut off"
            part.report.add("S104", document.root.at, message, "make it shorter, or split it")
    return LaidOut(part, frame, banners, pages, _labels(part, pages))


def _labels(part: Part, pages: list[Block]) -> dict[str, str]:
    prefix = part.key("")
    return {
        key.removeprefix(prefix): part.label(number)
        for number, page in reversed([*enumerate(pages, 1)])
        for key in page.begun()
    }


def _pages(flow: Stack, width: float, height: float) -> list[Block]:
    """Fill pages; where much would stay blank, take tighter gaps if they serve better."""
    pages = _filled(flow, width, height, 1.0)
    blank = _blank(pages, height)
    if all(share <= _MUCH_BLANK for share in blank[:-1]) and (len(pages) == 1 or 1 - blank[-1] >= _FULL_ENOUGH):
        return pages
    least = _cost(blank, 1.0)
    for tight in (*_TIGHTER, *(_TIGHTEST if blank[-1] > _NEARLY_EMPTY else ())):
        others = _filled(flow, width, height, tight)
        cost = _cost(_blank(others, height), tight)
        if cost < least:
            least, pages = cost, others
    return pages


def _blank(pages: list[Block], height: float) -> list[float]:
    """By page, the share of it that stays blank at its foot."""
    return [1 - page.height / height for page in pages]


def _cost(blank: list[float], tight: float) -> float:
    uneven = sum(max(0.0, share - _SOME_BLANK) ** 2 for share in blank[:-1])
    sparse = _SPARSE_COST if 1 - blank[-1] < _FULL_ENOUGH and len(blank) > 1 else 0.0
    return uneven + sparse + _PAGE_COST * len(blank) + _TIGHT_COST * (1 - tight)


def _filled(flow: Stack, width: float, height: float, tight: float) -> list[Block]:
    pages: list[Block] = []
    rest: Block = flow
    rest.wrap(width, tight)
    while (room := _room_on(rest, height)) < height or rest.height > height + ALMOST or rest.has_break:
        parts = rest.split(room, False) or rest.split(height, False) or rest.split(height, True)
        if parts is None:
            break
        pages.append(parts[0])
        rest = parts[1]
    if rest.height or not pages:
        pages.append(rest)
    else:  # what may be referred to and prints nothing
        pages[-1].keys += tuple(rest.begun())
    return pages


def _room_on(rest: Block, height: float) -> float:
    """The height of the next page that may be filled: all, or down to the second thing that wants a page alone."""
    if not isinstance(rest, Stack) or not rest.has_alone:
        return height
    second = next(itertools.islice(rest.alone(), 1, None), height)
    return second - 2 * ALMOST if second < height else height


def _columns(part: Part) -> tuple[float, float]:
    """Left edge and width of the body; margins are mirrored for right-to-left readers."""
    start, end = part.look.margins["start"], part.look.margins["end"]
    return (end if part.is_rtl else start), part.look.page_size[0] - start - end


def _room(part: Part, banners: list[Block], context: Context) -> tuple[float, float]:
    """Upper and lower edge of the body: margins, or what head and foot leave."""
    look, page_height = part.look, part.look.page_size[1]
    part.page = 1
    head = _placed(_head(part, banners, context), part)
    used = sum(block.wrap(width, 1.0) + block.after for block, _, width in head)
    top = page_height - look.margins["top"]
    if used:
        top = min(top, page_height - EDGE - used - _HEAD_GAP)
    narrow = _columns(part)[1]
    used = sum(block.wrap(narrow, 1.0) for block in _running(part, "page-foot", context))
    return top, max(look.margins["bottom"], EDGE + used + _FOOT_GAP if used else 0.0)


def _child(root: Element, name: str) -> Element | None:
    return next((c for c in root.children if isinstance(c, Element) and c.name == name), None)


# heads and feet


class _Wide(Stack):
    """Reaches over the margins, as far as printers print."""


def _banners(part: Part, context: Context) -> list[Block]:
    """Of one page; as artifacts if the context is one."""
    element = _child(part.document.root, "page-head")
    if element is None:
        return []
    head = entered(part, element, context)
    found = (c for c in element.children if isinstance(c, Element) and c.name == "banner")
    return [_banner(part, child, head) for child in found]


def _banner(part: Part, element: Element, context: Context) -> Block:
    inner = entered(part, element, context, "P")
    words = inner._replace(style=part.look.changed(inner.style, before=0, after=0, start=0))
    block = boxed(part, paragraph(part, element, element.children, words), inner.style)
    return _Wide([block]) if inner.style.fill else block


def _head(part: Part, banners: list[Block], context: Context) -> list[Block]:
    return [*banners, *_running(part, "page-head", context)]


def _placed(blocks: list[Block], part: Part) -> list[tuple[Block, float, float]]:
    """Each block with its left edge and its width."""
    left, narrow = _columns(part)
    wide = EDGE, part.look.page_size[0] - 2 * EDGE
    return [(block, *(wide if isinstance(block, _Wide) else (left, narrow))) for block in blocks]


def _running(part: Part, name: str, context: Context) -> list[Block]:
    """What stands at start, center and end of ``page-head`` or ``page-foot``, as artifacts."""
    element = _child(part.document.root, name)
    if element is None:
        return []
    inner = entered(part, element, context._replace(node=ARTIFACT))
    columns: list[tuple[Block, float]] = []
    for side in SIDES:
        found = _child(element, side)
        if found is not None:
            words = part.running.get((name, side))
            if words is None:
                own = entered(part, found, inner)
                own = own._replace(style=part.look.changed(own.style, align=side))
                words = paragraph(part, found, found.children, own)
                if not any(inside.name in _PER_PAGE for inside in found.iter()):
                    part.running[name, side] = words
            columns.append((words, words.natural_width))
    if not columns:
        return []
    row: Block = Beside(columns, part.is_rtl, gap=4 * MM)
    return [boxed(part, row, inner.style)]


# drawing


def draw(laid_out: LaidOut, canvas: TaggedCanvas) -> None:
    """Draw all pages of a part; the number of pages is known by now."""
    part, frame = laid_out.part, laid_out.frame
    part.known = Known(laid_out.labels, len(laid_out.pages))
    context = Context(part.look.body, part.document.language, part.node)
    artifact = context._replace(node=ARTIFACT)
    repeated: list[Block] = []
    for number, page in enumerate(laid_out.pages, 1):
        part.page = number
        if number == 2:
            repeated = _banners(part, artifact)
        banners = laid_out.banners if number == 1 else repeated
        _draw_head(canvas, part, _head(part, banners, artifact), laid_out.banners)
        page.draw(canvas, frame.left, frame.top)
        if number < len(laid_out.pages):
            _draw_notes(canvas, laid_out, artifact, page.height)
        _draw_foot(canvas, part, artifact)
        canvas.showPage()


def _draw_head(canvas: TaggedCanvas, part: Part, blocks: list[Block], content: list[Block]) -> None:
    """Draw a page's head from its top; blocks that are in ``content`` are no artifacts."""
    y = part.look.page_size[1] - EDGE
    for block, x, width in _placed(blocks, part):
        height = block.wrap(width, 1.0)
        if block in content:
            block.draw(canvas, x, y)
        else:
            with canvas.artifact("Pagination", "Header"):
                block.draw(canvas, x, y)
        y -= height + block.after


def _draw_notes(canvas: TaggedCanvas, laid_out: LaidOut, context: Context, used: float) -> None:
    """Where much of a page stays blank, lines for notes, if the document wants them: an artifact, no content."""
    part, frame = laid_out.part, laid_out.frame
    body_element = _child(part.document.root, "body")
    words = body_element.get("notes") if body_element is not None else ""
    if not words or used > frame.height * (1 - _ROOM_FOR_NOTES):
        return
    style = part.look.style(context.style, "answer-lines", "notes")
    label = paragraph(
        part, Element("p"), (Run(words),), context._replace(style=part.look.style(context.style, "p", "small"))
    )
    top = frame.top - used - _NOTES_GAP
    room = frame.height - used - _NOTES_GAP - label.wrap(frame.width, 1.0)
    lines = AnswerLines(int(room / pitch(style)), style)
    lines.wrap(frame.width, 1.0)
    with canvas.artifact("Layout", ""):
        label.draw(canvas, frame.left, top)
        lines.draw(canvas, frame.left, top - label.height)


def _draw_foot(canvas: TaggedCanvas, part: Part, context: Context) -> None:
    left, narrow = _columns(part)
    blocks = _running(part, "page-foot", context)
    y = EDGE + sum(block.wrap(narrow, 1.0) for block in blocks)
    for block in blocks:
        with canvas.artifact("Pagination", "Footer"):
            block.draw(canvas, left, y)
        y -= block.height


def title_of(document: Document) -> str:
    """For the outline and the file."""
    return " ".join(document.title.split()) or document.name
