"""``handouts check``: words → findings and the state of every translation, on stdout. It writes no file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.build import Built, check, plan
from builder.checks.reading import Grades, grades
from builder.cli import findings, states, summary
from builder.cli.asking import library_of, order_of
from builder.cli.building import progress
from builder.cli.summary import VERSION
from builder.cli.terminal import say
from builder.diagnostics import Severity, severity_of, stops
from builder.library import Library


def check_lessons(**words: Any) -> int:
    """Check and tell; returns 1 if a lesson would be refused. Raises UsageError."""
    library, form = library_of(words), words["form"]
    planned = plan(library, replace(order_of(words, languages=("all",)), with_own=True))
    with progress(planned.steps) as step:
        built = check(library, planned, step)
    if form == "json":
        say(json.dumps(_as_data(library, built), ensure_ascii=False, indent=1))
    else:
        for line in findings.lines(built.found, form, planned.strict):
            say(line)
        if form == "text":
            for line in _states(library, built):
                say(line)
    return 1 if built.refused or stops(built.beside, planned.strict) else 0


def _states(library: Library, built: Built) -> Iterator[str]:
    if built.found:
        yield ""
    for lesson in built.lessons:
        if lesson.is_sheet:
            continue
        yield f"{lesson.lesson}: {lesson.title}"
        width = max(len(tag) for tag in lesson.languages)
        for tag in lesson.languages:
            translation, _ = library.translation(lesson.lesson, tag)
            state = "cannot be read yet, see above" if translation is None else states.in_words(translation)
            yield f"  {tag:<{width}}  {state}"
        read = _grades(library, lesson.lesson)
        if read is not None:
            yield f"  reading grade {read.participants} for participants, {read.facilitators} for facilitators"
    yield from summary.left_out(built)
    yield ""
    yield _verdict(built)


def _grades(library: Library, name: str) -> Grades | None:
    lesson, _ = library.lesson(name)
    return None if lesson is None else grades(lesson)


def _grades_as_data(read: Grades | None) -> dict[str, float] | None:
    return None if read is None else {"participants": read.participants, "facilitators": read.facilitators}


def _verdict(built: Built) -> str:
    weights = [severity_of(one, built.plan.strict) for one in built.found]
    mend, look = weights.count(Severity.ERROR), weights.count(Severity.WARNING)
    if not mend and not look:
        return "There is nothing to mend."
    parts = [f"{mend} to mend" if mend else "", f"{look} worth a look" if look else ""]
    return f"{' and '.join(part for part in parts if part)}."


def _as_data(library: Library, built: Built) -> dict[str, Any]:
    return {
        "handouts": VERSION,
        "lessons": [
            {
                "name": lesson.lesson,
                "title": lesson.title,
                "refused": lesson.refused,
                "languages": {
                    tag: None if translation is None else states.as_data(translation)
                    for tag in lesson.languages
                    for translation in [library.translation(lesson.lesson, tag)[0]]
                },
                "reading-grade": _grades_as_data(_grades(library, lesson.lesson)),
            }
            for lesson in built.lessons
            if not lesson.is_sheet
        ],
        "left-out": summary.left_out_as_data(built),
        "findings": findings.as_data(built.found, built.plan.strict),
    }
