"""Signs that look like those of a lesson: Word's bullets and dashes, curly quotes, wide colons, odd spaces that
do not count. Word processors and web pages put them where somebody typed, or meant, the plain ones.

A line → where such a sign stands. It reports nothing.
"""

from __future__ import annotations

import re

CURLY = "“”„‟«»‘’‚‛‹›"
"""Quotation marks that are printed and hold nothing together."""
BULLET = re.compile("\\s*(?:- +)*(?P<sign>[•‣◦●○▪▫■□►▶➢➤❖✓–—−‐‑*\uf0a7\uf0b7\uf0d8\uf0fc])[\\s\xa0]\\s*")
"""What stands at the beginning of a line in place of the dash of an item."""
PRINTED_BULLET = re.compile(r"\s*(?P<mark>[•‣◦●▪■➢➤])\s")
"""One that nobody types at the beginning of a line of running text."""
_SPACES = "\xa0\u1680\u2000-\u200b\u202f\u205f\u3000"
ODD_INDENT = re.compile(f" *(?P<sign>[{_SPACES}])")
"""The beginning of a line that is moved in with spaces that do not count."""
ODD_SPACE = re.compile(f"\\s*(?:- +)*(?P<name>[A-Za-z][\\w-]*):(?P<sign>[{_SPACES}])")
WIDE_COLON = re.compile(r"\s*(?:- +)*(?P<name>[A-Za-z][\w-]*)\s*(?P<sign>[：﹕∶꞉;=])(?!\S*: )")
"""Something other than a colon between a name and its text."""


def begins_curly(text: str) -> bool:
    """Tell whether a text begins with a quotation mark that holds nothing together."""
    return text.lstrip()[:1] in tuple(CURLY)


def without_curly(text: str) -> str:
    """The text without such marks around it."""
    return text.strip().strip(CURLY).strip()
