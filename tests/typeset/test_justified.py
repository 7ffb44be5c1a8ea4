"""Justified text, and words that are hyphenated because a line or a cell is too narrow for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from trees import document, look

from builder.checks.readback import plain_text
from builder.typeset import Look, typeset

from .text.samples import SAMPLES, Sample, measured
from .watching import Watch, watch

__all__ = ["watch"]  # the fixture

LONG = {
    "en": "responsibility",
    "es": "responsabilidades",
    "fr": "reconnaissance",
    "ru": "ответственность",
    "de": "Verantwortungsbewusstsein",
}
_ROUNDING = 0.06
GIVEN_UP = {"ta": 2}
"""Lines of few long words, which would have holes."""


def changed(**rules: dict[str, Any]) -> Look:
    """The default look with some rules changed."""
    shipped = look()
    merged = {name: {**shipped.rules.get(name, {}), **rule} for name, rule in rules.items()}
    return replace(shipped, rules={**shipped.rules, **merged}, _styles={}, _texts={})


def edges(watch: Watch) -> list[tuple[float, float]]:
    """Left and right edge of what stands on each line, from the top."""
    lines = defaultdict[float, list[tuple[float, float]]](list)
    for left, right, y, _ in watch.seen:
        lines[round(y, 1)].append((left, right))
    return [(min(a for a, _ in lines[y]), max(b for _, b in lines[y])) for y in sorted(lines, reverse=True)]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_justified_lines_fill_their_measure_in_every_language(sample: Sample, watch: Watch) -> None:
    justified = changed(p={"align": "justify", "hyphenate": True})
    source = document(f"<p>{sample.article} {sample.article}</p>", head="", language=sample.lang)
    assert typeset([source], justified, {}).found == ()
    *full, last = edges(watch)
    margin, width = justified.margins["start"], justified.page_size[0]
    assert full
    ragged = sum(right - left < width - 2 * margin - _ROUNDING for left, right in full)
    assert ragged == GIVEN_UP.get(sample.lang, 0)
    for left, right in full:
        assert (width - right if sample.rtl else left) == pytest.approx(margin, abs=_ROUNDING)
        assert right - left <= width - 2 * margin + _ROUNDING
    begins = width - last[1] if sample.rtl else last[0]
    assert begins == pytest.approx(margin, abs=_ROUNDING)
    assert last[1] - last[0] < width - 2 * margin


def test_a_theme_leaves_lines_ragged_and_words_whole_if_it_says_nothing(watch: Watch) -> None:
    article = SAMPLES["en"].article
    typeset([document(f"<p>{article} {article}</p>", head="")], look(), {})
    assert len({round(right) for _, right in edges(watch)}) > 1
    assert {said for _, _, _, said in watch.seen} <= set(article.split())


@pytest.mark.parametrize("lang", LONG)
def test_a_word_that_is_too_wide_is_hyphenated_though_nobody_asked_for_it(lang: str) -> None:
    word = LONG[lang]
    paragraph = measured(f"{word} {word}", lang)
    lines = paragraph.lines(60, hyphenate=False)
    assert {line.kind for line in lines} == {"hyphen", "soft", "end"}
    assert "".join(paragraph.text[line.start : line.end] for line in lines) == paragraph.text


def test_a_word_that_fits_is_moved_whole() -> None:
    paragraph = measured("the responsibility", "en")
    assert [line.kind for line in paragraph.lines(80, hyphenate=False)] == ["soft", "end"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("https://example.org/responsibility", "en"),
        ("+1 (555) 010-0199", "en"),
        ("{{responsibilities", "en"),
        ("responsibilities.example", "en"),
        ("trách nhiệm nghiêng nghiêng", "vi"),
        ("الحقوقيونوالحقوقيون", "ar"),
        ("ទទួលខុសត្រូវ", "km"),
    ],
)
def test_what_must_not_be_hyphenated_never_is(text: str, lang: str) -> None:
    kinds = {line.kind for hyphenate in (True, False) for line in measured(text, lang).lines(50, hyphenate)}
    assert "hyphen" not in kinds


def test_long_words_in_narrow_cells_bear_a_hyphen() -> None:
    cells = "".join(f"<td>{LONG['en']}</td>" for _ in range(8))
    made = typeset([document(f"<table><tr>{cells}</tr></table>", head="")], look(), {})
    assert plain_text(made.data) == ["respon\u00adsibility"] * 8
