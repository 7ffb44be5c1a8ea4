"""How wide the columns of a table are: shares or natural widths, but no column narrower than its longest word."""

from __future__ import annotations

from collections.abc import Sequence

_WIDEST = 0.6
"""Of the table: how much a column may claim, for its content or for a long word."""
_ROUNDS = 8


def column_widths(
    width: float, shares: Sequence[float], natural: Sequence[float], least: Sequence[float]
) -> list[float]:
    """Divide ``width`` points.

    ``shares``: relative widths, or none to go by ``natural``, the widths of content on one line. ``least``: the widest
    piece in each column that cannot be broken; all in points.
    """
    most = _WIDEST * width
    if shares:
        found = [width * share / sum(shares) for share in shares]
    else:
        wanted = [min(one, most) for one in natural]
        spare = width - sum(wanted)
        found = [w + spare / len(wanted) for w in wanted] if spare > 0 else [width * w / sum(wanted) for w in wanted]
    least = [min(one, most) for one in least]
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    for _ in range(_ROUNDS):
        missing = sum(max(0.0, low - w) for low, w in zip(least, found, strict=True))
        if missing < 0.01:
            break
        room = sum(max(0.0, w - low) for low, w in zip(least, found, strict=True))
        found = [low if w <= low else w - missing * (w - low) / room for low, w in zip(least, found, strict=True)]
    return found
