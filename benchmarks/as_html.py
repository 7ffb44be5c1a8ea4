"""The tree of our documents → one HTML page with its style sheet, for WeasyPrint.

What a Python user would write for the same pages: running heads are running elements, boxes are bordered blocks,
numbers are counters. Page numbers run through the file, as CSS cannot restart their total with each part.
"""

from __future__ import annotations

import base64
import functools
from collections.abc import Callable, Sequence
from html import escape

from look import BenchmarkLook

from builder.document import Document, Element, Image, Run

SAME = frozenset(
    {
        "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "table",
        "caption", "thead", "tbody", "tr", "th", "td", "aside", "figcaption", "a", "em", "strong", "span",
    }
)  # fmt: skip
"""Elements that HTML has under the same name."""
KEPT = ("id", "lang", "href", "scope", "colspan", "rowspan", "start")
ALIASES = {"keep": "div", "start": "div", "center": "div", "end": "div", "banner": "p", "pair": "div", "side": "div"}


def html(documents: Sequence[Document], look: BenchmarkLook) -> str:
    """All parts one after the other, each beginning on a new page."""
    first = documents[0]
    head = f'<meta charset="utf-8"><title>{escape(first.title)}</title><style>{_style(look)}</style>'
    direction = "rtl" if first.language in ("ar", "he", "fa", "ur") else "ltr"
    parts = "".join(_Part(document, f"p{n}-").part() for n, document in enumerate(documents, 1))
    return (
        f'<!doctype html><html lang="{first.language}" dir="{direction}"><head>{head}</head><body>{parts}</body></html>'
    )


class _Part:
    """One document on its way to HTML."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document, self.prefix = document, prefix
        self.notes = list[Element]()

    def part(self) -> str:
        by_name = {child.name: child for child in self.document.root.children if isinstance(child, Element)}
        head, foot = (
            f'<div class="{name}">{self.inside(by_name[name])}</div>' if name in by_name else ""
            for name in ("page-head", "page-foot")
        )
        return f'<div class="part">{head}{foot}{self.inside(by_name["body"])}</div>'

    def inside(self, element: Element) -> str:
        return "".join(escape(c.text) if isinstance(c, Run) else self.element(c) for c in element.children)

    def element(self, element: Element) -> str:
        rule = RULES.get(element.name)
        if rule is not None:
            return rule(self, element)
        name = ALIASES.get(element.name, element.name)
        if name not in SAME | {"div"}:
            raise ValueError(f"no HTML for <{element.name}>")
        after = self.section_notes() if element.name == "section" else ""
        return f"<{name}{self.attributes(element)}>{self.inside(element)}{after}</{name}>"

    def attributes(self, element: Element) -> str:
        classes = " ".join(filter(None, (element.name if element.name in ALIASES else "", element.get("role"))))
        said = {"class": classes} | {name: element.get(name) for name in KEPT}
        if said["id"]:
            said["id"] = self.prefix + said["id"]
        return "".join(f' {name}="{escape(value)}"' for name, value in said.items() if value)

    def section_notes(self) -> str:
        notes, self.notes = self.notes, []
        return "".join(f'<p class="note"{self.attributes(note)}>{self.inside(note)}</p>' for note in notes)


def _kept_note(part: _Part, element: Element) -> str:
    part.notes.append(element)
    return ""


def _note_ref(part: _Part, element: Element) -> str:
    return f'<a class="note-ref" href="#{part.prefix}{element.get("to")}">*</a>'


def _page_ref(part: _Part, element: Element) -> str:
    to = element.get("to")
    return "1" if ":" in to else f'<a class="page-ref" href="#{part.prefix}{to}"></a>'


def _answer_lines(part: _Part, element: Element) -> str:
    return '<div class="ruled"></div>' * int(element.get("count", "1"))


def _workspace(part: _Part, element: Element) -> str:
    height = int(element.get("height", "30"))
    if element.get("ruled") in ("yes", "true"):
        return '<div class="ruled"></div>' * max(1, height // 8)
    return f'<div style="height:{height}mm"></div>'


def _figure(part: _Part, element: Element) -> str:
    image: Image | None = part.document.images.get(element.get("image"))
    data = base64.b64encode(image.data).decode() if image else ""
    kind = image.format.lower() if image else "png"
    width = f' style="width:{element.get("width")}mm"' if element.get("width") else ""
    picture = f'<img alt="{escape(element.get("alt"))}" src="data:image/{kind};base64,{data}"{width}>' if image else ""
    return f"<figure{part.attributes(element)}>{picture}{part.inside(element)}</figure>"


def _chart(part: _Part, element: Element) -> str:
    """A bar is a box whose width is its share; the rest is a grid of three columns."""
    bars = [child for child in element.children if isinstance(child, Element) and child.name == "bar"]
    most = max((float(bar.get("value")) for bar in bars), default=0.0) or 1.0
    title = "".join(
        f"<p class='label'>{part.inside(child)}</p>"
        for child in element.children
        if isinstance(child, Element) and child.name == "caption"
    )
    rows = ""
    for bar in bars:
        label, value = (part.inside(child) for child in bar.children if isinstance(child, Element))
        drawn = f"<span class='bar' style='width:{75 * float(bar.get('value')) / most:.2f}%'></span>"
        rows += f"<tr><td>{label}</td><td class='bars'>{drawn} <strong>{value}</strong></td></tr>"
    return f"<div{part.attributes(element)}>{title}<table class='bare'>{rows}</table></div>"


def _diagram(part: _Part, element: Element) -> str:
    """Boxes in a row, up to three, with signs or arrows between them."""
    nodes = [child for child in element.children if isinstance(child, Element) and child.name == "node"]
    others = "".join(
        f"<p class='small'>{part.inside(child)}</p>"
        for child in element.children
        if isinstance(child, Element) and child.name != "node"
    )
    boxes = list[str]()
    for n, node in enumerate(nodes):
        sign = "=" if node.get("role") == "result" else "+" if element.get("shape") == "parts" else "→"
        boxes.append(
            (f"<span class='sign'>{sign}</span>" if n else "") + f"<div class='node'>{part.inside(node)}</div>"
        )
    return f"<div{part.attributes(element)}><div class='nodes'>{''.join(boxes)}</div>{others}</div>"


def _contents(part: _Part, element: Element) -> str:
    body = next(c for c in part.document.root.children if isinstance(c, Element) and c.name == "body")
    lines = [
        f'<li><a class="toc" href="#{part.prefix}{section.get("id")}">{escape(heading.text())}</a></li>'
        for section in body.iter()
        if section.name == "section" and section.get("id")
        for heading in section.children
        if isinstance(heading, Element) and heading.name == "h2"
    ]
    return f"<ul class='contents'>{''.join(lines)}</ul>"


def _fixed(markup: str) -> Callable[[_Part, Element], str]:
    return lambda part, element: markup


def _wrapped(before: str, after: str, part: _Part, element: Element) -> str:
    return before + part.inside(element) + after


RULES: dict[str, Callable[[_Part, Element], str]] = {
    "note": _kept_note,
    "note-ref": _note_ref,
    "page-ref": _page_ref,
    "answer-lines": _answer_lines,
    "workspace": _workspace,
    "figure": _figure,
    "contents": _contents,
    "chart": _chart,
    "diagram": _diagram,
    "br": _fixed("<br>"),
    "blank": _fixed('<span class="blank"></span>'),
    "checkbox": _fixed('<span class="tick"></span>'),
    "cut-line": _fixed("<hr>"),
    "break": _fixed('<div class="break"></div>'),
    "page-number": _fixed('<span class="page-number"></span>'),
    "page-count": _fixed('<span class="page-count"></span>'),
    "field": functools.partial(_wrapped, '<p class="field">', "</p>"),
}


def _style(look: BenchmarkLook) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url("{(look.fonts / file).as_uri()}");'
        f"font-weight:100 900;font-style:{style}}}"
        for family, file, style in (
            ("Noto", "NotoSans[wght].ttf", "normal"),
            ("Noto", "NotoSans-Italic[wght].ttf", "italic"),
            ("Noto Arabic", "NotoSansArabic[wght].ttf", "normal"),
        )
    )
    return f"""{faces}
@page{{size:A4;margin:{look.top_mm}mm {look.margin_mm}mm {look.margin_mm}mm;
@top-left{{content:element(head);width:100%;vertical-align:bottom}}@bottom-left{{content:element(foot);width:100%}}}}
.part{{break-before:page}}.part:first-child{{break-before:auto}}
.page-head{{position:running(head);font-size:{look.small}pt}}.page-foot{{position:running(foot);font-size:{look.small}pt}}
.start,.center,.end{{display:inline-block;width:33%}}.center{{text-align:center}}.end{{text-align:end}}
.banner{{margin:0;border:.75pt solid;text-align:center}}
.page-number::after{{content:counter(page)}}.page-count::after{{content:counter(pages)}}
.page-ref::after,.toc::after{{content:target-counter(attr(href),page)}}
body{{font:{look.body}pt/{look.leading} Noto,"Noto Arabic";margin:0}}
html:lang(ar) body{{font-family:"Noto Arabic",Noto}}
h1{{font-size:{look.h1}pt}}h2{{font-size:{look.h2}pt}}h3{{font-size:{look.h3}pt}}
h1,h2,h3{{font-weight:700;line-height:1.2;margin:{look.after * 2}pt 0 {look.after}pt;break-after:avoid}}
p,ul,ol,li,table,figure,aside,dl{{margin:0 0 {look.after}pt}}ul,ol{{padding-inline-start:1.6em}}
p{{orphans:2;widows:2}}strong{{font-weight:700}}.label{{font-weight:700}}.small,.meta,.note{{font-size:{look.small}pt}}
aside{{border:.75pt solid;padding:{look.inset}pt}}.keep{{break-inside:avoid}}
ul{{list-style:disc}}ul.checklist{{list-style:none}}ul.checklist>li::before{{content:"";display:inline-block;width:.7em;height:.7em;
border:1pt solid;margin-inline:-1.4em .6em}}
.tick{{display:inline-block;width:.7em;height:.7em;border:1pt solid}}
.blank{{display:inline-block;width:40mm;border-bottom:.75pt solid}}.field{{border-bottom:.75pt solid}}
.ruled{{height:{look.ruled_mm}mm;border-bottom:.5pt solid}}.break{{break-before:page}}
.bar{{display:inline-block;height:.9em;background:#0b4a57}}.bars{{width:60%}}.bare td{{border:none;padding:1pt}}
.nodes{{display:flex;flex-wrap:wrap;align-items:center}}.sign{{padding:0 6pt}}
.node{{flex:1 1 25%;border:.75pt solid;padding:6pt}}
table{{width:100%;border-collapse:collapse}}th,td{{border:.5pt solid;padding:3pt;text-align:start}}
"""
