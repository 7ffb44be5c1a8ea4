"""A sentence of a lesson changes: what follows of it in every language, and how people deal with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from localizing import MATERIALS
from projects import make_project
from speaking import err, out

from builder.library import Library
from builder.localize.numbering import numbers
from builder.project import Project
from builder.texts import Status

NAME = "safety-skills"
ENGLISH = (MATERIALS / f"en/{NAME}.yaml").read_text("utf-8")
OLD, NEW = "We take no photos and make no recordings.", "We take no photos, and nobody records anything."
KEY = ("agreement.points", 3)
TITLE, NEW_TITLE = "Staying safer online", "Staying safer with others"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with its own version of a shipped lesson, in which one sentence of a list and the title differ."""
    assert ENGLISH.count(OLD) == 1
    changed = ENGLISH.replace(OLD, NEW).replace(f"title: {TITLE}\n", f"title: {NEW_TITLE}\n")
    make_project(tmp_path, {"materials/program.yaml": f"lessons: [{NAME}]\n", f"materials/en/{NAME}.yaml": changed})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stale(folder: Path, tag: str) -> set[tuple[str, int]]:
    translation, _ = Library(Project.find(folder)).translation(NAME, tag)
    assert translation is not None
    return {
        (unit, index)
        for unit, texts in translation.units.items()
        for index, local in enumerate(texts)
        if local.status is Status.STALE
    }


def test_exactly_its_texts_go_stale_in_all_languages(folder: Path) -> None:
    tags = Library(Project.find(folder)).languages_of(NAME)[1:]
    assert {"ar", "km"} <= set(tags)
    for tag in tags:
        assert stale(folder, tag) == {KEY, ("title", 0)}, tag


def test_update_shows_old_and_new_and_accept_clears_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / f"materials/ar/{NAME}.yaml"
    shipped = (MATERIALS / f"ar/{NAME}.yaml").read_text("utf-8")
    lesson, _ = Library(Project.find(folder)).lesson(NAME)
    assert lesson is not None
    said = out(capsys, "translate", "update", "ar", "--dry-run")
    assert not own.exists()
    assert said == out(capsys, "translate", "update", "ar", "--dry-run", "--lesson", NAME)
    number = numbers(lesson)[KEY]
    told = [
        f"materials/ar/{NAME}.yaml",
        "  English changed: title (text 1)",
        f"    was: {TITLE}",
        f"    now: {NEW_TITLE}",
        f"  English changed: agreement.points.4 (text {number})",
        f"    was: {OLD}",
        f"    now: {NEW}",
    ]
    assert said.splitlines()[:7] == told
    said = out(capsys, "translate", "update", "ar")
    assert said.splitlines()[:7] == told
    assert "2 English changed" in said
    assert "accept ar safety-skills NAME" in said

    # only these rows differ from the file that is shipped
    before, after = shipped.splitlines(), own.read_text("utf-8").splitlines()
    assert [row.strip() for row in after if row not in before] == [
        f"source: {NEW_TITLE}",
        f"was: {TITLE}",
        f"- source: {NEW}",
        f"was: {OLD}",
    ]
    assert [row.strip() for row in before if row not in after] == [f"source: {TITLE}", f"- source: {OLD}"]
    assert stale(folder, "ar") == {KEY, ("title", 0)}
    again = out(capsys, "translate", "update", "ar")
    assert again.startswith("Everything is up to date with the lessons.")
    assert own.read_text("utf-8").splitlines() == after

    said = out(capsys, "translate", "accept", "ar", NAME, "agreement.points.4")
    assert said.splitlines()[:3] == [f"agreement.points.4 (text {number})", f"  was:  {OLD}", f"  now:  {NEW}"]
    assert "1 more whose English changed" in said
    assert stale(folder, "ar") == {("title", 0)}
    out(capsys, "translate", "accept", "ar", NAME, "1")
    assert stale(folder, "ar") == set()
    assert [row.strip() for row in own.read_text("utf-8").splitlines() if row not in before] == [
        f"source: {NEW_TITLE}",
        f"- source: {NEW}",
    ]


def test_all_is_accepted_after_it_was_shown_and_confirmed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out(capsys, "translate", "update", "km", "ar")
    asked = list[str]()

    def answer(question: str, **_: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr("click.confirm", answer)
    said = out(capsys, "translate", "accept", "km", NAME, "--all")
    assert said.count("  was:  ") == 2
    assert said.endswith("Nothing was changed.\n")
    assert stale(folder, "km") == {KEY, ("title", 0)}
    said = out(capsys, "translate", "accept", "km", NAME, "--all")
    assert asked == ["Are all of these right as they are?"] * 2
    assert stale(folder, "km") == set()
    assert stale(folder, "ar") == {KEY, ("title", 0)}
    assert "nothing to accept" in out(capsys, "translate", "accept", "km", NAME, "--all")
    assert "Accepted" in out(capsys, "translate", "accept", "ar", NAME, "--all", "--yes")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ar", NAME], "Nobody says which texts are right"),
        (["ar", NAME, "title", "--all"], "Nobody says which texts are right"),
        (["ar", NAME, "titel"], "Did you mean title?"),
        (["ar", NAME, "title"], "is an old one, so nobody can have compared"),
        (["ar", NAME, "welcome.text"], "did not change"),
        (["xx", NAME, "title"], "There is no translation into 'xx'"),
        (["ar", "safety-skils", "title"], "Did you mean safety-skills?"),
    ],
)
def test_what_cannot_be_accepted_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert told in err(capsys, "translate", "accept", *words)
    assert not (folder / "materials/ar").exists()


def test_a_review_counts_no_longer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = "    reviewed: {by: Ana, role: teacher, on: 2026-11-24}\n"
    shipped = (MATERIALS / f"ar/{NAME}.yaml").read_text("utf-8")
    title = next(row for row in shipped.splitlines(keepends=True) if row.startswith("    text: "))
    welcome = "  opening.title:\n    source: Welcome\n    text: ترحيب\n"
    assert welcome in shipped
    text = shipped.replace(title, title + review, 1).replace(welcome, welcome + review)
    make_project(folder, {f"materials/ar/{NAME}.yaml": text})
    out(capsys, "translate", "update", "ar")
    out(capsys, "translate", "accept", "ar", NAME, "title")
    translation, _ = Library(Project.find(folder)).translation(NAME, "ar")
    assert translation is not None
    assert translation.units["title"][0].status is Status.DRAFT
    assert translation.units["opening.title"][0].status is Status.REVIEWED


def test_progress_under_a_bound_ends_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Everything is done to 99 percent" in out(
        capsys, "translate", "stat", "ar", "--lesson", NAME, "--fail-under", "99"
    )
    said = out(capsys, "translate", "stat", "ar", "--lesson", NAME, "--fail-under", "99.5", code=1)
    row = next(row for row in said.splitlines() if row.startswith(f"  {NAME}"))
    assert row.split()[2:5] == ["99%", "2", "0"]
    assert f"{NAME} in ar (99)" in said


def test_strict_makes_a_changed_english_stop(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "translate", "check", "ar", "--lesson", NAME)
    assert f"(shipped) materials/ar/{NAME}.yaml, line 6" in said
    assert "2 English changed" in said
    assert all("materials/ar/" in row for row in said.splitlines() if ", line " in row)
    out(capsys, "translate", "check", "ar", "--lesson", NAME, "--strict", code=1)
