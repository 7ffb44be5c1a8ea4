"""What came back and the catalogue as it is now → changes to make, or conflicts. It writes nothing.

Three ways of a text are looked at: as it was exported (its mark), as it stands in the lesson's file now, and as it came
back. Whoever changed it wins; if both did, and differently, nobody does. Nothing empty takes the place of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from builder.diagnostics import Diagnostic, Position, Report, Severity, visible
from builder.exchange.catalogue import Catalogue, Item, Mark, digest, read_name
from builder.exchange.damage import damage_of
from builder.exchange.incoming import Given, Incoming
from builder.load import Mapping, Scalar
from builder.localize.matching import match
from builder.localize.modules import Entry, folded
from builder.texts import Text

_SHOWN_BEFORE = 12
Judge: TypeAlias = Callable[[Item, str, Position], Iterable[Diagnostic]]
"""What is wrong with a translation of a text, at a place of the file that came back."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to set of one text; None: as it is."""

    item: Item
    text: str | None = None
    note: str | None = None
    was: str | None = None
    """English it is to be compared with again; empty: it is to be looked at, nobody knows since when."""
    is_settled: bool = False
    """Somebody looked at it, and it fits the English as it is now."""


@dataclass(slots=True)
class Merged:
    """What an import would do."""

    changes: list[Change] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    left_out: list[str] = field(default_factory=list)
    """Names of texts that were not taken, each with a finding."""

    @property
    def is_stopped(self) -> bool:
        """True if nothing may be changed before a person has looked."""
        return any(one.code in ("T503", "T505") for one in self.report)


def merge(incoming: Incoming, catalogue: Catalogue, judge: Judge) -> Merged:
    """Compare text by text. Of a text that is given twice or was changed on both sides, nothing is said but that."""
    merged = Merged()
    given = _once([one for one in incoming.given if one.name or one.source], merged)
    pairs = _paired(given, catalogue, merged)
    is_base = bool(incoming.mark) and incoming.mark == catalogue.mark
    for one, item in pairs:
        mark = one.mark
        if mark is None and is_base:
            mark = Mark(digest(folded(item.source)), digest(item.text), digest(item.note), item.state)
        _merge_one(one, item, mark, merged, judge)
    return merged


def _once(given: Sequence[Given], merged: Merged) -> list[Given]:
    """Each text once; two that say the same are one."""
    kept = dict[tuple[str, str], Given]()
    for one in given:
        key = (one.name, folded(one.source))
        other = kept.setdefault(key, one)
        if other is not one and other.text and one.text and other.text != one.text:
            message = f"{visible(one.name or one.source)} has another translation in line {other.at.line}"
            merged.report.add("T505", one.at, message, "take one of the two out")
        elif other is not one and not other.text:
            kept[key] = one
    return list(kept.values())


def _paired(given: Sequence[Given], catalogue: Catalogue, merged: Merged) -> list[tuple[Given, Item]]:
    """Find the text that each stands for: by name and English, by English it had before, then by likeness."""
    by_english = {(one.unit, digest(folded(one.source)), one.nth): one for one in catalogue.items}
    by_before = {(one.unit, digest(folded(before))): one for one in reversed(catalogue.items) for before in one.before}
    alone = Counter(digest(folded(one.source)) for one in catalogue.items)
    anywhere = {digest(folded(one.source)): one for one in catalogue.items}
    found, free = dict[int, Item](), list[int]()
    taken = set[str]()
    for wanted in (0, 1):
        for number, one in enumerate(given):
            if number in found:
                continue
            unit, nth = read_name(one.name) or ("", 1)
            english = one.mark.source if one.mark is not None else digest(folded(one.source))
            item = by_english.get((unit, english, nth))
            if wanted:
                item = by_before.get((unit, english))
                if item is None and alone[english] == 1:
                    item = anywhere[english]
            if item is not None and item.name not in taken:
                found[number] = item
                taken.add(item.name)
            elif wanted:
                free.append(number)
    rest = [one for one in catalogue.items if one.name not in taken]
    found |= _alike([(number, given[number]) for number in free], rest)
    for number in free:
        if number not in found and given[number].text:
            _tell_homeless(given[number], merged)
    return [(given[number], found[number]) for number in sorted(found)]


def _alike(free: Sequence[tuple[int, Given]], rest: Sequence[Item]) -> dict[int, Item]:
    """Of those of the same name, those whose English is much alike, as ``localize`` pairs them."""
    found = dict[int, Item]()
    for unit in dict.fromkeys(item.unit for item in rest):
        items = [item for item in rest if item.unit == unit]
        mine = [(number, one) for number, one in free if (read_name(one.name) or ("",))[0] == unit]
        entries = [Entry(Mapping(), Scalar(one.source), Scalar(one.text), None, None) for _, one in mine]
        sources = [Text("plain", item.source, (), Position("")) for item in items]
        numbers = {id(entry): number for entry, (number, _) in zip(entries, mine, strict=True)}
        for item, (_, entry, _) in zip(items, match(sources, entries).pairs, strict=True):
            if entry is not None:
                found[numbers[id(entry)]] = item
    return found


def _tell_homeless(one: Given, merged: Merged) -> None:
    """What is as it was exported is in the lesson's file still, below 'retired:' at the latest."""
    if one.mark is not None and one.mark.text == digest(one.text):
        return
    shown = visible(one.name) if one.name else visible(one.source)
    message = f"the lesson has no text {shown} with this English ({visible(folded(one.source))})"
    merged.report.add("T504", one.at, message, "export the lesson again, and copy over what is still of use")
    merged.left_out.append(one.name or one.source)


def _merge_one(one: Given, item: Item, mark: Mark | None, merged: Merged, judge: Judge) -> None:
    is_new = _wins(one.text, item.text, None if mark is None else mark.text)
    is_noted = _wins(one.note, item.note, None if mark is None else mark.note)
    if is_new is None or is_noted is None:
        _tell_conflict(one, item, "translation" if is_new is None else "note", merged)
        return
    is_today = mark.source == digest(folded(item.source)) if mark is not None else _is_same(one, item)
    note = one.note if is_noted else None
    change = Change(item, note=note)
    if is_new:
        was = _doubt(one, item) if is_today else one.source
        faults = list(_faults(one, item, judge, is_printed=was is None))
        if faults:
            merged.report.extend(faults)
            merged.left_out.append(item.name)
            return
        change = Change(item, one.text, note, was, is_settled=was is None)
        if not is_today:
            _tell_change(one, item, merged)
    elif one.text and is_today:
        exported = None if mark is None else mark.state
        if item.state == "changed" and not one.is_doubtful and exported in ("changed", None):
            faults = list(_faults(one, item, judge, is_printed=True))
            merged.report.extend(faults)
            if faults:
                merged.left_out.append(item.name)
            change = change if faults else Change(item, note=note, is_settled=True)
        elif item.state in ("draft", "reviewed") and one.is_doubtful and exported != "changed":
            change = Change(item, note=note, was="")
    if change != Change(item):
        merged.changes.append(change)


def _wins(given: str, now: str, exported: str | None) -> bool | None:
    """Whether what came back is to be taken; None if it was changed on both sides."""
    if not given or given == now:
        return False
    if not now or digest(now) == exported:
        return True
    return False if digest(given) == exported else None


def _is_same(one: Given, item: Item) -> bool:
    return folded(one.source) == folded(item.source)


def _doubt(one: Given, item: Item) -> str | None:
    """What a new translation of today's English is to be compared with; None if it is as it should be."""
    if not one.is_doubtful:
        return None
    return one.was or (item.was if item.state == "changed" else "")


def _faults(one: Given, item: Item, judge: Judge, is_printed: bool) -> Iterable[Diagnostic]:
    """What keeps a translation out. One that is not printed yet may differ from the English."""
    damage = damage_of(one.text, item.source)
    if damage:
        hint = "save the table as 'CSV UTF-8', or take the file as it was before its letters were lost"
        yield Diagnostic("T506", one.at, f"{visible(item.name)}: {damage}", hint)
    elif is_printed:
        yield from (found for found in judge(item, one.text, one.at) if found.severity is Severity.ERROR)


def _tell_conflict(one: Given, item: Item, what: str, merged: Merged) -> None:
    now, came = (item.text, one.text) if what == "translation" else (item.note, one.note)
    message = f"the {what} of {visible(item.name)} (text {item.number}) was changed on both sides: the lesson has"
    ours, theirs = _apart(folded(now), folded(came))
    message += f" {visible(ours)}, this file {visible(theirs)}"
    merged.report.add("T503", one.at, message, "copy the better one over the other, in either file, and import again")


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two texts from shortly before where they begin to differ, so that a long one can be shown in part."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = one.rfind(" ", 0, max(same - _SHOWN_BEFORE, 0)) + 1
    return (one, other) if start == 0 else (f"…{one[start:]}", f"…{other[start:]}")


def _tell_change(one: Given, item: Item, merged: Merged) -> None:
    message = f"the English of {visible(item.name)} (text {item.number}) was changed while this file was away"
    merged.report.add("T507", one.at, message, "export the lesson again, and look at the old English and the new")
