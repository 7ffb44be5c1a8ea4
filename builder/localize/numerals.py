"""Digits of a translation that are not those of its pages (``digits``). Telephone numbers and names keep theirs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from builder.diagnostics import Report, visible
from builder.load import Scalar
from builder.localize.digits import NUMBERINGS, in_digits
from builder.localize.telephones import without_telephones

_WORD = re.compile(r"[^\s\u200b]+")
_DIGIT = re.compile(r"\d")
_KEYED = re.compile(r"[A-Za-z#*+@/]")
"""``2FA``, ``*31#``, ``24/7``: names, and what is typed with the keys of a telephone."""
_ITEM = re.compile(r"^[ \t]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE)
_AROUND = "*_.,;:!?()[]“”«»‹›„‘’\"'،؛؟۔।។၊။፣።、。，"
_MOST_NAMED = 20


@dataclass(slots=True)
class Numerals:
    """What digits were typed in one file. ``zero``: that of its pages."""

    zero: str
    language: str
    own: int = 0
    """How many texts have no others."""
    other: list[tuple[Scalar, int, str]] = field(default_factory=list)
    """The text, where in it, and what stands there."""

    def take(self, words: str, typed: Scalar, is_prose: bool = False) -> None:
        """Look at one text; ``words``: what ``seen`` leaves of it. ``is_prose``: numbers of items are no digits then,
        since pages count the items anew."""
        if is_prose and self.zero != "0":
            words = _ITEM.sub(lambda match: " " * len(match[0]), words)
        digits = set(_DIGIT.findall(words))
        if not digits:
            return
        if all(map(self._is_own, digits)):
            self.own += 1
            return
        for match in _WORD.finditer(without_telephones(words)):
            number = match[0].strip(_AROUND)
            if number.isascii() and _KEYED.search(number):
                continue
            at = next((n for n, one in enumerate(match[0]) if one.isdecimal() and not self._is_own(one)), None)
            if at is not None:
                self.other.append((typed, match.start() + at, number))

    def tell(self, report: Report) -> None:
        """Report each; only the first if the whole file is written so."""
        own = in_digits("0123456789", self.zero)
        is_whole = not self.own and len(self.other) > 1
        for typed, at, number in self.other[: 1 if is_whole else _MOST_NAMED]:
            if is_whole:
                message = f"numbers here are written as {visible(number)}, and the pages of this language have {own}"
                hint = f"type those, or write 'digits: {_name(typed[at])}' into layouts/strings/{self.language}.yaml"
            else:
                message = f"the digits of {visible(number)} are not those of the other pages in this language"
                hint = f"type {self._rewritten(number)}"
            report.add("T311", typed.position_of(at), message, hint)

    def _is_own(self, digit: str) -> bool:
        return 0 <= ord(digit) - ord(self.zero) < 10

    def _rewritten(self, number: str) -> str:
        return in_digits(_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), number), self.zero)


def _name(digit: str) -> str:
    """CLDR's name of the digits to which one belongs."""
    zero = chr(ord(digit) - unicodedata.decimal(digit))
    return next((name for name, one in NUMBERINGS.items() if one == zero), "latn")
