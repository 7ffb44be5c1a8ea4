"""Files of translations on the disk: what is in force → the user's own file, changed, or made where none is.

A file that comes with the program is never written; changed, it becomes a file of the user's own that stands before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from builder.diagnostics import Position, Severity
from builder.errors import RefusedFile, UsageError
from builder.load import load
from builder.produce.atomic import Staged, TakenError, write
from builder.project import Project, shipped_root

ELSEWHERE = "choose another folder with --project FOLDER"


@dataclass(frozen=True, slots=True)
class Typed:
    """A file of a translation as it is now."""

    name: str
    """Such as ``materials/sw/safety-skills.yaml``."""
    shown: str
    """As findings name it."""
    text: str
    is_own: bool
    """It stands in the user's own folder."""


def module_name(language: str, lesson: str) -> str:
    return f"materials/{language}/{lesson}.yaml"


def words_name(language: str) -> str:
    return f"layouts/strings/{language}.yaml"


def own_path(project: Project, name: str) -> Path:
    """Where the user's own file of this name is or will be. Raises UsageError where there is no folder of their own."""
    root = project.roots[0]
    if len(project.roots) == 1 and root == shipped_root() and root.name == "data":
        raise UsageError(
            "This folder is not one of your own, so nothing can be kept here.",
            "Type: handouts init my-program, then the same with --project my-program.",
        )
    return root / name


def typed(project: Project, name: str) -> Typed | None:
    """The file in force; None if there is none. Raises RefusedFile if it cannot be read as text."""
    try:
        data = project.read(name)
    except FileNotFoundError:
        return None
    shown = project.shown(name)
    read = load(shown, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(RefusedFile("", diagnostics=read.found), shown) from None
    return Typed(name, shown, text, (project.roots[0] / name).exists())


def changed(one: Typed, make: Callable[[str], str]) -> str:
    """Its text as ``make`` changes it. Raises RefusedFile whose findings name the file."""
    try:
        return make(one.text)
    except RefusedFile as refused:
        raise _refused(refused, one.shown) from None


def keep(project: Project, name: str, text: str) -> bool:
    """Write the user's own file; returns False when it already says this. Raises UsageError, OutputError."""
    path = own_path(project, name)
    real = path.resolve() if path.is_symlink() else path
    return write(real, text.encode())


def place(project: Project, name: str, text: str) -> bool:
    """Make a file of the user's own; returns False when one is there. Raises UsageError, OutputError."""
    path = own_path(project, name)
    if path.exists() or path.is_symlink():
        return False
    try:
        Staged(path, text.encode(), elsewhere=ELSEWHERE).place()
    except TakenError:
        return False
    return True


def _refused(refused: RefusedFile, shown: str) -> RefusedFile:
    """The same, with the file's name at every place."""
    errors = [one for one in refused.diagnostics if one.severity is Severity.ERROR] or list(refused.diagnostics)
    named = tuple(replace(one, at=replace(one.at or Position(shown), file=shown)) for one in errors)
    message = refused.message or "This file cannot be read as text."
    return RefusedFile(f"{shown}: {message[:1].lower()}{message[1:]}", refused.hint, named)
