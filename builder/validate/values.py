"""One value that does not fit its field → its code, what is wrong with it, and what to type instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from builder.blocks.base import FLAGS, ID, MOST_LINES, MOST_MM, YEARS, Model, TextOf, kebab
from builder.diagnostics import Report, did_you_mean, visible
from builder.load import Mapping, Scalar, Sequence, Value
from builder.load.lookalikes import BULLET, begins_curly, without_curly

MOST_FOUND = 200
"""Findings that are named for one file; when there are more, reading it ends."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value, and the field it does not fit."""

    field: FieldInfo
    key: str
    is_item: bool
    """It stands in a list that is the field's value."""
    value: Value
    report: Report

    def add(self, code: str, message: str, hint: str) -> None:
        self.report.add(code, self.value.at, message, hint)

    @property
    def subject(self) -> str:
        return f"each item of '{self.key}'" if self.is_item else f"'{self.key}'"

    @property
    def shown(self) -> str:
        if isinstance(self.value, Scalar):
            return visible(self.value)
        if isinstance(self.value, Sequence):
            return "a list"
        first = next(iter(self.value), None)
        return "{}" if first is None else f"a name and a value as in {visible(first + ': …')}"

    @property
    def choices(self) -> list[str]:
        """The words that the field may hold; none if it is not a choice."""
        literals = inside(self.field.annotation, lambda annotation: get_origin(annotation) is Literal)
        return [str(choice) for literal in literals for choice in get_args(literal)]


def inside(annotation: Any, is_wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield what is wanted within ``tuple[X, ...]``, ``X | None`` and their like."""
    if is_wanted(annotation):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from inside(inner, is_wanted)


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Model)


def report_misfit(kind: str, misfit: Misfit) -> None:
    """Report a value by the type of pydantic's error."""
    if isinstance(misfit.value, Scalar) and not misfit.value.strip():
        _empty(misfit)
    elif kind in _SHAPES:
        _SHAPES[kind](misfit)
    elif isinstance(misfit.value, Scalar):
        _RULES[kind](misfit, misfit.value)
    else:
        _text_expected(misfit)


def _empty(misfit: Misfit) -> None:
    if misfit.key == "alt":
        misfit.add("M108", "the picture has no description: 'alt' is empty", ALT)
    elif misfit.is_item:
        misfit.add("M115", f"an item of '{misfit.key}' is empty", "type its text, or delete the item")
    else:
        hint = (
            "type what belongs there" if misfit.field.is_required() else "type what belongs there, or delete the line"
        )
        misfit.add("M115", f"nothing stands after '{misfit.key}:'", hint)


ALT = "add 'alt: …' and say in a sentence what the picture shows"


def _text_expected(misfit: Misfit) -> None:
    hint = "type one text"
    if misfit.choices:
        hint = f"type one of {', '.join(misfit.choices)}"
    elif isinstance(misfit.value, Mapping) and misfit.value:
        hint = 'a colon and a space make a name of what stands before them: put the whole text in double quotes: "…"'
        if begins_curly(next(iter(misfit.value))):
            hint = 'curly quotes “…” are printed and hold nothing together: put straight ones around the text: "…"'
    elif isinstance(misfit.value, Sequence):
        is_prose = any(isinstance(mark, TextOf) and mark.kind == "prose" for mark in _marks(misfit.field))
        hint = "take the brackets or dashes away"
        if is_prose and not misfit.is_item:
            hint = f"type '{misfit.key}: |' and the list in the lines below it, moved in; or {hint}"
    misfit.add("M105", f"{misfit.subject} is one text, not {misfit.shown}", hint)


def _marks(field: FieldInfo) -> Iterator[Any]:
    """What is said of a field's type, also inside ``X | None``."""
    yield from field.metadata
    for annotated in inside(field.annotation, lambda annotation: hasattr(annotation, "__metadata__")):
        yield from annotated.__metadata__


def _list_expected(misfit: Misfit) -> None:
    if isinstance(misfit.value, Scalar) and re.match(r"-[^\s-]", misfit.value):
        hint = "type a space after each dash"
    elif isinstance(misfit.value, Scalar) and (bullet := BULLET.match(misfit.value)):
        hint = f"type '- ' in place of each {visible(bullet['sign'])}, and each item on a line of its own"
    elif misfit.choices and isinstance(misfit.value, Scalar):
        hint = f"put it in square brackets: {misfit.key}: [{misfit.value.strip(' []')}]"
    elif isinstance(misfit.value, Mapping) and misfit.value:
        hint = f"type '- ' before '{next(iter(misfit.value))}:' and before the first name of each item below"
    else:
        hint = f"end the line after '{misfit.key}:' and begin each item on a line of its own with '- '"
    misfit.add("M106", f"'{misfit.key}' is a list, not {misfit.shown}", hint)


def _mapping_expected(misfit: Misfit) -> None:
    models = list(inside(misfit.field.annotation, is_model))
    fields = models[0].model_fields.items() if models else ()
    names = [kebab(name) for name, field in fields if field.is_required()]
    hint = "type " + " and ".join(f"'{name}: …'" for name in names)
    if isinstance(misfit.value, Scalar) and len(names) == 1:
        hint = f"type {visible(f'{names[0]}: {misfit.value}')}"
    misfit.add("M107", f"{misfit.subject} has names and values, and is not {misfit.shown}", hint)


def _choice(misfit: Misfit, value: Scalar) -> None:
    choices = misfit.choices
    hint = did_you_mean(value, choices) or "type one of these words"
    misfit.add("M102", f"{visible(value)} is not one of {', '.join(choices)}", hint)


def _whole(misfit: Misfit, value: Scalar) -> None:
    hint = "type a number in digits, such as 15"
    digits = re.fullmatch(r"\D*?(\d{1,4})(?:[.,]0+)?\D*", value)
    if digits and int(digits[1]) and "-" not in value:
        hint = f"type {int(digits[1])}"
    if value.isdecimal() and len(value) > 6:
        misfit.add("M111", f"{visible(value)} is too large a number", "type a smaller one")
        return
    unit = _UNITS.get(misfit.key)
    what = f"a whole number of {unit}" if unit else "a whole number"
    misfit.add("M111", f"{misfit.subject} is {what} from 1 up, not {visible(value)}", hint)


_UNITS = {"minutes": "minutes", "workspace": "mm", "width": "mm", "space": "mm", "lines": "lines"}


def _too_long(misfit: Misfit, value: Scalar) -> None:
    is_lines = misfit.key == "lines"
    message = f"{value} lines are more than fit on a page" if is_lines else f"{value} mm is more than fits on a page"
    misfit.add("M109", message, f"type a number up to {MOST_LINES if is_lines else MOST_MM}")


def _year(misfit: Misfit, value: Scalar) -> None:
    message = f"{misfit.subject} is a year from {YEARS[0]} to {YEARS[-1]}, not {visible(value)}"
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", value[:64])
    near = f"type {int(years[0])}" if len(years) == 1 and int(years[0]) in YEARS else ""
    misfit.add("M118", message, near or "type four digits, such as 2022")


def _number(misfit: Misfit, value: Scalar) -> None:
    """A value such as ``42%``, ``1,000`` or ``27,6 million`` is meant to be what its digits say."""
    hint = "type a number such as 42 or 27.6"
    found = re.fullmatch(
        r"(\D*?)(\d{1,3}(?:[ ,.’'_\u00a0\u202f]\d{3})+(?!\d)|\d{1,10})(?:[.,٫](\d{1,3}))?(\D*)", value[:64]
    )
    if found:
        whole, part = re.sub(r"\D", "", found[2]), found[3]
        number = f"{int(whole)}" + (f".{''.join(str(int(digit)) for digit in part)}" if part else "")
        rest = "; what is printed beside the bar goes after 'figure:'" if re.search(r"[^\W\d_]", found[4]) else ""
        hint = f"type {number}{rest}"
    misfit.add("M119", f"{misfit.subject} is a number, with a point and without a unit, not {visible(value)}", hint)


def _flag(misfit: Misfit, value: Scalar) -> None:
    hint = did_you_mean(value, FLAGS) or "type yes or no"
    misfit.add("M112", f"{misfit.subject} is yes or no, not {visible(value)}", hint)


def _date(misfit: Misfit, value: Scalar) -> None:
    hint = "type year-month-day in digits, such as 2026-11-24"
    year_first = re.fullmatch(r"(\d{4})\D?(\d\d?)\D(\d\d?)|(\d{4})(\d\d)(\d\d)", without_curly(value))
    message = f"{misfit.subject} is a day, not {visible(value)}"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        message = f"there is no day {visible(value)}"
    elif year_first:
        year, month, day = (int(part) for part in year_first.groups() if part)
        hint = f"type {year:04}-{month:02}-{day:02}" if month <= 12 and day <= 31 else hint
    misfit.add("M113", message, hint)


def _mark(misfit: Misfit, value: Scalar) -> None:
    message = f"{visible(value)} is not the mark of a text, such as 3f2a-91bc-77d0"
    misfit.add("M120", message, "run 'handouts reviews', and copy the mark that it shows for this lesson")


def _id(misfit: Misfit, value: Scalar) -> None:
    letters = unicodedata.normalize("NFKD", value[:64]).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    hint = f"type {visible(slug)}" if ID.fullmatch(slug) else "type a short name such as fast-job"
    message = f"{visible(value)} is not a name: only small letters a to z, digits and hyphens, 64 at most"
    misfit.add("M114", message, hint)


def _image(misfit: Misfit, value: Scalar) -> None:
    message = f"{visible(value)} is not the name of a picture"
    hint = "type the file's name in materials/images, in small letters, digits and hyphens, with .png, .jpg or .jpeg"
    misfit.add("M117", message, hint)


_SHAPES: dict[str, Callable[[Misfit], None]] = {
    "tuple_type": _list_expected,
    "model_type": _mapping_expected,
    "text-expected": _text_expected,
    "empty": _empty,
}
"""Rules that do not look at what a text says."""
_RULES: dict[str, Callable[[Misfit, Scalar], None]] = {
    "literal_error": _choice,
    "whole-expected": _whole,
    "too-long": _too_long,
    "year-expected": _year,
    "number-expected": _number,
    "flag-expected": _flag,
    "date-expected": _date,
    "mark-expected": _mark,
    "id-expected": _id,
    "image-expected": _image,
}
"""Rules for texts that say the wrong thing."""
