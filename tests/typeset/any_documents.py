"""Random documents that the grammar of layouts allows, in many languages: a strategy for tests of typesetting."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker
from PIL import Image as Pictures

from builder.compose.grammar import is_value, may_hold
from builder.document import ROLES, Document, Element, Image, Node, Run
from builder.typeset.text.fonts import MissingGlyph
from builder.typeset.text.items import Look, Span
from builder.typeset.text.lines import Measured

from .text.samples import SAMPLES

DEEPEST = 4
LANGUAGES = ("en", "ar", "km", "he", "th", "hi", "ko", "my", "fa", "ja")
NASTY = (
    "x<y and y>z", "R&D", "{{ 7*7 }}", "Dial *31*555", "a\\(b)c", "100 %", "[[x]]", "|", "tab\there", "two  spaces",
    "zero\u200bwidth\u200bspaces", "no\u00a0break\u00a0spaces", "soft\u00adhy\u00adphens", "☐ ✓ ★", "ﬁ ﬂ",
    "\u200d", "\u200b", "\u00a0", "\u00ad", "\u0301", "a\u0301\u0323\u0307", "Z\u0351\u0346\u0300\u0301\u0316\u0317",
    "👩🏽\u200d👧\u200d👦", "❤\ufe0f\u200d🔥", "🏳\ufe0f\u200d🌈", "🇰🇭🇬🇧", "1\ufe0f\u20e3", "한 ᄀᆞᆯ",
    "ﷺ", "مُنَاقَشَةُ", "لا إله", "۱۲۳ ١٢٣ 123",
    "\u2066a\u2069 ب \u2067c", "\u200fabc\u200e", "(ب) [a] {١٢}", "+855 12 345 678", "“quoted”", "…",
    "no-breaks_here/" * 8, "https://example.org/" + "a-very/long_path." * 12 + "?q=ب&x=1", "W" * 120,
    "ក្រុម" * 30, "ش" * 90, "漢" * 80,
)  # fmt: skip
"""Texts that have broken typesetters: none is refused by ``load``, all have glyphs."""
_MARKS = "aé W.,-/()\u200b\u200c\u200d\u200e\u200f\u00ad\u00a0\u0301\t\nبلاកខนกकरရ가1٣🙂–"


@cache
def picture(width: int, height: int) -> Image:
    """A grey picture."""
    out = io.BytesIO()
    Pictures.new("L", (width, height), 128).save(out, "PNG")
    return Image(f"{width}x{height}.png", out.getvalue(), width, height, "PNG")


PICTURES: Mapping[str, Image] = {f"p{n}": picture(*size) for n, size in enumerate([(40, 30), (30, 1200), (3000, 20)])}


def _some_words(taken: tuple[str, int, int]) -> str:
    text, start, count = taken
    words = CharacterBreaker(text, "en")
    return "".join(list(words)[start : start + count])


def texts() -> st.SearchStrategy[str]:
    """Words of one language or another, or worse."""
    articles = st.sampled_from([sample.text for sample in SAMPLES.values()])
    return st.one_of(
        st.sampled_from(["Words", "One, two and three.", "Why? ", " and ", "Say:"]),
        st.tuples(articles, st.integers(0, 60), st.integers(1, 250)).map(_some_words),
        st.sampled_from(NASTY),
        st.text(st.sampled_from(_MARKS), max_size=12),
    ).filter(_has_glyphs)


@cache
def _has_glyphs(text: str) -> bool:
    """A word cut in two may leave a mark without its letter; whether fonts can show it, another test asks."""
    try:
        Measured(text, [Span(len(text), Look(11, 400, "#000000", "en"))], "en", False)
    except MissingGlyph:
        return False
    return True


@dataclass
class Growing:
    """A document in the making: each id comes once, and what refers to one may come before it."""

    draw: st.DrawFn
    ids: list[str] = field(default_factory=list)
    notes: int = 0
    noted: int = 0

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def chance(self, of: int) -> bool:
        """True one time in so many."""
        return self.draw(st.integers(1, of)) == of

    def attributes(self, *roles: str, **others: str) -> dict[str, str]:
        """Those that an element has, and sometimes an id, a language, a status and a role."""
        made = dict(others)
        if self.chance(4):
            self.ids.append(f"i{len(self.ids)}")
            made["id"] = self.ids[-1]
        if self.chance(6):
            made["lang"] = self.pick(*LANGUAGES)
        if self.chance(8):
            made["status"] = self.pick("stale", "missing")
        if roles and self.chance(2):
            made["role"] = self.pick(*roles)
        return made

    # inline content

    def words(self, depth: int = 2) -> tuple[Node, ...]:
        return tuple(self.inline(depth) for _ in range(self.draw(st.integers(0 if depth < 2 else 1, 3))))

    def inline(self, depth: int) -> Node:
        kind = self.pick("text", "text", "text", "mark", "other") if depth else "text"
        if kind == "text":
            return Run(self.draw(texts()))
        if kind == "mark":
            name = self.pick("strong", "em", "span", "a")
            others = {"href": self.pick("https://example.org/x", "tel:555", "mailto:a@b.c")} if name == "a" else {}
            roles = ("phone",) if name == "span" else ()
            return Element(name, self.attributes(*roles, **others), self.words(depth - 1))
        name = self.pick("br", "blank", "checkbox", "note-ref", "page-ref")
        return Element(name, {"width": self.pick("5", "30", "300")} if name == "blank" else {})

    # blocks

    def blocks(self, depth: int, most: int = 3) -> tuple[Node, ...]:
        return tuple(self.block(depth) for _ in range(self.draw(st.integers(0, most))))

    def either(self, depth: int) -> tuple[Node, ...]:
        return self.words() if depth < 1 or self.chance(2) else self.blocks(depth)

    def block(self, depth: int) -> Element:
        simple = ["p", "p", "p", "h2", "h3", "field", "answer-lines", "workspace", "break", "cut-line", "note"]
        simple += ["contents"] * (depth >= DEEPEST - 1)
        names = [*simple, *_NESTING, *_NESTING] if depth > 0 else simple
        name = self.pick(*names)
        if name in _NESTING:
            return _NESTING[name](self, depth - 1)
        if name == "p":
            return Element("p", self.attributes("lead", "small", "meta", "eyebrow", "label", "phone"), self.words())
        if name == "note":
            self.notes += 1
            return Element("note", {"id": f"n{self.notes}"}, self.either(depth - 1))
        others: dict[str, dict[str, str]] = {
            "answer-lines": {"count": self.pick("1", "3", "40")}
            | ({"label": self.draw(texts())} if self.chance(2) else {}),
            "workspace": {"height": self.pick("5", "40", "150"), "ruled": self.pick("yes", "no")},
            "break": {"before": "page"},
        }
        if name in ("h2", "h3", "field"):
            return Element(name, self.attributes(), self.words())
        return Element(name, others.get(name, {}))

    def section(self, depth: int) -> Element:
        return Element("section", self.attributes(), self.either(depth))

    def keep(self, depth: int) -> Element:
        return Element("keep", self.attributes(), self.either(depth))

    def aside(self, depth: int) -> Element:
        held = self.either(depth)
        if held and all(isinstance(one, Element) and one.name == "p" for one in held) and self.chance(2):
            held = (Element("p", {"role": "label"}, self.words()), *held)
        return Element("aside", self.attributes("tip", "warning", "key-points", "help", "say", "disclosure"), held)

    def list(self, depth: int) -> Element:
        name = self.pick("ul", "ol")
        others = {"start": self.pick("1", "9", "9999")} if name == "ol" and self.chance(3) else {}
        items = self.draw(st.integers(0, 4))
        held = tuple(Element("li", self.attributes(), self.either(depth)) for _ in range(items))
        return Element(name, self.attributes("checklist" if name == "ul" else "steps", **others), held)

    def definitions(self, depth: int) -> Element:
        names = self.draw(st.lists(st.sampled_from(["dt", "dd"]), max_size=5))
        held = tuple(Element(n, self.attributes(), self.words() if n == "dt" else self.either(depth)) for n in names)
        return Element("dl", self.attributes(), held)

    def figure(self, depth: int) -> Element:
        others = {"image": self.pick(*PICTURES), "alt": "A picture"}
        if self.chance(2):
            others["width"] = self.pick("10", "400")
        held = [
            Element(self.pick("figcaption", "p"), self.attributes(), self.words())
            for _ in range(self.draw(st.integers(0, 2)))
        ]
        return Element("figure", self.attributes(**others), tuple(held))

    def chart(self, depth: int) -> Element:
        held = [Element("caption", self.attributes(), self.words()) for _ in range(self.draw(st.integers(0, 1)))]
        for _ in range(self.draw(st.integers(0, 5))):
            names = ["bar-label", "bar-value"][: self.draw(st.integers(0, 2))]
            parts = tuple(Element(name, self.attributes(), self.words()) for name in names)
            held.append(
                Element("bar", self.attributes(value=self.pick("0", "0.01", "42", "27.6", "9999999999")), parts)
            )
        return Element("chart", self.attributes(alt="Bars"), tuple(held))

    def diagram(self, depth: int) -> Element:
        held = list[Element]()
        for n in range(self.draw(st.integers(0, 7))):
            roles = ("label",) if n % 2 else ()
            parts = [Element("p", self.attributes(*roles), self.words()) for _ in range(self.draw(st.integers(0, 3)))]
            held.append(Element("node", self.attributes("result", "plain"), tuple(parts)))
        if self.chance(2):
            held.append(Element("figcaption", self.attributes(), self.words()))
        return Element("diagram", self.attributes(alt="Boxes", shape=self.pick("parts", "sequence")), tuple(held))

    def table(self, depth: int) -> Element:
        columns = self.draw(st.integers(1, 4))
        held: list[Element] = []
        if self.chance(2):
            held.append(Element("caption", self.attributes(), self.words()))
        for group in self.draw(st.sampled_from([["thead", "tbody"], ["tbody"], ["", ""], ["thead", "", "tbody"], []])):
            count = self.draw(st.integers(0, 3)) if group != "thead" else 1
            rows = tuple(self.row(columns, depth) for _ in range(count))
            held += [Element(group, {}, rows)] if group else rows
        others = {}
        if self.chance(3):
            others["widths"] = " ".join(self.pick("1", "2", "9") for _ in range(columns))
        return Element("table", self.attributes("plan", **others), tuple(held))

    def row(self, columns: int, depth: int) -> Element:
        cells = []
        for _ in range(self.draw(st.integers(0, columns))):
            spans = {name: self.pick("2", "3") for name in ("colspan", "rowspan") if self.chance(8)}
            cells.append(Element(self.pick("td", "td", "th"), self.attributes(**spans), self.either(min(depth, 1))))
        return Element("tr", {}, tuple(cells))


_NESTING: Mapping[str, Callable[[Growing, int], Element]] = {
    "section": Growing.section,
    "keep": Growing.keep,
    "aside": Growing.aside,
    "list": Growing.list,
    "dl": Growing.definitions,
    "figure": Growing.figure,
    "chart": Growing.chart,
    "diagram": Growing.diagram,
    "table": Growing.table,
}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document that a template could have made, with all references true."""
    growing = Growing(draw)
    body = growing.blocks(DEEPEST, most=6)
    if growing.chance(2):
        body = (Element("h1", growing.attributes("title"), growing.words()), *body)
    banners = tuple(Element("banner", {"role": growing.pick("sample-banner", "draft-banner", "facilitator-banner")},
                            (Run(draw(texts())),)) for _ in range(draw(st.integers(0, 2))))  # fmt: skip
    count = (Element("page-number"), Run(" / "), Element("page-count"))
    sides = tuple(
        Element(side, {}, (Run(draw(texts())), *count)) for side in ("start", "center", "end") if growing.chance(2)
    )
    root = Element("document", {}, (
        Element("page-head", {}, banners), Element("page-foot", {}, sides), Element("body", {}, body)))  # fmt: skip
    language = growing.pick(*LANGUAGES)
    root = _pointed(root, growing, draw)
    return Document("lesson/handout", "handout", "participant", "A title", language, datetime.date(2026, 11, 24), root)


def _pointed(element: Element, growing: Growing, draw: st.DrawFn) -> Element:
    """References get something to refer to, or go; what they cannot say is a mistake of this strategy."""
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, Element):
            assert may_hold(element.name, child.name), (element.name, child.name)
            names = [f"n{n}" for n in range(1, growing.notes + 1)] if child.name == "note-ref" else growing.ids
            if child.name in ("note-ref", "page-ref"):
                if not names:
                    continue
                child = Element(child.name, {"to": draw(st.sampled_from(names))})
            child = _pointed(child, growing, draw)
        children.append(child)
    assert all(is_value(name, value) for name, value in element.attributes.items()), element.attributes
    assert element.get("role") in ROLES or not element.get("role")
    return Element(element.name, element.attributes, tuple(children), element.at)
