"""Mappings → models that know where they were written. It compares no field with another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from builder.blocks import BLOCKS
from builder.blocks.base import BlockBase, Model, field_of, kebab
from builder.diagnostics import Report, did_you_mean, visible
from builder.lesson import Lesson, Section
from builder.load import Mapping, Scalar, Sequence, Value
from builder.validate.faults import report_faults, report_missing
from builder.validate.values import MOST_FOUND

ModelType = TypeVar("ModelType", bound=Model)


def lesson_from(root: Mapping, language: str, report: Report) -> Lesson | None:
    """The lesson, or None if any part of it has an error."""
    before = len(report.found)
    sections = [_section(one, report) for one in _mappings(root, "sections", "section", report)]
    lesson = read(Lesson, root, "this lesson", report, {"sections": sections})
    if lesson is None or len(report.found) > before:
        return None
    lesson._language = language
    return lesson


def read(
    model: type[ModelType], root: Mapping, where: str, report: Report, parts: dict[str, list[Any]] | None = None
) -> ModelType | None:
    """One model from one mapping, or None, with its faults reported up to a limit.

    ``where`` names the mapping in messages, such as ``the text block 'intro'``. ``parts`` are lists of models that were
    read before, None standing for one with faults.
    """
    values: dict[str, Any] = dict(root)
    for key, made in (parts or {}).items():
        if isinstance(root.get(key), Sequence):
            values[key] = tuple(one for one in made if one is not None)
    try:
        result = model.model_validate(values)
    except ValidationError as error:
        report_faults(error.errors(include_url=False, include_input=False), model, root, where, report)
        result = None
    has_empty = _report_empty_lists(model, root, report)
    if result is None or has_empty:
        return None
    _remember(result, root, parts or {})
    return result


def _report_empty_lists(model: type[Model], root: Mapping, report: Report) -> bool:
    found = [one for key, value in root.items() if _is_field(key, model) for one in _empty_lists(key, value)]
    told = {one.at for one in report} if found else set()
    for key, empty in found:
        if empty.at not in told:
            field = model.model_fields.get(field_of(key))
            is_needed = field is not None and field.is_required()
            hint = "type at least one item" + ("" if is_needed else f", or delete the line with '{key}:'")
            report.add("M116", empty.at, f"the list after '{key}:' is empty", hint)
    return bool(found)


def _empty_lists(key: str, value: Value) -> Iterator[tuple[str, Sequence]]:
    """Lists with nothing in them, at any depth of a value, and the names they have."""
    if isinstance(value, Sequence):
        if not value:
            yield key, value
        for item in value:
            yield from _empty_lists(key, item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _empty_lists(name, item)


def _is_field(key: str, model: type[Model]) -> bool:
    return field_of(key) in model.model_fields


def _remember(model: Model, root: Mapping, parts: dict[str, list[Any]]) -> None:
    """Write down where each field stands, in the models inside it too."""
    model._at = root.at
    for name in type(model).model_fields:
        key = kebab(name)
        raw = root.get(key)
        if raw is None:
            continue
        model._positions[name] = raw.at
        value = getattr(model, name)
        if isinstance(value, Model) and isinstance(raw, Mapping):
            _remember(value, raw, {})
        elif isinstance(value, tuple) and key not in parts and isinstance(raw, Sequence):
            for inner, written in zip(value, raw, strict=True):
                if isinstance(inner, Model) and isinstance(written, Mapping):
                    _remember(inner, written, {})


def _section(root: Mapping, report: Report) -> Section | None:
    blocks = [_block(one, report) for one in _mappings(root, "blocks", "block", report)]
    return read(Section, root, _named("section", root), report, {"blocks": blocks})


def _block(root: Mapping, report: Report) -> BlockBase | None:
    """A block, by its type. Of a type that does not exist only what all blocks have is looked at."""
    kind = root.get("type")
    if isinstance(kind, Scalar) and kind in BLOCKS:
        return read(BLOCKS[kind], root, _named(f"{kind} block", root), report)
    where = _named("block", root)
    choices = ", ".join(BLOCKS)
    if isinstance(kind, Scalar) and kind.strip():
        hint = did_you_mean(kind, BLOCKS) or f"type one of {choices}"
        report.add("M104", kind.at, f"{visible(kind)} is not a type of block", hint)
    elif kind is None:
        report_missing("type", root.at, where, f"add 'type: …' with one of {choices}", report)
    else:
        report.add("M104", kind.at, "the type of a block is one word", f"type one of {choices}")
    common = Mapping({key: value for key, value in root.items() if _is_field(key, BlockBase)})
    common.at = root.at
    read(BlockBase, common, where, report)
    return None


def _named(what: str, root: Mapping) -> str:
    name = root.get("id")
    return f"the {what} {visible(name)}" if isinstance(name, Scalar) and name.strip() else f"this {what}"


def _mappings(root: Mapping, key: str, what: str, report: Report) -> Iterator[Mapping]:
    """The mappings in a list of sections or blocks; other items are reported."""
    items = root.get(key)
    for item in items if isinstance(items, Sequence) else ():
        if len(report.found) > MOST_FOUND:
            return
        if isinstance(item, Mapping):
            yield item
        else:
            first = "type" if what == "block" else "id"
            hint = f"type '- {first}: …', and below it the other fields of the {what}"
            report.add("M107", item.at, f"a {what} is expected here, with names and values", hint)
