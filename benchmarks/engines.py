"""The three engines, each a function that a fresh process calls: a folder of prepared input → what it took.

``here`` begins with YAML; ``weasyprint`` and ``typst`` are given finished HTML and markup, made from the same trees.
Everybody's PDFs stay in memory: disks are not measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from look import fonts_folder


@dataclass(frozen=True, slots=True)
class Took:
    """What one process needed for one language."""

    import_s: float
    work_s: float
    pages: int
    kb: float
    """Of all PDFs, in 1,000 bytes."""


def here(folder: Path, language: str) -> Took:
    """Our whole pipeline, from the YAML files to the bytes of the PDFs."""
    return _timed(_prepare_here, folder, language)


def weasyprint(folder: Path, language: str) -> Took:
    return _timed(_prepare_weasyprint, folder, language)


def typst(folder: Path, language: str) -> Took:
    return _timed(_prepare_typst, folder, language)


ENGINES: dict[str, Callable[[Path, str], Took]] = {"here": here, "weasyprint": weasyprint, "typst": typst}

Work = Callable[[], list[bytes]]


def _timed(prepare: Callable[[Path, str], Work], folder: Path, language: str) -> Took:
    began = time.perf_counter()
    work = prepare(folder, language)
    imported = time.perf_counter()
    made = work()
    done = time.perf_counter()
    return Took(imported - began, done - imported, sum(map(_pages, made)), sum(map(len, made)) / 1000)


def _prepare_here(folder: Path, language: str) -> Work:
    import stages

    return lambda: [rendering.data for rendering in stages.typeset_files(stages.compose_files(folder, language))]


def _prepare_weasyprint(folder: Path, language: str) -> Work:
    from weasyprint import HTML

    files = sorted(folder.glob(f"{language}-*.html"))
    return lambda: [HTML(file).write_pdf(pdf_variant="pdf/ua-1") for file in files]


def _prepare_typst(folder: Path, language: str) -> Work:
    import typst

    files = sorted(folder.glob(f"{language}-*.typ"))

    def work() -> list[bytes]:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())])
        return [_typst_file(typst, file, fonts) for file in files]

    return work


def _typst_file(typst: object, file: Path, fonts: object) -> bytes:
    compiler = typst.Compiler(str(file), root=str(file.parent), font_paths=fonts)  # type: ignore[attr-defined]
    made: bytes = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    return made


def _pages(data: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
