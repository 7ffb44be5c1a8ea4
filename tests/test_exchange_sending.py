"""Send and receive: one zip for a volunteer with nothing installed; what comes back becomes drafts and a proof."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from pathlib import Path

import pikepdf
import polib
import pytest
from exchanging import FORM_NAMES, small
from projects import ARABIC, LESSON, run_handouts, snapshot
from verapdf.validator import assert_valid, requires_validator

from builder.cli import run
from builder.exchange.exporting import Form

MODULE = "materials/ar/calm-steps.yaml"
TOP = "handouts-ar"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def translate(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["translate", *words])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_zip_holds_all_that_a_volunteer_needs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = translate(capsys, "send", "ar", "calm-steps")
    assert code == 0
    assert "calm-steps: 13 texts: 1 reviewed, 2 draft, 10 missing" in out
    files = members(project / f"{TOP}.zip")
    assert list(files) == [
        f"{TOP}/{name}"
        for name in (
            "1-read-me-first.pdf",
            "2-words-of-the-work.pdf",
            "tables/calm-steps.csv",
            "poedit/calm-steps.po",
            "pages/calm-steps-handout.pdf",
            "pages/calm-steps-guide.pdf",
        )
    ]
    for name, data in files.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
                assert len(pdf.pages) >= 1
                assert "/StructTreeRoot" in pdf.Root
    with pikepdf.open(io.BytesIO(files[f"{TOP}/1-read-me-first.pdf"])) as pdf:
        assert len(pdf.pages) == 1


def test_the_same_lessons_make_the_same_zip(project: Path) -> None:
    made = set[bytes]()
    for number, settings in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"})
    ):
        done = run_handouts(["translate", "send", "ar", "calm-steps", "--into", f"out-{number}"], project, settings)
        assert done.returncode == 0, done.stderr
        made.add((project / f"out-{number}/{TOP}.zip").read_bytes())
    assert len(made) == 1


def test_numbers_of_texts_are_those_on_the_pages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import subprocess

    assert translate(capsys, "send", "ar", "calm-steps")[0] == 0
    files = members(project / f"{TOP}.zip")
    page = project / "handout.pdf"
    page.write_bytes(files[f"{TOP}/pages/calm-steps-handout.pdf"])
    shown = " ".join(
        subprocess.run(["pdftotext", str(page), "-"], capture_output=True, check=True).stdout.decode().split()
    )
    rows = list(csv.DictReader(io.StringIO(files[f"{TOP}/tables/calm-steps.csv"].decode("utf-8-sig"))))
    po = {entry.msgctxt: entry for entry in polib.pofile(files[f"{TOP}/poedit/calm-steps.po"].decode())}
    looked_at = 0
    for row in rows:
        assert po[row["name"]].comment.startswith(f"Text {row['number']}.\n")
        if row["name"].startswith(("ready.", "first.title", "begin.title")) and "guide" not in row["name"]:
            assert f"[{row['number']}] {row['English']}" in shown
            looked_at += 1
    assert looked_at >= 5


@pytest.mark.parametrize("form", ["zip", *FORM_NAMES])
def test_what_comes_back_becomes_drafts_and_a_proof(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if form == "zip":
        translate(capsys, "send", "ar", "calm-steps")
        files = members(project / f"{TOP}.zip")
        table = files[f"{TOP}/tables/calm-steps.csv"].decode("utf-8-sig").split("\r\n")
        row = next(number for number, line in enumerate(table) if "Thank you for being here." in line)
        table[row] = table[row].replace("Thank you for being here.,", "Thank you for being here.,شكرًا لحضوركم")
        files[f"{TOP}/tables/calm-steps.csv"] = "\r\n".join(table).encode()
        back = project / "back.zip"
        with zipfile.ZipFile(back, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
    else:
        translate(capsys, "export", "ar", "calm-steps", "--to", form, "--into", "x")
        ends: dict[Form, str] = {"po": "po", "xliff": "xlf", "csv": "csv"}
        back = project / f"x/ar/calm-steps.{ends[form]}"  # type: ignore[index]
        before, after = {
            "po": (
                'msgid "Thank you for being here."\nmsgstr ""',
                'msgid "Thank you for being here."\nmsgstr "شكرًا لحضوركم"',
            ),
            "csv": ("Thank you for being here.,", "Thank you for being here.,شكرًا لحضوركم"),
            "xliff": (
                '<source>Thank you for being here.</source>\n        <target state="needs-translation"/>',
                "<source>Thank you for being here.</source>\n        <target>شكرًا لحضوركم</target>",
            ),
        }[form]
        text = back.read_bytes().decode()
        assert before in text
        back.write_bytes(text.replace(before, after).encode())
    code, out, err = translate(capsys, "receive", str(back))
    assert (code, err) == (0, "")
    assert "calm-steps: 9 to translate, 3 to be read by a second person" in out
    assert "  words.text:\n    source: Thank you for being here.\n    text: شكرًا لحضوركم\n" in (
        project / MODULE
    ).read_text("utf-8")
    proofs = [line.strip() for line in out.splitlines() if line.strip().endswith(".pdf")]
    assert len(proofs) == 2
    for path in proofs:
        assert "-ar" in path
        with pikepdf.open(project / "output" / path, attempt_recovery=False) as pdf:
            assert len(pdf.pages) >= 1


def test_receive_stops_where_both_changed_a_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(capsys, "export", "ar", "calm-steps", "--into", "x")
    back = project / "x/ar/calm-steps.po"
    back.write_bytes(back.read_bytes().replace("خطوات هادئة".encode(), "خطوات".encode()))
    (project / MODULE).write_text(ARABIC.replace("خطوات هادئة", "خطوات ساكنة"), "utf-8")
    before = snapshot(project)
    code, out, err = translate(capsys, "receive", str(back))
    assert code == 1
    assert "Nothing was changed." in err
    assert "'title' (text 1)" in err
    assert out == ""
    assert snapshot(project) == before


def test_receive_tells_what_keeps_the_pages_from_being_made(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(capsys, "export", "ar", "calm-steps", "--into", "x")
    (project / "materials/en/calm-steps.yaml").write_text(LESSON.replace("minutes: 12", "minutes: twelve", 1), "utf-8")
    code, _, err = translate(capsys, "receive", "x/ar/calm-steps.po")
    assert code == 1
    assert "'twelve'" in err


def test_a_zip_that_came_back_is_not_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(capsys, "send", "ar", "calm-steps")
    files = members(project / f"{TOP}.zip")
    name = f"{TOP}/poedit/calm-steps.po"
    files[name] = files[name].replace("خطوات هادئة".encode(), "خطوات".encode())
    with zipfile.ZipFile(project / f"{TOP}.zip", "w") as archive:
        for one, data in files.items():
            archive.writestr(one, data)
    before = snapshot(project)
    code, _, err = translate(capsys, "send", "ar", "calm-steps")
    assert (code, "(T508)" in err, "Nothing was written." in err) == (1, True, True)
    assert snapshot(project) == before
    assert translate(capsys, "import", f"{TOP}.zip")[0] == 0
    assert translate(capsys, "send", "ar", "calm-steps")[0] == 0


def test_an_export_says_where_the_files_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = translate(capsys, "export", "ar", "calm-steps")
    assert code == 0
    assert out.startswith("po/ar/calm-steps.po  13 texts: 1 reviewed, 2 draft, 10 missing\n")
    assert (project / "po/calm-steps.pot").is_file()
    before = snapshot(project)
    assert translate(capsys, "export", "ar", "calm-steps")[0] == 0
    assert translate(capsys, "import", "po/ar/calm-steps.po")[0] == 0
    assert translate(capsys, "export", "ar", "calm-steps")[0] == 0
    assert snapshot(project) == before
    code, out, _ = translate(capsys, "export", "ar", "calm-steps", "--to", "csv", "--no-bom")
    assert (project / "csv/ar/calm-steps.csv").read_bytes().startswith(b"number,name")
    translate(capsys, "export", "ar", "fixed-words")
    assert (project / "po/ar/fixed-words.po").is_file()


def test_words_of_the_pages_come_back_into_their_own_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(capsys, "export", "sw", "fixed-words")
    path = project / "po/sw/fixed-words.po"
    english, swahili = "Page {page-number} of {page-count}", "Ukurasa {page-number} kati ya {page-count}"
    before, after = (f'msgid "{english}"\nmsgstr "{said}"' for said in ("", swahili))
    path.write_bytes(path.read_bytes().replace(before.encode(), after.encode()))
    code, out, err = translate(capsys, "import", str(path))
    assert (code, err) == (0, "")
    assert "layouts/strings/sw.yaml: 1 text taken" in out
    text = (project / "layouts/strings/sw.yaml").read_text("utf-8")
    assert f"text: {swahili}\n" in text.replace('"', "")


@pytest.mark.parametrize(
    "words", [("export", "xyz1"), ("send", "english language"), ("export", "ar", "no-such-lesson")]
)
def test_words_that_mean_nothing_are_told(
    words: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = translate(capsys, *words)
    assert code == 2
    assert err.strip()
    assert project.is_dir()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_guide_for_volunteers_is_one_page_and_the_words_are_set_whole(paper: str) -> None:
    from exchanging import shipped

    from builder.exchange.leaflet import glossary_sheet, guide
    from builder.typeset import typeset

    day = datetime.date(2026, 11, 25)
    look, _ = shipped().look("community", "handout", paper)
    assert look is not None
    for language in ("ar", "km", "zh-Hant", "pt-BR", "xx"):
        made = typeset([guide(language, day)], look, {})
        assert (len(made.pages), made.found) == (1, ())
        sheet = glossary_sheet(language, shipped().glossary[0], day)
        assert typeset([sheet], look, {}).found == ()
        words = shipped().glossary[0]
        known = [one.translations[language].term for one in words.terms.values() if language in one.translations]
        assert all(term in sheet.root.text() for term in (*known, *(one.term for one in words.terms.values())))


@requires_validator
def test_every_pdf_in_the_zip_keeps_the_standards(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translate(capsys, "send", "ar", "calm-steps")[0] == 0
    paths = list[Path]()
    for name, data in members(project / f"{TOP}.zip").items():
        if name.endswith(".pdf"):
            paths.append(project / Path(name).name)
            paths[-1].write_bytes(data)
    assert len(paths) == 4
    assert_valid(paths)
