"""Whether pages may be handed out, and how those texts are marked that are not in their reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.blocks.base import Model
from builder.compose.pairs import Pairs
from builder.compose.phrases import LETTER, Phrase, Strings
from builder.lesson import Lesson
from builder.localize import chain
from builder.personalize import Edition
from builder.texts import Status

SIGNS = {"missing": "○", "stale": "∆"}
"""What stands before such a text, by the ``status`` of its element: to be seen on any printer, and within a line."""
_CRITICAL = re.compile(
    "disclosure(-.*)?|protocol-(refer|whom|never.*|written|adults)|danger-now|emergency-number|get-help"
    "|help-(emergency|trafficking|image|child|crisis|work)"
)
"""Fixed words of which people's safety may hang: what to do when somebody tells of harm, and where help is."""
STATUSES = {Status.MISSING: "missing", Status.STALE: "stale"}


@dataclass(frozen=True, slots=True)
class Beside:
    """The other language of bilingual pages."""

    strings: Strings
    pairs: Pairs = Pairs.COLUMNS


def in_other_language(key: str, strings: Strings, beside: Beside | None) -> Phrase | None:
    """The fixed words to print after those in the reader's language: on bilingual pages always; else in English, where
    they are critical and nobody has reviewed them."""
    phrase = None if is_of_handout(key) else strings.words.get(key)
    if beside is not None:
        other = beside.strings.words.get(key)
    else:
        other = strings.english.get(key) if strings.is_draft and _CRITICAL.fullmatch(key) else None
    if phrase is None or other is None or phrase.language == other.language:
        return None
    return None if phrase.content == other.content else other


def is_of_handout(key: str) -> bool:
    """Tell whether fixed words are as the handout prints them, which may be in another language than the guide."""
    return key.startswith(LETTER)


def is_draft(edition: Edition, strings: Strings, beside: Beside | None = None) -> bool:
    """Tell whether its pages may not be handed out: something on them is a proof, in the lesson or the fixed words.

    ``beside``: the other language of a bilingual page. This is the one place where that is decided;
    the pages' banner, the list of files and whoever packs them ask it."""
    return edition.is_draft or strings.is_draft or (beside is not None and beside.strings.is_draft)


def lacking(edition: Edition, strings: Strings, face: str) -> tuple[str, ...]:
    """The statuses for which pages need their sign explained: of texts that this face may see, and of fixed words."""
    found = {STATUSES.get(status) for status in _statuses(edition, face)}
    readable = chain(edition.language)
    if any(phrase.language not in readable for key, phrase in strings.words.items() if not is_of_handout(key)):
        found.add("missing")
    return tuple(status for status in SIGNS if status in found)


def _statuses(edition: Edition, face: str) -> Iterator[Status]:
    models: dict[str, Model] = {block.id: block for made in edition.sections for block in made.blocks}
    for unit, texts in edition.units.items():
        owner, _, field = unit.partition(".")
        model = models.get(owner)
        if face == "facilitator" or _face(edition.lesson, model, owner, field) == "participant":
            yield from (text.status for text in texts)


def _face(lesson: Lesson, model: Model | None, owner: str, field: str) -> str:
    """Who may see a unit: a block's field, a section's title, or a field of the lesson itself."""
    if model is not None:
        return model.face_of(field.split(".")[0].replace("-", "_"))
    named = owner.replace("-", "_")
    return lesson.face_of(named) if named in Lesson.model_fields else "participant"
