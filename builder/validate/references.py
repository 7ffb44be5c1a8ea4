"""What names something else: a thing to prepare its block, a text the page of a block, figures their source."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Table

from builder.blocks import BLOCKS
from builder.blocks.base import ID, BlockBase, SourcedBlock, kebab
from builder.diagnostics import Position, Report, did_you_mean, visible
from builder.load import Mapping, Scalar
from builder.markdown import PAGE
from builder.validate.values import MOST_FOUND
from builder.validate.written import mappings, scalars, text

MOST_COMPARED = 200
"""Ids among which a near one is sought."""
_SOURCED = frozenset(kind for kind, model in BLOCKS.items() if issubclass(model, SourcedBlock))


def check_references(
    root: Mapping,
    sections: Table[str, Position],
    blocks: Table[str, Position],
    sources: Collection[str] | None,
    report: Report,
) -> None:
    """Report names of what is not there, or not where readers are sent. ``sources`` is None if they are not known."""
    _check_prepare(root, sections, blocks, report)
    _check_pages(root, sections, blocks, report)
    if sources is not None:
        _check_sources(root, sources, report)


def _check_prepare(root: Mapping, sections: Table[str, Position], blocks: Table[str, Position], report: Report) -> None:
    near = list(blocks)[:MOST_COMPARED]
    for item in mappings(root, "prepare"):
        ref = text(item, "ref")
        if ref is None or ref in blocks or not ID.fullmatch(ref):
            continue
        if len(report.found) > MOST_FOUND:
            return
        if ref in sections:
            report.add("M207", ref.at, f"{visible(ref)} is a section, not a block", "type the id of a block in it")
        else:
            hint = did_you_mean(ref, near) or "type the id of the block that needs it, or delete 'ref'"
            report.add("M207", ref.at, f"no block has the id {visible(ref)}", hint)


def _check_pages(root: Mapping, sections: Table[str, Position], blocks: Table[str, Position], report: Report) -> None:
    unseen = _unseen(root)
    near = [name for name in blocks if name not in unseen][:MOST_COMPARED]
    for said in scalars(root):
        if "{{" not in said:
            continue
        for match in PAGE.finditer(said):
            if len(report.found) > MOST_FOUND:
                return
            name = match["block"]
            if name in unseen:
                message = f"participants see nothing of the block {visible(name)}, so it has no page in the handout"
                hint = "name a block that participants see, or take the reference out"
                report.add("M211", said.position_of(match.start("block")), message, hint)
            elif name is not None and name not in blocks:
                _report_no_page(said, match.start("block"), name, name in sections, near, report)


def _report_no_page(said: Scalar, offset: int, name: str, is_section: bool, near: list[str], report: Report) -> None:
    if is_section:
        message, hint = f"{visible(name)} is a section, not a block", "type the id of a block in it"
    else:
        message = f"no block has the id {visible(name)}"
        hint = did_you_mean(name, near) or "type the id of a block of this lesson; to print the braces, type \\{{"
    report.add("M210", said.position_of(offset), message, hint)


def _unseen(root: Mapping) -> set[str]:
    """Ids of the blocks of which only facilitators see anything."""
    found = set[str]()
    for section in mappings(root, "sections"):
        for block in mappings(section, "blocks"):
            name, kind = text(block, "id"), text(block, "type")
            if name is not None and kind in BLOCKS and not _is_seen(block, BLOCKS[str(kind)]):
                found.add(str(name))
    return found


def _is_seen(block: Mapping, model: type[BlockBase]) -> bool:
    own = model.model_fields.keys() - BlockBase.model_fields.keys() - {"type"}
    shown = {name for name in own if model.face_of(name) == "participant" and name == (model.shown_with or name)}
    return model.has_own_words or any(kebab(name) in block for name in shown)


def _check_sources(root: Mapping, sources: Collection[str], report: Report) -> None:
    for section in mappings(root, "sections"):
        for block in mappings(section, "blocks"):
            name = text(block, "source") if text(block, "type") in _SOURCED else None
            if name is None or name in sources or not ID.fullmatch(name):
                continue
            if len(report.found) > MOST_FOUND:
                return
            hint = did_you_mean(name, sources) or "type an id that stands in materials/sources.yaml, or add it there"
            report.add("M209", name.at, f"there is no source {visible(name)}", hint)
