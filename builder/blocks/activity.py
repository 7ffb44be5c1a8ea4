"""Something to do together, with its materials and steps, and questions for afterwards.

type: activity
id: two-offers
title: Two offers
text: Compare the two job offers. Mark what you would check.
grouping: group
minutes: 15
materials:
  - {what: pens, per: person}
  - {what: printed job offers, per: group}
steps:
  - Make groups of four, and give each two offers.
  - After ten minutes, ask each group for one check.
debrief:
  - What would you check first?
guide: Keep the talk about offers, not about anyone's own job.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Grouping, Inline, Model, Per, Plain, Prose, Whole


class Material(Model):
    """Something the activity needs: ``{what: pens, per: person}``."""

    what: Annotated[Plain, FACILITATOR]
    """The thing, in the plural."""
    per: Annotated[Per, FACILITATOR] = "session"
    """One for each person, pair or group of four, or one for the session."""


class ActivityBlock(BlockBase):
    shown_with: ClassVar[str] = "text"

    type: Annotated[Literal["activity"], PARTICIPANT]
    minutes: Annotated[Whole, FACILITATOR]
    """Minutes the activity takes, with its debrief."""
    title: Annotated[Inline, PARTICIPANT]
    """The activity's name."""
    text: Annotated[Prose | None, PARTICIPANT] = None
    """What participants have on paper; nothing if left out."""
    grouping: Annotated[Grouping, FACILITATOR]
    """Whether people work alone, in pairs, in groups of about four, or all together."""
    materials: Annotated[tuple[Material, ...], FACILITATOR] = ()
    """What to have ready."""
    steps: Annotated[tuple[Inline, ...], FACILITATOR]
    """What the facilitator does, step by step."""
    debrief: Annotated[tuple[Inline, ...], FACILITATOR] = ()
    """Questions for afterwards, all together."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What to watch for; participants never see it."""
