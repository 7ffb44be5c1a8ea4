"""What ``load`` yields: texts, lists and mappings that know where they were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar, overload

from builder.diagnostics import Diagnostic, Position

Default = TypeVar("Default")
NOWHERE = Position("")


class Scalar(str):
    """A text exactly as it was typed (YAML quoting removed), with its place."""

    __slots__ = ("_column", "_file", "_line", "_shape")
    _file: str
    _line: int
    _column: int
    _shape: int | tuple[int, int] | None
    """How its characters lie in the file: columns to its first character when it stands on one line as typed;
    (first line, spaces before each) for a literal block; None when folding or escapes moved them."""

    def __new__(cls, text: str = "", at: Position = NOWHERE, shape: int | tuple[int, int] | None = 0) -> Scalar:
        self = super().__new__(cls, text)
        self._file, self._line, self._column, self._shape = at.file, at.line, at.column, shape
        return self

    @property
    def at(self) -> Position:
        """Where it begins: its quote, its ``|`` or its first character."""
        return Position(self._file, self._line, self._column)

    def position_of(self, offset: int) -> Position:
        """Place of a character: exact for one line as typed and for literal blocks, else the scalar's start."""
        if isinstance(self._shape, int):
            return Position(self._file, self._line, self._column + self._shape + offset)
        if self._shape is None:
            return self.at
        first, indent = self._shape
        line_start = self.rfind("\n", 0, offset) + 1
        return Position(self._file, first + self.count("\n", 0, offset), indent + offset - line_start + 1)


class Sequence(tuple["Value", ...]):
    """A list."""

    at: Position = NOWHERE


class Mapping(dict[Scalar, "Value"]):
    """Keys are ``Scalar``s, so each knows its place; they are found by plain strings too."""

    at: Position = NOWHERE

    if TYPE_CHECKING:

        def __getitem__(self, key: str) -> Value: ...

        @overload
        def get(self, key: str, default: None = None, /) -> Value | None: ...
        @overload
        def get(self, key: str, default: Value, /) -> Value: ...
        @overload
        def get(self, key: str, default: Default, /) -> Value | Default: ...
        def get(self, key: str, default: object = None, /) -> object: ...

    def place_of(self, key: str) -> Position:
        """Where a key was written; the mapping's own place if it was not."""
        return next((found.at for found in self if found == key), self.at)


Value: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file, read."""

    file: str
    root: Mapping | None
    """None when the file could not be read as a mapping."""
    found: tuple[Diagnostic, ...]
