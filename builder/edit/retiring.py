"""Texts that the lesson no longer has: out of the units into ``retired``, and back. It judges no words."""

from __future__ import annotations

import re

from builder.edit.chunks import Chunks, Entry, Part, Unit
from builder.edit.cutting import RETIRED
from builder.edit.scalars import Plain
from builder.errors import RefusedFile
from builder.localize.words import same

_PREFIX = "  - "
KEPT = "# kept, but no longer in the lesson; 'handouts translate update' takes a text back from here"
"""Stands above the list that these commands make, and goes with it."""
_BEHIND = re.compile(r":[ \t]+(#.*)")


def retire(chunks: Chunks, units: list[Unit], unit: Unit, strangers: list[Entry]) -> None:
    """Move texts of a unit to ``retired``. The remarks directly above go with them; an empty unit goes away."""
    part = _part(chunks)
    entries = part.entries if part.entries is not None else []
    at = units.index(unit)
    is_empty = len(strangers) == len(unit.entries)
    if is_empty:
        rest, lead = _parted(unit.lead)
        behind = [f"{match[1]}{chunks.eol}" for row in unit.head if (match := _BEHIND.search(row))]
        strangers[0].lead = [*lead, *behind, *strangers[0].lead]
        _push(chunks, units, at + 1, rest)
        del units[at]
    prefix = entries[0].prefix if entries else _PREFIX
    for one in strangers:
        if not is_empty:
            index = next(number for number, entry in enumerate(unit.entries) if entry is one)
            del unit.entries[index]
        one.move(prefix, chunks.eol)
        one.put("unit", unit.name, chunks.eol)
        one.lead = [row for row in one.lead if row.strip()]
        entries.append(one)
    part.entries = entries


def retired_in(chunks: Chunks) -> list[Entry]:
    """Every retired text."""
    part = chunks.part(RETIRED)
    return list((part.entries if part is not None else None) or ())


def candidate(chunks: Chunks, name: str, english: Plain) -> Entry | None:
    """The retired text with this English: of this name if there is one, else a translated one of any name."""
    alike = [
        one
        for one in retired_in(chunks)
        if isinstance(one.value.get("unit"), str) and same(one.value.get("source"), english)
    ]
    mine = [one for one in alike if one.value["unit"] == name]
    others = [one for one in alike if str(one.value.get("text", "")).strip()]
    return next(iter(mine or others), None)


def put_back(chunks: Chunks, entry: Entry, name: str, prefix: str) -> Entry:
    """Take a text out of ``retired``, ready for its unit. One that was reviewed at another place is a draft here."""
    part = chunks.part(RETIRED)
    if part is not None and part.entries is not None:
        part.entries = [one for one in part.entries if one is not entry]
        if not part.entries:
            _remove(chunks, part)
    was_at = entry.value.get("unit")
    entry.put("unit", None, chunks.eol)
    if was_at != name:
        entry.put("reviewed", None, chunks.eol)
    entry.move(prefix, chunks.eol)
    entry.lead = [row for row in entry.lead if row.strip()]
    return entry


def _part(chunks: Chunks) -> Part:
    """The list of retired texts; made at the end if there is none."""
    part = chunks.part(RETIRED)
    if part is None:
        gap = [] if not chunks.parts else [chunks.eol]
        part = Part(RETIRED, [f"{RETIRED}:{chunks.eol}"], [*gap, f"{KEPT}{chunks.eol}"], "", entries=[])
        chunks.parts.append(part)
    elif part.entries is None:
        if part.value not in ("", []) or len(part.rows_) > 1:
            message = "What stands below 'retired:' is no list of texts, and nothing was changed."
            raise RefusedFile(message, "Begin each with '- unit: NAME', and moved in below it 'source:' and 'text:'.")
        behind = [f"{match[1]}{chunks.eol}" for row in part.rows_ if (match := _BEHIND.search(row))]
        part.lead += behind
        part.rows_, part.entries = [f"{RETIRED}:{chunks.eol}"], []
    return part


def _remove(chunks: Chunks, part: Part) -> None:
    """Take the empty list away; remarks of people stay, at the end."""
    kept = [row for row in (*part.lead, *part.tail) if row.strip() and row.strip() != KEPT]
    kept += [f"{match[1]}{chunks.eol}" for row in part.rows_ if (match := _BEHIND.search(row))]
    at = chunks.parts.index(part)
    del chunks.parts[at]
    chunks.tail = [*kept, *chunks.tail]


def _parted(lead: list[str]) -> tuple[list[str], list[str]]:
    """What stands above a name: the rest, and the remarks directly above it."""
    first = len(lead)
    while first and lead[first - 1].lstrip(" ").startswith("#"):
        first -= 1
    return lead[:first], lead[first:]


def _push(chunks: Chunks, units: list[Unit], at: int, rows: list[str]) -> None:
    """Leave remarks where they stood, now above what follows; empty rows go."""
    kept = rows if any(row.strip() for row in rows) else []
    if not kept:
        return
    if at < len(units):
        units[at].lead = kept + units[at].lead
        return
    part = chunks.part("units") or chunks.part("words")
    if part is not None:
        part.tail = kept + part.tail
