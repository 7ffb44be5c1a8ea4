"""The line on which reading YAML broke off, and what stands on it and above. It reports nothing."""

from __future__ import annotations

from dataclasses import dataclass

from builder.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser stopped: its words for choosing a rule, and lines and columns from 0."""

    file: str
    lines: list[str]
    words: str
    line: int
    column: int
    start_line: int
    start_column: int
    """Where the thing began that it was reading."""

    def at(self, line: int, column: int) -> Position:
        return Position(self.file, line + 1, column + 1)

    @property
    def here(self) -> Position:
        """Where it was noticed; a file that ends too early is looked at in its last line."""
        line = min(self.line, len(self.lines) - 1)
        return self.at(line if self.lines[line].strip() else max(0, self.line_above(line)), self.column)

    @property
    def start(self) -> Position:
        return self.at(self.start_line, self.start_column)

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    def line_above(self, line: int | None = None) -> int:
        """Number of the nearest line above that says something; -1 if there is none."""
        for number in range((self.line if line is None else line) - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number
        return -1


def columns_of(line: str) -> list[int]:
    """Where things begin on a line, innermost first: ``  - - name:`` → 6, 4, 2."""
    columns = [indent_of(line)]
    while line.startswith("- ", columns[-1]) and len(columns) < 20:
        columns.append(columns[-1] + 2 + indent_of(line[columns[-1] + 2 :]))
    return columns[::-1]


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
