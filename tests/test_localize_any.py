"""Localize: whatever a module holds, no text is lost and any fault is told; pages named in texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from localizing import GOOD, greeting, module

from builder.load import load
from builder.localize import localize
from builder.localize.modules import ENTRY_KEYS, REVIEW_KEYS
from builder.texts import Status
from builder.validate import validate

WORDS = st.text(st.sampled_from("ab {}*_[]()<>&-1.\u0627\u200f\n\u1780"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["I stop.", "I check.", "I tell.", "I  stop.", "x"]), max_size=5),
    st.lists(WORDS, min_size=5, max_size=5),
    st.booleans(),
)
def test_no_text_is_ever_lost(sources: list[str], typed: list[str], has_was: bool) -> None:
    items = "".join(
        f"    - source: {source}\n{'      was: x' * has_was}\n      text: {_quoted(text)}\n"
        for source, text in zip(sources, typed, strict=False)
    )
    yaml = GOOD.split("    - {source: I tell")[0] + items
    made, found = localize(greeting(), "es", load("materials/es/greeting.yaml", yaml.encode()))
    for unit, originals, _ in greeting().units():
        printed = made.units[unit]
        assert tuple(one.source for one in printed) == originals
        for one in printed:
            assert bool(one.text)
            assert (one.text is one.source) == (one.status in (Status.STALE, Status.MISSING))
            assert one.language == ("en" if one.text is one.source else "es")
    if not any(one.code.startswith("Y") for one in found):
        assert len(made.units["steps.items"]) == 3


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


SHAPES = st.recursive(
    st.sampled_from(['"Hello"', '"I stop."', '""', '"{{ x.y }}"', '"2026-12-01"', '"Maria Lopez"', '"\\u2067"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(ENTRY_KEYS + REVIEW_KEYS + ("x",)), inner, max_size=4).map(
            lambda items: f"{{{', '.join(f'{key}: {value}' for key, value in items.items())}}}"
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["title", "hello.text", "steps.items", "units", "x"]), SHAPES, max_size=5), SHAPES
)
def test_any_shape_is_told_in_words(units: dict[str, str], head: str) -> None:
    inside = "".join(f"  {unit}: {shape}\n" for unit, shape in units.items())
    source = load("materials/es/greeting.yaml", f"translates: greeting\nlanguage: {head}\nunits:\n{inside}".encode())
    made, found = localize(greeting(), "es", source)
    assert set(made.units) == {unit for unit, _, _ in greeting().units()}
    assert all(one.hint and one.at is not None and one.message.isprintable() for one in found)


PAGES = """\
lesson: pages
title: Pages
topic: safety-skills
audience: [adults]
minutes: 20
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Find a page.]
sections:
  - id: part
    title: Part
    minutes: 20
    blocks:
      - {type: text, id: one, text: "Look at page {{ page.two-2 }}."}
      - {type: text, id: two-2, text: Hello.}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mira la {{ page.two-2 }}.", []),
        ("Mira la {{page.two-2}}.", []),
        ("Mira.", [("T301", 7, "type '{{ page.two-2 }}' where it belongs")]),
        ("Mira {{ page.one }} y {{ page.two-2 }}.", [("T301", 13, "type '{{ page.two-2 }}'")]),
    ],
)
def test_a_translation_refers_to_the_same_pages(text: str, expected: list[tuple[str, int, str]]) -> None:
    lesson, _ = validate(load("materials/en/pages.yaml", PAGES.encode()), "en")
    assert lesson is not None
    yaml = 'translates: pages\nlanguage: es\ntranslator: M\nunits:\n  one.text:\n    source: "Look at page '
    yaml += f'{{{{ page.two-2 }}}}."\n    text:\n      "{text}"\n'
    _, found = localize(lesson, "es", module(yaml, "materials/es/pages.yaml"))
    told = [(one.code, one.at.column, one.hint) for one in found if one.code not in ("T202", "T203") and one.at]
    assert told == expected
