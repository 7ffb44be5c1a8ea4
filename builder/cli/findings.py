"""Findings in words: diagnostics → lines in one of three forms, ``text``, ``short`` and ``json``. It finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

from builder.diagnostics import Diagnostic, Severity, in_order, severity_of

Format: TypeAlias = Literal["text", "short", "json"]

_HEADINGS = {
    Severity.ERROR: "To mend:",
    Severity.WARNING: "Worth a look:",
    Severity.ADVICE: "Good to know:",
}


def lines(found: Iterable[Diagnostic], form: Format, strict: bool = False) -> list[str]:
    """Every finding once, sorted by place; grouped by weight under a heading in the ``text`` form."""
    ordered = in_order(found)
    if form != "text":
        return [line for one in ordered for line in short(one, strict)]
    out = list[str]()
    for severity, heading in _HEADINGS.items():
        group = [one for one in ordered if severity_of(one, strict) is severity]
        if group:
            out += ["", heading, *(f"  {sentence(one)}" for one in group)]
    if ordered:
        out += ["", f"More about a finding: handouts explain {ordered[0].code}"]
    return out[1:]


def sentence(found: Diagnostic) -> str:
    """``risk-factors.yaml, line 12: 'tipp' is not one of tip, warning. Try: did you mean 'tip'? (M102)``"""
    place = ""
    if found.at is not None and found.at.file:
        place = f"{found.at.file}, line {found.at.line}: " if found.at.line else f"{found.at.file}: "
    hint = f" Try: {_ended(found.hint)}" if found.hint else ""
    return f"{place}{_ended(found.message)}{hint} ({found.code})"


def sentence_of(message: str, hint: str) -> str:
    """Two sentences about a command that cannot be obeyed."""
    return " ".join(_ended(f"{part[0].upper()}{part[1:]}") for part in (message, hint) if part)


def short(found: Diagnostic, strict: bool = False) -> list[str]:
    """``FILE:LINE:COLUMN: error[M102] unknown-choice: message``, then the hint on a line of its own."""
    place = f"{found.at}: " if found.at is not None and found.at.file else ""
    first = f"{place}{severity_of(found, strict).value}[{found.code}] {found.name}: {found.message}"
    return [first, f"  hint: {found.hint}"] if found.hint else [first]


def as_data(found: Sequence[Diagnostic], strict: bool = False) -> list[dict[str, Any]]:
    """For the ``json`` form: place, code, words and hint of each."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "severity": severity_of(one, strict).value,
            "file": one.at.file if one.at else None,
            "line": one.at.line or None if one.at else None,
            "column": one.at.column or None if one.at else None,
            "message": one.message,
            "hint": one.hint or None,
        }
        for one in in_order(found)
    ]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
