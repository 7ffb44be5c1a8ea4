"""Produce: what lies in an output folder after builds that went well, were refused, were killed or met a full disk."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import pikepdf
import pytest

from builder.errors import InternalError, OutputError
from builder.produce import Made, Product, Production, atomic, produce
from builder.produce.atomic import Staged
from builder.produce.manifest import Entry, Manifest, read_manifest
from builder.produce.names import is_ours, is_safe_name, path_of, picture_of, word_of

HANDOUT = "1-participants/safety-skills-handout-en.pdf"
GUIDE = "2-facilitator-only/FACILITATOR-safety-skills-guide-en.pdf"


def pdf(pages: int = 1, title: str = "") -> bytes:
    with pikepdf.new() as file:
        for _ in range(pages):
            file.add_blank_page(page_size=(595, 842))
        file.docinfo["/Title"] = title
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
    return out.getvalue()


def handout(pages: int = 1, title: str = "", language: str = "en", pictures: tuple[bytes, ...] = ()) -> Product:
    return Product("handout", "participant", language, pages, True, False, pdf(pages, title), pictures)


def guide(pages: int = 1, title: str = "") -> Product:
    return Product("facilitator-guide", "facilitator", "en", pages, True, False, pdf(pages, title))


def lesson(*products: Product, name: str = "safety-skills", whole: bool = True) -> Made:
    return Made(name, sorted({product.language for product in products}) or ["en"], products, whole)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".handouts.lock"
    }


def code_of(error: pytest.ExceptionInfo[OutputError]) -> str:
    return error.value.diagnostics[0].code


# names


def test_what_only_facilitators_may_see_says_so_in_folder_and_name() -> None:
    assert path_of("safety-skills", "handout", "participant", "en").as_posix() == HANDOUT
    assert path_of("safety-skills", "facilitator-guide", "facilitator", "en").as_posix() == GUIDE
    assert path_of("x", "answer-key", "facilitator", "zh-Hant").name == "FACILITATOR-x-answer-key-zh-Hant.pdf"
    assert word_of("facilitator-guide") == "guide"
    assert picture_of(HANDOUT, 2) == "1-participants/png/safety-skills-handout-en-2.png"


@pytest.mark.parametrize("name", ["", "-a", "a_b", "A", "a/b", "..", "a.b", "con", "nul", "com1", "é", "a" * 65, "a\n"])
def test_a_name_that_some_file_system_cannot_hold_is_refused(name: str) -> None:
    assert not is_safe_name(name)
    with pytest.raises(ValueError, match="file name"):
        path_of(name, "handout", "participant", "en")


@pytest.mark.parametrize("language", ["", "../en", "en_US", "e", "en\n"])
def test_a_language_that_is_no_tag_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="language tag"):
        path_of("safety-skills", "handout", "participant", language)


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../a.pdf", "1-participants/../../a.pdf", "1-participants/a.txt", "a.pdf"]
)
def test_only_paths_of_our_own_form_are_ours(path: str) -> None:
    assert not is_ours(path)
    assert is_ours(HANDOUT)
    assert is_ours(GUIDE)


# the list of files


def test_the_list_survives_writing_and_reading_and_names_no_absolute_path(tmp_path: Path) -> None:
    made = produce(tmp_path, [lesson(handout(3), guide(2))])
    data = (tmp_path / "manifest.json").read_bytes()
    assert read_manifest(data) == made.manifest
    assert str(tmp_path).encode() not in data
    value = json.loads(data)
    assert value["manifest"] == 1
    assert [entry["path"] for entry in value["files"]] == [HANDOUT, GUIDE]
    assert {key: value["files"][0][key] for key in ("pages", "sheets", "sample", "draft", "old")} == {
        "pages": 3,
        "sheets": 2,
        "sample": True,
        "draft": False,
        "old": False,
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"name": "My site"}',
        b'{"manifest": 1, "made-by": "x", "files": [{"path": []}]}',
        b'{"manifest": 2, "made-by": "later", "files": []}',
        b'{"manifest": 1, "made-by": "x", "files": [{"path": "../../secret.pdf"}]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_list_that_is_not_ours_stops_the_build_and_stays(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(data)
    with pytest.raises(OutputError) as error:
        produce(tmp_path, [lesson(handout())])
    assert code_of(error) == "O104"
    assert snapshot(tmp_path) == {"manifest.json": data}


def test_a_list_cannot_point_removal_at_other_files() -> None:
    entry = Entry("1-participants/../../x.pdf", "x", "handout", "en", 1, 1, "", False, False)
    with pytest.raises(ValueError, match="path"):
        read_manifest(Manifest((entry,)).to_json())


# what a build leaves


def test_files_with_the_same_bytes_are_left_alone(tmp_path: Path) -> None:
    assert set(produce(tmp_path, [lesson(handout(), guide())]).written) == {HANDOUT, GUIDE}
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pdf")}
    again = produce(tmp_path, [lesson(handout(), guide(title="new"))])
    assert again.written == (GUIDE,)
    assert (tmp_path / HANDOUT).stat().st_mtime_ns == before[tmp_path / HANDOUT]


def test_a_refused_lesson_keeps_its_files_and_the_list_says_they_are_old(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout()), lesson(handout(), name="other")])
    before = snapshot(tmp_path)
    made = produce(tmp_path, [Made("safety-skills", ["en"], None), lesson(handout(2), name="other")])
    assert (tmp_path / HANDOUT).read_bytes() == before[HANDOUT]
    assert {entry.lesson: entry.old for entry in made.manifest.files} == {"safety-skills": True, "other": False}
    mended = produce(tmp_path, [lesson(handout())])
    assert not any(entry.old for entry in mended.manifest.files)


def test_what_a_lesson_no_longer_makes_is_removed_and_nothing_else(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout(), guide()), lesson(handout(language="ar"))])
    own = tmp_path / "1-participants" / "safety-skills-poster-en.pdf"
    own.write_bytes(b"mine")
    part = produce(tmp_path, [lesson(handout(), whole=False)])
    assert part.removed == ()
    whole = produce(tmp_path, [lesson(handout())])
    assert whole.removed == (GUIDE,)
    assert own.read_bytes() == b"mine"
    assert [entry.language for entry in whole.manifest.files] == ["ar", "en"]


def test_a_file_that_somebody_changed_is_not_removed(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout(), guide())])
    (tmp_path / GUIDE).write_bytes(b"with my own remarks")
    assert produce(tmp_path, [lesson(handout())]).removed == ()
    assert (tmp_path / GUIDE).read_bytes() == b"with my own remarks"


def test_files_of_a_lesson_that_no_longer_exists_stay_and_are_named_old(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout(), name="gone")])
    made = produce(tmp_path, [lesson(handout())], known=frozenset({"safety-skills"}))
    assert [(entry.lesson, entry.old) for entry in made.manifest.files] == [("gone", True), ("safety-skills", False)]


def test_pictures_follow_the_number_of_pages(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout(3, pictures=(b"1", b"2", b"3")))])
    assert len(list(tmp_path.rglob("*.png"))) == 3
    produce(tmp_path, [lesson(handout(2, pictures=(b"1", b"2")))])
    assert sorted(path.name[-5] for path in tmp_path.rglob("*.png")) == ["1", "2"]
    produce(tmp_path, [lesson(handout(2))])
    assert list(tmp_path.rglob("*.png")) == []


# when the disk refuses


def test_unfinished_files_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    (tmp_path / "1-participants").mkdir()
    stray = tmp_path / "1-participants" / ".handouts-0123456789abcdef.part"
    stray.write_bytes(b"half")
    own = tmp_path / "1-participants" / ".hidden.part"
    own.write_bytes(b"mine")
    produce(tmp_path, [lesson(handout())])
    assert not stray.exists()
    assert own.exists()


def test_a_torn_pdf_never_takes_the_place_of_a_good_one(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout())])
    before = snapshot(tmp_path)
    torn = Product("handout", "participant", "en", 1, True, False, pdf()[:-60])
    with pytest.raises(InternalError, match="cannot be opened"):
        produce(tmp_path, [lesson(torn)])
    assert snapshot(tmp_path) == before


def test_a_pdf_with_another_number_of_pages_is_refused(tmp_path: Path) -> None:
    wrong = Product("handout", "participant", "en", 2, True, False, pdf(1))
    with pytest.raises(InternalError, match="1 pages where 2"):
        produce(tmp_path, [lesson(wrong)])
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_folder_that_is_a_file_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(OutputError) as error:
        produce(tmp_path / "output", [lesson(handout())])
    assert code_of(error) == "O101"
    assert "--output" in error.value.hint


def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "output" / "1-participants"
    target.mkdir(parents=True)
    (target / "safety-skills-handout-en.pdf").mkdir()
    with pytest.raises(OutputError) as error:
        produce(tmp_path / "output", [lesson(handout())])
    assert code_of(error) == "O101"
    assert list(target.iterdir()) == [target / "safety-skills-handout-en.pdf"]


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "O103"), (errno.EACCES, "O101"), (errno.EROFS, "O101"), (errno.EIO, "O101")]
)
def test_each_refusal_of_the_disk_has_its_code_and_hint(number: int, code: str) -> None:
    refusal = atomic.refusal(OSError(number, os.strerror(number)), Path("output") / "a.pdf")
    assert refusal.exit_code == 4
    assert refusal.diagnostics[0].code == code
    assert refusal.hint


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size stands for the full disk")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    produce(tmp_path, [lesson(handout())])
    before = snapshot(tmp_path)
    code = """
        import resource, signal, sys
        from pathlib import Path
        from builder.errors import OutputError
        from builder.produce import atomic
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            atomic.write(Path(sys.argv[1]), b"x" * 5000)
        except OutputError as error:
            print(error.diagnostics[0].code)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / HANDOUT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "O103"
    assert snapshot(tmp_path) == before


def test_a_second_build_in_the_same_folder_says_so(tmp_path: Path) -> None:
    caught: list[str] = []

    def lessons() -> Iterator[Made]:
        with pytest.raises(OutputError) as error:
            run_elsewhere(tmp_path)
        caught.append(code_of(error))
        yield lesson(handout())

    made = produce(tmp_path, lessons())
    assert caught == ["O102"]
    assert made.written == (HANDOUT,)


def run_elsewhere(folder: Path) -> Production:
    return produce(folder, [lesson(handout(title="second"))])


def test_a_build_that_stops_midway_lists_what_is_there(tmp_path: Path) -> None:
    def lessons() -> Iterator[Made]:
        yield lesson(handout())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        produce(tmp_path, lessons())
    assert [entry.path for entry in read_manifest((tmp_path / "manifest.json").read_bytes()).files] == [HANDOUT]


WRITER = """
    import itertools, sys
    from pathlib import Path
    from builder.produce import atomic
    target, sizes = Path(sys.argv[1]), itertools.cycle([200_000, 300_000])
    print("ready", flush=True)
    for n in itertools.count():
        letter = b"ab"[n % 2 : n % 2 + 1]
        atomic.Staged(target, letter * next(sizes)).commit()
"""


def test_killed_while_writing_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    target = tmp_path / "file.pdf"
    whole = {b"a" * 200_000, b"b" * 300_000}
    target.write_bytes(b"a" * 200_000)
    for n in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER), str(target)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(0.02 + 0.003 * n)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert target.read_bytes() in whole
    atomic.sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file.pdf"]


_ENTRY = Entry(HANDOUT, "safety-skills", "handout", "en", 1, 1, "0", False, False)


@pytest.mark.parametrize("field", [field.name for field in fields(Entry)])
@pytest.mark.parametrize("value", [None, [], {}, "\ud800", 1.5])
def test_a_list_with_a_strange_value_is_not_ours(field: str, value: object) -> None:
    entry = {name: value if name == field else good for name, good in asdict(_ENTRY).items()}
    data = json.dumps({"manifest": 1, "made-by": "x", "files": [entry]}).encode()
    with pytest.raises(ValueError, match=r"kind|would not write"):
        read_manifest(data)


def test_a_list_that_is_a_pipe_is_refused_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.json")
    with pytest.raises(OutputError) as refused:
        produce(tmp_path, [])
    assert refused.value.diagnostics[0].code == "O104"


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "1-participants").write_text("in the way")
    with pytest.raises(OutputError) as refused:
        Staged(tmp_path / "1-participants" / "a.pdf", b"data")
    assert refused.value.diagnostics[0].code == "O101"
