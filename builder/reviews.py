"""Who has reviewed a lesson: a lesson → the mark of its text, and who still has to read it. It changes nothing.

The mark is made of everything that people read or are shown, and of who sees which part. It is the same on every
computer; other minutes, or a lesson that is marked as revised, leave it as it is.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator

from builder.blocks.base import Model, kebab
from builder.lesson import REVIEWERS, Lesson, Reviewer
from builder.texts import Text

_NO_TEXT = frozenset({"reviews", "revised", "minutes", "optional", "workspace", "lines", "space", "width"})
"""Fields that say how long or how large something is, or are about the text itself."""


def mark_of(lesson: Lesson) -> str:
    """Twelve digits and letters that differ as soon as the text does: ``3f2a-91bc-77d0``."""
    digest = hashlib.sha256("\0".join(_said(lesson, "")).encode()).hexdigest()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def reviewed(lesson: Lesson) -> frozenset[Reviewer]:
    """What those know who have read the text as it is now."""
    mark = mark_of(lesson)
    return frozenset(review.as_ for review in lesson.reviews if review.of == mark)


def not_reviewed(lesson: Lesson) -> tuple[Reviewer, ...]:
    """Who has still to read it, in the order of ``REVIEWERS``."""
    done = reviewed(lesson)
    return tuple(one for one in REVIEWERS if one not in done)


def _said(value: object, path: str) -> Iterator[str]:
    """Everything that counts, each with its place in the lesson."""
    if isinstance(value, Text):
        yield f"{path}={unicodedata.normalize('NFC', ' '.join(value.source.split()))}"
    elif isinstance(value, Model):
        for name, field in sorted(type(value).model_fields.items()):
            inner = getattr(value, name)
            # what says nothing new must not count: fields that lessons may have later would undo every review
            if kebab(name) not in _NO_TEXT and inner != field.default:
                yield from _said(inner, f"{path}.{kebab(name)}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _said(item, f"{path}[{number}]")
    else:
        yield f"{path}={value}"
