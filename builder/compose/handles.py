"""What templates hold instead of text: handles (design §2.5).

A handle is true when its text is not empty and prints as one private-use character, its mark; ``tree`` puts the text in
the mark's place after the template's XML is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from builder.compose.formats import Written
from builder.compose.phrases import Phrase
from builder.diagnostics import Position
from builder.document import Element
from builder.errors import InternalError
from builder.texts import LocalText

if TYPE_CHECKING:
    from builder.compose.xml import Raw

_PLANES = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
"""Supplementary private use; ``load`` refuses these characters in whatever people write."""
_PLANE = _PLANES[0][1] - _PLANES[0][0] + 1
MARK = re.compile("([\U000f0000-\U000ffffd\U00100000-\U0010fffd])")


@dataclass(frozen=True, slots=True)
class Known:
    """Words that the program knows: a name, a date. They are in the document's language."""

    text: str
    beside: str = ""
    """As the other language of a bilingual page writes it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Fixed words with the values of their ``{name}``s."""

    phrase: Phrase
    values: Mapping[str, Value]
    beside: Phrase | None = None
    """The same in another language, printed after it."""
    is_meant: bool = False
    """It is to be in the phrase's language, whatever its readers read."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several values one after the other."""

    parts: tuple[Value, ...]
    beside: tuple[Value, ...] = ()
    """The same as another language joins it."""


@dataclass(frozen=True, slots=True)
class Made:
    """An element, or what a block's template made: pieces of XML, not yet elements."""

    pieces: tuple[Raw | str | Element, ...]
    at: Position | None = None
    """Where the author wrote the block."""
    template: str = ""


Line: TypeAlias = LocalText | Known | Said | Joined
"""What stands within a line, or is prose."""
Value: TypeAlias = Line | Made


FIRST, SECOND = 1, 2
"""The sides of what is printed in two languages."""


def is_double(value: Value) -> bool:
    """Tell whether something of it is printed in two languages."""
    if isinstance(value, LocalText):
        return value.beside is not None
    if isinstance(value, Said):
        return value.beside is not None or any(map(is_double, value.values.values()))
    return isinstance(value, Joined) and any(map(is_double, value.parts))


def side_of(value: Value, side: int) -> Value:
    """What is printed of it on one side: FIRST in the reader's language, SECOND in the other."""
    is_second = side == SECOND
    if isinstance(value, LocalText):
        if is_second:
            return value.beside or value
        return value if value.beside is None else replace(value, beside=None)
    if isinstance(value, Known):
        return Known(value.beside or value.text) if is_second else value
    if isinstance(value, Said):
        phrase = (value.beside or value.phrase) if is_second else value.phrase
        is_meant = value.is_meant or (is_second and value.beside is not None)
        return Said(phrase, {name: side_of(given, side) for name, given in value.values.items()}, None, is_meant)
    if isinstance(value, Joined):
        parts = value.beside or value.parts if is_second else value.parts
        return Joined(tuple(side_of(part, side) for part in parts))
    return value


class Marks:
    """The marks of one document, by number. Only what its templates may see ever gets one."""

    def __init__(self) -> None:
        self._values: list[Value] = []

    def add(self, value: Value) -> str:
        number = len(self._values)
        if number >= _PLANE * len(_PLANES):
            raise InternalError("a document prints more texts than there are marks")
        self._values.append(value)
        return chr(_PLANES[number // _PLANE][0] + number % _PLANE)

    def get(self, mark: str) -> Value | None:
        """None if a template made the character up."""
        code = ord(mark)
        plane = 0 if code <= _PLANES[0][1] else 1
        number = code - _PLANES[plane][0] + plane * _PLANE
        return self._values[number] if number < len(self._values) else None


def known(text: str) -> Known:
    """Words of the program as a value; of a bilingual page in both languages, where both write them."""
    return Known(text, text.beside if isinstance(text, Written) else "")


class Handle:
    """Stands for a value in a template. It can be tested and printed, nothing else."""

    __slots__ = ("_mark", "_marks", "_value")

    def __init__(self, marks: Marks, value: Value) -> None:
        self._marks, self._value, self._mark = marks, value, ""

    def __bool__(self) -> bool:
        value = self._value
        if isinstance(value, LocalText):
            return bool(value.text)
        if isinstance(value, Known):
            return bool(value.text)
        if isinstance(value, Joined):
            return bool(value.parts)
        return not isinstance(value, Made) or bool(value.pieces)

    def __str__(self) -> str:
        if not self._mark:
            self._mark = self._marks.add(self._value)
        return self._mark

    __html__ = __str__

    @property
    def _held(self) -> Value:
        """For Python alone: the sandbox refuses names that begin so."""
        return self._value
