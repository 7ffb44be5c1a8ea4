"""The look of a file: paper, margins, and a style for each element and role. It is a value; ``theme`` reads it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from builder.typeset.text.items import Look as TextLook

Align: TypeAlias = Literal["start", "center", "end", "justify"]
MM = 72 / 25.4
"""Points in a millimetre."""
PAPERS: Mapping[str, tuple[float, float]] = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
"""Width and height in points."""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How one element is set. Sizes and spaces in points; start and end are sides of the reader's direction.

    Compared by identity: a ``Look`` makes each style once.
    """

    # inherited by what is inside
    size: float = 12
    leading: float = 1.4
    """Line height as a multiple of the size; scripts that need more get more."""
    weight: int = 400
    color: str = "#000000"
    align: Align = "start"
    hyphenate: bool = False
    italic: bool = False
    # the element's own
    before: float = 0
    after: float = 0
    start: float = 0
    """Indent at the side where lines begin."""
    label: float = 0
    """Width kept for a list's label."""
    keep_with_next: bool = False
    background: str = ""
    border: str = ""
    """Colour of the border; empty for none."""
    border_width: float = 0.75
    border_side: Literal["all", "start", "top", "bottom"] = "all"
    padding: float = 0
    padding_y: float = -1
    """Above and below; as ``padding`` if negative."""
    height: float = 0
    """Of a line to write on, or the least height."""
    rise: float = 0
    """Of superscripts, as a share of the size."""
    bullet: str = ""
    """The label of a list without numbers."""
    corner: float = 0
    """Radius of a box's corners."""
    hatch: float = 0
    """How far the slanted lines are apart that fill a bar; 0 for none."""
    icon: str = ""
    """The name of a drawing beside the label of a box."""
    fill: bool = False
    """Reach out to where printers can still print."""

    @property
    def is_boxed(self) -> bool:
        return bool(self.background or self.border or self.padding)

    @property
    def inset(self) -> float:
        """Space between a box's upper or lower edge and its content."""
        return self.padding if self.padding_y < 0 else self.padding_y


INHERITED = ("size", "leading", "weight", "color", "align", "hyphenate", "italic")
Rules: TypeAlias = Mapping[str, Mapping[str, Any]]
"""``h1``, ``aside.tip`` → the fields of ``Style`` that it sets."""


@dataclass(frozen=True, eq=False)
class Look:
    """Everything that typesetting needs to know of looks; compared by identity."""

    theme: str
    paper: str
    page_size: tuple[float, float]
    margins: Mapping[str, float]
    """``top``, ``bottom``, ``start``, ``end`` in points."""
    rules: Rules
    _styles: dict[tuple[Any, ...], Style] = field(default_factory=dict, repr=False)
    _texts: dict[tuple[Style, str], TextLook] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def body(self) -> Style:
        """What everything inherits from."""
        return Style(**self.rules.get("body", {}))

    def style(self, parent: Style, name: str, role: str = "", status: str = "") -> Style:
        """The style of an element inside another: what it inherits, then what element, role and status say."""
        key = (parent, name, role, status)
        found = self._styles.get(key)
        if found is None:
            found = Style(**{name: getattr(parent, name) for name in INHERITED})
            for rule in (name, f"{name}.{role}" if role else "", f"status.{status}" if status else ""):
                if rule and rule in self.rules:
                    found = replace(found, **self.rules[rule])
            self._styles[key] = found
        return found

    def changed(self, style: Style, **fields: Any) -> Style:
        """The style with other values in some fields."""
        key = (style, *fields.items())
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = replace(style, **fields)
        return found

    def text(self, style: Style, lang: str) -> TextLook:
        """How plain text of a style looks in a language."""
        key = (style, lang)
        found = self._texts.get(key)
        if found is None:
            found = text_look(style.size, style.weight, style.color, lang, style.italic)
            self._texts[key] = found
        return found


@functools.cache
def text_look(size: float, weight: int, color: str, lang: str, italic: bool) -> TextLook:
    """One object for one way of setting text, since the text engine compares them by identity."""
    return TextLook(size, weight, color, lang, italic=italic)
