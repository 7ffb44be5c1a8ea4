"""Statistics: every figure of the shipped lessons, with its source, year and kind, and how far it was traced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from goldens import Goldens

from builder.blocks.base import SourcedBlock
from builder.blocks.chart import ChartBlock
from builder.blocks.statistic import StatisticBlock
from builder.checks.figures import claims, numbers
from builder.checks.running import running
from builder.library import Library
from builder.load import Mapping as Table
from builder.load import load
from builder.project import Project, shipped_root

HERE = Path(__file__).parent
GOLDEN = HERE / "statistics.txt"
DIGITS = re.compile(r"\d[\d.,]*(?<![.,])(?:\s+[mb]illion)?")
MARKS = ("seen", "seen-secondary", "known")


@cache
def library() -> Library:
    return Library(Project.find(shipped_root()))


@cache
def figures() -> Mapping[str, SourcedBlock]:
    """``LESSON/BLOCK`` of everything that prints a figure, in order."""
    found = dict[str, SourcedBlock]()
    for name in library().lessons:
        lesson, _ = library().lesson(name)
        assert lesson is not None
        found |= {f"{name}/{block.id}": block for _, block in lesson.blocks() if isinstance(block, SourcedBlock)}
    return found


@cache
def traced() -> Mapping[str, Mapping[str, str]]:
    """Mark of each figure, by block."""
    source = load("traced.yaml", (HERE / "traced.yaml").read_bytes())
    assert source.root is not None, source.found
    marks = dict[str, Mapping[str, str]]()
    for name, entry in source.root.items():
        assert isinstance(entry, Table), name
        of_block = entry["figures"]
        assert isinstance(of_block, Table), name
        assert str(entry["sheet"]).startswith("S"), name
        marks[str(name)] = {str(figure): str(mark) for figure, mark in of_block.items()}
    return marks


def printed(block: SourcedBlock) -> list[str]:
    """The figures of a block as they stand there."""
    if isinstance(block, ChartBlock):
        return [f"{bar.label.source}: {bar.value}" for bar in block.bars]
    assert isinstance(block, StatisticBlock)
    large = [block.figure.source] if block.figure is not None else []
    row = running(block.text).words
    return large + [row[one.start : one.end] for one in claims(row)]


def values(block: SourcedBlock) -> frozenset[Decimal]:
    """Every number in digits, also in words where it claims something: in texts, printed large, and of bars."""
    found = {bar.value for bar in block.bars} if isinstance(block, ChartBlock) else set[Decimal]()
    for path, texts, _ in block.texts():
        for text in texts if path != "guide" else ():
            words = running(text).words
            found |= {value for one in claims(words) for value in one.values}
            found |= {value for typed in DIGITS.findall(words) for value in numbers(typed)}
    return significant(found - {Decimal(block.year)})


def significant(found: Iterable[Decimal]) -> frozenset[Decimal]:
    return frozenset(found) - {Decimal(100)}


def test_every_figure_is_listed_with_its_source_year_kind_and_mark(goldens: Goldens) -> None:
    lines = list[str]()
    for name, block in figures().items():
        marks = ", ".join(f"{figure} {mark}" for figure, mark in traced().get(name, {}).items())
        lines.append(f"{name}\n  {block.source}, {block.year}, {block.kind}\n  printed: {'; '.join(printed(block))}\n")
        lines.append(f"  traced:  {marks}\n")
    made = "".join(lines)
    assert goldens.expected(GOLDEN, made) == made


@pytest.mark.parametrize("name", figures())
def test_every_figure_has_a_source_that_there_is(name: str) -> None:
    block = figures()[name]
    source = library().sources[0][block.source]
    assert block.year <= source.year
    assert source.title


def faults(block: SourcedBlock, marks: Mapping[str, str]) -> list[str]:
    """What is not traced, or not well enough; nothing if all is well."""
    looked_up = significant(value for figure in marks for value in numbers(figure))
    found = [f"{figure} is {mark}" for figure, mark in marks.items() if mark not in MARKS]
    found += [f"{value} was not looked up" for value in sorted(values(block) - looked_up)]
    return found + [f"{value} is not printed any more" for value in sorted(looked_up - values(block))]


@pytest.mark.parametrize("name", figures())
def test_every_figure_was_traced_and_none_is_unsure(name: str) -> None:
    assert name in traced(), f"look {name} up in the fact sheet, and add it to tests/traced.yaml"
    assert faults(figures()[name], traced()[name]) == []


def test_a_figure_that_changed_or_is_unsure_is_told() -> None:
    block = figures()["what-is-cyber-trafficking/forced-labour"]
    assert faults(block, {"27.6 million": "unsure"}) == ["27.6 million is unsure"]
    assert faults(block, {"25 million": "seen"}) == [
        "27600000.0 was not looked up",
        "25000000 is not printed any more",
    ]


def test_nothing_is_traced_that_is_not_printed() -> None:
    assert set(traced()) == set(figures())


def test_there_are_figures_of_several_kinds() -> None:
    assert len(figures()) >= 4
    assert len({block.kind for block in figures().values()}) >= 3
