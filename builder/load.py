"""Load: YAML text → plain values with positions. It knows nothing of lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from builder.diagnostics import Diagnostic, Position


class Scalar(str):
    """A text exactly as it was typed (YAML quoting removed), with its place."""

    __slots__ = ("_columns", "at")
    at: Position

    def position_of(self, offset: int) -> Position:
        """Place of a character: exact for one-line plain and literal block scalars, else the scalar's start."""
        raise NotImplementedError


class Sequence(tuple["Value", ...]):
    """A list."""

    at: Position


class Mapping(dict[Scalar, "Value"]):
    """Keys are ``Scalar``s, so each knows its place."""

    at: Position


Value: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file, read."""

    file: str
    root: Mapping | None
    """None when the file could not be read as a mapping."""
    found: tuple[Diagnostic, ...]


def load(file: str, data: bytes) -> Source:
    """Read strict YAML; all its faults are in ``found``."""
    raise NotImplementedError
