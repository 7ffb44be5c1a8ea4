"""What is in finished PDFs, as anybody's readers see it: copied text, likeness to the source, and where lines stand."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageOps

_NOT_COMPARED = re.compile(r"\s+|[\u00ad\ufffe\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SAME_LINE = 4.0
"""Points by which the origins of one line's glyphs may differ."""
_SCALE, _PITCH = 2.0, 19.2
"""Pixels to the point; points between lines, where there is one."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line's ink stands, in points."""

    left: float
    right: float


def by_pdfium(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def by_poppler(data: bytes) -> list[str]:
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace").split("\f")[:-1]


def likeness(copied: str, source: str) -> float:
    a, b = (_NOT_COMPARED.sub("", text) for text in (copied, source))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def lines_on(data: bytes) -> list[list[Line]]:
    """The lines of each page, from the top, by their ink: boxes of text would count blanks and overhanging letters."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [_lines(page) for page in pdf]


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """What is drawn round each baseline."""
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    baselines: list[float] = []
    for y in sorted((one.get_matrix().f for one in found), reverse=True):
        if not baselines or baselines[-1] - y > _SAME_LINE:
            baselines.append(y)
    ink = ImageOps.invert(page.render(scale=_SCALE, grayscale=True).to_pil())
    out = []
    for at, y in enumerate(baselines):
        pitch = min((abs(y - other) for other in baselines[max(0, at - 1) : at + 2] if other != y), default=_PITCH)
        top, bottom = page.get_height() - y - 0.6 * pitch, page.get_height() - y + 0.4 * pitch
        box = ink.crop((0, int(top * _SCALE), ink.width, int(bottom * _SCALE))).getbbox()
        if box is not None:
            out.append(Line(box[0] / _SCALE, box[2] / _SCALE))
    return out


def ends_of(lines: Sequence[str], source: str, like_enough: float) -> list[int] | None:
    """How many letters of the source stand before each line's end but the last; None if the text is too unlike it."""
    stripped = [line for line in (_NOT_COMPARED.sub("", line) for line in lines) if line]
    whole, wanted = "".join(stripped), _NOT_COMPARED.sub("", source)
    matcher = SequenceMatcher(None, whole, wanted, autojunk=False)
    if whole != wanted and matcher.ratio() < like_enough:
        return None
    shifts = {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size + 1)}
    ends, at = [], 0
    for line in stripped[:-1]:
        at += len(line)
        if at in shifts:
            ends.append(shifts[at])
    return ends
