"""Something the facilitator should know. Only facilitators see it.

type: note
id: about-the-law
title: About the law
text: Laws differ. Learn before the session what you must report, and to whom.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class NoteBlock(BlockBase):
    type: Annotated[Literal["note"], PARTICIPANT]
    title: Annotated[Inline | None, FACILITATOR] = None
    """A small heading."""
    text: Annotated[Prose, FACILITATOR]
    """What to know."""
