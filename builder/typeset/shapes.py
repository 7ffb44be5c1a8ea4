"""Lines, arrows and fills as PDF path operators. ISO 32000-1 §8.5. They know no text and no page; lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
ROUND = 0.5523
"""How far the handles of a curve reach, as a share of the radius, for a quarter of a circle."""


def rectangle(x: float, y: float, width: float, height: float, corner: float = 0.0) -> str:
    """A closed path from its lower left; ``corner`` is the radius of rounded corners."""
    r = min(corner, width / 2, height / 2)
    if r <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    left, right, low, high, k = x, x + width, y, y + height, r * (1 - ROUND)
    out = [f"{left + r:.2f} {low:.2f} m"]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in (
        ((right - r, low), (right - k, low), (right, low + k), (right, low + r)),
        ((right, high - r), (right, high - k), (right - k, high), (right - r, high)),
        ((left + r, high), (left + k, high), (left, high - k), (left, high - r)),
        ((left, low + r), (left, low + k), (left + k, low), (left + r, low)),
    ):
        out.append(f"{ax:.2f} {ay:.2f} l {bx:.2f} {by:.2f} {cx:.2f} {cy:.2f} {dx:.2f} {dy:.2f} c")
    return " ".join([*out, "h"])


def circle(x: float, y: float, radius: float) -> str:
    """A closed path round a middle."""
    return rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def polyline(points: Sequence[Point], corner: float = 0.0) -> str:
    """An open path through the points; at those between, it turns in a curve."""
    out = [f"{points[0][0]:.2f} {points[0][1]:.2f} m"]
    for before, at, behind in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = (_toward(at, other, corner) for other in (before, behind))
        x, y = at
        out.append(f"{ax:.2f} {ay:.2f} l")
        if corner:
            first, second = ((px + ROUND * (x - px), py + ROUND * (y - py)) for px, py in ((ax, ay), (bx, by)))
            out.append(f"{first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f} {bx:.2f} {by:.2f} c")
    out.append(f"{points[-1][0]:.2f} {points[-1][1]:.2f} l")
    return " ".join(out)


def _toward(start: Point, end: Point, length: float) -> Point:
    """The point so far from the start on the way to the end, or half-way if that is nearer."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    whole = (dx * dx + dy * dy) ** 0.5
    part = min(length, whole / 2) / whole if whole else 0.0
    return start[0] + dx * part, start[1] + dy * part


def arrowhead(start: Point, tip: Point, size: float) -> str:
    """A closed triangle, to be filled, that points from the start to the tip."""
    dx, dy = tip[0] - start[0], tip[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    dx, dy = dx / length, dy / length
    bx, by, half = tip[0] - dx * size, tip[1] - dy * size, size / 2
    corners = (tip, (bx - dy * half, by + dx * half), (bx + dy * half, by - dx * half))
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in corners)
    return f"{first} m {' '.join(f'{other} l' for other in others)} h"


def plus(x: float, y: float, size: float) -> str:
    """An open path around a middle."""
    half = size / 2
    return f"{x - half:.2f} {y:.2f} m {x + half:.2f} {y:.2f} l {x:.2f} {y - half:.2f} m {x:.2f} {y + half:.2f} l"


def equals(x: float, y: float, size: float) -> str:
    """An open path around a middle."""
    half, apart = size / 2, size / 4
    return " ".join(f"{x - half:.2f} {at:.2f} m {x + half:.2f} {at:.2f} l" for at in (y + apart, y - apart))


def hatching(x: float, y: float, width: float, height: float, step: float, from_right: bool = False) -> str:
    """Slanted lines that fill a rectangle from its lower left, or right, so far apart along its lower edge."""
    ends = 2 * x + width
    out, at = list[str](), step
    while at < width + height:
        low = (x + at, y) if at <= width else (x + width, y + at - width)
        high = (x, y + at) if at <= height else (x + at - height, y + height)
        (ax, ay), (bx, by) = ((ends - px, py) if from_right else (px, py) for px, py in (low, high))
        out.append(f"{ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l")
        at += step
    return " ".join(out)
