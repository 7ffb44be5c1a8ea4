"""Things to do or to look at, each with a box to tick.

type: checklist
id: my-accounts
title: My accounts
items:
  - My profile is private.
  - Two-step login is on.
guide: Nobody shows their phone to others. Ticks are private.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class ChecklistBlock(BlockBase):
    type: Annotated[Literal["checklist"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the list."""
    intro: Annotated[Prose | None, PARTICIPANT] = None
    """What to do with the list."""
    items: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One line each, printed with a box to tick."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the list; participants never see it."""
