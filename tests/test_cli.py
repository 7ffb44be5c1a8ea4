"""The command line, as people and programs meet it: commands, words, exit codes; nothing is replaced for the tests."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from projects import ARABIC, FILES, GUIDE, HANDOUT, LESSON, make_project, renamed, run_handouts, snapshot

from builder.cli import run, terminal
from builder.cli.commands import STAGES
from builder.cli.commands import handouts as group
from builder.codes import CODES

BROKEN = LESSON.replace("type: say", "type: sing")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and we stand in it."""
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What a command says to stdout."""
    got = run(words)
    said = capsys.readouterr()
    assert got == code, said.err
    return said.out


def err(capsys: pytest.CaptureFixture[str], *words: str, code: int = 2) -> str:
    """What a command says to stderr."""
    got = run(words)
    said = capsys.readouterr()
    assert got == code, said.err
    return said.err


# -- help


def test_help_names_everyday_commands_first_and_gives_examples(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "--help")
    places = [text.index(f"\n  {name} ") for name in ("build", "check", "list", "init", "watch", "explain")]
    assert places == sorted(places)
    assert "handouts build safety-skills --language ar" in text


@pytest.mark.parametrize("name", sorted(group.commands))
def test_each_help_has_an_example_that_can_be_typed(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = out(capsys, name, "--help")
    assert f"\n  handouts {name}" in text
    assert "--stop-after" not in text


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from builder.cli import run; run(['--help']); print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    heavy = {"reportlab", "pydantic", "jinja2", "babel", "uharfbuzz", "pikepdf", "PIL", "yaml", "icu4py", "watchfiles"}
    assert "click" in loaded
    assert not loaded & heavy


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from builder import __version__

    assert out(capsys, "--version") == f"handouts {__version__}\n"


# -- build


def test_build_says_what_to_print_and_what_is_still_to_do(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "build")
    assert str(project / "output") in text
    each, one = text.index("Print one for each person"), text.index("Print one, for you")
    assert each < text.index(HANDOUT) < one < text.index(GUIDE)
    assert "SAMPLE" in text
    assert "ring each local help line" in text
    assert "never ring them" in text
    assert "the name of the person whom people can turn to" in text
    assert text.rstrip().split("\n")[-1] == "Next: handouts build calm-steps --language ar"
    for word in ("compose", "typeset", "manifest", "unit", "territory", "diagnostic"):
        assert word not in text.lower()


def test_build_marks_drafts_and_names_the_next_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "build", "-l", "ar", "-d", "handout")
    assert "Drafts, and every page says so: ar." in text
    assert text.rstrip().endswith("Next: handouts check --language ar")
    assert "Print one, for you" not in text


def test_build_and_check_name_what_was_left_out_to_fit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "Left out to fit 8 minutes: If there is time (4 min)."
    assert said in out(capsys, "build", "--minutes", "8").splitlines()
    assert said in out(capsys, "check", "--minutes", "8").splitlines()
    for command in ("build", "check"):
        data = json.loads(out(capsys, command, "--minutes", "8", "--format", "json"))
        assert data["left-out"] == [{"lesson": "calm-steps", "blocks": ["more"]}]
        assert "Left out" not in out(capsys, command, "--minutes", "12")
    make_project(project, {"materials/en/other-steps.yaml": renamed("other-steps")})
    both = out(capsys, "build", "calm-steps", "other-steps", "--minutes", "8")
    assert "Left out of other-steps to fit 8 minutes: If there is time (4 min)." in both.splitlines()


def test_what_cannot_be_shortened_enough_names_the_overrun(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = err(capsys, "build", "--minutes", "5", code=1)
    assert "this lesson takes 8 minutes, 3 more than the 5 you have, even without all that may be left out" in text
    assert "take 8 minutes" in text


def test_build_says_whose_pages_a_guide_names(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "build", "-l", "ar", "--guide-language", "en")
    assert "The guide of calm-steps is in en, and the pages it names are those of the handout in ar." in text
    assert GUIDE in text
    assert HANDOUT.replace("-en", "-ar") in text
    assert "The guide of" not in out(capsys, "build", "-l", "ar", "--guide-language", "ar")
    assert "The guide of" not in out(capsys, "build", "-l", "ar", "--guide-language", "en", "-d", "handout")
    data = json.loads(out(capsys, "build", "-l", "ar", "--guide-language", "en", "--format", "json"))
    assert {one["path"]: one["handout_language"] for one in data["files"]} == {
        HANDOUT.replace("-en", "-ar"): "ar",
        GUIDE: "ar",
    }
    make_project(project, {"materials/en/other-steps.yaml": renamed("other-steps")})
    text = out(capsys, "build", "other-steps", "calm-steps", "--guide-language", "ar")
    assert "Not made: the guide of other-steps in ar. Nobody has translated it yet." in text
    assert "A guide names the pages of one handout" in err(capsys, "build", "-l", "all", "--guide-language", "en")


def test_build_lists_the_answer_key_among_what_is_for_you_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiz = (Path(__file__).parent / "blocks/quiz.yaml").read_text("utf-8")
    make_project(project, {"materials/en/quiz.yaml": quiz})
    text = out(capsys, "build", "quiz")
    each, one = text.partition("Print one, for you. Do not hand it out:")[::2]
    assert "FACILITATOR-quiz-answer-key-en.pdf" in one
    assert "answer-key" not in each
    assert "Not made" not in text
    data = json.loads(out(capsys, "build", "quiz", "--format", "json"))
    assert {file["document"]: file["print"] for file in data["files"]} == {
        "handout": "one-each",
        "guide": "one",
        "answer-key": "one",
    }


def test_build_says_why_a_document_that_was_asked_for_is_not_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = out(capsys, "build", "-d", "answer-key")
    assert "Not made: answer-key of calm-steps. It is for lessons with a block of type quiz." in text
    assert "Your pages are in" not in text
    assert "Not made" not in out(capsys, "build")


def test_build_makes_what_is_asked_for_where_it_is_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "build", "--output", "elsewhere", "--document", "handout", "--paper", "letter", "--audience", "adults")
    assert set(snapshot(project / "elsewhere")) == {HANDOUT, "manifest.json"}
    assert not (project / "output").exists()


def test_build_uses_the_project_above_or_the_one_that_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    monkeypatch.chdir(project / "materials/en")
    assert str(project / "output") in out(capsys, "build")
    monkeypatch.chdir(tmp_path_factory.mktemp("other"))
    assert str(project / "output") in out(capsys, "build", "--project", str(project))


def test_build_makes_the_shipped_lessons_anywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = out(capsys, "build", "--document", "handout")
    assert "1-participants/safety-skills-handout-en.pdf" in text
    assert (tmp_path / "output/1-participants/safety-skills-handout-en.pdf").is_file()


def test_build_as_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(out(capsys, "build", "--format", "json"))
    assert data["handouts"] == 1
    assert data["folder"] == str(project / "output")
    files = {one["path"]: one for one in data["files"]}
    assert set(files) == {HANDOUT, GUIDE}
    assert files[HANDOUT]["print"] == "one-each"
    assert files[GUIDE]["print"] == "one"
    assert files[GUIDE]["document"] == "guide"
    assert files[HANDOUT]["changed"]
    assert data["sample"] is True
    assert "lead.name" in data["to-fill-in"]
    assert data["refused"] == []
    again = json.loads(out(capsys, "build", "--format", "json"))
    assert not any(one["changed"] for one in again["files"])


def test_build_in_short_is_a_line_for_each_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(capsys, "build", "--format", "short").splitlines()
    assert [line.split("\t")[0] for line in lines] == [str(project / "output" / name) for name in (HANDOUT, GUIDE)]


def test_a_refused_lesson_ends_with_1_and_names_place_and_hint(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["build"])
    before = snapshot(project / "output")
    capsys.readouterr()
    make_project(project, {"materials/en/calm-steps.yaml": BROKEN})
    assert run(["build"]) == 1
    said = capsys.readouterr()
    assert "materials/en/calm-steps.yaml, line " in said.err
    assert "'sing'" in said.err
    assert "Not made: calm-steps" in said.out
    assert HANDOUT in said.out
    assert said.out.rstrip().endswith("Next: handouts check calm-steps")
    after = snapshot(project / "output")
    assert {name: after[name] for name in (HANDOUT, GUIDE)} == {name: before[name] for name in (HANDOUT, GUIDE)}


def test_a_refused_lesson_as_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/en/calm-steps.yaml": BROKEN})
    data = json.loads(out(capsys, "build", "--format", "json", code=1))
    assert data["refused"] == ["calm-steps"]
    assert data["files"] == []
    assert data["findings"][0]["file"] == "materials/en/calm-steps.yaml"
    assert data["findings"][0]["severity"] == "error"


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
def test_a_terminal_gets_a_progress_bar_and_a_file_does_not(project: Path) -> None:
    import pty

    assert "%" not in run_handouts(["build"], project).stderr
    mine, theirs = pty.openpty()
    words = [sys.executable, "-c", "from builder.cli import main; main()", "build"]
    with subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, stderr=theirs) as started:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # a closed terminal reads as an error
            while part := os.read(mine, 65536):
                shown += part
        os.close(mine)
        assert started.wait(60) == 0
    assert b"Making pages" in shown
    assert b"100%" in shown


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


# -- check


def test_check_shows_how_far_each_translation_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "check")
    assert "calm-steps: Calm steps" in text
    lines = {line.split()[0]: line for line in text.splitlines() if line.startswith("  ") and "texts" in line}
    assert "written in this language" in lines["en"]
    assert "1 reviewed, 2 draft" in lines["ar"]
    assert "missing" in lines["ar"]
    assert not (project / "output").exists()


def test_check_as_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/ar/calm-steps.yaml": ARABIC.replace("source: Begin,", "source: Start,")})
    data = json.loads(out(capsys, "check", "--format", "json"))
    assert data["handouts"] == 1
    (lesson,) = data["lessons"]
    assert lesson["name"] == "calm-steps"
    states = lesson["languages"]["ar"]
    assert (states["reviewed"], states["draft"], states["stale"]) == (1, 1, 1)
    assert states["texts"] == sum(count for key, count in states.items() if key != "texts")


def test_check_in_short_is_for_editors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/en/calm-steps.yaml": BROKEN})
    lines = out(capsys, "check", "--format", "short", code=1).splitlines()
    assert lines[0].startswith("materials/en/calm-steps.yaml:")
    assert ": error[M" in lines[0]
    assert lines[1].startswith("  hint: ")


def test_check_of_a_broken_lesson_ends_with_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/en/calm-steps.yaml": BROKEN})
    text = out(capsys, "check", "calm-steps", code=1)
    assert "To mend:" in text
    assert "More about a finding: handouts explain M" in text
    assert "1 to mend" in text


# -- list, explain


def test_list_shows_lessons_languages_documents_and_themes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "list")
    assert "calm-steps: Calm steps, 12 minutes, for adults, teens-15-17" in text
    assert "in en, ar (draft), km (draft)" in text
    assert "  answer-key: for you, with answers and notes; of lessons with a block of type quiz" in text
    for word in ("safety-skills", "handout", "guide", "community", "migrant-workers", str(project)):
        assert word in text


def test_list_as_data_and_in_short(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/en/broken.yaml": "lesson: [\n"})
    data = json.loads(out(capsys, "list", "--format", "json"))
    assert data["handouts"] == 1
    lessons = {one["name"]: one for one in data["lessons"]}
    assert lessons["calm-steps"]["minutes"] == 12
    assert set(lessons["calm-steps"]["languages"]) == {"en", "ar", "km"}
    assert lessons["broken"]["sound"] is False
    assert {"handout", "guide", "answer-key"} <= {one["name"] for one in data["documents"]}
    assert "calm-steps\ten ar km" in out(capsys, "list", "--format", "short").splitlines()
    assert "handouts check broken" in out(capsys, "list")


def test_list_shows_what_texts_may_use_and_what_it_prints(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "list", "--placeholders")
    lines = {
        line.split("}}")[0].strip("{ "): line.partition("}}")[2].strip() for line in text.splitlines() if "{{" in line
    }
    assert lines["lead.name"] == "a line to write on"
    assert lines["page.BLOCK-ID"].startswith("the page of the handout")
    assert "the name of the person whom people can turn to" in text
    lead = 'safeguarding: {lead: Amina Otieno, phone: "+1 202 555 0143"}\n'
    make_project(project, {"materials/program.yaml": f"program: Harbour House\nlessons: [calm-steps]\n{lead}"})
    text = out(capsys, "list", "--placeholders")
    assert "{{ lead.name }}      Amina Otieno" in " ".join(text.split("\n"))
    assert "Still to be filled in" not in text
    data = json.loads(out(capsys, "list", "--placeholders", "--format", "json"))
    assert {"name": "program.name", "prints": "Harbour House"} in data["placeholders"]
    assert (
        "{{ lead.phone }}\t+1 202 555 0143" in out(capsys, "list", "--placeholders", "--format", "short").splitlines()
    )


@pytest.mark.parametrize("name", ["program.name", "lead.name", "lead.phone"])
def test_what_list_shows_is_what_texts_may_use(project: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert f"{{{{ {name} }}}}" in out(capsys, "list", "--placeholders")
    make_project(project, {"materials/en/calm-steps.yaml": LESSON.replace("{{ lead.name }}", f"{{{{ {name} }}}}")})
    assert "P203" not in out(capsys, "check", "--format", "short")


# -- schema


def test_the_schema_is_printed_or_written_and_replaces_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from builder.schema import schema

    assert json.loads(out(capsys, "schema")) == schema()
    text = out(capsys, "schema", "--output", "editor/lesson.schema.json")
    path = project / "editor/lesson.schema.json"
    assert text == f"The schema is in {path}\n"
    assert json.loads(path.read_bytes()) == schema()
    path.write_text(json.dumps({**schema(), "description": "of an earlier version"}))
    out(capsys, "schema", "-o", str(path))
    assert json.loads(path.read_bytes()) == schema()
    assert not list(path.parent.glob("*.part"))
    for name, data in (("notes.json", b"{}"), ("notes.txt", b"mine"), ("list.json", b"[1]"), ("x.json", b"\xff")):
        (project / name).write_bytes(data)
        assert f"{name}' is there already, and nothing was changed." in err(capsys, "schema", "-o", name)
        assert (project / name).read_bytes() == data


def test_a_schema_that_cannot_be_written_ends_with_4(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("in the way")
    assert "name another file with --output FILE" in err(capsys, "schema", "-o", "file/below.json", code=4)


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_is_explained_with_a_wrong_and_a_right_example(capsys: pytest.CaptureFixture[str], code: str) -> None:
    text = out(capsys, "explain", code)
    assert text.startswith(f"{code} {CODES[code].name} ")
    assert "\nWrong:\n" in text
    assert "\nRight:\n" in text


def test_explain_alone_lists_all_codes_and_takes_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(out(capsys, "explain").splitlines()) == len(CODES)
    assert out(capsys, "explain", "cannot-write") == out(capsys, "explain", "[o101]")


# -- hidden stages


@pytest.mark.parametrize("stage", STAGES)
def test_a_stages_value_can_be_read(project: Path, capsys: pytest.CaptureFixture[str], stage: str) -> None:
    text = out(capsys, "build", "--stop-after", stage, "-d", "handout")
    expected = {
        "load": "title: 'Calm steps'  # 2:8",
        "validate": "title: plain 'Calm steps'",
        "localize": "first.title  source    en     Take a breath",
        "personalize": "1. begin, 12 minutes, begins at 0",
        "compose": "calm-steps/handout",
        "typeset": "calm-steps/handout:first on page 1",
    }
    assert text.startswith("# calm-steps (en)\n")
    assert " ".join(expected[stage].split()) in " ".join(text.split())
    assert not (project / "output").exists()


def test_a_stage_of_a_broken_lesson_ends_with_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_project(project, {"materials/en/calm-steps.yaml": BROKEN})
    for stage in STAGES[1:]:
        assert "error[M" in err(capsys, "build", "--stop-after", stage, code=1)


# -- what reaches a terminal


def test_nothing_reaches_the_terminal_that_it_would_obey(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "materials/en/x\x1b]0;owned\x07.yaml").write_text(renamed("x"), "utf-8")
    text = out(capsys, "list") + err(capsys, "build", "\x1b[2J\u202e")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>" in text


def test_what_cannot_be_written_is_shown_by_number() -> None:
    assert terminal.safe("a\ud800\ue000\tb\n") == "a<U+D800><U+E000>\tb\n"


# -- watch


@contextlib.contextmanager
def watching(project: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", "from builder.cli import main; main()", "watch", *words],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as started:
        try:
            yield started
        finally:
            if started.poll() is None:
                started.kill()


def heard(started: subprocess.Popen[str], words: str, seconds: float = 60) -> list[str]:
    """Lines up to the one that holds these words."""
    lines, until = list[str](), time.monotonic() + seconds
    assert started.stdout is not None
    while time.monotonic() < until:
        line = started.stdout.readline()
        lines.append(line)
        if words in line:
            return lines
        assert line, f"it ended: {lines}"
    raise AssertionError(f"{words!r} was not said: {lines}")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_watch_builds_at_each_save_and_ends_politely(project: Path) -> None:
    with watching(project, "--png", "-d", "handout") as started:
        first = heard(started, "Ctrl+C ends this")
        assert any(HANDOUT in line for line in first)
        assert list((project / "output/1-participants/png").glob("*.png"))
        time.sleep(1)  # until the operating system tells of changes
        lesson = project / "materials/en/calm-steps.yaml"
        lesson.write_text(LESSON.replace("any time", "any moment"), "utf-8")
        heard(started, HANDOUT)
        pages = (project / "output" / HANDOUT).read_bytes()
        time.sleep(0.3)
        lesson.write_text(BROKEN, "utf-8")
        broken = heard(started, "calm-steps was not made")
        assert any("'sing'" in line for line in broken)
        assert (project / "output" / HANDOUT).read_bytes() == pages
        time.sleep(0.3)
        lesson.write_text(LESSON, "utf-8")
        heard(started, HANDOUT)
        started.send_signal(signal.SIGINT)
        last = heard(started, "Stopped watching")
        assert not any("Traceback" in line for line in last)
        assert started.wait(20) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_watch_goes_on_after_a_broken_program_file(project: Path) -> None:
    with watching(project, "-d", "handout") as started:
        heard(started, "Ctrl+C ends this")
        time.sleep(1)
        program = project / "materials/program.yaml"
        program.write_text("lessons: [calm]\n", "utf-8")
        heard(started, "there is no lesson 'calm'")
        time.sleep(0.3)
        program.write_text(FILES["materials/program.yaml"] + "country: KE\n", "utf-8")
        heard(started, HANDOUT)
        started.send_signal(signal.SIGINT)
        heard(started, "Stopped watching")
        assert started.wait(20) == 0
