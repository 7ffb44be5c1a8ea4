"""The same paragraphs in three engines: pages of one paragraph each in, the bytes of one PDF out."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pikepdf
from as_typst import escaped

from builder.document import Document, Element, Run
from builder.typeset import Look, typeset
from builder.typeset.part import is_rtl
from builder.typeset.text.fonts import FILES, OF_CJK_LANG, OF_SCRIPT, SCRIPT_OF_LANG
from builder.typeset.text.items import Look as TextLook
from builder.typeset.text.items import Span
from builder.typeset.text.lines import Measured

_SIZE, _LEADING = 12.0, 1.6
_MARGIN, _HEIGHT = 36.0, 1000.0
_SIDES = ("top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True)
class Page:
    """A paragraph and its measure in points."""

    text: str
    lang: str
    width: float
    left: float = _MARGIN


@dataclass(frozen=True, slots=True)
class Set:
    """What an engine made; ``lines`` are the texts of each page's lines, if it tells."""

    data: bytes
    lines: Sequence[Sequence[str]] = ()
    hyphenated: Mapping[int, set[int]] = field(default_factory=dict)
    """By page: letters before the hyphens."""


def here(pages: Sequence[Page]) -> Set:
    """Each page as a file of its own, since a file has one size of page; then all joined."""
    joined, lines, hyphenated = pikepdf.new(), list[list[str]](), dict[int, set[int]]()
    for number, page in enumerate(pages):
        with pikepdf.open(io.BytesIO(_alone(page))) as pdf:
            joined.pages.extend(pdf.pages)
        span = Span(len(page.text), TextLook(_SIZE, 400, "#000000", page.lang))
        found = Measured(page.text, [span], page.lang, is_rtl(page.lang)).lines(page.width, False)
        lines.append([page.text[line.start : line.end] for line in found])
        hyphenated[number] = {len("".join(page.text[: line.end].split())) for line in found if line.kind == "hyphen"}
    out = io.BytesIO()
    joined.save(out)
    return Set(out.getvalue(), lines, hyphenated)


def _alone(page: Page) -> bytes:
    rules = {"body": {"size": _SIZE, "leading": _LEADING}}
    look = Look("", "", (page.width + 2 * _MARGIN, _HEIGHT), dict.fromkeys(_SIDES, _MARGIN), rules)
    body = Element("body", {}, (Element("p", {}, (Run(page.text),)),))
    root = Element("document", {}, (body,))
    date = datetime.date(2026, 1, 1)
    return typeset([Document("b/p", "p", "participant", "B", page.lang, date, root)], look, {}).data


def _fonts_of(lang: str) -> list[Path]:
    """The files that we set a language with: its own, then Latin."""
    own = "aran" if lang == "ur" else OF_CJK_LANG.get(lang) or OF_SCRIPT.get(SCRIPT_OF_LANG.get(lang, ""), "latn")
    return [FILES[key] for key in dict.fromkeys([own, "arab" if lang == "ur" else own, "latn"])]


def weasyprint(pages: Sequence[Page]) -> Set:
    from weasyprint import HTML
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    lang = pages[0].lang
    fonts = _fonts_of(lang)
    faces = "".join(
        f'@font-face{{font-family:F{n};src:url("{file.as_uri()}");font-weight:100 900}}' for n, file in enumerate(fonts)
    )
    family = ",".join(f"F{n}" for n in range(len(fonts)))
    sizes = "".join(
        f"@page w{width:.0f}{{size:{width + 2 * _MARGIN}pt {_HEIGHT}pt;margin:{_MARGIN}pt}}"
        f".w{width:.0f}{{page:w{width:.0f}}}"
        for width in sorted({page.width for page in pages})
    )
    style = f"{faces}{sizes}body{{font:{_SIZE}pt/{_LEADING} {family};margin:0}}p{{margin:0;break-after:page}}"
    direction = "rtl" if is_rtl(lang) else "ltr"
    words = "".join(f'<p class="w{page.width:.0f}">{escape(page.text)}</p>' for page in pages)
    document = HTML(string=f'<html lang="{lang}" dir="{direction}"><style>{style}</style><body>{words}').render()
    lines = []
    for page in document.pages[: len(pages)]:
        rows = [box for box in page._page_box.descendants() if isinstance(box, LineBox)]
        lines.append(["".join(box.text for box in row.descendants() if isinstance(box, TextBox)) for row in rows])
    return Set(document.copy(document.pages[: len(pages)]).write_pdf(pdf_variant="pdf/ua-1"), lines)


def by_typst(pages: Sequence[Page]) -> Set:
    import typst

    lang = pages[0].lang
    files = _fonts_of(lang)
    folders = sorted({str(file.parent) for file in files})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    families = ", ".join(json.dumps(_family(file)) for file in files)
    source = [
        f'#set text(font: ({families}), size: {_SIZE}pt, lang: "{lang}", dir: {"rtl" if is_rtl(lang) else "ltr"})',
        f"#set par(leading: {_LEADING - 1.0:.2f}em)\n#set smartquote(enabled: false)",
    ]
    for page in pages:
        size = f"width: {page.width + 2 * _MARGIN}pt, height: {_HEIGHT}pt, margin: {_MARGIN}pt"
        source.append(f"#page({size})[{escaped(page.text)}]")
    return Set(typst.compile("\n".join(source).encode(), font_paths=fonts, format="pdf"))


def _family(file: Path) -> str:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return str(font["name"].getBestFamilyName())


PARAGRAPHS: Mapping[str, Callable[[Sequence[Page]], Set]] = {"here": here, "weasyprint": weasyprint, "typst": by_typst}
