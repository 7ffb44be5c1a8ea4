"""The command line: wrong words, the disk, our faults, and streams that close."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from projects import make_project, run_handouts
from speaking import err

# -- wrong usage, disk, our faults


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "calm-step"], "There is no lesson 'calm-step'. Did you mean calm-steps?"),
        (["build", "-d", "handot"], "There is no document 'handot'. Did you mean handout?"),
        (["build", "-l", "xx"], "There is no language 'xx'. There are: ar, en, km, all."),
        (["build", "--theme", "comunity"], "There is no theme 'comunity'. Did you mean community?"),
        (["build", "--audience", "adult"], "There is no audience 'adult'. Did you mean adults?"),
        (["build", "--paper", "a5"], "'a5' is not one of"),
        (["build", "--minutes", "0"], "'0' is not a number of minutes from 1 to 1440. Try: --minutes 45."),
        (["build", "--minutes", "an hour"], "'an hour' is not a number of minutes"),
        (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
        (["build", "--langage", "ar"], "'--language'?"),
        (["build", "--guide-language", "englisch"], "There is no language 'englisch'. Did you mean en?"),
        (["build", "--guide-langage", "ar"], "'--guide-language'"),
        (["build", "--paper", "leter"], "Did you mean letter?"),
        (["list", "--format", "jsn"], "Did you mean json?"),
        (["list", "--placeholder"], "'--placeholders'?"),
        (["int", "here"], "No such command 'int'. Did you mean 'init'?"),
        (["init"], "Missing argument 'DIR'."),
        (["shema"], "No such command 'shema'. Did you mean 'schema'?"),
        (["schema", "--ouput", "x.json"], "Did you mean '--output'?"),
        (["explain", "M10"], "Did you mean M10"),
        (["explain", "zzz"], "There is no code 'zzz'. For all of them type: handouts explain."),
        (["build", "--project", "nowhere"], "There is no folder"),
        (["list", "--project", "materials"], "Did you mean --project"),
    ],
)
def test_a_wrong_word_ends_with_2_and_a_way_on(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    text = err(capsys, *words)
    assert said in text
    assert "Traceback" not in text


def test_an_output_that_cannot_be_written_ends_with_4(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("in the way")
    text = err(capsys, "build", "--output", "file/below", code=4)
    assert "O101" in text
    assert "--output FOLDER" in text


def test_an_output_in_use_ends_with_4(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from filelock import FileLock

    (project / "output").mkdir()
    with FileLock(project / "output/.handouts.lock"):
        assert "O102" in err(capsys, "build", code=4)


def test_a_broken_template_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"layouts/handout/document.xml.j2": "{% if %}"})
    assert "layouts/handout/document.xml.j2, line 1: this template cannot be read" in err(capsys, "build", code=1)
    (project / "layouts/handout/document.xml.j2").write_bytes(b"\xff")
    assert "layouts/handout/document.xml.j2: this template" in err(capsys, "build", code=1)


FAILING = """
import sys

def hook(name, what):
    if name == "os.rename":
        raise RuntimeError("something nobody thought of")

from builder.cli import main
sys.addaudithook(hook)
main()
"""


def test_a_fault_of_ours_ends_with_70_and_a_traceback(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING, "build"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 70
    assert "RuntimeError: something nobody thought of" in done.stderr
    assert "This is a fault of the program, not of your text." in done.stderr
    assert not list((project / "output").rglob("*.p*"))


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupted_build_ends_with_130(project: Path) -> None:
    code = """
import os, signal, sys
def hook(name, what):
    if name == "os.rename":
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
from builder.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 130
    assert "Stopped. Files that were already there are as they were." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_error(project: Path) -> None:
    words = f"{sys.executable} -c 'from builder.cli import main; main()' explain | head -n 1"
    done = subprocess.run(words, shell=True, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["list", "build"])
def test_closed_streams_stop_nothing(project: Path, words: str, closed: str) -> None:
    command = f"{sys.executable} -c 'from builder.cli import main; main()' {words} {closed}"
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", ["list", "--help"])
def test_a_disk_too_full_for_what_is_said_ends_with_4(project: Path, words: str) -> None:
    command = f"{sys.executable} -c 'from builder.cli import main; main()' {words} >/dev/full"
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 4
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("value", ["", "yesterday", "99999999999999999999"])
def test_a_date_in_the_surroundings_has_no_say(project: Path, value: str) -> None:
    done = run_handouts(["build"], project, {"SOURCE_DATE_EPOCH": value})
    assert done.returncode == 0, done.stderr
