"""What people take home does not tell what the session was about: measured on names, titles, details and outlines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from building import built
from projects import FILES, LESSON, handout, make_project, renamed, snapshot

from builder.checks.readback import outline_of, read_tree
from builder.discreet import is_telling, may_be_telling, slug_of
from builder.library import Library
from builder.produce.manifest import read_manifest
from builder.project import Project, shipped_root

TELLING = (
    LESSON.replace("title: Calm steps", "title: How sex traffickers work")
    .replace("title: Begin", "title: Stop trafficking")
    .replace("id: begin", "id: sexual-exploitation")
)


@pytest.mark.parametrize(
    "text",
    [
        "What is cyber trafficking?",
        "ANTI-TRAFFICKING",
        "Sexual harm",
        "se\u00adxual harm",
        "ｓｅｘ",
        "If someone threatens you",
        "Modern slavery",
        "ما هو الاتجار بالبشر؟",
        "الاستغلال الجِنسي",
        "إذا هدّدكم أحد",
        "ការជួញដូរមនុស្ស",
        "Exploitación",
    ],
)
def test_words_of_the_topic_are_known(text: str) -> None:
    assert is_telling(text)
    assert slug_of(text) == ""


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Staying safe online and at work", "staying-safe-online-and-at-work"),
        ("Soirée d’été, no. 2", "soiree-dete-no-2"),
        ("An Essex evening", "an-essex-evening"),
        ("خطوات هادئة", ""),
        ("١٢ 12", ""),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
    ],
)
def test_other_titles_become_names_in_ascii(text: str, slug: str) -> None:
    assert not is_telling(text)
    assert slug_of(text) == slug
    assert len(slug) <= 48


def test_a_language_whose_words_are_not_listed_cannot_be_judged() -> None:
    assert may_be_telling("Hola", "es")
    assert not may_be_telling("Hello", "en-GB")


def seen_from_outside(path: Path) -> Iterator[tuple[str, str]]:
    """Everything that a list of files, a viewer or a printer shows without the page, and names within the file."""
    yield "name", path.name
    with pikepdf.open(path) as pdf:
        yield from ((str(key), str(value)) for key, value in pdf.docinfo.items())
        yield "XMP", pdf.Root.Metadata.read_bytes().decode()
        yield from (("outline", str(line)) for line in outline_of(path.read_bytes()))
        yield from (("id", str(name)) for name in pdf.Root.StructTreeRoot.IDTree.get("/Names", []))
    for element in read_tree(path.read_bytes()).iter():
        yield from ((key, value) for key, value in element.attributes.items() if key in ("T", "ID"))


def assert_discreet(folder: Path, count: int) -> None:
    files = sorted((folder / "1-participants").glob("*.pdf"))
    assert len(files) == count
    for path in files:
        told = list(seen_from_outside(path))
        assert len(told) > 6
        assert [one for one in told if is_telling(one[1])] == []


def test_nothing_of_the_shipped_lessons_tells(tmp_path: Path) -> None:
    lessons = tuple(Library(Project.find(tmp_path, shipped_root())).lessons)
    made = built(tmp_path, {"materials/program.yaml": "program: End Sex Trafficking\n"}, lessons=lessons)
    assert made.refused == ()
    assert made.production is not None
    entries = [entry for entry in made.production.manifest.files if entry.path.startswith("1-")]
    assert_discreet(tmp_path / "output", len(entries))
    assert len({entry.path for entry in entries}) == len(entries) >= len(lessons)


def test_nothing_of_planted_telling_titles_tells(tmp_path: Path) -> None:
    arabic = "translates: calm-steps\nlanguage: ar\ntranslator: a test\nunits:\n" + "".join(
        f"  {unit}: {{source: {source}, text: {text}}}\n"
        for unit, source, text in (
            ("title", "How sex traffickers work", "الاتجار بالبشر"),
            ("sexual-exploitation.title", "Stop trafficking", "الاستغلال الجنسي"),
        )
    )
    files = {**FILES, "materials/en/calm-steps.yaml": TELLING, "materials/ar/calm-steps.yaml": arabic}
    made = built(tmp_path, files, languages=("en", "ar"))
    assert made.refused == ()
    assert_discreet(tmp_path / "output", 2)
    with pikepdf.open(tmp_path / "output" / handout()) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Staying safe online and at work 1"
    outline = str(outline_of((tmp_path / "output" / handout()).read_bytes()))
    assert "'Staying safe online and at work'" in outline
    assert "'  Part 1'" in outline
    assert "الجزء 1" in str(outline_of((tmp_path / "output" / handout(1, "ar")).read_bytes()))
    guide = next((tmp_path / "output/2-facilitator-only").glob("*calm-steps-guide-en.pdf"))
    with pikepdf.open(guide) as pdf:
        assert "traffickers" in str(pdf.docinfo["/Title"]), "the guide says what it is about"


def test_a_neutral_title_of_ones_own_is_taken(tmp_path: Path) -> None:
    program = "public-title: Evening group\nlessons: [other-steps, calm-steps]\n"
    own = LESSON.replace("topic:", "public-title: Kitchen table\ntopic:", 1)
    files = {
        "materials/program.yaml": program,
        "materials/en/calm-steps.yaml": own,
        "materials/en/other-steps.yaml": renamed("other-steps"),
    }
    assert built(tmp_path, files).refused == ()
    names = {path.name for path in (tmp_path / "output/1-participants").iterdir()}
    assert names == {"evening-group-1-handout-en.pdf", "kitchen-table-2-handout-en.pdf"}


def test_a_telling_neutral_title_is_told_and_passed_over(tmp_path: Path) -> None:
    own = LESSON.replace("topic:", "public-title: Sex and the net\ntopic:", 1)
    made = built(tmp_path, {**FILES, "materials/en/calm-steps.yaml": own})
    assert [one.code for one in made.found if one.code.startswith("P")] == ["P108"]
    assert_discreet(tmp_path / "output", 1)


def test_lessons_that_change_places_lose_no_file(tmp_path: Path) -> None:
    two = {**FILES, "materials/en/other-steps.yaml": renamed("other-steps")}
    first = {**two, "materials/program.yaml": "lessons: [calm-steps, other-steps]\n"}
    built(tmp_path, first)
    before = snapshot(tmp_path / "output")
    broken = LESSON.replace("type: say", "type: sing")
    second = {
        "materials/program.yaml": "lessons: [other-steps, calm-steps]\n",
        "materials/en/calm-steps.yaml": broken,
    }
    assert built(tmp_path, second).refused == ("calm-steps",)
    after = snapshot(tmp_path / "output")
    listed = {entry.path: entry for entry in read_manifest(after["manifest.json"]).files}
    (aside,) = [path for path in after if "-old-" in path]
    assert after[aside] == before[handout(1)], "its old pages are all there is of it"
    assert (listed[aside].lesson, listed[aside].old) == ("calm-steps", True)
    assert listed[handout(1)].lesson == "other-steps"
    assert not is_telling(aside)
    make_project(tmp_path, {"materials/en/calm-steps.yaml": LESSON})
    built(tmp_path)
    assert set(snapshot(tmp_path / "output")) == set(before)
