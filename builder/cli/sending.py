"""``handouts translate send`` and ``receive``: words → a zip for a volunteer; what comes back → drafts, and a proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.build import Built, Order, build, plan
from builder.cli import findings
from builder.cli.asking import library_of
from builder.cli.building import progress
from builder.cli.exchanges import Done, counts, holds_news, homes_of, shown, take
from builder.cli.languages import named, new_language
from builder.cli.terminal import say, tell
from builder.diagnostics import Severity
from builder.exchange.catalogue import State
from builder.exchange.files import write_files
from builder.exchange.importing import Taken
from builder.exchange.packing import pack
from builder.exchange.wording import WORDS
from builder.library import Library


def send_lessons(language: str, lessons: tuple[str, ...], into: Path | None, **words: Any) -> int:
    """Make the zip and say what is in it; returns 1 if pages could not be made.

    Raises UsageError, OutputError."""
    library, tag = library_of(words), new_language(language)
    homes, code = homes_of(library, tag, lessons)
    if not homes:
        return code
    packed = pack(homes, tag, library)
    path = Path.cwd() / (into if into is not None else Path()) / packed.name
    if holds_news(homes, [path]):
        return 1
    write_files({path: packed.data})
    grave = [one for one in packed.found if one.severity is Severity.ERROR]
    for line in findings.lines(grave, "text"):
        tell(line)
    for home in homes:
        catalogue = home.catalogue(home.text)
        say(f"{catalogue.lesson}: {counts(catalogue)}")
    say()
    say(f"Send this file: {shown(path)}")
    say("It holds a page that says what to do. When a table or the whole folder comes back:")
    say(f"  handouts translate receive {shown(path)}")
    return 1 if grave else code


def receive_file(file: Path, **words: Any) -> int:
    """Import, make the pages, and say what is left; returns 1 if something could not be taken or made."""
    library = library_of(words)
    done = take([file], library)
    if not done.imported.taken or done.imported.is_stopped:
        return 1
    tags = dict.fromkeys(one.language for one in done.imported.taken)
    return max(done.code, *(_proof(words, tag, done) for tag in tags))


def _proof(words: dict[str, Any], tag: str, done: Done) -> int:
    """Make and tell of the pages of what came back in one language."""
    mine = [one for one in done.imported.taken if one.language == tag]
    library = library_of(words)  # read anew: the files have changed
    lessons = tuple(one.lesson for one in mine if one.lesson != WORDS and tag in library.languages_of(one.lesson))
    code = 0
    say()
    if lessons:
        planned = plan(library, Order(lessons=lessons, languages=(tag,), numbered=True))
        with progress(planned.steps) as step:
            built = build(library, planned, library.project.output, step)
        code = 1 if built.refused else 0
        for line in _told(library, built):
            say(line)
    for line in _left(mine, tag):
        say(line)
    return code


def _told(library: Library, built: Built) -> Iterator[str]:
    """Where the proof lies, or what keeps it from being made."""
    production = built.production
    files = [one for one in production.manifest.files if not one.old] if production is not None else []
    made = [one for one in files if any(one.lesson == lesson.lesson for lesson in built.lessons)]
    languages = {built.plan.label(tag) for lesson in built.lessons for tag in lesson.languages}
    proofs = [one.path for one in made if one.language in languages and one.lesson not in built.refused]
    if proofs:
        yield f"A proof to read through is in {library.project.output}"
        yield from (f"  {path}" for path in proofs)
    if built.refused:
        yield f"Of {', '.join(built.refused)} no pages were made; mend this first:"
        grave = [one for one in built.found if one.severity is Severity.ERROR]
        yield from (f"  {findings.sentence(one)}" for one in grave)
    yield ""


def _left(mine: list[Taken], tag: str) -> Iterator[str]:
    """What is still to do, lesson by lesson."""
    yield f"What is left in {named(tag)}:"
    for one in mine:
        counted = one.after.counted() if one.after is not None else Counter[State]()
        parts = [f"{counted['missing']} to translate" if counted["missing"] else ""]
        parts += [f"{counted['changed']} to compare with the new English" if counted["changed"] else ""]
        parts += [f"{counted['draft']} to be read by a second person" if counted["draft"] else ""]
        parts += [f"{len(one.left_out)} left out, see above" if one.left_out else ""]
        yield f"  {one.lesson}: {', '.join(part for part in parts if part) or 'nothing, all of it is reviewed'}"
    yield ""
    yield f"To send it out again: handouts translate send {tag}"
