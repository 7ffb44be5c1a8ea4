"""Validate: plain values → typed lesson, or all its faults. It reads no files and chooses no language."""

from __future__ import annotations

from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import Source


def validate(source: Source, language: str) -> tuple[Lesson | None, tuple[Diagnostic, ...]]:
    """The lesson, or None when there are errors; every fault with its place and hint."""
    raise NotImplementedError
