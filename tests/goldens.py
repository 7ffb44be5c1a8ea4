"""Expected trees, kept as text beside the tests, so that a change shows in a diff."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goldens:
    """With ``--update-goldens`` what is made becomes what is expected."""

    is_update: bool

    def expected(self, path: Path, made: str) -> str:
        """What the file says; it is written first when goldens are updated. A missing file says how to make it."""
        if self.is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, "utf-8")
        if not path.exists():
            return f"{path} is not there: run pytest --update-goldens, and read what it wrote"
        return path.read_text("utf-8")


def is_ci(said: str | None) -> bool:
    """Whether the variable ``CI`` says that nobody reads what would be written."""
    return (said or "").lower() not in ("", "0", "false", "no")
