"""Schema: what editors are told of lessons agrees with what ``validate`` accepts, and says what each field means."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from full_lesson import example_of, full_lesson
from jsonschema import Draft7Validator, FormatChecker
from projects import LESSON

from builder.blocks import BLOCKS
from builder.blocks.base import Model, kebab
from builder.lesson import Lesson, Preparation, Section
from builder.schema import schema

HERE = Path(__file__).parent
LESSONS = [*sorted((HERE.parent / "materials" / "en").glob("*.yaml")), *sorted((HERE / "blocks").glob("*.yaml"))]
SEEN_BY_EDITORS = (
    "m101",
    "m102",
    "m103",
    "m104",
    "m106",
    "m107",
    "m108",
    "m109",
    "m111",
    "m112",
    "m113",
    "m114",
    "m117",
)
"""Faults of a single field, which a schema can name while somebody types."""


class _Editor(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: ``yes`` is a word and a day is a text."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
for _word in ("true", "false"):
    _Editor.yaml_implicit_resolvers.setdefault(_word[0], []).append(("tag:yaml.org,2002:bool", re.compile(f"{_word}$")))


def as_editors_read(text: str) -> Any:
    return yaml.load(text, _Editor)


@cache
def judge(definition: str = "") -> Draft7Validator:
    made = schema()
    if definition:
        made = {"$schema": made["$schema"], "$ref": f"#/$defs/{definition}", "$defs": made["$defs"]}
    return Draft7Validator(made, format_checker=FormatChecker())


def faults(text: str, definition: str = "") -> list[str]:
    return [error.message for error in judge(definition).iter_errors(as_editors_read(text))]


def models() -> Iterator[type[Model]]:
    """Every model that a lesson may hold, those within blocks too."""
    waiting: list[type[Model]] = [Lesson, Section, Preparation, *BLOCKS.values()]
    seen = set[type[Model]]()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [one for field in model.model_fields.values() for one in _inside(field.annotation)]


def _inside(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _inside(inner)


def definition_of(model: type[Model]) -> dict[str, Any]:
    made = schema()
    found: dict[str, Any] = made if model is Lesson else made["$defs"][model.__name__]
    return found


def test_it_is_a_schema_that_every_editor_knows() -> None:
    made = schema()
    Draft7Validator.check_schema(made)
    assert made["$schema"].startswith("http://json-schema.org/draft-07/")
    assert made == schema()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lessons_agree_with_it(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


def test_a_lesson_with_every_field_agrees_with_it() -> None:
    assert faults(full_lesson("full", lambda field: f"words of {field}")) == []
    assert faults(LESSON) == []


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_example_of_each_block_agrees_with_it(kind: str) -> None:
    example = (sys.modules[BLOCKS[kind].__module__].__doc__ or "").partition("\n")[2]
    assert as_editors_read(example)["type"] == kind
    assert faults(example, BLOCKS[kind].__name__) == []


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((HERE / "bad").glob("m*.yaml")) if path.name.startswith(SEEN_BY_EDITORS)],
    ids=lambda path: path.stem,
)
def test_faults_of_a_field_are_seen_in_the_editor(path: Path) -> None:
    assert faults(path.read_text("utf-8")) != []


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_every_field_is_there_and_says_what_it_means(model: type[Model]) -> None:
    made = definition_of(model)
    assert set(made["properties"]) == {kebab(name) for name in model.model_fields}
    for name, field in made["properties"].items():
        assert len(field["description"]) > 8, f"{model.__name__}.{name}"
        assert "``" not in field["description"]
    needed = {kebab(name) for name, field in model.model_fields.items() if field.is_required()}
    assert set(made["required"]) == needed
    assert made["additionalProperties"] is False


def test_blocks_are_told_apart_by_their_type() -> None:
    union = schema()["$defs"]["Section"]["properties"]["blocks"]["items"]
    assert union["discriminator"]["propertyName"] == "type"
    assert set(union["discriminator"]["mapping"]) == set(BLOCKS)
    for kind, reference in union["discriminator"]["mapping"].items():
        assert {"$ref": reference} in union["oneOf"]
        block = schema()["$defs"][reference.rpartition("/")[2]]
        assert block["properties"]["type"]["const"] == kind
        assert block["description"] == block["properties"]["type"]["description"]


@pytest.mark.parametrize("kind", [kind for kind, model in BLOCKS.items() if model.is_safety])
def test_what_keeps_people_safe_cannot_be_optional(kind: str) -> None:
    block = {**example_of(BLOCKS[kind]), "minutes": 1}
    for said, is_right in (("no", True), ("yes", False)):
        found = faults(yaml.safe_dump({**block, "optional": said}), BLOCKS[kind].__name__)
        assert (found == []) is is_right


@pytest.mark.parametrize(
    ("was", "typed", "is_right"),
    [
        ("text: Thank you for being here.", "text: 50", True),
        ("text: Thank you for being here.", "text: yes", True),
        ("text: Thank you for being here.", "text: true", True),
        ("text: Thank you for being here.", "text:", False),
        ("text: Thank you for being here.", "text: [one, two]", False),
        ("minutes: 2\n", "minutes: 0\n", False),
        ("minutes: 2\n", "minutes: two\n", False),
        ("minutes: 2\n", "minutes: 2.5\n", False),
        ("optional: yes", "optional: true", True),
        ("optional: yes", "optional: no", True),
        ("optional: yes", "optional: 1", False),
        ("optional: yes", "optional: often", False),
        ("revised: 2026-11-20", "revised: 2026-02-30", False),
        ("revised: 2026-11-20", "revised: 20 November", False),
        ("id: ready", "id: 7", True),
        ("id: ready", "id: Ready", False),
        ("optional: yes\n        minutes: 4\n", "optional: yes\n", False),
        ("type: say", "type: sing", False),
        ("type: say", "type: checklist", False),
        ("audience: [adults, teens-15-17]", "audience: []", False),
        ("audience: [adults, teens-15-17]", "audience: adults", False),
    ],
)
def test_what_editors_say_is_what_check_says(was: str, typed: str, is_right: bool) -> None:
    from builder.diagnostics import stops
    from builder.load import load
    from builder.validate import validate

    assert was in LESSON
    changed = LESSON.replace(was, typed, 1)
    assert (faults(changed) == []) is is_right
    source = load("calm-steps.yaml", changed.encode())
    _, found = validate(source, "en")
    assert stops((*source.found, *found), strict=False) is not is_right
