"""Library: what a project holds, by name; its own files before the shipped ones, each read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import FILES, LESSON, make_project, renamed

from builder.errors import UsageError
from builder.library import Library, one_of
from builder.project import Project
from builder.texts import Status


def library(folder: Path, **more: str) -> Library:
    """A project with the small lesson; ``en__x="…"`` adds ``materials/en/x.yaml``."""
    extra = {f"materials/{name.replace('__', '/').replace('_', '-')}.yaml": text for name, text in more.items()}
    return Library(Project.find(make_project(folder, {**FILES, **extra})))


def codes(found: tuple[object, ...]) -> list[str]:
    return sorted({getattr(one, "code", "") for one in found})


def test_lessons_of_the_project_and_the_shipped_ones_are_there(tmp_path: Path) -> None:
    here = library(tmp_path)
    assert here.lessons["calm-steps"] == "en"
    assert "safety-skills" in here.lessons
    assert here.own_lessons == ("calm-steps",)


def test_the_shipped_project_owns_all_its_lessons(tmp_path: Path) -> None:
    shipped = Library(Project.find(tmp_path))
    assert shipped.own_lessons == tuple(shipped.lessons)
    assert "safety-skills" in shipped.own_lessons


def test_languages_are_the_lessons_own_then_its_translations(tmp_path: Path) -> None:
    here = library(tmp_path)
    assert here.languages_of("calm-steps") == ("en", "ar", "km")


def test_a_lesson_may_stand_in_one_language_only(tmp_path: Path) -> None:
    here = library(tmp_path, ar__only_here=renamed("only-here"))
    assert here.lessons["only-here"] == "ar"
    assert here.languages_of("only-here") == ("ar",)
    lesson, found = here.lesson("only-here")
    assert lesson is not None, found
    assert lesson.language == "ar"


def test_a_translation_without_its_lesson_is_no_lesson(tmp_path: Path) -> None:
    here = library(tmp_path, ar__lost="translates: lost\nlanguage: ar\nunits: {}\n")
    assert "lost" not in here.lessons


def test_a_file_that_cannot_be_read_is_a_lesson_with_faults(tmp_path: Path) -> None:
    here = library(tmp_path, en__broken="lesson: [\n")
    lesson, found = here.lesson("broken")
    assert lesson is None
    assert codes(found)[0].startswith("Y")
    assert {one.at.file for one in found if one.at} == {"materials/en/broken.yaml"}


def test_a_link_out_of_the_project_is_refused_and_named(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(renamed("stolen"), "utf-8")
    project = make_project(tmp_path / "project")
    (project / "materials/en/stolen.yaml").symlink_to(outside)
    lesson, found = Library(Project.find(project)).lesson("stolen")
    assert lesson is None
    assert codes(found) == ["P301"]


def test_everything_is_read_once(tmp_path: Path) -> None:
    here = library(tmp_path)
    lesson, _ = here.lesson("calm-steps")
    (tmp_path / "materials/en/calm-steps.yaml").unlink()
    assert here.lesson("calm-steps")[0] is lesson
    assert here.translation("calm-steps", "ar") is here.translation("calm-steps", "ar")
    assert here.look("community", "handout", "a4") is here.look("community", "handout", "a4")
    assert here.look("community", "handout", "a4") is not here.look("community", "handout", "letter")


def test_a_translation_knows_what_is_reviewed_and_what_is_missing(tmp_path: Path) -> None:
    translation, _ = library(tmp_path).translation("calm-steps", "ar")
    assert translation is not None
    assert translation.units["title"][0].status is Status.DRAFT
    assert translation.units["first.title"][0].status is Status.REVIEWED
    assert translation.units["first.text"][0].status is Status.MISSING


def test_a_lesson_with_faults_has_no_translation_but_tells_why(tmp_path: Path) -> None:
    make_project(tmp_path)
    path = tmp_path / "materials/en/calm-steps.yaml"
    path.write_text(LESSON.replace("type: say", "type: sing"), "utf-8")
    translation, found = Library(Project.find(tmp_path)).translation("calm-steps", "ar")
    assert translation is None
    assert found


def test_layouts_have_their_templates(tmp_path: Path) -> None:
    here = library(tmp_path)
    assert {"handout", "facilitator-guide", "answer-key"} <= set(here.layouts)
    assert here.layout("answer-key")[0].needs == {"quiz"}
    assert here.layout("handout")[0].needs == frozenset()
    handout, found = here.layout("handout")
    assert found == ()
    assert handout.face == "participant"
    assert {"document.xml.j2", "blocks/text.xml.j2", "blocks/say.xml.j2"} <= set(handout.templates)
    assert here.layout("facilitator-guide")[0].face == "facilitator"


def test_a_projects_own_template_goes_before_the_shipped_one(tmp_path: Path) -> None:
    mine = make_project(tmp_path, {**FILES, "layouts/handout/blocks/text.xml.j2": "{# mine #}"})
    here = Library(Project.find(mine))
    assert here.layout("handout")[0].templates["blocks/text.xml.j2"] == "{# mine #}"
    assert here.layout("facilitator-guide")[0].templates["blocks/text.xml.j2"] != "{# mine #}"


def test_words_of_a_language_lie_over_english(tmp_path: Path) -> None:
    here = library(tmp_path)
    english, found = here.strings("en")
    assert found == ()
    arabic, found = here.strings("ar")
    assert found == ()
    assert set(arabic.words) == set(english.words)
    assert {phrase.language for phrase in arabic.words.values()} == {"ar"}
    unknown, _ = here.strings("zh-Hant-HK")
    assert {phrase.language for phrase in unknown.words.values()} == {"en"}


def test_words_that_are_printed_in_english_to_others_are_told(tmp_path: Path) -> None:
    here = library(tmp_path)
    (one,) = here.strings("eo")[1]
    assert (one.code, str(one.at)) == ("C207", "layouts/strings/eo.yaml")
    assert "pages in eo are printed in English" in one.message
    assert here.strings("en-GB")[1] == ()
    make_project(tmp_path, {"layouts/strings/eo.yaml": "language: eo\nwords:\n  say: Diga\n"})
    strings, found = Library(Project.find(tmp_path)).strings("eo")
    (one,) = (one for one in found if one.code == "C207")
    many = len(strings.words)
    assert one.message.startswith(f"{many - 1} of {many} fixed words are not in eo, such as ")


def test_a_file_of_words_says_the_language_that_it_is_named_after(tmp_path: Path) -> None:
    make_project(tmp_path, {**FILES, "layouts/strings/es.yaml": "language: en\nwords:\n  say: Diga\n"})
    here = Library(Project.find(tmp_path))
    (one,) = (one for one in here.strings("es")[1] if one.code == "C208")
    assert (str(one.at), one.severity.value) == ("layouts/strings/es.yaml:1:11", "error")
    assert one.hint == "type 'language: es', or rename the file to en.yaml"
    assert "C208" not in {one.code for one in here.strings("ar")[1]}


def test_a_projects_own_word_lies_over_the_shipped_one(tmp_path: Path) -> None:
    make_project(tmp_path)
    key = next(iter(Library(Project.find(tmp_path)).strings("ar")[0].words))
    words = f"language: ar\nwords:\n  {key}: كلمة\n"
    make_project(tmp_path, {"layouts/strings/ar.yaml": words})
    strings, _ = Library(Project.find(tmp_path)).strings("ar")
    assert strings.words[key].at.file == "layouts/strings/ar.yaml"
    assert len(strings.words) > 1


def test_a_theme_lies_over_those_it_extends(tmp_path: Path) -> None:
    here = Library(Project.find(make_project(tmp_path, {**FILES, "layouts/themes/mine.yaml": "extends: community\n"})))
    assert {"community", "mine"} <= set(here.themes)
    look, found = here.look("mine", "handout", "a4")
    assert found == ()
    assert look is not None


@pytest.mark.parametrize("extends", ["nothing-like-it", "mine", "yours"])
def test_a_theme_cannot_extend_what_is_not_there_or_itself(tmp_path: Path, extends: str) -> None:
    files = {
        **FILES,
        "layouts/themes/mine.yaml": f"extends: {extends}\n",
        "layouts/themes/yours.yaml": "extends: mine\n",
    }
    look, found = Library(Project.find(make_project(tmp_path, files))).look("mine", "handout", "a4")
    assert look is None
    places = [str(one.at) for one in found if one.code == "S202"]
    assert places
    assert set(places) <= {"layouts/themes/mine.yaml:1:10", "layouts/themes/yours.yaml:1:10"}


FIGURE = """\
      - type: figure
        id: picture
        image: one.png
        alt: One dot.
"""


def test_a_missing_picture_is_named_at_the_line_that_asks_for_it(tmp_path: Path) -> None:
    here = library(tmp_path, en__pictured=renamed("pictured") + FIGURE)
    lesson, found = here.lesson("pictured")
    assert lesson is not None, found
    images, found = here.images(lesson)
    assert not images
    assert [one.code for one in found] == ["A105"]
    line = (tmp_path / "materials/en/pictured.yaml").read_text("utf-8").split("\n").index("        image: one.png") + 1
    assert found[0].at is not None
    assert (found[0].at.file, found[0].at.line) == ("materials/en/pictured.yaml", line)


def test_a_picture_is_made_safe_once(tmp_path: Path) -> None:
    from builder.produce.pictures import _png

    here = library(tmp_path, en__pictured=renamed("pictured") + FIGURE)
    folder = tmp_path / "materials/images"
    folder.mkdir()
    (folder / "one.png").write_bytes(_png(1, 1, 3, b"\0\0\0\0"))
    lesson, _ = here.lesson("pictured")
    assert lesson is not None
    images, found = here.images(lesson)
    assert found == ()
    assert images["one.png"].width_px == 1
    assert here.images(lesson)[0]["one.png"] is images["one.png"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("calm-stps", ("There is no lesson 'calm-stps'.", "Did you mean calm-steps? There are: calm-steps, ")),
        ("zebra", ("There is no lesson 'zebra'.", "There are: calm-steps, ")),
    ],
)
def test_an_unknown_name_is_met_with_what_there_is(tmp_path: Path, asked: str, words: tuple[str, str]) -> None:
    with pytest.raises(UsageError) as error:
        library(tmp_path).lesson(asked)
    assert error.value.message == words[0]
    assert error.value.hint.startswith(words[1])


def test_an_unknown_name_of_nothing_says_so() -> None:
    with pytest.raises(UsageError) as error:
        one_of("x\u202e", [], "theme", "materials/program.yaml")
    assert error.value.message == "There is no theme 'x<U+202E>', which materials/program.yaml names."
    assert error.value.hint == "There is no theme at all."


def test_an_unknown_theme_is_a_wrong_word(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no theme 'comunity'") as error:
        library(tmp_path).look("comunity", "handout", "a4")
    assert "Did you mean community?" in error.value.hint


# -- the bibliography

SOURCES = """\
calm-report:
  publisher: A Publisher
  title: On calm steps
  year: 2024
  url: https://example.org/calm
"""
STATISTIC = """\
      - type: statistic
        id: figure
        text: Many people found one calm step that helped.
        source: calm-report
        year: 2023
        kind: survey
"""


def test_a_projects_own_sources_lie_over_the_shipped_ones(tmp_path: Path) -> None:
    shipped, found = Library(Project.find(tmp_path)).sources
    assert found == ()
    assert shipped
    name = next(iter(shipped))
    mine = f"{SOURCES}{name}:\n  publisher: Us\n  title: Ours\n  year: 2025\n  url: https://example.org/ours\n"
    here = library(tmp_path, sources=mine)
    entries, found = here.sources
    assert found == ()
    assert (entries["calm-report"].year, entries[name].publisher) == (2024, "Us")
    assert entries.keys() == {*shipped, "calm-report"}
    (tmp_path / "materials/sources.yaml").unlink()
    assert here.sources[0] is entries


def test_a_lesson_may_name_the_sources_there_are(tmp_path: Path) -> None:
    counted = renamed("counted") + STATISTIC
    lesson, found = library(tmp_path / "1", en__counted=counted, sources=SOURCES).lesson("counted")
    assert lesson is not None
    assert found == ()
    lesson, found = library(
        tmp_path / "2", en__counted=counted.replace("calm-report", "calm-reprt"), sources=SOURCES
    ).lesson("counted")
    assert lesson is None
    assert [(one.code, one.hint) for one in found] == [("M209", "did you mean 'calm-report'?")]


def test_faults_of_the_bibliography_are_told_to_those_who_use_it(tmp_path: Path) -> None:
    broken = SOURCES.replace("year: 2024", "year: long ago")
    here = library(tmp_path, en__counted=renamed("counted") + STATISTIC, sources=broken)
    _, found = here.lesson("counted")
    assert [str(one.at) for one in found if one.code == "P405"] == ["materials/sources.yaml:4:9"]
    assert here.lesson("calm-steps")[1] == ()
