"""The structure trees of PDFs, compared as text, and what validators and checks say of whole files."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from editions import GUIDE, HANDOUT, composed, edition_of
from goldens import Goldens
from trees import look
from verapdf.validator import assert_valid, requires_validator

from builder.blocks import BLOCKS
from builder.checks.readback import plain_text, read_tree, tree_text
from builder.checks.tags import check_tags
from builder.document import Document, Image
from builder.typeset import Rendering, typeset

HERE = Path(__file__).parent
BLOCK_LESSONS = HERE.parent / "blocks"
CALM = (HERE.parent / "compose" / "calm-steps.yaml").read_text("utf-8")
CALM_AR = (HERE.parent / "compose" / "calm-steps.ar.yaml").read_text("utf-8")


@cache
def picture() -> Image:
    """A small real picture, as ``images`` hands them on."""
    from PIL import Image as Pillow

    out = io.BytesIO()
    Pillow.new("RGB", (80, 40), "#88aaaa").save(out, "PNG")
    return Image("", out.getvalue(), 80, 40, "PNG")


def with_pictures(document: Document) -> Document:
    return replace(document, images={name: replace(picture(), name=name) for name in document.images})


@cache
def rendered(yaml: str, language: str = "en", module: str | None = None) -> tuple[Rendering, Rendering]:
    """A lesson's handout and guide, the guide with the pages of this handout."""
    edition = edition_of(yaml, language, module)
    handout = typeset([with_pictures(composed(edition, HANDOUT))], look(), {})
    guide = typeset([with_pictures(composed(edition, GUIDE))], look("community", GUIDE), handout.references())
    assert handout.found == guide.found == ()
    return handout, guide


def block_lesson(kind: str) -> str:
    return (BLOCK_LESSONS / f"{kind}.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_block_has_its_structure_tree(kind: str, goldens: Goldens) -> None:
    trees: list[str] = []
    for name, made in zip((HANDOUT, GUIDE), rendered(block_lesson(kind)), strict=True):
        trees += [f"# {name}", *tree_text(made.data), ""]
    text = "\n".join(trees)
    assert text == goldens.expected(HERE / "structure" / f"{kind}.tree", text)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_whole_lesson_has_its_structure_tree(language: str, goldens: Goldens) -> None:
    handout, guide = rendered(CALM, language, CALM_AR if language == "ar" else None)
    text = "\n".join(["# handout", *tree_text(handout.data), "", "# guide", *tree_text(guide.data), ""])
    assert text == goldens.expected(HERE / "structure" / f"calm-steps.{language}.tree", text)


@pytest.mark.parametrize("kind", BLOCKS)
def test_content_tree_and_parent_tree_fit(kind: str) -> None:
    for made in rendered(block_lesson(kind)):
        assert check_tags(made.data) == []
        lines = [" ".join(line.replace("\u00ad", "").split()) for line in plain_text(made.data)]
        assert lines == [" ".join(line.split()) for line in made.text.splitlines() if line.strip()]


def test_a_picture_has_its_words_and_its_place() -> None:
    handout, _ = rendered(block_lesson("figure"))
    figures = [element for element in read_tree(handout.data).iter() if element.tag == "Figure"]
    assert len(figures) == 2
    assert all(len(figure.attributes["Alt"]) > 20 for figure in figures)
    assert all(figure.attributes["Placement"] == "Block" for figure in figures)


@requires_validator
def test_everything_conforms(tmp_path: Path) -> None:
    files = []
    for kind in BLOCKS:
        for name, made in zip((HANDOUT, GUIDE), rendered(block_lesson(kind)), strict=True):
            files.append(tmp_path / f"{kind}-{name}.pdf")
            files[-1].write_bytes(made.data)
    for made in rendered(CALM, "ar", CALM_AR):
        files.append(tmp_path / f"calm-{len(files)}.pdf")
        files[-1].write_bytes(made.data)
    assert len(files) == 2 * len(BLOCKS) + 2
    assert_valid(files)
