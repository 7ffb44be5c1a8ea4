"""Sheets of the program: asked for by name, made of no lesson, each in its folder; what they name, and what never."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from building import built, codes, text_of
from editions import LAYOUTS, tree_of
from goldens import Goldens
from projects import FILES, GUIDE, HANDOUT, snapshot
from sheets import NAMED, SHEETS, sheet_of, shipped
from speaking import err, out

from builder.build import Order, plan
from builder.diagnostics import Severity
from builder.document import Document
from builder.errors import UsageError
from builder.library import Library
from builder.load import Scalar, load
from builder.program import Program
from builder.program import program as read_program
from builder.project import Project

HERE = Path(__file__).parent
PLAN = "1-participants/my-plan-en.pdf"
LETTER = "3-families/parent-letter-en.pdf"
RECORD = "2-facilitator-only/FACILITATOR-disclosure-record-en.pdf"
PROGRAM = """\
program: River House
lessons: [calm-steps]
country: KE
help-by-hand: yes
safeguarding: {lead: Sok Dara, phone: "0712 345 678"}
"""


def planned(folder: Path, **order: object) -> dict[str, tuple[str, ...]]:
    library = Library(Project.find(folder))
    return dict(plan(library, Order(**order)).sheets)  # type: ignore[arg-type]  # by name


def words(document: Document) -> str:
    return " ".join(document.root.text().split())


# -- asked for by name


def test_a_build_makes_none_unless_it_is_asked_for(tmp_path: Path) -> None:
    made = built(tmp_path, FILES)
    assert made.plan.sheets == ()
    assert set(snapshot(tmp_path / "output")) == {HANDOUT, GUIDE, "manifest.json"}


def test_a_sheet_is_made_alone_in_the_place_of_a_lesson_or_as_a_document(tmp_path: Path) -> None:
    for order in ({"lessons": ("safety-plan",)}, {"documents": ("safety-plan",)}):
        made = built(tmp_path, FILES, **order)
        assert made.plan.lessons == ()
        assert made.plan.steps == 1
        assert set(snapshot(tmp_path / "output")) == {PLAN, "manifest.json"}


def test_a_sheet_goes_along_with_a_lesson(tmp_path: Path) -> None:
    made = built(tmp_path, FILES, lessons=("calm-steps", "parent-letter"), documents=("handout", "disclosure-record"))
    assert [lesson.lesson for lesson in made.lessons] == ["calm-steps", "parent-letter", "disclosure-record"]
    assert set(snapshot(tmp_path / "output")) == {HANDOUT, LETTER, RECORD, "manifest.json"}
    assert made.refused == ()


def test_other_files_stay_when_a_sheet_is_made_and_sheets_when_lessons_are(tmp_path: Path) -> None:
    built(tmp_path, FILES)
    before = snapshot(tmp_path / "output")
    built(tmp_path, {}, lessons=("parent-letter",))
    built(tmp_path, {})
    after = snapshot(tmp_path / "output")
    assert {name: after[name] for name in before if name != "manifest.json"} == {
        name: data for name, data in before.items() if name != "manifest.json"
    }
    listed = json.loads(after["manifest.json"])["files"]
    entry = next(one for one in listed if one["path"] == LETTER)
    assert (entry["document"], entry["old"], entry["sample"]) == ("parent-letter", False, True)


def test_a_lesson_of_the_same_name_comes_first(tmp_path: Path) -> None:
    lesson = FILES["materials/en/calm-steps.yaml"].replace("lesson: calm-steps", "lesson: safety-plan")
    made = built(
        tmp_path, {"materials/program.yaml": "", "materials/en/safety-plan.yaml": lesson}, lessons=("safety-plan",)
    )
    assert [name for name, _ in made.plan.lessons] == ["safety-plan"]
    assert made.plan.sheets == ()
    assert planned(tmp_path, documents=("safety-plan",)) == {"safety-plan": ("en",)}


def test_languages_are_those_that_have_words(tmp_path: Path) -> None:
    worded = {path.stem for path in (LAYOUTS / "strings").glob("*.yaml")}
    made = built(tmp_path, FILES, lessons=("before-you-book",), languages=("all",))
    assert dict(made.plan.sheets) == {"before-you-book": ("en", *sorted(worded - {"en"}))}
    assert {"ar", "km"} <= set(made.lessons[0].drafts) < worded
    assert planned(tmp_path, lessons=("safety-plan",), languages=("KM",)) == {"safety-plan": ("km",)}
    both = planned(tmp_path, lessons=("safety-plan", "disclosure-record"), languages=("ar",), guide_language="en")
    assert both == {"safety-plan": ("ar",), "disclosure-record": ("en",)}
    with pytest.raises(UsageError, match="There is no language 'tlh'"):
        planned(tmp_path, lessons=("safety-plan",), languages=("tlh",))


def test_a_language_without_words_is_passed_over_and_told(tmp_path: Path) -> None:
    latin = (
        "translates: calm-steps\nlanguage: la\ntranslator: a test\nunits:\n  title: {source: Calm steps, text: Calma}\n"
    )
    made = built(
        tmp_path,
        {**FILES, "materials/la/calm-steps.yaml": latin},
        lessons=("calm-steps", "safety-plan"),
        languages=("la",),
    )
    assert made.plan.untranslated == (("safety-plan", "la"),)
    assert made.plan.sheets == ()


def test_a_sheet_and_a_lesson_with_its_guide_are_told_of_together(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = out(capsys, "build", "disclosure-protocol", "calm-steps")
    assert "FACILITATOR-disclosure-protocol-en.pdf" in told
    assert "FACILITATOR-calm-steps-guide-en.pdf" in told


def test_slips_are_met_with_what_was_meant(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (("build", "safety-plam"), ("build", "-d", "safety-plam")):
        assert "Did you mean safety-plan?" in err(capsys, *typed, code=2)


def test_commands_name_sheets_and_how_to_give_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "list")
    below = said.partition("Sheets of the program, of no lesson")[2].partition("Themes")[0]
    assert "  safety-plan: for everyone who comes\n" in below
    assert "  parent-letter: for families\n" in below
    assert "safety-plan" not in said.partition("Sheets of the program")[0].partition("Documents")[2]
    data = json.loads(out(capsys, "list", "--format", "json"))["documents"]
    assert {one["name"] for one in data if one["of"] == "program"} >= set(SHEETS)
    said = out(capsys, "build", "parent-letter", "safety-plan")
    heading = "Give or send one to each family yourself. No child takes it home without having been asked:\n"
    assert said.partition(heading)[2].startswith(f"  {LETTER}  1 page on 1 sheet")
    assert PLAN in said.partition("Print one for each person:")[2].partition("Give or send")[0]
    assert "There is nothing to mend." in out(capsys, "check", "safety-plan")


# -- what they say


@pytest.mark.parametrize("language", ["en", "ar", "km"])
@pytest.mark.parametrize("name", SHEETS)
def test_each_has_its_tree(name: str, language: str, goldens: Goldens) -> None:
    made = tree_of(sheet_of(name, language))
    assert made == goldens.expected(HERE / "sheets" / f"{name}.{language}.tree", made)


def test_all_that_are_shipped_are_tried() -> None:
    assert set(SHEETS) <= shipped()


@pytest.mark.parametrize("name", SHEETS)
def test_every_one_says_that_it_is_a_sample_until_a_country_is_set(name: str) -> None:
    banners = [one.get("role") for one in sheet_of(name).root.iter() if one.name == "banner"]
    assert "sample-banner" in banners
    banners = [one.get("role") for one in sheet_of(name, program=NAMED).root.iter() if one.name == "banner"]
    assert "sample-banner" not in banners
    assert ("facilitator-banner" in banners) is (name not in ("parent-letter", "safety-plan"))


def test_a_safety_plan_names_nobody_and_gives_nothing_away(tmp_path: Path) -> None:
    built(tmp_path, {**FILES, "materials/program.yaml": PROGRAM}, lessons=("safety-plan",))
    data = (tmp_path / "output" / PLAN).read_bytes()
    text = text_of(tmp_path / "output" / PLAN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        about = f"{pdf.docinfo} {pdf.Root.Metadata.read_bytes().decode()}"
        outline = [item.title for item in pdf.open_outline().root]
    for word in ("River", "Sok", "0712", "calm", "Calm", "safety", "Safety", "traffick", "Staying"):
        assert word not in text
        assert word not in about
    assert "My plan" in about
    assert all(title == "My plan" for title in outline)


def test_a_safety_plan_says_first_and_last_what_keeps_people_safe() -> None:
    said = words(sheet_of("safety-plan")).partition("My plan")[2]
    assert said.startswith("Do not leave at once without help to plan.")
    assert said.endswith("If anyone checks your things, learn this and leave it here to be shredded.")


def test_a_safety_plan_is_never_part_of_a_handout() -> None:
    layouts = HERE.parent / "layouts"
    for name in ("handout", "facilitator-guide", "answer-key"):
        assert "plan-" not in (layouts / name / "document.xml.j2").read_text("utf-8")


def test_the_protocol_names_whom_to_tell_or_has_lines() -> None:
    named, blank = words(sheet_of("disclosure-protocol", program=NAMED)), sheet_of("disclosure-protocol")
    assert "Sok Dara · 012 345 678" in named
    assert "Amina Otieno, 0700 000 000" in named
    fields = [one.text() for one in blank.root.iter() if one.name == "field"]
    assert fields == ["Safeguarding lead, and phone:", "Call the emergency number:"]
    steps = next(one for one in blank.root.iter() if one.name == "ol")
    assert len(steps.children) == 6
    for said in ("Adults decide.", "Written words count as spoken ones.", "Do not look at, copy, forward or keep"):
        assert said in words(blank)


def test_the_protocol_has_a_line_for_a_number_that_is_missing() -> None:
    half = sheet_of("disclosure-protocol", program=Program(lead_name="Sok Dara"))
    aside = next(one for one in half.root.iter() if one.get("id") == "protocol.whom")
    assert "Sok Dara" in aside.text()
    first = next(one.text() for one in aside.iter() if one.name == "field")
    assert first.startswith("Number")


@pytest.mark.parametrize(
    ("said", "printed", "not_printed"),
    [
        ("", "takes part only if we have this part", "If you do not give this part back"),
        ("parent-slip: opt-in\n", "I agree that this child takes part:", "I do not want this child"),
        ("parent-slip: opt-out\n", "I do not want this child to take part:", "I agree that this child"),
    ],
)
def test_parents_sign_what_the_program_chose(said: str, printed: str, not_printed: str) -> None:
    program, found = read_program(load("program.yaml", f"program: River House\n{said}".encode()))
    assert found == ()
    letter = words(sheet_of("parent-letter", program=program))
    assert printed in letter
    assert not_printed not in letter


def test_a_slip_that_there_is_not_is_told_and_the_careful_one_stays() -> None:
    program, found = read_program(load("program.yaml", b"parent-slip: opt-uot\n"))
    assert [(one.code, one.message, one.hint) for one in found] == [
        ("P104", "'opt-uot' is not one of opt-in, opt-out", "did you mean 'opt-out'?")
    ]
    assert program.parent_slip == "opt-in"


def test_a_letter_bears_the_neutral_title_and_names_the_program() -> None:
    letter = sheet_of("parent-letter", program=NAMED)
    assert letter.title == "Evening group: a letter to parents and carers"
    assert "River & Hill" in words(letter)
    assert "traffick" not in words(letter).lower()
    assert "Sok Dara · 012 345 678" in words(letter)


# -- layouts of one's own

OWN = {
    "layouts/house-rules/layout.yaml": (
        "face: participant\nof: program\nrevised: 2026-11-25\n"
        "page: {margins: {top: 18, bottom: 18, start: 20, end: 20}}\n"
    ),
    "layouts/house-rules/document.xml.j2": (
        '<document><page-head>{% if document.is_sample %}<banner role="sample-banner">{{ word("sample") }}</banner>'
        "{% endif %}</page-head><body><h1>{{ document.public_title }}</h1><p>{{ program.name }}</p></body></document>"
    ),
}


def test_a_sheet_of_ones_own_is_made_by_its_name(tmp_path: Path) -> None:
    made = built(tmp_path, {**FILES, **OWN, "materials/program.yaml": PROGRAM}, lessons=("house-rules",))
    assert codes(made, Severity.ERROR) == []
    assert "River House" in text_of(tmp_path / "output/1-participants/house-rules-en.pdf")


def test_an_anonymous_sheet_knows_no_program(tmp_path: Path) -> None:
    name = "layouts/house-rules/layout.yaml"
    made = built(
        tmp_path,
        {**FILES, **OWN, name: OWN[name] + "anonymous: yes\nfile: rules\n", "materials/program.yaml": PROGRAM},
        lessons=("house-rules",),
    )
    assert codes(made, Severity.ERROR) == []
    data = (tmp_path / "output/1-participants/rules-en.pdf").read_bytes()
    assert "River House" not in text_of(tmp_path / "output/1-participants/rules-en.pdf")
    assert b"River House" not in data


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("face: participant\nof: house\n", "'house' is not one of lesson, program"),
        ("face: participant\nof: program\n", "'revised' is missing"),
        ("face: participant\nof: program\nrevised: 2026-02-30\n", "'2026-02-30' is not a day"),
        ("face: participant\nof: program\nrevised: 2026-11-25\nfile: ../up\n", "'../up' cannot be the name of a file"),
        (
            "face: participant\nof: program\nrevised: 2026-11-25\nneeds: [quiz]\n",
            "'needs' is for documents of lessons, and this is a sheet of the program",
        ),
        ("face: participant\nanonymous: yes\n", "'anonymous' is for sheets of the program"),
        ("face: participant\nof: program\nrevised: 2026-11-25\nanonymous: maybe\n", "'maybe' is not one of yes, no"),
    ],
)
def test_what_a_layout_cannot_be_is_told(settings: str, message: str) -> None:
    from builder.compose import read_layout

    source = load("layouts/house-rules/layout.yaml", settings.encode())
    _, found = read_layout("house-rules", source, {"document.xml.j2": Scalar("<document/>")})
    assert [(one.code, one.message) for one in found] == [("C301", message)]


def test_a_sheet_with_a_fault_is_refused_and_its_old_page_stays(tmp_path: Path) -> None:
    built(tmp_path, {**FILES, **OWN}, lessons=("house-rules",))
    before = (tmp_path / "output/1-participants/house-rules-en.pdf").read_bytes()
    broken = OWN["layouts/house-rules/document.xml.j2"].replace("</h1>", "</h1")
    made = built(tmp_path, {"layouts/house-rules/document.xml.j2": broken}, lessons=("house-rules",))
    assert made.refused == ("house-rules",)
    assert (tmp_path / "output/1-participants/house-rules-en.pdf").read_bytes() == before
