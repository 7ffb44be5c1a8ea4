"""``handouts reviews``: lessons → who has read each as it is now, and the lines to add. It writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder.cli.asking import library_of, to_type
from builder.cli.summary import VERSION
from builder.cli.terminal import say
from builder.lesson import REVIEWERS, Lesson, Review, Reviewer
from builder.library import Library, one_of
from builder.reviews import mark_of, not_reviewed

WHO: dict[Reviewer, str] = {
    "child-protection": "somebody who protects children",
    "survivor-adviser": "an adviser who has lived through it",
    "local-law": "somebody who knows the law of your place",
}


def show_reviews(**words: Any) -> int:
    """Print the state of every lesson, or of those named. Raises UsageError for a name there is not."""
    library, form = library_of(words), words["form"]
    names = [one_of(name, library.lessons, "lesson") for name in words["lessons"] or library.lessons]
    if form == "json":
        say(json.dumps({"handouts": VERSION, "lessons": _as_data(library, names)}, ensure_ascii=False, indent=1))
    elif form == "short":
        for name, lesson in _read(library, names):
            missing = " ".join(not_reviewed(lesson)) if lesson is not None else ""
            say(f"{name}\t{'' if lesson is None else mark_of(lesson)}\t{missing}")
    else:
        for line in _lines(library, names):
            say(line)
    return 0


def _read(library: Library, names: list[str]) -> Iterator[tuple[str, Lesson | None]]:
    return ((name, library.lesson(name)[0]) for name in names)


def _lines(library: Library, names: list[str]) -> Iterator[str]:
    for name, lesson in _read(library, names):
        if lesson is None:
            yield f"{name}: has something to mend, see: {to_type(library, f'check {name}')}"
        else:
            yield f"{name}: {lesson.title.source}"
            yield from _of_lesson(lesson)
        yield ""
    yield "The pages say 'Not yet reviewed by …' until all three have read them. Pay those who have lived through it."


def _of_lesson(lesson: Lesson) -> Iterator[str]:
    missing = not_reviewed(lesson)
    width = max(map(len, REVIEWERS))
    for who in REVIEWERS:
        last = _last(lesson, who)
        state = f"not yet; {WHO[who]}"
        if last is not None:
            state = f"{last.by} ({last.role}), {last.on.isoformat()}"
            state += "; the text has changed since" if who in missing else ""
        yield f"  {who:<{width}}  {state}"
    if missing:
        below = " below 'reviews:'" if lesson.reviews else ""
        yield f"  When one of them has read it all, add{below} to {lesson.at.file}:"
        if not lesson.reviews:
            yield "    reviews:"
        yield from (f"      - {_line(lesson, who)}" for who in missing)


def _line(lesson: Lesson, who: Reviewer) -> str:
    return f"{{as: {who}, by: NAME, role: THEIR WORK, on: YEAR-MONTH-DAY, of: {mark_of(lesson)}}}"


def _last(lesson: Lesson, who: Reviewer) -> Review | None:
    """The review that counts, else the newest."""
    mark = mark_of(lesson)
    own = [review for review in lesson.reviews if review.as_ == who]
    return max(own, key=lambda review: (review.of == mark, review.on), default=None)


def _as_data(library: Library, names: list[str]) -> list[dict[str, Any]]:
    listed = list[dict[str, Any]]()
    for name, lesson in _read(library, names):
        found: dict[str, Any] = {"name": name, "sound": lesson is not None}
        if lesson is not None:
            reviews = {who: _last(lesson, who) for who in REVIEWERS}
            found |= {
                "mark": mark_of(lesson),
                "missing": list(not_reviewed(lesson)),
                "reviews": [
                    {"as": who, "by": one.by, "role": one.role, "on": one.on.isoformat(), "of": one.of}
                    for who, one in reviews.items()
                    if one is not None
                ],
            }
        listed.append(found)
    return listed
