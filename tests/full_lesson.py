"""A lesson with every text field of every block there is, made from the models: a new block cannot be forgotten."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from builder.blocks import BLOCKS
from builder.blocks.base import BlockBase, Face, Model, kebab
from builder.lesson import Lesson, Preparation, Section

Fill = Callable[[str], str]
"""Name of a field → the text to put there."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of a model that holds text."""

    key: str
    is_list: bool
    face: Face


def text_fields(model: type[Model]) -> Iterator[TextField]:
    """The fields of a model that hold authors' text, as ``TextOf`` marks them."""
    for name, field in model.model_fields.items():
        marks = f"{field.annotation!r} {field.metadata!r}"
        if "TextOf(" in marks:
            yield TextField(kebab(name), "tuple[" in marks, model.face_of(name))


def example_of(model: type[BlockBase]) -> dict[str, Any]:
    """The YAML example in the docstring of a block's module."""
    import sys

    doc = sys.modules[model.__module__].__doc__ or ""
    lines = doc.split("\n")[1:]
    return dict(yaml.safe_load(textwrap.dedent("\n".join(lines))))


def names_of_fields(face: Face) -> list[str]:
    """Of the whole lesson: ``objectives``, ``prepare.what``, ``text.guide`` and so on."""
    names = [field.key for field in text_fields(Lesson) if field.face == face]
    names += [f"prepare.{field.key}" for field in text_fields(Preparation) if field.face == face]
    names += [f"section.{field.key}" for field in text_fields(Section) if field.face == face]
    for kind, model in BLOCKS.items():
        names += [f"{kind}.{field.key}" for field in text_fields(model) if field.face == face]
    return names


def full_lesson(name: str, fill: Fill) -> str:
    """YAML of a lesson in which every text field of every block holds what ``fill`` gives for the field's name."""
    blocks = list[dict[str, Any]]()
    for kind, model in BLOCKS.items():
        block = {**example_of(model), "type": kind, "id": f"b-{kind}"}
        block.pop("minutes", None)
        for field in text_fields(model):
            text = fill(f"{kind}.{field.key}")
            block[field.key] = [text] if field.is_list else text
        blocks.append(block)
    lesson: dict[str, Any] = {
        "lesson": name,
        "title": fill("title"),
        "topic": "safety-skills",
        "audience": ["adults"],
        "minutes": 30,
        "revised": "2026-11-20",
        "needs-help": ["trafficking"],
        "objectives": [fill("objectives")],
        "prepare": [{"what": fill("prepare.what"), "per": "person"}],
        "sections": [{"id": "only", "title": fill("section.title"), "minutes": 30, "blocks": blocks}],
    }
    dumped: str = yaml.dump(_typed(lesson), allow_unicode=True, sort_keys=False, width=10_000, Dumper=yaml.SafeDumper)
    return dumped


def full_translation(name: str, language: str, lesson: str, fill: Fill) -> str:
    """A localized module for ``full_lesson``: every text of it, with what ``fill`` gives as its translation."""
    source = yaml.safe_load(lesson)
    units: dict[str, Any] = {
        "title": _pair(source["title"], fill("title")),
        "objectives": [_pair(source["objectives"][0], fill("objectives"))],
        "prepare.what": [_pair(source["prepare"][0]["what"], fill("prepare.what"))],
        "only.title": _pair(source["sections"][0]["title"], fill("section.title")),
    }
    for block in source["sections"][0]["blocks"]:
        for field in text_fields(BLOCKS[block["type"]]):
            value, text = block[field.key], fill(f"{block['type']}.{field.key}")
            unit = f"{block['id']}.{field.key}"
            units[unit] = [_pair(value[0], text)] if field.is_list else _pair(value, text)
    module = {"translates": name, "language": language, "translator": "a test", "units": units}
    dumped: str = yaml.dump(module, allow_unicode=True, sort_keys=False, width=10_000, Dumper=yaml.SafeDumper)
    return dumped


def _pair(source: str, text: str) -> dict[str, str]:
    return {"source": source, "text": text}


def _typed(value: Any) -> Any:
    """As people type it: ``yes`` and ``no``, dates without quotes matter to nobody."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    return [_typed(inner) for inner in value] if isinstance(value, list) else value
