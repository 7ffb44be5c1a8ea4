"""The models of blocks and lessons: their examples, their fields, and who may see what."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest
from strategies import LESSON
from validating import HELLO, HERE, SECTION, TOP, sound

from builder.blocks import BLOCKS
from builder.blocks.base import BlockBase, Model, kebab
from builder.lesson import Lesson, Preparation, Section
from builder.load import Mapping, Value, load
from builder.validate.values import inside, is_model


def test_the_shipped_lesson_has_no_faults() -> None:
    lesson = sound(LESSON, "materials/en/safety-skills.yaml")
    assert len(list(lesson.blocks())) > 24


def fields(model: type[Model]) -> set[str]:
    return {kebab(name) for name in model.model_fields}


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_example_of_each_block_type_is_sound(kind: str) -> None:
    documentation = sys.modules[BLOCKS[kind].__module__].__doc__ or ""
    _, _, example = documentation.partition("\n\n")
    assert example.startswith(f"type: {kind}\n")
    block = "      - " + textwrap.indent(example, "        ").lstrip()
    assert [b.type for _, b in sound(TOP + SECTION + block).blocks()] == [kind]


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_lesson_of_each_block_type_uses_every_field(kind: str) -> None:
    data = (HERE / "blocks" / f"{kind}.yaml").read_text("utf-8")
    lesson = sound(data, f"{kind}.yaml")
    assert {block.type for _, block in lesson.blocks()} == {kind}
    source = load(f"{kind}.yaml", data.encode())
    used = {key for block in _blocks(source.root) for key in block}
    assert used == fields(BLOCKS[kind])
    assert len({tuple(block) for block in _blocks(source.root)}) > 1, "with and without what may be left out"


def _blocks(root: Value | None) -> Iterator[Mapping]:
    assert isinstance(root, Mapping)
    for section in root["sections"]:
        assert isinstance(section, Mapping)
        for block in section["blocks"]:
            assert isinstance(block, Mapping)
            yield block


def nested(model: type[Model]) -> list[type[Model]]:
    """Models within the fields of a model, and within those."""
    found = [one for field in model.model_fields.values() for one in inside(field.annotation, is_model)]
    return [*found, *(deeper for one in found for deeper in nested(one))]


MODELS: list[type[Model]] = [BlockBase, Preparation, Section, Lesson, *BLOCKS.values()]
MODELS += [model for model in dict.fromkeys(nested(Lesson)) if model not in MODELS]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_has_one_face_and_says_what_it_is(model: type[Model]) -> None:
    assert model.__doc__ or model.model_fields["type"]
    for name, field in model.model_fields.items():
        assert model.face_of(name) in ("participant", "facilitator")
        assert field.description or name == "type", f"{model.__name__}.{name} has no docstring"


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_what_stands_within_a_facilitators_field_is_the_facilitators_too(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        if model.face_of(name) == "facilitator":
            within = [one for found in inside(field.annotation, is_model) for one in (found, *nested(found))]
            assert [f"{one.__name__}.{inner}" for one in within for inner in one.model_fields
                    if one.face_of(inner) != "facilitator"] == []  # fmt: skip


SECRETS = {
    "activity.debrief", "activity.grouping", "activity.materials", "activity.steps", "adapt.situation", "adapt.text",
    "ask.listen_for", "ask.questions", "close.say", "discussion.grouping", "listen-for.points", "listen-for.title",
    "note.text", "note.title", "say.note", "say.text",
    "Choice.right", "Material.per", "Material.what", "MythFactPair.guide", "Preparation.per", "Preparation.ref",
    "Preparation.what", "QuizQuestion.answer", "QuizQuestion.explanation", "Section.minutes", "Term.note",
    "Lesson.minutes", "Lesson.objectives", "Lesson.prepare", "Lesson.reviews",
    "Review.as_", "Review.by", "Review.of", "Review.on", "Review.role",
}  # fmt: skip
"""What participants never see, besides guides and minutes: written out, so that a change of face is seen twice."""


def test_what_is_for_facilitators_is_known() -> None:
    names: dict[type[Model], str] = {model: kind for kind, model in BLOCKS.items()}
    found = {
        f"{names.get(model, model.__name__)}.{name}"
        for model in MODELS
        for name in model.model_fields
        if model.face_of(name) == "facilitator"
        and not (issubclass(model, BlockBase) and name in ("guide", "minutes", "optional"))
    }
    assert found == SECRETS


def test_every_block_that_participants_see_has_a_guide() -> None:
    for kind, model in BLOCKS.items():
        own = model.model_fields.keys() - BlockBase.model_fields.keys() - {"type"}
        is_seen = any(model.face_of(name) == "participant" for name in own)
        assert is_seen == ("guide" in own), kind


def test_what_keeps_people_safe_is_known() -> None:
    safe = {kind for kind, model in BLOCKS.items() if model.is_safety}
    assert safe == {"content-note", "opening-agreement", "helplines", "close"}


@pytest.mark.parametrize("field", ["guide", "note"])
def test_guides_and_notes_are_for_facilitators(field: str) -> None:
    models = [model for model in BLOCKS.values() if field in model.model_fields]
    assert models
    assert {model.face_of(field) for model in models} == {"facilitator"}


def test_a_field_without_a_face_is_refused() -> None:
    class Faceless(Model):
        words: str

    with pytest.raises(LookupError):
        Faceless.face_of("words")


def test_models_are_frozen() -> None:
    lesson: Any = sound(TOP + SECTION + HELLO)
    with pytest.raises(ValueError, match="frozen"):
        lesson.title = "another"
