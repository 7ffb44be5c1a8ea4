"""Words and what they mean, each in a sentence.

type: terms
id: words-we-use
title: Words we use
terms:
  - term: Trafficking
    meaning: Deceiving, pressuring or forcing someone in order to exploit them. No journey is needed.
    note: Some laws are narrower; name yours if you know it.
  - term: Sextortion
    meaning: Threatening to share images of someone in order to get images, acts or money.
guide: Let people say a word in their own language first.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Model, Prose


class Term(Model):
    """A word and its meaning."""

    term: Annotated[Inline, PARTICIPANT]
    """The word or phrase."""
    meaning: Annotated[Inline, PARTICIPANT]
    """What it means, in a sentence that says it to somebody who has never heard it."""
    note: Annotated[Inline | None, FACILITATOR] = None
    """What the facilitator should know of it; participants never see it."""


class TermsBlock(BlockBase):
    type: Annotated[Literal["terms"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading above the words."""
    terms: Annotated[tuple[Term, ...], PARTICIPANT]
    """The words, in the order in which they are needed."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the list; participants never see it."""
