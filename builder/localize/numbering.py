"""A lesson → a number for each of its texts, so that a person finds text 57 of a file on the page and the other way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.lesson import Lesson
from builder.localize import Translation


def numbers(lesson: Lesson) -> Mapping[tuple[str, int], int]:
    """Number the texts from 1 in the lesson's order, by (name as in ``Lesson.units``, place in its list from 0).

    The numbers are the same in every language and document of the lesson; they change when texts are added or moved."""
    names = [(unit, index) for unit, texts, _ in lesson.units() for index in range(len(texts))]
    return {name: number for number, name in enumerate(names, 1)}


def with_numbers(translation: Translation) -> Translation:
    """The translation with its number on each text, so that pages print it: a numbered proof."""
    numbered = numbers(translation.lesson)
    units = {
        unit: tuple(replace(text, number=numbered[unit, index]) for index, text in enumerate(texts))
        for unit, texts in translation.units.items()
    }
    return replace(translation, units=units)
