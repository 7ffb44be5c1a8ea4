"""CONTRIBUTING, tried on a copy of the project: what it says to add is added, builds, and is missed where it lacks.

Everything runs in processes of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.checks.readback import plain_text

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAME = "reminder-card"
CODE = "O2" + "99"
"""In two pieces: this file lies in the copy too, and must not count as the code's case."""

MODEL = '''
"""One sentence to keep in mind, on a card of its own.

type: reminder-card
id: breathe
title: Before you answer
text: You may take your time.
guide: Leave a silence after it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from builder.blocks.base import FACILITATOR, PARTICIPANT, BlockBase, Inline, Prose


class ReminderCardBlock(BlockBase):
    type: Annotated[Literal["reminder-card"], PARTICIPANT]
    title: Annotated[Inline | None, PARTICIPANT] = None
    """A small heading."""
    text: Annotated[Inline, PARTICIPANT]
    """The sentence."""
    guide: Annotated[Prose | None, FACILITATOR] = None
    """How to use the card; participants never see it."""
'''

TEMPLATE = """
{% macro participant(b) %}
<keep><aside role="tip" id="{{ b.id }}">
{% if b.title %}<p role="label">{{ b.title }}</p>{% endif %}
<p>{{ b.text }}</p>
</aside></keep>
{% endmacro %}

{% macro facilitator(b) %}
<section id="{{ b.id }}">
{% if b.title %}<h3>{{ b.title }}</h3>{% endif %}
<p>{{ b.text }}</p>
{{ b.guide }}
</section>
{% endmacro %}
"""

LESSON = """
lesson: reminder-card
title: Cards to keep
topic: safety-skills
audience: [adults, parents]
minutes: 10
revised: 2026-11-25
needs-help: [trafficking]
objectives: [Keep one sentence in mind.]
sections:
  - id: cards
    title: Cards
    minutes: 10
    blocks:
      - type: reminder-card
        id: breathe
        audience: [adults, parents]
        critical: no
        minutes: 2
        optional: yes
        title: Before you answer
        text: You may take your time.
        guide: Leave a silence after it.
      - {type: reminder-card, id: ask, text: You may ask somebody.}
"""

LAYOUT = """
face: participant
print: one-each
needs: [reminder-card]
page: {margins: {top: 18, bottom: 18, start: 20, end: 20}}
smallest-type: 11
"""

DOCUMENT = """
<document>
<page-head>{% if document.is_sample %}<banner role="sample-banner">{{ word("sample") }}</banner>{% endif %}</page-head>
<page-foot><center>{{ word("page-of") }}</center></page-foot>
<body>
<h1 role="title">{{ lesson.title }}</h1>
{% for section in lesson.sections %}{% for b in section.blocks %}
{% if b.type == "reminder-card" %}{{ block(b) }}{% endif %}
{% endfor %}{% endfor %}
</body>
</document>
"""

EXPLANATION = "A card is smaller than a hand, so people may lose it. Print it larger, or give people a folder for it."
ENTRY = f"""
    Code(
        "{CODE}",
        "card-too-small",
        Severity.WARNING,
        "{EXPLANATION}",
        "a card of 20 mm",
        "a card of 90 mm",
    ),
]
"""

BLOCKS_AT_HOME = "tests/test_house.py::test_every_type_of_block_has_all_its_files"
LAYOUTS_AT_HOME = "tests/test_house.py::test_every_layout_has_both_its_files"
CODES_AT_HOME = "tests/test_house.py::test_every_code_is_explained_and_has_a_case"
BLOCK_FILES = {
    "builder/blocks/NAME.py": MODEL,
    "layouts/blocks/NAME.xml.j2": TEMPLATE,
    "tests/blocks/NAME.yaml": LESSON,
}
LAYOUT_FILES = {"layout.yaml": LAYOUT, "document.xml.j2": DOCUMENT}
LAYOUT_FOLDER = "layouts/card-sheet"


def named(file: str) -> str:
    """A file's name for our block; Python writes it with a low line."""
    return file.replace("NAME", NAME.replace("-", "_") if file.endswith(".py") else NAME)


def section_of(title: str) -> str:
    """What CONTRIBUTING says below a heading."""
    return GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def ran(copy: Path, *words: str, is_ok: bool = True, folder: Path | None = None) -> str:
    """Run Python on the copy, as a contributor does; returns everything it said."""
    settings = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder or copy,
        env=settings | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    assert (done.returncode == 0) is is_ok, said[-3000:]
    return said


def judged(copy: Path, *words: str, is_ok: bool = True) -> str:
    return ran(copy, "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", *words, is_ok=is_ok)


def is_told(line: str, said: str) -> bool:
    """Tell whether a failed test says this, on a line of its own."""
    return re.search(rf"^E +{re.escape(line)}$", said, re.MULTILINE) is not None


def changed(path: Path, was: str, becomes: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(was) == 1, f"{was!r} is not once in {path}"
    path.write_text(text.replace(was, becomes), "utf-8")


def written(copy: Path, file: str, text: str) -> None:
    path = copy / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), "utf-8")


@contextmanager
def without(path: Path) -> Iterator[None]:
    """The same project with one file forgotten."""
    text = path.read_text("utf-8")
    path.unlink()
    try:
        yield
    finally:
        path.write_text(text, "utf-8")


@contextmanager
def with_text(path: Path, was: str, becomes: str) -> Iterator[None]:
    text = path.read_text("utf-8")
    changed(path, was, becomes)
    try:
        yield
    finally:
        path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a new type of block, a new layout and a new code, each as CONTRIBUTING says."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("builder", "layouts", "materials", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder / name)
    for file, text in BLOCK_FILES.items():
        written(folder, named(file), text)
    union = folder / "builder/blocks/__init__.py"
    changed(union, "    | AdaptBlock\n", "    | AdaptBlock\n    | ReminderCardBlock\n")
    changed(
        union,
        "from builder.blocks.say import",
        "from builder.blocks.reminder_card import ReminderCardBlock\nfrom builder.blocks.say import",
    )
    changed(
        folder / "materials/README.md",
        "   | `say` |",
        "   | `reminder-card` | a sentence to keep | `title`, `text` | `guide` |\n   | `say` |",
    )
    judged(
        folder, "--update-goldens", "tests/test_compose.py", "tests/typeset/test_structure.py", "-k", f"tree and {NAME}"
    )
    for file, text in LAYOUT_FILES.items():
        written(folder, f"{LAYOUT_FOLDER}/{file}", text)
    output = folder / "builder/codes/output.py"
    written(
        folder, "builder/codes/output.py", output.read_text("utf-8").rstrip().removesuffix("]") + ENTRY.lstrip("\n")
    )
    return folder


def project_with(copy: Path, folder: Path) -> Path:
    written(folder, "materials/program.yaml", f"lessons: [{NAME}]\n")
    written(folder, f"materials/en/{NAME}.yaml", LESSON)
    return folder


# -- a type of block


def test_the_guide_names_every_file_of_a_type_of_block() -> None:
    said = section_of("Add a type of block")
    files = {
        file for file in re.findall(r"`((?:builder|layouts|tests)/[^`]+)`", said) if "NAME" in file or "blocks" in file
    }
    assert files == {*BLOCK_FILES, "builder/blocks/__init__.py"}
    assert "materials/README.md" in said
    assert "--update-goldens" in said


def test_a_new_type_of_block_is_at_home(copy: Path) -> None:
    for golden in (f"tests/blocks/{NAME}.tree", f"tests/typeset/structure/{NAME}.tree"):
        assert "You may take your time." in (copy / golden).read_text("utf-8")
    stem = NAME.replace("-", "_")
    chosen = f"({NAME} or {stem} or ReminderCard or every_type_of_block or told_apart) and not conforms"
    files = (
        "test_house",
        "test_validate",
        "test_block_models",
        "test_schema",
        "test_compose",
        "typeset/test_structure",
    )
    said = judged(copy, *(f"tests/{file}.py" for file in files), "-k", chosen)
    assert "failed" not in said


def test_a_new_type_of_block_is_on_the_pages(copy: Path, tmp_path: Path) -> None:
    project = project_with(copy, tmp_path)
    ran(copy, "-c", "from builder.cli import main; main()", "build", "--strict", folder=project)
    handout, guide = (
        "\n".join(plain_text((project / "output" / path).read_bytes()))
        for path in (
            next(path.relative_to(project / "output") for path in project.glob("output/1-*/*-handout-en.pdf")),
            f"2-facilitator-only/FACILITATOR-{NAME}-guide-en.pdf",
        )
    )
    assert "You may take your time." in handout
    assert "You may take your time." in guide
    assert "Leave a silence after it." not in handout
    assert "Leave a silence after it." in guide


@pytest.mark.parametrize("file", [*BLOCK_FILES, "tests/blocks/NAME.tree", "tests/typeset/structure/NAME.tree"])
def test_a_file_that_is_forgotten_is_named(copy: Path, file: str) -> None:
    with without(copy / named(file)):
        said = judged(copy, BLOCKS_AT_HOME, is_ok=False)
    assert is_told(f"{named(file)}", said)


def test_a_line_that_is_forgotten_is_named(copy: Path) -> None:
    line = "from builder.blocks.reminder_card import ReminderCardBlock\n"
    with with_text(copy / "builder/blocks/__init__.py", line, ""):
        said = judged(copy, BLOCKS_AT_HOME, is_ok=False)
    assert is_told(f"the line for {NAME} in builder/blocks/__init__.py", said)
    row = f"   | `{NAME}` | a sentence to keep | `title`, `text` | `guide` |\n"
    with with_text(copy / "materials/README.md", row, ""):
        said = judged(copy, BLOCKS_AT_HOME, is_ok=False)
    assert is_told(f"the row for {NAME} in materials/README.md", said)


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("text: Annotated[Inline, PARTICIPANT]", "text: Inline", "ReminderCardBlock.text needs exactly one of"),
        ('    """The sentence."""\n', "", "ReminderCardBlock.text has no docstring"),
    ],
)
def test_a_field_without_face_or_words_is_named(copy: Path, was: str, becomes: str, words: str) -> None:
    with with_text(copy / named("builder/blocks/NAME.py"), was, becomes):
        said = judged(copy, "tests/test_block_models.py", "-k", "one_face and ReminderCard", is_ok=False)
    assert words in said


# -- a layout


def test_the_guide_names_every_file_of_a_layout() -> None:
    said = section_of("Add a layout")
    assert all(f"`{file}`" in said for file in LAYOUT_FILES)
    assert "`needs`" in said


def test_a_new_layout_is_made_of_lessons_that_need_it(copy: Path, tmp_path: Path) -> None:
    judged(copy, LAYOUTS_AT_HOME, "tests/test_library.py")
    project = project_with(copy, tmp_path)
    said = ran(copy, "-c", "from builder.cli import main; main()", "build", folder=project)
    file = "1-participants/staying-safe-online-and-at-work-1-card-sheet-en.pdf"
    each = said.partition("Print one for each person:")[2].partition("Print one, for you")[0]
    assert file in each
    assert "You may ask somebody." in "\n".join(plain_text((project / "output" / file).read_bytes()))
    said = ran(copy, "-c", "from builder.cli import main; main()", "list", folder=project)
    assert "  card-sheet: for everyone who comes" in said
    ran(copy, "-c", "from builder.cli import main; main()", "build", "safety-skills", folder=project)
    assert not list((project / "output").rglob("*-2-card-sheet-*"))


@pytest.mark.parametrize("file", LAYOUT_FILES)
def test_a_file_of_a_layout_that_is_forgotten_is_named(copy: Path, file: str) -> None:
    with without(copy / LAYOUT_FOLDER / file):
        said = judged(copy, LAYOUTS_AT_HOME, is_ok=False)
    assert is_told(f"{LAYOUT_FOLDER}/{file}", said)


# -- a code


def test_a_new_code_needs_its_case_and_its_words(copy: Path) -> None:
    said = judged(copy, CODES_AT_HOME, is_ok=False)
    assert is_told(f"{CODE} has no case in tests", said)
    case = copy / "tests/test_cards.py"
    written(copy, "tests/test_cards.py", f'"""Cards: their size."""\n\nCASE = "{CODE}"\n')
    judged(copy, CODES_AT_HOME)
    output = copy / "builder/codes/output.py"
    for was, becomes, words in (
        (EXPLANATION, "Small.", f"{CODE} is not explained"),
        ("a card of 20 mm", " ", f"{CODE} has no wrong example"),
        ("a card of 90 mm", "", f"{CODE} has no right example"),
    ):
        with with_text(output, was, becomes):
            assert is_told(words, judged(copy, CODES_AT_HOME, is_ok=False))
    case.unlink()


def test_a_new_code_is_explained_on_the_command_line(copy: Path) -> None:
    said = ran(copy, "-c", "from builder.cli import main; main()", "explain", CODE.lower())
    assert said.startswith(f"{CODE} card-too-small (warning)\n")
    assert textwrap.indent("a card of 90 mm", "    ") in said
    output = copy / "builder/codes/output.py"
    with with_text(output, f'"{CODE}"', '"O101"'):
        assert "O101 is in the wrong module or registered twice" in ran(copy, "-c", "import builder.codes", is_ok=False)


def test_the_guide_says_what_a_code_needs() -> None:
    said = section_of("Add a code")
    assert "`builder/codes/`" in said
    assert all(words in said for words in ("explanation", "wrong and a right example", "tests"))
