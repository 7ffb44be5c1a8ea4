"""Facts: a lesson, its sources and today → figures that say less, or more, than is known. It knows no figure by heart.

What it can judge: that figures stand in a ``statistic`` or ``chart``, where source, year and kind are printed with them
(F101); that kinds are not mixed in one text (F102); that years (F103, F105), large figures (F104) and checks of sources
(F106) agree. What it cannot: whether a figure is right, nor what is said without numbers (“hardly anyone”). F102 sees
two figures of the lesson in one text with a word that adds or compares them, and words of another kind of figure in a
statistic with several figures; a sum worked out in the head, or over two texts, is left to readers. Numbers are read as
English has them, so only lessons in English are judged by F101, F102 and F104.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from builder.blocks.base import FigureKind, SourcedBlock
from builder.blocks.chart import ChartBlock
from builder.blocks.myth_fact import MythFactPair
from builder.blocks.quiz import Choice, QuizQuestion
from builder.blocks.scenario import ScenarioBlock
from builder.blocks.statistic import StatisticBlock
from builder.checks.figures import Claim, claims, numbers
from builder.checks.pieces import Piece, pieces
from builder.checks.running import running
from builder.checks.sentences import primary
from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.lesson import Lesson
from builder.sources import SourceEntry

MOST_YEARS = 10
"""After which a figure is called old."""
_SAYS_AGAIN = frozenset({"quiz", "faq", "say", "ask", "close"})
"""Blocks that may say a figure again which stands in the lesson with its source."""
_OTHER_KINDS: dict[FigureKind, re.Pattern[str]] = {
    "estimate": re.compile(r"\bestimat(?:e|es|ed|ions?)\b", re.IGNORECASE),
    "detected": re.compile(r"\bdetected\b|\bknown to (?:the )?(?:police|authorities)\b", re.IGNORECASE),
    "reports": re.compile(r"\d(?:[\w.,]*\s+){1,3}reports\b|\breports of\b", re.IGNORECASE),
    "survey": re.compile(r"\bsurvey(?:s|ed)?\b", re.IGNORECASE),
}
_SCALE = re.compile(r"\b(?:thousand|[mb]illion|trillion)s?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|nor|never|nobody)\b[^.!?]{0,30}$", re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:in total|altogether|combined|together|in all|adds? up|add(?:ed|ing)? to|plus|sum|more than|fewer than"
    r"|less than|compared|whereas|against)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this|that|so|as) (?:many|much)\b|\b(?:this|that) (?:number|share|figure|part)\b", re.IGNORECASE
)
"""“This many people”: the sentence needs the figure above it and does not say it again."""


def check_facts(lesson: Lesson, sources: Mapping[str, SourceEntry], today: datetime.date) -> tuple[Diagnostic, ...]:
    """Judge every figure of a lesson, F101 to F106. ``sources``: by id."""
    report = Report()
    if primary(lesson.language) == "en":
        known = _sourced(lesson)
        for piece in pieces(lesson):
            if _is_for_participants(piece):
                _judge_figures(piece, known, report)
                _judge_kinds(piece, known, report)
    for _, block in lesson.blocks():
        if isinstance(block, SourcedBlock):
            _judge_years(block, sources.get(block.source), today, report)
            if primary(lesson.language) == "en":
                _judge_large(block, report)
    _judge_sources(lesson, sources, report)
    return tuple(report)


Known = Mapping[Decimal, frozenset[str]]
"""Kinds by figure, of what stands in the lesson with its source."""


def _sourced(lesson: Lesson) -> Known:
    known = defaultdict[Decimal, set[str]](set)
    for piece in pieces(lesson):
        block = piece.block
        if isinstance(block, SourcedBlock) and piece.is_printed:
            words = running(piece.text).words
            found = numbers(words) if piece.field == "figure" else {v for claim in claims(words) for v in claim.values}
            for value in found:
                known[value].add(block.kind)
    for _, block in lesson.blocks():
        if isinstance(block, ChartBlock):
            for bar in block.bars:
                known[bar.value].add(block.kind)
    return {value: frozenset(kinds) for value, kinds in known.items()}


def _is_for_participants(piece: Piece) -> bool:
    return piece.is_printed or piece.is_heard or (piece.block is not None and piece.block.type == "ask")


def _is_to_judge(piece: Piece) -> bool:
    """Leave out what is said to be wrong, and invented stories."""
    owner, field = piece.owner, piece.field
    if isinstance(owner, Choice):
        return owner.right
    if isinstance(owner, QuizQuestion) and field == "question":
        return owner.answer is not False
    if isinstance(owner, MythFactPair):
        return field != "myth"
    return not (isinstance(owner, ScenarioBlock) and field in ("story", "title"))


def _judge_figures(piece: Piece, known: Known, report: Report) -> None:
    if isinstance(piece.block, SourcedBlock) or not _is_to_judge(piece):
        return
    row = running(piece.text)
    for claim in claims(row.words):
        is_known = claim.values and claim.values <= known.keys()
        if is_known and piece.block is not None and piece.block.type in _SAYS_AGAIN:
            continue
        shown = visible(row.words[claim.start : claim.end])
        hint = "move it to a block of the type statistic or chart, with its source, year and kind, or say it without a"
        report.add("F101", row.position_of(claim.start), f"{shown} is a figure without a source", f"{hint} number")


def _judge_kinds(piece: Piece, known: Known, report: Report) -> None:
    row, block = running(piece.text), piece.block
    found = claims(row.words)
    if isinstance(block, SourcedBlock):
        for kind, pattern in _OTHER_KINDS.items():
            for match in pattern.finditer(row.words) if kind != block.kind and len(found) > 1 else ():
                if not _NOT.search(row.words[: match.start()]):
                    message = f"{visible(match[0])} is another kind of figure than {visible(block.kind)}"
                    hint = "give each figure a block of its own; figures of two kinds cannot be compared"
                    report.add("F102", row.position_of(match.start()), message, hint)
        return
    kinds = [_kinds_of(claim, known) for claim in found if claim.values & known.keys()]
    joined = _JOINS.search(row.words)
    if joined is not None and len(kinds) > 1 and not frozenset.intersection(*kinds):
        names = " and ".join(visible(name) for name in sorted(frozenset.union(*kinds)))
        message = f"{visible(joined[0])} joins figures of the kinds {names}"
        report.add("F102", row.position_of(joined.start()), message, "say each in a text of its own, with its kind")


def _kinds_of(claim: Claim, known: Known) -> frozenset[str]:
    return frozenset().union(*(known[value] for value in claim.values & known.keys()))


def _judge_years(block: SourcedBlock, source: SourceEntry | None, today: datetime.date, report: Report) -> None:
    at = block.position_of("year")
    if source is not None and block.year > source.year:
        message = f"the figure is of {block.year}, but its source was published in {source.year}"
        report.add("F103", at, message, "type the year that the figure is about, or name the source that has it")
    elif today.year - block.year > MOST_YEARS:
        message = f"the figure is of {block.year}, more than {MOST_YEARS} years ago"
        report.add("F105", at, message, "look for a newer one, or say in the text that it is old")


def _judge_large(block: SourcedBlock, report: Report) -> None:
    """Compare what is printed large with the text, and what is printed beside a bar with its length."""
    if isinstance(block, StatisticBlock) and block.figure is not None:
        large, text = running(block.figure).words, running(block.text).words
        if re.search(r"\d", large) and not numbers(large) <= numbers(text) and not _POINTS.search(text):
            message = f"{visible(large)} is printed large, and the text says another number or none"
            hint = "say the same number in both, or point at it with 'this many'"
            report.add("F104", block.position_of("figure"), message, hint)
    for bar in block.bars if isinstance(block, ChartBlock) else ():
        beside = running(bar.figure).words if bar.figure is not None else str(bar.value)
        if bar.value not in numbers(_SCALE.sub("", beside)):
            message = f"{visible(beside)} is printed beside a bar that is drawn for {bar.value}"
            report.add("F104", bar.position_of("figure"), message, f"type {bar.value} in both, or leave 'figure' out")


def _judge_sources(lesson: Lesson, sources: Mapping[str, SourceEntry], report: Report) -> None:
    used = dict[str, Position]()
    for _, block in lesson.blocks():
        if isinstance(block, SourcedBlock) and block.source in sources:
            used.setdefault(block.source, block.position_of("source"))
    unchecked = [name for name in used if sources[name].checked_on is None]
    if unchecked:
        what = "the source" if len(unchecked) == 1 else "the sources"
        message = f"nobody has said that the figures were looked up in {what} {', '.join(map(visible, unchecked))}"
        hint = "look each figure up there, then add the day to materials/sources.yaml: 'checked-on: 2026-11-24'"
        report.add("F106", used[unchecked[0]], message, hint)
