"""What tests of translations share: a small lesson, modules in Spanish, and what is said of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import Source, load
from builder.localize import Translation, localize
from builder.validate import validate

HERE = Path(__file__).parent
BAD = HERE / "bad_translations"
MATERIALS = HERE.parent / "materials"
FAULTY = sorted(path for path in BAD.glob("*.yaml") if path.name != "greeting.yaml")
_SAID = re.compile(r"# (error|warning|advice): ([A-Z]\d{3}) (\d+:\d+|-)\n# hint: (.*)\n")


@cache
def greeting() -> Lesson:
    source = load("materials/en/greeting.yaml", (BAD / "greeting.yaml").read_bytes())
    lesson, found = validate(source, "en")
    assert (source.found, found) == ((), ())
    assert lesson is not None
    return lesson


def module(yaml: str, name: str = "materials/es/greeting.yaml") -> Source:
    source = load(name, yaml.encode())
    assert source.found == ()
    return source


def said(one: Diagnostic) -> tuple[str, str, str]:
    assert one.at is not None
    place = f"{one.at.line}:{one.at.column}" if one.at.line else "-"
    return one.severity.value, one.code, place


GOOD = """\
translates: greeting
language: es
translator: Maria Lopez
units:
  title: {source: Hello, text: Hola}
  objectives:
    - {source: Name one person you trust., text: Nombrar a alguien de confianza.}
  begin.title: {source: A beginning, text: Un comienzo}
  hello.text:
    source: "Talk to {{ lead.name }} or see [stopncii.org](https://stopncii.org).
      If you are under 18, ring +1 202 555 0143."
    text: "Hable con {{ lead.name }} o vea [stopncii.org](https://stopncii.org).
      Si tiene menos de 18, llame al +1 202 555 0143."
  steps.items:
    - {source: I tell., text: Lo cuento.}
    - {source: I stop., text: Me detengo.}
    - {source: I check., text: Compruebo.}
"""
REVIEW = ", reviewed: {by: Ana Reyes, role: teacher, on: 2026-12-01}}"


def spanish(yaml: str) -> tuple[Translation, list[tuple[str, str]]]:
    """The translation and what was found, but for advice on drafts."""
    made, found = localize(greeting(), "es", module(yaml))
    assert set(made.units) == {unit for unit, _, _ in greeting().units()}
    return made, [(one.code, one.message) for one in found if one.code != "T203"]


def texts(made: Translation, unit: str) -> list[tuple[str, str, str]]:
    return [(one.text.source, one.language, one.status.value) for one in made.units[unit]]
