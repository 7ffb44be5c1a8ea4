"""References to pages → the blocks that are printed: every page that a text names is there. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from builder.diagnostics import Position, Report, visible
from builder.lesson import Lesson
from builder.load import Scalar
from builder.localize.comparing import nodes
from builder.markdown import PAGE
from builder.personalize.selecting import Chosen
from builder.texts import LocalText, PageReference, Text


def check_pages(printed: Iterable[LocalText], lesson: Lesson, chosen: Chosen, report: Report) -> None:
    """Report each reference to a block that is in the lesson and does not stay."""
    there = {block.id for _, blocks in chosen for block in blocks}
    known = {block.id for _, block in lesson.blocks()}
    for local in printed:
        if "{{" not in local.text.source:
            continue
        for node in nodes(local.text.content):
            if isinstance(node, PageReference) and node.block not in there and node.block in known:
                message = f"this refers to the page of {visible(node.block)}, which is left out this time"
                hint = "write the text without it, or print the block: for its people, and with enough minutes"
                report.add("P205", _place(local.text, node.block), message, hint)


def _place(text: Text, block: str) -> Position:
    source = text.source
    offset = next((match.start("block") for match in PAGE.finditer(source) if match["block"] == block), 0)
    return source.position_of(offset) if isinstance(source, Scalar) else text.at
