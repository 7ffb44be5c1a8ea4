"""How far a translation is: a lesson in a language → how many of its texts are reviewed, drafts, old or missing."""

from __future__ import annotations

from collections import Counter

from builder.localize import Translation
from builder.texts import Status

_WORDS = {
    Status.REVIEWED: "reviewed",
    Status.DRAFT: "draft",
    Status.STALE: "English changed",
    Status.MISSING: "missing",
}


def counts(translation: Translation) -> dict[Status, int]:
    """Texts by status."""
    return Counter(local.status for texts in translation.units.values() for local in texts)


def in_words(translation: Translation) -> str:
    """``93 texts: 12 reviewed, 80 draft, 1 missing``; for the lesson's own language ``93 texts: written in en``."""
    by_status = counts(translation)
    total = sum(by_status.values())
    if by_status[Status.SOURCE] == total:
        return f"{total} texts, written in this language"
    parts = [f"{by_status[status]} {word}" for status, word in _WORDS.items() if by_status[status]]
    return f"{total} texts: {', '.join(parts)}"


def as_data(translation: Translation) -> dict[str, int]:
    """The same for other programs; keys never go away."""
    by_status = counts(translation)
    return {"texts": sum(by_status.values())} | {status.value: by_status[status] for status in Status}
