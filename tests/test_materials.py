"""The shipped lesson and its translations: sound, complete, plain, careful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from builder.blocks.scenario import ScenarioBlock
from builder.diagnostics import Report
from builder.lesson import Lesson
from builder.load import Source, load
from builder.localize import Translation, localize
from builder.personalize.selecting import select, total_of
from builder.texts import Blank, Link, ListNode, Paragraph, Placeholder, Status, Strong, Text, Words
from builder.validate import validate

MATERIALS = Path(__file__).parent.parent / "materials"
LESSON = "safety-skills"
TRANSLATIONS = ("ar", "km")

AVOIDED = (
    r"child porn\w*",
    r"prostitut\w*",
    r"slaves?|slavery",
    r"rescu\w+",
    r"save[sd]?|saving",
    r"vulnerable",
    r"(?:her|him|them|your)sel\w+ at risk",
    r"illegal migrants?",
    r"revenge porn",
    r"p(?:a)?edophil\w+|monsters?|strangers?",
    r"consented",
    r"self-generated",
    r"voiceless",
    r"scourge|eradicat\w+|the vulnerable",
)
"""Wording that blames, sensationalises or names a person by what was done to them."""

TELLING = re.compile(r"traffick|sex|abuse|exploit|victim|nude|crime", re.IGNORECASE)
"""Words that a title on paper that goes home must not hold."""


def _source(language: str) -> Source:
    path = MATERIALS / language / f"{LESSON}.yaml"
    return load(f"materials/{language}/{LESSON}.yaml", path.read_bytes())


@cache
def _lesson() -> Lesson:
    source = _source("en")
    lesson, found = validate(source, "en")
    assert [*source.found, *found] == []
    assert lesson is not None
    return lesson


@cache
def _translation(language: str) -> Translation:
    module = _source(language)
    translation, found = localize(_lesson(), language, module)
    assert [d for d in (*module.found, *found) if d.severity.value != "advice"] == []
    return translation


def _nodes(content: tuple[object, ...]) -> Iterator[object]:
    for node in content:
        yield node
        if isinstance(node, ListNode):
            for item in node.items:
                yield from _nodes(item)
        else:
            yield from _nodes(getattr(node, "inside", ()))


def _plain(content: tuple[object, ...]) -> str:
    """The words as read aloud; a paragraph or list item is a sentence at least, an address is one word."""
    parts = []
    for node in content:
        if isinstance(node, Words):
            parts.append(node.text)
        elif isinstance(node, Placeholder | Blank):
            parts.append("name")
        elif isinstance(node, Link):
            parts.append("page")
        elif isinstance(node, ListNode):
            parts.extend(_plain(item) for item in node.items)
        elif isinstance(node, Paragraph):
            parts.append(_plain(node.inside) + ". ")
        elif isinstance(node, Strong):
            parts.append(_plain(node.inside))
        else:
            parts.append(_plain(getattr(node, "inside", ())))
    return "".join(parts)


def _participants(lesson: Lesson) -> Iterator[Text]:
    yield lesson.title
    for section in lesson.sections:
        yield section.title
        for block in section.blocks:
            for path, texts, _ in block.texts():
                if block.face_of(path.split(".")[0].replace("-", "_")) == "participant":
                    yield from texts


def _syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", word))
    silent_e = word.endswith("e") and not word.endswith("le")
    silent_ed = word.endswith("ed") and word[-3:-2] not in ("t", "d")
    return max(1, count - (silent_e or silent_ed))


def _grade(texts: list[str]) -> float:
    """Flesch–Kincaid grade level (Kincaid et al. 1975)."""
    sentences = [s for t in texts for s in re.split(r"[.!?]+", t) if re.search(r"[A-Za-z]", s)]
    words = [w for s in sentences for w in re.findall(r"[A-Za-z][A-Za-z’'-]*", s)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def test_reads_at_grade_six_or_below() -> None:
    running = [_plain(t.content) for t in _participants(_lesson()) if t.kind == "prose"]
    everything = [_plain(t.content) for t in _participants(_lesson())]
    assert len(" ".join(everything).split()) > 800
    assert _grade(running) <= 6
    assert _grade(everything) <= 6


def test_grade_rises_with_hard_words() -> None:
    assert _grade(["The cat sat on the mat."]) < 1
    assert _grade(["International organisations consistently recommend comprehensive preventive education."]) > 20


@pytest.mark.parametrize("pattern", AVOIDED)
def test_says_nothing_from_the_list_of_words_to_avoid(pattern: str) -> None:
    for where, texts, _ in _lesson().units():
        for text in texts:
            assert not re.search(rf"\b(?:{pattern})\b", text.source, re.IGNORECASE), where


def test_titles_tell_nothing_to_whoever_sees_the_paper() -> None:
    lesson = _lesson()
    titles = [lesson.title.source, *(s.title.source for s in lesson.sections)]
    assert [t for t in titles if TELLING.search(t)] == []


def test_takes_sixty_minutes_and_forty_without_what_is_optional() -> None:
    lesson = _lesson()
    assert lesson.minutes == sum(s.minutes for s in lesson.sections) == 60
    for audience in lesson.audience:
        report = Report()
        assert total_of(lesson, select(lesson, audience, None, report)) == 60
        core = select(lesson, audience, 40, report)
        assert total_of(lesson, core) == 40
        assert not [block.id for _, blocks in core for block in blocks if block.optional]
        assert list(report) == []


def test_what_concerns_help_and_image_threats_cannot_be_left_out() -> None:
    blocks = [b for s, b in _lesson().blocks() if s.id == "image-threat" or b.id in ("how-to-ask", "privacy-limits")]
    assert len(blocks) >= 7
    assert all(b.critical and not b.optional for b in blocks)


def test_every_story_ends_with_who_could_help() -> None:
    stories = [b for _, b in _lesson().blocks() if isinstance(b, ScenarioBlock)]
    assert len(stories) >= 2
    assert [b.id for b in stories if not b.questions[-1].source.startswith("Who could help")] == []


def test_prints_no_number_to_ring() -> None:
    for where, texts, _ in _lesson().units():
        assert not any(re.search(r"\d[\d ()./-]{2,}\d", t.source) for t in texts), where


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_is_complete_and_says_that_it_is_a_draft(language: str) -> None:
    translation = _translation(language)
    assert translation.statuses == {Status.DRAFT}
    assert set(translation.units) == {where for where, _, _ in _lesson().units()}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_keeps_links_placeholders_and_emphasis(language: str) -> None:
    for where, texts in _translation(language).units.items():
        for local in texts:
            assert _kept(local.text) == _kept(local.source), where


def _kept(text: Text) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {"links": [], "names": [], "strong": [], "lists": []}
    for node in _nodes(text.content):
        if isinstance(node, Link):
            kept["links"].append(node.href)
        elif isinstance(node, Placeholder | Blank):
            kept["names"].append(node.name)
        elif isinstance(node, Strong):
            kept["strong"].append("strong")
        elif isinstance(node, ListNode):
            kept["lists"].append(f"{node.ordered} {len(node.items)}")
    return kept


@pytest.mark.parametrize(("language", "script"), [("ar", "\u0600-\u06ff"), ("km", "\u1780-\u17ff")])
def test_translation_is_written_in_the_script_of_its_readers(language: str, script: str) -> None:
    for where, texts in _translation(language).units.items():
        for local in texts:
            assert re.search(f"[{script}]", local.text.source), where
            foreign = re.sub(
                r"\{\{.*?\}\}|\[[^]]*\]\([^)]*\)|Take It Down|StopNCII|\((?:block|report)\)", "", local.text.source
            )
            assert not re.search(r"[A-Za-z]", foreign), where
