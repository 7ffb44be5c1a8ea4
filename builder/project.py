"""The one door to the disk: the roots (the user's project, then the shipped curriculum) and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are. Every stage asks it for bytes; nobody else opens files."""

    roots: tuple[Path, ...]
    """Folders that hold ``materials/`` and ``layouts/``, the user's first; the shipped one is always last."""
    output: Path
    """Absolute folder for what is built."""

    @classmethod
    def find(cls, start: Path, project: Path | None = None, output: Path | None = None) -> Project:
        """``--project``, else the nearest parent of ``start`` with ``materials/program.yaml``, else the shipped curriculum
        (its output goes to ``start/output``). Raises UsageError if ``project`` is not one."""
        raise NotImplementedError

    def read(self, name: str, limit: int = 2_000_000) -> bytes:
        """Bytes of ``materials/en/safety-skills.yaml`` or the like from the first root that has it. The real path must
        stay within that root and be a regular file of at most ``limit`` bytes; raises FileNotFoundError or RefusedFile."""
        raise NotImplementedError

    def layers(self, name: str) -> list[tuple[str, bytes]]:
        """(shown name, bytes) in every root that has it, shipped first: for what overrides entry by entry."""
        raise NotImplementedError

    def names(self, folder: str, suffix: str) -> Sequence[str]:
        """Sorted names (no suffix) of the files in a folder over all roots, such as ``names("materials/en", ".yaml")``."""
        raise NotImplementedError

    def languages(self) -> Sequence[str]:
        """Folders of ``materials/`` that are BCP 47 tags."""
        raise NotImplementedError
