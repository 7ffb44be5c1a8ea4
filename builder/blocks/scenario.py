"""An invented story with questions to talk about, and an answer guide that only facilitators see.

type: scenario
id: fast-job
title: The fast job
story: Joel is offered triple pay after a chat. The flight is tonight.
questions:
  - What would make you stop and check?
  - Who could help Joel?
guide: |
  Hurry, high pay and no interview are signs to check. Joel is not to blame.
workspace: 20
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Millimetres, Prose


class ScenarioBlock(BlockBase):
    type: Annotated[Literal["scenario"], PARTICIPANT]
    title: Annotated[Inline, PARTICIPANT]
    """The story's name."""
    story: Annotated[Prose, PARTICIPANT]
    """Invented, in the third person, without graphic detail."""
    questions: Annotated[tuple[Inline, ...], PARTICIPANT]
    """What to talk about; numbered on the page."""
    workspace: Annotated[Millimetres | None, PARTICIPANT] = None
    """Room to write under each question, in mm; it is ruled. Left out: no lines."""
    guide: Annotated[Prose, FACILITATOR]
    """Answers and what to watch for; participants never see it."""
