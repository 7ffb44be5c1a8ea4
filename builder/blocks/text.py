"""Running text: paragraphs and lists.

type: text
id: why-it-matters
text: |
  Anyone can be approached online. **Responsibility is always with the person who deceives or pressures.**
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class TextBlock(BlockBase):
    type: Annotated[Literal["text"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the text."""
    text: Annotated[Prose, PARTICIPANT]
    """What participants read."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What the facilitator should know or add; participants never see it."""
