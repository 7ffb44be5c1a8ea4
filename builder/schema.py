"""Schema: the models of lessons → JSON Schema, so that an editor completes names and says what they mean.

It describes YAML as editors see it, to which a number without quotes is no text. It writes nothing and judges no
lesson; ``validate`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

from pydantic import AfterValidator, BeforeValidator
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from builder.blocks import BLOCKS
from builder.blocks.base import (
    ID,
    IMAGE,
    MOST_LINES,
    MOST_MM,
    YEARS,
    BlockBase,
    Flag,
    Id,
    ImageName,
    Lines,
    Millimetres,
    Number,
    TextOf,
    Year,
)
from builder.lesson import Date, Lesson

JsonSchema: TypeAlias = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that all YAML editors know."""
TITLE = "A lesson of handouts"
_TEXT: JsonSchema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""``figure: 50`` without quotes is a text here, and a number to an editor."""


def _rules_of(*types: Any) -> list[Callable[..., Any]]:
    """The functions by which fields of these types are checked, in the order in which they run."""
    marks = (mark for one in types for mark in get_args(one)[1:])
    return [mark.func for mark in marks if isinstance(mark, BeforeValidator | AfterValidator)]


_WHOLE: JsonSchema = {"minimum": 1, "maximum": 999_999}
_RULES: Mapping[Callable[..., Any], JsonSchema] = dict(
    zip(
        _rules_of(Millimetres, Lines, Year, Number, Flag, Id, ImageName, Date),
        (
            *(_WHOLE, {"maximum": MOST_MM}),
            *(_WHOLE, {"maximum": MOST_LINES}),
            {"minimum": YEARS[0], "maximum": YEARS[-1]},
            {"minimum": 0},
            {"type": ["boolean", "string"], "enum": [True, False, "yes", "no"]},  # yes is a word to editors
            {"type": ["string", "integer"], "pattern": f"^(?:{ID.pattern})$"},
            {"pattern": f"^(?:{IMAGE.pattern})$"},
            {"type": "string", "format": "date"},
        ),
        strict=True,
    )
)
"""What our own rules ask of a value, besides its type."""


def schema() -> JsonSchema:
    """JSON Schema, draft 7, of a lesson's file."""
    made = Lesson.model_json_schema(by_alias=True, schema_generator=_Generator)
    definitions = made.pop("$defs")
    for kind, model in BLOCKS.items():
        definitions[model.__name__] = _block(kind, model, definitions[model.__name__])
    made = {"$schema": DIALECT, **made, "title": TITLE, "$defs": dict(sorted(definitions.items()))}
    return dict(_readable(made))


def _block(kind: str, model: type[BlockBase], made: JsonSchema) -> JsonSchema:
    """A type of block: its type first, as people type it, and what may be left out to save time."""
    fields = made["properties"]
    of_type = {**fields.pop("type"), "const": kind, "description": _about(model)}
    if model.is_safety:
        fields["optional"] = {**fields["optional"], "enum": [False, "no"]}
    return made | {
        "description": _about(model),
        "properties": {"type": of_type, **fields},
        "required": ["type", *(name for name in made["required"] if name != "type")],
        "if": {"properties": {"optional": {"enum": [True, "yes"]}}, "required": ["optional"]},
        "then": {"required": ["minutes"]},
    }


def _about(model: type[BlockBase]) -> str:
    """The first paragraph of what a block's module says: what the block is."""
    import sys

    words = (sys.modules[model.__module__].__doc__ or "").partition("\n\n")[0]
    return " ".join(words.split())


def _readable(value: Any) -> Any:
    """Descriptions in Markdown, as editors show them, and each in one paragraph."""
    if isinstance(value, dict):
        return {
            key: " ".join(inner.split()).replace("``", "`")
            if key == "description" and isinstance(inner, str)
            else _readable(inner)
            for key, inner in value.items()
        }
    return [_readable(inner) for inner in value] if isinstance(value, list) else value


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with our types as people type them."""

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchema:
        if isinstance(getattr(schema["function"]["function"], "__self__", None), TextOf):
            return dict(_TEXT)
        return super().function_plain_schema(schema)

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchema:
        return super().function_before_schema(schema) | _RULES.get(schema["function"]["function"], {})

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchema:
        return super().function_after_schema(schema) | _RULES.get(schema["function"]["function"], {})

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchema:
        """Without quotes it is a number to editors."""
        return {"type": "number"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        """A field that may be left out; a line with nothing after the colon is a fault."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        made = super().default_schema(schema)
        if made["default"] in (None, []):
            del made["default"]
        return made

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchema:
        return super().tuple_schema(schema) | {"minItems": 1}

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchema:
        """The types of block, told apart by ``type``."""
        made = super().union_schema(schema)
        models = [choice["cls"] for choice in schema["choices"] if isinstance(choice, dict) and "cls" in choice]
        if set(models) != set(BLOCKS.values()):
            return made
        mapping = {kind: one["$ref"] for kind, one in zip(BLOCKS, made["anyOf"], strict=True)}
        return {"oneOf": made["anyOf"], "discriminator": {"propertyName": "type", "mapping": mapping}}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the name of a field says as much."""
        return False
