"""Pseudo-languages: what is disguised and what stays, and every layout in both of them in every theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from building import built, text_of
from editions import LAYOUTS, kitchen_sink, lesson_of
from PIL import Image
from projects import FILES, handout, make_project
from speaking import err
from trees import look

from builder.build import Order, Stages, plan
from builder.checks.faithful import check_faith
from builder.document import Document
from builder.library import Library
from builder.load import Scalar
from builder.localize.pseudo import ACCENTED, MIRRORED, PSEUDO, in_disguise, pseudo_translation
from builder.markdown import parse
from builder.personalize.naming import in_words
from builder.project import Project
from builder.texts import Link, Placeholder, Status, Strong, Words
from builder.typeset import Rendering, typeset

HERE = Path(__file__).parent
THEMES = sorted(path.stem for path in (LAYOUTS / "themes").glob("*.yaml"))
SINK = (HERE / "kitchen-sink.yaml").read_text("utf-8")


def disguised(text: str, language: str) -> str:
    nodes = in_disguise(parse(Scalar(text), "inline").content, language)  # type: ignore[arg-type]
    return "".join(node.text if isinstance(node, Words) else str(node) for node in nodes)


@pytest.mark.parametrize(
    ("text", "accented", "mirrored"),
    [
        ("Stop, check.", "[Šţööþ, çĥééçķ.]", "ستوب، كهيكك."),
        ("Ring 1-800-799-7233 now", "[Ŕîîñĝ 1-800-799-7233 ñööŵ]", "رينج 1-800-799-7233 نوو"),
        (
            "See stopncii.org or ana@example.org",
            "[Šéééé stopncii.org ööŕ ana@example.org]",
            "سيي stopncii.org ور ana@example.org",
        ),
        ("Is it 5?", "[Îîš îîţ 5?]", "يس يت 5؟"),
    ],
)
def test_words_are_disguised_and_numbers_and_addresses_stay(text: str, accented: str, mirrored: str) -> None:
    assert (disguised(text, ACCENTED), disguised(text, MIRRORED)) == (accented, mirrored)


def test_marks_links_and_placeholders_stay() -> None:
    nodes = parse(Scalar("**Ask** {{ lead.name }} or [see](https://example.org/a)"), "inline").content
    strong, _, placeholder, _, link = in_disguise(nodes, MIRRORED)  # type: ignore[arg-type]
    assert strong == Strong((Words("اسك"),))
    assert placeholder == Placeholder("lead.name")
    assert link == Link("https://example.org/a", (Words("سيي"),))


def test_texts_grow_as_translations_do() -> None:
    lesson = kitchen_sink().lesson
    made = pseudo_translation(lesson, ACCENTED)
    lengths = [(len(in_words(one.text)), len(in_words(one.source))) for texts in made.units.values() for one in texts]
    assert 1.3 < sum(long for long, _ in lengths) / sum(short for _, short in lengths) < 1.6
    assert all(long > short for long, short in lengths)
    assert made.statuses == {Status.DRAFT}


def test_they_need_no_file_and_are_proofs(tmp_path: Path) -> None:
    made = built(tmp_path, FILES, languages=("EN-xa", "ar-XB"))
    assert made.lessons[0].drafts == PSEUDO
    for tag, banner in ((ACCENTED, "[ÞŔÖöÖöƑ, ÑÖöŢ ƑÖöŔ"), (MIRRORED, "برووف، نوت فور")):
        shown = text_of(tmp_path / "output" / handout(language=tag))
        assert "PROOF, NOT FOR HANDING OUT" in shown
        assert "I can pause." not in shown
        assert banner in shown
    assert PSEUDO[0] not in built(tmp_path, FILES, languages=("all",)).lessons[0].languages


def test_other_private_regions_are_no_languages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no language 'xx-XA'" in err(capsys, "build", "-l", "xx-XA")


@cache
def documents(language: str, folder: Path) -> tuple[Document, ...]:
    """All layouts of the lesson with every block, and all sheets of the program."""
    name = lesson_of(SINK).lesson
    make_project(folder, {"materials/program.yaml": f"lessons: [{name}]\n", f"materials/en/{name}.yaml": SINK})
    _pictures(folder)
    library = Library(Project.find(folder))
    stages = Stages(library, plan(library, Order(languages=(language,))))
    editions, found = stages.editions(name, language)
    assert editions, found
    made, found = stages.documents(editions)
    sheets = [stages.document(stages.sheet(sheet, language)[0], sheet)[0] for sheet in library.sheets]
    assert all(sheets)
    assert len(made) + len(sheets) == len(library.layouts)
    return (*made, *(sheet for sheet in sheets if sheet is not None))


def _pictures(folder: Path) -> None:
    images = folder / "materials/images"
    images.mkdir(parents=True, exist_ok=True)
    for _, block in lesson_of(SINK).blocks():
        if block.type == "figure":
            Image.new("RGB", (600, 300), "#88aaaa").save(images / block.image)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return {language: tmp_path_factory.mktemp(language) for language in PSEUDO}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", PSEUDO)
def test_every_layout_is_whole_in_every_theme(theme: str, language: str, folders: Mapping[str, Path]) -> None:
    references: dict[str, str] = {}
    for document in documents(language, folders[language]):
        made: Rendering = typeset([document], look(theme, document.kind), references)
        references |= made.references()
        assert made.found == (), document.kind
        assert check_faith(document.name, made) == ()
