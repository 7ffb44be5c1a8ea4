"""The command line: lists, explanations, the schema, stages, what reaches a terminal, watching."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import FILES, HANDOUT, LESSON, make_project, renamed
from speaking import BROKEN, err, out

from builder.cli import terminal
from builder.cli.commands import STAGES
from builder.codes import CODES

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


def test_explanations_break_no_word_in_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert "'my-plan'" in out(capsys, "explain", "M210")
    for code in CODES:
        explanation = out(capsys, "explain", code).partition("Wrong:")[0]
        assert not [line for line in explanation.splitlines() if line.endswith("-")], code


_ONLY_PROGRAMMERS_KNOW = re.compile(
    r"\b(yaml|scalar|mapping|indent\w*|boolean|kebab|regex|token|pars(?:e|er|ing)|string|syntax|null|array|integer)\b"
)


@pytest.mark.parametrize("code", sorted(code for code in CODES if code[0] not in "CS"))
def test_explanations_use_no_word_that_only_programmers_know(code: str) -> None:
    """Those for layouts may: who changes a template has read one."""
    explanation = re.sub(r"[\w/.-]*\.yaml", "", CODES[code].explanation)
    assert _ONLY_PROGRAMMERS_KNOW.findall(explanation.lower()) == []


@pytest.mark.parametrize("code", sorted(code for code in CODES if code[:2] == "C1"))
def test_faults_of_templates_tell_those_who_changed_none_what_to_do(code: str) -> None:
    assert "the program is damaged: install it again." in CODES[code].explanation


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
        heard(started, "There is no lesson 'calm'")
        time.sleep(0.3)
        program.write_text(FILES["materials/program.yaml"] + "country: KE\n", "utf-8")
        heard(started, HANDOUT)
        started.send_signal(signal.SIGINT)
        heard(started, "Stopped watching")
        assert started.wait(20) == 0
