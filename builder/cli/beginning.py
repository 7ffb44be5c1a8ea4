"""``handouts init``: the name of a folder → a project of the user's own in it. On a terminal it asks first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.cli import terminal
from builder.cli.questions import ask, can_ask
from builder.cli.terminal import quoted, say
from builder.edit import Answers, begin, filled_in, refuse_what_is_there
from builder.library import Library
from builder.personalize import readiness
from builder.program import Program
from builder.project import MARK, Project, shipped_root

_ABOUT = {
    MARK: "your program: its name, country and people",
    "materials/en/my-first-lesson.yaml": "a small lesson, to change or to copy",
    "README.md": "what is what, and what to type",
}


def begin_project(folder: Path, no_input: bool = True) -> int:
    """Make the project and say what to type next. Raises UsageError, OutputError."""
    shipped = Project.find(Path.cwd(), shipped_root())
    library = Library(shipped)
    program, _ = library.program
    place, text, answers = Path.cwd() / folder, shipped.read(MARK).decode(), Answers()
    refuse_what_is_there(place)  # before anybody answers in vain
    if not no_input and can_ask():
        answers = ask(text, library.today, Path.cwd())
        if _lacks_help(library, answers.countries):
            answers = replace(answers, help_by_hand=True)
            terminal.tell(
                "\nNot every kind of help is known here for your country. The pages have lines there to write"
            )
            terminal.tell("on by hand, and the guide names them first (help-by-hand: yes, in the same file).")
        terminal.tell()
    written = begin(place, filled_in(text, answers), program.lessons, answers.files)
    say(f"Your program is in {place.resolve()}")
    say()
    width = max(map(len, written))
    for name in written:
        say(f"  {name:<{width}}  {_ABOUT.get(name, 'your logo')}")
    say()
    say(f"Next: {_next(folder, place)}")
    return 0


def _lacks_help(library: Library, countries: tuple[str, ...]) -> bool:
    """Whether a lesson that will be made would be refused for want of a line."""
    lessons = (library.lesson(name)[0] for name in library.program[0].lessons)
    needed = [lesson for lesson in lessons if lesson is not None]
    judged = readiness(Program(countries=countries), needed, library.helplines[0], library.today)
    return bool(countries) and any(one.reason == "no-line" for one in judged.missing)


def _next(folder: Path, place: Path) -> str:
    """A line that can be pasted where the user stands now."""
    if place.resolve() == Path.cwd().resolve():
        return "handouts build"
    return f"handouts build --project {quoted(str(folder))}"
