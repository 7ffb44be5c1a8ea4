"""Errors of pydantic → findings in the words of the YAML, chosen by an error's type, never by its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from builder.blocks import BLOCKS
from builder.blocks.base import Model, field_of, kebab
from builder.diagnostics import Position, Report, nearest, visible
from builder.load import Mapping, Scalar, Value
from builder.markdown import TextError
from builder.validate.values import ALT, MOST_FOUND, Misfit, inside, is_model, report_misfit

MOST_NAMED = 3
"""Types of block that a hint names; more would say nothing."""


def report_faults(errors: Iterable[Any], model: type[Model], root: Mapping, where: str, report: Report) -> None:
    """Report each error at its place in ``root``; ``where`` names the mapping in messages."""
    errors = list(errors)
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant = {_report_unknown(loc, model, root, where, report) for loc in unknown[: MOST_FOUND + 1]}
    for error in errors:
        if len(report.found) > MOST_FOUND:
            return
        loc, kind = error["loc"], error["type"]
        if kind == "extra_forbidden" or loc in meant:
            continue
        owner = _model_at(model, loc)
        if kind == "missing":
            key, mapping = str(loc[-1]), _value_at(root, loc[:-1])
            report_missing(key, mapping.at, _named(loc, where), _addition(owner, key), report)
            continue
        key = next(part for part in reversed(loc) if isinstance(part, str))
        field = owner.model_fields[field_of(key)]
        cause = error.get("ctx", {}).get("error")
        if isinstance(cause, TextError):
            report.extend(cause.found)
        else:
            report_misfit(kind, Misfit(field, key, isinstance(loc[-1], int), _value_at(root, loc), report))


def report_missing(key: str, at: Position, where: str, hint: str, report: Report) -> None:
    """Report a field that must be given and is not."""
    if key == "alt":
        report.add("M108", at, f"'alt' is missing in {where}", ALT)
    else:
        report.add("M103", at, f"'{key}' is missing in {where}", hint)


def _report_unknown(
    loc: tuple[Any, ...], model: type[Model], root: Mapping, where: str, report: Report
) -> tuple[Any, ...]:
    """Report a name that no field has; return the place of the field that was meant, so that it is not missed too."""
    owner, mapping, key = _model_at(model, loc), cast(Mapping, _value_at(root, loc[:-1])), str(loc[-1])
    free = [kebab(name) for name in owner.model_fields if kebab(name) not in mapping]
    near = nearest(key, free)
    owners = [name for name, block in BLOCKS.items() if field_of(key) in block.model_fields]
    value = mapping[key]
    if near:
        hint = f"did you mean {visible(near)}?"
    elif isinstance(value, Scalar) and not value:
        hint = "if it belongs to the text before it, put that whole text in double quotes; else delete it"
    elif 0 < len(owners) <= MOST_NAMED and owner in BLOCKS.values():
        hint = f"delete it; only {_listed(owners)} blocks have it"
    else:
        hint = f"delete it; what else can stand here: {', '.join(free)}" if free else "delete it"
    report.add("M101", mapping.place_of(key), f"{visible(key)} is not a field of {_named(loc, where)}", hint)
    return (*loc[:-1], near)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _named(loc: tuple[Any, ...], where: str) -> str:
    return where if len(loc) == 1 else f"this item of '{loc[0]}'"


def _addition(model: type[Model], key: str) -> str:
    """What to type for a field, with the first sentence of what the model says of it."""
    meaning = (model.model_fields[field_of(key)].description or "").split(". ")[0].rstrip(".").replace("``", "'")
    return f"add '{key}: …'" + (f" ({meaning[0].lower()}{meaning[1:]})" if meaning else "")


def _value_at(root: Mapping, loc: tuple[Any, ...]) -> Value:
    value: Any = root
    for part in loc:
        value = value[part]
    return cast(Value, value)


def _model_at(model: type[Model], loc: tuple[Any, ...]) -> type[Model]:
    """The model that has the field named last in ``loc``."""
    names = [part for part in loc if isinstance(part, str)]
    for name in names[:-1]:
        model = next(inside(model.model_fields[field_of(name)].annotation, is_model))
    return model
