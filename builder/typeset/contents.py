"""A document's table of contents: a line for each second-level heading, its page at the far side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from builder.document import Element, Run
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.elements import Context, entered, paragraph
from builder.typeset.flow import Block, Stack
from builder.typeset.look import Style
from builder.typeset.paragraph import Paragraph, draw_line
from builder.typeset.part import Part
from builder.typeset.pen import Pen
from builder.typeset.tags import StructElement
from builder.typeset.text.items import Span
from builder.typeset.text.lines import Line, Measured

_GAP = 6.0
"""Points between text, dots and number."""
Styles: TypeAlias = tuple[Style, Style]
"""Of the title and of the number."""


def contents(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """List the headings. Page numbers are those of the pass before."""
    inner = entered(part, element, context, "TOC")
    made: list[Block] = []
    headings = (e for e in part.document.root.iter() if e.name == "h2")
    for n, heading in enumerate(headings, 1):
        if heading.text().strip():
            made.append(_line(part, heading, f"h2-{n}", inner))
    return [Stack(made)]


def _line(part: Part, heading: Element, key: str, context: Context) -> Block:
    reference = context.node.add("TOCI").add("Reference")
    link = reference.add("Link")
    label = part.known.labels.get(key, part.label(1))
    part.asked[key] = label
    words = Element("p", {}, (Run(" ".join(heading.text().split()), heading.at),), heading.at)
    inner = Context(context.style, heading.get("lang") or context.lang, link)
    title = paragraph(part, words, words.children, inner)
    look = part.look.text(context.style, context.lang)
    said = f"\u00a0{label}"  # else it would be read as a part of the last word
    number = part.measure(said, [Span(len(said), look)], context.lang, None)
    part.texts[-1] += number.text
    link.alt = f"{words.text()} {label}"
    styles = context.style, part.look.changed(context.style, align="end")
    return ContentsLine(title, number, link, "#" + part.key(key), styles)


class ContentsLine(Block):
    """A title, dots, and a number."""

    def __init__(self, title: Paragraph, number: Measured, link: StructElement, target: str, styles: Styles) -> None:
        self.title, self.number, self.link, self.target = title, number, link, target
        style, self.number_style = styles
        self.before, self.after = style.before, style.after
        self.width = 0.0

    def wrap(self, width: float, tight: float) -> float:
        self.width = width
        self.height = self.title.wrap(width - self.number.xs[-1] - 3 * _GAP, tight)
        return self.height

    def first_baseline(self) -> float | None:
        return self.title.first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        rtl, number_width = self.title.text.rtl, self.number.xs[-1]
        self.title.draw(canvas, x + (self.width - self.title.width if rtl else 0), top)
        y = top - self.height + self.title.leading - self.title.baseline
        pen, style = Pen(canvas, self.link), self.number_style
        draw_line(pen, self.number, Line(0, len(self.number.text), "end"), style, x, y, self.width)
        pen.close()
        last = self.title.lines[-1]
        ink = sum(run.width for run in self.title.text.runs(last))
        room = self.width - ink - number_width - 2 * _GAP
        left = x + number_width + _GAP if rtl else x + ink + _GAP
        self._dots(canvas, left, room, y)
        canvas.link(self.link, self.target, (x, top - self.height, x + self.width, top))

    def _dots(self, canvas: TaggedCanvas, left: float, room: float, y: float) -> None:
        if room < 4 * _GAP:
            return
        canvas.paint(f"[0 4] 0 d 1 J 0.9 w {left:.2f} {y + 1:.2f} m {left + room:.2f} {y + 1:.2f} l S")
