"""Telephone numbers in running text, by their look: what is dialled is the same in every language."""

from __future__ import annotations

import re

_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4}"
_TELEPHONE = re.compile(
    rf"(?<![\d+])(?!(?:{_DATE})(?!\d))(?:(?:\+|\(?0|1[ -])[\d ()./-]{{5,}}\d|\(?\d{{3}}\)?[ -]\d{{3}}-\d{{4}})(?!\d)"
)
"""With a plus, a leading 0 or 1, or in the North American form; other numbers could be counts or years."""
_LEAST_DIGITS = 7
_LONG_NUMBER = re.compile(r"\d[\d ()./-]{5}")
"""Nothing shorter is a telephone number; texts without one are done soon."""


def telephones(words: str) -> dict[str, str]:
    """Telephone numbers as typed, by their digits alone. ``words`` has digits 0 to 9."""
    found = dict[str, str]()
    if _LONG_NUMBER.search(words):
        for match in _TELEPHONE.finditer(words):
            digits = re.sub(r"[^\d+]", "", match[0])
            if sum(map(str.isdigit, digits)) >= _LEAST_DIGITS:
                found[digits] = match[0]
    return found


def without_telephones(words: str) -> str:
    """The words with spaces in place of telephone numbers in digits 0 to 9, as long as before."""
    if not _LONG_NUMBER.search(words):
        return words
    return _TELEPHONE.sub(lambda match: " " * len(match[0]) if _is_dialled(match[0]) else match[0], words)


def _is_dialled(number: str) -> bool:
    return number.isascii() and sum(map(str.isdigit, number)) >= _LEAST_DIGITS
