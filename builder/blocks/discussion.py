"""Questions to talk about.

type: discussion
id: who-could-help
title: Who could help?
questions:
  - Who listens well?
  - Where do people in our town go with a worry?
workspace: 20
grouping: pair
guide: Nobody has to tell anything about themselves.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Grouping, Inline, Millimetres, Prose


class DiscussionBlock(BlockBase):
    type: Annotated[Literal["discussion"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Talk about it" in the reader's language if left out."""
    questions: Annotated[tuple[Inline, ...], PARTICIPANT]
    """What to talk about; numbered on the page."""
    workspace: Annotated[Millimetres | None, PARTICIPANT] = None
    """Room to write under each question, in mm; it is ruled. Left out: no lines."""
    grouping: Annotated[Grouping, FACILITATOR] = "all"
    """Whether people think alone, talk in pairs or groups of about four, or all together."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """Answers and what to watch for; participants never see it."""
