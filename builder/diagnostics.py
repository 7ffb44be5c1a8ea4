"""Faults and remarks about what people wrote: where, what, and what to type instead.

Every stage reports with these; ``builder/codes`` says how severe each code is and explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """How much a diagnostic matters. ``--strict`` promotes warnings to errors, advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file as an editor counts: lines and columns from 1; 0 means the whole file or line."""

    file: str
    """Path as shown to people: relative to the folder that holds it, with forward slashes."""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``message`` is a sentence in the words of the YAML; ``hint`` says what to type or do."""

    code: str
    """A key of ``builder.codes.CODES``, such as ``M102``."""
    at: Position | None
    message: str
    hint: str = ""

    @property
    def name(self) -> str:
        from builder.codes import CODES

        return CODES[self.code].name

    @property
    def severity(self) -> Severity:
        from builder.codes import CODES

        return CODES[self.code].severity


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one stage, so that it can name all its faults and go on."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, at: Position | None, message: str, hint: str = "") -> None:
        """Record a finding; raises KeyError if nobody registered the code."""
        from builder.codes import CODES

        CODES[code]
        self.found.append(Diagnostic(code, at, message, hint))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        self.found.extend(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.found)


def severity_of(found: Diagnostic, strict: bool) -> Severity:
    """How severe a finding is here and now: ``--strict`` makes errors of warnings, never of advice."""
    return Severity.ERROR if strict and found.severity is Severity.WARNING else found.severity


def stops(found: Iterable[Diagnostic], strict: bool) -> bool:
    """Tell whether any of these keeps a lesson from being built."""
    return any(severity_of(one, strict) is Severity.ERROR for one in found)


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then code; drop repeats."""
    return sorted(dict.fromkeys(found), key=lambda d: (d.at or Position(""), d.code, d.message))


def visible(text: str, limit: int = 60) -> str:
    """Quote an author's words: control, direction and private-use characters as ``U+XXXX``, cut to ``limit``."""
    import unicodedata

    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    shown = "".join(
        f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else c for c in cut
    )
    return f"'{shown}'"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A hint that names the choice nearest to what was typed; empty if none is near."""
    near = nearest(word, choices)
    return f"did you mean {visible(near)}?" if near else ""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that somebody may have meant, whatever its capitals, hyphens and spaces."""
    import difflib

    folded = {_folded(choice): choice for choice in choices}
    close = difflib.get_close_matches(_folded(word[:64]), folded, n=1, cutoff=0.65)
    return folded[close[0]] if close else None


def _folded(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")
