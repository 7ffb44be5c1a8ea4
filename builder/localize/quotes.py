"""The quotation marks of a language, and translations that were typed with another's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from builder.diagnostics import Report, visible
from builder.load import Scalar
from builder.localize.languages import chain

_CURLY = "“”"
QUOTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "am": ("«»", "‹›", _CURLY),
        "ar": ("«»", "‹›", "”“"),
        "bg": ("„“", "«»"),
        "bn": (_CURLY,),
        "cs": ("„“", "»«"),
        "de": ("„“", "»«"),
        "el": ("«»", _CURLY),
        "en": (_CURLY,),
        "es": (_CURLY, "«»"),
        "fa": ("«»", "‹›"),
        "fil": (_CURLY,),
        "fr": ("«»",),
        "fr-CA": ("«»", "”“"),
        "fr-CH": ("«»", "‹›"),
        "he": ("””", _CURLY, "„”"),
        "hi": (_CURLY,),
        "id": (_CURLY,),
        "it": ("«»", _CURLY),
        "ja": ("「」", "『』"),
        "km": (_CURLY, "«»"),
        "ko": (_CURLY, "「」", "『』"),
        "lo": (_CURLY,),
        "my": (_CURLY,),
        "ne": (_CURLY,),
        "nl": (_CURLY,),
        "pl": ("„”", "«»"),
        "ps": ("«»", "‹›"),
        "pt": (_CURLY, "«»"),
        "ro": ("„”", "«»"),
        "ru": ("«»", "„“"),
        "si": (_CURLY,),
        "sw": (_CURLY,),
        "ta": (_CURLY,),
        "th": (_CURLY,),
        "ti": ("«»", "‹›", _CURLY),
        "tr": (_CURLY, "«»"),
        "uk": ("«»", "„“", _CURLY),
        "ur": ("”“", _CURLY, "«»"),
        "vi": (_CURLY, "«»"),
        "zh": (_CURLY, "「」", "『』"),
        "zh-Hant": ("「」", "『』", _CURLY),
    }
)
"""By language, pairs as they stand in a text, the usual one first: those of CLDR 45 (``delimiters``), and others that
its books and papers use. Single marks are left out, since they are apostrophes too."""
_WITHIN: Mapping[str, str] = MappingProxyType({"fr": _CURLY})
"""A pair that stands only within another (Imprimerie nationale, Lexique des règles typographiques)."""
_MARK = re.compile('["“”„‟«»‹›「」『』]')
_SINGLE = re.compile(r"(?<![^\s(\[“«„])'(?=\S)[^'\n]{0,200}(?<=\S)'(?=[\s.,;:!?)\]”»]|$)")
"""Straight single marks around words; an apostrophe stands within one, or behind."""
_AFTER_DIGIT = re.compile(r'\d"')


@cache
def quotes_of(language: str) -> tuple[str, ...]:
    """Pairs of marks; none if they are not known."""
    return next((QUOTES[tag] for tag in chain(language) if tag in QUOTES), ())


@cache
def _closing(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What closes each opening mark: anywhere, and also within other marks."""
    anywhere = {pair[0]: pair[1] for pair in quotes_of(language)}
    inner = next((_WITHIN[tag] for tag in chain(language) if tag in _WITHIN and tag in QUOTES), "")
    return anywhere, {**anywhere, **({inner[0]: inner[1]} if inner else {})}


def check_quotes(words: str, typed: Scalar, language: str, report: Report) -> None:
    """Report the first mark that does not belong. ``words``: what ``seen`` leaves of ``typed``."""
    if "'" in words and (single := _SINGLE.search(words)):
        _report(typed, single.start(), language, report)
        return
    anywhere, within = _closing(language)
    waiting = list[str]()
    for match in _MARK.finditer(words):
        mark = match[0]
        if mark == '"' and _AFTER_DIGIT.match(words, max(match.start() - 1, 0)):
            continue  # inches
        if waiting and waiting[-1] == mark:
            waiting.pop()
        elif mark in (within if waiting else anywhere):
            waiting.append((within if waiting else anywhere)[mark])
        elif mark == '"' or anywhere:
            _report(typed, match.start(), language, report)
            return


def _report(typed: Scalar, at: int, language: str, report: Report) -> None:
    message = f"{visible(typed[at])} is no quotation mark of this language, or stands on the wrong side"
    usual = next(iter(quotes_of(language)), _CURLY)
    report.add("T309", typed.position_of(at), message, f"type {usual[0]} before the words and {usual[1]} behind them")
