"""The form of a code's entry."""

from __future__ import annotations

from dataclasses import dataclass

from builder.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """What ``handouts explain`` prints. The examples are pieces of YAML, or commands."""

    code: str
    name: str
    """Kebab-case, such as ``unknown-choice``."""
    severity: Severity
    explanation: str
    """Plain words for a person who has never seen YAML: what went wrong, why it matters, what to do."""
    wrong: str
    right: str
