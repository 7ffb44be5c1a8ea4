"""What is written where: each piece of text, as it is drawn."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest

from builder.typeset.pen import Pen

Place: TypeAlias = tuple[float, float, float, str]
"""Left edge, right edge and baseline of a piece of text in points, white space aside, and what it says."""
_SHOW = Pen.show


class Watch:
    """Notes each run of glyphs as it is drawn."""

    def __init__(self) -> None:
        self.seen: list[Place] = []

    def show(self, pen: Any, run: Any, x: float, y: float, stretch: float) -> float:
        at, size, odd = x, run.setting.look.size, run.setting.level & 1
        pairs = list(zip(run.pieces, run.gaps, strict=True))
        for piece, gap in reversed(pairs) if odd else pairs:
            at += stretch * (gap and odd)
            word = piece.word[piece.start : piece.end]
            lead = piece.upto(piece.start + len(word) - len(word.lstrip())) / piece.face.upem
            hang = piece.hang_em
            left, right = at + (hang if odd else lead) * size, at + (piece.em - (lead if odd else hang)) * size
            if word.strip():
                self.seen.append((left, right, y, word.strip()))
            at += piece.em * size + stretch * (gap and not odd)
        return float(_SHOW(pen, run, x, y, stretch))


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Watches every run of glyphs that is drawn."""
    made = Watch()
    monkeypatch.setattr(Pen, "show", lambda *given: made.show(*given))
    return made
