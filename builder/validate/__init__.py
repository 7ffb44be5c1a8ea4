"""Validate: plain values → typed lesson, or all its faults. It reads no files and chooses no language.

``reading`` makes the models, one block at a time, so that one bad block hides no other; ``faults`` says in the words of
the YAML what does not fit a model; ``meaning`` looks at what no single field shows: names, minutes, audiences,
``references`` at what names a block or a source, ``parts`` at what stands within one block: answers, rows.
"""

from __future__ import annotations

from collections.abc import Collection

from builder.diagnostics import Diagnostic, Position, Report, Severity, in_order, stops, visible
from builder.lesson import Lesson
from builder.load import Mapping, Source
from builder.marks import stray_marks
from builder.reviews import mark_of, reviewed
from builder.validate.meaning import check_meaning
from builder.validate.reading import lesson_from
from builder.validate.values import MOST_FOUND

__all__ = ["validate"]


def validate(
    source: Source, language: str, sources: Collection[str] | None = None
) -> tuple[Lesson | None, tuple[Diagnostic, ...]]:
    """The lesson, or None when there are errors here or in ``source.found``; every fault with its place and hint.

    ``sources``: the ids that statistics may name; None if they are not known here, so that nothing is said of them."""
    if source.root is None:
        return None, ()
    report = Report()
    if "translates" in source.root:
        message = "this is a translation, and a lesson is expected here"
        hint = "move the file to the folder of its language; for a lesson, begin with 'lesson: …'"
        report.add("M208", source.root.place_of("translates"), message, hint)
        return None, tuple(report)
    lesson = lesson_from(source.root, language, report)
    check_meaning(source.file, source.root, sources, report)
    if lesson is not None:
        _check_reviews(lesson, report)
        report.extend(one for _, texts, _ in lesson.units() for text in texts for one in stray_marks(text))
    found = _without_echoes(in_order(report), source, source.root)
    if stops((*source.found, *report), strict=False):
        lesson = None
    return lesson, _capped(source.file, found)


def _check_reviews(lesson: Lesson, report: Report) -> None:
    """Tell of reviews that the text has left behind, unless the same is reviewed anew."""
    mark, done = mark_of(lesson), reviewed(lesson)
    for review in lesson.reviews:
        if review.of != mark and review.as_ not in done:
            message = f"the text has changed since {visible(review.by)} reviewed it as {review.as_}"
            hint = "ask the same person to read it again; 'handouts reviews' shows the line to add then"
            report.add("M212", review.position_of("of"), message, hint)


def _without_echoes(found: list[Diagnostic], source: Source, root: Mapping) -> list[Diagnostic]:
    """What is left when lines go in which reading YAML found an error: a name lost there must not be missed again."""
    told = {one.at.line for one in source.found if one.at and one.severity is Severity.ERROR}
    return [one for one in found if one.at is None or one.at.line not in told] if told else found


def _capped(file: str, found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first findings, and a last one that says so: nobody reads thousands."""
    if len(found) <= MOST_FOUND:
        return tuple(found)
    message = f"this lesson has more than {MOST_FOUND} faults"
    hint = "mend those that are named first; perhaps one fault near the top is behind many of them"
    return (*found[:MOST_FOUND], Diagnostic("M199", Position(file), message, hint))
