"""A lesson → for each of its texts, in which part it stands and who reads it. For those who translate it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.blocks import Block
from builder.blocks.base import Face, Model, field_of
from builder.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands."""

    section: str
    """The heading of its section; empty for what belongs to the lesson as a whole."""
    block: str
    """The id of its block; that of the section for the section's heading; empty for the lesson's own."""
    type: str
    """The block's type; ``section`` or ``lesson`` for the others."""
    face: Face
    """``facilitator``: participants never see it."""


def readers(lesson: Lesson) -> Mapping[str, Place]:
    """By the name of each text, as in ``Lesson.units``, in its order."""
    found = {
        path: Place("", "", "lesson", face_of(lesson, path))
        for path, _, _ in lesson.texts()
        if not path.startswith("sections.")
    }
    for section in lesson.sections:
        title = section.title.source
        found[f"{section.id}.title"] = Place(title, section.id, "section", "participant")
        for block in section.blocks:
            found |= {f"{block.id}.{path}": _place(title, block, path) for path, _, _ in block.texts()}
    return found


def face_of(model: Model, path: str) -> Face:
    """Who may see the text at a dotted path: only facilitators, as soon as one field on the way is theirs."""
    for name in path.split("."):
        field = field_of(name)
        if type(model).face_of(field) == "facilitator":
            return "facilitator"
        value = getattr(model, field)
        inner = (
            next((one for one in value if hasattr(one, field_of(path.rpartition(".")[2]))), None)
            if (isinstance(value, tuple))
            else value
        )
        if not isinstance(inner, Model):
            break
        model = inner
    return "participant"


def _place(section: str, block: Block, path: str) -> Place:
    return Place(section, block.id, block.type, face_of(block, path))
