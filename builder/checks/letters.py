"""Check letters: Translation → characters that no font has, each at its place in the file, before any page is made.

Pages say the same of what is printed on them; here the whole file is looked through at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from builder.diagnostics import Diagnostic, Position, visible
from builder.load import Scalar
from builder.localize import Translation
from builder.texts import Text
from builder.typeset import FontError, use_fonts
from builder.typeset.text.fonts import REGULAR, MissingGlyph, face_for
from builder.typeset.text.items import primary, script_of

_SEEN = re.compile(r"[^\x00-\x7f]")
_ON_LETTERS = ("Mn", "Mc", "Me", "Cf")


def check_letters(translation: Translation, fonts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Name each character of the translation's own texts that no font has, where it first stands: S101.

    ``fonts``: the user's own, by file name; one that cannot be used is told of when pages are made."""
    try:
        use_fonts(fonts)
    except FontError:
        use_fonts({})
    own = [
        local.text
        for texts in translation.units.values()
        for local in texts
        if local.language == translation.language and local.text is not local.source
    ]
    return tuple(_missing(own, primary(translation.language)))


def _missing(texts: Iterable[Text], lang: str) -> Iterator[Diagnostic]:
    known = set[str]()
    for text in texts:
        for match in _SEEN.finditer(text.source):
            character = match[0]
            if character in known:
                continue
            known.add(character)
            hint = _hint(character, lang) and _hint(_cluster(text.source, match.start()), lang)
            if hint:
                shown = f" ({character})" if character.isprintable() else ""
                message = f"no font has the character U+{ord(character):04X}{shown} in {_around(text.source, match)}"
                yield Diagnostic("S101", _place(text, match.start()), message, hint)


def _hint(letters: str, lang: str) -> str:
    """What to do if no font has them; empty if one has."""
    try:
        face_for(letters, script_of(letters[0]), lang, REGULAR)
    except MissingGlyph as error:
        return error.hint
    return ""


def _cluster(typed: str, at: int) -> str:
    """A character with the one it stands on, and all that stands on that."""
    start, end = at, at + 1
    while start and unicodedata.category(typed[start]) in _ON_LETTERS:
        start -= 1
    while end < len(typed) and unicodedata.category(typed[end]) in _ON_LETTERS:
        end += 1
    return typed[start:end]


def _around(typed: str, match: re.Match[str]) -> str:
    return visible(" ".join(typed[max(0, match.start() - 15) : match.end() + 15].split()), 40)


def _place(text: Text, at: int) -> Position:
    return text.source.position_of(at) if isinstance(text.source, Scalar) else text.at
