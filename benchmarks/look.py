"""The look that the other engines are given: the sizes, spaces and fonts of our default theme, as near as they can be.

Only what decides how much there is to set: type sizes, line height, margins, boxes. Colours cost nobody anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BenchmarkLook:
    """Points, unless a name says otherwise."""

    fonts: Path
    """Folder with the Noto files that we set with."""
    body: float = 12
    small: float = 11
    h1: float = 22
    h2: float = 16
    h3: float = 13
    leading: float = 1.4
    """Line height of the body, in ems."""
    after: float = 6
    """Space below a paragraph."""
    margin_mm: float = 20
    top_mm: float = 28
    """Above the body: the page's head stands in it."""
    inset: float = 8
    """Between a box and its text."""
    ruled_mm: float = 8
    """Between lines to write on."""


def fonts_folder() -> Path:
    import manimgx_fonts

    return Path(str(manimgx_fonts.__file__)).parent
