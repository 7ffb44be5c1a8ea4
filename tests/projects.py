"""Small projects for tests that go through the whole program: files in a folder, and the program run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PROGRAM = "lessons: [calm-steps]\n"

LESSON = """\
lesson: calm-steps
title: Calm steps
topic: safety-skills
audience: [adults, teens-15-17]
minutes: 12
revised: 2026-11-20
needs-help: [trafficking]
objectives:
  - Name one calm step.
prepare:
  - {what: pens, per: person}
sections:
  - id: begin
    title: Begin
    minutes: 12
    blocks:
      - type: text
        id: first
        title: Take a breath
        text: |
          You can stop at any time. **Nothing that happened is your fault.**

          Talk to {{ lead.name }}.
        guide: Speak slowly.
      - type: checklist
        id: ready
        title: My steps
        items:
          - I can pause.
          - I can ask someone I trust.
      - type: say
        id: words
        text: Thank you for being here.
        minutes: 2
      - type: text
        id: more
        optional: yes
        minutes: 4
        title: If there is time
        text: Find one setting to change this week.
"""

ARABIC = """\
translates: calm-steps
language: ar
translator: a test
units:
  title: {source: Calm steps, text: خطوات هادئة}
  begin.title: {source: Begin, text: البداية}
  first.title:
    source: Take a breath
    text: خذ نفسًا
    reviewed: {by: A Tester, role: teacher, on: 2026-11-21}
"""

KHMER = """\
translates: calm-steps
language: km
translator: a test
units:
  title: {source: Calm steps, text: ជំហានស្ងប់}
"""

FILES: Mapping[str, str] = {
    "materials/program.yaml": PROGRAM,
    "materials/en/calm-steps.yaml": LESSON,
    "materials/ar/calm-steps.yaml": ARABIC,
    "materials/km/calm-steps.yaml": KHMER,
}


def handout(number: int = 1, language: str = "en") -> str:
    """What a handout's file is called: its name tells nothing of the lesson but its place in the program."""
    return f"1-participants/staying-safe-online-and-at-work-{number}-handout-{language}.pdf"


HANDOUT = handout()
GUIDE = "2-facilitator-only/FACILITATOR-calm-steps-guide-en.pdf"


def make_project(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write the files into ``folder``, which becomes a project; returns it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def renamed(name: str, lesson: str = LESSON) -> str:
    """The same lesson under another name."""
    return lesson.replace("lesson: calm-steps", f"lesson: {name}")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file in an output folder but its lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".handouts.lock"
    }


def run_handouts(
    words: Sequence[str], folder: Path, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program as people do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from builder.cli import main; main()", *words],
        cwd=folder,
        env={**os.environ, **(settings or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
