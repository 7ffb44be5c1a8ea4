"""Damaged translations: whatever happens to a file, it is told in words, and no text goes out of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from damage import damaged, lost
from hypothesis import HealthCheck, given, settings
from localizing import GOOD, MATERIALS, greeting
from projects import FILES, LESSON, make_project
from strategies import QUICK

from builder.cli import run
from builder.diagnostics import Severity
from builder.edit.modules import started, updated
from builder.edit.words import started_words, updated_words
from builder.errors import RefusedFile
from builder.lesson import Lesson
from builder.load import load
from builder.localize import localize
from builder.validate import validate

RICH = """\
# who asked for it: the clinic
translates: greeting   # the small one
language: es
translator: Maria Lopez

units:
  # the top
  title:
    source: Hello there   # was changed
    was: Hello
    text: Hola
    reviewed: {by: Ana Reyes, role: teacher, on: 2026-12-01}
    note: ask Ana
  objectives:
    - {source: Name one person you trust., text: Nombrar a alguien de confianza.}  # good
  hello.text:
    source: |
      Talk to {{ lead.name }} or see [stopncii.org](https://stopncii.org). If you are under 18, ring +1 202 555 0143.
    text: |
      Hable con {{ lead.name }} o vea [stopncii.org](https://stopncii.org).

      # esto no es una nota
      Si tiene menos de 18, llame al +1 202 555 0143.
  # the list
  steps.items:
    - source: I tell.
      text: 'Lo cuento: a alguien.'
      # say it softly
    -   source: I stop.
        text: "Me
          detengo."
    - source: I looked.
      text: Miré.
retired:
  # an old one
  - unit: begin.title
    source: A beginning
    text: Un comienzo
  - unit: old.text
    source: Gone
    text: Ido
"""
SMALL = {
    "good": GOOD.encode(),
    "rich": RICH.encode(),
    "rich, from Windows": ("\ufeff" + RICH).replace("\n", "\r\n").encode(),
    "begun": started(greeting(), "es").encode(),
}
SHIPPED = {
    path.relative_to(MATERIALS).as_posix(): path.read_bytes() for path in sorted(MATERIALS.glob("[a-z]*/*.yaml"))
}
SHIPPED = {
    name: data for name, data in SHIPPED.items() if b"\ntranslates:" in b"\n" + data and name[:3] in ("ar/", "km/")
}
ENGLISH = (MATERIALS.parent / "layouts/strings/en.yaml").read_text("utf-8")
WORDS = {
    "ar": (MATERIALS.parent / "layouts/strings/ar.yaml").read_bytes(),
    "begun": started_words([ENGLISH], "sw", ("one", "other")).encode(),
}
MANY = settings(QUICK, max_examples=500, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def lesson_of(name: str) -> Lesson:
    path = MATERIALS / "en" / name.partition("/")[2]
    lesson, _ = validate(load(f"materials/en/{path.name}", path.read_bytes()), "en")
    assert lesson is not None
    return lesson


LESSONS = {name: lesson_of(name) for name in SHIPPED}


def judged(data: bytes, lesson: Lesson, language: str) -> None:
    """It is localized whatever it holds, and each finding says what to do."""
    source = load("translation.yaml", data)
    made, found = localize(lesson, language, source)
    assert set(made.units) == {unit for unit, _, _ in lesson.units()}
    assert all(bool(local.text) for texts in made.units.values() for local in texts)
    for one in (*source.found, *found):
        assert one.hint
        assert one.at is not None
        assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") for letter in one.message)


def taken(data: bytes, lesson: Lesson) -> set[str]:
    """What updating takes out of a file: nothing, and a second time changes no byte. Or it is refused: something is to
    be mended first, or the file is written in a way nobody foresaw."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return set()
    refused: RefusedFile | None = None
    try:
        made = updated(text, lesson).text
    except RefusedFile as error:
        refused, made = error, text
    if refused is not None:
        assert refused.message.endswith("nothing was changed.")
        assert all(one.severity is Severity.ERROR and one.hint for one in refused.diagnostics)
        return set()
    assert updated(made, lesson).text == made
    assert not any(one.severity is Severity.ERROR for one in load("", made.encode()).found)
    return lost(data, made.encode())


@MANY
@given(damaged(SMALL))
def test_a_damaged_translation_loses_no_text(one: tuple[str, bytes]) -> None:
    judged(one[1], greeting(), "es")
    assert not taken(one[1], greeting())


@settings(MANY, max_examples=100)
@given(damaged(SHIPPED))
def test_a_damaged_shipped_translation_loses_no_text(one: tuple[str, bytes]) -> None:
    name, data = one
    judged(data, LESSONS[name], name[:2])
    assert not taken(data, LESSONS[name])


@settings(MANY, max_examples=100)
@given(damaged(WORDS))
def test_a_damaged_file_of_fixed_words_loses_none(one: tuple[str, bytes]) -> None:
    try:
        text = one[1].decode()
        made = updated_words(text, [ENGLISH], ("one", "other")).text
    except (UnicodeDecodeError, RefusedFile):
        return
    assert lost(one[1], made.encode()) == set()
    assert updated_words(made, [ENGLISH], ("one", "other")).text == made


FULL = {
    "materials/ar/calm-steps.yaml": FILES["materials/ar/calm-steps.yaml"].encode(),
    "materials/km/calm-steps.yaml": FILES["materials/km/calm-steps.yaml"].encode(),
    "layouts/strings/sw.yaml": b"language: sw\nwords:\n  say: {source: Say, text: Sema}\n  tip: Dokezo\n",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("damaged"), FILES)


@settings(MANY, max_examples=40, suppress_health_check=list(HealthCheck))
@given(damaged(FULL))
def test_commands_tell_of_damage_in_words(
    place: Path, capsys: pytest.CaptureFixture[str], one: tuple[str, bytes]
) -> None:
    make_project(place, {**FILES, "layouts/strings/sw.yaml": FULL["layouts/strings/sw.yaml"].decode()})
    name, data = one
    (place / name).write_bytes(data)
    only = ["--lesson", "calm-steps" if "calm-steps" in name else "fixed-words", "--project", str(place)]
    for words in ("stat", "check", "update --dry-run", "update"):
        before = (place / name).read_bytes()
        code = run(["translate", *words.split(), *only])
        said = capsys.readouterr()
        assert code in (0, 1, 2), said.err
        assert "Traceback" not in said.err
        after = (place / name).read_bytes()
        if "--dry-run" in words or not words.startswith("update") or code:
            assert after == before or code == 1
        assert lost(before, after) == set()
    assert (place / "materials/en/calm-steps.yaml").read_text("utf-8") == LESSON
    assert not [path for path in place.rglob("*") if path.name.startswith(".handouts-")]
