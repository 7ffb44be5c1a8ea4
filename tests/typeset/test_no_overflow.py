"""No heading, label or cell reaches out of its place: every block there is, with long words, in 22 languages.

Also on A5 in large print, the narrowest measure: what grows, flows on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from editions import GUIDE, HANDOUT, composed, kitchen_sink
from sheets import NAMED, SHEETS, sheet_of
from trees import look

from builder.document import Document, Element, Node, Run
from builder.typeset import Look, typeset
from builder.typeset.look import MM
from builder.typeset.pages import EDGE
from builder.typeset.text.breaks import opportunities

from .any_documents import PICTURES
from .test_any_document import Spy, spy
from .text.samples import SAMPLES
from .watching import Watch, watch

__all__ = ["spy", "watch"]  # fixtures

WITHOUT_SPACES = ("th", "lo", "km", "my", "zh", "ja")
A5 = 148 * MM, 210 * MM
_EVERY, _LETTERS = 4, 40
"""Every so-manieth word is a long one, of so many letters."""
_ROUNDING = 0.1


def words_of(lang: str) -> list[str]:
    """Those of its article; where no spaces part them, as a dictionary does."""
    article = SAMPLES[lang].article
    if lang not in WITHOUT_SPACES:
        return article.split()
    ends = [at for at, _ in opportunities(article, lang)]
    return [article[start:end].strip() for start, end in pairwise([0, *ends]) if article[start:end].strip()]


def words(lang: str) -> Iterator[str]:
    """Words of a language without end, some of them longer than a label or a cell is wide."""
    found = words_of(lang)
    long = itertools.cycle("".join(found[at:] + found)[:_LETTERS] for at in range(0, len(found), 3))
    for number, word in enumerate(itertools.cycle(found)):
        yield next(long) if number % _EVERY == 0 else word


def said_in(element: Element, lang: str, source: Iterator[str], in_furniture: bool = False) -> Element:
    """The same tree with as many words in each text, of another language, and nothing that says English.

    Heads and feet hold as many letters instead: if theirs grew as much, they would leave no room.
    """
    children: list[Node] = []
    between = "" if lang in WITHOUT_SPACES else " "
    for child in element.children:
        if isinstance(child, Element):
            children.append(said_in(child, lang, source, in_furniture or child.name in ("page-head", "page-foot")))
        elif not child.text.strip():
            children.append(child)
        elif in_furniture:
            made = between.join(words_of(lang) * 9)[: len(child.text)]
            children.append(Run(made.rstrip(), child.at))
        else:
            made = between.join(next(source) for _ in child.text.split())
            ends = (" " * child.text[:1].isspace(), " " * child.text[-1:].isspace())
            children.append(Run(made.join(ends), child.at))
    kept = {key: value for key, value in element.attributes.items() if key != "lang"}
    return Element(element.name, kept, tuple(children), element.at)


@cache
def shipped(layout: str) -> Document:
    return composed(kitchen_sink("en"), layout)


def document(layout: str, lang: str) -> Document:
    source = shipped(layout)
    images = dict.fromkeys(source.images, next(iter(PICTURES.values())))
    return replace(source, root=said_in(source.root, lang, words(lang)), language=lang, images=images)


@cache
def on_a5(theme: str, layout: str) -> Look:
    return replace(look(theme, layout), page_size=A5, _styles={}, _texts={})


def assert_within(made: Document, its_look: Look, spy: Spy, watch: Watch) -> None:
    spy.wide.clear()
    references = {f"kitchen-sink/handout:{e.get('to').partition(':')[2]}": "1" for e in made.root.iter() if e.get("to")}
    done = typeset([made], its_look, references)
    assert [one for one in done.found if one.code != "S102"] == []
    assert spy.wide == []
    width, height = its_look.page_size
    for left, right, y, said in watch.seen:
        assert left >= EDGE - _ROUNDING, said
        assert right <= width - EDGE + _ROUNDING, said
        assert EDGE - _ROUNDING <= y <= height - EDGE, said


@pytest.mark.parametrize("layout", [HANDOUT, GUIDE])
@pytest.mark.parametrize("lang", SAMPLES)
def test_in_large_print_on_a5(lang: str, layout: str, spy: Spy, watch: Watch) -> None:
    assert_within(document(layout, lang), on_a5("large-print", layout), spy, watch)


@pytest.mark.parametrize(
    ("lang", "paper"), [*((lang, "a4") for lang in SAMPLES), ("en", "letter"), ("ur", "letter"), ("my", "letter")]
)
def test_in_the_default_theme(lang: str, paper: str, spy: Spy, watch: Watch) -> None:
    assert_within(document(HANDOUT, lang), look("community", HANDOUT, paper), spy, watch)


@pytest.mark.parametrize("lang", SAMPLES)
def test_sheets_in_their_own_words(lang: str, spy: Spy, watch: Watch) -> None:
    for name in SHEETS:
        made = sheet_of(name, lang, NAMED)
        for its_look in (look("community", name), on_a5("large-print", name)):
            watch.seen.clear()
            assert_within(made, its_look, spy, watch)
            assert len(watch.seen) > 10
