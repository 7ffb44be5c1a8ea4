"""A figure with where it comes from, of which year it is, and what kind of figure it is.

type: statistic
id: forced-labour
text: About 27.6 million people were in forced labour on any day in 2021.
figure: 27.6 million
source: global-estimates-2022
year: 2021
kind: estimate
guide: Nobody can count this exactly. Say so if somebody asks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, Plain, Prose, SourcedBlock


class StatisticBlock(SourcedBlock):
    type: Annotated[Literal["statistic"], PARTICIPANT]
    text: Annotated[Prose, PARTICIPANT]
    """The figure in a sentence: of whom, where and when."""
    figure: Annotated[Plain | None, PARTICIPANT] = None
    """The number alone, as it is to be printed large."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What the figure does not say; participants never see it."""
