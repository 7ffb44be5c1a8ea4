"""How to change a part for the people or the place at hand. Only facilitators see it.

type: adapt
id: if-few-people-read
situation: low-literacy
text: Read the checklist aloud, and let people show one, two or three fingers under the table.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Prose


class AdaptBlock(BlockBase):
    type: Annotated[Literal["adapt"], PARTICIPANT]
    situation: Annotated[
        Literal["large-group", "low-literacy", "online", "little-time", "teens", "adults"], FACILITATOR
    ]
    """When this is needed."""
    text: Annotated[Prose, FACILITATOR]
    """What to do instead."""
