"""Validate: every fault of a lesson at once and at its place; every block type, its fields and its faces."""

from __future__ import annotations

import datetime
import textwrap
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from annotated import cases, expected, found, has_its_own_case
from hypothesis import given
from strategies import LESSON, LESSONS, NAUGHTY, QUICK, THOROUGH, damaged_lessons, random_bytes, slips
from validating import HELLO, HERE, M_CODES, SECTION, SOURCES, TOP, WARNINGS, codes, judge, sound

from builder.blocks.base import Model, kebab
from builder.codes import CODES
from builder.diagnostics import Diagnostic, Severity
from builder.lesson import Lesson
from builder.load import Mapping, Sequence, load
from builder.validate import validate


@pytest.mark.parametrize("path", cases("M"), ids=lambda path: path.stem)
def test_names_each_fault_at_its_place(path: Path) -> None:
    lesson, diagnostics = judge(path.read_text("utf-8"), path.name)
    assert found(diagnostics) == expected(path)
    assert (lesson is None) == any(one.severity is Severity.ERROR for one in diagnostics)


@pytest.mark.parametrize("code", sorted({*M_CODES} - {"M199"}))
def test_every_code_has_a_case(code: str) -> None:
    assert has_its_own_case(code, "M")


@pytest.mark.parametrize("code", M_CODES)
def test_examples_are_yaml_and_only_what_is_likely_wrong_is_a_warning(code: str) -> None:
    entry = CODES[code]
    for example in (entry.wrong, entry.right):
        item = example if example.startswith("- ") else "- " + textwrap.indent(example, "  ")[2:]
        assert load("example.yaml", f"example:\n{item}\n".encode()).found == ()
    assert (entry.severity is Severity.WARNING) == (code in WARNINGS)


@pytest.mark.parametrize("path", cases("M"), ids=lambda path: path.stem)
def test_speaks_the_words_of_the_lesson_and_not_of_a_library(path: Path) -> None:
    for one in judge(path.read_text("utf-8"), path.name)[1]:
        said = f"{one.message} {one.hint}".lower()
        for word in (
            "input",
            "valid",
            "str",
            "tuple",
            "dict",
            "none",
            "literal",
            "boolean",
            "integer",
            "mapping",
            "model",
        ):
            assert f" {word} " not in f" {said} ", said
        assert one.hint
        assert not one.message.endswith(".")
        assert one.message[0].islower() or not one.message[0].isalpha()


def test_too_many_faults_end_with_the_last_word() -> None:
    blocks = "".join(f"      - {{type: say, id: hello-{n}, txt: Hello.}}\n" for n in range(300))
    _, diagnostics = judge(TOP + SECTION + blocks)
    assert len(diagnostics) == 201
    assert {one.code for one in diagnostics} == {"M101", "M199"}
    assert (diagnostics[-1].code, str(diagnostics[-1].at)) == ("M199", "asking.yaml")


def test_a_sound_lesson_is_typed() -> None:
    lesson = sound(TOP + "prepare:\n  - {what: pens, ref: hello}\n" + SECTION + HELLO)
    assert (lesson.lesson, lesson.minutes, lesson.revised) == ("asking", 20, datetime.date(2026, 11, 24))
    assert (lesson.audience, lesson.needs_help, lesson.language) == (("adults",), ("trafficking",), "en")
    assert lesson.prepare[0].per == "session"
    assert [(section.id, block.id) for section, block in lesson.blocks()] == [("opening", "hello")]
    assert [where for where, _, _ in lesson.units()] == [
        "title",
        "objectives",
        "prepare.what",
        "opening.title",
        "hello.text",
    ]


def test_every_model_knows_where_each_field_was_written() -> None:
    root = load("safety-skills.yaml", LESSON.encode()).root
    assert root is not None
    lesson = sound(LESSON, "safety-skills.yaml")
    pairs = list(_pairs(lesson, root))
    assert len(pairs) > 1 + len(lesson.prepare) + len(lesson.sections) + len(list(lesson.blocks()))
    for model, mapping in pairs:
        assert model.at == mapping.at
        for key, value in mapping.items():
            assert model.position_of(key) == model.position_of(key.replace("-", "_")) == value.at
        for name in type(model).model_fields:
            if kebab(name) not in mapping:
                assert model.position_of(name) == model.at


def test_models_within_blocks_know_where_they_were_written() -> None:
    data = (HERE / "blocks" / "quiz.yaml").read_text("utf-8")
    root = load("quiz.yaml", data.encode()).root
    assert root is not None
    pairs = list(_pairs(sound(data, "quiz.yaml"), root))
    assert Counter(type(model).__name__ for model, _ in pairs)["Choice"] == 5
    lines = data.split("\n")
    for model, mapping in pairs:
        for key, value in mapping.items():
            assert model.position_of(key) == value.at
            assert f"{key}:" in lines[model.position_of(key).line - 2] + lines[model.position_of(key).line - 1]


def _pairs(model: Model, mapping: Mapping) -> Iterator[tuple[Model, Mapping]]:
    yield model, mapping
    for name in type(model).model_fields:
        values, written = getattr(model, name), mapping.get(kebab(name))
        if isinstance(written, Sequence):
            for inner, value in zip(values, written, strict=True):
                if isinstance(value, Mapping):
                    yield from _pairs(inner, value)


def test_faults_in_reading_are_not_told_twice() -> None:
    assert codes(TOP + "prepare:\n  - {what:pens, per: person}\n" + SECTION + HELLO) == ["Y108 10:6"]
    assert codes(TOP + SECTION + HELLO.replace("Hello.", "*a")) == ["Y201 14:38"]
    assert codes(TOP + SECTION + HELLO + "title: Again\n") == ["Y204 15:1"]


def test_a_lesson_with_faults_in_reading_is_refused() -> None:
    lesson, diagnostics = judge(TOP + SECTION + HELLO + "title: Again\n")
    assert lesson is None
    assert [one.code for one in diagnostics] == ["Y204"]


def test_warnings_do_not_refuse_a_lesson() -> None:
    lesson, diagnostics = judge(TOP.replace("[adults]", "[adults, parents, adults]") + SECTION + HELLO)
    assert lesson is not None
    assert [one.code for one in diagnostics] == ["M205"]


def test_what_could_not_be_read_has_no_lesson_and_no_more_faults() -> None:
    assert validate(load("asking.yaml", b"- a\n"), "en") == (None, ())


def test_one_bad_block_hides_no_other() -> None:
    bad = "      - {type: txt, id: one}\n      - nothing\n      - {type: say, id: two}\n" + HELLO
    assert codes(TOP + SECTION + bad + HELLO) == ["M104 14:16", "M107 15:9", "M103 16:9", "M201 18:25"]


def test_nothing_is_said_of_sources_that_are_not_known() -> None:
    source = load("statistic.yaml", LESSONS["statistic"].encode())
    assert validate(source, "en") == validate(source, "en", SOURCES)
    assert [one.code for one in validate(source, "en", {})[1]] == ["M209"] * 4


def test_kinds_of_help_are_named_once() -> None:
    assert codes(TOP + SECTION + "      - {type: helplines, id: numbers, kinds: [child, work, child]}\n") == [
        "M205 14:61"
    ]


def test_a_reference_to_a_block_with_faults_is_no_fault() -> None:
    prepare = "prepare:\n  - {what: pens, ref: one}\n"
    assert codes(TOP + prepare + SECTION + "      - {type: say, id: one}\n") == ["M103 16:9"]


def test_minutes_are_added_up_beside_other_faults() -> None:
    overrun = "      - {type: say, id: one, minutes: 21}\n"
    assert codes(TOP + SECTION + overrun) == ["M302 12:14", "M103 14:9"]


def test_blocks_for_different_people_take_the_same_minutes() -> None:
    ours = "      - {type: say, id: one, audience: [adults], minutes: 20, text: Hello.}\n"
    theirs = ours.replace("one", "two").replace("adults", "teens-15-17")
    top = TOP.replace("audience: [adults]", "audience: [adults, teens-15-17]")
    assert sound(top + SECTION + ours + theirs).minutes == 20
    for_all = ours.replace("one", "three").replace("audience: [adults], minutes: 20", "minutes: 1")
    assert codes(top + SECTION + ours + theirs + for_all) == ["M302 12:14"]


def test_the_sum_of_the_parts_may_be_less_than_the_whole() -> None:
    assert sound(TOP.replace("20", "60") + SECTION + HELLO.replace("}", ", minutes: 3}")).minutes == 60


@pytest.mark.parametrize("word", ["lesson", "sections", "objectives", "title", "prepare", "help"])
def test_units_of_a_lesson_have_names_of_their_own(word: str) -> None:
    lesson, diagnostics = judge(TOP + SECTION + HELLO.replace("hello", word))
    assert (lesson is None) == (word in ("sections", "objectives", "title", "prepare"))
    assert {one.code for one in diagnostics} <= {"M202"}


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_kept_or_named(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    lesson, diagnostics = judge(TOP + SECTION + HELLO.replace("Hello.", f'"x {quoted} x"'))
    assert diagnostics == []
    assert lesson is not None
    assert {where: texts[0].source for where, texts, _ in lesson.units()}["hello.text"] == f"x {text} x"


FIELDS = ("lesson: ", "title: ", "minutes: ", "revised: ", "topic: ", "id: hello", "type: ")


@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("field", FIELDS)
def test_naughty_strings_in_any_field_never_break(field: str, text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    lines = TOP + SECTION + HELLO
    at = lines.index(field)
    end = lines.index("\n" if field != "type: " else ",", at)
    lesson, diagnostics = judge(f'{lines[:at]}{field.split(": ")[0]}: "{quoted}"{lines[end:]}')
    assert (lesson is None) == any(one.severity is Severity.ERROR for one in diagnostics)


BOMBS = {
    "unknown fields": "".join(f"a{n}: b\n" for n in range(24_000)),
    "unknown blocks": SECTION + "      - {type: txet, id: a}\n" * 9_000,
    "same ids": SECTION + "      - {type: say, id: a, text: b}\n" * 6_000,
    "bad items": "prepare:\n" + "  - {per: persn}\n" * 12_000,
    "bad words": "audience: [" + "aduls, " * 24_000 + "]\n",
    "empty lists": "sections:\n" + "  - {blocks: [], audience: []}\n" * 8_000,
    "no such blocks": "prepare:\n"
    + "  - {what: x, ref: bl-xyz-abc}\n" * 4_000
    + SECTION
    + "".join(f"      - {{type: say, id: bl-xyz-{n}, text: b}}\n" for n in range(1_500)),
    "pages": SECTION + "      - {type: say, id: bl-xyz-a, text: '" + "{{ page.bl-xyz-b }} " * 900 + "'}\n" * 40,
    "sources": SECTION + "      - {type: statistic, id: a, source: unodc-globl-report}\n" * 9_000,
    "quizzes": SECTION
    + "      - {type: quiz, id: a, questions: ["
    + "{kind: choice, choices: [{text: a}]}, " * 9_000
    + "]}\n",
    "columns": SECTION
    + "      - {type: comparison, id: a, columns: ["
    + "a, " * 9_000
    + "], rows: ["
    + "{cells: [a]}, " * 9_000
    + "]}\n",
    "links": SECTION + "      - {type: say, id: a, text: '" + "[a](x) " * 2_800 + "'}\n",
    "marks": SECTION + "      - {type: say, id: a, text: '" + "**a _b " * 2_800 + "'}\n",
    "texts": SECTION + "".join(f"      - {{type: text, id: a{n}, text: '**a** _b_'}}\n" for n in range(6_000)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bombs_are_judged_at_once(text: str) -> None:
    start = time.perf_counter()
    lesson, diagnostics = judge(text)
    assert lesson is None
    assert 0 < len(diagnostics) <= 201
    assert time.perf_counter() - start < 5, "a refusal takes at most 5 s"


def assert_typed_or_refused(text: str, lesson: Lesson | None, diagnostics: list[Diagnostic]) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for one in diagnostics:
        assert one.at is not None
        assert 0 <= one.at.line <= lines
        assert one.message
        assert one.hint
    assert (lesson is None) == any(one.severity is Severity.ERROR for one in diagnostics)


@THOROUGH
@given(damaged_lessons())
def test_damaged_lessons_are_typed_or_refused(damaged: tuple[str, str]) -> None:
    name, text = damaged
    assert_typed_or_refused(text, *judge(text, f"{name}.yaml"))


def test_slips_are_named_in_their_line() -> None:
    done = Counter[str]()
    for name, number, text in slips():
        lesson, diagnostics = judge(text, f"{name}.yaml")
        assert lesson is None
        assert_typed_or_refused(text, lesson, diagnostics)
        lines = {one.at.line for one in diagnostics if one.severity is Severity.ERROR and one.at}
        assert number in lines, (text.split("\n")[number - 1], diagnostics)
        done[name] += 1
    assert set(done) == set(LESSONS)
    assert sum(done.values()) > 1000


@QUICK
@given(random_bytes)
def test_random_bytes_are_typed_or_refused(data: bytes) -> None:
    source = load("asking.yaml", data)
    lesson, diagnostics = validate(source, "en")
    assert_typed_or_refused(data.decode("utf-8", "replace"), lesson, [*source.found, *diagnostics])
