"""A lesson → a number for each of its texts, so that a person finds text 57 of a file on the page and the other way."""

from __future__ import annotations

from collections.abc import Mapping

from builder.lesson import Lesson


def numbers(lesson: Lesson) -> Mapping[tuple[str, int], int]:
    """Number the texts from 1 in the lesson's order, by (name as in ``Lesson.units``, place in its list from 0).

    The numbers are the same in every language and document of the lesson; they change when texts are added or moved."""
    names = [(unit, index) for unit, texts, _ in lesson.units() for index in range(len(texts))]
    return {name: number for number, name in enumerate(names, 1)}
