"""Lessons and a language → one zip with everything that a volunteer needs, who has nothing installed.

Tables and PO files of the texts, the pages in the lesson's language to read along, the words of the work, and a page
that says how to do it. The same lessons make the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.build import Order, Stages, plan
from builder.diagnostics import Diagnostic
from builder.document import Document
from builder.exchange.files import zipped
from builder.exchange.importing import Home
from builder.exchange.leaflet import GLOSSARY, GUIDE, glossary_sheet, guide
from builder.exchange.po import write_po
from builder.exchange.tables import write_table
from builder.exchange.wording import WORDS
from builder.library import Library
from builder.produce.names import word_of
from builder.typeset import typeset

TABLES, POEDIT, PAGES = "tables", "poedit", "pages"
"""Folders in the zip."""
_DOCUMENTS = ("handout", "guide", "answer-key")


@dataclass(slots=True)
class Packed:
    """A zip, and what was found on the way."""

    name: str
    data: bytes
    files: tuple[str, ...]
    found: list[Diagnostic] = field(default_factory=list)


def pack(homes: Sequence[Home], language: str, library: Library) -> Packed:
    """Make the zip of these lessons. Pages that cannot be made are left out, and what is wrong is among ``found``."""
    top, found = f"handouts-{language}", list[Diagnostic]()
    catalogues = [home.catalogue(home.text) for home in homes]
    day = max(one.revised for one in catalogues)
    names = [one.lesson for one in catalogues if one.lesson != WORDS]
    files = dict[str, bytes]()
    for name, document in (
        (GUIDE, guide(language, day)),
        (GLOSSARY, glossary_sheet(language, library.glossary[0], day)),
    ):
        files[f"{top}/{name}.pdf"] = _pdf(document, library, found)
    for one in catalogues:
        files[f"{top}/{TABLES}/{one.lesson}.csv"] = write_table(one)
    for one in catalogues:
        files[f"{top}/{POEDIT}/{one.lesson}.po"] = write_po(one)
    for lesson in names:
        pages = _pages(lesson, library, found)
        files |= {f"{top}/{PAGES}/{name}": data for name, data in pages.items()}
    return Packed(f"{top}.zip", zipped(files), tuple(files), found)


def _pdf(document: Document, library: Library, found: list[Diagnostic]) -> bytes:
    paper = plan(library, Order()).paper
    look, of_look = library.look("community", document.kind, paper)
    found += of_look
    if look is None:
        return b""
    rendering = typeset([document], look, {})
    found += rendering.found
    return rendering.data


def _pages(lesson: str, library: Library, found: list[Diagnostic]) -> Mapping[str, bytes]:
    """The lesson's own pages by file name, each text with its number, in its own language."""
    own = library.lessons[lesson]
    order = Order(lessons=(lesson,), documents=_DOCUMENTS, languages=(own,), numbered=True)
    stages = Stages(library, plan(library, order))
    editions, of_lesson = stages.editions(lesson, own)
    documents, of_documents = stages.documents(editions) if editions else ((), ())
    rendered, of_pages = stages.rendered(documents)
    found += [*of_lesson, *of_documents, *of_pages]
    return {f"{lesson}-{word_of(one.document.kind)}.pdf": one.rendering.data for one in rendered if one.rendering.data}
