"""A translation that came back → whether its letters were lost on the way. It judges no wording."""

from __future__ import annotations

import re

from builder.load import MOST_CHARACTERS
from builder.load.characters import HIDDEN

_LOST = re.compile(r"\?{2,}")
_LEAST_SHARE = 0.5
"""Of its signs that are question marks, from which on a text is taken for one whose letters could not be saved."""


def damage_of(text: str, source: str) -> str:
    """What happened to its letters, in words; empty if nothing did."""
    hidden = HIDDEN.search(text)
    if hidden is not None:
        return f"a hidden character (U+{ord(hidden[0]):04X}) stands in the translation"
    if "\ufffd" in text and "\ufffd" not in source:
        return "letters of the translation were lost (\ufffd)"
    signs = [sign for sign in text if not sign.isspace()]
    if _LOST.search(text) and not _LOST.search(source) and signs.count("?") >= _LEAST_SHARE * len(signs):
        return "the letters of the translation were lost: question marks stand in their place"
    if _is_misread(text):
        return "the letters of the translation were read in a wrong way, so that others stand in their place"
    if len(text) > MOST_CHARACTERS:
        return f"the translation has {len(text)} characters; {MOST_CHARACTERS} are the most"
    return ""


def _is_misread(text: str) -> bool:
    """UTF-8 that was taken for the letters of western Windows, such as ``Ã©`` for ``é``; its bytes give it away."""
    for encoding in ("cp1252", "latin-1"):
        try:
            data = text.encode(encoding)
            return data.decode("utf-8") != text
        except UnicodeError:
            continue
    return False
