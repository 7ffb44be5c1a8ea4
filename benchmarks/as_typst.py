"""The tree of our documents → Typst markup, for the Typst compiler.

What a Typst user would write for the same pages: heads and feet are the page's, boxes are blocks, and page numbers
restart with each part, as ours do.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from look import BenchmarkLook

from builder.document import Document, Element, Run

SPECIAL = re.compile(r"[\\#$*_`<>@~\[\]]|//|/\*|--+|\.\.\.|^[-+=/]|^\d+\.")
"""What Typst would read as markup; ``//`` also ends its recognition of addresses."""


@dataclass(slots=True)
class Markup:
    """A Typst file and the images beside it."""

    text: str
    images: dict[str, bytes] = field(default_factory=dict)


def typst_markup(documents: Sequence[Document], look: BenchmarkLook) -> Markup:
    """All parts one after the other, each beginning on a new page."""
    first = documents[0]
    parts = [_Part(document, f"p{n}-") for n, document in enumerate(documents, 1)]
    text = "\n".join([_preamble(first, look), *(part.part() for part in parts)])
    images = {name: image.data for document in documents for name, image in document.images.items()}
    return Markup(text, images)


def escaped(text: str) -> str:
    """The text as Typst prints it unchanged."""
    return SPECIAL.sub(lambda match: "".join(c if c.isdigit() else f"\\{c}" for c in match[0]), text)


class _Part:
    """One document on its way to Typst."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document, self.prefix = document, prefix
        self.notes = list[Element]()

    def part(self) -> str:
        by_name = {child.name: child for child in self.document.root.children if isinstance(child, Element)}
        head, foot = (self.furniture(by_name.get(name)) for name in ("page-head", "page-foot"))
        return (
            f"#set page(header: [{head}], footer: [{foot}])\n#counter(page).update(1)\n"
            f"{self.inside(by_name['body'])}{self.section_notes()}\n#metadata(none) <{self.prefix}end>\n"
        )

    def furniture(self, element: Element | None) -> str:
        if element is None:
            return ""
        children = [child for child in element.children if isinstance(child, Element)]
        banners = "".join(self.element(child) for child in children if child.name == "banner")
        slots = {child.name: self.inside(child) for child in children if child.name != "banner"}
        cells = ", ".join(f"align({name}, [{slots.get(name, '')}])" for name in ("start", "center", "end"))
        return f"{banners}#grid(columns: (1fr, 1fr, 1fr), {cells})"

    def inside(self, element: Element) -> str:
        return "".join(escaped(c.text) if isinstance(c, Run) else self.element(c) for c in element.children)

    def element(self, element: Element) -> str:
        if element.name not in RULES:
            raise ValueError(f"no Typst for <{element.name}>")
        made = RULES[element.name](self, element)
        if element.get("lang"):
            made = f'#[#set text(lang: "{element.get("lang")}")\n{made}]'
        return made

    def label(self, element: Element) -> str:
        return f" <{self.prefix}{element.get('id')}>" if element.get("id") else ""

    def section_notes(self) -> str:
        notes, self.notes = self.notes, []
        return "".join(f"\n\n#block[#small[{self.inside(note)}]{self.label(note)}]" for note in notes)

    def items(self, element: Element) -> str:
        return ", ".join(f"[{self.inside(li)}]" for li in element.children if isinstance(li, Element))


def _anchor(part: _Part, element: Element) -> str:
    return f"\n#metadata(none){part.label(element)}\n" if element.get("id") else ""


def _section(part: _Part, element: Element) -> str:
    return f"{_anchor(part, element)}{part.inside(element)}{part.section_notes()}"


def _aside(part: _Part, element: Element) -> str:
    return f"{_anchor(part, element)}\n#boxed[{part.inside(element)}]\n"


def _heading(level: int, part: _Part, element: Element) -> str:
    return f"\n\n#heading(level: {level})[{part.inside(element)}]{part.label(element)}\n"


def _paragraph(part: _Part, element: Element) -> str:
    text = part.inside(element)
    shown = {"label": f"#strong[{text}]", "small": f"#small[{text}]", "meta": f"#small[{text}]"}
    return f"\n\n{shown.get(element.get('role'), text)}\n\n"


def _list(part: _Part, element: Element) -> str:
    marker = "marker: tick, " if element.get("role") == "checklist" else ""
    return f"\n#list({marker}{part.items(element)})\n"


def _enum(part: _Part, element: Element) -> str:
    return f"\n#enum(start: {element.get('start', '1')}, {part.items(element)})\n"


def _terms(part: _Part, element: Element) -> str:
    cells = [part.inside(child) for child in element.children if isinstance(child, Element)]
    pairs = (f"terms.item([{dt}], [{dd}])" for dt, dd in zip(cells[::2], cells[1::2], strict=True))
    return f"\n#terms({', '.join(pairs)})\n"


def _table(part: _Part, element: Element) -> str:
    rows = {name: _rows(part, element, name) for name in ("thead", "tbody")}
    direct = [child for child in element.children if isinstance(child, Element) and child.name == "tr"]
    rows["tbody"] += [_cells(part, row) for row in direct]
    first = next(row for row in element.iter() if row.name == "tr")
    widths = element.get("widths").split() or ["1"] * len(first.children)
    columns = ", ".join(f"{width}fr" for width in widths)
    head = f"table.header({', '.join(rows['thead'])}), " if rows["thead"] else ""
    table = f"table(columns: ({columns},), {head}{', '.join(rows['tbody'])})"
    caption = next((c for c in element.children if isinstance(c, Element) and c.name == "caption"), None)
    return f"\n#strong[{part.inside(caption)}]\n\n#{table}\n" if caption else f"\n#{table}\n"


def _rows(part: _Part, table: Element, name: str) -> list[str]:
    groups = [child for child in table.children if isinstance(child, Element) and child.name == name]
    return [_cells(part, row) for group in groups for row in group.children if isinstance(row, Element)]


def _cells(part: _Part, row: Element) -> str:
    made = []
    for cell in row.children:
        if isinstance(cell, Element):
            spans = "".join(f"{k}: {cell.get(k)}, " for k in ("colspan", "rowspan") if cell.get(k))
            made.append(f"table.cell({spans}[{part.inside(cell)}])" if spans else f"[{part.inside(cell)}]")
    return ", ".join(made)


def _figure(part: _Part, element: Element) -> str:
    caption = ", caption: [" + part.inside(element) + "]" if element.children else ""
    width = f", width: {element.get('width')}mm" if element.get("width") else ""
    alt = json.dumps(element.get("alt"), ensure_ascii=False)
    return f'\n#figure(image("{element.get("image")}", alt: {alt}{width}){caption})\n'


def _named(element: Element, name: str) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.name == name]


def _chart(part: _Part, element: Element) -> str:
    """Bars as rectangles in the middle of a grid of three columns."""
    bars = _named(element, "bar")
    most = max((float(bar.get("value")) for bar in bars), default=0.0) or 1.0
    cells = list[str]()
    for bar in bars:
        label, value = (part.inside(child) for child in bar.children if isinstance(child, Element))
        share = f"{75 * float(bar.get('value')) / most:.2f}"
        cells += [f"[{label}]", f"[#box(rect(width: {share}%, height: .9em, fill: accent)) #strong[{value}]]"]
    title = "".join(f"\n\n#strong[{part.inside(child)}]\n\n" for child in _named(element, "caption"))
    return f"{title}\n#grid(columns: (2fr, 3fr), row-gutter: 4pt, {', '.join(cells)})\n"


def _diagram(part: _Part, element: Element) -> str:
    """Boxes in a grid, three in a row, with signs or arrows between them."""
    cells = list[str]()
    for n, node in enumerate(_named(element, "node")):
        sign = "=" if node.get("role") == "result" else "+" if element.get("shape") == "parts" else "→"
        cells += [f"[{escaped(sign)}]" if n else "[]", f"rect(width: 100%, inset: 6pt)[{part.inside(node)}]"]
    captions = "".join(f"\n\n#small[{part.inside(child)}]\n\n" for child in _named(element, "figcaption"))
    columns = "auto, 1fr, auto, 1fr, auto, 1fr"
    return f"\n#grid(columns: ({columns}), gutter: 6pt, align: horizon, {', '.join(cells)})\n{captions}"


def _kept_note(part: _Part, element: Element) -> str:
    part.notes.append(element)
    return ""


def _page_ref(part: _Part, element: Element) -> str:
    to = element.get("to")
    return "1" if ":" in to else f"#context counter(page).at(<{part.prefix}{to}>).first()"


def _workspace(part: _Part, element: Element) -> str:
    height = int(element.get("height", "30"))
    ruled = element.get("ruled") in ("yes", "true")
    return f"\n#ruled({max(1, height // 8)})\n" if ruled else f"\n#v({height}mm)\n"


def _contents(part: _Part, element: Element) -> str:
    body = next(c for c in part.document.root.children if isinstance(c, Element) and c.name == "body")
    lines = [
        f"#link(<{part.prefix}{section.get('id')}>)[{escaped(heading.text())} "
        f"#context counter(page).at(<{part.prefix}{section.get('id')}>).first()]"
        for section in body.iter()
        if section.name == "section" and section.get("id")
        for heading in section.children
        if isinstance(heading, Element) and heading.name == "h2"
    ]
    return "\n#list(" + ", ".join(f"[{line}]" for line in lines) + ")\n" if lines else ""


def _wrapped(before: str, after: str, part: _Part, element: Element) -> str:
    return before + part.inside(element) + after


def _link(part: _Part, element: Element) -> str:
    return f"#link({json.dumps(element.get('href'))})[{part.inside(element)}]"


Rule = Callable[[_Part, Element], str]
_wrap = functools.partial
RULES: dict[str, Rule] = {
    "section": _section,
    "h1": _wrap(_heading, 1),
    "h2": _wrap(_heading, 2),
    "h3": _wrap(_heading, 3),
    "p": _paragraph,
    "ul": _list,
    "ol": _enum,
    "dl": _terms,
    "table": _table,
    "figure": _figure,
    "figcaption": _wrap(_wrapped, "", ""),
    "chart": _chart,
    "diagram": _diagram,
    "aside": _aside,
    "keep": _wrap(_wrapped, "\n#block(breakable: false)[", "]\n"),
    "note": _kept_note,
    "note-ref": lambda part, element: f"#link(<{part.prefix}{element.get('to')}>)[\\*]",
    "page-ref": _page_ref,
    "answer-lines": lambda part, element: f"\n#ruled({element.get('count', '1')})\n",
    "workspace": _workspace,
    "field": _wrap(_wrapped, "\n#block(width: 100%, stroke: (bottom: .75pt), inset: (bottom: 2pt))[", "]\n"),
    "cut-line": lambda part, element: "\n#pdf.artifact(line(length: 100%))\n",
    "break": lambda part, element: "\n#pagebreak(weak: true)\n",
    "contents": _contents,
    "banner": _wrap(_wrapped, "#block(width: 100%, stroke: .75pt, inset: 2pt)[#align(center)[", "]]"),
    "a": _link,
    "em": _wrap(_wrapped, "#emph[", "]"),
    "strong": _wrap(_wrapped, "#strong[", "]"),
    "span": _wrap(_wrapped, "", ""),
    "br": lambda part, element: " \\\n",
    "pair": lambda part, element: part.inside(element),
    "side": lambda part, element: f"#block[{part.inside(element)}]",
    "blank": lambda part, element: "#box(width: 40mm, stroke: (bottom: .75pt))[]",
    "checkbox": lambda part, element: "#tick",
    "page-number": lambda part, element: "#context counter(page).display()",
    "page-count": lambda part, element: f"#context counter(page).at(<{part.prefix}end>).first()",
}


def _preamble(first: Document, look: BenchmarkLook) -> str:
    fonts = '("Noto Sans Arabic", "Noto Sans")' if first.language == "ar" else '("Noto Sans", "Noto Sans Arabic")'
    space = look.leading - 1.0  # Typst's leading is what stands between lines
    return f"""#set document(title: {json.dumps(first.title, ensure_ascii=False)})
#set page(paper: "a4", margin: (x: {look.margin_mm}mm, bottom: {look.margin_mm}mm, top: {look.top_mm}mm))
#set text(font: {fonts}, size: {look.body}pt, lang: "{first.language}", top-edge: .8em, bottom-edge: -.2em)
#set smartquote(enabled: false)
#set par(leading: {space:.2f}em, spacing: {space * look.body + look.after:.1f}pt)
#set list(indent: .4em)
#set figure(numbering: none)
#set table(stroke: .5pt, inset: 3pt)
#show heading: set text(weight: 700)
#show heading: set block(above: {look.after * 2}pt, below: {look.after}pt)
#show heading.where(level: 1): set text(size: {look.h1}pt)
#show heading.where(level: 2): set text(size: {look.h2}pt)
#show heading.where(level: 3): set text(size: {look.h3}pt)
#let accent = rgb("#0b4a57")
#let small(body) = text(size: {look.small}pt, body)
#let tick = box(width: .7em, height: .7em, stroke: 1pt)
#let boxed(body) = block(width: 100%, stroke: .75pt, inset: {look.inset}pt, body)
#let ruled(n) = for _ in range(n) {{ v({look.ruled_mm}mm); pdf.artifact(line(length: 100%, stroke: .5pt)) }}
"""
