"""What ``compose`` takes besides an edition and fixed words: a layout, read from plain values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder.blocks import BLOCKS
from builder.dates import date_of
from builder.diagnostics import Diagnostic, Position, Report, did_you_mean, visible
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source, Value
from builder.load import Sequence as YamlSequence

_UNKNOWN_DAY = datetime.date(1980, 1, 1)
_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
Print: TypeAlias = Literal["one-each", "one-a-family", "one"]
_PRINT = ("one-each", "one-a-family", "one")
_CHOICES: Mapping[str, tuple[str, ...]] = {"print": _PRINT, "of": ("lesson", "program"), "anonymous": ("yes", "no")}
"""What ``layout.yaml`` may say after these names."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``layouts/NAME``: what ``layout.yaml`` says and the template sources it needs."""

    name: str
    face: Literal["participant", "facilitator"]
    settings: Source
    templates: Mapping[str, str]
    """Template name → source: ``document.xml.j2`` and every ``blocks/X.xml.j2`` (a layout's own before the shared).
    A ``Scalar`` as source says which file it is; findings then name that file."""

    @property
    def how_many(self) -> Print:
        """How many are printed: one for each person, one for each family, or one."""
        said = self._setting("print")
        return "one-each" if said == "one-each" else "one-a-family" if said == "one-a-family" else "one"

    @property
    def is_of_program(self) -> bool:
        """True for a sheet of the program: made once in a language, when it is asked for by name, and of no lesson."""
        return self._setting("of") == "program"

    @property
    def is_anonymous(self) -> bool:
        """True for a sheet that names neither the program nor its people, on no page and in no property."""
        return self._setting("anonymous") == "yes"

    @property
    def file(self) -> str:
        """What a sheet's files are called; the layout's name, if that may be read by anybody."""
        return self._setting("file") or self.name

    @property
    def revised(self) -> datetime.date:
        """The day on which a sheet's words last changed. Lessons have a day of their own."""
        return date_of(self._setting("revised")) or _UNKNOWN_DAY

    @property
    def needs(self) -> frozenset[str]:
        """Types of block; it is made for lessons that hold one of them, and if none is named for every lesson. None too
        where one is no type: then it is tried, and what is wrong with it is told."""
        value = self.settings.root.get("needs") if self.settings.root is not None else None
        needs = frozenset(map(str, value)) if isinstance(value, YamlSequence) else frozenset[str]()
        return needs if needs <= BLOCKS.keys() else frozenset()

    def _setting(self, key: str) -> str:
        value = self.settings.root.get(key) if self.settings.root is not None else None
        return str(value) if isinstance(value, Scalar) else ""


def read_layout(name: str, settings: Source, templates: Mapping[str, str]) -> tuple[Layout, tuple[Diagnostic, ...]]:
    """Read what ``layout.yaml`` says to ``compose``. Where it says nothing of whom it is for, only participants' fields
    are let in."""
    report = Report()
    face: Literal["participant", "facilitator"] = "participant"
    root = settings.root
    said = root.get("face") if root is not None else None
    if said == "facilitator":
        face = "facilitator"
    elif said != "participant" and not _has_errors(settings):
        at = root.place_of("face") if root is not None else Position(settings.file)
        message = "'face' is missing" if said is None else f"{_shown(said)} is not one of participant, facilitator"
        report.add("C301", at, message, "type 'face: participant' or 'face: facilitator'")
    if root is not None:
        for key, choices in _CHOICES.items():
            value = root.get(key)
            if value is not None and value not in choices:
                hint = "type " + " or ".join(f"'{key}: {choice}'" for choice in choices)
                report.add("C301", root.place_of(key), f"{_shown(value)} is not one of {', '.join(choices)}", hint)
        _check_sheet(root, report)
        _check_needs(root.get("needs"), report)
    if "document.xml.j2" not in templates:
        hint = f"add layouts/{name}/document.xml.j2"
        report.add("C110", Position(settings.file), "this layout has no document.xml.j2", hint)
    return Layout(name, face, settings, templates), tuple(report)


def _check_sheet(root: YamlMapping, report: Report) -> None:
    """What only sheets of the program say: the day of their words, and a name for their files."""
    revised, file = root.get("revised"), root.get("file")
    if root.get("of") != "program":
        for key in ("revised", "file", "anonymous"):
            if key in root:
                message = f"'{key}' is for sheets of the program"
                report.add("C301", root.place_of(key), message, "type 'of: program' above it, or delete the line")
        return
    if not isinstance(revised, Scalar) or date_of(revised) is None:
        message = "'revised' is missing" if revised is None else f"{_shown(revised)} is not a day"
        report.add("C301", root.place_of("revised"), message, "type the day of its words, such as revised: 2026-11-25")
    if file is not None and not (isinstance(file, Scalar) and _FILE.fullmatch(file)):
        hint = "type small letters, digits and hyphens, such as file: my-page"
        report.add("C301", root.place_of("file"), f"{_shown(file)} cannot be the name of a file", hint)
    if "needs" in root:
        message = "'needs' is for documents of lessons, and this is a sheet of the program"
        report.add("C301", root.place_of("needs"), message, "delete the line, or the line 'of: program'")


def _check_needs(said: Value | None, report: Report) -> None:
    if said is None:
        return
    if not isinstance(said, YamlSequence):
        report.add("C301", said.at, "'needs' is a list of types of block", "type 'needs: [quiz]', in square brackets")
        return
    for one in said:
        if one not in BLOCKS:
            hint = did_you_mean(one, BLOCKS) if isinstance(one, Scalar) else ""
            report.add("C301", one.at, f"{_shown(one)} is not a type of block", hint or "type one such as quiz")


def _shown(value: Value) -> str:
    return visible(value) if isinstance(value, Scalar) else "this list"


def _has_errors(source: Source) -> bool:
    return source.root is None and bool(source.found)
