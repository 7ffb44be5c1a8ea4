"""Check lessons: a Lesson or Translation, and what is known → findings about its words and figures. It changes nothing.

Each check is a function in a module of its own and a line in one of the two lists. ``pieces`` takes a lesson apart for
them.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from builder.checks.descriptions import check_descriptions
from builder.checks.facts import check_facts
from builder.checks.reading import check_reading, check_reading_of_translation
from builder.checks.terms import check_terms
from builder.checks.wording import check_translated_wording, check_wording
from builder.diagnostics import Diagnostic, in_order
from builder.glossary import Glossary
from builder.lesson import Lesson
from builder.localize import Translation
from builder.sources import SourceEntry


@dataclass(frozen=True, slots=True)
class Context:
    """What checks know beside the lesson."""

    glossary: Glossary = field(default_factory=Glossary)
    sources: Mapping[str, SourceEntry] = field(default_factory=lambda: MappingProxyType({}))
    """By id."""
    today: datetime.date = field(default_factory=lambda: today())


def today() -> datetime.date:
    """Tell the day: ``SOURCE_DATE_EPOCH`` (seconds since 1970), else the clock. Only advice depends on it."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isascii() and said.isdigit() and len(said) < len("100000000000"):
        return datetime.datetime.fromtimestamp(int(said), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


LessonCheck: TypeAlias = Callable[[Lesson, Context], Iterable[Diagnostic]]
TranslationCheck: TypeAlias = Callable[[Translation, Context], Iterable[Diagnostic]]

CHECKS: tuple[LessonCheck, ...] = (
    lambda lesson, context: check_wording(lesson, context.glossary),
    lambda lesson, context: check_reading(lesson),
    lambda lesson, context: check_descriptions(lesson),
    lambda lesson, context: check_facts(lesson, context.sources, context.today),
)
"""Of a lesson in its own language."""
TRANSLATION_CHECKS: tuple[TranslationCheck, ...] = (
    lambda translation, context: check_translated_wording(translation, context.glossary),
    lambda translation, context: check_reading_of_translation(translation),
    lambda translation, context: check_terms(translation, context.glossary),
)
"""Of a lesson in a language it is translated into."""


def check_lesson(lesson: Lesson, context: Context) -> tuple[Diagnostic, ...]:
    """What all checks find, by place."""
    return tuple(in_order(one for check in CHECKS for one in check(lesson, context)))


def check_translation(translation: Translation, context: Context) -> tuple[Diagnostic, ...]:
    """What all checks of translations find, by place."""
    return tuple(in_order(one for check in TRANSLATION_CHECKS for one in check(translation, context)))
