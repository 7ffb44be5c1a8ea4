"""What tests of personalizing share: a lesson, a program, and short ways to an edition."""

from __future__ import annotations

from typing import Any

from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import load
from builder.localize import localize
from builder.personalize import Edition, personalize
from builder.personalize.selecting import total_of
from builder.program import Program
from builder.validate import validate

PROGRAM = Program(
    name="Harbour House", countries=("KE",), help_by_hand=True, lead_name="Amina", lead_phone="+1 (202) 555-0143"
)

LESSON = """\
lesson: evening
title: An evening with {{ program.name }}
topic: safety-skills
audience: [adults, teens-15-17]
minutes: 62
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Name one step.]
prepare:
  - {what: pens}
  - {what: cards, ref: cards}
  - {what: chairs, ref: talk}
sections:
  - id: begin
    title: Begin
    minutes: 20
    blocks:
      - {type: text, id: hello, text: Hello., minutes: 5}
      - {type: text, id: cards, text: Cards., optional: yes, minutes: 5}
      - {type: text, id: teens, text: For teens., audience: [teens-15-17], minutes: 4}
  - id: work
    title: Work
    minutes: 20
    audience: [adults]
    blocks:
      - {type: text, id: talk, text: Talk., optional: yes, minutes: 10}
      - {type: text, id: offer, text: Offer., minutes: 10}
  - id: extra
    title: Extra
    minutes: 8
    blocks:
      - {type: text, id: game, text: Game., optional: yes, minutes: 5}
  - id: end
    title: End
    minutes: 9
    blocks:
      - {type: text, id: help, text: Help., critical: yes, minutes: 5}
"""


def lesson_of(yaml: str) -> Lesson:
    source = load("materials/en/evening.yaml", yaml.encode())
    lesson, found = validate(source, "en")
    assert (source.found, found) == ((), ())
    assert lesson is not None
    return lesson


def edition(yaml: str = LESSON, program: Program = PROGRAM, **how: Any) -> tuple[Edition, tuple[Diagnostic, ...]]:
    translation, _ = localize(lesson_of(yaml), "en", None)
    return personalize(translation, program, **how)


def good(yaml: str = LESSON, program: Program = PROGRAM, **how: Any) -> Edition:
    made, found = edition(yaml, program, **how)
    assert found == ()
    return made


def blocks(made: Edition) -> list[str]:
    return [block.id for section in made.sections for block in section.blocks]


def plan(made: Edition) -> list[tuple[int, str, int]]:
    return [(one.number, one.section.id, one.starts_at) for one in made.sections]


def total(made: Edition) -> int:
    return total_of(made.lesson, [(one.section, one.blocks) for one in made.sections])
