"""Layouts' templates type no words, and no mark that another language writes in another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editions import LAYOUTS
from jinja2 import Environment

from builder.compose.tree import _closed_up
from builder.diagnostics import Position
from builder.document import Element, Node, Run

TEMPLATES = sorted(LAYOUTS.rglob("*.j2"))
ANYWHERE = {"·", "–"}
"""What divides texts, and what stands where there is nothing to say: alike in all our languages."""
ALLOWED = {
    "blocks/diagram.xml.j2": {"="},  # a sum of drawings
    "blocks/quiz.xml.j2": {"."},  # after a letter or number that names an answer, as lists' own labels have it
    "blocks/shared.xml.j2": {"."},  # the same, in the answers
    "call-sheet/document.xml.j2": {'--by "…"', '--how "…"'},  # what is typed into the terminal
}
_VALUE, _TAG, _ENTITY = "\x00", re.compile(r"<[^>]*>"), re.compile(r"&#?\w+;")


def typed(source: str) -> set[str]:
    """What a template prints by itself, piece by piece: no elements, no values, no white space."""
    text, is_value = "", False
    pieces = set[str]()
    for _, kind, value in Environment(autoescape=True).lex(source):
        if kind == "data":
            text += value
        elif kind in ("variable_begin", "block_begin"):
            text += _VALUE
            is_value = kind == "variable_begin"
        elif kind == "string" and is_value and not re.search(r"\w", value):
            pieces.add(value[1:-1])
    words = _ENTITY.sub(" ", _TAG.sub(_VALUE, text))
    pieces.update(words.split(_VALUE))
    return {" ".join(piece.split()) for piece in pieces} - {""}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(LAYOUTS).as_posix())
def test_templates_leave_words_and_marks_to_each_language(template: Path) -> None:
    allowed = ANYWHERE | ALLOWED.get(template.relative_to(LAYOUTS).as_posix(), set())
    assert typed(template.read_text("utf-8")) <= allowed


def test_what_is_allowed_is_still_there() -> None:
    assert {name: typed((LAYOUTS / name).read_text("utf-8")) & marks for name, marks in ALLOWED.items()} == ALLOWED


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p>{{ word("lead") }} {{ name }}, <span>{{ phone }}</span></p>', {","}),
        ("<p>{{ name }}{% if phone %}, {{ phone }}{% endif %}.</p>", {",", "."}),
        ('<p>{{ "" if loop.last else "; " }}{{ name }}</p>', {";"}),
        ('<p id="a.{{ id }}">{# Here, so. #}{{ word("a-b", to="c") }}&#160;{{ page("x:" ~ id) }}</p>', set()),
        ("<th>{{ word(kind) }} ({{ country }}) and</th>", {"(", ") and"}),
    ],
)
def test_what_a_template_types_is_found(source: str, expected: set[str]) -> None:
    assert typed(source) == expected


AT = Position("zh.yaml", 1, 1)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((Run("时间：", AT), Run(" "), Run("8:00", AT)), "时间：8:00"),
        ((Element("strong", {}, (Run("误解：", AT),)), Run(" "), Run("有人说", AT)), "误解：有人说"),
        ((Run("时间：", AT), Run(" · "), Run("8:00", AT)), "时间： · 8:00"),
        ((Run("时间：", AT), Run(" 8:00", AT)), "时间： 8:00"),
        ((Run("When:", AT), Run(" "), Run("8:00", AT)), "When: 8:00"),
    ],
)
def test_no_space_of_a_template_follows_a_mark_with_room_of_its_own(nodes: tuple[Node, ...], expected: str) -> None:
    assert Element("p", {}, tuple(_closed_up(nodes))).text() == expected
