"""Typeset: parts, look and page references → ``Rendering``. Stage function and reading of looks; see ``file``."""

from builder.typeset import engine  # noqa: F401 -- first: it decides how ReportLab is loaded
from builder.typeset.accent import with_accent
from builder.typeset.file import typeset
from builder.typeset.look import Look
from builder.typeset.rendering import Page, Rendering
from builder.typeset.text.fonts import FontError, use_fonts
from builder.typeset.theme import read_look

__all__ = ["FontError", "Look", "Page", "Rendering", "read_look", "typeset", "use_fonts", "with_accent"]
