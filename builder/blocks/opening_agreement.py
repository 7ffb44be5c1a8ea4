"""What everyone agrees on before the session begins. It may never be left out.

type: opening-agreement
id: how-we-treat-each-other
title: How we treat each other
points:
  - We listen, and nobody is laughed at.
  - Anyone may pass or step out, and need not say why.
  - What we hear stays here, unless somebody is in danger; then we get help.
guide: Say the limits of privacy before anyone can tell something.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class OpeningAgreementBlock(BlockBase):
    is_safety: ClassVar[bool] = True

    type: Annotated[Literal["opening-agreement"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "What we agree" in the reader's language if left out."""
    points: Annotated[tuple[Inline, ...], PARTICIPANT]
    """One point each: respect, the right to pass, privacy and its limits."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to agree on them; participants never see it."""
