"""What many people believe, and what is known.

type: myth-fact
id: what-people-say
title: What people say
pairs:
  - myth: They could just leave.
    fact: Debt, threats and kept documents can hold a person without a lock.
    guide: Ask what would make it hard to leave a job tomorrow.
  - myth: It always begins with a stranger.
    fact: Often it is somebody the person knows and trusts.
guide: Read the myth, wait, then let somebody read the fact.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Model, Prose


class MythFactPair(Model):
    """A myth and the fact that answers it."""

    myth: Annotated[Inline, PARTICIPANT]
    """What people say, in their words."""
    fact: Annotated[Inline, PARTICIPANT]
    """What is known instead."""
    guide: Annotated[Inline | None, FACILITATOR] = None
    """What to ask or add; participants never see it."""


class MythFactBlock(BlockBase):
    type: Annotated[Literal["myth-fact"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the pairs."""
    pairs: Annotated[tuple[MythFactPair, ...], PARTICIPANT]
    """Each myth with its fact."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to talk about them; participants never see it."""
