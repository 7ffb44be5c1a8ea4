"""Build: whole builds of small projects, from YAML to files, and what is left of old ones after faults."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path

import pikepdf
import pytest
from building import built, codes, text_of
from projects import ARABIC, FILES, GUIDE, HANDOUT, LESSON, handout, make_project, renamed, run_handouts, snapshot
from typeset.text.test_fonts import own_font

from builder.build import Order, build, check, plan
from builder.diagnostics import Severity
from builder.errors import UsageError
from builder.library import Library
from builder.produce.manifest import read_manifest
from builder.project import Project


def test_a_lesson_becomes_a_handout_and_a_guide_in_each_language(tmp_path: Path) -> None:
    made = built(tmp_path, FILES, languages=("all",))
    assert made.refused == ()
    assert codes(made, Severity.ERROR) == []
    files = {name for tag in ("en", "ar", "km") for name in (handout(1, tag), GUIDE.replace("-en", f"-{tag}"))}
    assert set(snapshot(tmp_path / "output")) == {*files, "manifest.json"}
    for name in files:
        with pikepdf.open(tmp_path / "output" / name, attempt_recovery=False) as pdf:
            assert len(pdf.pages) >= 1
            assert str(pdf.Root.Lang).startswith(name.removesuffix(".pdf")[-2:])


def test_the_texts_are_on_the_pages_of_their_readers(tmp_path: Path) -> None:
    built(tmp_path, FILES, languages=("en", "ar"))
    folder = tmp_path / "output"
    handout, guide = text_of(folder / HANDOUT), text_of(folder / GUIDE)
    for text in (
        "Nothing that happened is your fault.",
        "I can ask someone I trust.",
        "SAMPLE: add your local contacts",
    ):
        assert text in handout
        assert text in guide
    for text in ("Speak slowly.", "Thank you for being here.", "Name one calm step."):
        assert text in guide
        assert text not in handout
    assert "خذ نفسًا" in text_of(folder / HANDOUT.replace("-en", "-ar"))


def test_what_is_still_to_do_is_told(tmp_path: Path) -> None:
    made = built(tmp_path, FILES, languages=("en", "ar"))
    (lesson,) = made.lessons
    assert lesson.is_sample
    assert lesson.drafts == ("ar",)
    assert made.blanks == ("program.name", "lead.name", "lead.phone")
    settled = """\
program: Harbour House
country: JO
help-by-hand: yes
languages: [en]
lessons: [calm-steps]
safeguarding: {lead: Amina Otieno, phone: "+1 202 555 0143"}
"""
    made = built(tmp_path, {"materials/program.yaml": settled})
    (lesson,) = made.lessons
    assert (lesson.is_sample, lesson.drafts, made.blanks) == (False, (), ())
    text = text_of(tmp_path / "output" / HANDOUT)
    assert "SAMPLE" not in text
    assert "Amina Otieno" in text


def test_paper_is_the_programs_or_its_countrys(tmp_path: Path) -> None:
    def width() -> float:
        with pikepdf.open(tmp_path / "output" / HANDOUT) as pdf:
            return float(pdf.pages[0].mediabox[2])

    built(tmp_path, FILES)
    assert round(width()) == 595
    built(tmp_path, {"materials/program.yaml": "country: US\nlessons: [calm-steps]\n"})
    assert round(width()) == 612
    built(tmp_path, paper="a4")
    assert round(width()) == 595


def test_a_guide_alone_names_the_same_pages_of_the_handout(tmp_path: Path) -> None:
    built(tmp_path, FILES)
    before = (tmp_path / "output" / GUIDE).read_bytes()
    made = built(tmp_path / "alone", FILES, documents=("guide",))
    assert set(snapshot(tmp_path / "alone/output")) == {GUIDE, "manifest.json"}
    assert (tmp_path / "alone/output" / GUIDE).read_bytes() == before
    assert (
        [one.document for one in made.production.manifest.files] == ["facilitator-guide"] if made.production else False
    )


def test_time_and_people_choose_what_is_in_it(tmp_path: Path) -> None:
    built(tmp_path, FILES)
    assert "If there is time" in text_of(tmp_path / "output" / HANDOUT)
    built(tmp_path, minutes=8)
    assert "If there is time" not in text_of(tmp_path / "output" / HANDOUT)


def test_a_refused_lesson_keeps_its_old_files_and_the_others_are_replaced(tmp_path: Path) -> None:
    two = {
        **FILES,
        "materials/program.yaml": "lessons: [calm-steps, other-steps]\n",
        "materials/en/other-steps.yaml": renamed("other-steps"),
    }
    built(tmp_path, two)
    before = snapshot(tmp_path / "output")
    changed = "You can stop at any moment."
    made = built(
        tmp_path,
        {
            "materials/en/calm-steps.yaml": LESSON.replace("type: say", "type: sing"),
            "materials/en/other-steps.yaml": renamed("other-steps").replace("You can stop at any time.", changed),
        },
    )
    assert made.refused == ("calm-steps",)
    after = snapshot(tmp_path / "output")
    assert after[HANDOUT] == before[HANDOUT]
    assert after[GUIDE] == before[GUIDE]
    assert changed in text_of(tmp_path / "output" / handout(2))
    old = {entry.path: entry.old for entry in read_manifest(after["manifest.json"]).files}
    assert old == {name: name in (HANDOUT, GUIDE) for name in before if name != "manifest.json"}


def test_a_fault_in_a_translation_refuses_its_lesson_only(tmp_path: Path) -> None:
    damaged = ARABIC.replace("units:", "units: [\n")
    two = {
        **FILES,
        "materials/program.yaml": "lessons: [calm-steps, other-steps]\n",
        "materials/en/other-steps.yaml": renamed("other-steps"),
        "materials/ar/calm-steps.yaml": damaged,
    }
    made = built(tmp_path, two, languages=("all",))
    assert made.refused == ("calm-steps",)
    assert made.plan.untranslated == (("other-steps", "ar"), ("other-steps", "km")) or made.plan.untranslated == ()
    names = set(snapshot(tmp_path / "output"))
    assert handout(2) in names
    assert not [name for name in names if "calm-steps" in name]


def test_strict_refuses_what_is_worth_a_look_but_never_advice(tmp_path: Path) -> None:
    assert built(tmp_path, FILES, strict=True).refused == ()
    bad = {
        **FILES,
        "materials/en/calm-steps.yaml": LESSON.replace("minutes: 12\n    blocks", "minutes: 11\n    blocks"),
    }
    kept = built(tmp_path, bad)
    assert codes(kept, Severity.ERROR) == []
    made = built(tmp_path, strict=True)
    assert bool(made.refused) == bool(codes(made, Severity.WARNING))


def test_check_finds_the_same_and_writes_nothing(tmp_path: Path) -> None:
    made = built(tmp_path, FILES, languages=("all",))
    library = Library(Project.find(tmp_path))
    before = snapshot(tmp_path)
    checked = check(library, plan(library, Order(languages=("all",))))
    assert checked.found == made.found
    assert checked.production is None
    assert snapshot(tmp_path) == before


def test_steps_are_told_one_for_each_document(tmp_path: Path) -> None:
    library = Library(Project.find(make_project(tmp_path)))
    planned = plan(library, Order(languages=("all",)))
    told = list[str]()
    build(library, planned, tmp_path / "output", told.append)
    assert len(told) == planned.steps == 6
    assert told[:2] == ["calm-steps, handout (en)", "calm-steps, guide (en)"]


def test_pictures_of_pages_lie_beside_them_on_request(tmp_path: Path) -> None:
    built(tmp_path, FILES, pictures=True, documents=("handout",))
    pictures = [name for name in snapshot(tmp_path / "output") if name.endswith(".png")]
    assert pictures
    assert (tmp_path / "output" / pictures[0]).read_bytes().startswith(b"\x89PNG")


# -- words that are not known


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(lessons=("calm",)), "There is no lesson 'calm'"),
        (Order(documents=("handot",)), "There is no document 'handot'"),
        (Order(languages=("a",)), "There is no language 'a'"),
        (Order(guide_language="a"), "There is no language 'a'"),
        (Order(audience="adult"), "There is no audience 'adult'"),
        (Order(theme="comunity"), "There is no theme 'comunity'"),
    ],
)
def test_a_wrong_word_ends_it_before_anything_is_made(tmp_path: Path, order: Order, words: str) -> None:
    library = Library(Project.find(make_project(tmp_path)))
    with pytest.raises(UsageError) as error:
        plan(library, order)
    assert error.value.message.startswith(words)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["Arabic", "arabc", "العربية"])
def test_a_language_is_also_known_by_its_names(tmp_path: Path, name: str) -> None:
    library = Library(Project.find(make_project(tmp_path)))
    for order in (Order(languages=(name,)), Order(guide_language=name)):
        with pytest.raises(UsageError) as error:
            plan(library, order)
        assert error.value.hint.startswith("Did you mean ar? There are: ar, en, km")


def test_a_wrong_lesson_in_the_program_names_the_file(tmp_path: Path) -> None:
    library = Library(Project.find(make_project(tmp_path, {**FILES, "materials/program.yaml": "lessons: [calm]\n"})))
    with pytest.raises(UsageError, match=r"^There is no lesson 'calm', which materials/program\.yaml names\."):
        plan(library, Order())


def test_a_language_that_some_lessons_lack_passes_them_over(tmp_path: Path) -> None:
    files = {**FILES, "materials/en/other-steps.yaml": renamed("other-steps")}
    library = Library(Project.find(make_project(tmp_path, files)))
    planned = plan(library, Order(lessons=("calm-steps", "other-steps"), languages=("AR",)))
    assert planned.lessons == (("calm-steps", ("ar",)),)
    assert planned.untranslated == (("other-steps", "ar"),)


def test_documents_are_asked_for_by_their_word_or_their_layouts_name(tmp_path: Path) -> None:
    library = Library(Project.find(make_project(tmp_path)))
    guide = plan(library, Order(documents=("guide",)))
    assert plan(library, Order(documents=("facilitator-guide",))) == guide
    assert guide.layouts == ("facilitator-guide",)
    assert guide.needed == ("handout", "facilitator-guide")
    assert not guide.is_whole
    assert plan(library, Order(documents=("handout",))).needed == ("handout",)


def test_two_builds_are_alike_whatever_the_hash_seed_time_zone_and_locale(tmp_path: Path) -> None:
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"},
        {"PYTHONHASHSEED": "42", "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"},
    ]
    found = list[dict[str, bytes]]()
    for number, world in enumerate(worlds):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = run_handouts(["build", "safety-skills", "-l", "en", "-l", "ar", "-l", "km"], folder, world)
        assert done.returncode == 0, done.stderr
        found.append(snapshot(folder / "output"))
    assert len(found[0]) == 3 * 3 + len(["manifest.json"])
    assert found[0] == found[1]


KILLED = """
    import os, signal, sys

    event, count = sys.argv[1], int(sys.argv[2])

    def watch(name, what):
        global count
        path = what[0] if what else ""
        if name == event and isinstance(path, (str, bytes, os.PathLike)) and ".handouts-" in os.fsdecode(path):
            count -= 1
            if count == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    from builder.cli import run
    run(["build"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize(("event", "count"), [("open", 1), ("open", 2), ("os.rename", 1), ("os.rename", 2)])
def test_a_killed_build_leaves_whole_files(tmp_path: Path, event: str, count: int) -> None:
    import subprocess

    built(tmp_path, FILES)
    before = snapshot(tmp_path / "output")
    built(tmp_path / "new", {**FILES, "materials/en/calm-steps.yaml": LESSON.replace("any time", "any moment")})
    new = snapshot(tmp_path / "new/output")
    make_project(tmp_path, {"materials/en/calm-steps.yaml": LESSON.replace("any time", "any moment")})
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), event, str(count)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    after = {name: data for name, data in snapshot(tmp_path / "output").items() if not name.endswith(".part")}
    if (event, count) != ("os.rename", 2):
        assert after == before
    assert set(after) == set(before)
    assert all(after[name] in (before[name], new[name]) for name in after if name != "manifest.json")
    built(tmp_path)
    assert snapshot(tmp_path / "output") == new


def test_the_manifest_is_data_for_other_programs(tmp_path: Path) -> None:
    built(tmp_path, FILES)
    listed = json.loads((tmp_path / "output/manifest.json").read_bytes())
    assert listed["manifest"] == 1
    assert {entry["path"] for entry in listed["files"]} == {HANDOUT, GUIDE}
    assert all(entry["sample"] and not entry["draft"] and entry["pages"] >= 1 for entry in listed["files"])


def test_a_font_of_the_users_own_draws_what_no_other_has(tmp_path: Path) -> None:
    lesson = LESSON.replace("Thank you for being here.", "Thank you \U00013000.").replace(
        "title: Take a breath", "title: Take \U00013000 breath"
    )
    made = built(tmp_path, {**FILES, "materials/en/calm-steps.yaml": lesson})
    assert codes(made, Severity.ERROR) == ["S101", "S101"]
    (tmp_path / "layouts/fonts").mkdir(parents=True)
    (tmp_path / "layouts/fonts/own.ttf").write_bytes(own_font("\U00013000"))
    made = built(tmp_path)
    assert codes(made, Severity.ERROR) == []
    assert "Take \U00013000 breath" in text_of(tmp_path / "output" / HANDOUT)


def test_a_font_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "layouts/fonts").mkdir(parents=True)
    (tmp_path / "layouts/fonts/own.ttf").write_bytes(b"OTTO" + bytes(100))
    made = built(tmp_path, FILES)
    assert codes(made, Severity.ERROR) == ["S106"]
    assert made.refused == ("calm-steps",)
