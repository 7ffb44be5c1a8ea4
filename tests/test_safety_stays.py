"""Help, content note, agreement and close are on the pages, whatever minutes, people or folders of one's own say."""

from __future__ import annotations

from pathlib import Path

from building import built
from editions import GUIDE, HANDOUT, composed
from full_lesson import example_of
from hypothesis import given, settings
from hypothesis import strategies as some
from personal import edition
from projects import FILES, make_project

from builder.blocks import BLOCKS
from builder.checks.safety import check_document_keeps
from builder.library import Library
from builder.load import load
from builder.markdown import parse
from builder.program import LocalNote, Program
from builder.project import Project, shipped_root

SAFETY = sorted(kind for kind, model in BLOCKS.items() if model.is_safety)
AUDIENCES = ("adults", "teens-15-17")
HEAD = """\
lesson: evening
title: An evening
topic: safety-skills
audience: [adults, teens-15-17]
minutes: {minutes}
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Name one step.]
sections:
"""


def typed(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


@some.composite
def lessons(draw: some.DrawFn) -> str:
    """Sections of texts that may go, with the blocks of safety strewn among them, some for some people only."""
    there = {
        f"safe-{kind}": {**example_of(BLOCKS[kind]), "id": f"safe-{kind}", "type": kind, "minutes": 1}
        for kind in SAFETY
    }
    for block in there.values():
        for extra in ("audience", "critical", "optional"):
            block.pop(extra, None)
        if draw(some.integers(0, 7)) == 0:
            block["audience"] = [draw(some.sampled_from(AUDIENCES))]
    sections, total = [dict[str, object]() for _ in range(draw(some.integers(1, 4)))], 0
    held: list[list[object]] = [[] for _ in sections]
    for block in there.values():
        held[draw(some.integers(0, len(sections) - 1))].append(block)
    for number in range(draw(some.integers(0, 8))):
        text = {"type": "text", "id": f"text-{number}", "text": "Words.", "minutes": draw(some.integers(1, 9))}
        text["optional"] = "yes" if draw(some.booleans()) else "no"
        if draw(some.booleans()):
            text["audience"] = [draw(some.sampled_from(AUDIENCES))]
        blocks = held[draw(some.integers(0, len(sections) - 1))]
        blocks.insert(draw(some.integers(0, len(blocks))), text)
    lines = ""
    for number, blocks in enumerate(held):
        for audience in AUDIENCES:
            blocks.append({"type": "text", "id": f"s{number}-{audience}", "text": "Always.", "audience": [audience]})
        minutes = sum(int(str(block.get("minutes", 0))) for block in blocks if isinstance(block, dict))
        total += minutes or 1
        section = {"id": f"section-{number}", "title": "Part", "minutes": minutes or 1, "blocks": blocks}
        lines += f"  - {typed(section)}\n".replace('"minutes": "', '"minutes": ')
    return HEAD.format(minutes=total) + lines


@settings(max_examples=150, deadline=None)
@given(lessons(), some.sampled_from(AUDIENCES), some.integers(1, 60) | some.none(), some.data())
def test_minutes_people_and_notes_take_nothing_away(
    lesson: str, audience: str, minutes: int | None, data: some.DataObject
) -> None:
    after = data.draw(some.sampled_from([f"safe-{kind}" for kind in SAFETY]))
    text = parse(load("p.yaml", b"text: Room 4.").root["text"], "prose")  # type: ignore[index, arg-type]  # a scalar
    evening = load("p.yaml", f"a: evening\nb: {after}".encode()).root
    assert evening is not None
    note = LocalNote(evening["a"], evening["b"], "participant", text)  # type: ignore[arg-type]  # scalars
    program = Program(help_by_hand=True, local_notes=(note,))
    made, found = edition(lesson, program, audience=audience, minutes=minutes)
    codes = {one.code for one in found}
    kept = {block.type for section in made.sections for block in section.blocks}
    assert set(SAFETY) <= kept or "P206" in codes, "a lesson that lacks one is refused"
    if codes <= {"P202"}:
        for layout in (HANDOUT, GUIDE):
            assert check_document_keeps(composed(made, layout), made) == ()


def test_safety_for_some_only_is_told() -> None:
    from personal import LESSON

    lesson = LESSON.replace(
        "{type: text, id: help,",
        "{type: content-note, id: note, audience: [adults], text: Hard}\n      - {type: text, id: help,",
    )
    _, found = edition(lesson, audience="teens-15-17")
    (one,) = [one for one in found if one.code == "P206"]
    assert one.message == "there is no content-note for teens-15-17, only for others"
    assert edition(lesson)[1] == ()


def test_a_lesson_of_ones_own_keeps_what_the_shipped_one_has(tmp_path: Path) -> None:
    shipped = (shipped_root() / "materials/en/safety-skills.yaml").read_text("utf-8")
    own = shipped.replace("type: close\n", "type: say\n").replace("        say: ", "        text: ")
    make_project(
        tmp_path, {"materials/program.yaml": "lessons: [safety-skills]\n", "materials/en/safety-skills.yaml": shipped}
    )
    assert [one for one in Library(Project.find(tmp_path)).lesson("safety-skills")[1] if one.code == "P207"] == []
    blocks = own.split("\n      - ")
    cut = "\n      - ".join(block for block in blocks if "type: say\n        id: close" not in block)
    make_project(tmp_path, {"materials/en/safety-skills.yaml": cut})
    found = Library(Project.find(tmp_path)).lesson("safety-skills")[1]
    assert [one.message for one in found if one.code == "P207"] == ["this lesson has no close any more"]


def test_a_layout_of_ones_own_keeps_the_boxes_of_help(tmp_path: Path) -> None:
    layout = (shipped_root() / "layouts/handout/document.xml.j2").read_text("utf-8")
    bare = layout.replace('role="help"', 'role="plain"')
    made = built(tmp_path, {**FILES, "layouts/handout/document.xml.j2": bare})
    assert made.refused == ("calm-steps",)
    assert [one.message for one in made.found if one.code == "C112"] == ["the box with the role 'help' is not printed"]
