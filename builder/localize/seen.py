"""A translation as typed → what of it is written in its language, with every character where it was."""

from __future__ import annotations

import re

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
BREAK = "\N{ZERO WIDTH SPACE}"
BREAKING = frozenset(["Khmr", "Lana", "Laoo", "Mymr", "Talu", "Thai"])
"""Scripts written without spaces between words, in which people mark where a line may end (UAX #14, class SA)."""
_FOREIGN = re.compile(
    r"\{\{[^{}]*\}\}|(?<=\])\([^()\s]*\)|\b(?:https?://|www\.)[^\s()<>]*[^\s()<>.,;:!?…؟،۔।።。]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def seen(typed: str) -> str:
    """As long as what was typed; placeholders and addresses, which are no language's, as objects."""
    if not ("{{" in typed or "](" in typed or "://" in typed or "www." in typed or "@" in typed):
        return str(typed)
    return _FOREIGN.sub(lambda match: OBJECT * len(match[0]), typed)
