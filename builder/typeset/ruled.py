"""Room for pens: lines to write on, boxes to write in, labels with a line behind, lines to cut along."""

from __future__ import annotations

from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import ALMOST, Block, Split
from builder.typeset.look import Style
from builder.typeset.paragraph import Paragraph
from builder.typeset.pen import stroke

_THIN = 0.6
_FEWEST = 2
_SHORTEST_RULE = 70.0
"""Points: with less room behind its label, a field's line goes below."""
_GAP = 5.0
"""Points between a label and its line."""
_DROP = 2.5
"""Points of a field's line below the baseline."""


def rule(x0: float, x1: float, y: float, color: str, width: float = _THIN) -> str:
    """Operators for a horizontal line."""
    return f"{stroke(color)} {width:g} w {x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l S"


def pitch(style: Style) -> float:
    """How far lines to write on are apart: what the theme says, or the height of a line of text."""
    return style.height or style.leading * style.size


class AnswerLines(Block):
    """Ruled lines to write on."""

    def __init__(self, count: int, style: Style) -> None:
        self.count, self.style = count, style
        self.before, self.after = style.before, style.after
        self.width = 0.0

    def wrap(self, width: float, tight: float) -> float:
        self.width, self.height = width, self.count * pitch(self.style)
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        n = min(int(room / pitch(self.style)), self.count - 1)
        if n < (1 if must else _FEWEST):
            return None
        head, tail = AnswerLines(n, self.style), AnswerLines(self.count - n, self.style)
        head.keys = self.keys
        for part in (head, tail):
            part.wrap(self.width, 1.0)
        return head, tail

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        step, color = pitch(self.style), self.style.color
        rules = (rule(x, x + self.width, top - (i + 1) * step + _THIN, color) for i in range(self.count))
        canvas.paint(" ".join(rules))


class Workspace(Block):
    """A frame to write or draw in."""

    def __init__(self, height: float, style: Style) -> None:
        self.height, self.style = height, style
        self.before, self.after = style.before, style.after
        self.width = 0.0

    def wrap(self, width: float, tight: float) -> float:
        self.width = width
        return self.height

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        frame = f"{x:.2f} {top - self.height:.2f} {self.width:.2f} {self.height:.2f} re S"
        canvas.paint(f"{stroke(self.style.border or self.style.color)} {self.style.border_width:g} w {frame}")


class Field(Block):
    """A label, and behind it a line to write on up to the margin."""

    def __init__(self, label: Paragraph, style: Style) -> None:
        self.label, self.style = label, style
        self.before, self.after = style.before, style.after
        self.width, self.rule_width, self.is_below = 0.0, 0.0, False

    def wrap(self, width: float, tight: float) -> float:
        self.width = width
        natural = self.label.natural_width
        self.is_below = width - natural - _GAP < _SHORTEST_RULE
        height = self.label.wrap(width, tight)
        self.rule_width = width if self.is_below else width - natural - _GAP
        self.height = height + pitch(self.style) if self.is_below else max(height, pitch(self.style))
        return self.height

    def split(self, room: float, must: bool) -> Split | None:
        """Only a label of many lines is parted; the line to write on stays with its end."""
        parts = self.label.split(min(room, self.label.height - 1), must) if self.is_below else None
        if parts is None or parts[0].height > room + ALMOST:
            return None
        head, label = parts
        assert isinstance(label, Paragraph)
        tail = Field(label, self.style)
        head.keys = (*self.keys, *head.keys)
        tail.wrap(self.width, 1.0)
        return head, tail

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.label.draw(canvas, x, top)
        y = top - self.height + _DROP if self.is_below else top - self.label.baseline - _DROP
        left = x if self.is_below or self.label.text.rtl else x + self.width - self.rule_width
        canvas.paint(rule(left, left + self.rule_width, y, self.style.border or self.style.color))

    def first_baseline(self) -> float | None:
        return self.label.first_baseline()


class CutLine(Block):
    """A dashed line."""

    def __init__(self, style: Style) -> None:
        self.style, self.before, self.after = style, style.before, style.after
        self.width = 0.0

    def wrap(self, width: float, tight: float) -> float:
        self.width, self.height = width, 1.0
        return self.height

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.paint("[4 3] 0 d " + rule(x, x + self.width, top, self.style.color))
