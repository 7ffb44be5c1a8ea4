"""Documents for tests of typesetting, written as XML: a short body → ``Document``; also the shipped looks."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from builder.document import Document, Element, Image, Node, Run
from builder.load import load
from builder.typeset import Look, Rendering, read_look, typeset

LAYOUTS = Path(__file__).parent.parent / "layouts"
HEAD = """<page-head><banner role="sample-banner">SAMPLE: add your local contacts</banner></page-head>
<page-foot><start>Title</start><center>Page <page-number/> of <page-count/></center><end>English</end></page-foot>"""


def node(xml: str) -> Element:
    """One element with all it holds."""
    return _element(ET.fromstring(xml))


def _element(found: ET.Element) -> Element:
    children: list[Node] = [Run(found.text)] if found.text else []
    for child in found:
        children.append(_element(child))
        if child.tail:
            children.append(Run(child.tail))
    return Element(found.tag, dict(found.attrib), tuple(children))


def document(
    body: str,
    *,
    head: str = HEAD,
    language: str = "en",
    name: str = "lesson/handout",
    images: Mapping[str, Image] | None = None,
) -> Document:
    """A document with a body, and a head and foot if not told otherwise."""
    root = node(f"<document>{head}<body>{body}</body></document>")
    date = datetime.date(2026, 11, 24)
    return Document(name, name.split("/")[1], "participant", "A title", language, date, root, images or {})


@cache
def look(theme: str = "community", layout: str = "handout", paper: str = "a4") -> Look:
    """A shipped look."""
    names = [f"themes/{name}.yaml" for name in dict.fromkeys(("community", theme))]  # all others extend it
    sources = [load(name, (LAYOUTS / name).read_bytes()) for name in names]
    made, found = read_look(sources, load("layout.yaml", (LAYOUTS / layout / "layout.yaml").read_bytes()), paper)
    assert made is not None, found
    return made


def rendering(body: str, references: Mapping[str, str] | None = None, **settings: str) -> Rendering:
    """Typeset one document in the default look; it must have no faults."""
    made = typeset([document(body, **settings)], look(), references or {})  # type: ignore[arg-type]
    assert made.found == ()
    return made
