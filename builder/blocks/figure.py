"""A picture with its description.

type: figure
id: settings-screen
image: settings-screen.png
alt: A phone screen with the switch "private account" turned on.
caption: Where to find the switch.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, ImageName, Inline, Millimetres, Plain, Prose


class FigureBlock(BlockBase):
    type: Annotated[Literal["figure"], PARTICIPANT]
    image: Annotated[ImageName, PARTICIPANT]
    """A PNG or JPEG file in ``materials/images``."""
    alt: Annotated[Plain, PARTICIPANT]
    """What the picture says, for people who cannot see it."""
    caption: Annotated[Inline | None, PARTICIPANT] = None
    """A line under the picture."""
    width: Annotated[Millimetres | None, PARTICIPANT] = None
    """In mm; as wide as the text if left out."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the picture; participants never see it."""
