"""A program's own notes → blocks of the edition, each behind the block or at the end of the section that it names.

A note goes with what it stands behind: where that is left out, so is the note. It is never translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.blocks import Block
from builder.blocks.note import NoteBlock
from builder.blocks.text import TextBlock
from builder.diagnostics import Report, did_you_mean, visible
from builder.lesson import Lesson
from builder.personalize.filling import Filler
from builder.personalize.naming import language_of
from builder.personalize.selecting import Chosen
from builder.program import LocalNote, Program
from builder.texts import LocalText, Status

_KINDS: dict[str, type[TextBlock | NoteBlock]] = {"participant": TextBlock, "facilitator": NoteBlock}


def with_notes(
    chosen: Chosen, lesson: Lesson, program: Program, filler: Filler, report: Report
) -> tuple[Chosen, dict[str, tuple[LocalText, ...]]]:
    """The blocks with the program's notes among them, and the notes' texts by unit id."""
    ids = {section.id for section in lesson.sections} | {block.id for _, block in lesson.blocks()}
    notes = [note for note in program.local_notes if note.lesson == lesson.lesson]
    made, texts = list[tuple[LocalNote, Block]](), dict[str, tuple[LocalText, ...]]()
    for note in notes:
        if note.after not in ids:
            message = f"there is no section or block {visible(note.after)} in {lesson.lesson}"
            hint = did_you_mean(note.after, ids) or "type what stands behind 'id:' in the lesson's file"
            report.add("P113", note.after.at, message, hint)
            continue
        block = _block(note, ids)
        ids.add(block.id)
        made.append((note, block))
        local = LocalText(note.text, language_of(lesson, program), Status.SOURCE, note.text)
        texts[f"{block.id}.text"] = (filler.filled(local),)
    placed = [(section, tuple(_placed(section.id, blocks, made))) for section, blocks in chosen]
    there = {block.id for _, blocks in placed for block in blocks}
    return placed, {unit: text for unit, text in texts.items() if unit.partition(".")[0] in there}


def _block(note: LocalNote, taken: set[str]) -> Block:
    """A text for participants, a note for facilitators, under a name that the lesson does not use."""
    number = 1
    while f"local-note-{number}" in taken:
        number += 1
    kind = "text" if note.face == "participant" else "note"
    block: Block = _KINDS[note.face].model_validate({"type": kind, "id": f"local-note-{number}", "text": note.text})
    block._at = note.text.at
    return block


def _placed(section: str, blocks: Sequence[Block], made: Sequence[tuple[LocalNote, Block]]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from (note for where, note in made if where.after == block.id)
    yield from (note for where, note in made if where.after == section)
