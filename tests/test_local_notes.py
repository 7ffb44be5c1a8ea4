"""Notes of a program's own: where they stand, who sees them, and what is wrong with one."""

from __future__ import annotations

import pytest
from personal import LESSON, blocks, edition, good

from builder.load import load
from builder.personalize import Edition
from builder.program import Program, program
from builder.texts import Status


def with_notes(*notes: str, rest: str = "") -> Program:
    lines = "".join(f"\n  - {{lesson: evening, {note}}}" for note in notes)
    made, found = program(load("materials/program.yaml", f"help-by-hand: yes\n{rest}local-notes:{lines}".encode()))
    assert found == ()
    return made


def told(made: Edition) -> dict[str, str]:
    return {unit: texts[0].text.source for unit, texts in made.units.items() if unit.startswith("local-note")}


def test_a_note_stands_behind_its_block_or_at_the_end_of_its_section() -> None:
    notes = with_notes(
        "after: hello, for: participants, text: Room 4.",
        "after: begin, for: facilitators, text: The key.",
        "after: hello, for: participants, text: Bring tea.",
    )
    made = good(program=notes)
    assert blocks(made)[:5] == ["hello", "local-note-1", "local-note-3", "cards", "local-note-2"]
    assert [block.type for block in made.sections[0].blocks] == ["text", "text", "text", "text", "note"]
    assert told(made) == {
        "local-note-1.text": "Room 4.",
        "local-note-2.text": "The key.",
        "local-note-3.text": "Bring tea.",
    }
    assert not made.is_draft


def test_it_is_in_the_programs_language_and_never_a_draft() -> None:
    made = good(program=with_notes("after: hello, for: participants, text: غرفة 4.", rest="languages: [ar]\n"))
    (note,) = made.units["local-note-1.text"]
    assert (note.language, note.status) == ("ar", Status.SOURCE)


def test_it_takes_no_id_of_the_lesson() -> None:
    lesson = LESSON.replace("id: hello", "id: local-note-1")
    made = good(lesson, program=with_notes("after: local-note-1, for: participants, text: Room 4."))
    assert blocks(made)[:2] == ["local-note-1", "local-note-2"]


def test_it_goes_with_what_it_stands_behind() -> None:
    note = with_notes("after: talk, for: participants, text: Room 4.")
    assert "local-note-1" in blocks(good(program=note, minutes=62))
    shorter = good(program=note, minutes=45)
    assert "talk" not in blocks(shorter)
    assert told(shorter) == {}


def test_notes_of_other_lessons_are_none_of_its_business() -> None:
    made, _ = program(
        load("p.yaml", b"help-by-hand: yes\nlocal-notes: [{lesson: other, after: x, for: participants, text: y}]")
    )
    assert told(good(program=made)) == {}


def test_a_place_there_is_not_is_told_with_what_is_near() -> None:
    made, (one,) = edition(program=with_notes("after: helo, for: participants, text: Room 4."))
    assert (one.code, one.hint) == ("P113", "did you mean 'hello'?")
    assert str(one.at) == "materials/program.yaml:3:30"
    assert told(made) == {}


@pytest.mark.parametrize("who", ["participants", "facilitators"])
def test_details_are_filled_and_unknown_ones_told(who: str) -> None:
    good_note = with_notes(f"after: hello, for: {who}, text: 'Ask {{{{ lead.name }}}}.'", rest="program: House\n")
    made = good(program=good_note)
    assert "lead.name" in str(made.units["local-note-1.text"][0].text.content)
    assert "Placeholder" not in str(made.units["local-note-1.text"][0].text.content)
    _, (one,) = edition(program=with_notes(f"after: hello, for: {who}, text: 'Ask {{{{ lead.nmae }}}}.'"))
    assert one.code == "P203"
