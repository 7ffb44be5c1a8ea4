"""Elements in two languages: an element as printed in the one and in the other → the element that holds both.

Blocks stand beside one another, or one below the other; within headings, labels and cells the second follows on a line
of its own, so that what holds them stays one thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from builder.document import Element, Node


class Pairs(Enum):
    """How two languages are set."""

    SECONDARY = "secondary"
    """The second small and quiet below the first: the source of a text that nobody has reviewed."""
    COLUMNS = "columns"
    """Both alike, side by side where there is room."""
    STACKED = "stacked"
    """Both alike, one below the other."""


def beside_one_another(first: Sequence[Node], second: Sequence[Node], pairs: Pairs) -> Element:
    """Blocks, or words, of the one language and of the other."""
    attributes = {"set": "columns"} if pairs is Pairs.COLUMNS else {}
    sides = Element("side", {}, tuple(first)), Element("side", _role(pairs), tuple(second))
    return Element("pair", attributes, sides)


def in_each(element: Element, other: Element, pairs: Pairs) -> Element:
    """A paragraph of its own for each language."""
    attributes = {"id": element.get("id")} if element.get("id") else {}
    made = beside_one_another((_without(element, "id"),), (_second(other, pairs),), pairs)
    return replace(made, attributes={**attributes, **made.attributes}, at=element.at)


def within(element: Element, other: Element, pairs: Pairs) -> Element:
    """One item that holds the words of both as blocks."""
    said = {name: value for name, value in element.attributes.items() if name in ("lang", "status")}
    theirs = {name: value for name, value in other.attributes.items() if name in ("lang", "status")}
    made = beside_one_another(element.children, other.children, pairs)
    first, second = (child for child in made.children if isinstance(child, Element))
    sides = replace(first, attributes=said), replace(second, attributes={**theirs, **second.attributes})
    return replace(_without(element, "lang", "status"), children=(replace(made, children=sides),))


def one_after_the_other(element: Element, other: Element, pairs: Pairs) -> Element:
    """One element in which the words of the second language follow on a new line."""
    said = {name: value for name, value in other.attributes.items() if name in ("lang", "status")}
    second = Element("span", {**said, **_role(pairs)}, other.children)
    attributes = dict(element.attributes)
    return replace(element, attributes=attributes, children=(*element.children, Element("br"), second))


def _second(element: Element, pairs: Pairs) -> Element:
    """A small one below has no look of its own."""
    return _without(element, "id", *(("role",) if pairs is Pairs.SECONDARY else ()))


def _without(element: Element, *names: str) -> Element:
    return replace(element, attributes={key: value for key, value in element.attributes.items() if key not in names})


def _role(pairs: Pairs) -> dict[str, str]:
    return {"role": "other"} if pairs is Pairs.SECONDARY else {}
