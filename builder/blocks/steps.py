"""What to do, one step after another.

type: steps
id: stop-check-tell
title: Stop, check, tell
steps:
  - "**Stop.** Hurry and secrecy are reasons to wait."
  - "**Check.** Ask another person, and look in another place."
  - "**Tell.** Tell somebody safe, and keep telling until you are helped."
guide: Say the three words together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class StepsBlock(BlockBase):
    type: Annotated[Literal["steps"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the steps."""
    steps: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One step each, numbered on the page."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to practise the steps; participants never see it."""
