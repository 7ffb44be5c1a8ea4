"""Points, commas and question marks that a language writes in its own way, and texts typed with the English ones.

Only marks behind a letter of the language's own script are looked at: numbers, names and addresses keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from builder.diagnostics import Report, visible
from builder.load import Scalar
from builder.localize.languages import chain

_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_DANDA = {".": "।"}
_ETHIOPIC = {".": "።", ",": "፣", ";": "፤"}
MARKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug"), _ARABIC),
        "ur": {**_ARABIC, ".": "۔"},
        **dict.fromkeys(("as", "bho", "bn", "hi", "mai", "ne", "or", "pa", "sa"), _DANDA),
        **dict.fromkeys(("am", "ti"), _ETHIOPIC),
        "el": {"?": ";"},
        "ja": {".": "。", ",": "、", "?": "？", "!": "！"},
        "km": {".": "។"},
        "my": {".": "။", ",": "၊"},
        "zh": {".": "。", ",": "，", "?": "？", "!": "！", ";": "；", ":": "："},
    }
)
"""By language, what stands in place of an English mark (The Unicode Standard 16, chapters 7, 9, 12, 16 to 19; for
Chinese GB/T 15834). Marathi and Tamil, Thai, Lao and Korean write the same points and commas as English, or none."""
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "\u0620-\u065f\u0670-\u06d3\u06d5-\u06ef\u0750-\u077f"
        ),
        **dict.fromkeys(("bho", "hi", "mai", "ne", "sa"), "\u0900-\u0963\u0970-\u097f"),
        **dict.fromkeys(("as", "bn"), "\u0980-\u09e5"),
        "or": "\u0b00-\u0b65",
        "pa": "\u0a00-\u0a75",
        **dict.fromkeys(("am", "ti"), "\u1200-\u135f"),
        "el": "\u0370-\u03ff\u1f00-\u1fff",
        **dict.fromkeys(("ja", "zh"), "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"),
        "km": "\u1780-\u17d3",
        "my": "\u1000-\u103f\u1050-\u109f",
    }
)
_CLOSES = "*_»”’›)]」』\u200b\u2060"
_ABBREVIATION = 2
"""Letters before a point, at most, that are an abbreviation: डॉ. but not रुकिए."""
_ENDS = re.compile(r"[¿¡]+|[?!]+|\n\s*\n")
_SPACES = "\u00a0\u202f"
_FRENCH_BEFORE = re.compile(rf"([^\s{_SPACES}?!;:«*_(\[\d][*_]*|[ ])([?!;»]|:(?!\d))")
_FRENCH_AFTER = re.compile(rf"«(?![{_SPACES}])")
_CANADIAN_BEFORE = re.compile(rf"([^\s{_SPACES}?!;:«*_(\[\d][*_]*|[ ])(»|:(?!\d))")


def check_punctuation(words: str, typed: Scalar, language: str, report: Report) -> None:
    """Report the first mark of each text that is not the language's own. ``words``: what ``seen`` leaves."""
    base = language.partition("-")[0]
    ready = _ready(base)
    if ready is not None:
        _check_marks(words, typed, base, ready, report)
    elif base == "es":
        _check_openings(words, typed, report)
    elif base == "fr":
        _check_spaces(words, typed, "fr-CA" in chain(language), report)


@cache
def _ready(base: str) -> re.Pattern[str] | None:
    if base not in MARKS:
        return None
    letters, marks = _LETTERS[base], "".join(mark for mark in MARKS[base] if mark != ".")
    closes = re.escape(_CLOSES)
    points = rf"(?P<word>[{letters}]+)[{closes}]*(?P<point>\.)(?!\.)(?=[{closes}\s]|$)" if "." in MARKS[base] else ""
    others = rf"(?<=[{letters}{closes}])(?P<other>[{re.escape(marks)}])(?!\d)" if marks else ""
    return re.compile("|".join(filter(None, (points, others))))


def _check_marks(words: str, typed: Scalar, base: str, ready: re.Pattern[str], report: Report) -> None:
    own = MARKS[base]
    if not any(mark in words for mark in own):
        return
    for match in ready.finditer(words):
        found = match.groupdict()
        if found.get("point"):
            if _is_abbreviation(words, match):
                continue
            name = "point"
        else:
            name = "other"
            if not _is_behind_letter(words, match.start(), base):
                continue
        mark = match[name]
        message = f"{visible(mark)} stands here, and this language writes {visible(own[mark])}"
        report.add("T310", typed.position_of(match.start(name)), message, f"type {own[mark]}")
        return


def _is_behind_letter(words: str, at: int, base: str) -> bool:
    """Whether the marks before a place, if any, follow a letter of the language."""
    while at and words[at - 1] in _CLOSES:
        at -= 1
    return bool(at and _letter(base).match(words[at - 1]))


@cache
def _letter(base: str) -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS[base]}]")


def _is_abbreviation(words: str, match: re.Match[str]) -> bool:
    """Whether a point belongs to a short word: one within a sentence, or behind another point."""
    before = words[: match.start("word")]
    ends = not words[match.end() :].lstrip(_CLOSES).lstrip(" ").partition("\n")[0]
    letters = sum(map(str.isalpha, match["word"]))
    return before.endswith(".") or (letters <= _ABBREVIATION and not ends)


def _check_openings(words: str, typed: Scalar, report: Report) -> None:
    """Each question and each exclamation begins with its mark turned round (Real Academia Española, Ortografía)."""
    if "?" not in words and "!" not in words:
        return
    is_open = False
    for match in _ENDS.finditer(words):
        if match[0][0] in "¿¡":
            is_open = True
            continue
        if match[0][0] in "?!" and not is_open:
            opening = "¿" if "?" in match[0] else "¡"
            message = f"{visible(match[0])} stands here, and nothing says where it begins"
            report.add("T310", typed.position_of(match.start()), message, f"type {opening} where it begins")
            return
        is_open = False


def _check_spaces(words: str, typed: Scalar, is_canadian: bool, report: Report) -> None:
    """A space that no line can end at stands before high marks and within quotation marks (Imprimerie nationale;
    for Canada, Office québécois de la langue française)."""
    before = (_CANADIAN_BEFORE if is_canadian else _FRENCH_BEFORE).search(words)
    after = _FRENCH_AFTER.search(words)
    if before is None and after is None:
        return
    if before is not None and (after is None or before.start() < after.start()):
        at, what = before.start(2), f"before {visible(before[2])}"
        space = "U+00A0" if before[2] == ":" else "U+202F"
    else:
        assert after is not None
        at, what, space = after.start(), "after '«'", "U+202F"
    message = f"{what} stands no space that keeps it with its word"
    report.add("T310", typed.position_of(at), message, f"type a no-break space ({space}) there, in place of any other")
