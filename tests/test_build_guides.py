"""Build: guides in another language than the handout, and documents for some lessons only."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from building import built, codes, text_of
from projects import ARABIC, FILES, GUIDE, HANDOUT, LESSON, make_project, renamed, snapshot
from projects import handout as handout_of

from builder.build import Order, Stages, check, plan
from builder.checks.readback import read_tree
from builder.diagnostics import Severity
from builder.errors import UsageError
from builder.library import Library
from builder.localize.digits import in_digits, zero_of
from builder.produce.manifest import read_manifest
from builder.project import Project

# -- a guide in another language than the handout

TWO_STEPS = f"""\
{LESSON.replace("minutes: 12", "minutes: 20", 1).replace("Thank you for being here.", "Look at page {{ page.last }}.")}
  - id: later
    title: Later on
    minutes: 8
    blocks:
      - {{type: text, id: last, title: At the end, text: Breathe out.}}
"""
PERSIAN = """\
translates: calm-steps
language: fa
translator: a test
units:
  title: {source: Calm steps, text: گام‌های آرام}
"""
LONG_ARABIC = (
    ARABIC
    + """\
  first.text:
    source: "You can stop at any time. **Nothing that happened is your fault.** Talk to {{ lead.name }}."
    text: |
"""
    + "".join(f"      **فقرة {number}.** {'كلمة هادئة ' * 60}\n\n" for number in range(8))
    + "      {{ lead.name }}\n"
)


def clock_of(path: Path) -> dict[str, str]:
    """Page of the handout by title of the step, as the table on the guide's first page says it."""
    rows = [one for one in read_tree(path.read_bytes()).iter() if one.tag == "TR"]
    cells = [["".join(cell.text().split()) for cell in row.iter() if cell.tag in ("TD", "TH")] for row in rows]
    return {row[1]: row[-1] for row in cells if len(row) == 4}


def pages_of(folder: Path, language: str) -> dict[str, str]:
    """Page by id, as the handout in this language was laid out."""
    library = Library(Project.find(folder))
    stages = Stages(library, plan(library, Order(documents=("handout",))))
    editions, _ = stages.editions("calm-steps", language)
    documents, _ = stages.documents(editions)
    (handout,), _ = stages.rendered(documents)
    return {name: label for (_, name), label in handout.rendering.placements.items()}


@pytest.fixture
def two_steps(tmp_path: Path) -> Path:
    """A lesson whose second step stands on another page in Arabic than in English."""
    texts = {"en": TWO_STEPS, "ar": LONG_ARABIC, "fa": PERSIAN}
    folder = make_project(tmp_path, {**FILES, **{f"materials/{tag}/calm-steps.yaml": texts[tag] for tag in texts}})
    assert int(pages_of(folder, "ar")["later"]) > int(pages_of(folder, "en")["later"])
    return folder


@pytest.mark.parametrize(("handout", "guide"), [("ar", "en"), ("en", "ar"), ("ar", "fa"), ("fa", "en")])
def test_a_guide_names_the_pages_of_the_handout_in_the_guides_digits(two_steps: Path, handout: str, guide: str) -> None:
    made = built(two_steps, languages=(handout,), guide_language=guide)
    assert codes(made, Severity.ERROR) == []
    folder = two_steps / "output"
    names = {HANDOUT.replace("-en", f"-{handout}"), GUIDE.replace("-en", f"-{guide}")}
    assert set(snapshot(folder)) == {*names, "manifest.json"}
    assert str(pikepdf.open(folder / GUIDE.replace("-en", f"-{guide}")).Root.Lang).startswith(guide)
    expected = pages_of(two_steps, handout)
    assert list(clock_of(folder / GUIDE.replace("-en", f"-{guide}")).values())[1:3] == [
        in_digits(str(int(expected[step])), zero_of(guide)) for step in ("begin", "later")
    ]
    said = text_of(folder / GUIDE.replace("-en", f"-{guide}"))
    assert f"Look at page {in_digits(str(int(expected['last'])), zero_of(guide))}." in said


def test_a_guide_in_another_language_holds_everything_in_it(two_steps: Path) -> None:
    built(two_steps, languages=("ar",), guide_language="EN")
    text = text_of(two_steps / "output" / GUIDE)
    for words in ("Speak slowly.", "Take a breath", "SAMPLE: add your local contacts"):
        assert words in text
    assert "DRAFT" not in text
    assert "خذ نفسًا" in text_of(two_steps / "output" / HANDOUT.replace("-en", "-ar"))


def test_a_guide_goes_with_one_handout(two_steps: Path) -> None:
    with pytest.raises(UsageError, match="A guide names the pages of one handout") as error:
        built(two_steps, languages=("ar", "km"), guide_language="en")
    assert "--language ar" in error.value.hint
    assert not (two_steps / "output").exists()
    assert built(two_steps, languages=("ar", "km"), guide_language="en", documents=("handout",)).refused == ()
    library = Library(Project.find(two_steps))
    checked = check(library, plan(library, Order(languages=("all",), guide_language="en")))
    assert checked.refused == ()


def test_a_guide_takes_the_place_of_the_one_it_went_with(two_steps: Path) -> None:
    """A whole build leaves no guide behind that names pages of an earlier handout."""
    built(two_steps, languages=("ar",))
    built(two_steps, languages=("ar",), guide_language="en")
    arabic = HANDOUT.replace("-en", "-ar")
    assert set(snapshot(two_steps / "output")) == {arabic, GUIDE, "manifest.json"}
    listed = read_manifest((two_steps / "output/manifest.json").read_bytes()).files
    assert {entry.path: entry.belongs_to for entry in listed} == {arabic: "ar", GUIDE: "ar"}
    built(two_steps, languages=("ar",))
    assert set(snapshot(two_steps / "output")) == {arabic, GUIDE.replace("-en", "-ar"), "manifest.json"}


def test_a_lesson_that_is_not_in_the_guides_language_has_its_handout(tmp_path: Path) -> None:
    two = {
        **FILES,
        "materials/program.yaml": "lessons: [calm-steps, other-steps]\n",
        "materials/en/other-steps.yaml": renamed("other-steps"),
    }
    built(tmp_path, two)
    made = built(tmp_path, guide_language="ar")
    assert made.plan.without_guide == (("other-steps", "ar"),)
    other = {name for name in snapshot(tmp_path / "output") if "other" in name or name == handout_of(2)}
    assert other == {handout_of(2), GUIDE.replace("calm", "other")}
    listed = {entry.path: entry for entry in read_manifest((tmp_path / "output/manifest.json").read_bytes()).files}
    assert listed[GUIDE.replace("-en", "-ar")].belongs_to == "en"


def test_a_fault_in_the_guides_language_refuses_the_lesson(tmp_path: Path) -> None:
    damaged = {**FILES, "materials/ar/calm-steps.yaml": ARABIC.replace("units:", "units: [\n")}
    made = built(tmp_path, damaged, guide_language="ar")
    assert made.refused == ("calm-steps",)
    assert set(snapshot(tmp_path / "output")) == {"manifest.json"}


# -- documents for some lessons only

QUIZ = (Path(__file__).parent / "blocks/quiz.yaml").read_text("utf-8")
QUIZ_FILES = {"materials/program.yaml": "lessons: [quiz, calm-steps]\n", "materials/en/quiz.yaml": QUIZ}
KEY = "2-facilitator-only/FACILITATOR-quiz-answer-key-en.pdf"


def test_lessons_with_a_quiz_have_an_answer_key(tmp_path: Path) -> None:
    made = built(tmp_path, {**FILES, **QUIZ_FILES})
    assert made.refused == ()
    pages = (HANDOUT, GUIDE)
    expected = {*pages, handout_of(2), GUIDE.replace("calm-steps", "quiz"), KEY, "manifest.json"}
    assert set(snapshot(tmp_path / "output")) == expected
    key, handout = (
        text_of(tmp_path / "output" / KEY),
        text_of(tmp_path / "output" / HANDOUT),
    )
    explanation = "Time and a second person are what pressure takes away."
    assert explanation in key
    assert explanation not in handout


def test_an_answer_key_can_be_asked_for_alone_and_in_another_language(tmp_path: Path) -> None:
    title = "title: {source: Asking for help, text: طلب المساعدة}"
    arabic = f"translates: quiz\nlanguage: ar\ntranslator: a test\nunits:\n  {title}\n"
    built(tmp_path, {**FILES, **QUIZ_FILES, "materials/ar/quiz.yaml": arabic}, documents=("answer-key",))
    assert set(snapshot(tmp_path / "output")) == {KEY, "manifest.json"}
    before = (tmp_path / "output" / KEY).read_bytes()
    built(tmp_path, lessons=("quiz",))
    assert (tmp_path / "output" / KEY).read_bytes() == before
    built(tmp_path, lessons=("quiz",), guide_language="ar")
    assert {name for name in snapshot(tmp_path / "output") if "answer-key" in name} == {KEY.replace("-en", "-ar")}
    assert "طلب المساعدة" in text_of(tmp_path / "output" / KEY.replace("-en", "-ar"))


def test_an_answer_key_goes_when_its_quiz_does(tmp_path: Path) -> None:
    built(tmp_path, {**FILES, **QUIZ_FILES})
    built(tmp_path, {"materials/en/quiz.yaml": renamed("quiz")})
    assert KEY not in snapshot(tmp_path / "output")
    assert HANDOUT in snapshot(tmp_path / "output")


LEAFLET = {
    "layouts/leaflet/layout.yaml": "face: facilitator\nprint: one\nneeds: [callout, checklist]\nsmallest-type: 11\n",
    "layouts/leaflet/document.xml.j2": """\
<document><body><h1>{{ lesson.title }}</h1>
{% for section in lesson.sections %}{% for b in section.blocks %}
{% if b.type == "checklist" %}{{ block(b) }}{% endif %}
{% endfor %}{% endfor %}
</body></document>
""",
}
LEAFLET_FILE = "2-facilitator-only/FACILITATOR-calm-steps-leaflet-en.pdf"
CHECKLIST = LESSON[LESSON.index("      - type: checklist") : LESSON.index("      - type: say")]


def test_a_layout_is_made_of_lessons_that_hold_what_it_needs(tmp_path: Path) -> None:
    made = built(tmp_path, {**FILES, **LEAFLET})
    assert made.refused == ()
    assert set(snapshot(tmp_path / "output")) == {HANDOUT, GUIDE, LEAFLET_FILE, "manifest.json"}
    assert "I can pause." in text_of(tmp_path / "output" / LEAFLET_FILE)
    told = list[str]()
    library = Library(Project.find(tmp_path))
    planned = plan(library, Order())
    check(library, planned, told.append)
    assert len(told) == planned.steps == 3
    made = built(tmp_path, {"materials/en/calm-steps.yaml": LESSON.replace(CHECKLIST, "")})
    assert made.lessons[0].not_wanted == ("answer-key", "leaflet")
    assert made.plan.steps == 2
    assert set(snapshot(tmp_path / "output")) == {HANDOUT, GUIDE, "manifest.json"}


def test_what_time_leaves_no_room_for_needs_no_layout(tmp_path: Path) -> None:
    optional = CHECKLIST.replace("title: My steps", "title: My steps\n        optional: yes\n        minutes: 3")
    lesson = LESSON.replace(CHECKLIST, optional)
    built(tmp_path, {**FILES, **LEAFLET, "materials/en/calm-steps.yaml": lesson}, minutes=5)
    assert set(snapshot(tmp_path / "output")) == {HANDOUT, GUIDE, "manifest.json"}


def test_a_type_of_block_that_there_is_not_is_named(tmp_path: Path) -> None:
    wrong = {"layouts/leaflet/layout.yaml": LEAFLET["layouts/leaflet/layout.yaml"].replace("checklist", "cheklist")}
    made = built(tmp_path, {**FILES, **LEAFLET, **wrong})
    (fault,) = (one for one in made.found if one.code == "C301")
    assert (fault.message, fault.hint) == ("'cheklist' is not a type of block", "did you mean 'checklist'?")
    made = built(tmp_path, {"layouts/leaflet/layout.yaml": "face: facilitator\nneeds: checklist\n"})
    assert [one.message for one in made.found if one.code == "C301"] == ["'needs' is a list of types of block"]
