"""Read a look: the sources of a theme and a layout → ``Look``, or all their faults. Lengths are in mm, type in points.

A theme is judged here: keys and values, type that is too small, colours that are hard to read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.document import ELEMENTS, ROLES
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source
from builder.typeset.contrast import LARGE, least, ratio
from builder.typeset.icons import DRAWINGS
from builder.typeset.look import MM, PAPERS, Look, Style

WHITE = "#ffffff"
_SMALLEST_PT = 11.0
_NUMBER = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,3})?")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_MARGINS = ("top", "bottom", "start", "end")
_EXTRA_NAMES = frozenset({"body", "marker", "status.stale", "status.missing"})
_BEST_LEADING, _WIDEST_LEADING = 1.0, 3.0


def read_look(themes: Sequence[Source], layout: Source, paper: str) -> tuple[Look | None, tuple[Diagnostic, ...]]:
    """Make the look of a layout on a paper; ``themes`` from the base to the one asked for, later ones override."""
    report = Report()
    for source in (*themes, layout):
        report.extend(source.found)
    reading = _Reading(report)
    roots = [source.root for source in themes if source.root is not None]
    for root in roots:
        reading.theme_colors(root)  # of all first: a theme that extends another may change its colours
    for root in roots:
        reading.theme_styles(root)
    margins, smallest = _page(layout, report)
    reading.judge(smallest)
    if report.has_errors:
        return None, tuple(report)
    name = themes[-1].file.rsplit("/", 1)[-1].removesuffix(".yaml") if themes else ""
    return Look(name, paper, PAPERS[paper], margins, reading.rules), tuple(report)


class _Reading:
    """Rules as they come, each value with its place."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.colors: dict[str, str] = {}
        self.rules: dict[str, dict[str, Any]] = {}
        self.places: dict[str, Position] = {}

    def theme_colors(self, root: YamlMapping) -> None:
        for key in root:
            if key not in ("theme", "extends", "title", "colors", "styles"):
                self._unknown(key, ("theme", "extends", "title", "colors", "styles"))
        colors = root.get("colors")
        if isinstance(colors, YamlMapping):
            for key, value in colors.items():
                if isinstance(value, Scalar) and _COLOR.fullmatch(value):
                    self.colors[str(key)] = value.lower()
                else:
                    self._bad(
                        value, "a colour such as '#0b4f6c'", "type a # and six digits or letters a to f, in quotes"
                    )

    def theme_styles(self, root: YamlMapping) -> None:
        styles = root.get("styles")
        if isinstance(styles, YamlMapping):
            for key, value in styles.items():
                self._style(key, value)

    def _style(self, key: Scalar, value: object) -> None:
        name, _, role = key.partition(".")
        if key not in _EXTRA_NAMES and ((name not in ELEMENTS and name != "marker") or (role and role not in ROLES)):
            self._unknown(key, sorted([*ELEMENTS, *(f"{name}.{r}" for r in ROLES), *_EXTRA_NAMES]))
            return
        if not isinstance(value, YamlMapping):
            self._bad(value, "names with values, such as 'size: 12'", "indent them below this name")
            return
        self.places[str(key)] = key.at
        rule = self.rules.setdefault(str(key), {})
        for field, typed in value.items():
            reader = _READERS.get(field)
            if reader is None:
                self._unknown(field, _READERS)
            elif not isinstance(typed, Scalar):
                self._bad(typed, "one value", "type it on the same line")
            else:
                try:
                    rule[field.replace("-", "_")] = reader(typed, self.colors)
                except ValueError as error:
                    self._bad(typed, str(error), f"look at how {visible(field)} is given elsewhere in this file")

    def _unknown(self, key: Scalar, known: Iterable[str]) -> None:
        close = difflib.get_close_matches(key, list(known), n=1)
        hint = f"did you mean '{close[0]}'?" if close else "see layouts/README.md for the names there are"
        self.report.add("S201", key.at, f"{visible(key)} is not a name that a theme knows", hint)

    def _bad(self, value: object, expected: str, hint: str) -> None:
        shown = visible(value) if isinstance(value, str) else "this"
        self.report.add("S202", getattr(value, "at", None), f"{expected} is expected here, not {shown}", hint)

    # judging

    def judge(self, smallest: float) -> None:
        """Look at every style as it will be set on the page."""
        look = Look("", "a4", PAPERS["a4"], {}, self.rules)
        body = look.body
        for name, at in self.places.items():
            element, _, role = name.partition(".")
            style = body if name == "body" else look.style(body, element, role)
            if style.size * (1 - style.rise) < smallest and not style.rise:
                message = f"{visible(name)} is set in {style.size:g} pt; {smallest:g} pt is the least on paper"
                self.report.add("S203", at, message, f"type size: {smallest:g}")
            self._judge_contrast(name, at, style)

    def _judge_contrast(self, name: str, at: Position, style: Style) -> None:
        if name == "bar":
            self._judge_bar(at, style)
            return
        found, needed = ratio(style.color, style.background or WHITE), least(style.size, style.weight)
        if name.split(".")[0] in ("answer-lines", "workspace", "cut-line"):
            return
        if found < needed:
            message = (
                f"the text of {visible(name)} stands out {found:.1f} to 1 from its background, not {needed:g} to 1"
            )
            self.report.add("A201", at, message, "make the text darker or its background lighter")

    def _judge_bar(self, at: Position, style: Style) -> None:
        """No text stands on a bar; but it must stand out from the paper (WCAG 2.2, criterion 1.4.11)."""
        found = max(ratio(color, WHITE) for color in (style.background or style.color, style.border) if color)
        if found < LARGE:
            message = f"bars of charts stand out {found:.1f} to 1 from the paper, not {LARGE:g} to 1"
            self.report.add("A201", at, message, "make the bar's background or border darker")


def _number(low: float, high: float, factor: float = 1.0) -> Callable[[Scalar, Mapping[str, str]], float]:
    def read(typed: Scalar, colors: Mapping[str, str]) -> float:
        if not _NUMBER.fullmatch(typed) or not low <= float(typed) <= high:
            raise ValueError(f"a number from {low:g} to {high:g}")
        return float(typed) * factor

    return read


def _choice(*choices: str) -> Callable[[Scalar, Mapping[str, str]], str]:
    def read(typed: Scalar, colors: Mapping[str, str]) -> str:
        if typed not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return str(typed)

    return read


def _yes(typed: Scalar, colors: Mapping[str, str]) -> bool:
    if typed not in ("yes", "no"):
        raise ValueError("yes or no")
    return typed == "yes"


def _weight(typed: Scalar, colors: Mapping[str, str]) -> int:
    return int(_number(100, 900)(typed, colors))


def _color(typed: Scalar, colors: Mapping[str, str]) -> str:
    if typed == "none":
        return ""
    if typed in colors:
        return colors[typed]
    if _COLOR.fullmatch(typed):
        return typed.lower()
    raise ValueError(f"a colour named above ({', '.join(colors) or 'there are none'}), '#rrggbb' or none")


def _bullet(typed: Scalar, colors: Mapping[str, str]) -> str:
    if len(typed) > 3:
        raise ValueError("one character")
    return str(typed)


def _icon(typed: Scalar, colors: Mapping[str, str]) -> str:
    return "" if typed == "none" else _choice(*DRAWINGS)(typed, colors)


_READERS: Mapping[str, Callable[[Scalar, Mapping[str, str]], Any]] = {
    "size": _number(6, 72),
    "leading": _number(_BEST_LEADING, _WIDEST_LEADING),
    "weight": _weight,
    "color": _color,
    "align": _choice("start", "center", "end", "justify"),
    "hyphenate": _yes,
    "italic": _yes,
    "before": _number(0, 50, MM),
    "after": _number(0, 50, MM),
    "start": _number(0, 100, MM),
    "label": _number(0, 50, MM),
    "keep-with-next": _yes,
    "background": _color,
    "border": _color,
    "border-width": _number(0.25, 12),
    "border-side": _choice("all", "start", "top", "bottom"),
    "padding": _number(0, 30, MM),
    "padding-y": _number(0, 30, MM),
    "height": _number(0, 300, MM),
    "corner": _number(0, 20, MM),
    "hatch": _number(0, 10, MM),
    "rise": _number(0, 1),
    "bullet": _bullet,
    "fill": _yes,
    "icon": _icon,
}
"""What a style may say. Lengths in mm; ``size`` and ``border-width`` in points."""


def _page(layout: Source, report: Report) -> tuple[dict[str, float], float]:
    """Margins in points and the smallest type, from ``layout.yaml``."""
    margins = dict.fromkeys(_MARGINS, 20 * MM)
    smallest = _SMALLEST_PT
    page = layout.root.get("page") if layout.root is not None else None
    found = page.get("margins") if isinstance(page, YamlMapping) else None
    if isinstance(found, YamlMapping):
        for key, value in found.items():
            if key not in _MARGINS:
                message = f"{visible(key)} is not one of {', '.join(_MARGINS)}"
                report.add("S201", key.at, message, "margins are named top, bottom, start and end")
            elif isinstance(value, Scalar) and _NUMBER.fullmatch(value) and 10 <= float(value) <= 60:
                margins[str(key)] = float(value) * MM
            else:
                shown = visible(value) if isinstance(value, Scalar) else "this"
                report.add("S202", key.at, f"a margin from 10 to 60 mm is expected, not {shown}", "type 20")
    typed = layout.root.get("smallest-type") if layout.root is not None else None
    if isinstance(typed, Scalar) and _NUMBER.fullmatch(typed):
        smallest = float(typed)
    return margins, smallest
