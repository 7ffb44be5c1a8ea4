"""What comes back: who changed a text wins, both is a conflict, and nothing is lost, emptied or marked as reviewed."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from exchanging import FORM_NAMES, came, codes, home, sent, small, taken
from projects import ARABIC, LESSON

from builder.diagnostics import Report
from builder.exchange.exporting import Form, not_imported, written
from builder.exchange.files import read_one
from builder.library import Library
from builder.load import load
from builder.localize import localize
from builder.texts import Status

forms = pytest.mark.parametrize("form", FORM_NAMES)
MODULE = "materials/ar/calm-steps.yaml"
REVIEW = "    reviewed: {by: A Tester, role: teacher, on: 2026-11-21}\n"


def edited(data: bytes, name: str, **changes: object) -> bytes:
    """A PO in which a person changed one text."""
    po = polib.pofile(data.decode(), wrapwidth=0)
    (entry,) = [one for one in po if one.msgctxt == name]
    for key, value in changes.items():
        setattr(entry, key, value)
    return str(po).encode()


def after(library: Library, data: bytes, form: Form = "po") -> str:
    """The module's text after an import that met no fault."""
    made = taken(library, came(data, form))
    assert codes(made) == []
    assert not made.is_stopped
    return made.taken[0].text or ""


def status(library: Library, text: str, name: str) -> tuple[str, str]:
    lesson, _ = library.lesson("calm-steps")
    assert lesson is not None
    made, _ = localize(lesson, "ar", load(MODULE, text.encode()))
    (local,) = made.units[name]
    return local.status.value, local.text.source


def test_a_new_translation_is_a_draft_and_no_other_line_changes(tmp_path: Path) -> None:
    library = small(tmp_path)
    text = after(library, edited(sent(library), "words.text", msgstr="شكرًا لحضوركم."))
    assert status(library, text, "words.text") == ("draft", "شكرًا لحضوركم.")
    assert text.replace("  words.text:\n    source: Thank you for being here.\n    text: شكرًا لحضوركم.\n", "") != text
    assert set(ARABIC.splitlines()) <= set(text.splitlines())


def test_a_reviewed_text_that_was_changed_is_a_draft_again(tmp_path: Path) -> None:
    library = small(tmp_path)
    assert status(library, ARABIC, "first.title")[0] == "reviewed"
    text = after(library, edited(sent(library), "first.title", msgstr="تنفّسوا"))
    assert status(library, text, "first.title") == ("draft", "تنفّسوا")
    assert "reviewed:" not in text


def test_a_reviewed_text_that_was_not_changed_stays_reviewed(tmp_path: Path) -> None:
    library = small(tmp_path)
    text = after(library, edited(sent(library), "title", msgstr="خطوات"))
    assert status(library, text, "first.title")[0] == "reviewed"


@forms
def test_what_is_empty_takes_nothing_away(form: Form, tmp_path: Path) -> None:
    library = small(tmp_path)
    data = sent(library, form)
    for words in ("خطوات هادئة", "البداية", "خذ نفسًا"):
        assert words.encode() in data
        data = data.replace(words.encode(), b"")
    made = taken(library, came(data, form))
    assert (codes(made), made.taken[0].is_changed) == ([], False)


def test_both_sides_changed_stops_everything_and_names_the_text(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(edited(sent(library), "title", msgstr="خطوات"), "words.text", msgstr="شكرًا")
    (tmp_path / MODULE).write_text(ARABIC.replace("خطوات هادئة", "خطوات ساكنة"), "utf-8")
    made = taken(small_again(tmp_path), came(data))
    assert codes(made) == ["T503"]
    assert made.is_stopped
    assert "'title' (text 1)" in made.report.found[0].message
    assert "'خطوات ساكنة'" in made.report.found[0].message
    assert made.report.found[0].at is not None
    assert made.report.found[0].at.line > 10


def test_a_conflict_shows_where_two_long_texts_differ(tmp_path: Path) -> None:
    long = "كلمة " * 30
    library = small(tmp_path, {MODULE: ARABIC.replace("خطوات هادئة", long.strip())})
    data = edited(sent(library), "title", msgstr=f"{long}أولى")
    (tmp_path / MODULE).write_text(ARABIC.replace("خطوات هادئة", f"{long}ثانية"), "utf-8")
    (found,) = taken(small_again(tmp_path), came(data)).report
    assert "أولى" in found.message
    assert "ثانية" in found.message


def small_again(folder: Path) -> Library:
    """The project as it is now, nothing written anew."""
    from exchanging import ROOT

    from builder.project import Project

    return Library(Project((folder, ROOT), folder / "output"))


def test_what_the_lesson_changed_alone_stays_and_what_the_file_changed_alone_comes(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(sent(library), "begin.title", msgstr="نبدأ")
    (tmp_path / MODULE).write_text(ARABIC.replace("خطوات هادئة", "خطوات ساكنة"), "utf-8")
    library = small_again(tmp_path)
    text = after(library, data)
    assert status(library, text, "title")[1] == "خطوات ساكنة"
    assert status(library, text, "begin.title")[1] == "نبدأ"


def test_both_said_the_same(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(sent(library), "title", msgstr="خطوات")
    (tmp_path / MODULE).write_text(ARABIC.replace("خطوات هادئة", "خطوات"), "utf-8")
    made = taken(small_again(tmp_path), came(data))
    assert (codes(made), made.taken[0].is_changed) == ([], False)


CHANGED = LESSON.replace("Thank you for being here.", "Thank you for coming here.")


@pytest.mark.parametrize("typed", ["", "  words.text: {source: Thank you for being here., text: شكرًا}\n"])
def test_the_english_changed_while_the_file_was_away(typed: str, tmp_path: Path) -> None:
    library = small(tmp_path, {MODULE: ARABIC + typed})
    data = edited(sent(library), "words.text", msgstr="شكرًا لكم")
    (tmp_path / "materials/en/calm-steps.yaml").write_text(CHANGED, "utf-8")
    library = small_again(tmp_path)
    made = taken(library, came(data))
    assert codes(made) == ["T507"]
    text = made.taken[0].text or ""
    assert status(library, text, "words.text") == ("stale", "Thank you for coming here.")
    (entry,) = [one for one in home(library).catalogue(text).items if one.name == "words.text"]
    assert (entry.state, entry.was, entry.text) == ("changed", "Thank you for being here.", "شكرًا لكم")
    assert "    source: Thank you for coming here.\n    was: Thank you for being here.\n    text: شكرًا لكم\n" in text


def test_an_item_of_a_list_whose_english_changed_is_found_by_its_words(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = sent(library).replace(
        b'msgid "I can ask someone I trust."\nmsgstr ""', 'msgid "I can ask someone I trust."\nmsgstr "أسأل"'.encode()
    )
    changed = LESSON.replace("I can ask someone I trust.", "I can ask somebody I trust.")
    (tmp_path / "materials/en/calm-steps.yaml").write_text(changed, "utf-8")
    made = taken(small_again(tmp_path), came(data))
    assert codes(made) == ["T507"]
    (change,) = made.taken[0].changes
    assert (change.item.index, change.was) == (1, "I can ask someone I trust.")


OLD = ARABIC + "  words.text: {source: Thank you for being here., was: Thank you., text: شكرًا}\n"


def test_a_changed_text_that_is_settled_needs_no_fuzzy(tmp_path: Path) -> None:
    library = small(tmp_path, {MODULE: OLD})
    assert status(library, OLD, "words.text")[0] == "stale"
    data = sent(library)
    settled = after(library, edited(data, "words.text", flags=[], previous_msgid=None))
    assert status(library, settled, "words.text") == ("draft", "شكرًا")
    assert "was:" not in settled
    corrected = after(library, edited(data, "words.text", flags=[], msgstr="شكرًا لحضوركم"))
    assert status(library, corrected, "words.text") == ("draft", "شكرًا لحضوركم")
    doubtful = after(library, edited(data, "words.text", msgstr="شكرًا لحضوركم"))
    assert status(library, doubtful, "words.text")[0] == "stale"
    assert "was: Thank you." in doubtful


def test_a_fuzzy_that_was_set_by_hand_is_kept_as_doubt(tmp_path: Path) -> None:
    library = small(tmp_path)
    text = after(library, edited(sent(library), "title", flags=["fuzzy"]))
    assert status(library, text, "title")[0] == "stale"
    assert "was:\n" in text
    new = after(library, edited(sent(library), "words.text", flags=["fuzzy"], msgstr="شكرًا"))
    assert status(library, new, "words.text")[0] == "stale"
    (tmp_path / MODULE).write_text(text, "utf-8")
    library = small_again(tmp_path)
    again = sent(library)
    assert "fuzzy" in next(one for one in polib.pofile(again.decode()) if one.msgctxt == "title").flags
    back = after(library, edited(again, "title", flags=[]))
    assert status(library, back, "title")[0] == "draft"


def test_what_was_accepted_meanwhile_is_not_doubted_again(tmp_path: Path) -> None:
    library = small(tmp_path, {MODULE: OLD})
    data = sent(library)
    (tmp_path / MODULE).write_text(OLD.replace("was: Thank you., ", ""), "utf-8")
    made = taken(small_again(tmp_path), came(data))
    assert (codes(made), made.taken[0].is_changed) == ([], False)


def test_notes_of_translators_come_along(tmp_path: Path) -> None:
    library = small(tmp_path)
    text = after(library, edited(sent(library), "title", tcomment="قصيرة\nعن قصد"))
    (tmp_path / MODULE).write_text(text, "utf-8")
    library = small_again(tmp_path)
    for form in FORM_NAMES:
        (one,) = [one for one in came(sent(library, form), form).given if one.name == "title"]
        assert one.note == "قصيرة\nعن قصد"
    assert status(library, text, "title") == ("draft", "خطوات هادئة")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("تكلموا مع {{ lead.phone }}.", "T301"),
        ("????? ???? ???", "T506"),
        ("ØªÙƒÙ„Ù…", "T506"),
        ("a\ufffdb", "T506"),
    ],
)
def test_a_text_with_a_grave_fault_is_left_out_and_the_others_come(wrong: str, code: str, tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(edited(sent(library), "first.text", msgstr=wrong), "words.text", msgstr="شكرًا")
    made = taken(library, came(data))
    assert code in codes(made)
    assert made.taken[0].left_out == ["first.text"]
    assert not made.is_stopped
    assert status(library, made.taken[0].text or "", "words.text")[1] == "شكرًا"
    assert status(library, made.taken[0].text or "", "first.text")[0] == "missing"
    at = next(one.at for one in made.report if one.code == code)
    assert at is not None
    assert (at.file, at.line > 20) == ("calm-steps.po", True)


def test_a_text_the_lesson_does_not_have_is_named_and_left(tmp_path: Path) -> None:
    library = small(tmp_path)
    strange = {"msgctxt": "nothing.text", "msgid": "Something else.", "msgstr": "شيء", "comment": ""}
    data = edited(sent(library), "words.text", **strange)
    made = taken(library, came(data))
    assert codes(made) == ["T504"]
    assert not made.taken[0].is_changed


def test_a_block_that_got_another_name_keeps_its_translation(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(sent(library), "words.text", msgstr="شكرًا")
    (tmp_path / "materials/en/calm-steps.yaml").write_text(LESSON.replace("id: words", "id: thanks"), "utf-8")
    library = small_again(tmp_path)
    text = after(library, data)
    assert status(library, text, "thanks.text") == ("draft", "شكرًا")


def test_a_text_given_twice_stops(tmp_path: Path) -> None:
    library = small(tmp_path)
    entry = 'msgctxt "title"\nmsgid "Calm steps"\nmsgstr "خطوات"\n'
    made = taken(library, came(sent(library) + f"\n{entry}".encode()))
    assert (codes(made), made.is_stopped) == (["T505"], True)
    same = entry.replace("خطوات", "خطوات هادئة")
    assert codes(taken(library, came(sent(library) + f"\n{same}".encode()))) == []


@pytest.mark.parametrize(
    ("name", "header", "code"),
    [
        ("po/ar/calm-steps.po", False, None),
        ("calm-steps.ar.po", False, None),
        ("whatever.po", True, None),
        ("po/AR/calm-steps.po", False, None),
        ("translation-final.po", False, "T502"),
        ("calm-steps.po", False, "T502"),
        ("calm-step.po", False, "T502"),
    ],
)
def test_whose_file_it_is(name: str, header: bool, code: str | None, tmp_path: Path) -> None:
    from builder.exchange.files import read_files

    library = small(tmp_path / "project")
    data = sent(library)
    if not header:
        data = re.sub(rb'"(?:X-Handouts-Lesson|Language|X-Handouts-Mark): [^"]*"\n', b"", data)
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    incoming, broken = read_files([path])
    made = taken(library, incoming)
    assert broken == []
    assert codes(made) == ([code] if code else [])
    assert bool(made.taken) == (code is None)


def test_the_lesson_itself_is_not_translated_into_its_own_language(tmp_path: Path) -> None:
    library = small(tmp_path)
    made = taken(library, came(sent(library).replace(b"Language: ar", b"Language: en")))
    assert codes(made) == ["T502"]


def test_a_module_with_faults_is_not_touched(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(sent(library), "title", msgstr="خطوات")
    (tmp_path / MODULE).write_text(ARABIC.replace("text: خطوات هادئة", "txt: خطوات هادئة"), "utf-8")
    made = taken(small_again(tmp_path), came(data))
    assert codes(made) == ["T101"]
    assert made.taken == []


def test_a_module_that_cannot_be_changed_safely_is_not_changed(tmp_path: Path) -> None:
    typed = (
        "translates: calm-steps\nlanguage: ar\ntranslator: me\nunits: {\n  title: {source: Calm steps, text: x}\n}\n"
    )
    library = small(tmp_path, {MODULE: typed})
    made = taken(library, came(edited(sent(library), "title", msgstr="خطوات")))
    assert codes(made) == ["T509"]
    assert made.is_stopped
    assert not made.taken[0].is_changed


def test_marks_that_a_tool_lost_are_made_good_by_the_mark_of_the_whole(tmp_path: Path) -> None:
    library = small(tmp_path)
    data = edited(sent(library), "title", msgstr="خطوات")
    bare = re.sub(rb"#\. Mark: .*\n", b"", data)
    assert status(library, after(library, bare), "title")[1] == "خطوات"
    (tmp_path / MODULE).write_text(ARABIC.replace("البداية", "نبدأ"), "utf-8")
    made = taken(small_again(tmp_path), came(bare))
    assert codes(made) == ["T503", "T503"], "nobody can say who changed what"
    filled = edited(re.sub(rb"#\. Mark: .*\n", b"", sent(library)), "words.text", msgstr="شكرًا")
    made = taken(small_again(tmp_path), came(filled.replace("البداية".encode(), "نبدأ".encode())))
    assert codes(made) == []
    assert [one.item.name for one in made.taken[0].changes] == ["words.text"]


@forms
def test_a_language_that_nobody_began_gets_its_file(form: Form, tmp_path: Path) -> None:
    library = small(tmp_path)
    there = home(library, language="sw")
    data = written(there.catalogue(None), form)
    if form == "po":
        data = edited(data, "title", msgstr="Hatua tulivu").replace(
            b'"Last-Translator: \\n"', b'"Last-Translator: Amina Otieno <amina@example.org>\\n"'
        )
    elif form == "csv":
        data = data.replace(b"not translated yet,Calm steps,,", b"not translated yet,Calm steps,Hatua tulivu,")
    else:
        data = data.replace(
            b'<source>Calm steps</source>\n        <target state="needs-translation"/>',
            b"<source>Calm steps</source>\n        <target>Hatua tulivu</target>",
        )
    made = taken(library, read_one(f"calm-steps.{form}", data))
    assert codes(made) == []
    text = made.taken[0].text or ""
    assert made.taken[0].file == "materials/sw/calm-steps.yaml"
    assert "text: Hatua tulivu" in text
    assert ("translator: Amina Otieno" in text) == (form == "po")
    lesson, _ = library.lesson("calm-steps")
    assert lesson is not None
    made_of, _ = localize(lesson, "sw", load("materials/sw/calm-steps.yaml", text.encode()))
    assert made_of.units["title"][0].status is Status.DRAFT


def test_two_files_of_one_lesson_are_taken_one_after_the_other(tmp_path: Path) -> None:
    """As a zip holds them: the table and the PO, of which the volunteer used one, or each for other texts."""
    library = small(tmp_path)
    po = edited(sent(library), "title", msgstr="خطوات")
    table = sent(library, "csv").replace("البداية".encode(), "نبدأ".encode())
    for first, second in (
        (came(po), came(table, "csv")),
        (came(table, "csv"), came(po)),
    ):
        made = taken(library, [first, second])
        assert codes(made) == []
        assert sorted(one.item.name for one in made.taken[0].changes) == ["begin.title", "title"]
    other = sent(library, "csv").replace("خطوات هادئة".encode(), "خطوة".encode())
    assert codes(taken(library, [came(po), came(other, "csv")])) == ["T503"]


def test_an_export_does_not_write_over_what_was_not_imported(tmp_path: Path) -> None:
    library = small(tmp_path)
    path = tmp_path / "po/ar/calm-steps.po"
    path.parent.mkdir(parents=True)
    report = Report()
    path.write_bytes(sent(library))
    not_imported([home(library)], path, "po/ar/calm-steps.po", report)
    assert report.found == []
    path.write_bytes(edited(sent(library), "title", msgstr="خطوات"))
    not_imported([home(library)], path, "po/ar/calm-steps.po", report)
    assert [one.code for one in report] == ["T508"]
    assert "'title'" in report.found[0].message
