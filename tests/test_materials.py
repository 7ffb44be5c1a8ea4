"""The shipped lessons: sound, careful, plain, whole as sessions, and the same to the minute."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from builder.blocks.adapt import AdaptBlock
from builder.blocks.quiz import QuizBlock
from builder.blocks.scenario import ScenarioBlock
from builder.checks.reading import grades
from builder.diagnostics import Diagnostic, Report, Severity
from builder.lesson import Lesson
from builder.library import Library
from builder.load import load
from builder.personalize.selecting import select, total_of
from builder.project import Project

ROOT = Path(__file__).parent.parent
LESSONS = ("what-is-cyber-trafficking", "risk-factors", "safety-skills")
each_lesson = pytest.mark.parametrize("name", LESSONS)
TELLING = re.compile(r"traffick|sex|abuse|exploit|victim|nude|crime", re.IGNORECASE)
"""Words that a title on paper that goes home must not hold."""


@cache
def library() -> Library:
    return Library(Project((ROOT,), ROOT / "output"))


@cache
def judged(name: str) -> tuple[Lesson, tuple[Diagnostic, ...]]:
    """A lesson as it is shipped, and all that the checks say of it."""
    lesson, found = library().lesson(name)
    assert lesson is not None, found
    return lesson, (*found, *library().checked(name, "en"))


def lesson(name: str) -> Lesson:
    return judged(name)[0]


def test_the_program_prints_the_three_core_lessons_in_their_order() -> None:
    assert library().program[0].lessons == LESSONS


@each_lesson
def test_nothing_is_left_to_mend(name: str) -> None:
    assert [str(one) for one in judged(name)[1] if one.severity is not Severity.ADVICE] == []


@each_lesson
def test_reads_at_grade_six_or_below(name: str) -> None:
    measured = grades(lesson(name))
    assert measured is not None
    assert 0 < measured.participants <= 6


@each_lesson
def test_titles_tell_nothing_to_whoever_sees_the_paper(name: str) -> None:
    assert not TELLING.search(lesson(name).title.source)


@each_lesson
def test_takes_sixty_minutes_and_forty_without_what_is_optional(name: str) -> None:
    one = lesson(name)
    assert one.minutes == sum(section.minutes for section in one.sections) == 60
    assert one.audience == ("teens-15-17", "adults")
    for audience in one.audience:
        report = Report()
        assert total_of(one, select(one, audience, None, report)) == 60
        core = select(one, audience, 40, report)
        assert total_of(one, core) == 40
        assert not [block.id for _, blocks in core for block in blocks if block.optional]
        assert list(report) == []


@each_lesson
@pytest.mark.parametrize("minutes", [None, 40])
@pytest.mark.parametrize("audience", ["adults", "teens-15-17"])
def test_is_a_whole_session_for_everyone_it_is_for(name: str, audience: str, minutes: int | None) -> None:
    report = Report()
    blocks = [block for _, chosen in select(lesson(name), audience, minutes, report) for block in chosen]
    types = [block.type for block in blocks]
    assert list(report) == []
    assert types.index("content-note") < types.index("opening-agreement") < len(types) - 1
    assert types.index("content-note") < next(n for n, one in enumerate(types) if one in ("scenario", "activity"))
    assert "close" in types[-4:]
    assert "activity" in types
    assert "privacy-limits" in [block.id for block in blocks]
    if minutes is None:
        assert types.count("scenario") >= 2
        assert "quiz" in types


@each_lesson
def test_is_adapted_to_rooms_as_they_are(name: str) -> None:
    situations = {block.situation for _, block in lesson(name).blocks() if isinstance(block, AdaptBlock)}
    assert situations >= {"large-group", "low-literacy", "online", "little-time"}


@each_lesson
def test_every_question_of_a_quiz_is_explained(name: str) -> None:
    quizzes = [block for _, block in lesson(name).blocks() if isinstance(block, QuizBlock)]
    kinds = {question.kind for quiz in quizzes for question in quiz.questions}
    assert kinds == {"choice", "true-false", "matching"}
    assert [q.question.source for quiz in quizzes for q in quiz.questions if q.explanation is None] == []


@each_lesson
def test_every_story_ends_with_who_could_help_and_has_an_answer_guide(name: str) -> None:
    stories = [block for _, block in lesson(name).blocks() if isinstance(block, ScenarioBlock)]
    assert len(stories) >= 2
    assert [story.id for story in stories if "ould help" not in story.questions[-1].source] == []
    assert [story.id for story in stories if story.guide is None] == []


@each_lesson
def test_what_concerns_help_and_disclosure_cannot_be_left_out(name: str) -> None:
    one = lesson(name)
    critical = {block.id for _, block in one.blocks() if block.critical}
    assert "privacy-limits" in critical
    assert len(critical) >= 3
    assert not [block.id for _, block in one.blocks() if block.optional and (block.critical or block.is_safety)]


@each_lesson
def test_tells_what_to_do_when_somebody_writes_it_down(name: str) -> None:
    """The guide's first page has the six steps; a sheet that tells is what each lesson adds."""
    advice = " ".join(
        text.source
        for _, block in lesson(name).blocks()
        for path, texts, _ in block.texts()
        if block.face_of(path.split(".")[0].replace("-", "_")) == "facilitator"
        for text in texts
    )
    assert re.search(r"\b(?:write|writes|written|wrote)\b", advice)
    assert re.search(r"\b(?:paper|sheet|note)s?\b", advice)


@each_lesson
def test_prints_no_number_to_ring(name: str) -> None:
    for where, texts, _ in lesson(name).units():
        assert not any(re.search(r"\d[\d ()./-]{3,}\d", text.source) for text in texts), where


def test_the_steps_after_a_threat_with_an_image_are_all_critical() -> None:
    blocks = [block for section, block in lesson("safety-skills").blocks() if section.id == "image-threat"]
    assert {"steps", "callout"} <= {block.type for block in blocks}
    seen = [block for block in blocks if block.type in ("steps", "callout", "text", "say")]
    assert [block.id for block in seen if not block.critical] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "materials").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_reads_alike_where_the_faster_parser_is_missing(path: Path) -> None:
    data = path.read_bytes()
    fast, slow = load(path.name, data), load(path.name, data, yaml.SafeLoader)
    assert fast.found == slow.found == ()
    assert fast.root == slow.root


@each_lesson
def test_no_help_line_tool_or_law_of_a_country_stands_in_a_lesson(name: str) -> None:
    """They change, differ by country and have to be checked, so they come from the files beside the lessons."""
    words = " ".join(text.source for _, texts, _ in lesson(name).units() for text in texts)
    for file in ("helplines.yaml", "removal-tools.yaml", "laws.yaml"):
        for entry in yaml.safe_load((ROOT / "materials" / file).read_text("utf-8")).values():
            for value in (entry.get("name"), entry.get("number"), entry.get("url")):
                site = re.sub(r"https?://(www\.)?", "", value or "").rstrip("/")
                is_common = len(site) <= 4 or site == "Police"  # words, and numbers such as 112
                assert is_common or not re.search(rf"\b{re.escape(site)}\b", words), (file, value)
