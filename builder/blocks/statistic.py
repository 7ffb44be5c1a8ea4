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

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Id, Plain, Prose, Year


class StatisticBlock(BlockBase):
    type: Annotated[Literal["statistic"], PARTICIPANT]
    text: Annotated[Prose, PARTICIPANT]
    """The figure in a sentence: of whom, where and when."""
    figure: Annotated[Plain | None, PARTICIPANT] = None
    """The number alone, as it is to be printed large."""
    source: Annotated[Id, PARTICIPANT]
    """The id of the source in ``materials/sources.yaml``; it is printed as a note."""
    year: Annotated[Year, PARTICIPANT]
    """The year that the figure is about, not the year in which it was published."""
    kind: Annotated[Literal["estimate", "detected", "reports", "survey"], PARTICIPANT]
    """``estimate`` was computed, ``detected`` is what authorities knew of, ``reports`` are tips, ``survey`` is what
    people said when asked."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """What the figure does not say; participants never see it."""
