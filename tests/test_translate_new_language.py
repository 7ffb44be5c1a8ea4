"""A language that is not shipped, added by the steps of materials/README.md alone: commands, a text editor, no code.

Everything runs in processes of its own.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from projects import GUIDE, LESSON, handout, make_project, run_handouts

from builder.checks.readback import plain_text
from builder.library import Library
from builder.project import Project, shipped_root

README = (Path(__file__).parent.parent / "materials/README.md").read_text("utf-8")
SECTION = README.partition("\n## Translate a lesson\n")[2].partition("\n## ")[0]
STEPS = re.findall(r"^   handouts (.+)$", SECTION, re.MULTILINE)
SHIPPED = Library(Project.find(shipped_root(), shipped_root()))
TAG = next(tag for tag in ("sw", "ha", "so", "am") if tag not in (*SHIPPED.worded, *SHIPPED.project.languages()))
"""Whatever is shipped one day, this is not."""
WORD = "Kwetu"
"""Put before the English: the language of a translator who is in a hurry."""
_TEXT = re.compile(r"(?P<left> +(?:- )?)text:(?P<form>| \"\"| \|)\r?\n")


def typed(file: Path) -> int:
    """Fill in every text as somebody does who knows no YAML and obeys the README; returns how many."""
    rows, made, source = file.read_text("utf-8").splitlines(keepends=True), list[str](), list[str]()
    count = 0
    for row in rows:
        match = _TEXT.fullmatch(row)
        if re.match(r" +(?:- )?source:", row):
            source = [row]
        elif match is None and source:
            source.append(row)
        made.append(row if match is None else "".join(filled(match, source)))
        if match is not None:
            count += 1
            source = []
    file.write_text("".join(made), "utf-8")
    return count


def filled(match: re.Match[str], source: list[str]) -> list[str]:
    words = source[0].partition("source:")[2].strip()
    below = [row for row in source[1:] if not row.lstrip().startswith("#")]
    if match["form"] == " |":
        first = next(number for number, row in enumerate(below) if row.strip())
        indent = len(below[first]) - len(below[first].lstrip())
        below[first] = f"{' ' * indent}{WORD} {below[first].lstrip()}"
        return [match[0], *below]
    if words == "|":
        words = " ".join(row.strip() for row in below if row.strip())
    quoted = re.fullmatch(r"""(["'])(.*)\1""", words)
    words = f"{WORD} {quoted[2] if quoted else words}"
    return [
        f'{match["left"]}text: "{words}"\n' if match["form"] or ": " in words else f"{match['left']}text: {words}\n"
    ]


def obeyed(step: str, folder: Path, code: int = 0) -> str:
    words = [TAG if word == "sw" else word for word in shlex.split(step)]
    done = run_handouts(words, folder)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_the_readme_names_the_commands_in_their_order() -> None:
    assert [step.split()[:2] for step in STEPS] == [
        ["translate", "start"],
        ["translate", "check"],
        ["translate", "stat"],
        ["build", "-l"],
    ]
    for command in ("update", "accept", "start"):
        assert f"handouts translate {command} " in SECTION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's project with one lesson of their own, translated as the README says."""
    place = make_project(
        tmp_path_factory.mktemp("ours"),
        {"materials/program.yaml": "lessons: [calm-steps]\n", "materials/en/calm-steps.yaml": LESSON},
    )
    start, *_ = STEPS
    said = obeyed(start, place)
    assert f"materials/{TAG}/calm-steps.yaml" in said
    assert f"layouts/strings/{TAG}.yaml" in said
    return place


def test_a_new_language_is_added_without_touching_code(folder: Path) -> None:
    _, check, stat, build = STEPS
    lesson, words = folder / f"materials/{TAG}/calm-steps.yaml", folder / f"layouts/strings/{TAG}.yaml"
    assert "translator: Amina Otieno" in lesson.read_text("utf-8")
    assert "0%" in obeyed(stat, folder)
    assert typed(lesson) == 13
    assert typed(words) > 200
    said = obeyed(check, folder)
    assert "To mend:" not in said
    rows = [row.split() for row in obeyed(stat, folder).splitlines()]
    for name in ("calm-steps", "fixed-words"):
        assert next(row[2:5] for row in rows if row[:1] == [name]) == ["100%", "0", "0"]
    said = obeyed(build, folder)
    guide = GUIDE.replace("-en.", f"-{TAG}.")
    for file in (handout(language=TAG), guide):
        pages = " ".join(" ".join(plain_text((folder / "output" / file).read_bytes())).split())
        assert f"{WORD} Take a breath" in pages
        assert f"{WORD} You can stop at any time." in pages
        assert not re.search(rf"(?<!{WORD} )Take a breath", pages)
        assert f"{WORD} Where you can get help" in pages or file == guide
    assert f"{WORD} Speak slowly." in pages


def test_what_is_there_is_not_touched(folder: Path) -> None:
    files = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    said = obeyed(STEPS[0], folder)
    assert said.count("is there already") == 2
    assert f"handouts translate update {TAG}" in said
    assert "Everything is up to date" in obeyed(f"translate update {TAG}", folder)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == files


def test_a_lesson_of_one_language_is_translated_into_english(folder: Path) -> None:
    ours = LESSON.replace("lesson: calm-steps", "lesson: our-lesson").replace("Take a breath", "Vuta pumzi")
    (folder / f"materials/{TAG}/our-lesson.yaml").write_text(ours, "utf-8")
    said = obeyed("translate start en our-lesson", folder)
    english = folder / "materials/en/our-lesson.yaml"
    assert "materials/en/our-lesson.yaml: 13 texts to translate" in said
    assert "translates: our-lesson\nlanguage: en\n" in english.read_text("utf-8")
    typed(english)
    assert "13 texts: 13 draft" in obeyed("translate check en --lesson our-lesson", folder)
    assert "our-lesson: is written in" in obeyed("translate start sw our-lesson", folder)
    assert "Everything is up to date" in obeyed("translate update en sw", folder)
    head, *rows = [row.split() for row in obeyed("translate stat", folder).splitlines()]
    (row,) = [row for row in rows if row[:1] == ["our-lesson"] and "original" in row]
    assert {tag: done for tag, done in zip(head[3:], row[1:], strict=True) if done != "-"} == {
        "en": "100",
        TAG: "original",
    }
