"""Who has reviewed a lesson: the mark of its text, what undoes a review, what pages and the command line say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import built, text_of
from editions import HANDOUT as HANDOUT_LAYOUT
from editions import composed, edition_of, lesson_of
from projects import FILES, GUIDE, HANDOUT, LESSON
from speaking import out

from builder.diagnostics import Severity
from builder.lesson import REVIEWERS
from builder.load import load
from builder.reviews import mark_of, not_reviewed, reviewed
from builder.validate import validate

MARK = mark_of(lesson_of(LESSON))
NOT_YET = "Not yet reviewed by: child protection, a survivor adviser, and local law."


def with_reviews(*people: str, lesson: str = LESSON, mark: str = MARK) -> str:
    """The lesson, reviewed as these."""
    lines = [f"  - {{as: {who}, by: Amina Otieno, role: counsellor, on: 2026-11-25, of: {mark}}}" for who in people]
    return "\n".join([lesson.rstrip(), "reviews:", *lines, ""])


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("title: Calm steps", "title: Calm  steps"),
        ("minutes: 12\nrevised: 2026-11-20", "minutes: 15\nrevised: 2026-12-01"),
        ("    minutes: 4\n", "    minutes: 5\n"),
        ("        optional: yes\n", ""),
    ],
)
def test_what_says_the_same_has_the_same_mark(was: str, becomes: str) -> None:
    assert was in LESSON
    assert mark_of(lesson_of(LESSON.replace(was, becomes))) == MARK


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("title: Calm steps", "title: Calmer steps"),
        ("Nothing that happened", "Nothing that has happened"),
        ("guide: Speak slowly.", "guide: Speak very slowly."),
        ("audience: [adults, teens-15-17]", "audience: [adults, teens-12-14]"),
        ("        id: ready\n", "        id: ready\n        audience: [adults]\n"),
        ("          - I can pause.\n", ""),
        ("type: say\n", "type: note\n"),
        ("needs-help: [trafficking]", "needs-help: [trafficking, image]"),
    ],
)
def test_what_says_something_else_has_another_mark(was: str, becomes: str) -> None:
    assert was in LESSON
    assert mark_of(lesson_of(LESSON.replace(was, becomes))) != MARK


def test_a_review_counts_for_the_text_it_names_and_for_no_other() -> None:
    lesson = lesson_of(with_reviews("local-law", "child-protection"))
    assert mark_of(lesson) == MARK
    assert reviewed(lesson) == {"local-law", "child-protection"}
    assert not_reviewed(lesson) == ("survivor-adviser",)
    assert not_reviewed(lesson_of(with_reviews(*REVIEWERS))) == ()
    changed = with_reviews(*REVIEWERS).replace("I can pause.", "I can wait.")
    assert not_reviewed(lesson_of(changed)) == REVIEWERS


def test_a_review_that_the_text_left_behind_is_told_of_and_pushes_nobody() -> None:
    text = with_reviews("local-law").replace("I can pause.", "I can wait.")
    lesson, found = validate(load("calm-steps.yaml", text.encode()), "en")
    assert lesson is not None
    (told,) = found
    assert (told.code, told.severity) == ("M212", Severity.ADVICE)
    assert told.message == "the text has changed since 'Amina Otieno' reviewed it as local-law"
    place = told.at
    assert place is not None
    assert text.splitlines()[(place.line or 0) - 1].index(MARK) == (place.column or 0) - 1
    anew = mark_of(lesson)
    text += f"  - {{as: local-law, by: Amina Otieno, role: lawyer, on: 2026-11-26, of: {anew}}}\n"
    lesson, found = validate(load("calm-steps.yaml", text.encode()), "en")
    assert lesson is not None
    assert found == ()
    assert reviewed(lesson) == {"local-law"}


@pytest.mark.parametrize(
    ("was", "becomes", "code", "message"),
    [
        (f"of: {MARK}", "of: all of it", "M120", "'all of it' is not the mark of a text, such as 3f2a-91bc-77d0"),
        ("as: local-law", "as: lawyer", "M102", "'lawyer' is not one of child-protection, survivor-adviser, local-law"),
        ("on: 2026-11-25", "on: 25/11/2026", "M113", "'on' is a day, not '25/11/2026'"),
        ("as: local-law, ", "", "M103", "'as' is missing in this item of 'reviews'"),
        ("by: Amina Otieno", 'by: " "', "M115", "nothing stands after 'by:'"),
    ],
)
def test_a_review_that_is_not_whole_is_refused(was: str, becomes: str, code: str, message: str) -> None:
    text = with_reviews("local-law")
    assert text.count(was) == 1
    lesson, found = validate(load("calm-steps.yaml", text.replace(was, becomes).encode()), "en")
    assert lesson is None
    assert [(one.code, one.message) for one in found] == [(code, message)]


def test_names_of_reviewers_are_on_no_page_and_in_no_translation() -> None:
    lesson = lesson_of(with_reviews(*REVIEWERS))
    assert not any("Amina" in text.source for _, texts, _ in lesson.units() for text in texts)
    handout = composed(edition_of(with_reviews(*REVIEWERS)), HANDOUT_LAYOUT)
    assert "Amina" not in handout.root.text()
    assert "reviewed" not in handout.root.text()


def test_pages_say_who_has_not_reviewed_them(tmp_path: Path) -> None:
    built(tmp_path, FILES)
    handout, guide = (text_of(tmp_path / "output" / name) for name in (HANDOUT, GUIDE))
    assert handout.splitlines()[-1] == NOT_YET or NOT_YET in handout.rpartition("try the next one.")[2]
    assert NOT_YET in guide.partition("Do not start until")[0]
    built(tmp_path, {"materials/en/calm-steps.yaml": with_reviews("survivor-adviser", "local-law")})
    for name in (HANDOUT, GUIDE):
        assert "Not yet reviewed by: child protection." in text_of(tmp_path / "output" / name)


def test_no_shipped_lesson_claims_a_review() -> None:
    from builder.library import Library
    from builder.project import Project

    library = Library(Project.find(Path(__file__).parent))
    assert library.lessons
    for name in library.lessons:
        lesson, _ = library.lesson(name)
        assert lesson is not None
        assert lesson.reviews == ()


def test_the_command_shows_the_line_to_add(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "reviews", "calm-steps")
    assert "  child-protection  not yet; somebody who protects children" in said
    assert f"      - {{as: local-law, by: NAME, role: THEIR WORK, on: YEAR-MONTH-DAY, of: {MARK}}}" in said
    assert "add to materials/en/calm-steps.yaml:\n    reviews:\n" in said
    # what it prints, filled in, is what a lesson takes
    line = next(line for line in said.splitlines() if "as: local-law" in line).strip()
    line = line.replace("NAME", "Amina Otieno").replace("THEIR WORK", "lawyer").replace("YEAR-MONTH-DAY", "2026-11-25")
    path = project / "materials/en/calm-steps.yaml"
    path.write_text(f"{LESSON}reviews:\n  {line}\n", "utf-8")
    said = out(capsys, "reviews", "calm-steps")
    assert "  local-law         Amina Otieno (lawyer), 2026-11-25\n" in said
    assert "add below 'reviews:' to" in said
    assert "as: local-law" not in said
    path.write_text(path.read_text("utf-8").replace("I can pause.", "I can wait."), "utf-8")
    said = out(capsys, "reviews", "calm-steps")
    assert "  local-law         Amina Otieno (lawyer), 2026-11-25; the text has changed since\n" in said
    assert "as: local-law" in said


def test_the_command_gives_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "materials/en/calm-steps.yaml").write_text(with_reviews("survivor-adviser"), "utf-8")
    (project / "materials/en/broken.yaml").write_text("lesson: [\n", "utf-8")
    data = json.loads(out(capsys, "reviews", "calm-steps", "broken", "--format", "json"))["lessons"]
    assert data[0]["mark"] == MARK
    assert data[0]["missing"] == ["child-protection", "local-law"]
    assert [one["by"] for one in data[0]["reviews"]] == ["Amina Otieno"]
    assert data[1] == {"name": "broken", "sound": False}
    short = out(capsys, "reviews", "calm-steps", "--format", "short")
    assert short == f"calm-steps\t{MARK}\tchild-protection local-law\n"
    assert "broken: has something to mend" in out(capsys, "reviews", "broken")
