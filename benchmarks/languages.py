"""Measures how well three engines set 22 languages, and prints one table. Run it: ``python benchmarks/languages.py``.

The same paragraphs (``tests/typeset/text/languages.yaml`` and the longer fixed words of the layouts), in the same Noto
fonts at 12 pt, ragged, each alone on a page, in five measures from 80 to 310 pt. For each engine and language:

- copied: how like the source the text is that poppler and pdfium copy out of the PDF; white space and direction marks
  aside (``difflib``, 1 is the same). What is below 1 in ours are lines of two directions, whose order readers guess.
- wrong: lines per thousand that end where neither UAX #14 nor ICU's dictionaries nor hyphenation let them, or within a
  telephone number; in Korean, within a word. Ours are words wider than the line, which the others let reach out of it.
  Typst's lines are known only by what is copied: ``–`` where that is too unlike the source.
- wide: lines per thousand whose ink reaches out of the measure by more than a point. Nastaliq overhangs in all three.
- fill: how much of the measure lines fill on average, last lines aside, in percent.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml
from paragraphs import PARAGRAPHS, Page, Set
from reading import by_pdfium, by_poppler, ends_of, likeness, lines_on

from builder.typeset.text.breaks import opportunities

ROOT = Path(__file__).resolve().parent.parent
MEASURES = (80.0, 120.0, 180.0, 250.0, 310.0)
"""Points."""
_LIKE_ENOUGH = 0.97
"""Of copied text, to tell from it where lines end."""
_LONG_ENOUGH, _MOST_WORDS = 40, 12
"""Characters of a fixed word, and how many of them are taken."""
_WIDE = 1.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured of one engine in one language."""

    poppler: float
    pdfium: float
    wrong: float | None
    """Lines per thousand, as ``wide``; None where it cannot be told."""
    wide: float
    fill: float


def texts_of(lang: str) -> list[str]:
    """What is set in a language: its paragraph, and fixed words without anything to be filled in."""
    samples = yaml.safe_load((ROOT / "tests/typeset/text/languages.yaml").read_text("utf-8"))
    found = [samples[lang]["article"], samples[lang]["contact"]]
    file = ROOT / f"layouts/strings/{lang}.yaml"
    if file.exists():
        words = yaml.load(file.read_text("utf-8"), yaml.BaseLoader).get("words", {})
        plain = [text for text in words.values() if isinstance(text, str) and "{" not in text]
        found += [text for text in plain if len(text) >= _LONG_ENOUGH][:_MOST_WORDS]
    return [" ".join(text.split()) for text in found]


def measured(made: Set, pages: Sequence[Page]) -> Quality:
    """Judge a PDF with one paragraph on each page."""
    poppler, copied = by_poppler(made.data), by_pdfium(made.data)
    sources = [page.text for page in pages]
    found = [(line, page) for page, lines in zip(pages, lines_on(made.data), strict=True) for line in lines]
    whole = [(one, page) for (one, page), (_, after) in pairwise(found) if page is after]
    wide = [one.left < page.left - _WIDE or one.right > page.left + page.width + _WIDE for one, page in found]
    return Quality(
        _mean(map(likeness, poppler, sources)),
        _mean(map(likeness, copied, sources)),
        _wrong(made, pages, copied),
        1000 * _mean(wide),
        100 * _mean((one.right - one.left) / page.width for one, page in whole),
    )


def _mean(values: Iterable[float]) -> float:
    return statistics.fmean(list(values) or [0.0])


def _wrong(made: Set, pages: Sequence[Page], copied: Sequence[str]) -> float | None:
    """Lines per thousand that end where they must not."""
    wrong = count = 0
    for number, page in enumerate(pages):
        lines = made.lines[number] if made.lines else copied[number].splitlines()
        ends = ends_of(lines, page.text, _LIKE_ENOUGH)
        if ends is None:
            return None
        allowed = {_letters(page.text[:at]) for at, _ in opportunities(page.text, page.lang)}
        wrong += sum(end not in allowed for end in ends if end not in made.hyphenated.get(number, ()))
        count += len(ends) + 1
    return 1000 * wrong / count


def _letters(text: str) -> int:
    return len("".join(text.split()))


_FIGURES: Sequence[Callable[[Quality], float | None]] = (
    lambda one: one.wrong,
    lambda one: one.wide,
    lambda one: one.fill,
)


def _row(lang: str, found: dict[str, Quality]) -> str:
    cells = [f"{lang:4}", " ".join(f"{found[name].poppler:5.3f}/{found[name].pdfium:5.3f}" for name in PARAGRAPHS)]
    for figure in _FIGURES:
        values = (figure(found[name]) for name in PARAGRAPHS)
        cells.append(" ".join(f"{'–' if value is None else f'{value:.0f}':>6}" for value in values))
    return " | ".join(cells)


def _head() -> str:
    short = " ".join(f"{name[:6]:>6}" for name in PARAGRAPHS)
    titles = ("copied, poppler/pdfium", "wrong, of 1,000", "wide, of 1,000", "fill, %")
    first = f"{'':4} | {titles[0]:35} | {' | '.join(f'{title:20}' for title in titles[1:])}"
    return f"{first}\n{'':4} | {' '.join(f'{name:>11}' for name in PARAGRAPHS)} | {short} | {short} | {short}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    samples = yaml.safe_load((ROOT / "tests/typeset/text/languages.yaml").read_text("utf-8"))
    parser.add_argument("--language", action="append", choices=list(samples))
    chosen = parser.parse_args().language or list(samples)
    print(_head())
    sums: dict[str, list[Quality]] = {name: [] for name in PARAGRAPHS}
    for lang in chosen:
        pages = [Page(text, lang, width) for width in MEASURES for text in texts_of(lang)]
        found = {name: measured(make(pages), pages) for name, make in PARAGRAPHS.items()}
        for name, one in found.items():
            sums[name].append(one)
        print(_row(lang, found), flush=True)
    print(_row("mean", {name: _all(every) for name, every in sums.items()}))
    return 0


def _all(every: Sequence[Quality]) -> Quality:
    """The mean over languages; of wrong breaks over those that can be judged."""
    known = [one.wrong for one in every if one.wrong is not None]
    poppler, pdfium = (_mean(one.poppler for one in every), _mean(one.pdfium for one in every))
    wrong = _mean(known) if known else None
    return Quality(poppler, pdfium, wrong, _mean(one.wide for one in every), _mean(one.fill for one in every))


if __name__ == "__main__":
    sys.exit(main())
