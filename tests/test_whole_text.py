"""No text is lost: what the shipped documents say is what their PDFs say, character by character, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from verapdf.validator import assert_valid, requires_validator

from builder.build import Order, Rendered, Stages, plan
from builder.checks.readback import Tagged, read_tree
from builder.checks.tags import check_tags
from builder.document import Element, Run
from builder.library import Library
from builder.project import Project

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "ar", "km")
NOT_COMPARED = str.maketrans("", "", "_\u00ad \n\r\t")
"""Lines to write on, soft hyphens at line ends, and white space that a layout's source is indented with."""


@cache
def rendered(language: str) -> tuple[Rendered, ...]:
    """The handout and the guide of the shipped lesson."""
    library = Library(Project.find(ROOT, ROOT))
    stages = Stages(library, plan(library, Order(languages=(language,))))
    editions, found = stages.editions("safety-skills", language)
    assert editions, found
    documents, _ = stages.documents(editions)
    done, found = stages.rendered(documents)
    assert len(done) == 2, found
    return done


def headings_of(one: Rendered) -> list[tuple[str, str]]:
    """Second-level headings with their pages, as a table of contents lists them."""
    titles = [element.text() for element in one.document.root.iter() if element.name == "h2"]
    pages = one.rendering.placements
    return [(title, pages[one.document.name, f"h2-{n}"]) for n, title in enumerate(titles, 1)]


def said_by_document(
    element: Element, pages: Mapping[str, str], lesson: str, headings: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Text in reading order; running feet are artifacts."""
    if element.name in ("page-foot", "start", "center", "end"):
        return
    if element.name == "contents":
        for heading, page in headings:
            yield f"{heading}\u00a0{page}"
    if element.name == "page-ref":
        yield pages[f"{lesson}/{element.get('to')}"]
    for child in element.children:
        if isinstance(child, Run):
            yield child.text
        else:
            yield from said_by_document(child, pages, lesson, headings)


def said_by_pdf(element: Tagged) -> Iterator[str]:
    """Text in the order of the structure tree; labels of lists are typesetting's own."""
    if element.tag == "Lbl":
        return
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from said_by_pdf(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_is_there_in_order(language: str) -> None:
    handout, guide = rendered(language)
    pages = handout.rendering.references()
    for one in (handout, guide):
        said = said_by_document(one.document.root, pages, "safety-skills", headings_of(one))
        wanted = "".join(said).translate(NOT_COMPARED)
        got = "".join(said_by_pdf(read_tree(one.rendering.data))).translate(NOT_COMPARED)
        assert len(wanted) > 2000
        assert got == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_content_and_parent_tree_fit(language: str) -> None:
    for one in rendered(language):
        assert check_tags(one.rendering.data) == []


@requires_validator
def test_all_shipped_documents_conform(tmp_path: Path) -> None:
    files = []
    for language in LANGUAGES:
        for one in rendered(language):
            files.append(tmp_path / f"{one.document.kind}-{language}.pdf")
            files[-1].write_bytes(one.rendering.data)
    assert len(files) == 6
    assert_valid(files)
