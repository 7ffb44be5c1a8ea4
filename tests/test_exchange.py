"""Files for translators' tools: what they hold, and that nothing is lost on the way out and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polib
import pytest
from exchanging import (
    FORM_NAMES,
    LANGUAGES,
    LESSONS,
    came,
    codes,
    home,
    kitchen_sink,
    name_of,
    sent,
    shipped,
    shipped_homes,
    small,
    taken,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import ARABIC

from builder.exchange.catalogue import Catalogue, Item, digest, read_mark, read_name
from builder.exchange.exporting import Form, export, written
from builder.exchange.files import read_one
from builder.exchange.importing import Home, LessonHome
from builder.exchange.merging import merge
from builder.exchange.po import plural_forms, read_po, write_po
from builder.exchange.tables import read_table, write_table
from builder.exchange.wording import WORDS, WordsHome
from builder.exchange.xliff import read_xliff, write_xliff

forms = pytest.mark.parametrize("form", FORM_NAMES)


@forms
def test_out_and_in_and_out_gives_the_same_bytes(form: Form) -> None:
    """Of every shipped lesson in every language, the words of the pages, and a lesson with every kind of block."""
    homes = shipped_homes()
    assert len({one.file for one in homes}) == len(homes) > 8
    for one in homes:
        before = one.catalogue(one.text)
        data = written(before, form)
        merged = merge(read_one(f"x.{form}", data), before, one.judge)
        assert (merged.changes, list(merged.report), merged.left_out) == ([], [], []), name_of(one)
        assert written(one.catalogue(one.text), form) == data


@forms
def test_a_translation_can_be_made_of_the_file_alone(form: Form) -> None:
    """Into a project that has none of it: the next file out is the same, byte for byte, so nothing was lost."""
    count = 0
    for one in shipped_homes():
        before = one.catalogue(one.text)
        if before.language not in LANGUAGES:
            continue
        empty = _emptied(one)
        data = written(before, form)
        incoming = read_one(f"x.{form}", data)
        merged = merge(incoming, empty.catalogue(None), empty.judge)
        assert (list(merged.report), merged.left_out) == ([], []), name_of(one)
        text = empty.changed(None, merged.changes, before.translator)
        after = one.catalogue(text)
        assert [(i.name, i.source, i.text, i.note) for i in after.items] == [
            (i.name, i.source, i.text, i.note) for i in before.items
        ]
        if not before.counted()["reviewed"]:  # nobody is made a reviewer by a file
            assert written(after, form) == data, name_of(one)
            count += 1
        else:
            assert not after.counted()["reviewed"]
    assert count >= 8


def _emptied(one: Home) -> Home:
    if isinstance(one, LessonHome):
        return LessonHome(one.file, None, one.lesson, one.language)
    assert isinstance(one, WordsHome)
    return WordsHome(one.file, None, one.english, one.language, one.revised)


def test_every_text_has_a_name_of_its_own_that_says_nothing_of_its_place() -> None:
    for one in shipped_homes():
        items = one.catalogue(one.text).items
        assert len({item.name for item in items}) == len(items)
        assert [item.number for item in items] == list(range(1, len(items) + 1))
        for item in items:
            assert read_name(item.name) == (item.unit, item.nth)
            assert read_mark(item.mark) is not None
    moved = kitchen_sink().lesson.model_copy(update={"objectives": kitchen_sink().lesson.objectives[::-1]})
    before, after = (
        {item.name: item.source for item in LessonHome("", None, lesson, "ar").catalogue(None).items}
        for lesson in (kitchen_sink().lesson, moved)
    )
    assert before == after


def test_repeats_in_a_list_are_told_apart(tmp_path: Path) -> None:
    from projects import LESSON

    lesson = LESSON.replace("          - I can pause.\n", "          - I can pause.\n          - I can pause.\n")
    library = small(tmp_path, {"materials/en/calm-steps.yaml": lesson})
    names = [item.name for item in home(library).catalogue(None).items if item.unit == "ready.items"]
    assert len(set(names)) == 3
    assert names[1] == f"{names[0]}.2"
    data = sent(library).decode()
    once = data.replace('msgid "I can pause."\nmsgstr ""', 'msgid "I can pause."\nmsgstr "أولًا"', 1)
    twice = 'msgid "I can pause."\nmsgstr "ثانيًا"'.join(once.rsplit('msgid "I can pause."\nmsgstr ""', 1))
    made = taken(library, came(twice.encode()))
    assert [(one.item.index, one.text) for one in made.taken[0].changes] == [(0, "أولًا"), (1, "ثانيًا")]


STALE = (
    ARABIC
    + """\
  words.text:
    source: Thank you for being here.
    was: Thank you.
    text: شكرًا
    note: |-
      قصيرة
      عن قصد
  more.title: {source: If there was time, text: إن بقي وقت}
"""
)


def test_a_po_tells_what_is_known_of_each_text(tmp_path: Path) -> None:
    library = small(tmp_path, {"materials/ar/calm-steps.yaml": STALE})
    found = {entry.msgctxt: entry for entry in polib.pofile(sent(library).decode())}
    title, first, words, more, text = (
        found[name] for name in ("title", "first.title", "words.text", "more.title", "first.text")
    )
    assert "State: draft, nobody else has read it." in title.comment
    assert title.flags == ["max-length:30"]
    assert "State: reviewed." in first.comment
    assert "State: the English changed after this was translated." in words.comment
    assert (words.flags, words.previous_msgid, words.tcomment) == (["fuzzy"], "Thank you.", "قصيرة\nعن قصد")
    assert (more.flags[0], more.previous_msgid) == ("fuzzy", "If there was time")
    assert (text.msgstr, text.flags) == ("", [])
    assert "State: not translated yet." in text.comment
    assert "Keep {{ lead.name }} as it is: it prints the name of the person to turn to." in text.comment
    assert "Keep the ** before and after words in bold." in text.comment
    assert text.comment.startswith("Text 6.\nBlock 'text', text: ")
    assert "On pages for everyone." in text.comment
    assert "Only facilitators read it." in found["first.guide"].comment


def test_the_head_of_a_po_is_right_and_does_not_change_with_the_day(tmp_path: Path) -> None:
    data = sent(small(tmp_path)).decode()
    head = polib.pofile(data).metadata
    assert head["Language"] == "ar"
    assert head["Plural-Forms"].startswith("nplurals=6; plural=(")
    assert head["POT-Creation-Date"] == head["PO-Revision-Date"] == "2026-11-20 00:00+0000"
    assert head["X-Handouts-Lesson"] == "calm-steps"
    assert max(map(len, data.splitlines())) > 80, "no line is wrapped"
    template = write_po(home(small(tmp_path)).catalogue(None), is_template=True).decode()
    assert not [entry.msgctxt for entry in polib.pofile(template) if entry.msgstr or "Mark:" in entry.comment]


@pytest.mark.parametrize(
    ("language", "forms"),
    [("es", 2), ("es-MX", 2), ("fr", 2), ("ar", 6), ("km", 1), ("my", 1), ("ru", 4), ("zh-Hant", 1), ("xx", 2)],
)
def test_plurals_are_those_of_whole_numbers(language: str, forms: int) -> None:
    said = plural_forms(language)
    assert said.startswith(f"nplurals={forms}; plural=(")
    assert set(re.findall("[a-z]+", said)) == {"nplurals", "plural"} | ({"n"} if forms > 1 else set())


def test_xliff_tells_states_as_omegat_and_memoq_read_them(tmp_path: Path) -> None:
    from translate.storage import xliff

    read: Any = xliff.xlifffile.parsestring

    library = small(tmp_path, {"materials/ar/calm-steps.yaml": STALE})
    data = sent(library, "xliff")
    assert b'version="1.2"' in data
    store = read(data)
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "ar")
    units = {unit.xmlelement.get("id"): unit for unit in store.units}
    states = {name: units[name].xmlelement.find("{*}target").get("state") for name in units}
    assert states["title"] == "translated"
    assert states["first.title"] == "signed-off"
    assert states["words.text"] == "needs-review-translation"
    assert states["first.text"] == "needs-translation"
    assert units["first.title"].isapproved()
    assert not units["title"].isapproved()
    assert units["title"].xmlelement.get("maxwidth") == "30"
    assert b"<source>Thank you.</source>" in data
    assert units["words.text"].getnotes("translator") == "قصيرة\nعن قصد"


def test_a_table_has_a_mark_for_excel_and_no_cell_that_is_a_formula(tmp_path: Path) -> None:
    library = small(tmp_path)
    before = home(library).catalogue(home(library).text)
    data = write_table(before)
    assert data.startswith(b"\xef\xbb\xbfnumber,name,status,English,translation,note")
    assert write_table(before, with_mark=False) == data.removeprefix(b"\xef\xbb\xbf")
    for dangerous in (
        "=1+1",
        "+123",
        "-x",
        "@x",
        "'=x",
        "''=x",
        "5-10",
        "1/2",
        "46 %",
        "1e5",
        "3 May",
        "May 2026",
        "TRUE",
        "'5-10",
        "'quoted'",
        "'",
        "a,b",
        'a"b',
        "a\nb",
        "=\n\"'",
    ):
        item = _item(text=dangerous, note=dangerous, source=dangerous)
        made = write_table(_catalogue(item))
        cells = made.decode("utf-8-sig").split("\r\n", 1)[1]
        assert not re.search(r'(?:^|,)"?(?:[=+@-]|5-10|1/2|46|1e5|3 May|May 2026|TRUE)', cells), dangerous
        (back,) = read_table("x.csv", made).given
        assert (back.text, back.note, back.source) == (dangerous, dangerous, dangerous)


def _item(**changes: str) -> Item:
    said: dict[str, Any] = {"source": "A", "text": "B", "note": "", "was": "", **changes}
    return Item(
        name="a.text", unit="a.text", index=0, nth=1, number=1, state="draft", before=(), about=("Text",), **said
    )  # fmt: skip


def _catalogue(*items: Item) -> Catalogue:
    lesson = kitchen_sink().lesson
    return Catalogue("kitchen-sink", "Title", "ar", "en", lesson.revised, "Me", items)


WORDS_TYPED = st.text(
    st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc", "Zl", "Zp"), include_characters="\n\t"), max_size=40
).map(lambda text: re.sub("[\ufeff\u202a-\u202e]", "", text))


@settings(max_examples=300, deadline=None)
@given(WORDS_TYPED, WORDS_TYPED, WORDS_TYPED, WORDS_TYPED)
def test_any_words_come_back_as_they_went(source: str, text: str, note: str, was: str) -> None:
    item = _item(source=f"x{source}x", text=f"x{text}x", note=f"x{note}x", was=f"x{was}x")
    item = _item(**{key: digestible(getattr(item, key)) for key in ("source", "text", "note", "was")})
    for write, read in ((write_po, read_po), (write_xliff, read_xliff), (write_table, read_table)):
        data = write(_catalogue(item))
        (back,) = read("x", data).given
        # PO has no way to say that white space stands at the end of a line of a remark
        shown = _lines(back.note), back.source, back.text
        assert shown == (_lines(item.note), item.source, item.text)
        assert f"{back.mark.source}.{back.mark.text}" in item.mark if back.mark else False
        assert write(_catalogue(item)) == data


def digestible(text: str) -> str:
    from builder.exchange.catalogue import trimmed

    return trimmed(text)


def _lines(note: str) -> list[str]:
    return [line.strip() for line in note.split("\n")]


def test_every_lesson_gets_its_file_and_po_its_template(tmp_path: Path) -> None:
    homes = [one for one in shipped_homes() if one.catalogue(None).language == "ar"][:3]
    made = export(homes, "po", tmp_path)
    assert [one.path for one in made] == [tmp_path / "ar" / f"{name}.po" for name in LESSONS]
    assert [one.template[0] for one in made if one.template] == [tmp_path / f"{name}.pot" for name in LESSONS]
    assert export(homes, "xliff", tmp_path)[0].template is None


def test_the_words_of_the_pages_go_the_same_way() -> None:
    from builder.cli.languages import WORDS as NAMED

    assert WORDS == NAMED
    one = next(one for one in shipped_homes() if one.file == "layouts/strings/ar.yaml")
    items = {item.name: item for item in one.catalogue(one.text).items}
    assert items["page-of"].source == "Page {page-number} of {page-count}"
    assert "Keep {page-number} as it is: something is printed in its place." in items["page-of"].about
    assert len(items) >= 250


def test_words_that_differ_with_a_number_are_one_text_for_each_kind_of_number() -> None:
    english = 'language: en\nwords:\n  boxes: {one: "{n} box", other: "{n} boxes"}\n  page: Page\n'
    arabic = 'language: ar\ntranslator: me\nwords:\n  boxes: {one: صندوق, other: "{n} صندوق"}\n'
    one = WordsHome("layouts/strings/ar.yaml", arabic, (english,), "ar", kitchen_sink().lesson.revised)
    items = {item.name: item for item in one.catalogue(arabic).items}
    assert list(items) == [f"boxes/{kind}" for kind in ("zero", "one", "two", "few", "many", "other")] + ["page"]
    assert (items["boxes/one"].source, items["boxes/one"].text) == ("{n} box", "صندوق")
    assert (items["boxes/few"].source, items["boxes/few"].state) == ("{n} boxes", "missing")
    assert "for numbers such as 3, 4, 5, 6." in items["boxes/few"].about[0]
    data = write_po(one.catalogue(arabic)).decode()
    filled = data.replace(
        'msgctxt "boxes/few"\nmsgid "{n} boxes"\nmsgstr ""',
        'msgctxt "boxes/few"\nmsgid "{n} boxes"\nmsgstr "{n} صناديق"',
    )
    merged = merge(read_po("x.po", filled.encode()), one.catalogue(arabic), one.judge)
    text = one.changed(arabic, merged.changes, "")
    again = {item.name: item.text for item in one.catalogue(text).items}
    assert again["boxes/few"] == "{n} صناديق"
    assert (again["boxes/one"], again["boxes/other"]) == ("صندوق", "{n} صندوق")
    wrong = filled.replace("{n} صناديق", "{m} صناديق")
    merged = merge(read_po("x.po", wrong.encode()), one.catalogue(arabic), one.judge)
    assert ([found.code for found in merged.report], merged.changes) == (["C204"], [])


def test_a_mark_is_of_words_and_not_of_their_white_space() -> None:
    assert digest(" a\r\nb ") == digest("a\nb")
    assert digest("é") == digest("e\u0301")
    assert digest("a") != digest("b")
    assert read_mark("none") is None
    assert shipped().lessons
    assert codes(taken(shipped(), [])) == []
