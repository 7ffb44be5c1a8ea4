"""What the tests of the text engine share: ``languages.yaml``, and text set in one look; it asserts nothing."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.typeset.text.items import RTL_LANGS, Look, Span, primary
from builder.typeset.text.lines import Line, Measured

SIZE_PT = 11.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A language's text."""

    lang: str
    article: str
    contact: str
    phone: str
    url: str

    @property
    def text(self) -> str:
        return f"{self.article} {self.contact}"

    @property
    def rtl(self) -> bool:
        return primary(self.lang) in RTL_LANGS


def _read() -> dict[str, Sample]:
    found = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text("utf-8"))
    return {lang: Sample(lang, **fields) for lang, fields in found.items()}


SAMPLES = _read()


@functools.cache
def look(lang: str, weight: int = 400) -> Look:
    return Look(SIZE_PT, weight, "#000000", lang)


def measured(text: str, lang: str, spans: Sequence[Span] = ()) -> Measured:
    """Measure a paragraph in its language's direction."""
    return Measured(text, list(spans) or [Span(len(text), look(lang))], lang, primary(lang) in RTL_LANGS)


def seen(paragraph: Measured, line: Line | None = None) -> str:
    """Tell what a line shows from left to right, as characters before mirroring; without a line, all on one."""
    runs = paragraph.runs(line or Line(0, len(paragraph.text), "end"))
    shown = []
    for index in paragraph.visual(runs):
        run = runs[index]
        for piece in reversed(run.pieces) if run.setting.level & 1 else run.pieces:
            shown += [cluster.text for cluster in piece.clusters]
    return "".join(shown)
