"""Whatever a template may print becomes pages: no text lost, no line too wide, no empty page, sound tags."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from icu4py.breakers import CharacterBreaker
from trees import document, look

from builder.checks.readback import plain_text
from builder.checks.tags import check_tags
from builder.document import Document, Element, Run
from builder.typeset import Look, Rendering, boxes, contents, file, paragraph, typeset
from builder.typeset.look import Style
from builder.typeset.pages import LaidOut
from builder.typeset.text import shape
from builder.typeset.text.lines import Line, Measured

from .any_documents import PICTURES, documents

_ROUNDING = 0.1
"""Points."""


@dataclass
class Spy:
    """What was drawn too wide, and the pages."""

    wide: list[str] = field(default_factory=list)
    laid_out: list[LaidOut] = field(default_factory=list)


@pytest.fixture(scope="module")
def spy() -> Any:
    """Watches every line that is drawn, and every layout."""
    seen, patch = Spy(), pytest.MonkeyPatch()
    draw, settle = paragraph.draw_line, file._settle

    def drawn(pen: Any, text: Measured, line: Line, style: Style, left: float, y: float, width: float) -> None:
        runs = text.runs(line)
        tail = runs[-1].pieces[-1].hang_em * runs[-1].setting.look.size
        reach = sum(run.width for run in runs) - tail
        if reach > width + _ROUNDING and not _is_one_cluster(text, line):
            seen.wide.append(f"{reach:.1f} > {width:.1f}: {text.text[line.start : line.end]!r}")
        draw(pen, text, line, style, left, y, width)

    def settled(*given: Any, **named: Any) -> LaidOut:
        seen.laid_out.append(settle(*given, **named))
        return seen.laid_out[-1]

    for module in (paragraph, boxes, contents):
        patch.setattr(module, "draw_line", drawn)
    patch.setattr(file, "_settle", settled)
    yield seen
    patch.undo()


def _is_one_cluster(text: Measured, line: Line) -> bool:
    """Nothing in it can be broken, not even a ligature: such a cluster may be wider than a line."""
    glyphs = [c for run in text.runs(line) for piece in run.pieces for c in piece.clusters if c.text.strip()]
    return len(glyphs) < 2 or len(list(CharacterBreaker(text.text[line.start : line.end].strip(), "en"))) < 2


def _letters(text: str) -> str:
    """What is neither white space nor a soft hyphen."""
    return "".join(text.replace("\u00ad", "").split())


def _runs(element: Element) -> str:
    return "".join(one.text if isinstance(one, Run) else _runs(one) for one in element.children)


def assert_sound(source: Document, look: Look, spy: Spy, references: Mapping[str, str] = {}) -> Rendering:
    spy.wide.clear()
    spy.laid_out.clear()
    made = typeset([replace(source, images=PICTURES)], look, references)
    if {one.code for one in made.found} == {"S101"}:  # a mark on a letter of another script
        return made
    assert made.found == (), [str(one) for one in made.found]
    read = _letters("".join(plain_text(made.data)))
    heads = [one for one in source.root.children if isinstance(one, Element) and one.name != "page-foot"]
    lost = Counter(_letters("".join(map(_runs, heads)))) - Counter(read)
    assert not lost
    assert read == _letters(made.text)
    assert check_tags(made.data) == []
    assert spy.wide == []
    pages = [page.height for one in spy.laid_out for page in one.pages]
    assert len(pages) == len(made.pages)
    assert all(height > 0 for height in pages) or len(pages) == 1
    return made


@given(made=documents())
@settings(
    max_examples=150, deadline=None, derandomize="CI" in os.environ,
    phases=(Phase.explicit, Phase.generate) if "CI" in os.environ else tuple(Phase),  # shrinking may take minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
def test_any_document_becomes_pages(spy: Spy, made: Document) -> None:
    assert_sound(made, look(), spy)


@pytest.mark.parametrize(
    "body",
    [
        "<table widths='1 2 1'/>",
        "<table widths='1'><tr><td>One</td><td>Two</td></tr></table>",
        "<table><tr><td>Loose</td></tr><tr><td>rows</td></tr></table>",
        f"<table><thead><tr><th>{'Tall ' * 900}</th></tr></thead><tbody>{'<tr><td>Row</td></tr>' * 60}</tbody></table>",
        f"<table><tr><td rowspan='99'>{'Spans ' * 900}</td><td>a</td></tr>{'<tr><td>b</td></tr>' * 80}</table>",
        "<table><tr></tr><tr><td><workspace height='200'/>Tall</td></tr></table>".replace("Tall", "<p>Tall</p>"),
        "<table><tr><td id='i'><p>Page <page-ref to='i'/></p></td></tr></table><p><page-ref to='e'/></p><ul id='e'/>",
        "<p><note-ref to='a'/></p><note id='a'><section><p>Out</p><note id='b'>In</note></section></note>",
        "<ol><li><aside><table widths='1 1 1'><thead><tr><td/><td/><td/></tr></thead><tr><td><answer-lines count='40'/>"
        "</td></tr></table></aside></li></ol>",
        f"<table><tr/><tr><td rowspan='2'>One</td></tr><tr><td>{'Two ' * 2000}</td></tr></table>",
        f"<table><tr/><tr><td rowspan='2'><workspace height='150'/></td></tr><tr><td>{'Two ' * 2000}</td></tr></table>",
        "<contents/><h2></h2><h2>Words</h2>",
        "<ol start='9999'><li>Wide label</li></ol>",
    ],
)
def test_what_once_went_wrong(spy: Spy, body: str) -> None:
    assert_sound(document(body), look(), spy)


def test_a_word_without_end_is_broken_without_shaping_it_again_and_again(
    spy: Spy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shaped = [0]
    make = shape.Shaped.__init__

    def counted(self: shape.Shaped, *given: Any) -> None:
        make(self, *given)
        shaped[0] += self.end - self.start

    monkeypatch.setattr(shape.Shaped, "__init__", counted)
    assert_sound(document(f"<p>{'wi' * 10_000}</p>"), look(), spy)
    assert shaped[0] < 5 * 20_000


@pytest.mark.parametrize("text", ["a" + "\u0301" * 9000, "\u200d" * 900, "a" + "\u200d" * 900, "👩\u200d" * 60 + "👩"])
def test_a_letter_with_too_much_on_it_is_refused_in_words(text: str) -> None:
    made = typeset([document(f"<p>{text}</p>")], look(), {})
    assert {one.code for one in made.found} == {"S101"}
    assert "type fewer" in made.found[0].hint


@pytest.mark.parametrize("lead", range(30))
def test_hidden_characters_at_a_line_end_keep_their_order(spy: Spy, lead: int) -> None:
    text = f"{'x' * lead} One, two and three.ก(W가aខ\u200d\u200bရ " * 3
    assert_sound(document(f"<h1>{text}</h1>", language="fa"), look(), spy)


def test_a_cell_over_thousands_of_columns_is_no_burden(spy: Spy) -> None:
    assert_sound(document("<table><tr>" + "<td colspan='9999'>x</td>" * 3 + "</tr></table>"), look(), spy)
