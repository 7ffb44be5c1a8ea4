"""Questions for the facilitator to ask aloud, and what to listen for. Only facilitators see it.

type: ask
id: what-did-you-notice
questions:
  - What did you notice first?
listen-for:
  - Hurry and secrecy.
  - That nobody blames Joel.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline


class AskBlock(BlockBase):
    type: Annotated[Literal["ask"], PARTICIPANT]
    questions: Annotated[tuple[Inline, ...], FACILITATOR]
    """One question each, without a right answer."""
    listen_for: Annotated[tuple[Inline, ...], FACILITATOR] = ()
    """What good answers hold."""
