"""Signs that something may be wrong. The page adds by itself that one sign is no proof.

type: warning-signs
id: signs-in-a-job-offer
title: Signs in a job offer
intro: Each of them is a reason to stop and check.
signs:
  - You are asked for money before the work begins.
  - Everything has to happen today.
guide: If somebody knows a sign from their own life, thank them and move on kindly.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class WarningSignsBlock(BlockBase):
    type: Annotated[Literal["warning-signs"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Warning signs" in the reader's language if left out."""
    intro: Annotated[Prose | None, PARTICIPANT] = None
    """Where the signs may be seen."""
    signs: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One sign each: what somebody does, never what somebody is."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to talk about the signs; participants never see it."""
