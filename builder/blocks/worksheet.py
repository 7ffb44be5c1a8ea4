"""A page to fill in: prompts with lines to write on, or boxes to write or draw in.

type: worksheet
id: my-safety-plan
title: My safety plan
handed-in: no
intro: Keep this paper only where nobody can find it. You may learn it by heart instead.
prompts:
  - label: My code word
  - label: Three people I can tell
    lines: 3
  - label: My way home
    space: 40
guide: Nobody shows their plan. Offer plain paper to people who cannot take this page home.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Flag, Inline, Lines, Millimetres, Model, Prose


class Prompt(Model):
    """Something to write about, and room for it. With neither lines nor space, one line follows the label."""

    label: Annotated[Inline, PARTICIPANT]
    """What to write."""
    lines: Annotated[Lines | None, PARTICIPANT] = None
    """How many ruled lines."""
    space: Annotated[Millimetres | None, PARTICIPANT] = None
    """Height of an empty box, in mm."""


class WorksheetBlock(BlockBase):
    type: Annotated[Literal["worksheet"], PARTICIPANT]
    title: Annotated[Inline, PARTICIPANT]
    """The heading; it may be seen at home, so let it tell little."""
    handed_in: Annotated[Flag, PARTICIPANT] = True
    """``no`` if people keep it to themselves. Otherwise it begins by saying that it will be read, and whom to find."""
    intro: Annotated[Prose | None, PARTICIPANT] = None
    """How to fill the page in."""
    prompts: Annotated[tuple[Prompt, ...], PARTICIPANT]
    """What to write, in order."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the page; participants never see it."""
