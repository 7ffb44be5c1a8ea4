"""``handouts init``: what it writes builds as it is, replaces nothing, and is there whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from projects import handout, run_handouts, snapshot

from builder.cli import run
from builder.edit import begin, beginning
from builder.edit.beginning import program_file
from builder.errors import InternalError, OutputError, UsageError
from builder.library import Library
from builder.markdown import PLACEHOLDER
from builder.produce.atomic import Staged, TakenError
from builder.project import MARK, Project, shipped_root
from builder.validate import validate

FIRST = "materials/en/my-first-lesson.yaml"
FILES = {MARK, FIRST, "README.md"}
SHIPPED = (shipped_root() / MARK).read_text("utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    got = run(words)
    heard = capsys.readouterr()
    assert got == code, heard.err
    return heard.out if code == 0 else heard.err


@pytest.mark.parametrize("name", ["my-program", "my program/of ours", "."])
def test_it_says_where_it_is_and_its_next_command_works(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text = said(capsys, "init", name)
    folder = (here / name).resolve()
    assert text.startswith(f"Your program is in {folder}\n")
    assert set(snapshot(folder)) == FILES
    assert all(file in text for file in FILES)
    command = text.rstrip().split("\n")[-1].removeprefix("Next: ")
    words = shlex.split(command)
    assert words[:2] == ["handouts", "build"]
    assert f"Your pages are in {folder / 'output'}" in said(capsys, *words[1:])
    made = {entry["lesson"] for entry in json.loads((folder / "output/manifest.json").read_bytes())["files"]}
    assert made == set(Library(Project.find(here, shipped_root())).program[0].lessons)


def test_its_own_lesson_is_sound_and_is_printed_once_its_remark_is_taken_away(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "init", "mine")
    text = said(capsys, "check", "--project", "mine", "--strict", "my-first-lesson")
    assert "There is nothing to mend." in text
    path = here / "mine" / MARK
    before = path.read_text("utf-8")
    assert before.count("\n#   - my-first-lesson\n") == 1
    path.write_text(before.replace("\n#   - my-first-lesson\n", "\n  - my-first-lesson\n"), "utf-8")
    library = Library(Project.find(here / "mine"))
    program, found = library.program
    assert found == ()
    assert program.lessons == (*Library(Project.find(here, shipped_root())).program[0].lessons, "my-first-lesson")
    said(capsys, "build", "--project", "mine", "-d", "handout")
    assert (here / f"mine/output/{handout(2)}").is_file()


def test_its_own_lesson_shows_how_to_save_time(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "init", "mine")
    library = Library(Project.find(here / "mine"))
    lesson, found = library.lesson("my-first-lesson")
    assert found == ()
    assert lesson is not None
    assert lesson.minutes == sum(section.minutes for section in lesson.sections)
    optional = [block for _, block in lesson.blocks() if block.optional]
    shorter = lesson.minutes - sum(block.minutes or 0 for block in optional)
    assert f"--minutes {shorter}`" in (here / "mine" / FIRST).read_text("utf-8")
    text = said(capsys, "build", "--project", "mine", "my-first-lesson", "--minutes", str(shorter))
    assert "If there is time" in text


def test_its_page_says_nothing_that_is_not_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "init", "mine")
    page = (here / "mine/README.md").read_text("utf-8")
    for command in re.findall(r"`(handouts [^`]+)`|^(handouts .+)$", page, re.MULTILINE):
        words = next(filter(None, command)).split()[1:]
        where = () if words[0] == "--help" else ("--project", "mine")
        said(capsys, *words, *where, code=1 if words[0] == "ready" else 0)  # a new program is not ready
    assert "`#   - my-first-lesson`" in page
    known = Library(Project.find(here / "mine")).program[0].placeholders()
    assert {match["name"] for match in PLACEHOLDER.finditer(page)} <= set(known)
    for file in FILES - {"README.md"}:
        assert f"`{file}`" in page


def test_the_program_file_is_the_shipped_one_with_other_lessons() -> None:
    made = program_file(SHIPPED, ("one", "two"))
    lines = SHIPPED.split("\n")
    assert [line for line in lines if line not in made.split("\n")] == [
        line for line in lines if line.startswith("lessons:")
    ]
    assert "lessons:\n  - one\n  - two\n#   - my-first-lesson\n" in made
    with pytest.raises(InternalError, match="no line 'lessons"):
        program_file("program: x\n", ("one",))


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_of_yours_is_replaced(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (here / name).parent.mkdir(parents=True, exist_ok=True)
    (here / name).write_text("mine")
    (here / "other.txt").write_text("mine too")
    text = said(capsys, "init", ".", code=2)
    assert f"There is already a {name} in '{here}', and nothing was changed. Name a folder that is not there" in text
    assert snapshot(here) == {name: b"mine", "other.txt": b"mine too"}


def test_a_folder_with_other_files_is_no_hindrance(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "photo.png").write_bytes(b"mine")
    said(capsys, "init", ".")
    assert set(snapshot(here)) == {*FILES, "photo.png"}
    text = said(capsys, "init", ".", code=2)
    assert "There is already a README.md, materials/en/my-first-lesson.yaml and materials/program.yaml in" in text


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_that_leads_nowhere_is_not_followed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "README.md").symlink_to(here / "elsewhere.md")
    assert "There is already a README.md" in said(capsys, "init", ".", code=2)
    assert not (here / "elsewhere.md").exists()


def test_a_file_is_no_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file").write_text("mine")
    assert "is a file" in said(capsys, "init", "file", code=2)
    text = said(capsys, "init", "file/below", code=4)
    assert "O101" in text
    assert "name another folder" in text
    assert "--output" not in text


def test_what_comes_in_between_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves a file of that name while ours are being written."""
    place = Staged.place

    def late(self: Staged) -> None:
        if self.target.name == "program.yaml":
            self.target.write_text("theirs")
        place(self)

    monkeypatch.setattr(Staged, "place", late)
    with pytest.raises(UsageError, match=r"There is already a materials/program\.yaml"):
        begin(tmp_path, SHIPPED, ("safety-skills",))
    assert snapshot(tmp_path) == {MARK: b"theirs"}


@pytest.mark.skipif(os.name != "posix", reason="links")
@pytest.mark.parametrize("is_taken", [True, False])
def test_a_disk_without_second_names_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    if not is_taken:
        begin(tmp_path, SHIPPED, ("safety-skills",))
        assert set(snapshot(tmp_path)) == FILES
        return
    staged = Staged(tmp_path / "file", b"ours")
    (tmp_path / "file").write_bytes(b"theirs")
    with pytest.raises(TakenError):
        staged.place()
    assert snapshot(tmp_path) == {"file": b"theirs"}


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Staged.place

    def full(self: Staged) -> None:
        if self.target.name == "program.yaml":
            self._move(lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        place(self)

    monkeypatch.setattr(Staged, "place", full)
    with pytest.raises(OutputError) as error:
        begin(tmp_path, SHIPPED, ("safety-skills",))
    assert error.value.diagnostics[0].code == "O103"
    assert snapshot(tmp_path) == {}


KILLED = """
import os, signal, sys

def hook(name, what):
    if name == "os.link" and os.fsdecode(what[1]).endswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
from builder.cli import run
run(["init", "mine"])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("last", ["README.md", "my-first-lesson.yaml", "program.yaml"])
def test_killed_midway_it_leaves_whole_files_only(here: Path, last: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, last], cwd=here, capture_output=True, check=False)
    assert done.returncode == -9, done.stderr
    left = {name: data for name, data in snapshot(here / "mine").items() if not name.endswith(".part")}
    assert MARK not in left
    whole = snapshot_of_a_new_one(here / "other")
    assert all(whole[name] == data for name, data in left.items())


def snapshot_of_a_new_one(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    done = run_handouts(["init", "."], folder)
    assert done.returncode == 0, done.stderr
    return snapshot(folder)


def test_the_lesson_is_judged_like_any_other() -> None:
    from builder.load import load

    data = (Path(beginning.__file__).parent / "start/my-first-lesson.yaml").read_bytes()
    source = load("my-first-lesson.yaml", data)
    lesson, found = validate(source, "en")
    assert (*source.found, *found) == ()
    assert lesson is not None
    assert any(block.critical for _, block in lesson.blocks())


# -- the README

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
ALONE = r"(?:\.venv/bin/)?handouts ((?:init|build|check|list|schema)\b[^`\n]*)"


def test_the_readmes_commands_work_one_after_the_other(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those in blocks of their own and those within a line, as a newcomer pastes them."""
    inside = README.partition("## Tonight, in five steps")[2]
    commands = re.findall(rf"^{ALONE}$|`{ALONE}`", inside, re.MULTILINE)
    words = [tuple(shlex.split(first or second)) for first, second in commands]
    assert ("init", "my-program") in words
    assert ("build", "--project", "my-program") in words
    assert {one[0] for one in words} == {"init", "build", "check", "list", "schema"}
    for one in words:
        said(capsys, *one)


def test_an_editor_finds_the_schema_where_the_readme_puts_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = re.findall(r"`# yaml-language-server: \$schema=(.+)`", README)
    (output,) = re.findall(r"schema --output (\S+)`", README)
    said(capsys, "init", "my-program")
    said(capsys, "schema", "--output", output)
    lesson = here / "my-program" / FIRST
    lesson.write_text(f"# yaml-language-server: $schema={path}\n{lesson.read_text('utf-8')}", "utf-8")
    assert json.loads((lesson.parent / path).read_bytes())["title"] == "A lesson of handouts"
    assert "nothing to mend" in said(capsys, "check", "--project", "my-program", "my-first-lesson")
    (settings,) = re.findall(r'`("yaml\.schemas": .+)`', README)
    ((schema, lessons),) = json.loads(f"{{{settings}}}")["yaml.schemas"].items()
    assert (here / "my-program" / schema).is_file()
    assert lesson in (here / "my-program").glob(lessons)
