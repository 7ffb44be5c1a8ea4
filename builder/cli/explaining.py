"""``handouts explain``: a code → its explanation with a wrong and a right example, or the list of all codes."""

from __future__ import annotations

import difflib
import textwrap

from builder.cli.terminal import say
from builder.codes import CODES
from builder.errors import UsageError


def explain_code(code: str | None) -> int:
    """Print one code's entry, or all codes in short. Raises UsageError for a code there is not."""
    if code is None:
        for entry in sorted(CODES.values(), key=lambda entry: entry.code):
            say(f"{entry.code}  {entry.severity.value:<8} {entry.name}")
        return 0
    by_name = {entry.name: entry for entry in CODES.values()}
    found = CODES.get(code.strip("[]").upper()) or by_name.get(code.lower())
    if found is None:
        begun = [name for name in sorted(CODES) if code and name.startswith(code.upper())]
        close = (
            begun
            or difflib.get_close_matches(code.upper(), CODES, n=1, cutoff=0.5)
            or difflib.get_close_matches(code.lower(), by_name, n=1)
        )
        hint = f"Did you mean {close[0]}?" if close else "For all of them type: handouts explain"
        raise UsageError(f"There is no code '{code}'.", hint)
    say(f"{found.code} {found.name} ({found.severity.value})")
    say()
    say(textwrap.fill(found.explanation, 88, break_on_hyphens=False, break_long_words=False))
    for title, example in (("Wrong:", found.wrong), ("Right:", found.right)):
        if example.strip():
            say()
            say(title)
            say(textwrap.indent(textwrap.dedent(example).strip("\n"), "    "))
    return 0
