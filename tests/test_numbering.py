"""The numbers of a lesson's texts: which text is the 57th."""

from __future__ import annotations

from editions import kitchen_sink
from localizing import greeting

from builder.localize.numbering import numbers


def test_texts_are_numbered_in_the_order_of_the_lesson() -> None:
    expected = {
        ("title", 0): 1,
        ("objectives", 0): 2,
        ("begin.title", 0): 3,
        ("hello.text", 0): 4,
        ("steps.items", 0): 5,
        ("steps.items", 1): 6,
        ("steps.items", 2): 7,
    }
    assert numbers(greeting()) == expected


def test_no_number_is_given_twice_and_none_is_left_out() -> None:
    lesson = kitchen_sink().lesson
    found = numbers(lesson)
    assert list(found.values()) == list(range(1, sum(len(texts) for _, texts, _ in lesson.units()) + 1))
    assert {name for name, _ in found} == {name for name, _, _ in lesson.units()}
