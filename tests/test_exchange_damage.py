"""Files that were damaged on the way: plain words with a place, never a traceback, and no text lost from the YAML."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanging import ROOT, came, home, sent, small
from projects import ARABIC

from builder.cli import run
from builder.errors import HandoutsError
from builder.exchange import files
from builder.exchange.exporting import written
from builder.exchange.files import read_files, read_one, zipped
from builder.exchange.importing import import_texts
from builder.exchange.incoming import MOST_BYTES, BrokenFileError
from builder.library import Library
from builder.load import load
from builder.project import Project

DAMAGES = 500
MODULE = "materials/ar/calm-steps.yaml"
TYPED = (
    ARABIC
    + """\
  words.text:
    source: Thank you for being here.
    was: Thank you.
    text: شكرًا
    note: قصيرة
  ready.items:
    - {source: I can pause., text: يمكنني أن أتوقف.}
    - {source: I can ask someone I trust., text: يمكنني أن أسأل من أثق به.}
retired:
  - {unit: gone.text, source: Gone., text: ذهب.}
"""
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """One to three accidents: cut, doubled, turned, replaced, joined."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 5, 30, 400))
        piece = data[at : at + length]
        kind = chance.randrange(9)
        if kind == 0:
            data = data[:at]
        elif kind == 1:
            data = data[:at] + data[at + length :]
        elif kind == 2:
            data = data[:at] + piece * 2 + data[at + length :]
        elif kind == 3:
            data = data[:at] + bytes(chance.randrange(256) for _ in piece) + data[at + length :]
        elif kind == 4:
            data = data[:at] + chance.choice(SIGNS) + data[at:]
        elif kind == 5:
            data = data[:at] + chance.choice(SIGNS) + data[at + 1 :]
        elif kind == 6:
            other = chance.randrange(len(data) + 1)
            data = data[:at] + data[other : other + length] + data[at:]
        elif kind == 7:
            rows = data.split(b"\n")
            first, second = chance.randrange(len(rows)), chance.randrange(len(rows))
            rows[first], rows[second] = rows[second], rows[first]
            data = b"\n".join(rows)
        else:
            sign = chance.choice((b'"', b",", b"<", b"\n", b"#", b"\\"))
            data = data.replace(sign, chance.choice(SIGNS), chance.choice((1, 2, -1)))
        if not data:
            return b""
    return data


SIGNS = (
    b'"', b"'", b"\\", b"\n", b"\r", b"\0", b",", b";", b"\t", b"<", b">", b"&", b"&x;", b"]]>", b"<!--", b"<![CDATA[",
    b"#", b"#~ ", b"#, fuzzy\n", b"#| ", b"msgid ", b"msgstr ", b"msgctxt ", b'msgid ""\n', b'msgstr[0] "x"\n',
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\xc2\x85", b"\xed\xa0\x80", b"\xe2\x80\xae", b"=1+1", b"{{ x.y }}",
    b"%PDF", b"PK\x03\x04", b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"\x1b[31m", b"\xee\x80\x80", b"?" * 9,
)  # fmt: skip


def judged(library: Library, path: Path) -> tuple[str, list[str]]:
    """What an import would make of the file, and what it would say; HandoutsError is what the program says itself."""
    said, text = list[str](), TYPED
    try:
        incoming, broken = read_files([path])
        made = import_texts(incoming, library)
        for one in (*broken, *made.report):
            assert one.message.isprintable(), one.message
            assert one.at is not None
            assert one.hint
            said.append(f"{one.code} {one.at} {one.message}")
        for taken in made.taken:
            if not made.is_stopped and taken.file == MODULE and taken.text is not None:
                text = taken.text
            assert taken.after is None or not taken.after.counted()["reviewed"] > 1
    except HandoutsError as error:
        said.append(f"{error.exit_code} {error.message}")
    return text, said


@pytest.mark.parametrize("form", ["po", "xliff", "csv", "zip"])
def test_damage_is_told_and_loses_no_text(form: str, tmp_path: Path) -> None:
    library = small(tmp_path / "project", {MODULE: TYPED})
    there = home(library)
    whole = {f"calm-steps.{one}": written(there.catalogue(there.text), one) for one in ("po", "csv")}
    data = zipped(whole) if form == "zip" else written(there.catalogue(there.text), form)  # type: ignore[arg-type]
    ends = {"po": "po", "xliff": "xlf", "csv": "csv", "zip": "zip"}
    path = tmp_path / f"ar/calm-steps.{ends[form]}"
    path.parent.mkdir()
    chance, told, changed = random.Random(form), 0, 0
    before = there.catalogue(TYPED)
    for _ in range(DAMAGES // 4):
        path.write_bytes(damaged(data, chance))
        text, said = judged(library, path)
        told += bool(said)
        assert not any(one[:2] in ("3 ", "4 ", "70") for one in said)
        changed += text != TYPED
        read = load(MODULE, text.encode())
        assert read.found == ()
        after = {item.name: item for item in there.catalogue(text).items}
        for item in before.items:
            assert bool(after[item.name].text) >= bool(item.text), (item.name, said)
            assert bool(after[item.name].note) >= bool(item.note), (item.name, said)
            assert after[item.name].state != "reviewed" or item.state == "reviewed"
        assert "text: ذهب." in text
    assert told > DAMAGES // 16, "the damages are too gentle to try anything"


def test_receive_and_import_leave_the_lesson_as_it_is_when_a_file_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = small(tmp_path / "project", {MODULE: TYPED})
    data = sent(library)
    monkeypatch.chdir(tmp_path / "project")
    chance = random.Random(6)
    for number in range(12):
        path = tmp_path / f"{number}.po"
        path.write_bytes(data[: chance.randrange(40, len(data) - 40)])
        for command in ("import", "receive"):
            code = run(["translate", command, str(path)])
            out, err = capsys.readouterr()
            assert code in (0, 1), err
            assert "Traceback" not in out + err
            if "T501" in err:
                assert (code, "Nothing was changed." in err) == (1, True)
                assert f"{number}.po" in err
            assert (tmp_path / "project" / MODULE).read_text("utf-8") == TYPED


def refused(name: str, data: bytes) -> str:
    with pytest.raises(BrokenFileError) as caught:
        read_one(name, data)
    (found,) = caught.value.diagnostics
    assert found.code == "T501"
    assert found.hint
    return f"{found.at}: {found.message}"


BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>\n<xliff version='1.2'><file><body><trans-unit id='x'><source>&j;</source></trans-unit></body></file></xliff>"
)
OUTSIDE = BOMB.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.po", b"", "x.po: this is no PO file"),
        ("x.po", b'msgid "a"\nmsgstr "b\n', "x.po:2: a quotation mark is missing or too many"),
        ("x.po", b'msgid "a"\nmsgstr "b"\nhello\n', "x.po:3: this line is no part of a PO file"),
        ("x.po", b'msgid "a"\nmsgid "b"\nmsgstr ""\n', "x.po:2: this line stands where it cannot be read"),
        ("x.po", b'msgid "a"\n', "this line stands where it cannot be read"),
        ("x.po", 'msgid "é"\nmsgstr ""\n'.encode("latin-1"), "x.po:1: this file is not saved as UTF-8"),
        ("x.po", 'msgid "a"\nmsgstr ""\n'.encode("utf-16"), "x.po: this file is saved as UTF-16"),
        ("x.po", b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n\nmsgid "a"\nmsgstr ""\n', "KOI8-R"),
        ("x.po", b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n', "x.po:1: text 'a' has a plural here"),
        ("x.po", b"#" * (MOST_BYTES + 1), "x.po: this file is larger than 5 MB"),
        ("x.xlf", b"", "x.xlf:1: this file is broken here"),
        ("x.xlf", BOMB, "x.xlf:2: '<!DOCTYPE' does not belong into a file of translations"),
        ("x.xlf", OUTSIDE, "x.xlf:2: '<!DOCTYPE' does not belong into a file of translations"),
        ("x.xlf", b"<html/>", "x.xlf: this is no XLIFF file of version 1.2"),
        ("x.xlf", b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "XLIFF of version 2"),
        ("x.xlf", b'<?xml version="1.0" encoding="latin-1"?>\n<xliff/>', "x.xlf:1: the head of this file says"),
        ("x.xlf", b"<a>" * 9000, "x.xlf:1: this file is broken here"),
        ("x.csv", b"", "x.csv: this file is empty"),
        ("x.csv", b"name,English\na,b\n", "x.csv:1: the column 'translation' is missing"),
        ("x.csv", b"name,English,translation\n", "x.csv: this table has no texts"),
        ("x.csv", b'name,English,translation\na,b,c\nd,"e,f\n', "x.csv:3: a quotation mark is missing"),
        ("x.csv", b"name,name,English,translation\na,a,b,c\n", "x.csv:1: the column 'name' stands in this table twice"),
        ("x.csv", b"name,English,translation\na,\0,c\n", "x.csv: this is no table in plain text"),
        ("x.csv", "name,English,translation\na,b,é\n".encode("cp1252"), "x.csv:2: this file is not saved as UTF-8"),
        ("x.csv", b"%PDF-1.7", "x.csv: this is no file of translations"),
        ("x.json", b"{}", "x.json: files that end in '.json' are not known here"),
    ],
)
def test_broken_files_are_told_in_plain_words(name: str, data: bytes, said: str) -> None:
    assert said in refused(name, data)


def zip_of(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def zips() -> Iterator[tuple[str, bytes, str]]:
    good = b'msgid "a"\nmsgstr ""\n'
    yield "none", zip_of(**{"a.pdf": b"%PDF"}), "this zip holds no file of translations"
    yield "bomb", zip_of(**{"a.po": b"#" * (MOST_BYTES + 1)}), "what is packed in this zip is too large"
    yield "bombs", zip_of(**{f"{n}.po": b"#" * (MOST_BYTES - 1) for n in range(9)}), "is too large"
    yield "many", zip_of(**{f"{n}.po": good for n in range(201)}), "this zip holds 201 files"
    yield "excel", zip_of(**{"xl/workbook.xml": b"", "a.csv": b""}), "this is a document of an office program"
    yield "cut", zip_of(**{"a.po": good * 99})[:-30], "this zip is broken and cannot be opened"
    whole = bytearray(zip_of(**{"a.po": good}))
    whole[6] |= 1
    central = whole.rindex(b"PK\x01\x02")
    whole[central + 8] |= 1
    yield "locked", bytes(whole), "this zip is locked with a password"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../a.po", good)
    yield "a path that leads out", out.getvalue(), "this zip holds no file of translations"


@pytest.mark.parametrize(("data", "said"), [one[1:] for one in zips()], ids=[one[0] for one in zips()])
def test_zips_that_are_no_good(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "back.zip"
    path.write_bytes(data)
    found, broken = read_files([path])
    assert (found, [one.code for one in broken]) == ([], ["T501"])
    assert said in broken[0].message


def test_a_zip_that_lies_about_sizes_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    data = bytearray(zip_of(**{"a.po": b"#" * 5000}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    path = tmp_path / "back.zip"
    path.write_bytes(bytes(data))
    _, broken = read_files([path])
    assert [one.code for one in broken] == ["T501"]


@pytest.mark.parametrize("name", ["nothing.po", "folder", "a\0b.po"])
def test_a_name_that_is_no_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(HandoutsError) as caught:
        read_files([tmp_path / name])
    assert caught.value.exit_code == 2


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    library = small(tmp_path / "project")
    for name in ("po/ar/calm-steps.po", "po/calm-steps.pot", "po/.git/x.po", "po/km/calm-steps.csv", "po/notes.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sent(library, "csv" if name.endswith("csv") else "po", "km" if "km" in name else "ar"))
    found, broken = read_files([tmp_path / "po"])
    assert ([(one.lesson, one.language) for one in found], broken) == ([("calm-steps", "ar"), ("calm-steps", "km")], [])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(tmp_path / "x.po")
    with pytest.raises(HandoutsError, match="is no file"):
        read_files([tmp_path / "x.po"])


def test_without_translate_toolkit_xliff_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "translate.storage", None)
    monkeypatch.setitem(sys.modules, "translate", None)
    library = small(tmp_path)
    with pytest.raises(HandoutsError) as caught:
        sent(library, "xliff")
    assert caught.value.exit_code == 3
    assert "pip install" in caught.value.hint
    with pytest.raises(HandoutsError):
        came(b"<xliff/>", "xliff")


def test_one_broken_file_does_not_stop_the_good_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small(tmp_path / "project", {MODULE: TYPED})
    good = sent(library).replace("خطوات هادئة".encode(), "خطوات".encode())
    (tmp_path / "good.po").write_bytes(good)
    (tmp_path / "bad.po").write_bytes(good[:900])
    monkeypatch.chdir(tmp_path / "project")
    assert run(["translate", "import", str(tmp_path / "bad.po"), str(tmp_path / "good.po")]) == 1
    text = (tmp_path / "project" / MODULE).read_text("utf-8")
    assert "    source: Calm steps\n    text: خطوات\n" in text
    assert text.splitlines()[7:] == TYPED.splitlines()[5:]
    assert Library(Project((tmp_path / "project", ROOT), tmp_path)).lessons
