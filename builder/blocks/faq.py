"""Questions that people ask, with their answers.

type: faq
id: questions-people-ask
title: Questions people ask
questions:
  - question: Do I have to go to the police?
    answer: No. You can ring a helpline first, and decide with them.
  - question: What if I already paid?
    answer: |
      Stop paying. It is not your fault.

      Tell somebody you trust today.
guide: Say when you do not know an answer, and offer to find out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Model, Prose


class FaqItem(Model):
    """A question and its answer."""

    question: Annotated[Inline, PARTICIPANT]
    """As somebody would ask it."""
    answer: Annotated[Prose, PARTICIPANT]
    """A short, honest answer."""


class FaqBlock(BlockBase):
    type: Annotated[Literal["faq"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Questions and answers" in the reader's language if left out."""
    questions: Annotated[tuple[FaqItem, ...], PARTICIPANT]
    """Each question with its answer."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What to add; participants never see it."""
