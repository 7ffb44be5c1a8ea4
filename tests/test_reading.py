"""Reading: grades that were computed by hand, sentences and words of many languages, and what is said of hard texts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import LESSON, make_project
from speaking import out
from strategies import QUICK
from validating import HELLO, SECTION, TOP, sound

from builder.checks.lessons import Context, check_lesson
from builder.checks.pieces import pieces
from builder.checks.reading import (
    EASE,
    Grades,
    Measure,
    check_reading,
    check_reading_of_translation,
    grades,
)
from builder.checks.sentences import ends, sentences, words
from builder.checks.syllables import syllables
from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import Scalar, load
from builder.localize import localize
from builder.markdown import parse
from builder.texts import Kind
from builder.validate import validate

MATERIALS = Path(__file__).parent.parent / "materials"
TEN = "We stop and then we ask a person we trust"  # ten words, eleven syllables
HARD = "International organisations consistently recommend comprehensive education."


def measure(text: str) -> Measure:
    found = sentences(parse(Scalar(text), "prose"), "en")
    said = [word for one in found for word in one.words]
    return Measure(len(found), len(said), sum(map(syllables, said)))


def said(text: str, language: str = "en", kind: Kind = "prose") -> list[str]:
    return [one.source for one in sentences(parse(Scalar(text), kind), language)]


def lesson_of(blocks: str, top: str = TOP) -> Lesson:
    return sound(top + SECTION + blocks)


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.code} {one.at.line}:{one.at.column}" for one in found if one.at]


# -- grades


@pytest.mark.parametrize(
    ("text", "expected", "grade"),
    [
        # 0.39 x 6/1 + 11.8 x 6/6 - 15.59 = -1.45
        ("The cat sat on the mat.", Measure(1, 6, 6), 0.0),
        # Peo-ple who lie on-line look for trust: 7 and 9; they want you to hur-ry: 5 and 6.
        # 0.39 x 12/2 + 11.8 x 15/12 - 15.59 = 2.34 + 14.75 - 15.59
        ("People who lie online look for trust. They want you to hurry.", Measure(2, 12, 15), 1.5),
        # 5 + 5 + 4 + 3 + 4 + 4 syllables; 0.39 x 6 + 11.8 x 25/6 - 15.59 = 2.34 + 49.17 - 15.59
        (HARD, Measure(1, 6, 25), 35.9),
        # an item is a sentence: 2 and 3, 2 and 3; 0.39 x 4/2 + 11.8 x 6/4 - 15.59 = 0.78 + 17.7 - 15.59
        ("- a message\n- a person", Measure(2, 4, 5 + 1), 2.9),
        ("", Measure(), 0.0),
    ],
)
def test_grade_is_what_the_formula_gives_by_hand(text: str, expected: Measure, grade: float) -> None:
    assert measure(text) == expected
    assert expected.grade == grade


def test_grades_part_what_participants_hear_from_what_facilitators_read() -> None:
    """Ask-ing for help (3, 4), Wel-come (1, 2), Hel-lo (1, 2): 0.39 x 5/3 + 11.8 x 8/5 - 15.59 = 0.65 + 18.88 - 15.59.
    Name two peo-ple who can help (6, 7): 2.34 + 13.77 - 15.59."""
    assert grades(lesson_of(HELLO)) == Grades(3.9, 0.5)
    note = f"      - {{type: note, id: note, text: {HARD}}}\n"
    assert grades(lesson_of(HELLO + note)) == Grades(3.9, Measure(2, 12, 32).grade)
    heard = f"      - {{type: close, id: close, say: {HARD}}}\n"
    assert grades(lesson_of(HELLO + heard)) == Grades(Measure(4, 11, 33).grade, 0.5)
    asked = f"      - {{type: ask, id: ask, questions: [{HARD}]}}\n"
    assert grades(lesson_of(HELLO + asked)) == grades(lesson_of(HELLO + heard))


def test_numbers_on_drawings_are_no_sentences() -> None:
    figure = (
        "      - {type: statistic, id: s, text: We know it., %s"
        "source: global-estimates-2022, year: 2021, kind: estimate}\n"
    )
    with_figure, without = lesson_of(figure % "figure: 27.6 million, "), lesson_of(figure % "")
    assert grades(with_figure) == grades(without)


def test_no_grade_is_borrowed_for_another_language() -> None:
    lesson, _ = validate(load("hola.yaml", (TOP + SECTION + HELLO).replace("asking", "hola").encode()), "es", None)
    assert lesson is not None
    assert grades(lesson) is None


# -- syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("exploitation", 4), ("trafficking", 3), ("every", 3), ("idea", 3), ("someone’s", 2), ("boss's", 2),
        ("they're", 1), ("self-care", 2), ("harbouring", 3), ("organise", 3), ("offence", 2), ("deepfakes", 2),
        ("sextortion", 3), ("helplines", 2), ("trafficked", 2), ("42%", 4), ("27.6", 3), ("“Stop!”", 1), ("…", 1),
    ],
)  # fmt: skip
def test_syllables_of_english(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("es", {"amigo": 3, "ayuda": 3, "oído": 3, "familia": 3, "teatro": 3, "ciudad": 2, "que": 1}),
        ("it", {"aiuto": 3, "persona": 3}),
        ("fr", {"aide": 1, "travail": 2, "école": 2, "les": 1}),
        ("de", {"Hilfe": 2, "Menschenhandel": 4}),
        ("nl", {"iemand": 2, "hulp": 1}),
        ("ru", {"человек": 3, "помощь": 2, "в": 1}),
    ],
)
def test_syllables_of_languages_that_have_a_formula(language: str, counts: dict[str, int]) -> None:
    assert {word: syllables(word, language) for word in counts} == counts
    assert language in EASE


@QUICK
@given(st.text(max_size=30))
def test_every_word_has_a_syllable(word: str) -> None:
    assert all(syllables(word, language) >= 1 for language in ("en", *EASE))


def test_words_are_counted_when_the_first_is_asked_for_and_without_reaching_out() -> None:
    """Importing the checks loads neither the list of words nor ICU."""
    code = (
        "import sys; sys.addaudithook(lambda name, what: sys.exit(name) if name.startswith('socket') else None)\n"
        "import builder.checks.reading\n"
        "print('pysyllables' in sys.modules, 'icu4py' in sys.modules)\n"
        "from builder.checks.syllables import syllables\n"
        "print(syllables('exploitation'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "False", "4"]


# -- sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs 3.5 million. Ask us!", ["It costs 3.5 million.", "Ask us!"]),
        ("Use a tool, e.g. Take It Down. Then rest.", ["Use a tool, e.g. Take It Down.", "Then rest."]),
        ("Ask Dr. Who. Or Mr. Smith’s son.", ["Ask Dr. Who.", "Or Mr. Smith’s son."]),
        ("It is a dating app. It can be new.", ["It is a dating app.", "It can be new."]),
        ("“Why?” she asks. “Stop.” Then he goes.", ["“Why?” she asks.", "“Stop.”", "Then he goes."]),
        ("**Good:** pay · a rush · a chat", ["Good: pay ·", "a rush ·", "a chat"]),
        ("One\ntwo.\n\nThree", ["One two.", "Three"]),
        ("Read:\n\n- first\n- second one. And more", ["Read:", "first", "second one.", "And more"]),
        ("Talk to us. {{ lead.name }} can help.", ["Talk to us.", "… can help."]),
        ("See [our page](https://example.org/a.b). Good.", ["See our page.", "Good."]),
        ("— …", []),
    ],
)
def test_sentences_of_english(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ar", "اسأل أحدًا تثق به. هل أنت بخير؟ نعم!", 3),
        ("km", "សួស្តី។ តើអ្នកសុខសប្បាយទេ? បាទ។", 3),
        ("hi", "मदद लें। डरें नहीं।", 2),
        ("my", "ကူညီပါ။ မကြောက်ပါနဲ့။", 2),
        ("zh", "请帮助我。不要害怕。", 2),
        ("de", "Nimm z.B. Geld. Dann ruf an.", 2),
    ],
)
def test_sentences_of_other_languages(language: str, text: str, count: int) -> None:
    assert len(said(text, language)) == count


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A two-step login — don’t skip it!", ["A", "two-step", "login", "don’t", "skip", "it!"]),
        ("en", "3.5 million · 42 %", ["3.5", "million", "42"]),
        ("hi", "मदद लें।", ["मदद", "लें।"]),
        ("km", "តើអ្នកសុខសប្បាយទេ", ["តើ", "អ្នកសុខ", "សប្បាយ", "ទេ"]),
        ("zh", "请帮助我。", ["请", "帮助", "我"]),
    ],
)
def test_words_stand_between_spaces_or_where_icu_finds_them(language: str, text: str, expected: list[str]) -> None:
    assert list(words(text, language)) == expected


TEXTS = st.text(st.sampled_from("aB1 .?!…“”’\n\t·–—-é。ក។ا؟\u200b\u00a0") | st.characters(codec="utf-8"), max_size=80)


@QUICK
@given(TEXTS, st.sampled_from(["en", "ar", "km", "de", "xx"]))
def test_splitting_loses_no_character_and_no_word(text: str, language: str) -> None:
    spans = ends(text, language)
    assert "".join(text[start:end] for start, end in spans) == text
    within = [word for start, end in spans for word in words(text[start:end], language)]
    assert letters("".join(within)) == letters(text)
    if language == "en" and not re.search(r"[.?!…]\S", text):  # where no sentence ends within a word
        assert within == list(words(text, language))


def letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def test_every_sentence_of_the_shipped_lessons_stands_where_it_is_said_to_stand() -> None:
    seen = 0
    for path in sorted((MATERIALS / "en").glob("*.yaml")):
        lesson, _ = validate(load(path.name, path.read_bytes()), "en", None)
        lines = path.read_text("utf-8").split("\n")
        for piece in pieces(lesson) if lesson is not None else ():
            for one in sentences(piece.text, "en"):
                typed = lines[one.at.line - 1][one.at.column - 1 :]
                assert typed.startswith(("{{", '"', "|", ">", one.source[0])), (path.name, one)
                seen += 1
    assert seen > 400


# -- findings


def test_a_long_sentence_is_named_with_its_place_and_its_words() -> None:
    text = f"      - type: text\n        id: t\n        text: |\n          Short. **Wait:** {TEN}, and {TEN}.\n"
    found = check_reading(lesson_of(text))
    assert places(found) == ["W203 17:20"]
    assert "has 22 words; participants take in 20 at once: 'Wait: We stop" in found[0].message
    assert check_reading(lesson_of(text.replace("**Wait:** ", "").replace(", and ", ". "))) == ()


def test_facilitators_may_read_somewhat_longer_sentences() -> None:
    guide = "      - {{type: note, id: n, text: {0}}}\n"
    assert check_reading(lesson_of(HELLO + guide.format(f"{TEN} and {TEN} too"))) == ()
    found = check_reading(lesson_of(HELLO + guide.format(f"{TEN} and {TEN} and then a bit more")))
    assert places(found) == ["W204 15:35"]
    assert "has 26 words" in found[0].message


def test_a_hard_lesson_is_told_with_the_words_that_weigh_most() -> None:
    found = check_reading(lesson_of(f"      - {{type: text, id: t, text: {HARD}}}\n"))
    assert places(found) == ["W201 2:8"]
    # 10 words, 31 syllables, 3 sentences: 1.3 + 36.58 - 15.59
    assert "at grade 22.3; the most for teens and adults is 6" in found[0].message
    assert "'international', 'organisations'" in found[0].hint


def test_children_have_a_limit_of_their_own_for_what_is_theirs() -> None:
    text = "People who lie online look for somebody unhappy. They hurry everybody."  # grade 8.2 alone
    block = f"      - {{type: text, id: t, text: {text}}}\n"
    both = TOP.replace("[adults]", "[adults, children-8-11]")
    assert [one.message[-24:] for one in check_reading(lesson_of(block, both)) if one.code == "W201"] == [
        "most for teens and adults is 6"[-24:],
        "the most for children is 4"[-24:],
    ]
    for_adults = block.replace("id: t", "id: t, audience: [adults]")
    easy = "".join(f"      - {{type: text, id: e{n}, text: We stop. We ask.}}\n" for n in range(9))
    assert check_reading(lesson_of(easy + for_adults, both)) == ()
    only = TOP.replace("[adults]", "[children-8-11]")
    assert [one.message[-17:] for one in check_reading(lesson_of(block, only))] == ["for children is 4"]


def test_a_section_may_be_two_grades_harder_and_no_more() -> None:
    easy = "".join(f"      - {{type: text, id: e{n}, text: {TEN}.}}\n" for n in range(60))
    hard = "  - id: hard\n    title: Hard words\n    minutes: 2\n    blocks:\n"
    hard += f"      - {{type: text, id: h, text: {HARD * 11}}}\n"
    top = TOP.replace("minutes: 20", "minutes: 22")
    found = check_reading(lesson_of(easy + hard.replace(".Int", ". Int"), top))
    assert [one.code for one in found] == ["W202"]
    assert found[0].at is not None
    assert found[0].at.line == 15 + 60
    assert check_reading(lesson_of(easy + hard.replace(HARD * 11, HARD), top)) == ()  # fewer than 60 words


def test_a_guide_of_hard_words_is_told() -> None:
    found = check_reading(lesson_of(f"{HELLO}      - {{type: note, id: n, text: {HARD}}}\n"))
    assert places(found) == ["W205 2:8"]
    # 12 words, 32 syllables, 2 sentences: 2.34 + 31.47 - 15.59
    assert "of grade 18.2; 8 is enough" in found[0].message


def test_other_languages_get_advice_by_a_formula_of_their_own() -> None:
    """Fernández Huerta of “Colaboración” (1 word, 5 syllables by the vowels: co-la-bo-ra-ción): 206.84 - 1.02 - 300."""
    module = (
        "translates: asking\nlanguage: es\ntranslator: a test\nunits:\n  title: {source: Asking for help, text: %s}\n"
    )
    lesson = lesson_of(HELLO)
    hard, _ = localize(lesson, "es", load("es/asking.yaml", (module % "Colaboración").encode()))
    found = check_reading_of_translation(hard)
    assert [(one.code, one.severity.value) for one in found] == [("W206", "advice")]
    assert "an ease of -94 by the formula of Fernández Huerta" in found[0].message
    easy, _ = localize(lesson, "es", load("es/asking.yaml", (module % "Ven y di si lo ves").encode()))
    assert check_reading_of_translation(easy) == ()


def test_without_a_formula_only_long_sentences_are_told() -> None:
    module = (
        "translates: asking\nlanguage: ar\ntranslator: a test\nunits:\n  title: {source: Asking for help, text: %s}\n"
    )
    lesson = lesson_of(HELLO)
    short, _ = localize(lesson, "ar", load("ar/asking.yaml", (module % " ".join(["المسؤوليات"] * 20)).encode()))
    assert check_reading_of_translation(short) == ()
    long, _ = localize(lesson, "ar", load("ar/asking.yaml", (module % " ".join(["قف"] * 21)).encode()))
    assert places(check_reading_of_translation(long)) == ["W207 5:42"]
    assert localize(lesson, "km", None)[0].units["title"][0].language == "en"
    assert check_reading_of_translation(localize(lesson, "km", None)[0]) == ()


def test_check_prints_the_grades(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(
        tmp_path, {"materials/program.yaml": "lessons: [calm-steps]\n", "materials/en/calm-steps.yaml": LESSON}
    )
    monkeypatch.chdir(tmp_path)
    lesson, _ = validate(load("calm-steps.yaml", LESSON.encode()), "en", None)
    assert lesson is not None
    read = grades(lesson)
    assert read is not None
    text = f"  reading grade {read.participants} for participants, {read.facilitators} for facilitators"
    assert text in out(capsys, "check", "calm-steps").split("\n")
    data = json.loads(out(capsys, "check", "calm-steps", "--format", "json"))["lessons"][0]["reading-grade"]
    assert data == {"participants": read.participants, "facilitators": read.facilitators}


def test_reading_is_one_of_the_checks_of_lessons() -> None:
    lesson = lesson_of(f"      - {{type: text, id: t, text: {HARD}}}\n")
    assert "W201" in {one.code for one in check_lesson(lesson, Context())}
