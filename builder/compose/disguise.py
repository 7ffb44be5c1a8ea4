"""Fixed words in a pseudo-language (``localize.pseudo``), made of those in English."""

from __future__ import annotations

from dataclasses import replace

from builder.compose.phrases import LETTER, Phrase, Strings
from builder.localize.pseudo import in_disguise


def disguised(english: Strings, language: str) -> Strings:
    """The English words in a pseudo-language; always drafts. Letters before answers stay: nobody translates them."""
    words = {
        key: phrase if key.startswith(LETTER) else _phrase(phrase, language) for key, phrase in english.words.items()
    }
    return Strings(language, words, english.words, is_draft=True, digits=english.digits)


def _phrase(phrase: Phrase, language: str) -> Phrase:
    forms = tuple((category, in_disguise(content, language)) for category, content in phrase.forms)
    return replace(phrase, content=in_disguise(phrase.content, language), language=language, forms=forms)
