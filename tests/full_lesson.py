"""A lesson with every text field of every block there is, made from the models: a new block cannot be forgotten."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

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
    """With dots between the fields of nested models, as in unit ids: ``terms.note``."""
    is_list: bool
    face: Face


def text_fields(model: type[Model]) -> Iterator[TextField]:
    """The fields of a model that hold authors' text, as ``TextOf`` marks them, and those of the models in it."""
    for name, field in model.model_fields.items():
        marks = f"{field.annotation!r} {field.metadata!r}"
        nested = nested_model(model, name)
        if nested is not None:
            for inner in text_fields(nested):
                face: Face = "facilitator" if model.face_of(name) == "facilitator" else inner.face
                yield TextField(f"{kebab(name)}.{inner.key}", True, face)
        elif "TextOf(" in marks:
            yield TextField(kebab(name), "tuple[" in marks, model.face_of(name))


def nested_model(model: type[Model], name: str) -> type[Model] | None:
    """The model of which a field holds a list; blocks hold no others."""
    inside = [one for one in get_args(model.model_fields[name].annotation) if isinstance(one, type)]
    found = [one for one in inside if issubclass(one, Model)]
    return found[0] if len(found) == 1 and model is not Section and model is not Lesson else None


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
        block = {**filled_block(model, example_of(model), fill, f"{kind}."), "type": kind, "id": f"b-{kind}"}
        if not model.model_fields["minutes"].is_required():
            block.pop("minutes", None)
        blocks.append(block)
    lesson: dict[str, Any] = {
        "lesson": name,
        "title": fill("title"),
        "public-title": fill("public-title"),
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
        "public-title": _pair(source["public-title"], fill("public-title")),
        "objectives": [_pair(source["objectives"][0], fill("objectives"))],
        "prepare.what": [_pair(source["prepare"][0]["what"], fill("prepare.what"))],
        "only.title": _pair(source["sections"][0]["title"], fill("section.title")),
    }
    for block in source["sections"][0]["blocks"]:
        for field in text_fields(BLOCKS[block["type"]]):
            sources = list(_texts_at(block, field.key.split(".")))
            pairs = [_pair(one, fill(f"{block['type']}.{field.key}")) for one in sources]
            units[f"{block['id']}.{field.key}"] = pairs if field.is_list else pairs[0]
    module = {"translates": name, "language": language, "translator": "a test", "units": units}
    dumped: str = yaml.dump(module, allow_unicode=True, sort_keys=False, width=10_000, Dumper=yaml.SafeDumper)
    return dumped


def filled_block(model: type[Model], example: dict[str, Any], fill: Fill, path: str = "") -> dict[str, Any]:
    """The example with other texts: every text field of it and of the models in it, in each of their lists' items."""
    filled = dict(example)
    for name in model.model_fields:
        key, nested = kebab(name), nested_model(model, name)
        if nested is not None:
            items = [filled_block(nested, item, fill, f"{path}{key}.") for item in example.get(key, [])]
            if items:
                filled[key] = _unlike(items)
    for field in text_fields(model):
        if "." in field.key:
            continue
        typed = example.get(field.key)
        if field.is_list:
            filled[field.key] = [fill(f"{path}{field.key}") for _ in typed or [""]]
        else:
            filled[field.key] = fill(f"{path}{field.key}")
    return filled


def _unlike(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No two answers of a question may be alike, nor two sides of pairs."""
    seen = set[tuple[str, str]]()
    for number, item in enumerate(items, 1):
        for key in ("text", "left", "right"):
            if isinstance(item.get(key), str):
                item[key] += f" {number}" if (key, item[key]) in seen else ""
                seen.add((key, item[key]))
    return items


def _texts_at(value: Any, path: list[str]) -> Iterator[str]:
    """The texts that a field holds, in their order."""
    if isinstance(value, list):
        for item in value:
            yield from _texts_at(item, path)
    elif not path:
        yield value
    elif path[0] in value:
        yield from _texts_at(value[path[0]], path[1:])


def _pair(source: str, text: str) -> dict[str, str]:
    return {"source": source, "text": text}


def _typed(value: Any) -> Any:
    """As people type it: ``yes`` and ``no``, dates without quotes matter to nobody."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    return [_typed(inner) for inner in value] if isinstance(value, list) else value
