"""The fixed words of the pages with their English beside them: begun, brought up to date, accepted, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from localizing import MATERIALS
from projects import FILES, LESSON, make_project
from speaking import err, out

from builder.compose.phrases import strings
from builder.edit.words import started_words, updated_words, with_words
from builder.errors import RefusedFile
from builder.library import Library
from builder.load import load
from builder.project import Project

ENGLISH = """\
language: en
words:
  # on every page
  page: Page {number}
  say: "Say:"
  people: {one: "{n} person", other: "{n} people"}

  # help
  help: Get help
"""
SWAHILI = """\
# ours
language: sw
translator: Amina
reviewed: {by: Baraka, role: teacher, on: 2026-11-24}
words:
  page: Ukurasa {number}  # good
  say: {source: "Say:", text: "Sema:"}
  people:
    source: {one: "{n} person", other: "{n} people"}
    text: {one: "mtu {n}", other: "watu {n}"}
  help:
    source: Get help
    text: Pata msaada
    reviewed: {by: Baraka, role: teacher, on: 2026-11-24}
"""
KINDS = ("one", "other")


def read(text: str, english: str = ENGLISH) -> tuple[dict[str, str], list[tuple[str, int]], bool]:
    """What is printed, in which language, what is told where, and whether it is a draft."""
    sources = [load("layouts/strings/en.yaml", english.encode()), load("layouts/strings/sw.yaml", text.encode())]
    words, found = strings(sources, "sw")
    told = [(one.code, one.at.line) for one in (*sources[1].found, *found) if one.at is not None]
    return {key: phrase.language for key, phrase in words.words.items()}, told, words.is_draft


def test_words_alone_and_beside_their_english_are_printed() -> None:
    printed, told, is_draft = read(SWAHILI)
    assert printed == dict.fromkeys(("page", "say", "people", "help"), "sw")
    assert told == []
    assert not is_draft
    once = SWAHILI.replace("reviewed: {by: Baraka, role: teacher, on: 2026-11-24}\nwords", "words")
    assert read(once)[2]
    alone = "language: sw\ntranslator: A\nwords:\n" + SWAHILI.partition("  help:\n")[2].join(["  help:\n", ""])
    assert not read(alone, ENGLISH.partition("  page:")[0] + "  help: Get help\n")[2]


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ('source: "Say:"', 'source: "Tell:"', 7),
        ("    source: Get help\n", "    source: Get help\n    was: Help\n", 13),
        ("    source: Get help\n", "", 12),
        ('other: "{n} people"}\n    text', 'other: "{n} persons"}\n    text', 9),
    ],
)
def test_a_word_whose_english_changed_is_printed_in_english(was: str, becomes: str, line: int) -> None:
    assert SWAHILI.count(was) == 1
    printed, told, is_draft = read(SWAHILI.replace(was, becomes))
    assert list(printed.values()).count("en") == 1
    assert ("C210", line) in told
    assert is_draft


def test_a_word_that_waits_to_be_filled_in_is_no_fault_but_missing() -> None:
    begun = started_words([ENGLISH], "sw", KINDS)
    printed, told, _ = read(begun)
    assert set(printed.values()) == {"en"}
    assert {code for code, _ in told} == {"C207"}


def test_a_begun_file_follows_the_english_one() -> None:
    assert started_words([ENGLISH], "sw", KINDS, "Amina", ["Words."]) == (
        "# Words.\nlanguage: sw\ntranslator: Amina\nwords:\n"
        "  # on every page\n  page:\n    source: Page {number}\n    text:\n"
        '  say:\n    source: "Say:"\n    text: ""\n'
        '  people:\n    source: {one: "{n} person", other: "{n} people"}\n    text:\n      one:\n      other:\n'
        "\n  # help\n  help:\n    source: Get help\n    text:\n"
    )
    assert "few" not in started_words([ENGLISH], "km", ("other",))
    own = "language: en\nwords:\n  page: Sheet {number}\n  ours: Ours\n"
    begun = started_words([ENGLISH, own], "sw", KINDS)
    assert "source: Sheet {number}\n" in begun
    assert begun.endswith("  ours:\n    source: Ours\n    text:\n")


def test_a_changed_english_is_seen_where_it_was_kept() -> None:
    assert updated_words(SWAHILI, [ENGLISH], KINDS).text == SWAHILI
    english = ENGLISH.replace("Say:", "Tell:").replace("Page", "Sheet").replace('"{n} people"', '"{n} persons"')
    made = updated_words(SWAHILI, [english], KINDS)
    assert made.changed == [("say", "Say:", "Tell:"), ("people", "{n} person / {n} people", "{n} person / {n} persons")]
    assert '  say:\n    source: "Tell:"\n    was: "Say:"\n    text: "Sema:"\n' in made.text
    assert "  page: Ukurasa {number}  # good\n" in made.text
    assert "# reviewed before the English changed: {by: Baraka, role: teacher, on: 2026-11-24}\n" in made.text
    assert "\nreviewed:" not in made.text
    assert updated_words(made.text, [english], KINDS).text == made.text
    accepted = with_words(made.text, [english], KINDS, {"say": {"was": None}, "people": {"was": None}})
    assert list(read(accepted, english)[0].values()).count("sw") == 4


def test_words_that_go_come_back() -> None:
    less = "language: en\nwords:\n  page: Page {number}\n"
    made = updated_words(SWAHILI, [less], KINDS)
    assert [name for name, _ in made.retired] == ["say", "people", "help"]
    assert "retired:\n  - unit: say\n" in made.text
    back = updated_words(made.text, [ENGLISH], KINDS)
    assert back.returned == ["say", "people", "help"]
    assert "retired" not in back.text
    assert load("", back.text.encode()).root == load("", SWAHILI.encode()).root
    alone = updated_words(SWAHILI, ["language: en\nwords:\n  say: 'Say:'\n"], KINDS)
    again = updated_words(alone.text, [ENGLISH], KINDS)
    assert "  page:\n    # good\n    source: Page {number}\n    was:\n    text: Ukurasa {number}\n" in again.text


def test_words_that_another_file_brings_are_not_asked_for() -> None:
    text = "language: sw\nwords:\n  say: Sema\n"
    assert updated_words(text, [ENGLISH], KINDS, ["page", "people"]).added == ["help"]
    assert updated_words(text, [ENGLISH], KINDS, ["page", "people", "help"]).text == text


@pytest.mark.parametrize("text", ["", "language: sw\n", "language: sw\nwords: [a]\n", "words:\n  a: {\n"])
def test_a_file_that_holds_no_words_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile):
        updated_words(text, [ENGLISH], KINDS)


# -- on the command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shipped = (MATERIALS.parent / "layouts/strings/en.yaml").read_text("utf-8")
    words = started_words([shipped], "tlh", KINDS, "A").replace(
        "  tip:\n    source: Tip\n    text:\n", "  tip:\n    source: Tipp\n    text: Shauri\n"
    )
    make_project(tmp_path, {**FILES, "layouts/strings/tlh.yaml": words})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_words_are_updated_counted_checked_and_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = ("--lesson", "fixed-words")
    assert "C210" in out(capsys, "translate", "check", "tlh", *only)
    assert "is an old one" in err(capsys, "translate", "accept", "tlh", "fixed-words", "tip")
    said = out(capsys, "translate", "update", *only)
    assert "  English changed: tip\n    was: Tipp\n    now: Tip\n" in said
    assert "1 English changed" in said
    data = json.loads(out(capsys, "translate", "stat", "tlh", *only, "--format", "json"))
    (one,) = data["translations"]
    assert (one["english-changed"], one["draft"], one["reviewed"]) == (1, 0, 0)
    assert one["missing"] == one["texts"] - 1
    assert "did not change" in err(capsys, "translate", "accept", "tlh", "fixed-words", "say")
    said = out(capsys, "translate", "accept", "tlh", "fixed-words", "tip")
    assert said.startswith("tip\n  was:  Tipp\n  now:  Tip\n  text: Shauri\n")
    words, _ = Library(Project.find(folder)).strings("tlh")
    assert words.words["tip"].language == "tlh"


def test_a_translation_of_no_lesson_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = "translates: calm-step\nlanguage: ar\ntranslator: A\nunits:\n  title: {source: Calm steps, text: x}\n"
    (folder / "materials/ar/calm-step.yaml").write_text(lost, "utf-8")
    (folder / "materials/ar/notes.yaml.txt").write_text(lost, "utf-8")
    said = out(capsys, "translate", "check", "ar", "--format", "short")
    assert "materials/ar/calm-step.yaml:1:1: warning[T205]" in said
    assert "did you mean 'calm-steps'?" in said
    assert "P302" in said
    assert "T205" in out(capsys, "check", "calm-steps", "-l", "en", "--format", "short")
    assert "T205" not in out(capsys, "translate", "check", "km", "--format", "short")


@pytest.mark.parametrize("typed", ["swahili", "", "x", "../sw", "s w", "en_US!", "klingon"])
def test_a_language_needs_a_tag(folder: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    before = sorted(folder.rglob("*"))
    assert "is not the short tag of a language" in err(capsys, "translate", "start", typed)
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(("typed", "tag"), [("PT-br", "pt-BR"), ("zh-hant", "zh-Hant"), ("SW", "sw")])
def test_a_folder_bears_the_tag_as_it_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: str, tag: str
) -> None:
    out(capsys, "translate", "start", typed, "calm-steps")
    assert [path.name for path in (folder / "materials").iterdir() if path.name.lower() == tag.lower()] == [tag]


def test_a_region_needs_only_what_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = (
        "translates: calm-steps\nlanguage: ar-EG\ntranslator: A\nunits:\n  title:\n    source: Calm step\n    text: x\n"
    )
    make_project(folder, {"materials/ar-EG/calm-steps.yaml": mine})
    out(capsys, "translate", "update", "ar-EG", "--lesson", "calm-steps")
    text = (folder / "materials/ar-EG/calm-steps.yaml").read_text("utf-8")
    assert text.endswith("  title:\n    source: Calm steps\n    was: Calm step\n    text: x\n")


def test_what_is_broken_is_told_and_the_rest_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, good = folder / "materials/ar/calm-steps.yaml", folder / "materials/km/calm-steps.yaml"
    text = broken.read_text("utf-8").replace("units:", "units:\n  : ")
    broken.write_text(text, "utf-8")
    said = err(capsys, "translate", "update", code=1)
    assert "materials/ar/calm-steps.yaml, line 5" in said
    assert "nothing was changed" in said
    assert broken.read_text("utf-8") == text
    assert "source: Take a breath" in good.read_text("utf-8")
    (folder / "materials/en/calm-steps.yaml").write_text(LESSON.replace("minutes: 12", "minutes: x"), "utf-8")
    assert "handouts check calm-steps" in err(capsys, "translate", "start", "sw", "calm-steps", code=1)
    assert "something to mend" in err(capsys, "translate", "update", "km", "--lesson", "calm-steps", code=1)
    assert "something to mend" in out(capsys, "translate", "stat", "km", "--lesson", "calm-steps")
    only = ("--lesson", "calm-steps")
    assert "something to mend itself" in out(capsys, "translate", "check", "km", *only, code=1)
    (folder / "materials/km/calm-steps.yaml").unlink()
    (folder / "materials/ar/calm-steps.yaml").unlink()
    assert "something to mend" not in out(capsys, "translate", "check")
