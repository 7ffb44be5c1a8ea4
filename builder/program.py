"""The program whose name stands on everything, from ``materials/program.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.load import Source


@dataclass(frozen=True, slots=True)
class Program:
    """What the user said of the program. None means not said: it prints as a line to write on."""

    name: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2. None: every build is a SAMPLE."""
    paper: str | None = None
    """``a4``, ``letter`` or None (the country's, else A4)."""
    lead_name: str | None = None
    lead_phone: str | None = None
    lessons: tuple[str, ...] = ()

    @property
    def is_sample(self) -> bool:
        return self.country is None

    def placeholders(self) -> dict[str, str | None]:
        """Value by ``{{ name }}``; the only names that texts may use."""
        return {
            "program.name": self.name,
            "lead.name": self.lead_name,
            "lead.phone": self.lead_phone,
        }


def program(source: Source) -> tuple[Program, tuple[Diagnostic, ...]]:
    """Read the program; faults leave the field unsaid."""
    raise NotImplementedError
