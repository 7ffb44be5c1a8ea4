"""Any text at any width: set or refused by name, never lost, never too wide."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.typeset.text.fonts import BREAKS, FILES, MissingGlyph, face
from builder.typeset.text.items import Look, Span
from builder.typeset.text.lines import Line, Measured

from .samples import SAMPLES, SIZE_PT, look

Language: TypeAlias = tuple[str, bool]  # and whether it is written from right to left
TOLERANCE_PT = 0.02
COLORS = ("#000000", "#0b57a4")
WORDS = [word for sample in SAMPLES.values() for word in sample.text.split()]
SYMBOLS = (
    "()[]{}<>«»“”.,;:!?-–—/\\@#&%+*=|~^_'\"•…€$£°\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2011\u2060\u2066\u2069\n\t"
)
OF_ANY_FONT = [chr(c) for key in FILES for c in sorted(face(key, 400).cmap)[:3000] if c > 0x20 and chr(c) not in BREAKS]
COMMON = [c for c in OF_ANY_FONT if c <= "\u06ff"]

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SYMBOLS),
    st.text(st.sampled_from(OF_ANY_FONT), min_size=1, max_size=6),
    st.text(st.sampled_from(COMMON + list("0123456789٠١٢၁")), min_size=1, max_size=12),
    st.sampled_from(
        ["+1 (555) 010-0199", "https://example.org/a-b?c=d", "x@example.org", "☐ ☑", "👩\u200d🏫", "e\u0301"]
    ),
)
texts = st.lists(st.tuples(pieces, st.sampled_from(["", " ", "  "])), min_size=1, max_size=25).map(
    lambda parts: "".join(part + space for part, space in parts)
)
languages = st.sampled_from([(sample.lang, sample.rtl) for sample in SAMPLES.values()])


@st.composite
def spans_of(draw: st.DrawFn, text: str, lang: str) -> list[Span]:
    ends = sorted(draw(st.sets(st.integers(1, len(text)), max_size=3)) | {len(text)})
    return [
        Span(
            end,
            Look(
                draw(st.sampled_from([SIZE_PT, 7.0])),
                draw(st.sampled_from([400, 700])),
                draw(st.sampled_from(COLORS)),
                draw(st.sampled_from([lang, "en", "ar"])),
                isolate=draw(st.integers(0, 2)),
                rise=draw(st.sampled_from([0.0, 3.0])),
            ),
        )
        for end in ends
    ]


def assert_kept(paragraph: Measured, width: float, hyphenate: bool) -> None:
    """Nothing is lost, doubled or, but for what cannot be parted, too wide."""
    text, at = paragraph.text, 0
    for line in paragraph.lines(width, hyphenate):
        assert line.start == at < line.end
        at = line.end
        for spread in (True, False):
            runs = paragraph.runs(line, spread)
            assert "".join(p.word[p.start : p.end] for run in runs for p in run.pieces) == text[line.start : line.end]
            order = paragraph.visual(runs)
            assert sorted(order) == list(range(len(runs)))
        ink = trailing(paragraph, line.start, line.end)
        reach = sum(run.width for run in runs) - ink
        assert reach <= width + TOLERANCE_PT, (text[line.start : line.end], line.kind, reach)
    assert at == len(text)


def trailing(paragraph: Measured, start: int, end: int) -> float:
    """Width of the spaces at a line's end."""
    found = 0.0
    while end > start and paragraph.text[end - 1] in " \n\t":
        found += paragraph.x(end) - paragraph.x(end - 1)
        end -= 1
    return found


def set_or_refused(text: str, spans: list[Span], lang: str, rtl: bool) -> Measured | None:
    try:
        return Measured(text, spans, lang, rtl)
    except MissingGlyph as missing:
        refused = missing
    assert set(refused.characters) <= set(text)
    assert refused.hint
    return None


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), texts, languages, st.floats(90, 400), st.booleans())
def test_any_paragraph(data: st.DataObject, text: str, language: Language, width: float, hyphenate: bool) -> None:
    paragraph = set_or_refused(text, data.draw(spans_of(text, language[0])), *language)
    if paragraph:
        assert_kept(paragraph, width, hyphenate)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), languages, st.floats(90, 300))
def test_any_characters_at_all(text: str, language: Language, width: float) -> None:
    paragraph = set_or_refused(text, [Span(len(text), look(language[0]))], *language)
    if paragraph:
        assert_kept(paragraph, width, hyphenate=True)


@settings(max_examples=150, deadline=None)
@given(texts, languages, st.floats(12, 60))
def test_narrow_columns_lose_nothing(text: str, language: Language, width: float) -> None:
    paragraph = set_or_refused(text, [Span(len(text), look(language[0]))], *language)
    lines = paragraph.lines(width, hyphenate=True) if paragraph else [Line(0, len(text), "end")]
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
