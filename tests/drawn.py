"""What a PDF draws besides text: its paths, read back from the operators of its pages, with how they are painted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Path:
    """One painted path, in points from the lower left."""

    page: int
    left: float
    low: float
    right: float
    high: float
    points: tuple[tuple[float, float], ...]
    paint: str
    """The operator: ``f`` fills, ``S`` strokes."""
    color: str
    """Of the fill or the stroke, as its numbers: ``"0.0431 0.29 0.341"``."""
    is_dashed: bool
    is_artifact: bool

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.high - self.low


def paths(data: bytes) -> list[Path]:
    """All paths of all pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [one for number, page in enumerate(pdf.pages, 1) for one in _of_page(page, number)]


def _of_page(page: pikepdf.Page, number: int) -> Iterator[Path]:
    points: list[tuple[float, float]] = []
    colors = {"f": "0", "S": "0"}
    marks: list[str] = []
    dashed = False
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        name, given = str(instruction.operator), list(instruction.operands)
        if name in ("BMC", "BDC"):
            marks.append(str(given[0]))
        elif name == "EMC":
            marks.pop()
        elif name in ("rg", "g", "RG", "G"):
            colors["f" if name.islower() else "S"] = " ".join(str(one) for one in given)
        elif name == "d":
            dashed = len(list(given[0])) > 0
        elif name == "Q":
            dashed, colors = False, {"f": "0", "S": "0"}
        elif name == "re":
            x, y, width, height = (float(one) for one in given)
            points += [(x, y), (x + width, y + height)]
        elif name in ("m", "l", "c"):
            numbers = [float(one) for one in given]
            points.append((numbers[-2], numbers[-1]))
        elif name in ("f", "S"):
            across, up = [x for x, _ in points], [y for _, y in points]
            box = min(across), min(up), max(across), max(up)
            yield Path(number, *box, tuple(points), name, colors[name], dashed, "/Artifact" in marks)
            points = []
