"""What tests of whole builds share: a build in a folder, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from projects import make_project

from builder.build import Built, Order, build, plan
from builder.checks.readback import plain_text
from builder.diagnostics import Severity
from builder.library import Library
from builder.project import Project


def built(folder: Path, files: Mapping[str, str] = {}, **order: object) -> Built:
    """Write the files, then build into ``output``."""
    make_project(folder, files)
    library = Library(Project.find(folder))
    return build(library, plan(library, Order(**order)), folder / "output")  # type: ignore[arg-type]  # by name


def text_of(path: Path) -> str:
    return "\n".join(plain_text(path.read_bytes()))


def codes(made: Built, severity: Severity) -> list[str]:
    return [one.code for one in made.found if one.severity is severity]
