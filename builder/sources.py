"""Read the bibliography: ``materials/sources.yaml`` → sources by id. It judges no figure and visits no address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from builder.dates import date_of
from builder.diagnostics import Diagnostic, Report, visible
from builder.entries import address_hint, meant
from builder.load import Mapping, Scalar, Source, Value

__all__ = ["FILE", "SEEN", "Seen", "SourceEntry", "sources"]

FILE = "materials/sources.yaml"
KEYS = ("publisher", "title", "year", "url", "seen", "checked-on")
Seen: TypeAlias = Literal["page", "secondary", "not-seen"]
SEEN: tuple[Seen, ...] = get_args(Seen)
MOST_CHARACTERS = 300
"""In a publisher's name, a title or an address: what fits into a note."""
MOST_FOUND = 200
"""Findings after which reading ends."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where a figure comes from, as it is printed in notes and in the list of sources."""

    id: str
    """What a ``statistic`` calls it."""
    publisher: str
    title: str
    year: int
    """In which it was published."""
    url: str
    """http or https."""
    checked_on: datetime.date | None = None
    """The day on which somebody last saw the figures there; None if nobody has said so."""
    seen: Seen = "not-seen"
    """Where its figures were found when it was entered: on the publisher's ``page``, or on a ``secondary`` one, such as
    a copy or a newspaper's; ``not-seen`` if from memory."""


def sources(layers: Sequence[Source]) -> tuple[Table[str, SourceEntry], tuple[Diagnostic, ...]]:
    """Every source by id, later layers over earlier ones, entry by entry; one with a fault is left out and told of."""
    report = Report()
    entries = dict[str, SourceEntry]()
    for layer in layers:
        for name, value in (layer.root or Mapping()).items():
            if len(report.found) > MOST_FOUND:
                break
            entry = _entry(name, value, report)
            if entry is not None:
                entries[entry.id] = entry
    return entries, tuple(report)


def _entry(name: Scalar, value: Value, report: Report) -> SourceEntry | None:
    if not _ID.fullmatch(name):
        message = f"{visible(name)} is not a name for a source: only small letters a to z, digits and hyphens"
        report.add("P402", name.at, message, "type a short name such as global-estimates-2022")
        return None
    if not isinstance(value, Mapping):
        hint = f"type its details in the lines below '{name}:', moved in: publisher, title, year and url"
        report.add("P403", value.at, f"the source {visible(name)} has lines of its own", hint)
        return None
    before = len(report.found)
    value = meant(value, KEYS, "P401", "a source", report)
    publisher, title = _text(name, value, "publisher", report), _text(name, value, "title", report)
    year, url = _year(name, value, report), _address(name, value, report)
    seen, checked_on = _seen(name, value, report), _date(name, value, report)
    if len(report.found) > before:
        return None
    return SourceEntry(str(name), publisher, title, year, url, checked_on, seen)


def _text(name: Scalar, root: Mapping, key: str, report: Report) -> str:
    """The text of a field, in one line; empty, and reported, if it is missing or something else."""
    value = root.get(key)
    if value is None or (isinstance(value, Scalar) and not value.strip()):
        at = root.place_of(key) if key in root else name.at
        report.add("P404", at, f"the source {visible(name)} does not say its {key}", f"add '{key}: …'")
        return ""
    if not isinstance(value, Scalar):
        hint = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'
        report.add("P403", value.at, f"'{key}' is one text", hint)
        return ""
    text = " ".join(value.split())
    if len(text) > MOST_CHARACTERS:
        message = f"'{key}' has {len(text)} characters; {MOST_CHARACTERS} fit into a note"
        report.add("P405", value.at, message, "make it shorter")
        return ""
    return text


def _year(name: Scalar, root: Mapping, report: Report) -> int:
    text = _text(name, root, "year", report)
    if not text:
        return 0
    if not _YEAR.fullmatch(text) or int(text) not in _YEARS:
        report.add("P405", root["year"].at, f"{visible(text)} is not a year", "type four digits, such as 2022")
        return 0
    return int(text)


def _address(name: Scalar, root: Mapping, report: Report) -> str:
    text = _text(name, root, "url", report)
    hint = address_hint(text) if text else ""
    if hint:
        report.add("P405", root["url"].at, f"{visible(text)} is not the address of a page", hint)
    return text


def _seen(name: Scalar, root: Mapping, report: Report) -> Seen:
    text = _text(name, root, "seen", report) if "seen" in root else ""
    if text and text not in SEEN:
        message = f"{visible(text)} does not say where the figures were found"
        report.add("P405", root["seen"].at, message, f"type one of {', '.join(SEEN)}, or delete the line")
    return text if text in SEEN else "not-seen"


def _date(name: Scalar, root: Mapping, report: Report) -> datetime.date | None:
    if "checked-on" not in root:
        return None
    text = _text(name, root, "checked-on", report)
    day = date_of(text)
    if text and day is None:
        hint = "type year-month-day in digits, such as 2026-11-24, or delete the line if nobody has checked it"
        report.add("P405", root["checked-on"].at, f"{visible(text)} is not a day", hint)
    return day
