"""Personalize: + program, audience, minutes → blocks selected, placeholders filled. It decides nothing of the page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from builder.blocks import Block
from builder.diagnostics import Diagnostic
from builder.lesson import Lesson, Preparation, Section
from builder.localize import Translation
from builder.program import Program
from builder.texts import LocalText


@dataclass(frozen=True, slots=True)
class EditionSection:
    section: Section
    number: int
    """From 1, given after the selection."""
    starts_at: int
    """Minutes from the beginning of the session."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A lesson for this program, these people and this evening."""

    lesson: Lesson
    language: str
    program: Program
    audience: str
    sections: tuple[EditionSection, ...]
    prepare: tuple[tuple[Preparation, LocalText], ...]
    units: Mapping[str, tuple[LocalText, ...]]
    """By unit id, placeholders filled: no ``Placeholder`` is left, a value not known is a ``Blank``."""
    revised: datetime.date
    """The newest date of what it holds."""
    is_sample: bool
    is_draft: bool


def personalize(
    translation: Translation, program: Program, audience: str = "adults", minutes: int | None = None
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Select blocks and fill placeholders; an unknown placeholder is P-coded at its place, with what is meant."""
    raise NotImplementedError
