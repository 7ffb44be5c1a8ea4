"""A lesson → what a translator is told of each of its texts: where it stands, who reads it, what must stay as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.blocks.base import Face, Model, field_of, kebab
from builder.lesson import Lesson
from builder.localize.comparing import nodes
from builder.texts import Link, PageReference, Placeholder, Text

READERS: Mapping[Face, str] = {
    "participant": "On pages for everyone.",
    "facilitator": "Only facilitators read it.",
}
PLACEHOLDERS: Mapping[str, str] = {
    "program.name": "the name of the program",
    "lead.name": "the name of the person to turn to",
    "lead.phone": "that person's telephone number",
}
"""What each prints; the names are those of ``Program.placeholders``."""
_MARKUP = re.compile(r"``(.+?)``", re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the texts of a lesson, by name."""

    places: Mapping[str, tuple[str, ...]]

    def of(self, unit: str, source: Text) -> tuple[str, ...]:
        """Lines for one text."""
        return (*self.places.get(unit, ()), *_kept(source))


def about(lesson: Lesson) -> About:
    """Go through a lesson once."""
    places = dict[str, tuple[str, ...]]()
    for path, _, _ in lesson.texts():
        if not path.startswith("sections."):
            places[path] = tuple(_lines("The lesson", lesson, path))
    for section in lesson.sections:
        places[f"{section.id}.title"] = tuple(_lines("A step of the session", section, "title"))
        for block in section.blocks:
            for path, _, _ in block.texts():
                places[f"{block.id}.{path}"] = tuple(_lines(f"Block '{block.type}'", block, path))
    return About(places)


def explained(name: str) -> str:
    """What a placeholder prints."""
    if name.startswith("page."):
        return "the number of a page"
    return PLACEHOLDERS.get(name, "something of the program")


def _lines(where: str, model: Model, path: str) -> Iterator[str]:
    face, words = _field(model, path.split("."))
    yield f"{where}, {path}: {words}" if words else f"{where}, {path}."
    yield READERS[face]


def _field(model: Model, path: list[str]) -> tuple[Face, str]:
    """Who may see a field, by dotted path, and what its author says of it. Facilitators' above means theirs below."""
    name = field_of(path[0])
    face, words = type(model).face_of(name), type(model).model_fields[name].description or ""
    if len(path) > 1:
        value = getattr(model, name)
        inside = [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Model)]
        holder = next(one for one in inside if any(inner == ".".join(path[1:]) for inner, _, _ in one.texts()))
        below, words = _field(holder, path[1:])
        face = face if face == "facilitator" else below
    return face, " ".join(_MARKUP.sub(lambda found: f"'{kebab(found[1])}'", words).split())


def _kept(source: Text) -> Iterator[str]:
    """What the translation has to hold too, letter by letter."""
    said = set[str]()
    for node in nodes(source.content):
        line = ""
        if isinstance(node, Placeholder):
            line = f"Keep {{{{ {node.name} }}}} as it is: it prints {explained(node.name)}."
        elif isinstance(node, PageReference):
            line = f"Keep {{{{ page.{node.block} }}}} as it is: it prints {explained('page.')}."
        elif isinstance(node, Link):
            line = f"Keep ({node.href}) as it is; translate the words in square brackets."
        if line and line not in said:
            said.add(line)
            yield line
    if "**" in source.source:
        yield "Keep the ** before and after words in bold."
    if source.kind == "prose" and "\n" in source.source.strip():
        yield "Keep the empty lines between paragraphs, and the '- ' or '1. ' that begin items of a list."
