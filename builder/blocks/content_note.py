"""What this session talks about, said beforehand, so that everyone can choose. It may never be left out.

type: content-note
id: what-we-talk-about
text: Today we talk about tricks and exploitation, without graphic detail. You may skip any part.
guide: Read it aloud before anything else, and wait a moment.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Prose


class ContentNoteBlock(BlockBase):
    is_safety: ClassVar[bool] = True

    type: Annotated[Literal["content-note"], PARTICIPANT]
    text: Annotated[Prose, PARTICIPANT]
    """What will be talked about, and that people may skip it."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to say it; participants never see it."""
