"""Help lines: ``helplines.yaml``, ``removal-tools.yaml``, ``laws.yaml`` → entries, and which of them may be printed.

``entries`` are the values, ``reading`` reads them strictly with ``fields``, ``choosing`` says what a program of some
countries may print on a day. It judges no lesson, rings nobody and prints nothing.
"""

from __future__ import annotations

from builder.helplines.choosing import KINDS, Printed, lacking, laws_for, lines_for, open_lines
from builder.helplines.entries import (
    DAYS_A_CHECK_HOLDS,
    Check,
    HelpLine,
    Kind,
    Law,
    State,
    contact_of,
    days_left,
    state_of,
)
from builder.helplines.reading import FILE, LAWS, TOOLS, helplines, laws

__all__ = [
    "DAYS_A_CHECK_HOLDS",
    "FILE",
    "KINDS",
    "LAWS",
    "TOOLS",
    "Check",
    "HelpLine",
    "Kind",
    "Law",
    "Printed",
    "State",
    "contact_of",
    "days_left",
    "helplines",
    "lacking",
    "laws",
    "laws_for",
    "lines_for",
    "open_lines",
    "state_of",
]
