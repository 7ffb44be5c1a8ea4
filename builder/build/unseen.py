"""A project → findings about its files that nobody reads, because of their names or places.

Word processors and some editors add an ending of their own, and computers may not show it; then a lesson seems to be
there and is not. It opens no file.
"""

from __future__ import annotations

import re

from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.project import MARK, Project

_NEARLY = re.compile(
    r"(?P<name>[^.].*?)\s*\.(?:ya?ml|yamll|yalm)(?:\.(?:txt|text|docx?|odt|rtf|ya?ml))?", re.IGNORECASE
)
"""A name that was meant to end in ``.yaml``."""
_SHARED = ("program.yaml", "sources.yaml", "glossary.yaml", "helplines.yaml", "removal-tools.yaml", "laws.yaml")
"""Files that are no lessons and lie in ``materials`` itself."""
_IMAGES = "images"


def unseen(project: Project) -> tuple[Diagnostic, ...]:
    """Name the files in the user's own ``materials`` that look like lessons, and are not read."""
    report = Report()
    for folder in ("materials", *(f"materials/{name}" for name in project.folders("materials"))):
        is_read = folder == "materials" or folder.removeprefix("materials/") in project.languages()
        for name in project.own_files(folder):
            nearly = _NEARLY.fullmatch(name)
            if nearly is None or folder == f"materials/{_IMAGES}":
                continue
            place, right = Position(f"{folder}/{visible(name, 200)[1:-1]}"), f"{nearly['name']}.yaml"
            if name != right:
                hint = f"rename it to {visible(right, 200)[1:-1]}; if you do not see its ending, let your computer show"
                hint += " the endings of file names"
                report.add("P302", place, "this file is not read, since its name does not end in .yaml", hint)
            elif not is_read:
                message = f"files in the folder {visible(folder)} are not read, since it is not named after a language"
                hint = "give the folder the short tag of its language, such as en for English or es for Spanish"
                report.add("P302", place, message, hint)
            elif folder == "materials" and name not in _SHARED:
                message = "this file is not read, since it lies beside the folders of the languages"
                report.add("P302", place, message, "move it into the folder of its language, such as materials/en")
    if MARK.rpartition("/")[2] in project.own_files(""):
        message = f"this file is not read; your program's details are in {MARK}"
        report.add("P302", Position("program.yaml"), message, f"type what it says into {MARK}, then delete it")
    return tuple(report)
