"""``handouts build``: words → PDFs in the output folder; findings go to stderr, the summary to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from builder.build import Step, build, plan
from builder.cli import findings, summary, terminal
from builder.cli.asking import library_of, order_of
from builder.diagnostics import stops


def build_lessons(**words: Any) -> int:
    """Build and say what to print; returns 1 if a lesson was refused. Raises UsageError, OutputError."""
    library, form = library_of(words), words["form"]
    planned = plan(library, order_of(words))
    with progress(planned.steps) as step:
        built = build(library, planned, library.project.output, step)
    if form == "json":
        terminal.say(json.dumps(summary.as_data(library, built), ensure_ascii=False, indent=1))
    else:
        for line in findings.lines(built.found, form, planned.strict):
            terminal.tell(line)
        if built.found and form == "text":
            terminal.tell()
        for line in summary.lines(library, built) if form == "text" else summary.short(library, built):
            terminal.say(line)
    return 1 if built.refused or stops(built.beside, planned.strict) else 0


@contextmanager
def progress(steps: int) -> Iterator[Step | None]:
    """A bar on a terminal, nothing elsewhere: a file or another program has no use for it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    bar: Any = click.progressbar(
        length=steps,
        label="Making pages",
        file=sys.stderr,
        item_show_func=lambda name: terminal.safe(name or ""),
        show_eta=False,
    )
    with bar:
        yield lambda name: bar.update(1, name)
