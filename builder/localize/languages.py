"""What CLDR says of a language: what readers of it read next best, its own name, its direction."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_RIGHT_TO_LEFT = frozenset(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"])

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?", re.IGNORECASE)


def fallbacks(language: str) -> list[str]:
    """Tags of the languages that its readers read next best, nearest first (CLDR parent locales).

    ``es-MX`` gives ``es-419`` and ``es``. A change of script ends it: ``zh-Hant`` does not give ``zh``."""
    exceptions = get_global("parent_exceptions")
    parts = _parts(language)
    found = list[str]()
    while len(parts) > 1:
        tag = "_".join(parts)
        parent = exceptions.get(tag) or ("root" if _changes_script(parts) else "_".join(parts[:-1]))
        if parent == "root":
            break
        found.append(parent.replace("_", "-"))
        parts = parent.split("_")
    return found


@cache
def chain(language: str) -> tuple[str, ...]:
    """The language itself, then what its readers read next best."""
    return (language, *fallbacks(language))


def standard(language: str) -> str:
    """A tag with the capitals that BCP 47 recommends (``ES-mx`` becomes ``es-MX``); empty if CLDR knows no such
    language, script or region, so that a slip of the keyboard is no language (RFC 5646 §2.1.1)."""
    match = _TAG.fullmatch(language.replace("_", "-"))
    if match is None:
        return ""
    base, writing, region = (match[part] or "" for part in ("language", "script", "region"))
    base, writing, region = base.lower(), writing.title(), region.upper()
    english = _english()
    if not (base in english.languages and (not writing or writing in english.scripts)):
        return ""
    if region and region not in english.territories:
        return ""
    return "-".join(part for part in (base, writing, region) if part)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, by the script that the language is written in."""
    return "rtl" if script(language) in _RIGHT_TO_LEFT else "ltr"


@cache
def script(language: str) -> str:
    """ISO 15924 code of the script; the usual one if the tag names none, empty if CLDR does not know the language."""
    parts = language.replace("_", "-").split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return named or _likely_script("_".join(parts[:2])) or _likely_script(parts[0])


def native_name(language: str) -> str:
    """The language's own name for itself; its tag if CLDR does not know it."""
    try:
        locale = Locale.parse(language, sep="-")
        name = locale.languages.get(str(locale)) or locale.get_display_name()
    except (ValueError, UnknownLocaleError):
        name = None
    return name or language


def names_of(language: str) -> tuple[str, ...]:
    """What people call it: its own name for itself and its English name, as far as CLDR knows them."""
    try:
        english = Locale.parse(language, sep="-").english_name
    except (ValueError, UnknownLocaleError):
        english = None
    return tuple(dict.fromkeys(name for name in (native_name(language), english) if name))


@cache
def _english() -> Locale:
    return Locale.parse("en")


def _likely_script(tag: str) -> str:
    likely = get_global("likely_subtags").get(tag, "").split("_")
    return likely[1] if len(likely) == 3 else ""


def _parts(language: str) -> list[str]:
    """Parts of a tag; with its script if the region is one where the language is written in another than usual."""
    parts = language.split("-")
    if len(parts) == 2 and len(parts[1]) != 4 and script(language) != script(parts[0]):
        return [parts[0], script(language), parts[1]]
    return parts


def _changes_script(parts: list[str]) -> bool:
    return len(parts) == 2 and len(parts[1]) == 4 and parts[1] != script(parts[0])
