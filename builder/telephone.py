"""Telephone numbers as people read them: a number typed in one piece → the same digits in groups.

Digits, and their order, are never touched: a number is printed as it is dialled. What the author grouped stays so.
"""

from __future__ import annotations

import re

_ONE_PIECE = re.compile(r"(\+?)([0-9]{6,15})")
"""Up to five digits are one group: short codes such as 1098."""


def in_groups(number: str, country: str | None) -> str:
    """Group the digits as is usual in the country (ISO 3166-1 alpha-2), else by threes (ITU-T E.123).

    >>> in_groups("+254722123456", None)
    '+254 722 123456'
    >>> in_groups("116111", None)
    '116 111'
    >>> in_groups("0722 12 34 56", "KE")
    '0722 12 34 56'
    """
    typed = _ONE_PIECE.fullmatch(number)
    if typed is None:
        return number
    usual = _as_usual(number, country)
    return usual if usual is not None else typed[1] + " ".join(_threes(typed[2]))


def _as_usual(number: str, country: str | None) -> str | None:
    """As the country's numbering plan has it; None if it knows no such number, or writes other digits."""
    # 30 ms to load, and only needed for numbers typed in one piece
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    written = phonenumbers.format_in_original_format(parsed, country or "ZZ")
    same = re.sub(r"[^+0-9]", "", written) == number
    return written if same and written != number else None


def _threes(digits: str) -> list[str]:
    """Groups of three from the left; no group of one digit stands at the end."""
    last = len(digits) - (4 if len(digits) % 3 == 1 else len(digits) % 3 or 3)
    return [*(digits[at : at + 3] for at in range(0, last, 3)), digits[last:]]
