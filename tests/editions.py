"""Editions, layouts and fixed words for tests of ``compose``, from text in memory and the shipped ``layouts/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from builder.compose import Layout, Strings, compose, read_layout, strings
from builder.diagnostics import Diagnostic, Position, stops
from builder.document import Document, Image, outline
from builder.lesson import Lesson
from builder.load import Scalar, load
from builder.localize import localize
from builder.personalize import Edition, personalize
from builder.program import Program
from builder.sources import FILE, SourceEntry, sources
from builder.validate import validate

LAYOUTS = Path(__file__).parent.parent / "layouts"
HANDOUT, GUIDE, KEY = "handout", "facilitator-guide", "answer-key"
PICTURE = Image("", b"", 2, 2, "PNG")


def lesson_of(yaml: str, language: str = "en") -> Lesson:
    name = yaml.partition("lesson:")[2].split()[0]
    lesson, found = validate(load(f"{name}.yaml", yaml.encode()), language)
    assert lesson is not None, [f"{one.at} {one.message}" for one in found]
    return lesson


def edition_of(
    yaml: str, language: str = "en", module: str | None = None, program: Program | None = None, **how: Any
) -> Edition:
    """A lesson for a program; ``audience=`` and ``minutes=`` as for ``personalize``."""
    lesson = lesson_of(yaml)
    source = load(f"{language}.yaml", module.encode()) if module is not None else None
    translation, found = localize(lesson, language, source)
    assert not stops(found, strict=False), told(found)
    edition, found = personalize(translation, program or Program(), **how)
    assert not stops(found, strict=False), told(found)
    return edition


@cache
def kitchen_sink(language: str = "en") -> Edition:
    """The lesson with every block, in English or in a translation that somebody made up reviewed."""
    folder = Path(__file__).parent
    module = folder / f"kitchen-sink.{language}.yaml"
    lesson = (folder / "kitchen-sink.yaml").read_text("utf-8")
    return edition_of(lesson, language, module.read_text("utf-8") if language != "en" else None)


@cache
def layout_of(name: str) -> Layout:
    """A shipped layout."""
    folders = (LAYOUTS / "blocks", LAYOUTS / name / "blocks")
    files = [path for folder in folders for path in sorted(folder.glob("*.xml.j2"))]
    templates = {f"blocks/{path.name}": _template(path) for path in files}
    templates |= {path.name: _template(path) for path in (LAYOUTS / name).glob("*.xml.j2")}
    settings = load(f"layouts/{name}/layout.yaml", (LAYOUTS / name / "layout.yaml").read_bytes())
    layout, found = read_layout(name, settings, templates)
    assert not found, found
    return layout


def _template(path: Path) -> Scalar:
    return Scalar(path.read_text("utf-8"), Position(path.relative_to(LAYOUTS.parent).as_posix()))


def changed(layout: Layout, **templates: str) -> Layout:
    """The layout with other templates; ``text=`` stands for ``blocks/text.xml.j2``, ``document=`` for the document."""
    names = {name: f"blocks/{name.replace('_', '-')}.xml.j2" for name in templates} | {"document": "document.xml.j2"}
    new = {names[name]: source for name, source in templates.items()}
    return Layout(layout.name, layout.face, layout.settings, {**layout.templates, **new})


@cache
def words_of(language: str) -> Strings:
    """The shipped fixed words, English beneath."""
    files = [LAYOUTS / "strings" / f"{tag}.yaml" for tag in dict.fromkeys(("en", language))]
    read, found = strings([load(f"layouts/strings/{file.name}", file.read_bytes()) for file in files], language)
    assert not found, found
    return read


def reviewed_words_of(language: str) -> Strings:
    """The shipped fixed words as if somebody had reviewed them: pages without the banner of a draft."""
    return replace(words_of(language), is_draft=False)


@cache
def shipped_sources() -> Mapping[str, SourceEntry]:
    """The shipped bibliography."""
    path = LAYOUTS.parent / FILE
    read, found = sources([load(FILE, path.read_bytes())])
    assert not found, found
    return read


def images_of(edition: Edition) -> dict[str, Image]:
    blocks = [block for _, block in edition.lesson.blocks()]
    return {block.image: PICTURE for block in blocks if block.type == "figure"}


def composed(edition: Edition, layout: str | Layout, words: Strings | None = None) -> Document:
    """The document; there must be no finding. ``words``: others than the shipped ones of its language."""
    document, found = tried(edition, layout, words)
    assert document is not None, told(found)
    assert not found, told(found)
    return document


def tried(
    edition: Edition, layout: str | Layout, words: Strings | None = None
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    form = layout_of(layout) if isinstance(layout, str) else layout
    return compose(edition, form, words or words_of(edition.language), images_of(edition), shipped_sources())


def told(found: Iterable[Diagnostic]) -> list[str]:
    return [f"{one.at} {one.code} {one.message}" for one in found]


def tree_of(document: Document) -> str:
    """The tree as goldens keep it: title, then indented lines."""
    return "\n".join([f"# {document.title}", *outline(document.root), ""])


def everything_in(document: Document) -> str:
    """All text and all attributes of a document, and what stands outside its tree."""
    attributes = (value for one in document.root.iter() for value in one.attributes.values())
    about = (document.title, document.author, document.name, document.kind, *document.images)
    return "\n".join([document.root.text(), *attributes, *about])
