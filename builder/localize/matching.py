"""English texts of a unit and the entries of a module → which belongs to which.

By their words, never by their number in a list: an item that was moved keeps its translation.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.localize.modules import Entry, folded
from builder.texts import Text

_MOST_COMPARED = 30
"""Texts on either side that are compared for likeness; more are rare, and comparing takes their product."""
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Matched:
    """What belongs together."""

    pairs: tuple[tuple[Text, Entry | None, bool], ...]
    """For each English text its entry, and whether that was made for the English as it is now."""
    left: tuple[Entry, ...]
    """Entries whose English is nowhere in the lesson."""


def match(sources: Sequence[Text], entries: Sequence[Entry]) -> Matched:
    """Pair equal texts first (repeats in their order), then those that are alike: there the English changed.

    A single text and a single entry belong together however much the English changed."""
    waiting = dict[str, deque[Entry]]()
    for entry in entries:
        if entry.source is not None:
            waiting.setdefault(folded(entry.source), deque()).append(entry)
    found = list[Entry | None]()
    for source in sources:
        same = waiting.get(folded(source.source))
        found.append(same.popleft() if same else None)
    taken = {id(entry) for entry in found}
    left = [entry for entry in entries if id(entry) not in taken]
    for index, entry in _changed(sources, found, left):
        found[index] = entry
        taken.add(id(entry))
    pairs = tuple(
        (source, entry, entry is not None and entry.is_current_with(source))
        for source, entry in zip(sources, found, strict=True)
    )
    return Matched(pairs, tuple(entry for entry in left if id(entry) not in taken))


def _changed(sources: Sequence[Text], found: Sequence[Entry | None], left: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """(number of the English text, entry) for those that changed."""
    lonely = [index for index, entry in enumerate(found) if entry is None]
    if len(sources) == 1 and len(left) == 1 and lonely:
        return [(0, left[0])]
    if max(len(lonely), len(left)) > _MOST_COMPARED:
        return list(zip(lonely, left, strict=False))
    bigrams = [[_bigrams(one) for one in (left[n].source, left[n].was) if one] for n in range(len(left))]
    alike = [
        (-max((_likeness(_bigrams(sources[index].source), one) for one in known), default=0), index, number)
        for index in lonely
        for number, known in enumerate(bigrams)
    ]
    pairs = dict[int, int]()
    for unlikeness, index, number in sorted(alike):
        if -unlikeness >= _ALIKE and index not in pairs and number not in pairs.values():
            pairs[index] = number
    return [(index, left[number]) for index, number in pairs.items()]


def _bigrams(text: str) -> Counter[str]:
    letters = folded(text)[:300].casefold()
    return Counter(map("".join, pairwise(letters)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Twice the pairs of letters in common over all pairs of letters (Dice's coefficient)."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
