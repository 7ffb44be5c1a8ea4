"""What a program says of itself, on its pages: logo, colour, numbers, the law, the next date, what a run costs."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from building import built, text_of
from projects import FILES, GUIDE, HANDOUT, run_handouts

from builder.build import Built
from builder.checks.readback import read_tree
from builder.cli import summary
from builder.compose.views import LOGO_HEIGHT_MM, width_of
from builder.library import Library
from builder.produce.pictures import _png
from builder.project import MARK, Project, shipped_root


def pages(folder: Path, program: str, picture: tuple[int, int] | None = None, name: str = "logo.png") -> Built:
    """Build the small lesson for a program; ``picture``: width and height of its logo."""
    if picture is not None:
        (folder / "materials/images").mkdir(parents=True)
        width, height = picture
        rows = (b"\0" + b"\x20" * 3 * width) * height
        (folder / "materials/images" / name).write_bytes(_png(width, height, 3, rows))
    return built(folder, {**FILES, "materials/program.yaml": f"lessons: [calm-steps]\n{program}"})


# -- logo


@pytest.mark.parametrize("shape", [(400, 120), (120, 400), (3, 3), (2000, 40)])
def test_a_logo_is_at_most_14_mm_high_and_says_the_programs_name(tmp_path: Path, shape: tuple[int, int]) -> None:
    made = pages(tmp_path, "program: Harbour House\nlogo: logo.png\n", shape)
    assert made.refused == ()
    assert width_of(*shape) * shape[1] / shape[0] <= LOGO_HEIGHT_MM
    for file in (HANDOUT, GUIDE):
        data = (tmp_path / "output" / file).read_bytes()
        alts = [one.attributes["Alt"] for one in read_tree(data).iter() if "Alt" in one.attributes]
        assert alts[0] == "Harbour House"
        with pikepdf.open(tmp_path / "output" / file) as pdf:
            assert len(pdf.pages[0].get_images()) == 1
            assert sum(len(page.get_images()) for page in pdf.pages) == 1


def test_a_logo_of_a_program_without_a_name_says_the_neutral_title(tmp_path: Path) -> None:
    pages(tmp_path, "logo: logo.png\n", (40, 12))
    data = (tmp_path / "output" / HANDOUT).read_bytes()
    assert "Staying safe online and at work" in [one.attributes.get("Alt") for one in read_tree(data).iter()]


@pytest.mark.parametrize(
    ("typed", "shape", "code", "words"),
    [
        ("logo: lego.png", (40, 12), "A105", "did you mean 'logo.png'?"),
        ("logo: logo.png", (10, 200), "P111", "too tall and narrow"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_told(
    tmp_path: Path, typed: str, shape: tuple[int, int], code: str, words: str
) -> None:
    made = pages(tmp_path, f"{typed}\n", shape)
    (one,) = {found for found in made.found if found.code in ("A105", "P111")}
    assert one.code == code
    assert words in f"{one.message} {one.hint}"
    assert str(one.at) == "materials/program.yaml:2:7"


# -- colour


def test_a_colour_is_judged_as_a_themes_are(tmp_path: Path) -> None:
    dark = Library(Project.find(tmp_path / "none"))
    usual, _ = dark.look("community", "handout", "a4")
    assert usual is not None
    made = pages(tmp_path / "dark", 'colors: {accent: "#7a1f1f"}\n')
    assert made.refused == ()
    look, found = Library(Project.find(tmp_path / "dark")).look("community", "handout", "a4")
    assert look is not None
    assert found == ()
    assert (usual.rules["h1"]["color"], look.rules["h1"]["color"]) == ("#0b4a57", "#7a1f1f")
    assert look.rules["body"] == usual.rules["body"]
    faint = pages(tmp_path / "faint", 'colors: {accent: "#ffee88"}\n')
    assert faint.refused == ("calm-steps",)
    (one,) = {found for found in faint.found if found.code == "P109"}
    assert "stands out" in one.message
    assert str(one.at) == "materials/program.yaml:2:18"


# -- people, law, dates


def test_what_the_guide_needs_before_it_starts_is_ruled_until_it_is_known(tmp_path: Path) -> None:
    pages(tmp_path / "bare", "")
    bare = text_of(tmp_path / "bare/output" / GUIDE)
    for words in (
        "Deputy, and phone:",
        "What I must report here, and to whom:",
        "The law here was looked up by, and on:",
    ):
        assert words in bare
    assert "looked up the law here on" not in bare
    pages(
        tmp_path / "full",
        "safeguarding:\n  deputy: Sam Njoroge\n  report-to: the children's office\n"
        "  law-checked-by: Grace Mwangi\n  law-checked-on: 2026-11-20\n",
    )
    full = text_of(tmp_path / "full/output" / GUIDE)
    for words in ("Sam Njoroge", "the children's office", "Grace Mwangi looked up the law here on November 20, 2026."):
        assert words in full
    assert "The law here was looked up by, and on:" not in full
    handout = text_of(tmp_path / "full/output" / HANDOUT)
    for words in ("Sam Njoroge", "the children's office", "Grace Mwangi"):
        assert words not in handout, "for the facilitator alone"


def test_a_handout_ends_with_the_next_date_and_has_the_local_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # before that day; once it is over it is not printed
    made = built(
        tmp_path,
        {
            **FILES,
            "materials/program.yaml": "program: Harbour House\nlessons: [calm-steps]\nnext-session: 2026-12-05\n"
            'local-number: {name: Village office, number: "+1 202 555 0145"}\n',
        },
        languages=("en", "ar"),
    )
    assert made.refused == ()
    english = text_of(tmp_path / "output" / HANDOUT)
    assert "From Harbour House: Village office · +1 202 555 0145" in english
    assert "\nNext time: Saturday, December 5, 2026" in english.partition("Where you can get help")[2]
    assert "السبت، 5 ديسمبر 2026" in text_of(tmp_path / "output" / HANDOUT.replace("-en", "-ar"))


def test_a_note_in_a_lesson_there_is_not_is_told(tmp_path: Path) -> None:
    note = "local-notes: [{lesson: calm-step, after: first, for: participants, text: Room 4.}]\n"
    made = pages(tmp_path, note)
    (one,) = {found for found in made.found if found.code == "P113"}
    assert one.hint == "did you mean 'calm-steps'?"


def test_notes_are_on_the_pages_of_those_they_are_for(tmp_path: Path) -> None:
    notes = (
        "local-notes:\n"
        "  - {lesson: calm-steps, after: first, for: participants, text: We are in **room 4**.}\n"
        "  - {lesson: calm-steps, after: begin, for: facilitators, text: The key hangs behind the door.}\n"
    )
    assert pages(tmp_path, notes).refused == ()
    handout, guide = (text_of(tmp_path / "output" / file) for file in (HANDOUT, GUIDE))
    assert "We are in room 4." in handout
    assert "The key" not in handout
    assert "We are in room 4." in guide
    assert "The key hangs behind the door." in guide


# -- what is told


def test_the_summary_tells_what_a_run_costs(tmp_path: Path) -> None:
    made = pages(tmp_path, "prices: {currency: KES, sheet: 2.50}\n")
    told = [line for line in summary.lines(Library(Project.find(tmp_path)), made) if line.startswith("Printing costs")]
    assert made.production is not None
    sheets = {entry.document: entry.sheets for entry in made.production.manifest.files}
    assert len(told) == 1
    assert f"for you {sheets['facilitator-guide']} sheet" in told[0]
    assert f"KES {sheets['facilitator-guide'] * 2.5:.2f}" in told[0]


def test_the_first_build_ends_with_what_to_do_next(tmp_path: Path) -> None:
    done = run_handouts(["build"], tmp_path)
    assert done.returncode == 0, done.stderr
    count = len(list((tmp_path / "output").rglob("*.pdf")))
    last = done.stdout.rstrip().split("\n")[-1]
    assert last == f"{count} files in {tmp_path / 'output'}. SAMPLE: no country set. Next: handouts init my-program"


def test_the_folder_it_was_installed_from_is_no_program_of_ones_own(tmp_path: Path) -> None:
    shipped = (shipped_root() / MARK).read_text("utf-8")
    made = built(tmp_path, {MARK: shipped})
    assert list(summary.lines(Library(Project.find(tmp_path)), made))[-1].endswith("Next: handouts init my-program")
    made = built(tmp_path, {MARK: f"program: Harbour House\n{shipped}"})
    assert "init" not in list(summary.lines(Library(Project.find(tmp_path)), made))[-1]
