"""A short text in a box that stands out.

type: callout
id: not-your-fault
kind: important
title: It is not your fault
text: If someone threatens you with an image, you have done nothing wrong. Tell someone now.
critical: yes
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class CalloutBlock(BlockBase):
    type: Annotated[Literal["callout"], PARTICIPANT]
    kind: Annotated[Literal["tip", "warning", "important"], PARTICIPANT]
    """``tip`` helps, ``warning`` tells of danger, ``important`` must not be missed."""
    title: Annotated[Inline | None, PARTICIPANT] = None
    """The box's heading; "Tip", "Warning" or "Important" in the reader's language if left out."""
    text: Annotated[Prose, PARTICIPANT]
    """What the box says."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What the facilitator adds; participants never see it."""
