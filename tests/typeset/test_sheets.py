"""The program's sheets in every theme, on both papers, in three languages: one page, nothing lost, all of it valid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sheets import NAMED, SHEETS, sheet_of
from trees import LAYOUTS, look
from verapdf.validator import assert_valid, requires_validator

from builder.checks.readback import plain_text
from builder.checks.tags import check_tags
from builder.program import Program
from builder.typeset import Rendering, typeset

THEMES = sorted(path.stem for path in (LAYOUTS / "themes").glob("*.yaml"))
PAPERS = ("a4", "letter")
LANGUAGES = ("en", "ar", "km")
PROGRAMS = (Program(), NAMED)
"""With lines to write on and the banner of a SAMPLE, and with everything known."""
each_sheet = pytest.mark.parametrize("name", SHEETS)


@cache
def rendered(name: str, theme: str, paper: str) -> tuple[Rendering, ...]:
    """In every language, for both programs."""
    return tuple(_rendered(name, theme, paper))


def _rendered(name: str, theme: str, paper: str) -> Iterator[Rendering]:
    for language in LANGUAGES:
        for program in PROGRAMS:
            made = typeset([sheet_of(name, language, program)], look(theme, name, paper), {})
            assert made.found == ()
            yield made


@each_sheet
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("theme", THEMES)
def test_each_is_one_page_and_nothing_is_lost(name: str, theme: str, paper: str) -> None:
    for made in rendered(name, theme, paper):
        assert len(made.pages) <= (2 if theme == "large-print" else 1)
        lines = [" ".join(line.replace("\u00ad", "").split()) for line in plain_text(made.data)]
        assert lines == [" ".join(line.split()) for line in made.text.splitlines() if line.strip()]
        assert check_tags(made.data) == []


@requires_validator
@each_sheet
def test_each_conforms(name: str, tmp_path: Path) -> None:
    files = []
    for theme in THEMES:
        for paper in PAPERS:
            for number, made in enumerate(rendered(name, theme, paper)):
                files.append(tmp_path / f"{theme}-{paper}-{number}.pdf")
                files[-1].write_bytes(made.data)
    assert len(files) == len(THEMES) * 12
    assert_valid(files)
