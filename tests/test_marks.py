"""Marks without their half: named where they print as typed, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from localizing import greeting
from strategies import QUICK
from validating import SECTION, TOP, codes

from builder.diagnostics import Position
from builder.load import Scalar, load
from builder.localize import localize
from builder.markdown import TextError, parse
from builder.marks import stray_marks
from builder.texts import Kind


def stray(marked: str, kind: Kind = "prose") -> tuple[list[int], list[int]]:
    """A text with ^ before each mark that is to be named → columns that were named, and those that were meant."""
    parts = marked.split("^")
    meant = [len("".join(parts[: number + 1])) + 1 for number in range(len(parts) - 1)]
    text = parse(Scalar("".join(parts), Position("a.yaml", 1, 1)), kind)
    return [one.at.column for one in stray_marks(text) if one.at], meant


@pytest.mark.parametrize(
    "marked",
    [
        "First ^**stop, then check.",
        "First stop^**, then check.",
        "^_First stop.",
        "First stop^_.",
        "**First ^_stop** now",
        "**First** stop ^**now",
        "([^**here](https://example.org)) **now**",
        "**A** ^_b **c**",
        "It says ***5**",
        "**Good.** 2 ** 3, a * b, snake_case, @_anna, https://example.org/_a_b, ____, _ _",
        "**_both_**, _**both**_, ***555***, “_quoted_”",
        "{{ lead.name }} **{{ lead.name }}**",
    ],
)
def test_names_marks_that_print_as_typed(marked: str) -> None:
    named, meant = stray(marked)
    assert named == meant


def test_a_heading_has_no_bold_words() -> None:
    assert stray("^**Stop** now", "plain") == ([1], [1])
    assert stray("Now ^_stop_", "plain") == ([5], [5])
    assert stray("my_own_name, 2 ** 3 ** 4, ____", "plain") == ([], [])


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("text: 'A **b'", ["M408 14:38"]),
        ("text: 'A **b**', guide: 'A b**'", ["M408 14:57"]),
        ("text: Hello, title: '_A'", ["M408 14:50"]),
    ],
)
def test_lessons_are_told_at_the_mark_and_still_built(block: str, expected: list[str]) -> None:
    assert codes(f"{TOP}{SECTION}      - {{type: text, id: a, {block}}}\n") == expected


def test_translations_are_told_too() -> None:
    source = greeting().title.source
    module = f"translates: greeting\nlanguage: es\nunits:\n  title:\n    source: {source}\n    text: '**Hola** _tú'\n"
    _, found = localize(greeting(), "es", load("greeting.yaml", module.encode()))
    assert [(str(one.at), one.severity.value) for one in found if one.code == "M408"] == [
        ("greeting.yaml:6:12", "warning")
    ]


@QUICK
@given(some.text(alphabet="ab *_[](){}.-\n", max_size=30))
def test_what_is_named_is_there(typed: str) -> None:
    try:
        text = parse(Scalar(typed, Position("a.yaml", 1, 1)), "inline")
    except TextError as error:
        text = error.text
    assert list(text.stray) == sorted(set(text.stray))
    assert {typed[offset] for offset in text.stray} <= {"*", "_"}
