"""Load: what strict YAML is, where things stand, and that no file can break, crash or stall it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from annotated import cases, expected, found, has_its_own_case
from hypothesis import given
from strategies import LESSON, NAUGHTY, QUICK, damaged_lessons, random_bytes

from builder.codes import CODES
from builder.diagnostics import Severity
from builder.load import Mapping, Scalar, Sequence, Source, load

Y_CODES = [code for code in CODES if code[0] == "Y"]
MADE_HERE = {"Y101", "Y301", "Y303", "Y304", "Y305"}
"""Codes whose files are too large or too broken to lie in a folder."""


def codes(source: Source) -> list[str]:
    return [f"{one.code} {one.at.line}:{one.at.column}" for one in source.found if one.at]


def load_text(text: str) -> Source:
    return load("lesson.yaml", text.encode())


@pytest.mark.parametrize("path", cases("Y"), ids=lambda path: path.stem)
def test_names_each_fault_at_its_place(path: Path) -> None:
    assert found(load(path.name, path.read_bytes()).found) == expected(path)


@pytest.mark.parametrize("path", cases("Y"), ids=lambda path: path.stem)
def test_both_parsers_say_the_same(path: Path) -> None:
    """Where PyYAML was built without libyaml, its own parser is used; its marks may differ, its lines do not."""
    fast, slow = load(path.name, path.read_bytes()), load(path.name, path.read_bytes(), yaml.SafeLoader)
    assert {(one.code, one.at and one.at.line) for one in fast.found} == {
        (one.code, one.at and one.at.line) for one in slow.found
    }


@pytest.mark.parametrize("code", sorted({*Y_CODES} - MADE_HERE))
def test_every_code_has_a_case(code: str) -> None:
    assert has_its_own_case(code, "Y")


@pytest.mark.parametrize("code", sorted({*Y_CODES} - MADE_HERE))
def test_examples_are_wrong_and_right(code: str) -> None:
    wrong, right = load_text(CODES[code].wrong), load_text(CODES[code].right)
    assert code in {one.code for one in wrong.found}
    assert codes(right) == []
    assert right.root


@pytest.mark.parametrize("code", Y_CODES)
def test_only_what_is_likely_wrong_is_a_warning(code: str) -> None:
    assert (CODES[code].severity is Severity.WARNING) == (code in ("Y401", "Y402"))


def test_reads_scalars_as_typed() -> None:
    root = load_text(
        "a: 010\nb: yes\nc: ~\nd: 1_000\ne: 'it''s'\nf: \"x\\ty\"\ng: |\n  one\n\n  two\n2026-11-24: on\n"
    ).root
    assert root == {
        "a": "010", "b": "yes", "c": "~", "d": "1_000", "e": "it's", "f": "x\ty",
        "g": "one\n\ntwo\n", "2026-11-24": "on"
    }  # fmt: skip


def test_reads_lists_and_mappings_with_their_places() -> None:
    source = load_text("title: Asking\nitems:\n  - one\n  - {what: pens}\n")
    root = source.root
    assert source.found == ()
    assert isinstance(root, Mapping)
    items = root["items"]
    assert isinstance(items, Sequence)
    assert isinstance(items[1], Mapping)
    assert [str(root["title"].at), str(root.place_of("items")), str(items.at), str(items[0].at)] == [
        "lesson.yaml:1:8",
        "lesson.yaml:2:1",
        "lesson.yaml:3:3",
        "lesson.yaml:3:5",
    ]
    assert (items[1].at.line, items[1].at.column) == (4, 5)
    assert str(items[1]["what"].at) == "lesson.yaml:4:12"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("a: one two", "two", (1, 8)),
        ('a: "one two"', "two", (1, 9)),
        ("a: 'one two'", "two", (1, 9)),
        ("a: |\n    one\n\n      two\n", "two", (4, 7)),
        ("a: |\n    one\n\n      two\n", "one", (2, 5)),
        ("# x\na:\n  - |\n    one\n    two\n", "two", (5, 5)),
        ("a: ក ខ two", "two", (1, 8)),
        ("a: 👩🏽 two", "two", (1, 7)),
        ('a: "o\\x6Ee two"', "two", (1, 4)),
        ("a: >\n  one\n  two\n", "two", (1, 4)),
        ("a: one\n  two\n", "two", (1, 4)),
    ],
)
def test_knows_where_each_character_stands(text: str, word: str, place: tuple[int, int]) -> None:
    root = load_text(text).root
    assert root is not None
    value = root["a"]
    scalar = value[0] if isinstance(value, Sequence) else value
    assert isinstance(scalar, Scalar)
    at = scalar.position_of(scalar.index(word))
    assert (at.line, at.column) == place


def test_line_ends_of_every_system_and_a_byte_order_mark_are_read() -> None:
    for end in ("\n", "\r\n", "\r"):
        source = load("lesson.yaml", f"\ufefftitle: Asking{end}text: |{end}  one{end}  two{end}".encode())
        assert codes(source) == []
        assert source.root == {"title": "Asking", "text": "one\ntwo\n"}


def test_remarks_and_numbers_signs_that_are_meant_are_not_named() -> None:
    assert codes(load_text("# a remark\ntitle: C# and no#3  # a remark\n\ntext: |\n  a # b\n  - c\n")) == []


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("title: café".encode("latin-1"), "Y101 1:11"),
        ("title: a\ntext: “b”".encode("cp1252"), "Y101 2:7"),
        ("title: café".encode("utf-16"), "Y101 0:0"),
        ("title: café".encode("utf-16-le"), "Y101 0:0"),
        ("title: a".encode("utf-32"), "Y101 0:0"),
        (b"title: \xed\xa0\x80", "Y101 1:8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Y101 1:1"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "Y101 0:0"),
    ],
)
def test_other_encodings_are_refused(data: bytes, place: str) -> None:
    source = load("lesson.yaml", data)
    assert source.root is None
    assert codes(source)[0] == place


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0\x06\0", b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1\\ansi lesson: a}"])
def test_a_document_of_a_word_processor_is_known_for_what_it_is(data: bytes) -> None:
    (one,) = load("lesson.yaml", data).found
    assert (one.code, str(one.at)) == ("Y101", "lesson.yaml")
    assert one.message == "this is a document of a word processor, not plain text, though its name ends in .yaml"
    assert "'Plain text' with the encoding UTF-8" in one.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("text: Nobody’s".encode("cp1252"), "a character after 'Nobody', perhaps ’, is not saved as UTF-8"),
        ("title: é".encode("cp1252"), "a character here, perhaps é, is not saved as UTF-8"),
        ("title: مرحبا".encode("cp1256"), "a character here is not saved as UTF-8"),
        ("title: Say привет".encode("cp1251"), "a character after 'Say' is not saved as UTF-8"),
    ],
)
def test_letters_of_old_encodings_are_guessed_only_where_they_stand_alone(data: bytes, message: str) -> None:
    assert load("lesson.yaml", data).found[0].message == message


def test_what_follows_a_forgotten_dash_belongs_to_the_next_item() -> None:
    source = load_text("blocks:\n  - type: say\n    id: a\n    type: text\n    id: b\n    guide: Read it.\n")
    assert codes(source) == ["Y204 4:5"]
    assert source.root is not None
    assert source.root["blocks"] == ({"type": "say", "id": "a"},)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\u202a", "\u202e"])
def test_hidden_characters_are_named(character: str) -> None:
    source = load_text(f"title: Asking\ntext: a{character}b: c\n")
    assert codes(source)[0] == "Y104 2:8"
    assert f"U+{ord(character):04X}" in source.found[0].message
    assert character not in source.found[0].message


@pytest.mark.parametrize("character", ["\ud7ff", "\ue000", "\uf8ff", "\ufdd0", "\uffff", "\U0001fffe", "\U000f0000"])
def test_handles_of_layouts_cannot_be_imitated(character: str) -> None:
    source = load_text(f"text: {character}")
    assert codes(source) == ([] if character == "\ud7ff" else ["Y104 1:7"])


@pytest.mark.parametrize("character", ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2066", "\u2069", "\u00ad"])
def test_marks_that_languages_need_are_kept(character: str) -> None:
    source = load_text(f"text: a{character}b")
    assert (source.root, source.found) == ({"text": f"a{character}b"}, ())


def test_findings_do_not_go_on_for_ever() -> None:
    source = load_text("items:\n" + "  - !a b\n" * 300)
    assert len(source.found) == 201
    assert codes(source)[0] == "Y202 2:5"
    assert codes(source)[-1] == "Y305 0:0"
    assert len(load_text("\x01" * 100).found) <= 22


def test_warnings_alone_do_not_refuse_a_lesson() -> None:
    source = load_text("items:\n" + "  - a # b\n" * 300)
    assert source.root is not None
    assert {one.code for one in source.found} == {"Y401"}


BOMBS = {
    "brackets": b"[" * 1_900_000,
    "brackets within a name": b"a: " + b"[" * 50_000,
    "braces": b"{" * 1_900_000,
    "dashes": b"- " * 900_000,
    "questions": b"? " * 900_000,
    "names": b"a:\n" * 600_000,
    "levels": b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "aliases": b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 122)),
    "merge keys": b"a: &a {b: c}\n" + b"d:\n" + b"  <<: [*a, *a, *a]\n" * 9_000,
    "tags": b"a: !!python/object/apply:os.system [x]\n" * 20_000,
    "same names": b"a: b\n" * 24_000,
    "list": b"a: [" + b"x," * 900_000 + b"]",
    "mapping": b"a: {" + b"x: y," * 300_000 + b"}",
    "quote": b'a: "' + b"x\n" * 900_000,
    "escapes": b'a: "' + b"\\u0001" * 300_000 + b'"',
    "hidden": b"a: b\n" * 390_000 + b"\x01" * 30,
    "tabs": b"\t\n" * 900_000,
    "dashes in a text": b"a: |\n" + (b"  " + b"- " * 100 + b"\n") * 9_000 + b" b: c\n",
    "line": b"a: " + b"x" * 1_990_000,
    "line ends": b"\n" * 1_990_000,
    "spaces": b" " * 1_990_000,
    "documents": b"---\n" * 400_000,
    "size": b"a" * 2_000_001,
    "zeros": b"\0" * 1_000_000,
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_at_once(data: bytes) -> None:
    start = time.perf_counter()
    source = load("lesson.yaml", data)
    assert any(one.severity is Severity.ERROR for one in source.found)
    assert len(source.found) <= 201
    assert time.perf_counter() - start < 5, "a refusal takes at most 5 s"


def test_limits_have_their_codes() -> None:
    assert codes(load("lesson.yaml", BOMBS["size"])) == ["Y301 0:0"]
    assert codes(load("lesson.yaml", BOMBS["brackets"])) == ["Y302 1:21"]
    assert codes(load("lesson.yaml", BOMBS["list"])) == ["Y303 1:99999"]
    assert codes(load("lesson.yaml", BOMBS["line"])) == ["Y304 1:4"]
    assert codes(load_text("a: " + "x" * 20_000)) == []


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_print_as_typed_in_quotes_and_in_blocks(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    source = load_text(f'a: "{quoted}"\nb: |\n  {text}\nc:\n  - "{quoted}"\n')
    assert source.found == ()
    assert source.root == {"a": text, "b": f"{text}\n", "c": (text,)}


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_without_quotes_are_read_as_typed_or_named(text: str) -> None:
    source = load_text(f"a: {text}\nb: c\n")
    if not source.found:
        assert source.root in ({"a": text.strip(" "), "b": "c"}, {"a": Mapping(), "b": "c"})


def assert_read_or_refused(source: Source, text: str) -> None:
    """Either plain values came out, or errors; every finding lies within the file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for one in source.found:
        assert one.at is not None
        assert 0 <= one.at.line <= lines + 1
        assert one.message
        assert one.hint
    if source.root is None:
        assert any(one.severity is Severity.ERROR for one in source.found)


@QUICK
@given(random_bytes)
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(load("lesson.yaml", data), data.decode("utf-8", "replace"))


@QUICK
@given(damaged_lessons())
def test_damaged_lessons_are_read_or_refused(damaged: tuple[str, str]) -> None:
    _, text = damaged
    assert_read_or_refused(load_text(text), text)


def test_the_shipped_lesson_loads() -> None:
    assert load_text(LESSON).found == ()
