"""Where our own time goes: each stage timed in turn, then the functions that take most of typesetting."""

from __future__ import annotations

import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import stages

Value = TypeVar("Value")
_SHOWN = 25


def show(folder: Path, languages: Sequence[str], rounds: int) -> None:
    """Print a table of stages for each language, medians of warm rounds, then a profile of typesetting."""
    for language in languages:
        times: dict[str, list[float]] = {}
        pages = 0
        for _ in range(rounds + 1):
            pages = _round(folder, language, times)
        total = sum(statistics.median(found[1:]) for found in times.values())
        print(f"{language}: {pages} pages, {total:.2f} s warm, {pages / total:.0f} pages/s")
        for stage, found in times.items():
            median = statistics.median(found[1:])
            print(f"  {stage:30}{median:8.3f} s{100 * median / total:6.0f} %   first round {found[0]:.3f} s")
    made = stages.compose_files(folder, languages[0])
    profile = cProfile.Profile()
    profile.runcall(stages.typeset_files, made)
    pstats.Stats(profile).sort_stats("tottime").print_stats(_SHOWN)


def _round(folder: Path, language: str, times: dict[str, list[float]]) -> int:
    def timed(stage: str, work: Callable[[], Value]) -> Value:
        began = time.perf_counter()
        value = work()
        times.setdefault(stage, []).append(time.perf_counter() - began)
        return value

    pipeline = timed("names, program", lambda: stages.stages_of(folder, language))
    editions = timed("load to personalize", lambda: stages.editions_of(pipeline))
    made = timed("compose", lambda: stages.composed(pipeline, editions))
    return sum(len(one.pages) for one in timed("typeset", lambda: stages.typeset_files(made)))
