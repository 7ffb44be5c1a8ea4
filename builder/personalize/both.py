"""Which texts are printed in two languages: the text after which the other follows gets it ``beside`` itself.

Critical texts that nobody has reviewed are followed by the lesson's own words; on a bilingual page every text is
followed by that of the other language. It knows no page: ``compose`` sets the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from builder.lesson import Lesson
from builder.texts import LocalText, Status

if TYPE_CHECKING:
    from builder.personalize import Edition

Units: TypeAlias = Mapping[str, tuple[LocalText, ...]]


def with_sources(
    units: Units, lesson: Lesson, filled: Callable[[LocalText], LocalText]
) -> dict[str, tuple[LocalText, ...]]:
    """Put the lesson's own words beside each draft of a text about help, image threats, disclosure, consent or law.

    ``filled`` puts the program's details into a text."""
    critical = {block.id for _, block in lesson.blocks() if block.critical}

    def with_source(local: LocalText) -> LocalText:
        if local.status is not Status.DRAFT or local.language == lesson.language:
            return local
        return _beside(local, filled(LocalText(local.source, lesson.language, Status.SOURCE, local.source)))

    return {
        unit: tuple(map(with_source, texts)) if unit.partition(".")[0] in critical else texts
        for unit, texts in units.items()
    }


def in_both(edition: Edition, other: Edition) -> Edition:
    """Put each text of the second edition beside that of the first. Both are of one lesson, program and evening."""
    units = {
        unit: tuple(_beside(*pair) for pair in zip(texts, other.units[unit], strict=True))
        for unit, texts in edition.units.items()
    }
    pairs = zip(edition.prepare, other.prepare, strict=True)
    title, other_title = edition.public_title, other.public_title
    return replace(
        edition,
        units=units,
        prepare=tuple((item, _beside(text, theirs)) for (item, text), (_, theirs) in pairs),
        public_title=_beside(title, other_title) if title is not None and other_title is not None else None,
        revised=max(edition.revised, other.revised),
        is_sample=edition.is_sample or other.is_sample,
        is_draft=edition.is_draft or other.is_draft,
        other_language=other.language,
    )


def _beside(text: LocalText, other: LocalText) -> LocalText:
    """The text followed by the other, unless that would print the same words twice."""
    is_same = text.text.source == other.text.source
    return replace(text, beside=None if is_same else replace(other, beside=None, number=0))
