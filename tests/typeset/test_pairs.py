"""Texts in two languages on the page: side by side where there is room, else one below the other."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from trees import document, look, rendering

from builder.checks.readback import plain_text
from builder.checks.tags import check_tags
from builder.typeset import Rendering, typeset

LONG = " ".join(f"word{n}" for n in range(1500))
SHORT = '<p>One</p></side><side lang="ar"><p>واحد</p>'


def pair(inside: str, attributes: str = ' set="columns"') -> str:
    return f"<h1>Title</h1><pair{attributes}><side>{inside}</side></pair>"


def places(made: Rendering, *words: str) -> list[tuple[float, float]]:
    """Left edge and baseline of the first letter of each word on the first page, in points."""
    found = list[tuple[float, float]]()
    with pypdfium2.PdfDocument(io.BytesIO(made.data)) as pdf:
        text = pdf[0].get_textpage()
        said = text.get_text_range()
        for word in words:
            left, low, _, _ = text.get_charbox(said.index(word), loose=True)
            found.append((left, low))
    return found


def said(made: Rendering) -> list[str]:
    return [" ".join(line.split()) for line in plain_text(made.data)]


def test_columns_stand_side_by_side_and_the_first_where_reading_begins() -> None:
    body = pair('<p>Alpha</p></side><side lang="es"><p>Omega</p>')
    (first, low), (second, other) = places(rendering(body), "Alpha", "Omega")
    assert second - first > 200
    assert low == pytest.approx(other)
    (first, _), (second, _) = places(rendering(body, language="ar"), "Alpha", "Omega")
    assert second < first, "pages read from the right have the first column on the right"


@pytest.mark.parametrize(
    "body",
    [
        pair("<p>Alpha</p></side><side><p>Omega</p>", ""),
        f"<table widths='1 4'><tr><td>{pair('<p>Alpha</p></side><side><p>Omega</p>')[14:]}</td><td>x</td></tr></table>",
    ],
)
def test_one_stands_below_the_other_where_it_is_said_or_narrow(body: str) -> None:
    made = rendering(body if "<h1>" in body else f"<h1>Title</h1>{body}")
    (first, low), (second, other) = places(made, "Alpha", "Omega")
    assert second == pytest.approx(first, abs=2)
    assert 8 < low - other < 30


def test_languages_are_told_apart_in_the_tree_and_words_of_a_side_are_a_paragraph() -> None:
    made = rendering(
        pair(SHORT) + '<ul><li><pair><side>Alone</side><side lang="km" role="other">ម្នាក់</side></pair></li></ul>'
    )
    assert said(made)[2:] == ["One", "واحد", "•", "Alone", "ម្នាក់"]
    assert check_tags(made.data) == []


@pytest.mark.parametrize("attributes", [' set="columns"', ""])
@pytest.mark.parametrize("theme", ["community", "large-print"])
def test_long_texts_go_on_on_the_next_page_in_both_columns(attributes: str, theme: str) -> None:
    other = LONG.replace("word", "mot")
    body = pair(f'<p>{LONG}</p></side><side lang="fr"><p>{other}</p><p>fin</p>', attributes)
    made = typeset([document(body)], look(theme), {})
    assert made.found == ()
    assert len(made.pages) > 2
    assert said(made)[2:] == [LONG, other, "fin"]
    assert check_tags(made.data) == []


@pytest.mark.parametrize("before", range(20, 34))
def test_both_texts_of_a_pair_begin_on_the_same_page(before: int) -> None:
    rows = "".join(f"<p>line {n}</p>" for n in range(before))
    sides = f"<side><p>{'a ' * 250}</p></side><side><p>{'b ' * 60}</p></side>"
    made = rendering(f"<h1>Title</h1>{rows}<pair set='columns'>{sides}</pair>")
    with pypdfium2.PdfDocument(io.BytesIO(made.data)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    first = [next(n for n, page in enumerate(pages) if two in page) for two in ("a a", "b b")]
    assert first[0] == first[1]


def test_the_bar_of_a_text_that_is_not_translated_stands_where_its_lines_begin() -> None:
    for language in ("ar", "en"):
        made = rendering('<h1>T</h1><p lang="en" status="missing">Alpha</p>', language=language, head="")
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            paths = [one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) in ("m", "l")]
        upright = [float(a.operands[0]) for a, b in pairwise(paths) if a.operands[0] == b.operands[0]]
        assert [x < 100 for x in upright] == [True]
