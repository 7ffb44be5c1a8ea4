"""Which blocks stay: for these people, in this time. Ids stay as they are; it knows nothing of texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import TypeAlias

from builder.blocks import Block
from builder.diagnostics import Report, visible
from builder.lesson import Lesson, Section, longest

Chosen: TypeAlias = Sequence[tuple[Section, tuple[Block, ...]]]
"""Sections that still hold something, each with the blocks that stay."""


def select(lesson: Lesson, audience: str, minutes: int | None, report: Report) -> Chosen:
    """Choose by audience (of the block, else its section, else the lesson), then by the minutes there are.

    The fewest optional blocks go, the latest first among as many; critical ones never. Sections left empty go too."""
    chosen = _for(lesson, audience)
    if audience not in lesson.audience or not chosen:
        at = lesson.position_of("audience")
        who = " and ".join(lesson.audience)
        hint = f"choose {who.replace(' and ', ' or ')}, or another lesson"
        report.add("P201", at, f"this lesson is for {who}, not for {visible(audience)}", hint)
        return [(section, section.blocks) for section in lesson.sections]
    _check_safety(lesson, chosen, audience, report)
    if minutes is None:
        return chosen
    shortened = _within(lesson, chosen, minutes)
    needed = total_of(lesson, shortened)
    if needed > minutes:
        message = f"this lesson takes {needed} minutes, {needed - minutes} more than the {minutes} you have"
        message += ", even without all that may be left out" if shortened != chosen else "; nothing may be left out"
        hint = f"take {needed} minutes, or choose another lesson"
        report.add("P202", lesson.position_of("minutes"), message, hint)
    return shortened


def minutes_of(section: Section, blocks: Sequence[Block]) -> int:
    """Minutes a section takes with these of its blocks.

    What it takes beyond its blocks is the same for everyone: its minutes less those of the audience that has most to
    do. So two blocks for different people can take each other's place."""
    if not blocks:
        return 0
    beyond = section.minutes - longest([(block.audience, block.minutes or 0) for block in section.blocks])
    return beyond + sum(block.minutes or 0 for block in blocks)


def total_of(lesson: Lesson, chosen: Chosen) -> int:
    """Minutes of the session: its sections, and what the lesson has between them, such as a break."""
    between = lesson.minutes - sum(section.minutes for section in lesson.sections)
    return between + sum(minutes_of(section, blocks) for section, blocks in chosen)


def _for(lesson: Lesson, audience: str) -> Chosen:
    there = [
        (section, tuple(block for block in section.blocks if audience in _people(lesson, section, block)))
        for section in lesson.sections
    ]
    return [(section, blocks) for section, blocks in there if blocks]


def _check_safety(lesson: Lesson, chosen: Chosen, audience: str, report: Report) -> None:
    """What keeps people safe may be worded for some, never be missing for others."""
    there = {block.type for _, blocks in chosen for block in blocks}
    for _, block in lesson.blocks():
        if block.is_safety and block.type not in there:
            there.add(block.type)
            message = f"there is no {block.type} for {audience}, only for others"
            hint = f"delete the line 'audience:' of {visible(block.id)}, or add a {block.type} for {audience}"
            report.add("P206", block.at, message, hint)


def _people(lesson: Lesson, section: Section, block: Block) -> tuple[str, ...]:
    return block.audience or section.audience or lesson.audience


def _kept(chosen: Chosen, dropped: Collection[str]) -> Chosen:
    """Without some blocks, and without the sections that are then empty."""
    left = ((section, tuple(block for block in blocks if block.id not in dropped)) for section, blocks in chosen)
    return [(section, blocks) for section, blocks in left if blocks]


def _within(lesson: Lesson, chosen: Chosen, minutes: int) -> Chosen:
    """Drop what has to be dropped; everything optional if even that is not enough."""
    too_long = total_of(lesson, chosen) - minutes
    if too_long <= 0:
        return chosen
    optional = [
        (block.id, minutes_of(section, blocks) if len(blocks) == 1 else block.minutes or 0)
        for section, blocks in chosen
        for block in blocks
        if block.optional and not block.critical and not block.is_safety
    ]
    dropped = [optional[index][0] for index in fewest([saved for _, saved in optional], too_long)]
    if not dropped:
        dropped = [name for name, _ in optional]
    if total_of(lesson, _kept(chosen, dropped)) > minutes:
        return _kept(chosen, dropped)
    for name in list(dropped):
        # a section that went altogether may have taken more minutes with it than its blocks say
        fewer = [one for one in dropped if one != name]
        if total_of(lesson, _kept(chosen, fewer)) <= minutes:
            dropped = fewer
    return _kept(chosen, dropped)


def fewest(saved: Sequence[int], needed: int) -> list[int]:
    """Indexes of the fewest numbers whose sum reaches ``needed``, the latest among as many; none if all do not."""
    count, reached = 0, 0
    for number in sorted(saved, reverse=True):
        if reached >= needed:
            break
        count, reached = count + 1, reached + number
    if reached < needed:
        return []
    earlier = sorted(saved)
    found = list[int]()
    for index in range(len(saved) - 1, -1, -1):
        if len(found) == count:
            break
        number = saved[index]
        del earlier[bisect_left(earlier, number)]
        others = count - len(found) - 1
        # the latest go, as long as the largest of the earlier ones can make up the rest
        if number + sum(earlier[len(earlier) - others :]) >= needed and others <= len(earlier):
            found.append(index)
            needed -= number
    return sorted(found)
