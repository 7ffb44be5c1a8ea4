"""What ``typeset`` yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Page:
    part: str
    """``Document.name``."""
    number: int
    """Within the part, from 1."""
    label: str
    """As printed, in the part's digits."""
    width_pt: float
    height_pt: float
    digest: str
    """SHA-256 of glyphs and positions: equal pages look equal, whatever the PDF's bytes."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One finished PDF, in memory."""

    pages: tuple[Page, ...]
    placements: Mapping[tuple[str, str], str]
    """(part, element id) → label of the page on which it begins."""
    text: str
    """All text of the structure tree, in reading order, one line per block."""
    data: bytes
    found: tuple[Diagnostic, ...]

    def references(self) -> dict[str, str]:
        """For another file's ``page-ref``: ``PART:ID`` → page label."""
        return {f"{part}:{element}": label for (part, element), label in self.placements.items()}
