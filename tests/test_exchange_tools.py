"""Other people's programs accept what we write; what Poedit, Weblate and spreadsheets do to files changes no text."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from exchanging import LANGUAGES, LESSONS, came, home, name_of, shipped_homes, small
from gettext_tools import msgfmt, told_by_msgfmt, told_by_pofilter

from builder.exchange.exporting import written
from builder.exchange.files import read_one
from builder.exchange.importing import Home
from builder.exchange.merging import merge
from builder.exchange.po import read_po, write_po
from builder.exchange.wording import WORDS

WORDING = (
    "acronyms", "brackets", "doublewords",  # other languages spell out, put in brackets and repeat other words
    "doublequoting", "startpunc", "endpunc", "puncspacing", "sentencecount",  # «…», ។, ؟ and what stands round them
    "numbers",  # "question 1" is "the first question"; our own check knows that
    "simplecaps", "startcaps", "long", "short", "unchanged",  # letters and lengths as in English
)  # fmt: skip
"""Filters of pofilter that judge words, and by English habits. All the others judge what a PO must keep."""


SHIPPED = sorted({one.file.split("/")[1] for one in shipped_homes() if one.file.startswith("materials/")})


def homes(language: str) -> list[Home]:
    return [one for one in shipped_homes() if f"/{language}/" in one.file or one.file.endswith(f"/{language}.yaml")]


@pytest.mark.parametrize("one", shipped_homes(), ids=name_of)
def test_msgfmt_has_nothing_to_say(one: Home) -> None:
    assert told_by_msgfmt(write_po(one.catalogue(one.text))) == (0, "")
    assert told_by_msgfmt(write_po(one.catalogue(None))) == (0, "")


def test_msgfmt_would_see_a_fault() -> None:
    (one, *_) = homes("ar")
    data = write_po(one.catalogue(one.text))
    code, said = told_by_msgfmt(data.replace(b'msgctxt "title"\nmsgid "', b'msgctxt "title"\nmsgid "\\n', 1))
    assert code == 1
    assert "begin with" in said


def test_without_msgfmt_it_is_said_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install gettext"):
        msgfmt()
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="apt-get install gettext"):
        msgfmt()


@pytest.mark.parametrize("language", SHIPPED)
def test_pofilter_finds_nothing_lost(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "po"
    folder.mkdir()
    catalogues = [one.catalogue(one.text) for one in homes(language)]
    assert {one.lesson for one in catalogues} >= {WORDS} | (set(LESSONS) if language in LANGUAGES else set())
    for one in catalogues:
        (folder / f"{one.lesson}.po").write_bytes(write_po(one))
    assert told_by_pofilter(folder, language, WORDING) == (0, "", "")


def test_pofilter_would_find_something_lost(tmp_path: Path) -> None:
    folder = tmp_path / "po"
    folder.mkdir()
    one = homes("ar")[0]
    data = write_po(one.catalogue(one.text)).decode()
    first = polib.pofile(data)[1]
    (folder / "x.po").write_text(data.replace(f'msgstr "{first.msgstr}"', f'msgstr "\\t{first.msgstr}  %s"'), "utf-8")
    _, _, found = told_by_pofilter(folder, "ar", WORDING)
    assert "(pofilter)" in found


# -- habits


def rewrapped(po: polib.POFile) -> None:
    po.wrapwidth = 60


def another_header(po: polib.POFile) -> None:
    po.header = "Translators:\nAmina Otieno <amina@example.org>, 2026"
    po.metadata |= {
        "X-Generator": "Poedit 3.4.2",
        "PO-Revision-Date": "2026-12-03 10:11+0300",
        "Last-Translator": "Amina Otieno <amina@example.org>",
        "X-Poedit-Basepath": "..",
        "X-Poedit-SearchPath-0": ".",
        "Language-Team": "none",
        "Plural-Forms": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3);",
    }
    del po.metadata["POT-Creation-Date"]


def by_english(po: polib.POFile) -> None:
    entries = sorted(po, key=lambda entry: entry.msgid, reverse=True)
    po.clear()
    po.extend(entries)


def with_obsolete(po: polib.POFile) -> None:
    po.append(polib.POEntry(msgctxt="gone.text", msgid="Gone", msgstr="ذهب", obsolete=True, previous_msgid="Went"))
    po.append(polib.POEntry(msgid="Also gone,\nlong ago", msgstr="ذهب\nمنذ زمن", obsolete=True))


def with_places(po: polib.POFile) -> None:
    for number, entry in enumerate(po):
        entry.occurrences = [("lessons/x.yaml", str(number))]
        entry.flags.append("no-wrap")


def without_previous(po: polib.POFile) -> None:
    for entry in po:
        entry.previous_msgid = None


HABITS: dict[str, Callable[[polib.POFile], None]] = {
    one.__name__: one for one in (rewrapped, another_header, by_english, with_obsolete, with_places, without_previous)
}
BYTES: dict[str, Callable[[bytes], bytes]] = {
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "mark": lambda data: b"\xef\xbb\xbf" + data,
    "rows": lambda data: data.replace(b"\n\n", b"\n\n\n") + b"\n\n\n",
    "trailing remark": lambda data: data + b"\n# the end\n",
    "trailing old": lambda data: data + b'\n#~| msgid "x"\n#~ msgid "y"\n#~ msgstr "z"\n',
    "charset": lambda data: data.replace(b"charset=UTF-8", b"charset=utf-8"),
    "short continuation": lambda data: re.sub(rb'\nmsgstr "([^"\\]{9,})"\n', rb'\nmsgstr ""\n"\1"\n', data),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("habit", [*HABITS, *BYTES, "all"])
def test_habits_of_poedit_and_weblate_change_no_text(habit: str, language: str) -> None:
    for one in homes(language):
        before = one.catalogue(one.text)
        made = _habitual(habit, write_po(before))
        assert made != write_po(before) or habit in ("charset", "without_previous")
        merged = merge(read_po("x.po", made), before, one.judge)
        assert (merged.changes, list(merged.report), merged.left_out) == ([], [], [])


@pytest.mark.parametrize("habit", [*HABITS, *BYTES, "all"])
def test_a_po_with_habits_brings_its_news(habit: str, tmp_path: Path) -> None:
    """And the next file out has them, in the form that it had before."""
    library = small(tmp_path)
    there = home(library)
    before = write_po(there.catalogue(there.text))
    po = polib.pofile(before.decode(), wrapwidth=0)
    for entry in po:
        if entry.msgctxt in ("words.text", "first.text"):
            entry.msgstr = "كلمات «جديدة» مع {{ lead.name }}\n\nو **فقرة** أخرى" if "first" in entry.msgctxt else "شكرًا"
    merged = merge(came(_habitual(habit, str(po).encode())), there.catalogue(there.text), there.judge)
    assert list(merged.report) == []
    assert {one.item.name: one.text for one in merged.changes} == {
        entry.msgctxt: entry.msgstr for entry in po if entry.msgctxt in ("words.text", "first.text")
    }
    text = there.changed(there.text, merged.changes, "")
    after = polib.pofile(write_po(there.catalogue(text)).decode())
    assert [(one.msgctxt, one.msgid) for one in after] == [(one.msgctxt, one.msgid) for one in po]
    assert [one.msgstr for one in after] == [one.msgstr for one in po]


def _habitual(habit: str, data: bytes) -> bytes:
    po = polib.pofile(data.decode(), wrapwidth=0)
    for name, change in HABITS.items():
        if habit in (name, "all"):
            change(po)
    made = str(po).encode() if habit in (*HABITS, "all") else data
    for name, rewrite in BYTES.items():
        if habit in (name, "all"):
            made = rewrite(made)
    return made


def test_msgmerge_brings_a_po_up_to_a_template_and_it_still_imports(tmp_path: Path) -> None:
    """As Weblate's add-on does: its remarks are the template's then, so the marks of single texts are gone."""
    from projects import LESSON

    msgfmt()
    library = small(tmp_path)
    there = home(library)
    (tmp_path / "old.po").write_bytes(write_po(there.catalogue(there.text)))
    changed = LESSON.replace("title: Take a breath", "title: Take one breath")
    library = small(tmp_path, {"materials/en/calm-steps.yaml": changed})
    there = home(library)
    (tmp_path / "new.pot").write_bytes(write_po(there.catalogue(None), is_template=True))
    subprocess.run(
        ["msgmerge", "--quiet", "--previous", "--output-file", "made.po", "old.po", "new.pot"],
        cwd=tmp_path, check=True, timeout=60,
    )  # fmt: skip
    data = (tmp_path / "made.po").read_bytes()
    assert b"#. Mark:" not in data
    assert b'#| msgid "Take a breath"' in data
    before = there.catalogue(there.text)
    merged = merge(came(data), before, there.judge)
    assert (merged.changes, list(merged.report)) == ([], [])
    settled = re.sub(rb"#, fuzzy.*\n", b"", data).replace("خذ نفسًا".encode(), "خذ نفسًا واحدًا".encode())
    merged = merge(came(settled), before, there.judge)
    assert [(one.item.name, one.text, one.is_settled) for one in merged.changes] == [
        ("first.title", "خذ نفسًا واحدًا", True)
    ]


# -- spreadsheets


def _with(data: bytes, change: Callable[[list[list[str]]], list[list[str]]], separator: str = ",") -> bytes:
    import csv
    import io

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(change(rows))
    return out.getvalue().encode()


SHEETS: dict[str, Callable[[bytes], bytes]] = {
    "semicolons": lambda data: _with(data, lambda rows: rows, ";"),
    "tabs": lambda data: _with(data, lambda rows: rows, "\t"),
    "columns moved": lambda data: _with(data, lambda rows: [row[::-1] for row in rows]),
    "columns taken out": lambda data: _with(data, lambda rows: [[row[1], *row[3:5], row[8]] for row in rows]),
    "sorted": lambda data: _with(data, lambda rows: [rows[0], *sorted(rows[1:], key=lambda row: row[4])]),
    "empty rows": lambda data: _with(data, lambda rows: [*rows, [""] * 9, []]),
    "own columns": lambda data: _with(data, lambda rows: [[*row, "mine"] for row in rows]),
    "capitals": lambda data: _with(data, lambda rows: [[cell.upper() for cell in rows[0]], *rows[1:]]),
    "a part": lambda data: _with(data, lambda rows: random.Random(1).sample(rows[1:], 20) and [rows[0], *rows[3:30]]),
}


@pytest.mark.parametrize("habit", SHEETS)
def test_habits_of_spreadsheets_change_no_text(habit: str) -> None:
    for one in homes("ar"):
        before = one.catalogue(one.text)
        made = SHEETS[habit](written(before, "csv"))
        merged = merge(read_one("x.csv", made), before, one.judge)
        assert (merged.changes, list(merged.report), merged.left_out) == ([], [], [])


def test_a_status_can_be_typed_into_a_table(tmp_path: Path) -> None:
    from projects import ARABIC

    old = ARABIC + "  words.text: {source: Thank you for being here., was: Thank you., text: شكرًا}\n"
    library = small(tmp_path, {"materials/ar/calm-steps.yaml": old})
    there = home(library)
    before = there.catalogue(there.text)
    data = written(before, "csv").decode("utf-8-sig")
    was = "the English changed after this was translated"
    settled = [("words.text", True, None)]
    for typed, expected in (
        ("OK", settled),
        ("Still right.", settled),
        (was, []),
        ("unsure", []),
        ("", []),
        ("نعم", []),
    ):
        merged = merge(came(data.replace(f",{was},", f",{typed},").encode(), "csv"), before, there.judge)
        assert [(one.item.name, one.is_settled, one.was) for one in merged.changes] == expected
    corrected = data.replace("شكرًا", "شكرًا لكم")
    merged = merge(came(corrected.encode(), "csv"), before, there.judge)
    assert [(one.item.name, one.is_settled) for one in merged.changes] == [("words.text", True)]
    doubtful = data.replace('"draft, nobody else has read it",Calm steps', "Unsure,Calm steps")
    merged = merge(came(doubtful.encode(), "csv"), before, there.judge)
    assert [(one.item.name, one.was) for one in merged.changes] == [("title", "")]


def test_omegat_changes_words_and_leaves_states(tmp_path: Path) -> None:
    from projects import ARABIC

    old = ARABIC + "  words.text: {source: Thank you for being here., was: Thank you., text: شكرًا}\n"
    there = home(small(tmp_path, {"materials/ar/calm-steps.yaml": old}))
    before = there.catalogue(there.text)
    data = written(before, "xliff").decode()
    empty = '<source>Speak slowly.</source>\n        <target state="needs-translation"/>'
    filled = '<source>Speak slowly.</source>\n        <target state="needs-translation">ببطء</target>'
    assert empty in data
    made = data.replace(empty, filled).replace("شكرًا</target>\n        <note", "شكرًا لكم</target>\n        <note")
    merged = merge(came(made.encode(), "xliff"), before, there.judge)
    assert [(one.item.name, one.text, one.was) for one in merged.changes] == [
        ("first.guide", "ببطء", None),
        ("words.text", "شكرًا لكم", None),
    ]
    doubted = made.replace('"needs-translation">ببطء', '"needs-review-translation">ببطء')
    merged = merge(came(doubted.encode(), "xliff"), before, there.judge)
    assert [(one.item.name, one.was) for one in merged.changes] == [("first.guide", ""), ("words.text", None)]
    marked = data.replace("شكرًا</target>", '<mrk mtype="x">شكرًا</mrk> <g id="1">لكم</g></target>')
    merged = merge(came(marked.encode(), "xliff"), before, there.judge)
    assert [one.text for one in merged.changes] == ["شكرًا لكم"]
