"""Words for the facilitator to say aloud. Only facilitators see it.

type: say
id: welcome
text: Welcome. You may pass on any question, and you may step out at any time.
minutes: 2
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Prose


class SayBlock(BlockBase):
    type: Annotated[Literal["say"], PARTICIPANT]
    text: Annotated[Prose, FACILITATOR]
    """About two sentences, in words that are easy to say."""
    note: Annotated[Prose | None, FACILITATOR] = None
    """What to do or watch for while saying it."""
