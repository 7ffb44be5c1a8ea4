"""What no single field shows: names given twice, minutes that do not add up, audiences.

It reads the values as typed, not the models, so that a fault elsewhere in a block hides nothing here. ``references``
looks at what names a block or source, ``parts`` at what stands within one block.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from builder.blocks import BLOCKS
from builder.blocks.base import AUDIENCES
from builder.diagnostics import Position, Report, visible
from builder.lesson import longest
from builder.load import Mapping, Scalar
from builder.validate.parts import check_parts
from builder.validate.references import check_references
from builder.validate.written import is_yes, items, mappings, minutes, text

RESERVED = frozenset({"title", "objectives", "prepare", "sections"})
"""Translations call the texts of the lesson itself by these names."""


def check_meaning(file: str, root: Mapping, sources: Collection[str] | None, report: Report) -> None:
    """Report what does not agree with something else in the lesson, or names a source that there is not."""
    _check_name(file, root, report)
    sections, blocks = _check_ids(root, report)
    check_references(root, sections, blocks, sources, report)
    check_parts(root, report)
    _check_minutes(root, report)
    _check_audiences(root, report)


def _audience(root: Mapping) -> list[Scalar]:
    return [one for one in items(root, "audience") if isinstance(one, Scalar)]


def _check_name(file: str, root: Mapping, report: Report) -> None:
    name, stem = text(root, "lesson"), PurePosixPath(file).stem
    if name is not None and name != stem:
        hint = f"type 'lesson: {stem}', or rename the file to {name}.yaml"
        report.add("M203", name.at, f"this lesson is called {visible(name)}, but its file {visible(stem)}", hint)


def _check_ids(root: Mapping, report: Report) -> tuple[dict[str, Position], dict[str, Position]]:
    """Sections and blocks share one namespace; yields the ids of both."""
    sections: dict[str, Position] = {}
    blocks: dict[str, Position] = {}
    for section in mappings(root, "sections"):
        _check_id(section, sections, (sections, blocks), report)
        for block in mappings(section, "blocks"):
            _check_id(block, blocks, (sections, blocks), report)
    return sections, blocks


def _check_id(
    root: Mapping, mine: dict[str, Position], known: tuple[dict[str, Position], dict[str, Position]], report: Report
) -> None:
    name = text(root, "id")
    if name is None:
        return
    first = known[0].get(name) or known[1].get(name)
    if name in RESERVED:
        report.add("M202", name.at, f"{visible(name)} is the name of a part of every lesson", "choose another id")
    elif first is not None:
        message = f"the id {visible(name)} is given twice; it also stands in line {first.line}"
        report.add("M201", name.at, message, f"choose another id, such as {name}-2")
    else:
        mine[name] = name.at


def _check_minutes(root: Mapping, report: Report) -> None:
    stated, total = minutes(root), 0
    for section in mappings(root, "sections"):
        own = minutes(section)
        total += own
        needed = longest([(_audience(block), minutes(block)) for block in mappings(section, "blocks")])
        if 0 < own < needed:
            message = f"the blocks of this section take {needed} minutes together, {needed - own} more than its {own}"
            _report_overrun("M302", section, message, f"type 'minutes: {needed}' here, or shorten blocks", report)
        for block in mappings(section, "blocks"):
            _check_optional(block, report)
    if 0 < stated < total:
        message = f"the sections take {total} minutes together, {total - stated} more than the lesson's {stated}"
        _report_overrun("M303", root, message, f"type 'minutes: {total}' here, or shorten sections", report)


def _report_overrun(code: str, root: Mapping, message: str, hint: str, report: Report) -> None:
    report.add(code, root["minutes"].at, message, hint)


def _check_optional(block: Mapping, report: Report) -> None:
    if not is_yes(block, "optional"):
        return
    at, kind = block["optional"].at, text(block, "type") or ""
    if kind in BLOCKS and BLOCKS[kind].is_safety:
        message = f"{kind} blocks keep people safe, so they are never left out"
        report.add("M305", at, message, "delete the line 'optional: …'")
        return
    if "minutes" not in block:
        message = "this block may be left out to save time, but it does not say how many minutes it takes"
        report.add("M301", at, message, "add 'minutes: …' to the block")
    if is_yes(block, "critical"):
        message = "this block is both critical and optional; critical blocks are never left out"
        report.add("M304", at, message, "delete one of the two lines")


def _check_audiences(root: Mapping, report: Report) -> None:
    everyone = _audience(root)
    _check_repeats(root, "audience", report)
    _check_repeats(root, "needs-help", report)
    for section in mappings(root, "sections"):
        some = _check_within(section, everyone, "this lesson", report)
        reached: set[str] = set()
        for block in mappings(section, "blocks"):
            _check_repeats(block, "kinds", report)
            reached.update(
                _check_within(block, some, "this section" if "audience" in section else "this lesson", report)
            )
        left = [name for name in dict.fromkeys(some) if name in AUDIENCES and name in everyone and name not in reached]
        if left and any(mappings(section, "blocks")):
            message = f"this section has no block for {' and '.join(left)}"
            hint = "add a block for them, or say with 'audience: […]' whom the section is for"
            report.add("M206", (text(section, "id") or section).at, message, hint)


def _check_within(root: Mapping, outer: list[Scalar], where: str, report: Report) -> list[Scalar]:
    """Whom a section or block is for, having reported whom the lesson or section around it is not for."""
    own = _audience(root)
    _check_repeats(root, "audience", report)
    for name in own:
        if name in AUDIENCES and outer and name not in outer:
            hint = f"type one of {', '.join(outer)}, or add {visible(name)} there"
            report.add("M204", name.at, f"{where} is not for {visible(name)}", hint)
    return own or outer


def _check_repeats(root: Mapping, key: str, report: Report) -> None:
    seen: set[str] = set()
    for one in items(root, key):
        if isinstance(one, Scalar) and one in seen:
            report.add("M205", one.at, f"{visible(one)} stands in this list twice", "delete one of the two")
        elif isinstance(one, Scalar):
            seen.add(one)
