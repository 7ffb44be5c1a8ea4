"""The lesson with every block, in every theme, on both papers, in two directions: nothing lost, nothing too small."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from editions import GUIDE, HANDOUT, KEY, images_of, kitchen_sink, layout_of, reviewed_words_of, shipped_sources
from trees import LAYOUTS, look
from verapdf.validator import assert_valid, requires_validator

from builder.checks.readback import plain_text
from builder.checks.tags import check_tags
from builder.compose import compose
from builder.document import Document, Image
from builder.typeset import Rendering, typeset

THEMES = sorted(path.stem for path in (LAYOUTS / "themes").glob("*.yaml"))
PAPERS = ("a4", "letter")
LANGUAGES = ("en", "ar")
SMALLEST = {"large-print": 18.0, "clear-print": 14.0}
every_look = pytest.mark.parametrize("theme", THEMES)


@cache
def picture() -> bytes:
    from PIL import Image as Pillow

    out = io.BytesIO()
    Pillow.new("RGB", (600, 300), "#88aaaa").save(out, "PNG")
    return out.getvalue()


@cache
def documents(language: str) -> Mapping[str, Document]:
    edition = kitchen_sink(language)
    images = {name: Image(name, picture(), 600, 300, "PNG") for name in images_of(edition)}
    made = {}
    for layout in (HANDOUT, GUIDE, KEY):
        document, found = compose(edition, layout_of(layout), reviewed_words_of(language), images, shipped_sources())
        assert document is not None, found
        made[layout] = replace(document, images={n: images[n] for n in document.images})
    return made


@cache
def rendered(theme: str, paper: str, language: str) -> Mapping[str, Rendering]:
    """All three documents; the facilitators' ones with the pages of this handout."""
    made: dict[str, Rendering] = {}
    references: dict[str, str] = {}
    for layout, document in documents(language).items():
        made[layout] = typeset([document], look(theme, layout, paper), references)
        assert made[layout].found == ()
        references |= made[layout].references()
    return made


def sizes(data: bytes) -> set[float]:
    """Every type size that is set anywhere."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            float(i.operands[1])
            for page in pdf.pages
            for i in pikepdf.parse_content_stream(page)
            if str(i.operator) == "Tf"
        }


@every_look
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost_and_nothing_too_small(theme: str, paper: str, language: str) -> None:
    for made in rendered(theme, paper, language).values():
        lines = [" ".join(line.replace("\u00ad", "").split()) for line in plain_text(made.data)]
        assert lines == [" ".join(line.split()) for line in made.text.splitlines() if line.strip()]
        assert check_tags(made.data) == []
        assert min(sizes(made.data)) >= SMALLEST.get(theme, 11.0)


@every_look
@pytest.mark.parametrize("language", LANGUAGES)
def test_text_stays_within_the_page_that_printers_print(theme: str, language: str) -> None:
    for made in rendered(theme, "letter", language).values():
        with pypdfium2.PdfDocument(made.data) as pdf:
            for page in pdf:
                text = page.get_textpage()
                said = text.get_text_range()
                boxes = [text.get_charbox(i) for i in range(text.count_chars()) if said[i : i + 1].strip()]
                assert len(boxes) > 20
                assert min(box[0] for box in boxes) >= 22
                assert max(box[2] for box in boxes) <= 612 - 22
                assert min(box[1] for box in boxes) >= 20
                assert max(box[3] for box in boxes) <= 792 - 20


@requires_validator
@every_look
def test_everything_conforms(theme: str, tmp_path: Path) -> None:
    files = []
    for paper in PAPERS:
        for language in LANGUAGES:
            for name, made in rendered(theme, paper, language).items():
                files.append(tmp_path / f"{name}-{paper}-{language}.pdf")
                files[-1].write_bytes(made.data)
    assert len(files) == 12
    assert_valid(files)
