"""Whole files in 22 languages: the text inside is the source, and readers copy it as well as ever."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
import pytest
import yaml
from trees import rendering
from verapdf.validator import assert_valid, requires_validator

from builder.checks.readback import plain_text

from .text.samples import SAMPLES, Sample

SCORES = yaml.safe_load((Path(__file__).parent / "text" / "scores.yaml").read_text("utf-8"))
_NOT_COMPARED = re.compile(r"\s+|[\u00ad\ufffe\u200e\u200f\u202a-\u202e]")
_ROUNDING = 0.0001
each_language = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def typeset_alone(text: str, lang: str) -> bytes:
    return rendering(f"<p>{escape(text)}</p>", head="", language=lang).data


def by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def by_poppler(data: bytes) -> str:
    if not shutil.which("pdftotext"):
        missing = "pdftotext is not there: apt-get install poppler-utils"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def likeness(copied: str, source: str) -> float:
    """As scores.yaml says."""
    a, b = (_NOT_COMPARED.sub("", text) for text in (copied, source))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


@each_language
def test_the_text_inside_is_the_source(sample: Sample) -> None:
    data = typeset_alone(sample.text, sample.lang)
    said = " ".join(" ".join(plain_text(data)).replace("\u00ad", "").split())
    assert said == " ".join(sample.text.split())


@each_language
@pytest.mark.parametrize("part", ["article", "paragraph"])
def test_readers_copy_it_as_well_as_ever(sample: Sample, part: str) -> None:
    source = sample.article if part == "article" else sample.text
    data = typeset_alone(source, sample.lang)
    floor = SCORES[sample.lang][part]
    assert likeness(by_pdfium(data), source) >= floor["pdfium"] - _ROUNDING
    assert likeness(by_poppler(data), source) >= floor["poppler"] - _ROUNDING


@pytest.mark.parametrize(("lang", "word"), [("en", "yes"), ("ar", "نعم"), ("km", "បាទ")])
def test_boxes_and_ticks_are_copied_as_themselves(lang: str, word: str) -> None:
    text = " ".join(f"{shape} {word}" for shape in "☐☑☒✓✗□■○●★☆▶")
    data = typeset_alone(text, lang)
    assert " ".join(plain_text(data)) == text
    assert by_pdfium(data).split() == text.split()
    assert likeness(by_poppler(data), text) == 1


@requires_validator
def test_every_language_conforms(tmp_path: Path) -> None:
    files = []
    for sample in SAMPLES.values():
        files.append(tmp_path / f"{sample.lang}.pdf")
        body = f"<h1>{escape(sample.text[:30])}</h1><ul><li>{escape(sample.text)}</li></ul>"
        files[-1].write_bytes(rendering(body, language=sample.lang).data)
    assert len(files) == 22
    assert_valid(files)
