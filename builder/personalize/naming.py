"""The name that participants' pages bear: the lesson's neutral title, else the program's, else the usual one.

A title that tells what the session is about is told of and passed over, in whatever language it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.diagnostics import Position, Report, visible
from builder.discreet import is_telling, slug_of
from builder.lesson import Lesson
from builder.load import Scalar
from builder.markdown import parse
from builder.program import Program
from builder.texts import Emphasis, Link, ListNode, LocalText, Paragraph, Status, Strong, Text, Words

UNIT = "public-title"
USUAL_NAME = "staying-safe-online-and-at-work"
"""Of files, where no title has letters that every computer can read."""


def public_title(
    units: Mapping[str, Sequence[LocalText]], lesson: Lesson, program: Program, report: Report
) -> LocalText | None:
    """The title to print; None: the layouts' own words."""
    for local in units.get(UNIT, ()):
        if not is_telling(in_words(local.text)):
            return local
        hint = "type one that a stranger may read; until then the program's title is printed"
        report.add("P108", local.text.at, f"{visible(in_words(local.text))} tells what the session is about", hint)
    return typed_here(program.public_title, lesson, program) if program.public_title else None


def typed_here(words: str, lesson: Lesson, program: Program) -> LocalText:
    """Words of the program's own, in the first language it prints."""
    text = parse(Scalar(words, Position("materials/program.yaml")), "plain")
    return LocalText(text, language_of(lesson, program), Status.SOURCE, text)


def language_of(lesson: Lesson, program: Program) -> str:
    """The language in which a program's own words are: nobody says it, so the first that it prints."""
    return program.languages[0] if program.languages else lesson.language


def file_name(lesson: Lesson, program: Program, number: int) -> str:
    """What participants' files are called in all languages: the neutral title, and the lesson's place."""
    own = in_words(lesson.public_title) if lesson.public_title is not None else ""
    return f"{slug_of(own) or slug_of(program.public_title or '') or USUAL_NAME}-{number}"


def in_words(text: Text) -> str:
    """A text without its marks; what is still to be filled in is left out."""
    return " ".join("".join(_words(node) for node in text.content).split())


def _words(node: object) -> str:
    if isinstance(node, Words):
        return node.text
    if isinstance(node, Strong | Emphasis | Link | Paragraph):
        return "".join(map(_words, node.inside))
    if isinstance(node, ListNode):
        return " ".join(_words(inner) for item in node.items for inner in item)
    return ""
