"""``handouts init``: the name of a folder → a project of the user's own in it. It asks nothing."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from builder.cli.terminal import say
from builder.edit import begin
from builder.library import Library
from builder.project import MARK, Project, shipped_root

_ABOUT = {
    MARK: "your program: its name, country and people",
    "materials/en/my-first-lesson.yaml": "a small lesson, to change or to copy",
    "README.md": "what is what, and what to type",
}


def begin_project(folder: Path) -> int:
    """Make the project and say what to type next. Raises UsageError, OutputError."""
    shipped = Project.find(Path.cwd(), shipped_root())
    program, _ = Library(shipped).program
    place = Path.cwd() / folder
    written = begin(place, shipped.read(MARK).decode(), program.lessons)
    say(f"Your program is in {place.resolve()}")
    say()
    width = max(map(len, written))
    for name, about in _ABOUT.items():
        say(f"  {name:<{width}}  {about}")
    say()
    say(f"Next: {_next(folder, place)}")
    return 0


def _next(folder: Path, place: Path) -> str:
    """A line that can be pasted where the user stands now."""
    if place.resolve() == Path.cwd().resolve():
        return "handouts build"
    return f"handouts build --project {quoted(str(folder))}"


def quoted(word: str) -> str:
    """As a terminal of this system takes it in one piece."""
    if os.name == "nt":
        return word if re.fullmatch(r"[\w.:\\/-]+", word) else f'"{word}"'
    return shlex.quote(word)
