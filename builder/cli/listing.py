"""``handouts list``: a project → its lessons, documents and themes, or what its texts may use, on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from builder.blocks.base import AUDIENCES
from builder.cli import states
from builder.cli.asking import library_of, to_type
from builder.cli.summary import BLANKS, VERSION, program_file
from builder.cli.terminal import say
from builder.library import Library
from builder.produce.names import word_of

_FOR = {"participant": "for everyone who comes", "facilitator": "for you, with answers and notes"}
_OF_SHEETS = {"one-each": "for everyone who comes", "one": "for you", "one-a-family": "for families"}


def list_everything(**words: Any) -> int:
    """Print what there is. Raises UsageError when ``--project`` is none."""
    library, form = library_of(words), words["form"]
    if form == "json":
        say(json.dumps(_as_data(library), ensure_ascii=False, indent=1))
    elif form == "short":
        for name in library.lessons:
            say(f"{name}\t{' '.join(library.languages_of(name))}")
    else:
        for line in _lines(library):
            say(line)
    return 0


def list_placeholders(**words: Any) -> int:
    """Print what texts may hold in braces, and what that prints now. Raises UsageError when ``--project`` is none."""
    library, form = library_of(words), words["form"]
    values = library.program[0].placeholders()
    if form == "json":
        listed = [{"name": name, "prints": value} for name, value in values.items()]
        say(json.dumps({"handouts": VERSION, "placeholders": listed}, ensure_ascii=False, indent=1))
    elif form == "short":
        for name, value in values.items():
            say(f"{{{{ {name} }}}}\t{value or ''}")
    else:
        for line in _placeholders(library, values):
            say(line)
    return 0


def _placeholders(library: Library, values: Mapping[str, str | None]) -> Iterator[str]:
    shown = {f"{{{{ {name} }}}}": value or "a line to write on" for name, value in values.items()}
    shown["{{ page.BLOCK-ID }}"] = (
        "the page of the handout on which the block with that id stands; type the id in place of BLOCK-ID"
    )
    width = max(map(len, shown))
    yield "In texts, this prints:"
    yield from (f"  {name:<{width}}  {value}" for name, value in shown.items())
    blanks = [name for name, value in values.items() if value is None]
    if blanks:
        yield ""
        yield f"Still to be filled in, in {program_file(library)}:"
        yield from (f"  {BLANKS.get(name, name)}" for name in blanks)


def _lines(library: Library) -> Iterator[str]:
    yield "Lessons"
    for name in library.lessons:
        lesson, _ = library.lesson(name)
        if lesson is None:
            yield f"  {name}: has something to mend, see: {to_type(library, f'check {name}')}"
            continue
        yield f"  {name}: {lesson.title.source}, {lesson.minutes} minutes, for {', '.join(lesson.audience)}"
        yield f"    in {', '.join(_tag(library, name, tag) for tag in library.languages_of(name))}"
    yield ""
    yield "Documents"
    for face, whom in _FOR.items():
        for layout in (library.layout(name)[0] for name in library.layouts):
            if layout.face == face and not layout.is_of_program:
                only = f"; of lessons with a block of type {' or '.join(sorted(layout.needs))}" if layout.needs else ""
                yield f"  {word_of(layout.name)}: {whom}{only}"
    yield from _sheets(library)
    yield ""
    yield "Themes"
    yield from (f"  {name}" for name in library.themes)
    yield ""
    yield "Audiences"
    yield from (f"  {name}" for name in AUDIENCES)
    yield ""
    yield f"All this is in {library.project.roots[0]}"


def _sheets(library: Library) -> Iterator[str]:
    """What is made of the program alone, and only when it is asked for."""
    words = [(word_of(name), _OF_SHEETS[library.layout(name)[0].how_many]) for name in library.sheets]
    if words:
        yield ""
        example = to_type(library, f"build {words[0][0]}")
        yield f"Sheets of the program, of no lesson; ask for one by its name: {example}"
        yield from (f"  {word}: {whom}" for word, whom in words)


def _tag(library: Library, name: str, tag: str) -> str:
    translation, _ = library.translation(name, tag)
    return f"{tag} (draft)" if translation is not None and translation.is_draft else tag


def _as_data(library: Library) -> dict[str, Any]:
    return {
        "handouts": VERSION,
        "project": str(library.project.roots[0]),
        "lessons": [_lesson(library, name) for name in library.lessons],
        "documents": [
            {"name": word_of(name), "for": library.layout(name)[0].face, "of": _owner(library, name)}
            for name in library.layouts
        ],
        "themes": list(library.themes),
        "audiences": list(AUDIENCES),
    }


def _owner(library: Library, layout: str) -> str:
    return "program" if library.layout(layout)[0].is_of_program else "lesson"


def _lesson(library: Library, name: str) -> dict[str, Any]:
    lesson, _ = library.lesson(name)
    found: dict[str, Any] = {"name": name, "sound": lesson is not None}
    if lesson is not None:
        found |= {
            "title": lesson.title.source,
            "topic": lesson.topic,
            "minutes": lesson.minutes,
            "audience": list(lesson.audience),
            "revised": lesson.revised.isoformat(),
        }
    languages = dict[str, dict[str, int] | None]()
    for tag in library.languages_of(name):
        translation, _ = library.translation(name, tag)
        languages[tag] = None if translation is None else states.as_data(translation)
    return found | {"languages": languages}
