"""A fixed word of the pages with its English beside it, as typed → its parts, and whether it is up to date."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load import Mapping, Scalar, Value
from builder.localize.modules import folded

KEYS = ("source", "was", "text", "reviewed", "note")


@dataclass(frozen=True, slots=True)
class Worded:
    """``{source, text, …}``."""

    root: Mapping
    source: Value | None
    text: Value | None
    """None if nothing was typed."""
    was: Value | None

    def is_current_with(self, english: object) -> bool:
        """Tell whether it was made for the English as it is now."""
        return self.was is None and same(self.source, english)


def worded(value: Value) -> Worded | None:
    """Read a word that has its English beside it; None for one that stands alone."""
    if not isinstance(value, Mapping) or not {"source", "text"} & value.keys():
        return None
    return Worded(value, _typed(value.get("source")), _typed(value.get("text")), value.get("was"))


def same(one: object, other: object) -> bool:
    """Tell whether two words, or their forms for several numbers, say the same."""
    if isinstance(one, dict) or isinstance(other, dict):
        if not isinstance(one, dict) or not isinstance(other, dict) or one.keys() != other.keys():
            return False
        return all(same(value, other[key]) for key, value in one.items())
    return folded(str(one or "")) == folded(str(other or ""))


def _typed(value: Value | None) -> Value | None:
    """None for what is empty, and for forms that all are."""
    if isinstance(value, Mapping):
        return value if any(isinstance(one, Scalar) and one.strip() for one in value.values()) else None
    return value if not isinstance(value, Scalar) or value.strip() else None
