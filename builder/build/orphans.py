"""A library → findings about translations of lessons that there are not. It looks at names and first lines only."""

from __future__ import annotations

from builder.diagnostics import Diagnostic, Report, did_you_mean, visible
from builder.library import Library


def orphans(library: Library) -> tuple[Diagnostic, ...]:
    """Name the files that translate a lesson of a name that nobody has."""
    report = Report()
    for language in library.project.languages():
        for name in library.project.names(f"materials/{language}", ".yaml"):
            file = f"materials/{language}/{name}.yaml"
            if name in library.lessons:
                continue
            root = library.source(file).root
            if root is not None and "translates" in root:
                hint = did_you_mean(name, library.lessons) or "give the file the name of the lesson it translates"
                message = f"this file translates the lesson {visible(name)}, and there is no such lesson"
                report.add("T205", root.place_of("translates"), message, hint)
    return tuple(report)
