"""Codes of facts and figures."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "F101",
        "figure-without-source",
        Severity.WARNING,
        "A number that says how many people are harmed, or how often, is believed and passed on. So it is printed only"
        " with its source, its year and its kind, and the blocks 'statistic' and 'chart' do that. Ages, minutes, years"
        " and what is invented in a story are no such numbers. A quiz, an answer, or words to say may repeat a number"
        " that stands in such a block of the same lesson.",
        "- type: text\n  id: how-many\n  text: About 27.6 million people were in forced labour.",
        "- type: statistic\n  id: how-many\n  text: About 27.6 million people were in forced labour in 2021.\n"
        "  source: global-estimates-2022\n  year: 2021\n  kind: estimate",
    ),
    Code(
        "F102",
        "kinds-of-figures-mixed",
        Severity.WARNING,
        "There are four kinds of figures: estimates are computed, detected victims were found by authorities, reports"
        " are tips, and surveys are what people said when asked. Each answers another question. Added together or set"
        " against each other they give a number that means nothing. Say each in a block of its own.",
        "kind: reports\ntext: There were 20.5 million reports, while an estimate counts 27.6 million people.",
        "kind: reports\ntext: There were 20.5 million reports in 2024. One case may be reported many times.",
    ),
    Code(
        "F103",
        "year-after-publication",
        Severity.WARNING,
        "The figure is said to be of a later year than the one in which its source was published, which cannot be."
        " 'year' is the year that the figure is about. Perhaps a newer edition of the source is meant: give it an entry"
        " of its own in materials/sources.yaml.",
        "source: global-estimates-2022\nyear: 2024",
        "source: global-estimates-2022\nyear: 2021",
    ),
    Code(
        "F104",
        "figures-differ",
        Severity.WARNING,
        "What is printed large is not the number that the sentence says, or the number beside a bar is not the one that"
        " the bar is drawn for. One of the two was mistyped, or changed later. A sentence may point at the large number"
        " instead of repeating it: “this many people”.",
        "figure: 27.6 million\ntext: About 26.7 million people were in forced labour.",
        "figure: 27.6 million\ntext: About 27.6 million people were in forced labour.",
    ),
    Code(
        "F105",
        "old-figure",
        Severity.ADVICE,
        "The figure is of a year that is more than ten years ago. The world has changed since, and the way of counting"
        " too. This is only a reminder: sometimes there is no newer one. Then say in the text that it is old.",
        "text: About 24.9 million people were in forced labour.\nyear: 2012",
        "text: About 27.6 million people were in forced labour.\nyear: 2021",
    ),
    Code(
        "F106",
        "source-not-checked",
        Severity.ADVICE,
        "Nobody has said yet that they saw the figures of this lesson in their sources. This is only a reminder: look"
        " each figure up before you print many copies, and then add the day. Do not add a day just to make this go"
        " away.",
        "global-estimates-2022:\n  publisher: ILO, Walk Free and IOM\n  year: 2022",
        "global-estimates-2022:\n  publisher: ILO, Walk Free and IOM\n  year: 2022\n  checked-on: 2026-11-24",
    ),
]
