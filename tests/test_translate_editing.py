"""Changing localized modules: only what is to change does, in the place where people look for it."""

from __future__ import annotations

from collections import Counter

import pytest
from localizing import GOOD, greeting, spanish
from test_translate_damage import RICH

from builder.edit.cutting import cut
from builder.edit.modules import Key, entries, started, updated, with_entries
from builder.edit.scalars import field_rows, plain
from builder.errors import RefusedFile
from builder.load import Mapping, load
from builder.load.spans import remarks
from builder.localize.numbering import numbers

HEAD = "translates: greeting\nlanguage: es\ntranslator: M\nunits:\n"
SWEAR = [
    "plain",
    "a: b",
    "- a",
    "ends with a colon:",
    "# none",
    "a # b",
    "'single' and \"double\"",
    'back\\slash: "x"',
    "{{ lead.name }} first",
    "[words](https://x.org)",
    "*star*",
    "&anchor",
    "!tag",
    "%x",
    "@x",
    "`x`",
    "yes",
    "~",
    "",
    " leading",
    "trailing ",
    "\ttab",
    "a\tb",
    "one\ntwo\n",
    "one\n\ntwo\n",
    "one\n\ntwo",
    "one\n\n",
    "\n\none\n",
    "  indented\nnot\n",
    "# looks like a remark\n- and a list\n",
    "trailing \nspaces  \n",
    "مرحبا: بكم",
    "ក\u200bខ",
    "ends in #",
    "|",
    ">",
    "---",
    "...\n",
    "? x",
]


@pytest.mark.parametrize("words", SWEAR)
def test_any_words_are_written_so_that_they_read_back(words: str) -> None:
    rows = field_rows("text", words)
    root = load("", "".join(f"{row}\n" for row in rows).encode()).root
    assert root is not None
    assert plain(root) == {"text": words}
    changed = with_entries(GOOD, greeting(), {("steps.items", 1): {"text": words, "note": words}})
    assert entries(changed, greeting())["steps.items", 1]["text"] == words


def test_a_begun_file_has_every_text_in_order() -> None:
    lesson = greeting()
    text = started(lesson, "es", "Maria: Lopez", ["For you."])
    assert text.startswith('# For you.\ntranslates: greeting\nlanguage: es\ntranslator: "Maria: Lopez"\nunits:\n')
    said = entries(text, lesson)
    assert list(said) == list(numbers(lesson))
    for unit, texts, _ in lesson.units():
        for index, one in enumerate(texts):
            assert said[unit, index] == {"source": one.source, "text": ""}
    places = [text.index(f"\n  {unit}:") for unit, _, _ in lesson.units()]
    assert places == sorted(places)
    assert "# ---- A beginning ----" in text
    assert "# hello (text): participants read it" in text
    assert "only facilitators read 'objectives'" in text
    found = spanish(text)[1]
    assert [code for code, _ in found] == ["T202"]
    assert "have nothing behind 'text:' yet" in found[0][1]
    assert updated(text, lesson).text == text


CASES = {
    "a changed text": (
        "  title:\n    source: Hullo  # was it so?\n    text: Hola\n    reviewed: {by: A, role: b, on: 2026-12-01}\n",
        "  title:\n    # was it so?\n    source: Hello\n    was: Hullo\n    text: Hola\n",
    ),
    "in brackets": (
        "  title: {source: Hullo, text: Hola}   # ours\n",
        "  # ours\n  title:\n    source: Hello\n    was: Hullo\n    text: Hola\n",
    ),
    "changed twice": (
        "  title:\n    source: Hullo\n    was: Hi\n    text: Hola\n",
        "  title:\n    source: Hello\n    # in between, the English was: Hullo\n    was: Hi\n    text: Hola\n",
    ),
    "never translated": (
        "  title:\n    source: Hullo\n    text:\n",
        "  title:\n    # the English was: Hullo\n    source: Hello\n    text:\n",
    ),
    "typed over the English": (
        "  title:\n    source: Hola a\n    text: \n",
        "  title:\n    # the English was: Hola a\n    source: Hello\n    text: \n",
    ),
    "without English": (
        "  title:\n    text: Hola\n",
        "  title:\n    source: Hello\n    was:\n    text: Hola\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_changed_english_is_written_beside_the_old(case: str) -> None:
    before, after = CASES[case]
    rest = GOOD.partition("  objectives:\n")[2]
    whole = HEAD + before + "  objectives:\n" + rest
    made = updated(whole, greeting())
    assert made.text == HEAD + after + "  objectives:\n" + rest
    assert [key for key, _, _ in made.changed] == [("title", 0)]
    assert made.changed[0][2] == "Hello"
    assert (made.added, made.retired, made.returned) == ([], [], [])
    assert updated(made.text, greeting()).text == made.text


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows_that_are_not_changed_keep_their_bytes(eol: str, mark: str) -> None:
    text = (mark + RICH).replace("\n", eol)
    made = updated(text, greeting())
    assert made.text.startswith(mark)
    assert made.text.count("\n") == made.text.count(eol)
    before, after = text.split(eol), made.text.split(eol)
    gone = [row for row in before if row not in after]
    assert gone == [
        "    source: Hello there   # was changed",
        "    reviewed: {by: Ana Reyes, role: teacher, on: 2026-12-01}",
        "    - source: I looked.",
        "      text: Miré.",
        "  # an old one",
        "  - unit: begin.title",
    ]
    assert made.returned == [("begin.title", 0)]
    assert [name for name, _ in made.retired] == ["steps.items"]
    assert made.added == [("steps.items", 1)]
    assert [key for key, _, _ in made.changed] == [("title", 0)]
    kept = Counter(said for _, said in remarks(made.text.removeprefix(mark)))
    assert Counter(said for _, said in remarks(text.removeprefix(mark))) <= kept


def test_a_text_that_goes_comes_back() -> None:
    gone = GOOD.replace("begin.title", "beginning.title").replace("I check.", "Zzz qq.")
    first = updated(GOOD.replace("  begin.title:", "  # mine\n  gone.title:"), greeting())
    assert first.returned == [("begin.title", 0)]
    assert "  begin.title:\n    # mine\n    source: A beginning\n    text: Un comienzo\n" in first.text
    made = updated(gone, greeting())
    assert "retired:\n  - unit: steps.items\n    source: Zzz qq.\n    text: Compruebo.\n" in made.text
    back = made.text.replace("source: Zzz qq.", "source: I check.")
    again = updated(back.replace("    - source: I check.\n      text:\n", ""), greeting())
    assert again.returned == [("steps.items", 1)]
    assert "retired:" not in again.text
    assert entries(again.text, greeting())["steps.items", 1] == {"source": "I check.", "text": "Compruebo."}


def test_a_review_at_another_place_counts_no_longer() -> None:
    review = ", reviewed: {by: Ana Reyes, role: teacher, on: 2026-12-01}}"
    text = GOOD.replace(
        "begin.title: {source: A beginning, text: Un comienzo}",
        f"old.title: {{source: A beginning, text: Un comienzo{review}",
    )
    made = updated(text, greeting())
    assert entries(made.text, greeting())["begin.title", 0] == {"source": "A beginning", "text": "Un comienzo"}


def test_new_texts_come_where_the_lesson_has_them() -> None:
    text = (
        HEAD
        + "  steps.items:\n    - source: I tell.\n      text: Lo cuento.\n  title:\n    source: Hello\n    text: Hola\n"
    )
    made = updated(text, greeting())
    root = load("", made.text.encode()).root
    assert root is not None
    units = root["units"]
    assert isinstance(units, Mapping)
    assert list(units) == ["steps.items", "title", "objectives", "begin.title", "hello.text"]
    items = plain(units["steps.items"])
    assert [one["source"] for one in items if isinstance(one, dict)] == ["I stop.", "I check.", "I tell."]
    assert updated(made.text, greeting(), is_whole=False).text == made.text
    assert updated(text, greeting(), is_whole=False).text == text


def test_fields_are_set_and_taken_away() -> None:
    changes: dict[Key, dict[str, str | None]] = {
        ("title", 0): {"text": "Buenos días", "was": None, "reviewed": None, "note": "formal"},
        ("begin.title", 0): {"text": "Inicio"},
        ("steps.items", 0): {"text": "Me paro:\n\naquí\n"},
    }
    made = with_entries(RICH, greeting(), changes)
    said = entries(made, greeting())
    assert said["title", 0] == {"source": "Hello there", "text": "Buenos días", "note": "formal"}
    assert said["begin.title", 0] == {"source": "A beginning", "text": "Inicio"}
    assert said["steps.items", 0]["text"] == "Me paro:\n\naquí\n"
    assert with_entries(made, greeting(), changes) == made
    with pytest.raises(KeyError):
        with_entries(RICH, greeting(), {("nowhere", 0): {"text": "x"}})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "translates: greeting\nlanguage: es\n",
        HEAD.replace("units:", "units: x"),
        HEAD + "  title: x\n",
        HEAD + "  title:\n    source: a\n   text: b\n",
        HEAD + "  title: {source: Hello, text: Hola}\n  title: {source: Hello, text: Hola}\n",
        HEAD + "  title: {source: Hello, txt: Hola}\n",
        GOOD.replace("I stop.", "Zzz qq.") + "retired: some words\n",
        GOOD.replace("I stop.", "Zzz qq.") + "retired:\n  - just words\n",
        "{translates: greeting, language: es, units: {title: {source: Hello, text: Hola}}}\n",
    ],
)
def test_what_nobody_foresaw_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        updated(text, greeting())
    assert refused.value.message.endswith("nothing was changed.")
    assert refused.value.hint


def test_a_file_cut_and_joined_is_the_same() -> None:
    for text in (RICH, GOOD, RICH.replace("\n", "\r\n"), RICH + "\n\n# the end", started(greeting(), "es")):
        root = load("", text.encode()).root
        assert root is not None
        for part in ("units", "retired", "translates"):
            chunks = cut(text, part)
            assert chunks.text() == text
            assert chunks.said() == plain(root)
