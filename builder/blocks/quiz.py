"""Questions that have a right answer: choose one, true or false, or find what belongs together.

type: quiz
id: what-do-you-know
title: What do you know?
questions:
  - kind: choice
    question: Somebody you met online asks for a photo today. What helps first?
    choices:
      - {text: Send it quickly}
      - {text: Wait and ask somebody you trust, right: yes}
      - {text: Delete your profile}
    explanation: Time and a second person are what pressure takes away.
  - kind: true-false
    question: Trafficking always means crossing a border.
    answer: no
    explanation: No journey is needed.
  - kind: matching
    question: What belongs together?
    pairs:
      - {left: "“Tell nobody”", right: Secrecy}
      - {left: "“Today or never”", right: Hurry}
      - {left: "“Only I understand you”", right: Isolation}
guide: Nobody reads out their result.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Flag, Inline, Model, Prose


class Choice(Model):
    """One of several answers: ``{text: Wait and ask, right: yes}``."""

    text: Annotated[Inline, PARTICIPANT]
    """The answer."""
    right: Annotated[Flag, FACILITATOR] = False
    """``yes`` on the one right answer; participants never see it."""


class MatchingPair(Model):
    """Two things that belong together. For participants the right-hand sides are shuffled."""

    left: Annotated[Inline, PARTICIPANT]
    """What is printed on the left, in this order."""
    right: Annotated[Inline, PARTICIPANT]
    """What belongs to it."""


class QuizQuestion(Model):
    """A question and its right answer. Which of ``choices``, ``answer`` and ``pairs`` it has depends on its kind."""

    kind: Annotated[Literal["choice", "true-false", "matching"], PARTICIPANT]
    """``choice``: one of several answers is right; ``true-false``; ``matching``: pairs to be found."""
    question: Annotated[Inline, PARTICIPANT]
    """What is asked; for ``true-false`` the sentence to judge."""
    choices: Annotated[tuple[Choice, ...], PARTICIPANT] = ()
    """For ``choice`` only: two to six answers, of which exactly one is right."""
    answer: Annotated[Flag | None, FACILITATOR] = None
    """For ``true-false`` only: ``yes`` if the sentence is true."""
    pairs: Annotated[tuple[MatchingPair, ...], PARTICIPANT] = ()
    """For ``matching`` only: two to eight pairs, no two with the same right-hand side."""
    explanation: Annotated[Inline | None, FACILITATOR] = None
    """Why this is the answer; participants never see it."""


class QuizBlock(BlockBase):
    type: Annotated[Literal["quiz"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading; "Quiz" in the reader's language if left out."""
    questions: Annotated[tuple[QuizQuestion, ...], PARTICIPANT]
    """The questions, numbered on the page."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to go through the answers; participants never see it."""
