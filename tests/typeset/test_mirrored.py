"""Right-to-left pages are the mirror image of left-to-right ones: the same document in Hebrew and in English.

Its texts are shapes and figures, which both languages set in the same fonts, so that widths are equal; a block's upper
edge, and with it the page, is where it was.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
import pytest
from drawn import paths
from trees import document, look

from builder.document import BLOCK, INLINE, PAGE, Document
from builder.typeset import Rendering, typeset
from builder.typeset.text import fonts

from .any_documents import PICTURES
from .watching import Place, Watch, watch

__all__ = ["watch"]  # the fixture

LEFT, RIGHT = "en", "he"
_GRID = 24.0
WORDS = "■■■■■ ■■ ■■■■ ■ ■■■■■■■"
LONG = " ".join([WORDS] * 9)
HEAD = f"""<page-head><banner role="facilitator-banner">{WORDS}</banner><banner role="sample-banner">{WORDS}</banner>
<start>■■</start><center>■■■</center><end>■</end></page-head>
<page-foot><start>■■■■</start><center><page-number/>/<page-count/></center><end>■■</end></page-foot>"""

BODIES = {
    "section": f"<section><h2>{WORDS}</h2><p>{LONG}</p></section>",
    "h1": f"<h1>{LONG}</h1>",
    "h2": f"<h2 outline='x'>{WORDS}</h2>",
    "h3": f"<h3>{WORDS}</h3>",
    "p": f"<p>{LONG}</p><p role='fact'>{LONG}</p><p status='stale'>{LONG}</p><p role='big-number'>■</p>",
    "a": f"<p>{WORDS} <a href='https://example.org'>■■■</a> {LONG}</p>",
    "em": f"<p>{WORDS} <em>■■■</em> {LONG}</p>",
    "strong": f"<p>{WORDS} <strong>■■■</strong> {LONG}</p>",
    "span": f"<p>{WORDS} <span role='phone'>■■■</span> {WORDS}</p>",
    "br": f"<p>{WORDS}<br/>■■</p>",
    "blank": "<p>■■ <blank width='30'/> ■■■■</p>",
    "checkbox": "<p><checkbox/> ■■ <checkbox/> ■■■■</p>",
    "note": f"<p>{WORDS}<note-ref to='n'/> ■■</p><note id='n'>{LONG}</note>",
    "page-ref": "<p>■■■ <page-ref to='x'/> ■</p><p id='x'>■</p>",
    "ul": f"<ul><li>{LONG}</li><li><p>■</p><ul><li>{LONG}</li></ul></li></ul>",
    "ul.checklist": f"<ul role='checklist'><li>{LONG}</li><li>■■</li></ul>",
    "ol": f"<ol start='9'><li>{LONG}</li><li>■■</li></ol>",
    "ol.steps": f"<ol role='steps'><li>{LONG}</li><li>■■</li></ol>",
    "dl": f"<dl><dt>■■■</dt><dd>{LONG}</dd></dl>",
    "table": f"""<table widths='1 2 3'><caption>{WORDS}</caption><thead><tr><th>■</th><th>■■</th><th>■■■</th></tr>
</thead><tbody><tr><th scope='row'>■</th><td>{LONG}</td><td><ul><li>■■</li></ul></td></tr><tr><td colspan='2'>■■■■</td>
<td rowspan='2'>{WORDS}</td></tr><tr><td>■</td><td><field>■■</field></td></tr></tbody></table>""",
    "table.figures": """<table role='figures'><tr><th role='figures'>■■■■</th><th role='number'>■■</th></tr>
<tr><td role='figures'>■</td><td role='number'>■</td></tr></table>""",
    "figure": f"<figure image='p0' alt='x' width='60'><figcaption>{LONG}</figcaption></figure>",
    "aside": "".join(
        f"<aside role='{role}'><p role='label'>■■</p><p>{LONG}</p></aside>"
        for role in ("tip", "warning", "important", "key-points", "scenario", "plain", "statistic")
    ),
    "aside.help": "".join(
        f"<aside role='{role}'><p role='label'>■■</p><p>{LONG}</p></aside>"
        for role in ("help", "sample", "disclosure", "say", "ask", "answers", "seen-by-participants")
    ),
    "chart": """<chart alt='x'><caption>■■■</caption><bar value='4'><bar-label>■■</bar-label><bar-value>■■■</bar-value>
</bar><bar value='9'><bar-label>■■■■</bar-label><bar-value>■</bar-value></bar></chart>""",
    "diagram.parts": f"""<diagram alt='x' shape='parts'><node><p role='label'>■■</p><p>{WORDS}</p></node>
<node role='plain'><p>■■■</p></node><node role='result'><p>■</p></node><figcaption>{WORDS}</figcaption></diagram>""",
    "diagram.sequence": f"""<diagram alt='x' shape='sequence'>{"<node><p role='label'>■■</p><p>■■■■</p></node>" * 5}
<figcaption>{WORDS}</figcaption></diagram>""",
    "answer-lines": "<answer-lines count='3' label='■■■'/>",
    "field": "<field>■■■</field><field role='plan'>■</field>",
    "workspace": "<workspace height='30'/><workspace height='30' ruled='yes'/>",
    "cut-line": "<p>■</p><cut-line/><p>■</p>",
    "keep": f"<keep><p>{LONG}</p></keep>",
    "pair": f"<pair set='columns'><side>{LONG}</side><side><p>{WORDS}</p></side></pair>"
    f"<pair><side>{LONG}</side><side>{WORDS}</side></pair>",
    "contents": f"<contents/><h2 id='a'>{WORDS}</h2><break before='page'/><h2 id='b'>■■</h2>",
}
"""By the element that they are for; between them they hold every element there is."""
SHOWN_BY = {
    "li": "ul", "dt": "dl", "dd": "dl", "caption": "table", "thead": "table", "tbody": "table", "tr": "table",
    "th": "table", "td": "table", "figcaption": "figure", "bar": "chart", "bar-label": "chart", "bar-value": "chart",
    "diagram": "diagram.parts", "node": "diagram.parts", "note-ref": "note", "break": "contents", "side": "pair",
}  # fmt: skip


class Drawn(NamedTuple):
    """What a document became."""

    lines: Counter[Place]
    made: Rendering


@pytest.fixture(scope="module", autouse=True)
def one_space() -> Iterator[None]:
    """Spaces are those of Noto Sans in both languages: that of Noto Sans Hebrew is a little wider."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(fonts.SCRIPT_OF_LANG, RIGHT)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for forget in (fonts.face_for.cache_clear, *fonts._dependants):
        forget()


def source(name: str, language: str) -> Document:
    return document(BODIES[name], head=HEAD, language=language, images=PICTURES)


def drawn(name: str, language: str, theme: str, watch: Watch) -> Drawn:
    watch.seen = []
    made = typeset([source(name, language)], look(theme), {})
    assert made.found == ()
    width = look(theme).page_size[0]
    turned = [(width - right, width - left, y, said) for left, right, y, said in watch.seen]
    places = _joined(turned if language == RIGHT else watch.seen)
    lines = Counter((_near(left), _near(right), _near(y), said) for left, right, y, said in places)
    return Drawn(lines, made)


def _joined(places: list[Place]) -> list[Place]:
    """What stands side by side without a gap as one: a number and its point; its letters sorted."""
    out: list[Place] = []
    for left, right, y, said in sorted(places, key=lambda place: (place[2], place[0])):
        if out and abs(out[-1][1] - left) < 0.01 and out[-1][2] == y:
            left, said = out[-1][0], out.pop()[3] + said
        out.append((left, right, y, "".join(sorted(said))))
    return out


def _near(value: float) -> float:
    return round(value + 1e-6, 1) + 0.0


def _whole(value: float) -> int:
    """Few places fall on its steps."""
    return round(value + 0.237)


def outlines(data: bytes, mirror: float | None) -> Counter[tuple[object, ...]]:
    """Paths by page, paint, box and middle, mirrored or not; which way round a path is drawn does not matter."""
    out = Counter[tuple[object, ...]]()
    for one in paths(data):
        if one.right > _GRID or one.high > _GRID:  # else an icon's
            across = [x if mirror is None else mirror - x for x, _ in set(one.points)]
            middle = sum(across) / len(across)
            box = tuple(map(_whole, (min(across), middle, max(across), one.low, one.high)))
            out[(one.page, one.paint, one.color, one.is_dashed, box)] += 1
    return out


def pictures(data: bytes, mirror: float | None) -> list[tuple[int, ...]]:
    """Their left, right and upper edges, and those of pictures, which are measured by 1 rather than by the grid."""
    out = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for found in pikepdf.parse_content_stream(page):
                if str(found.operator) == "cm":
                    scale, _, _, _, x, y = (float(one) for one in found.operands)
                    ends = sorted([x, x + scale * (1 if scale > _GRID else _GRID)])
                    left, right = ends if mirror is None else (mirror - ends[1], mirror - ends[0])
                    out.append((round(left), round(right), round(y)))
    return sorted(out)


def boxes(data: bytes) -> Iterator[list[float]]:
    """Clickable areas, and boxes of figures."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for area in page.get("/Annots", []):
                yield [float(one) for one in area.Rect]
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                yield [float(value) for attributes in one.A for value in attributes.get("/BBox", [])]


def test_every_element_is_in_the_table() -> None:
    named = {SHOWN_BY.get(name, name) for name in BLOCK | INLINE}
    assert named - {"page-number", "page-count"} <= set(BODIES)
    assert set(SHOWN_BY) | set(BODIES) >= BLOCK | INLINE - {"page-number", "page-count"}
    assert all(f"<{name}" in HEAD for name in PAGE - {"document", "body"})
    assert all(f"<{name}" in BODIES[where] for name, where in SHOWN_BY.items())


@pytest.mark.parametrize("theme", ["community", "large-print", "ink-saver"])
@pytest.mark.parametrize("name", BODIES)
def test_each_element_is_mirrored(name: str, theme: str, watch: Watch) -> None:
    left, right = drawn(name, LEFT, theme, watch), drawn(name, RIGHT, theme, watch)
    assert len(left.made.pages) == len(right.made.pages)
    assert right.lines == left.lines
    width = look(theme).page_size[0]
    assert outlines(right.made.data, width) == outlines(left.made.data, None)
    assert pictures(right.made.data, width) == pictures(left.made.data, None)
    mirrored = sorted([width - x1, y0, width - x0, y1] for x0, y0, x1, y1 in boxes(right.made.data))
    for a, b in zip(sorted(boxes(left.made.data)), mirrored, strict=True):
        assert a == pytest.approx(b, abs=0.1)


@pytest.mark.parametrize(("language", "turned"), [("he", True), ("ar-EG", True), ("ur", True), ("en", False)])
def test_pages_of_two_page_views_are_turned_as_they_are_read(language: str, turned: bool) -> None:
    made = typeset([document("<p>■</p>", language=language)], look(), {})
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        said = pdf.Root.ViewerPreferences.get("/Direction")
    assert said == ("/R2L" if turned else None)
