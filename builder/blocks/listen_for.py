"""What to listen and look for while people talk. Only facilitators see it.

type: listen-for
id: while-they-talk
title: While they talk
points:
  - Somebody grows quiet or leaves. Let the second adult go along.
  - Blame. Say calmly that responsibility is with the person who deceives.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline


class ListenForBlock(BlockBase):
    type: Annotated[Literal["listen-for"], PARTICIPANT]
    title: Annotated[Inline | None, FACILITATOR] = None
    """A small heading; "Listen for" in the facilitator's language if left out."""
    points: Annotated[tuple[Inline, ...], FACILITATOR]
    """One sign or answer each, and what to do then."""
