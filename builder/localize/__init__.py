"""Localize: a lesson and a language → both texts and the status of every unit. It chooses nothing and fills nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import Source
from builder.texts import LocalText, Status


@dataclass(frozen=True, slots=True)
class Translation:
    """Every text of a lesson for readers of one language."""

    lesson: Lesson
    language: str
    units: Mapping[str, tuple[LocalText, ...]]
    """By unit id (``Lesson.units``): as many texts as the lesson has there, in its order."""

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(t.status for texts in self.units.values() for t in texts)

    @property
    def is_draft(self) -> bool:
        """True if anything printed was not reviewed by a named person, or is not in the reader's language."""
        return bool(self.statuses - {Status.SOURCE, Status.REVIEWED})


def localize(lesson: Lesson, language: str, module: Source | None) -> tuple[Translation, tuple[Diagnostic, ...]]:
    """Match the localized module (None: there is none) to the lesson by unit id and source text."""
    raise NotImplementedError
