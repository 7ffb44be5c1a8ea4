"""Syllables: a word and its language → how many it has when it is read aloud. It judges nothing.

English words are looked up in the CMU Pronouncing Dictionary (pysyllables carries its counts and reaches no network).
A word that is not there, and every word of another language, is counted by its vowels. Against the dictionary itself
that is wrong for one English word in ten, as often one too many as one too few, so that it evens out over a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]|%")
"""What is read as one: a run of letters, a digit; the marks between them are silent."""
_OWNED = re.compile(r"['’](?:s|d|ll|re|ve|m)?$")
_HISSING = re.compile(r"(?:[sxz]|ch|sh|ce|ge|se|ze)$")
_SAME = (("ise", "ize"), ("isi", "izi"), ("our", "or"), ("ogue", "og"), ("ence", "ense"), ("lling", "ling"))
"""Spellings of Britain, and those of the dictionary."""
_SPANISH = re.compile(r"[iuü]?[aeoáéóàèò][iuy]?(?![aeoáéó])|[iuü]?[aeoáéóàèò]|[íúìù]|[iuü]+|y\b")
"""Spanish and Italian part two open vowels: te-a-tro."""
_VOWELS = {
    "es": _SPANISH,
    "it": _SPANISH,
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]+"),
    "de": re.compile(r"[aeiouyäöü]+"),
    "nl": re.compile(r"[aeiouyäëïöü]+"),
    "ru": re.compile(r"[аеёиоуыэюя]"),
}
_SILENT = re.compile(r"(?<=[^aeiouyéèê])es?$")
"""At the end of a French word of several syllables."""


@lru_cache(maxsize=1 << 15)
def syllables(word: str, language: str = "en") -> int:
    """Count a word's syllables, at least 1: of each part of ``self-care``; one for a digit, two for ``%``.

    Raises KeyError for a language of which no vowels are known."""
    count = _english if language == "en" else _by_vowels
    parts = [part.lower() for part in _PART.findall(word)]
    return max(1, sum(_mark(part) or count(part, language) for part in parts))


def _mark(part: str) -> int:
    return 2 if part == "%" else int(part.isdigit())


def _english(word: str, language: str) -> int:
    known, word = _counts(), word.replace("’", "'")
    if word in known:
        return known[word]
    stem = _OWNED.sub("", word)
    if stem != word:
        more = word.endswith("'s") and _HISSING.search(stem) is not None
        return _english(stem, language) + more
    for british, american in _SAME:
        if (same := word.replace(british, american)) in known:
            return known[same]
    groups = len(re.findall(r"[aeiouy]+", word))
    silent_e = word.endswith("e") and not word.endswith("le")
    silent_ed = word.endswith("ed") and word[-3:-2] not in ("t", "d")
    silent_es = word.endswith("es") and not _HISSING.search(word[:-2])
    return max(1, groups - (silent_e or silent_ed or silent_es))


def _by_vowels(word: str, language: str) -> int:
    groups = len(_VOWELS[language].findall(word))
    if language == "fr" and groups > 1 and _SILENT.search(word):
        groups -= 1
    return max(1, groups)


@cache
def _counts() -> Mapping[str, int]:
    """Syllables by word: 134,000 words, read when the first is asked for."""
    from pysyllables import SYLLABLE_COUNTS

    counts: Mapping[str, int] = SYLLABLE_COUNTS
    return counts
