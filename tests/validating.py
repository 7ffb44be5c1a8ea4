"""What tests of lessons as typed share: small lessons, and how they are judged."""

from __future__ import annotations

from pathlib import Path

from builder.codes import CODES
from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import load
from builder.sources import FILE, sources
from builder.validate import validate

HERE = Path(__file__).parent
M_CODES = [code for code in CODES if code[0] == "M"]
WARNINGS = {"M205", "M206", "M304", "M408"}
TOP = """\
lesson: asking
title: Asking for help
topic: safety-skills
audience: [adults]
minutes: 20
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Name two people who can help.]
"""
SECTION = """\
sections:
  - id: opening
    title: Welcome
    minutes: 20
    blocks:
"""
HELLO = "      - {type: say, id: hello, text: Hello.}\n"


SOURCES, _ = sources([load(FILE, (HERE.parent / FILE).read_bytes())])


def judge(text: str, file: str = "asking.yaml") -> tuple[Lesson | None, list[Diagnostic]]:
    source = load(file, text.encode())
    lesson, diagnostics = validate(source, "en", SOURCES)
    return lesson, [*source.found, *diagnostics]


def codes(text: str) -> list[str]:
    return [f"{one.code} {one.at.line}:{one.at.column}" for one in judge(text)[1] if one.at]


def sound(text: str, file: str = "asking.yaml") -> Lesson:
    lesson, diagnostics = judge(text, file)
    assert diagnostics == []
    assert lesson is not None
    return lesson
