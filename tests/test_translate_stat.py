"""How far translations are, in tables, rows and JSON; and where their files may be kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from projects import ARABIC, LESSON, make_project
from speaking import err, out

from builder.edit.translations import keep, own_path, place, typed
from builder.errors import RefusedFile, UsageError
from builder.project import Project

ONLY = ("--lesson", "calm-steps")


def test_lessons_stand_by_languages_in_aligned_columns(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = ARABIC.replace("source: Begin", "source: Start")
    make_project(project, {"materials/ar/calm-steps.yaml": changed})
    assert out(capsys, "translate", "stat", "ar", "km", *ONLY) == (
        "Done, in percent  ar  km\n"
        "  calm-steps      15   7\n"
        "\n"
        "العربية (ar)\n"
        "              texts  done  English changed  missing  draft  reviewed\n"
        "  calm-steps     13   15%                1       10      1         1\n"
        "\n"
        "ខ្មែរ (km)\n"
        "              texts  done  English changed  missing  draft  reviewed\n"
        "  calm-steps     13    7%                0       12      1         0\n"
    )
    assert out(capsys, "translate", "stat", "ar", *ONLY, "--format", "short") == "calm-steps\tar\t13\t15\t1\t10\t1\t1\n"
    (one,) = json.loads(out(capsys, "translate", "stat", "ar", *ONLY, "--format", "json"))["translations"]
    assert one == {
        "lesson": "calm-steps", "language": "ar", "begun": True, "original": False, "texts": 13, "done": 15,
        "english-changed": 1, "missing": 10, "draft": 1, "reviewed": 1,
    }  # fmt: skip


def test_what_is_not_begun_counts_where_its_language_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(project, {"materials/en/more.yaml": LESSON.replace("lesson: calm-steps", "lesson: more")})
    only = ("--lesson", "more", "--fail-under", "1")
    assert "Less than 1 percent is done: more in km (0)." in out(capsys, "translate", "stat", "km", *only, code=1)
    assert "Everything is done" in out(capsys, "translate", "stat", *only)
    assert "not begun: more; to begin: handouts translate start km" in out(
        capsys, "translate", "stat", "km", "--lesson", "more", "--lesson", "calm-steps"
    )


def test_many_languages_stand_in_several_tables(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tags = ["ar", "km", *(f"ar-{region}" for region in ("AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA"))]
    for tag in tags[2:]:
        text = ARABIC.replace("language: ar", f"language: {tag}")
        make_project(project, {f"materials/{tag}/calm-steps.yaml": text})
    said = out(capsys, "translate", "stat", *tags, *ONLY)
    assert said.count("Done, in percent") == 2
    assert all(len(row) <= 100 for row in said.splitlines())


def test_nothing_is_begun_yet(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for tag in ("ar", "km"):
        (project / f"materials/{tag}/calm-steps.yaml").unlink()
    assert "translate start LANG" in out(capsys, "translate", "update")
    assert "There is no translation into 'sv'" in err(capsys, "translate", "stat", "sv")
    assert "handouts translate start sv" in err(capsys, "translate", "stat", "sv")


def test_files_that_come_with_the_program_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = make_project(tmp_path / "data")
    monkeypatch.setattr("builder.edit.translations.shipped_root", lambda: package)
    shipped = Project((package,), tmp_path / "output")
    with pytest.raises(UsageError) as refused:
        own_path(shipped, "materials/sw/calm-steps.yaml")
    assert "handouts init" in refused.value.hint
    with pytest.raises(UsageError):
        keep(shipped, "materials/ar/calm-steps.yaml", "x")
    ours = Project((make_project(tmp_path / "ours", {"materials/program.yaml": ""}), package), tmp_path / "output")
    there = typed(ours, "materials/ar/calm-steps.yaml")
    assert there is not None
    assert not there.is_own
    assert keep(ours, there.name, there.text + "# mine\n")
    assert not keep(ours, there.name, there.text + "# mine\n")
    again = typed(ours, there.name)
    assert again is not None
    assert again.is_own
    assert not place(ours, there.name, "x")
    assert (package / there.name).read_text("utf-8") == ARABIC


def test_a_file_in_another_encoding_is_told_of(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "materials/ar/calm-steps.yaml"
    file.write_bytes(ARABIC.encode("cp1256", "replace"))
    with pytest.raises(RefusedFile) as refused:
        typed(Project.find(project), "materials/ar/calm-steps.yaml")
    assert [one.code for one in refused.value.diagnostics] == ["Y101"]
    said = err(capsys, "translate", "update", "ar", code=1)
    assert "materials/ar/calm-steps.yaml, line 5" in said
    assert "UTF-8" in said
    assert file.read_bytes() == ARABIC.encode("cp1256", "replace")
