"""The one exception tree; ``cli`` catches its base once.

HandoutsError
├── RefusedFile           1  a file that may not be read: it lies outside, is too large, is no file
├── UsageError            2  a wrong word on the command line, a folder that is no project
├── MissingToolError      3  a font or tool is not installed
├── OutputError           4  disk, rights or lock
└── InternalError        70  our fault: a broken template or a broken promise
"""

from __future__ import annotations

from builder.diagnostics import Diagnostic


class HandoutsError(Exception):
    """Base of what this program raises on purpose. ``exit_code`` is a stable interface (see README)."""

    exit_code = 70

    def __init__(self, message: str, hint: str = "", diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.diagnostics = message, hint, diagnostics


class RefusedFile(HandoutsError):  # noqa: N818 -- it names what was refused
    """A file that may not be read. ``diagnostics`` holds one finding with its place."""

    exit_code = 1


class UsageError(HandoutsError):
    """A wrong word. ``diagnostics`` may tell of what stands in the way, such as a file that is not read."""

    exit_code = 2


class MissingToolError(HandoutsError):
    exit_code = 3


class OutputError(HandoutsError):
    exit_code = 4


class InternalError(HandoutsError):
    exit_code = 70
