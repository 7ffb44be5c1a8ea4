"""A bar chart of figures of one kind, of one year and from one source, with a table of the same figures.

type: chart
id: more-were-found
title: More people were found
text: In 2022, authorities knew of more victims of trafficking than in 2019, and of many more girls.
unit: "% more than in 2019"
bars:
  - label: Everyone
    value: 25
  - label: Girls
    value: 38
    figure: "38 %"
source: unodc-global-report-2024
year: 2022
kind: detected
alt: Two bars. The one for girls is half as long again as the one for everyone.
guide: More were found. That does not say that there were more.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, Inline, Model, Number, Plain, Prose, SourcedBlock


class ChartBar(Model):
    """One bar."""

    label: Annotated[Inline, PARTICIPANT]
    """What the bar stands for."""
    value: Annotated[Number, PARTICIPANT]
    """Its length: a number such as 42 or 27.6, with a point and without a unit."""
    figure: Annotated[Plain | None, PARTICIPANT] = None
    """What is printed beside the bar, if it is not the number alone."""


class ChartBlock(SourcedBlock):
    type: Annotated[Literal["chart"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading."""
    text: Annotated[Prose, PARTICIPANT]
    """What the figures say, in one or two sentences: of whom, where and when."""
    unit: Annotated[Inline, PARTICIPANT]
    """What is counted, such as "% more than in 2019"."""
    bars: Annotated[tuple[ChartBar, ...], PARTICIPANT]
    """The two to eight bars, in the order in which they are drawn. All begin at zero."""
    alt: Annotated[Plain, PARTICIPANT]
    """What the bars show, for people who cannot see them."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What the figures do not say; participants never see it."""
