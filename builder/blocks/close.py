"""The calm end of a session. It may never be left out.

type: close
id: until-next-time
text: You can ask for help on any day, also a long time from now.
say: Thank you for being here. I stay for a while if anyone wants to talk.
guide: Stay in the room until everyone has left.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Prose


class CloseBlock(BlockBase):
    is_safety: ClassVar[bool] = True

    type: Annotated[Literal["close"], PARTICIPANT]
    text: Annotated[Prose | None, PARTICIPANT] = None
    """What participants take home; nothing if left out."""
    say: Annotated[Prose, FACILITATOR]
    """Words for the facilitator to say at the end."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What to do at the end; participants never see it."""
