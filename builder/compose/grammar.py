"""Which element may stand in which, and what their attributes may say (``builder/document.py`` names them all)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from builder.blocks.base import NUMBER
from builder.document import ATTRIBUTES, BLOCK, INLINE, ROLES

Content: TypeAlias = Literal["inline", "blocks", "either", "nothing"]

_ONLY_IN: Mapping[str, frozenset[str]] = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "chart": frozenset({"caption", "bar"}),
    "bar": frozenset({"bar-label", "bar-value"}),
    "diagram": frozenset({"node", "figcaption"}),
    "pair": frozenset({"side"}),
    "": frozenset({"document"}),
    "document": frozenset({"page-head", "page-foot", "body"}),
    "page-head": frozenset({"banner", "start", "center", "end"}),
    "page-foot": frozenset({"start", "center", "end"}),
}
"""Elements that hold nothing but these."""
_PARTS = frozenset().union(*_ONLY_IN.values()) | {"figcaption"}
FLOW = BLOCK - _PARTS
"""What may stand in a body, a section and the like."""
_NOTHING = frozenset(
    {
        "br", "blank", "checkbox", "note-ref", "page-ref", "page-number", "page-count",
        "answer-lines", "workspace", "cut-line", "break", "contents",
    }
)  # fmt: skip
_EITHER = frozenset({"li", "dd", "td", "th", "aside", "keep", "note", "section", "figure", "side"})
"""These hold inline content or blocks, never both."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "a": ("href",),
    "page-ref": ("to",),
    "note-ref": ("to",),
    "note": ("id",),
    "figure": ("image", "alt"),
    "chart": ("alt",),
    "bar": ("value",),
    "diagram": ("alt", "shape"),
}
_WHOLE = re.compile(r"[1-9][0-9]{0,3}")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
"""A lesson's ids, and those of layouts: theirs hold a dot, so that no lesson can have the same."""
_RULES: Mapping[str, Callable[[str], bool]] = {
    "id": lambda value: bool(_ID.fullmatch(value)),
    "lang": lambda value: bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", value)),
    "role": lambda value: value in ROLES,
    "status": lambda value: value in ("draft", "stale", "missing"),
    "href": lambda value: bool(re.match(r"(?:https?|mailto|tel):[^\s]", value, re.IGNORECASE)),
    "to": lambda value: all(_ID.fullmatch(part) for part in value.split(":", 1)),
    "scope": lambda value: value in ("row", "col"),
    "widths": lambda value: bool(re.fullmatch(r"[1-9][0-9]*( [1-9][0-9]*)*", value)),
    "ruled": lambda value: value in ("yes", "no"),
    "before": lambda value: value == "page",
    "value": lambda value: bool(NUMBER.fullmatch(value)),
    "shape": lambda value: value in ("parts", "sequence"),
    "page": lambda value: value in ("whole", "alone"),
    "set": lambda value: value == "columns",
} | {
    name: lambda value: bool(_WHOLE.fullmatch(value))
    for name in ("start", "colspan", "rowspan", "width", "count", "height")
}  # fmt: skip


def content_of(name: str) -> Content:
    """What an element holds."""
    if name in _NOTHING:
        return "nothing"
    if name in _EITHER:
        return "either"
    return "blocks" if name in _ONLY_IN or name in ("body", "node") else "inline"


def may_hold(parent: str, child: str) -> bool:
    """Whether ``child`` may stand directly in ``parent``."""
    if parent in _ONLY_IN:
        return child in _ONLY_IN[parent]
    if child in INLINE:
        return content_of(parent) in ("inline", "either")
    if parent == "node":
        return child == "p"
    if parent == "figure":
        return child in ("figcaption", "p")
    return content_of(parent) in ("blocks", "either") and child in FLOW


def has_attribute(element: str, attribute: str) -> bool:
    return attribute in ATTRIBUTES["*"] or attribute in ATTRIBUTES.get(element, ())


def is_value(attribute: str, value: str) -> bool:
    """Whether an attribute may say this; those without a rule hold free words."""
    rule = _RULES.get(attribute)
    return rule is None or rule(value)
