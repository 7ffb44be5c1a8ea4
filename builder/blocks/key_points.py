"""The few points to take home.

type: key-points
id: remember
title: Remember
points:
  - You are not to blame for what someone does to you.
  - You can ask for help at any time.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class KeyPointsBlock(BlockBase):
    type: Annotated[Literal["key-points"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Key points" in the reader's language if left out."""
    points: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One sentence each; three to five are remembered best."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to bring the points up; participants never see it."""
