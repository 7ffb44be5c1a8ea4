"""Times the same content in three engines on one core, and prints a table. Run it: ``python benchmarks/compare.py``.

Lessons are generated (``lessons.py``), composed once, and written as HTML (``as_html.py``) and Typst markup
(``as_typst.py``). Then every engine gets fresh processes, in rounds that take turns, so that a busy minute of the
machine meets all alike; medians are printed. ``--profile`` says instead where our own time goes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from engines import ENGINES, Took

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "ar")
PICTURE = "settings-screen.png"
"""Of the lesson with every type of block."""


@dataclass(frozen=True, slots=True)
class Round:
    took: Took
    process_s: float
    """From starting Python to its end: with all imports."""


def main() -> int:
    words = _arguments()
    if words.worker:
        print(json.dumps(asdict(ENGINES[words.worker](words.folder, words.languages[0]))))
        return 0
    _keep_to_one_core()
    with tempfile.TemporaryDirectory(prefix="handouts-benchmark-") as temporary:
        folder = Path(temporary)
        _prepare(folder, words.lessons, words.languages, not words.profile, words.kitchen_sink)
        if words.profile:
            import stage_times

            stage_times.show(folder, words.languages, words.rounds)
        else:
            rounds = _rounds(folder, words)
            _print_table(rounds, words)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--lessons", type=int, default=3, help="copies of each lesson to generate (3: about 350 pages)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=sorted(ENGINES), help="an engine; may be repeated")
    parser.add_argument("--language", action="append", dest="languages", choices=LANGUAGES)
    parser.add_argument("--kitchen-sink", action="store_true", help="lessons with every type of block")
    parser.add_argument("--profile", action="store_true", help="say where our own time goes, stage by stage")
    parser.add_argument("--worker", choices=sorted(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    words = parser.parse_args()
    words.languages = words.languages or list(LANGUAGES)
    words.only = words.only or list(ENGINES)
    return words


def _keep_to_one_core() -> None:
    """Children inherit it. Not every system can; then Typst, which works in parallel, gains."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _prepare(folder: Path, lessons: int, languages: list[str], write_others: bool, is_kitchen_sink: bool) -> None:
    """Write the project, and the same composed trees for the other engines."""
    from as_html import html
    from as_typst import typst_markup
    from lessons import write_project
    from look import BenchmarkLook, fonts_folder

    write_project(_originals(folder) if is_kitchen_sink else ROOT / "materials", folder, lessons)
    if not write_others:
        return
    import stages

    look = BenchmarkLook(fonts_folder())
    for language in languages:
        for number, documents in enumerate(stages.compose_files(folder, language).files, 1):
            (folder / f"{language}-{number}.html").write_text(html(documents, look), "utf-8")
            markup = typst_markup(documents, look)
            (folder / f"{language}-{number}.typ").write_text(markup.text, "utf-8")
            for name, data in markup.images.items():
                (folder / name).write_bytes(data)


def _originals(folder: Path) -> Path:
    """The lesson with every type of block, from the tests, where the generator expects lessons; and its picture."""
    from PIL import Image

    originals = folder / "originals"
    for tag, name in (("en", "kitchen-sink.yaml"), ("ar", "kitchen-sink.ar.yaml")):
        (originals / tag).mkdir(parents=True)
        (originals / tag / "kitchen-sink.yaml").write_bytes((ROOT / "tests" / name).read_bytes())
    (originals / "program.yaml").write_bytes((ROOT / "materials/program.yaml").read_bytes())
    (folder / "materials/images").mkdir(parents=True)
    Image.new("RGB", (600, 300), "#88aaaa").save(folder / "materials/images" / PICTURE)
    return originals


def _rounds(folder: Path, words: argparse.Namespace) -> dict[tuple[str, str], list[Round]]:
    rounds: dict[tuple[str, str], list[Round]] = {}
    for _ in range(words.rounds):
        for language in words.languages:
            for engine in words.only:
                rounds.setdefault((language, engine), []).append(_round(folder, language, engine))
                print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return rounds


def _round(folder: Path, language: str, engine: str) -> Round:
    began = time.perf_counter()
    command = [sys.executable, __file__, "--worker", engine, "--language", language, "--folder", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return Round(Took(**json.loads(done.stdout.splitlines()[-1])), time.perf_counter() - began)


def _print_table(rounds: dict[tuple[str, str], list[Round]], words: argparse.Namespace) -> None:
    print(f"{words.lessons} copies of each lesson, {words.rounds} rounds, one core; medians of fresh processes")
    print(f"{'':2} {'engine':11}{'pages':>6}{'seconds':>9}{'min':>7}{'max':>7}{'pages/s':>9}", end="")
    print(f"{'kB':>8}{'process s':>11}{'times our seconds':>19}")
    for language in words.languages:
        ours = rounds.get((language, "here"))
        base = statistics.median(one.took.work_s for one in ours) if ours else 0.0
        for engine in words.only:
            seconds = [one.took.work_s for one in rounds[language, engine]]
            median, took = statistics.median(seconds), rounds[language, engine][0].took
            process = statistics.median(one.process_s for one in rounds[language, engine])
            print(f"{language:2} {engine:11}{took.pages:6}{median:9.2f}{min(seconds):7.2f}{max(seconds):7.2f}", end="")
            print(f"{took.pages / median:9.1f}{took.kb:8.0f}{process:11.2f}", end="")
            print(f"{median / base:18.1f}x" if base else "")


if __name__ == "__main__":
    sys.exit(main())
