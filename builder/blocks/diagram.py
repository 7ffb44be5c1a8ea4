"""A drawing of parts that make a whole together, or of steps that follow one another.

type: diagram
id: three-parts
title: The three parts of trafficking
shape: parts
items:
  - title: What is done
    text: A person is found, moved or kept.
  - title: How it is done
    text: By tricks, pressure or force.
  - title: What for
    text: In order to exploit the person.
result: Trafficking
caption: For a child, the second part is not needed.
alt: Three boxes, joined by plus signs. Together they make a fourth box, trafficking.
guide: Cover one box at a time, and ask what is left.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Model, Plain, Prose


class DiagramItem(Model):
    """One box."""

    title: Annotated[Inline, PARTICIPANT]
    """A few words in bold."""
    text: Annotated[Inline | None, PARTICIPANT] = None
    """A short sentence below them."""


class DiagramBlock(BlockBase):
    type: Annotated[Literal["diagram"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading."""
    shape: Annotated[Literal["parts", "sequence"], PARTICIPANT]
    """``parts`` are joined by plus signs. A ``sequence`` has arrows, and a dashed line, since steps can be skipped."""
    items: Annotated[tuple[DiagramItem, ...], PARTICIPANT]
    """The two to ten boxes, in order."""
    result: Annotated[Inline | None, PARTICIPANT] = None
    """What the parts make together; it stands behind an equals sign. Only with ``shape: parts``."""
    caption: Annotated[Inline | None, PARTICIPANT] = None
    """A line under the drawing."""
    alt: Annotated[Plain, PARTICIPANT]
    """What the drawing shows, for people who cannot see it."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the drawing; participants never see it."""
