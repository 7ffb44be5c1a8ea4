"""Typeset: parts, a look and page references → a ``Rendering``: pages, placements, text and the bytes of one PDF.

A part is laid out again until its own page references are true, then drawn once. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.diagnostics import Diagnostic, Report
from builder.document import Document
from builder.pause import paused_gc
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.engine import undated
from builder.typeset.finish import Bookmark, Identity, to_bytes
from builder.typeset.look import Look
from builder.typeset.pages import LaidOut, draw, lay_out, title_of
from builder.typeset.part import Known, Part
from builder.typeset.rendering import Page, Rendering
from builder.typeset.rules import RULES
from builder.typeset.tags import StructElement

MOST_PASSES = 4


def typeset(parts: Sequence[Document], look: Look, references: Mapping[str, str]) -> Rendering:
    """Lay out and draw a file of parts.

    ``references``: page labels of other files by ``PART:ID``. Faults are in ``found``; with errors there are no bytes.
    """
    with paused_gc(), undated():
        return _typeset(parts, look, references)


def _typeset(parts: Sequence[Document], look: Look, references: Mapping[str, str]) -> Rendering:
    first = parts[0]
    root = StructElement("Document", lang=first.language)
    report = Report()
    laid_out: list[LaidOut] = []
    for index, document in enumerate(parts):
        laid_out.append(_settle(document, index, look, root, references, is_alone=len(parts) == 1))
        report.extend(laid_out[-1].part.report)
    placements = {(one.part.document.name, key): label for one in laid_out for key, label in one.labels.items()}
    if report.has_errors:  # the placements all the same: else every reference to this file would be a fault too
        return Rendering((), placements, "", b"", tuple(report))
    canvas = TaggedCanvas(root, look.page_size)
    starts: list[int] = []
    for one in laid_out:
        starts.append(len(canvas.page_objects))
        draw(one, canvas)
    found = _all_faults(laid_out)
    data = to_bytes(canvas, _identity(parts, laid_out, starts))
    return Rendering(
        tuple(_pages(laid_out, canvas.digests, look)),
        placements,
        "\n".join(text for one in laid_out for text in one.part.texts),
        data,
        found,
    )


def _all_faults(laid_out: Sequence[LaidOut]) -> tuple[Diagnostic, ...]:
    """Also what was found while heads and feet were made."""
    return tuple(dict.fromkeys(found for one in laid_out for found in one.part.report))


def _settle(
    document: Document,
    index: int,
    look: Look,
    root: StructElement,
    references: Mapping[str, str],
    is_alone: bool,
) -> LaidOut:
    """Lay out until page references within the part are true; they settle at once unless they move lines."""
    known = Known()
    kids = list(root.kids)
    for _ in range(MOST_PASSES):
        root.kids[:] = kids
        node = root if is_alone else root.add("Part")
        if not is_alone:
            node.title = title_of(document)
            node.lang = document.language if document.language != root.lang else None
        laid_out = lay_out(Part(document, index, look, node, references, known, RULES))
        if laid_out.part.settled(laid_out.labels):
            return laid_out
        known = Known(laid_out.labels, len(laid_out.pages))
    message = f"the page references of this document still change after {MOST_PASSES} attempts"
    laid_out.part.report.add("S105", document.root.at, message, "take one of the references away")
    return laid_out


def _pages(laid_out: Sequence[LaidOut], digests: Sequence[str], look: Look) -> Iterator[Page]:
    width, height = look.page_size
    digest = iter(digests)
    for one in laid_out:
        for number in range(1, len(one.pages) + 1):
            yield Page(one.part.document.name, number, one.part.label(number), width, height, next(digest))


def _identity(parts: Sequence[Document], laid_out: Sequence[LaidOut], starts: Sequence[int]) -> Identity:
    """The file's names and dates; with several parts, each is an entry of the outline over its headings."""
    is_alone = len(parts) == 1
    bookmarks: list[Bookmark] = []
    for one, start in zip(laid_out, starts, strict=True):
        if not is_alone:
            bookmarks.append(Bookmark(title_of(one.part.document), 0, start, one.frame.top))
        for heading in one.part.headings:
            if heading.drawn is not None:
                mark = heading.drawn
                bookmarks.append(Bookmark(mark.title, mark.level + (not is_alone), mark.page, mark.y))
    first = parts[0]
    date = max(document.date for document in parts)
    labels = tuple((start, "") for start in starts)
    rtl = laid_out[0].part.is_rtl
    return Identity(title_of(first), first.author, first.language, date, tuple(bookmarks), labels, is_rtl=rtl)
