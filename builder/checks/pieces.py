"""Take a lesson apart for checks: Lesson or Translation → its texts, each with who sees it. It judges none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.blocks import Block
from builder.blocks.base import Face, Model, kebab
from builder.lesson import Lesson, Section
from builder.localize import Translation
from builder.texts import Text

_HEARD = {("say", "text"), ("close", "say")}
"""Type of block and field: what the facilitator says aloud, word for word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a lesson, and what it is there."""

    unit: str
    """As in ``Lesson.units``: ``title``, ``SECTION.title``, ``BLOCK.field``, ``BLOCK.field.inner``."""
    text: Text
    face: Face
    """Who sees it: a field within a facilitator's field is the facilitator's too."""
    field: str
    """Its name in ``owner``, as typed in YAML."""
    owner: Model
    """What holds it: the lesson, a section, a block, or a part of a block such as one choice of a quiz."""
    block: Block | None = None
    section: Section | None = None

    @property
    def is_printed(self) -> bool:
        """Participants have it on paper."""
        return self.face == "participant"

    @property
    def is_heard(self) -> bool:
        """Participants hear it, word for word."""
        return self.block is not None and self.owner is self.block and (self.block.type, self.field) in _HEARD


def pieces(lesson: Lesson) -> Iterator[Piece]:
    """Every text of a lesson once, in its order; within a unit in the order of ``Lesson.units``."""
    for one in _of_model(lesson, "participant", ""):
        if one.owner is not lesson or one.field != "sections":
            yield one
    for section in lesson.sections:
        yield Piece(f"{section.id}.title", section.title, "participant", "title", section, None, section)
        for block in section.blocks:
            for one in _of_model(block, "participant", f"{block.id}."):
                yield replace(one, block=block, section=section)


def translated_pieces(translation: Translation) -> Iterator[Piece]:
    """The same pieces with the texts that are printed in the translation's own language; the others are left out."""
    seen = defaultdict[str, int](int)
    for one in pieces(translation.lesson):
        number, seen[one.unit] = seen[one.unit], seen[one.unit] + 1
        local = translation.units[one.unit][number]
        if local.language == translation.language:
            yield replace(one, text=local.text)


def _of_model(model: Model, around: Face, path: str) -> Iterator[Piece]:
    for name in type(model).model_fields:
        if isinstance(model, Lesson) and name == "sections":
            continue
        face: Face = "facilitator" if around == "facilitator" else type(model).face_of(name)
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Text):
                yield Piece(f"{path}{kebab(name)}", item, face, kebab(name), model)
            elif isinstance(item, Model):
                yield from _of_model(item, face, f"{path}{kebab(name)}.")
