"""The typed lesson: what ``validate`` yields."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from builder.blocks import Block
from builder.blocks.base import FACILITATOR, PARTICIPANT, Audience, Help, Id, Inline, Model, Name, Per, Plain, Whole
from builder.dates import date_of
from builder.texts import Text

MARK = re.compile(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}")


def _date(value: object) -> object:
    if isinstance(value, str):
        day = date_of(value)
        if day is None:
            raise PydanticCustomError("date-expected", "date expected")
        return day
    return value


def _mark(value: object) -> object:
    if isinstance(value, str) and not MARK.fullmatch(value):
        raise PydanticCustomError("mark-expected", "mark of a text expected")
    return value


Date = Annotated[datetime.date, BeforeValidator(_date)]
Mark = Annotated[str, BeforeValidator(_mark)]
Reviewer: TypeAlias = Literal["child-protection", "survivor-adviser", "local-law"]
REVIEWERS: tuple[Reviewer, ...] = get_args(Reviewer)
"""All of them are needed: who protects children, who has lived through it, who knows the law of the place."""


def longest(blocks: Sequence[tuple[Collection[str], int]]) -> int:
    """Add up the minutes of the audience that has most to do.

    Of each block: whom it is for (nobody named: everyone), and its minutes."""
    named = {one for audience, _ in blocks for one in audience} or {""}
    return max(sum(minutes for audience, minutes in blocks if not audience or who in audience) for who in named)


class Preparation(Model):
    """Something to have ready: ``{what: pens, per: person}``."""

    what: Annotated[Plain, FACILITATOR]
    """The thing, in the plural."""
    per: Annotated[Per, FACILITATOR] = "session"
    """One for each person, pair or group of four, or one for the session."""
    ref: Annotated[Id | None, FACILITATOR] = None
    """The block it belongs to; it is left out when that block is."""


class Review(Model):
    """Somebody who knows has read the lesson: ``{as: survivor-adviser, by: …, role: …, on: 2026-11-25, of: …}``."""

    as_: Annotated[Reviewer, FACILITATOR]
    """What this person knows: how to protect children, what it is to live through it, or the law here."""
    by: Annotated[Name, FACILITATOR]
    """The person's name, or the name they want to stand here."""
    role: Annotated[Name, FACILITATOR]
    """Their work, or what makes them know."""
    on: Annotated[Date, FACILITATOR]
    """The day on which they had read it all."""
    of: Annotated[Mark, FACILITATOR]
    """The mark of the text they read, as 'handouts reviews' shows it: when the text changes, so does the mark."""


class Section(Model):
    """A step of the session."""

    id: Annotated[Id, PARTICIPANT]
    """A name of your choice, once per lesson."""
    title: Annotated[Plain, PARTICIPANT]
    """The heading."""
    minutes: Annotated[Whole, FACILITATOR]
    """Minutes the section takes, at least the sum of its blocks' minutes."""
    audience: Annotated[tuple[Audience, ...], PARTICIPANT] = ()
    """Who the section is for; everyone the lesson is for if left out."""
    blocks: Annotated[tuple[Block, ...], PARTICIPANT]
    """What the section holds, in order."""


class Lesson(Model):
    """One lesson module."""

    lesson: Annotated[Id, PARTICIPANT]
    """The lesson's name: the same as the file's."""
    title: Annotated[Plain, PARTICIPANT]
    """The title on the page."""
    public_title: Annotated[Plain | None, PARTICIPANT] = None
    """What everything that people take home bears, file names too; it must not name the topic. The program's, or
    "Staying safe online and at work", if left out."""
    topic: Annotated[Literal["definitions", "risk-factors", "safety-skills"], PARTICIPANT]
    """What the lesson is about."""
    audience: Annotated[tuple[Audience, ...], PARTICIPANT]
    """Who the lesson is for."""
    minutes: Annotated[Whole, FACILITATOR]
    """How long the session takes with everything that is optional."""
    revised: Annotated[Date, PARTICIPANT]
    """The day its text last changed; printed on every page."""
    needs_help: Annotated[tuple[Help, ...], PARTICIPANT]
    """Kinds of help its readers may need; decides which help lines are printed."""
    objectives: Annotated[tuple[Inline, ...], FACILITATOR]
    """What participants can do afterwards; begin with a verb that can be seen."""
    prepare: Annotated[tuple[Preparation, ...], FACILITATOR] = ()
    """What to have ready."""
    sections: Annotated[tuple[Section, ...], PARTICIPANT]
    """The steps of the session, in order."""
    reviews: Annotated[tuple[Review, ...], FACILITATOR] = ()
    """Who has read this text, and as what. 'handouts reviews' prints the line to add."""
    _language: str = "en"

    @property
    def language(self) -> str:
        """BCP 47 tag: the folder it stands in."""
        return self._language

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        for section in self.sections:
            for block in section.blocks:
                yield section, block

    def units(self) -> Iterator[tuple[str, tuple[Text, ...], bool]]:
        """(id, texts, is a list) of everything to translate: ``title``, ``objectives``, ``prepare.what``,
        ``SECTION.title``, ``BLOCK.field``."""
        for path, texts, is_list in self.texts():
            if not path.startswith("sections."):
                yield path, texts, is_list
        for section in self.sections:
            yield f"{section.id}.title", (section.title,), False
            for block in section.blocks:
                for path, texts, is_list in block.texts():
                    yield f"{block.id}.{path}", texts, is_list
