"""Codes about the program's own details, its files, and the choice of what is printed for it."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "P301",
        "refused-file",
        Severity.ERROR,
        "For safety, only files inside the project's own folder are read. This one is a link to another place, is not"
        " an ordinary file, is too large, or you have no right to read it. Lessons can come from many people, and one"
        " that could name any file on your computer could print its contents.",
        "image: ../../passwords.png",
        "image: settings-screen.png",
    ),
]
