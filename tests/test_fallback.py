"""Readers of a region are served in the wider language, text by text (BCP 47, CLDR parent locales)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from building import built, codes, text_of
from localizing import GOOD, greeting, module, texts
from projects import FILES, LESSON, handout, make_project, snapshot

from builder.build import Order, plan
from builder.diagnostics import Severity
from builder.errors import UsageError
from builder.library import Library
from builder.localize import localize, standard
from builder.project import Project
from builder.texts import Status

SPANISH = """\
translates: calm-steps
language: es
translator: Maria Lopez
units:
  title: {source: Calm steps, text: Pasos de calma}
  begin.title: {source: Begin, text: Empezar}
  first.title: {source: Take a breath, text: Respira}
  first.guide: {source: Speak slowly., text: Hable despacio.}
  ready.title:
    source: My steps
    text: Mis pasos
    reviewed: {by: Ana Reyes, role: teacher, on: 2026-11-21}
  ready.items:
    - {source: I can pause., text: Puedo parar.}
"""
MEXICAN = """\
translates: calm-steps
language: es-MX
translator: Luz Rojas
units:
  first.title: {source: Take a breath, text: Respire hondo}
  begin.title: {source: Begin, was: Start, text: Arrancar}
"""
SPAIN = {**FILES, "materials/es/calm-steps.yaml": SPANISH}
MEXICO = {**SPAIN, "materials/es-MX/calm-steps.yaml": MEXICAN}


def library(folder: Path, files: dict[str, str]) -> Library:
    return Library(Project.find(make_project(folder, files)))


def test_each_text_is_the_first_that_is_there_and_current(tmp_path: Path) -> None:
    made, found = library(tmp_path, MEXICO).translation("calm-steps", "es-MX")
    assert made is not None
    assert made.language == "es-MX"
    assert texts(made, "first.title") == [("Respire hondo", "es-MX", "draft")]
    assert texts(made, "begin.title") == [("Empezar", "es", "draft")], (
        "the one of Mexico is stale, the one of Spain is not"
    )
    assert texts(made, "ready.title") == [("Mis pasos", "es", "reviewed")]
    assert texts(made, "ready.items") == [
        ("Puedo parar.", "es", "draft"),
        ("I can ask someone I trust.", "en", "missing"),
    ]
    assert made.translator == "Luz Rojas"
    assert made.is_draft
    mine = [(one.code, one.at and one.at.file) for one in found if one.at and "es-MX" in one.at.file]
    assert mine == [("T201", "materials/es-MX/calm-steps.yaml"), ("T203", "materials/es-MX/calm-steps.yaml")]
    (drafts,) = (one for one in found if one.code == "T203" and one.at and "es-MX" in one.at.file)
    assert drafts.message.startswith("1 of ")


def test_a_stale_text_stays_stale_where_nothing_better_is_there() -> None:
    stale = GOOD.replace("source: Hello, text: Hola", "source: Hi, text: Hola")
    spain, _ = localize(greeting(), "es", module(stale))
    mexico, found = localize(greeting(), "es-MX", None, spain)
    assert texts(mexico, "title") == [("Hello", "en", "stale")]
    assert found == ()
    both = stale.replace("language: es", "language: es-MX")
    mexico, _ = localize(greeting(), "es-MX", module(both, "materials/es-MX/greeting.yaml"), spain)
    assert mexico.units["title"][0].status is Status.STALE
    fresh, _ = localize(greeting(), "es", module(GOOD))
    mexico, _ = localize(greeting(), "es-MX", module(both, "materials/es-MX/greeting.yaml"), fresh)
    assert texts(mexico, "title") == [("Hola", "es", "draft")]


def test_a_language_without_files_of_its_own_is_built_and_tagged(tmp_path: Path) -> None:
    made = built(tmp_path, SPAIN, languages=("es-mx",))
    assert codes(made, Severity.ERROR) == []
    assert made.lessons[0].languages == ("es-MX",)
    assert made.lessons[0].drafts == ("es-MX",)
    files = snapshot(tmp_path / "output")
    name = handout(1, "es-MX")
    assert name in files
    text = text_of(tmp_path / "output" / name)
    assert "Respira" in text
    assert "I can ask someone I trust." in text
    with pikepdf.open(tmp_path / "output" / name) as pdf:
        assert str(pdf.Root.Lang) == "es-MX"
        tagged = {
            str(element.Lang)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and "/Lang" in element
        }
    assert {"es-MX", "es", "en"} <= tagged


def test_what_is_wrong_in_the_wider_file_is_told_once(tmp_path: Path) -> None:
    wrong = SPANISH.replace("text: Respira", 'text: "Respira, \\"ya\\""')
    made = built(tmp_path, {**MEXICO, "materials/es/calm-steps.yaml": wrong}, languages=("es", "es-MX"))
    assert [str(one.at) for one in made.found if one.code == "T309"] == ["materials/es/calm-steps.yaml:7:46"]
    places = [
        (one.code, str(one.at), one.message) for one in made.found if one.at and one.at.file.startswith("materials/es")
    ]
    assert len(places) == len(set(places))
    alone = built(tmp_path / "alone", {**SPAIN, "materials/es/calm-steps.yaml": wrong}, languages=("es-MX",))
    assert "T309" in [one.code for one in alone.found], "its readers would have it on paper"


def test_errors_in_the_wider_file_stop_the_build(tmp_path: Path) -> None:
    wrong = SPANISH.replace("text: Respira", 'text: "Respira {{ lead.name }}"')
    made = built(tmp_path, {**SPAIN, "materials/es/calm-steps.yaml": wrong}, languages=("es-MX",))
    assert made.refused == ("calm-steps",)


def test_wording_of_the_wider_file_is_judged_for_its_readers(tmp_path: Path) -> None:
    words = "avoid:\n  slave:\n    words: [esclavo]\n    say: persona\n    why: x\n    kind: label\n    language: es\n"
    files = {**SPAIN, "materials/glossary.yaml": words}
    files["materials/es/calm-steps.yaml"] = SPANISH.replace("text: Hable despacio.", "text: Un esclavo.")
    assert "W104" in [one.code for one in library(tmp_path, files).checked("calm-steps", "es-MX")]


@pytest.mark.parametrize(
    ("typed", "there", "tag"),
    [
        ("es-MX", "es", "es-MX"),
        ("ES-mx", "es", "es-MX"),
        ("es_MX", "es", "es-MX"),
        ("es-419", "es", "es-419"),
        ("ar-EG", "ar", "ar-EG"),
        ("en-gb", "en", "en-GB"),
        ("zh-TW", "zh-Hant", "zh-TW"),
        ("zh-hant-hk", "zh-Hant", "zh-Hant-HK"),
    ],
)
def test_tags_are_written_as_bcp_47_has_them(tmp_path: Path, typed: str, there: str, tag: str) -> None:
    files = {**FILES, f"materials/{there}/calm-steps.yaml": SPANISH.replace("language: es", f"language: {there}")}
    if there == "en":
        files = dict(FILES)
    meant = plan(library(tmp_path, files), Order(languages=(typed,)))
    assert meant.lessons == (("calm-steps", (tag,)),)
    assert meant.untranslated == ()


@pytest.mark.parametrize("typed", ["es-XX", "fr-CA", "zh-Hant", "zh-TW", "es-", "spanish-MX"])
def test_what_no_file_serves_is_refused(tmp_path: Path, typed: str) -> None:
    files = {**SPAIN, "materials/zh/calm-steps.yaml": SPANISH.replace("language: es", "language: zh")}
    with pytest.raises(UsageError, match="There is no language"):
        plan(library(tmp_path, files), Order(languages=(typed,)))


def test_lessons_that_no_file_serves_are_passed_over(tmp_path: Path) -> None:
    other = LESSON.replace("lesson: calm-steps", "lesson: other")
    program = "lessons: [calm-steps, other]\nlanguages: [es-MX]\n"
    files = {**SPAIN, "materials/en/other.yaml": other, "materials/program.yaml": program}
    meant = plan(library(tmp_path, files), Order())
    assert meant.lessons == (("calm-steps", ("es-MX",)),)
    assert meant.untranslated == (("other", "es-MX"),)


def test_guides_and_sheets_are_served_too(tmp_path: Path) -> None:
    here = library(tmp_path, SPAIN)
    meant = plan(here, Order(languages=("en",), guide_language="es-mx"))
    assert meant.guides == {"calm-steps": "es-MX"}
    sheets = plan(here, Order(lessons=("safety-plan",), languages=("ar-EG",)))
    assert sheets.sheets == (("safety-plan", ("ar-EG",)),)
    assert here.strings("ar-EG")[1] == ()
    assert not [one for one in here.strings("ar-EG")[0].words.values() if one.language != "ar"]


def test_the_lessons_own_language_serves_its_regions(tmp_path: Path) -> None:
    made, found = library(tmp_path, dict(FILES)).translation("calm-steps", "en-GB")
    assert found == ()
    assert made is not None
    assert made.statuses == {Status.SOURCE}
    assert {text.language for some in made.units.values() for text in some} == {"en"}
    assert not made.is_draft


def test_readers_of_a_region_have_the_digits_of_the_words_they_are_given(tmp_path: Path) -> None:
    here = library(tmp_path, dict(FILES))
    assert here.strings("ar-EG")[0].digits == "latn", "the texts in ar are typed with these"
    own = {"layouts/strings/ar-EG.yaml": "language: ar-EG\nwords: {say: قل}\n"}
    assert library(tmp_path / "own", {**FILES, **own}).strings("ar-EG")[0].digits == "arab"


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("ES", "es"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("xx", ""),
        ("es-XY", ""),
        ("es-Abcd", ""),
        ("", ""),
    ],
)
def test_a_slip_of_the_keyboard_is_no_language(typed: str, tag: str) -> None:
    assert standard(typed) == tag
