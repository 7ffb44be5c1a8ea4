"""Plain values as typed, for checks that need no model: nothing where something else stands than is looked for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.blocks.base import FLAGS, WHOLE
from builder.load import Mapping, Scalar, Sequence, Value


def mappings(root: Mapping, key: str) -> Iterator[Mapping]:
    """The items of a list that have names and values."""
    for item in items(root, key):
        if isinstance(item, Mapping):
            yield item


def items(root: Mapping, key: str) -> Sequence | tuple[()]:
    """A list; an empty one if it is not there or none."""
    value = root.get(key)
    return value if isinstance(value, Sequence) else ()


def text(root: Mapping, key: str) -> Scalar | None:
    value = root.get(key)
    return value if isinstance(value, Scalar) and value.strip() else None


def minutes(root: Mapping) -> int:
    """Minutes as stated; 0 when they are not, or not readable."""
    value = text(root, "minutes")
    return int(value) if value is not None and WHOLE.fullmatch(value) else 0


def is_yes(root: Mapping, key: str) -> bool:
    return FLAGS.get(text(root, key) or "no", False)


def scalars(value: Value) -> Iterator[Scalar]:
    """Every text in a value, at any depth, in order; names are none."""
    if isinstance(value, Scalar):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from scalars(inner)
