"""The command line, as people and programs meet it: commands, words, exit codes; nothing is replaced for the tests."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from projects import ARABIC, GUIDE, HANDOUT, make_project, renamed, run_handouts, snapshot
from speaking import BROKEN, err, out

from builder.build.unseen import unseen
from builder.cli import run
from builder.cli.commands import handouts as group
from builder.project import Project

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
    assert "What is missing before you hand anything out: handouts ready" in text
    assert "the name of the person whom people can turn to" in text
    assert text.rstrip().split("\n")[-1] == "Next: handouts ready"
    for word in ("compose", "typeset", "manifest", "unit", "territory", "diagnostic"):
        assert word not in text.lower()


def test_what_to_type_next_works_from_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.parent)
    shown = f"--project {project.name}"
    assert f"handouts ready {shown}" in out(capsys, "build", "--project", str(project))
    assert shown in out(capsys, "list", "--project", str(project))
    (project / "inside").mkdir()
    monkeypatch.chdir(project / "inside")
    assert "--project" not in out(capsys, "build")


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
    assert HANDOUT in text
    assert (tmp_path / "output" / HANDOUT).is_file()


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


def test_check_looks_at_lessons_of_your_own_that_the_program_does_not_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(project, {"materials/en/later.yaml": BROKEN})
    assert "materials/en/later.yaml" in out(capsys, "check", code=1)
    assert "later" not in out(capsys, "check", "calm-steps")
    assert "later" not in out(capsys, "build")


# -- files that nobody reads


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("materials/en/more.yml", "rename it to more.yaml"),
        ("materials/en/more.yaml.txt", "rename it to more.yaml"),
        ("materials/ar/more.YAML", "rename it to more.yaml"),
        ("materials/program.yml", "rename it to program.yaml"),
        ("materials/more.yaml", "move it into the folder of its language"),
        ("materials/Spanish/more.yaml", "give the folder the short tag of its language"),
        ("program.yaml", "type what it says into materials/program.yaml"),
    ],
)
def test_a_file_that_is_not_read_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, said: str
) -> None:
    make_project(project, {file: renamed("more")})
    text = out(capsys, "check", "-l", "en")
    assert f"\n  {file}: " in f"\n{text}"
    assert said in text
    assert "(P302)" in text
    assert "1 worth a look." in text
    out(capsys, "check", "-l", "en", "--strict", code=1)


def test_files_that_are_no_lessons_are_not_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("materials/en/notes.docx", "materials/en/.calm-steps.yaml.swp", "materials/sources.yaml", "README.md")
    make_project(project, dict.fromkeys(names, ""))
    assert "P302" not in out(capsys, "check", "-l", "en")


def test_a_lesson_that_is_not_found_may_have_another_ending(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "materials/en/calm-steps.yaml").rename(project / "materials/en/calm-steps.yaml.txt")
    text = err(capsys, "build")
    assert "There is no lesson 'calm-steps', which materials/program.yaml names." in text
    assert "materials/en/calm-steps.yaml.txt: this file is not read" in text


def test_every_shared_file_of_the_materials_is_known(project: Path) -> None:
    shipped = [path.name for path in (Path(__file__).parent.parent / "materials").glob("*.yaml")]
    assert len(shipped) >= 6
    make_project(project, {f"materials/{name}": "" for name in shipped if name != "program.yaml"})
    assert unseen(Project.find(project, project)) == ()
