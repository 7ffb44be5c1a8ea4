"""What nobody may leave out, by a lesson or a layout of their own: the parts that keep people safe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.compose.views import is_seen
from builder.diagnostics import Diagnostic, Position, Report
from builder.document import Document
from builder.lesson import Lesson
from builder.personalize import Edition

_ALWAYS: Mapping[str, str] = {"handout": "help", "facilitator-guide": "disclosure"}
"""Role of the box that stands in each document, by layout."""


def check_lesson_keeps(own: Lesson, shipped: Lesson) -> tuple[Diagnostic, ...]:
    """Report what a user's own lesson lacks of the one in whose place it stands."""
    there = {block.type for _, block in own.blocks()}
    kept = dict.fromkeys(block.type for _, block in shipped.blocks() if block.is_safety)
    report = Report()
    for kind in kept:
        if kind not in there:
            hint = f"copy the block of type {kind} from the lesson that comes with the program"
            report.add("P207", own.position_of("lesson"), f"this lesson has no {kind} any more", hint)
    return tuple(report)


def check_document_keeps(document: Document, edition: Edition) -> tuple[Diagnostic, ...]:
    """Report what a handout or guide does not print; layouts of other kinds are made for other ends."""
    report = Report()
    for what in _missing(document, edition) if document.kind in _ALWAYS else ():
        at = Position(f"layouts/{document.kind}/document.xml.j2")
        hint = "compare your layout with the one that comes with the program"
        report.add("C112", at, f"{what} is not printed", hint)
    return tuple(report)


def _missing(document: Document, edition: Edition) -> Iterator[str]:
    roles = {element.get("role") for element in document.root.iter() if element.name == "aside"}
    if _ALWAYS[document.kind] not in roles:
        yield f"the box with the role '{_ALWAYS[document.kind]}'"
    ids = {element.get("id") for element in document.root.iter()}
    for section in edition.sections:
        for block in section.blocks:
            if block.is_safety and block.id not in ids and (document.face == "facilitator" or is_seen(block)):
                yield f"the {block.type} '{block.id}'"
