"""A document's table of contents: a line for each second-level heading, its page at the far side."""

from __future__ import annotations

from collections.abc import Sequence

from builder.document import Element, Run
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.elements import Context, entered, paragraph
from builder.typeset.flow import Block, Split, Stack
from builder.typeset.paragraph import Paragraph, draw_line
from builder.typeset.part import Part
from builder.typeset.pen import Pen
from builder.typeset.tags import StructElement
from builder.typeset.text.items import Span
from builder.typeset.text.lines import Line, Measured

_GAP = 6.0
"""Points between text, dots and number."""
_WIDEST_NUMBER = 999


def contents(part: Part, element: Element, context: Context) -> Sequence[Block]:
    """List the headings. Their pages are known only when all are laid out, so the numbers are set while drawing, in
    room kept for them: no heading moves."""
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
    words = Element("p", {}, (Run(" ".join(heading.text().split()), heading.at),), heading.at)
    inner = Context(context.style, heading.get("lang") or context.lang, link)
    title = paragraph(part, words, words.children, inner)
    return ContentsLine(part, title, link, key, context)


class ContentsLine(Block):
    """A title, dots, and a number."""

    def __init__(self, part: Part, title: Paragraph, link: StructElement, key: str, context: Context) -> None:
        """``key``: of the heading, within the part."""
        self.part, self.title, self.link, self.key, self.context = part, title, link, key, context
        self.before, self.after = context.style.before, context.style.after
        self.text_index = len(part.texts) - 1
        self.width = self.tight = 0.0
        self.has_number = True

    def wrap(self, width: float, tight: float) -> float:
        self.width, self.tight = width, tight
        widest = self._number(self.part.label(_WIDEST_NUMBER)).xs[-1]
        self.height = self.title.wrap(width - widest - 3 * _GAP, tight)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        """Only a title that is taller than a page is parted; the number stands at its end."""
        parts = self.title.split(room, must) if must else None
        if parts is None:
            return None
        head, tail = (self._part(title) for title in parts if isinstance(title, Paragraph))
        head.keys, head.has_number = self.keys, False
        return head, tail

    def _part(self, title: Paragraph) -> ContentsLine:
        part = ContentsLine(self.part, title, self.link, self.key, self.context)
        part.text_index = self.text_index
        part.wrap(self.width, self.tight)
        return part

    def _number(self, label: str) -> Measured:
        """A page's label behind a space, else it would be read as a part of the last word."""
        said = f"\u00a0{label}"
        look = self.part.look.text(self.context.style, self.context.lang)
        return self.part.measure(said, [Span(len(said), look)], self.context.lang, None)

    def first_baseline(self) -> float | None:
        return self.title.first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.link(self.link, f"#{self.part.key(self.key)}", (x, top - self.height, x + self.width, top))
        rtl = self.title.text.rtl
        self.title.draw(canvas, x + (self.width - self.title.width if rtl else 0), top)
        if self.has_number:
            self._finish(canvas, x, top)

    def _finish(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw dots and number."""
        label = self.part.known.labels[self.key]
        number = self._number(label)
        self.part.texts[self.text_index] += number.text
        self.link.alt = f"{self.title.text.text} {label}"
        rtl, number_width = self.title.text.rtl, number.xs[-1]
        y = top - self.height + self.title.leading - self.title.baseline
        pen, style = Pen(canvas, self.link), self.part.look.changed(self.context.style, align="end")
        draw_line(pen, number, Line(0, len(number.text), "end"), style, x, y, self.width)
        pen.close()
        last = self.title.lines[-1]
        ink = sum(run.width for run in self.title.text.runs(last))
        room = self.width - ink - number_width - 2 * _GAP
        left = x + number_width + _GAP if rtl else x + ink + _GAP
        self._dots(canvas, left, room, y)

    def _dots(self, canvas: TaggedCanvas, left: float, room: float, y: float) -> None:
        if room < 4 * _GAP:
            return
        canvas.paint(f"[0 4] 0 d 1 J 0.9 w {left:.2f} {y + 1:.2f} m {left + room:.2f} {y + 1:.2f} l S")
