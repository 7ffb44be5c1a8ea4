"""Lines in 22 languages: where they end, how wide they are, and that nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, pairwise

import pyphen
import pytest
from icu4py.breakers import CharacterBreaker, LineBreaker

from builder.typeset.text.breaks import opportunities
from builder.typeset.text.items import Span
from builder.typeset.text.lines import Line, Measured

from .samples import SAMPLES, SIZE_PT, Sample, look, measured

WIDTHS_PT = (80, 97, 120, 150, 200, 265, 400)
LOCALES = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase"}
PATTERNS = {"en": "en_US", "es": "es", "fr": "fr", "ru": "ru_RU"}
TOLERANCE_PT = 0.02
each_language = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def legal_ends(sample: Sample) -> set[int]:
    """ICU's opportunities, telephone numbers kept whole: UAX #14 asked anew, without the engine."""
    found = set(accumulate(map(len, LineBreaker(sample.text, LOCALES.get(sample.lang, sample.lang)))))
    phone = sample.text.index(sample.phone)
    return found - set(range(phone + 1, phone + len(sample.phone)))


def hyphenations(sample: Sample) -> set[int]:
    if sample.lang not in PATTERNS:
        return set()
    patterns = pyphen.Pyphen(lang=PATTERNS[sample.lang], left=2, right=3)
    words = re.finditer(r"[^\W\d_]+", sample.text)
    return {m.start() + at for m in words for at in patterns.positions(m.group())}


def ink(paragraph: Measured, line: Line) -> float:
    """Width of a line in points, without the white space at its end."""
    runs = paragraph.runs(line)
    tail = runs[-1].pieces[-1]
    return sum(run.width for run in runs) - tail.hang_em * runs[-1].setting.look.size


def one_on_a_line(text: str, width: float, hyphenate: bool = True, lang: str = "en") -> list[str]:
    paragraph = measured(text, lang)
    return [text[line.start : line.end] for line in paragraph.lines(width, hyphenate)]


@each_language
def test_lines_end_where_they_may_and_fit(sample: Sample) -> None:
    paragraph, legal, hyphens = measured(sample.text, sample.lang), legal_ends(sample), hyphenations(sample)
    for width in WIDTHS_PT:
        for line in paragraph.lines(width, hyphenate=True):
            said = f"{width} pt: {sample.text[line.start : line.end]!r} {line.kind}"
            assert ink(paragraph, line) <= width + TOLERANCE_PT, said
            if line.kind == "hyphen":
                assert line.end in hyphens, said
            elif line.kind == "emergency":  # the whole did not fit even alone
                start = max(at for at in {0} | legal if at < line.end)
                end = min(at for at in legal if at > line.end)
                whole = Line(start, end, "soft")
                assert ink(paragraph, whole) > width, said
            else:
                assert line.end in legal, said


@each_language
def test_nothing_is_lost(sample: Sample) -> None:
    paragraph = measured(sample.text, sample.lang)
    for width in WIDTHS_PT:
        lines = paragraph.lines(width, hyphenate=True)
        assert [lines[0].start, *(line.end for line in lines)] == [
            0,
            *(line.start for line in lines[1:]),
            len(sample.text),
        ]
        drawn = []
        for line in lines:
            text = sample.text[line.start : line.end]
            pieces = [piece for run in paragraph.runs(line) for piece in run.pieces]
            assert "".join(piece.word[piece.start : piece.end] for piece in pieces) == text
            drawn += [cluster.text for piece in pieces for cluster in sorted(piece.clusters)]
        assert "".join(drawn).replace("\u00ad", "") == sample.text


@each_language
def test_widths_of_runs_add_up(sample: Sample) -> None:
    paragraph = measured(sample.text, sample.lang)
    whole = Line(0, len(sample.text), "end")
    assert sum(run.width for run in paragraph.runs(whole)) == pytest.approx(paragraph.xs[-1])
    for line in paragraph.lines(150, hyphenate=True):
        runs = paragraph.runs(line)
        for run in runs:
            assert run.width == pytest.approx(sum(piece.em for piece in run.pieces) * SIZE_PT)
            assert len(run.gaps) == len(run.pieces)
            assert all(piece.face is run.face for piece in run.pieces)
        spread = paragraph.runs(line, spread=True)
        assert sum(run.width for run in spread) == pytest.approx(sum(run.width for run in runs), rel=0.02)
        assert sorted(paragraph.visual(runs)) == list(range(len(runs)))


@each_language
def test_plain_words_break_as_icu_says(sample: Sample) -> None:
    """Paragraphs of plain words never ask ICU; this asks."""
    for sentence in (sample.article, *sample.article.split(". ")):
        assert measured(sentence, sample.lang).stops == [at for at, _ in opportunities(sentence, sample.lang)]


@each_language
def test_bold_may_begin_within_a_word(sample: Sample) -> None:
    text, regular, bold = sample.article, look(sample.lang), look(sample.lang, 700)
    edges = list(accumulate(map(len, CharacterBreaker(text, "en"))))
    start, end = edges[3], edges[len(edges) // 2]
    spans = [Span(start, regular), Span(end, bold), Span(len(text), regular)]
    paragraph = measured(text, sample.lang, spans)
    weights = {run.face.weight for run in paragraph.runs(Line(0, len(text), "end"))}
    assert weights == {400, 700}
    of_regular = measured(text, sample.lang).xs[-1]
    assert paragraph.xs[-1] == of_regular if sample.lang in ("zh", "ja") else paragraph.xs[-1] > of_regular


def test_an_empty_paragraph_has_no_line() -> None:
    paragraph = measured("", "en", [Span(0, look("en"))])
    assert paragraph.lines(100, hyphenate=True) == []
    assert paragraph.xs == [0.0]


def test_a_line_ends_where_it_must() -> None:
    text = "one\ntwo three\n\nfour"
    lines = measured(text, "en").lines(400, hyphenate=True)
    assert [(text[a:b], kind) for a, b, kind in lines] == [
        ("one\n", "forced"),
        ("two three\n", "forced"),
        ("\n", "forced"),
        ("four", "end"),
    ]


def test_white_space_at_the_end_may_stick_out() -> None:
    paragraph = measured("alpha     beta", "en")
    first = paragraph.lines(paragraph.x(5), hyphenate=False)[0]
    assert (first.start, first.end) == (0, 10)
    assert ink(paragraph, first) == pytest.approx(paragraph.x(5))


@pytest.mark.parametrize(("text", "lang"), [("one\tÝ  ", "en"), ("\tone ", "en"), ("قبل\tبعد ", "ar")])
def test_a_tab_inside_a_line_is_a_space_that_does_not_stick_out(text: str, lang: str) -> None:
    paragraph, inked = measured(text, lang), len(text.rstrip())
    assert paragraph.ends[-1] == pytest.approx(paragraph.x(inked))
    whole = Line(0, len(text), "end")
    assert ink(paragraph, whole) == pytest.approx(paragraph.x(inked))


def test_a_word_at_the_margin_is_hyphenated_where_the_patterns_say() -> None:
    assert one_on_a_line("the responsibility", 70)[0] == "the responsi"
    assert one_on_a_line("the responsibility", 70, hyphenate=False)[0] == "the "
    assert one_on_a_line("die Verantwortung", 70, lang="de")[0] == "die Verant"


def test_the_hyphen_counts_in_the_width_and_reads_as_a_soft_one() -> None:
    paragraph = measured("the responsibility", "en")
    first = paragraph.lines(70, hyphenate=True)[0]
    assert first.kind == "hyphen"
    tail = paragraph.runs(first)[-1].pieces[-1]
    assert [cluster.text for cluster in tail.clusters][-1] == "\u00ad"
    assert tail.clusters[-1].advance > 0
    assert ink(paragraph, first) <= 70


@pytest.mark.parametrize(
    "word", ["https://example.org/responsibility", "responsibility@example.org", "A1responsibility"]
)
def test_addresses_and_codes_are_not_hyphenated(word: str) -> None:
    kinds = {line.kind for line in measured(word, "en").lines(60, hyphenate=True)}
    assert "hyphen" not in kinds


def test_a_soft_hyphen_shows_only_where_it_breaks() -> None:
    text = "unforeseen Donau\u00addampf\u00adschiff"
    paragraph = measured(text, "de")
    assert paragraph.xs[-1] == pytest.approx(measured(text.replace("\u00ad", ""), "de").xs[-1])
    first = paragraph.lines(100, hyphenate=True)[0]
    assert (text[first.start : first.end], first.kind) == ("unforeseen Donau\u00ad", "shy")
    shown = "".join(c.text for run in paragraph.runs(first) for piece in run.pieces for c in piece.clusters)
    assert shown == "unforeseen Donau\u00ad"


def test_a_telephone_number_stays_on_one_line_if_it_fits() -> None:
    text = "Call me on +1 (555) 010-0199 tonight"
    for width in range(100, 200, 7):
        lines = [text[line.start : line.end] for line in measured(text, "en").lines(width, hyphenate=True)]
        assert any("+1 (555) 010-0199" in line for line in lines), lines


def test_a_telephone_number_wider_than_the_line_breaks_at_its_joints() -> None:
    assert one_on_a_line("+1 (555) 010-0199", 80) == ["+1 (555) 010-", "0199"]


def test_a_word_wider_than_the_line_breaks_between_clusters() -> None:
    text = "សម្បជញ្ញៈ" * 8
    clusters = set(accumulate(map(len, CharacterBreaker(text, "en"))))
    paragraph = measured(text.replace(" ", ""), "en")
    lines = paragraph.lines(20, hyphenate=True)
    assert all(line.end in clusters for line in lines)
    assert {line.kind for line in lines} > {"end"}


def test_what_draws_nothing_is_kept() -> None:
    text = "☐ ☑\u200c\nيولد"
    paragraph = measured(text, "en")
    pieces = [piece for run in paragraph.runs(paragraph.lines(90, hyphenate=False)[0]) for piece in run.pieces]
    assert "".join(piece.word[piece.start : piece.end] for piece in pieces) == "☐ ☑\u200c\n"


def test_ligatures_and_letters_that_change_where_they_are_cut_still_fit() -> None:
    for text, lang in (("affluent office " * 3, "en"), ("நடந்துகொள்ளல்" * 4, "ta"), ("السلام" * 9, "ar")):
        paragraph = measured(text, lang)
        for tenths in range(300, 1100, 3):
            for line in paragraph.lines(tenths / 10, hyphenate=True):
                assert ink(paragraph, line) <= tenths / 10 + TOLERANCE_PT, text[line.start : line.end]


def test_a_superscript_is_raised_and_the_line_is_taller() -> None:
    base = look("en")
    note = replace(base, size=SIZE_PT * 0.65, rise=SIZE_PT * 0.35)
    text = "rights1 and"
    plain, raised = measured(text, "en"), measured(text, "en", [Span(6, base), Span(7, note), Span(11, base)])
    runs = raised.runs(raised.lines(200, hyphenate=True)[0])
    assert [(run.setting.look.rise, run.setting.look.size) for run in runs] == [
        (0, SIZE_PT),
        (note.rise, note.size),
        (0, SIZE_PT),
    ]
    assert raised.xs[-1] < plain.xs[-1]
    assert raised.ascent >= max(plain.ascent, runs[1].face.ascent * note.size + note.rise)
    high = measured(text, "en", [Span(6, base), Span(7, replace(note, rise=9)), Span(11, base)])
    assert high.ascent == pytest.approx(runs[1].face.ascent * note.size + 9)


def test_a_raised_number_after_arabic_keeps_its_own_run() -> None:
    base = look("ar")
    note = replace(base, size=7, rise=4)
    text = "الحقوق1 لك"
    runs = (paragraph := measured(text, "ar", [Span(6, base), Span(7, note), Span(10, base)])).runs(Line(0, 10, "end"))
    assert [run.setting.look.rise for run in runs] == [0, 4, 0]
    assert paragraph.visual(runs) == [2, 1, 0]


def test_runs_say_where_they_start() -> None:
    sample = SAMPLES["ar"]
    paragraph = measured(sample.text, "ar")
    for line in paragraph.lines(150, hyphenate=True):
        runs = paragraph.runs(line)
        assert runs[0].start == line.start
        lengths = [sum(piece.end - piece.start for piece in run.pieces) for run in runs]
        assert [b.start - a.start for a, b in pairwise(runs)] == lengths[:-1]


def test_thai_may_be_stretched_between_words_without_spaces() -> None:
    paragraph = measured(SAMPLES["th"].article, "th")
    line = paragraph.lines(200, hyphenate=True)[0]
    plain = sum(sum(run.gaps) for run in paragraph.runs(line))
    assert sum(sum(run.gaps) for run in paragraph.runs(line, spread=True)) > plain + 3
