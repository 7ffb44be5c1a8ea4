"""Our own pipeline for the benchmarks: a project folder and a language → two files of parts, composed or typeset.

All handouts are the parts of one file, all guides of another, so that the other engines need not begin a file for each
document. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.build import Order, Stages, plan
from builder.document import Document
from builder.library import Library
from builder.personalize import Edition
from builder.project import Project
from builder.typeset import Rendering, typeset


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be typeset, and what is needed for it."""

    stages: Stages
    files: tuple[tuple[Document, ...], ...]
    """Handouts, then guides."""


def stages_of(folder: Path, language: str) -> Stages:
    """The stages for everything in the folder."""
    library = Library(Project.find(folder, folder, folder / "output"))
    return Stages(library, plan(library, Order(lessons=tuple(library.lessons), languages=(language,))))


def editions_of(stages: Stages) -> list[Edition]:
    """Every lesson, loaded, validated, localized and personalized. Raises ValueError when one has faults."""
    found = [stages.edition(lesson, language) for lesson, languages in stages.plan.lessons for language in languages]
    editions = [edition for edition, _ in found if edition is not None]
    if len(editions) < len(found):
        raise ValueError(f"a generated lesson has faults: {[one for _, faults in found for one in faults]}")
    return editions


def composed(stages: Stages, editions: Sequence[Edition]) -> Composed:
    files = []
    for layout in stages.plan.needed:
        wanting = [edition for edition in editions if layout in stages.wanted(edition)]
        documents = [document for edition in wanting if (document := stages.document(edition, layout)[0]) is not None]
        if documents:
            files.append(tuple(documents))
    return Composed(stages, tuple(files))


def compose_files(folder: Path, language: str) -> Composed:
    """Everything up to the composed trees."""
    stages = stages_of(folder, language)
    return composed(stages, editions_of(stages))


def typeset_files(made: Composed) -> list[Rendering]:
    """Typeset the files, the guides with the pages of the handouts. Raises ValueError when one has faults."""
    renderings: list[Rendering] = []
    references: dict[str, str] = {}
    for parts in made.files:
        look, _ = made.stages.library.look(made.stages.plan.theme, parts[0].kind, made.stages.plan.paper)
        if look is None:
            raise ValueError("the theme has faults")
        rendering = typeset(parts, look, references)
        if not rendering.data:
            raise ValueError(f"a generated lesson cannot be typeset: {rendering.found}")
        references |= rendering.references()
        renderings.append(rendering)
    return renderings
