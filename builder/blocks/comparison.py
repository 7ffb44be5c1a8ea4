"""A table that compares two to four things, row by row.

type: comparison
id: smuggling-and-trafficking
title: Smuggling and trafficking
columns: [Smuggling, Trafficking]
rows:
  - label: A border
    cells: [Is crossed, Need not be crossed]
  - label: What it is
    cells: [Crossing a border for a payment, Exploiting a person]
guide: One can turn into the other. Say so.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Model, Prose


class ComparisonRow(Model):
    """One row of the table."""

    label: Annotated[Inline, PARTICIPANT]
    """What is compared in this row."""
    cells: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One text for each column, in the same order."""


class ComparisonBlock(BlockBase):
    type: Annotated[Literal["comparison"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the table."""
    columns: Annotated[tuple[Inline, ...], PARTICIPANT]
    """The two to four things that are compared."""
    rows: Annotated[tuple[ComparisonRow, ...], PARTICIPANT]
    """The rows, in order."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What to point at; participants never see it."""
