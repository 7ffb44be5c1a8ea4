"""Where to find help. Until numbers are known and checked, ruled lines to write them on.

type: helplines
id: numbers-for-you
title: Numbers for you
kinds: [trafficking, image]
guide: Ring each number yourself before the session.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Help, Inline, Prose


class HelplinesBlock(BlockBase):
    is_safety: ClassVar[bool] = True
    has_own_words: ClassVar[bool] = True

    type: Annotated[Literal["helplines"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Where to find help" in the reader's language if left out."""
    kinds: Annotated[tuple[Help, ...], PARTICIPANT] = ()
    """Which kinds of help; those after the lesson's ``needs-help`` if left out."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What to say of the numbers; participants never see it."""
