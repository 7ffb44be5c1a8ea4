"""Answers: what a person said of the program → the lines of ``program.yaml`` that say it. It asks nothing.

Each answer takes the place of its example in the shipped file, so that the remark above it stays.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.errors import InternalError

MOST_BYTES = 20_000_001
"""One more than a picture may have, so that its judge sees that it is too large."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered; None: skipped."""

    name: str | None = None
    countries: tuple[str, ...] = ()
    help_by_hand: bool = False
    """Some kind of help is not known there; the pages shall have lines to write on."""
    local: tuple[str, str] | None = None
    """Name and number."""
    lead: tuple[str, str | None] | None = None
    """Name, and number if it was given."""
    next_session: datetime.date | None = None
    logo: tuple[str, bytes] | None = None
    """Name in ``materials/images``, and a picture that was made safe."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """What is to be written besides the program's own file."""
        return {} if self.logo is None else {f"materials/images/{self.logo[0]}": self.logo[1]}


def filled_in(shipped: str, answers: Answers) -> str:
    """The shipped ``program.yaml`` with the answers in it. Raises InternalError if it has no such example."""
    made = shipped
    if answers.name:
        made = _put(made, "program", [f"program: {_quoted(answers.name)}"])
    if answers.countries:
        codes = answers.countries
        made = _put(made, "country", [f"country: {codes[0]}" if len(codes) == 1 else f"country: [{', '.join(codes)}]"])
    if answers.help_by_hand:
        made = _put(made, "help-by-hand", ["help-by-hand: yes"])
    if answers.local:
        name, number = answers.local
        lines = ["local-number:", f"  name: {_quoted(name)}", f"  number: {_quoted(number)}"]
        made = _put(made, "local-number", lines, below=2)
    if answers.lead:
        lead, phone = answers.lead
        lines = ["safeguarding:", f"  lead: {_quoted(lead)}", f"  phone: {_quoted(phone)}" if phone else "#   phone: "]
        made = _put(made, "safeguarding", lines, below=2)
    if answers.next_session:
        made = _put(made, "next-session", [f"next-session: {answers.next_session.isoformat()}"])
    if answers.logo:
        made = _put(made, "logo", [f"logo: {answers.logo[0]}"])
    return made


def _put(text: str, key: str, lines: list[str], below: int = 0) -> str:
    """Put lines in the place of an example, and of as many lines below it."""
    example = re.compile(rf"^# {re.escape(key)}:.*\n(?:#   .*\n){{{below}}}", re.MULTILINE)
    made, count = example.subn(lambda _: "\n".join([*lines, ""]), text)
    if count != 1:
        raise InternalError(f"the shipped program.yaml has no example of '{key}'")
    return made


def _quoted(text: str) -> str:
    """In double quotes, so that no colon, # or bracket in it means anything (YAML 1.2 §7.3.1)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def picture_at(typed: str, start: Path) -> bytes | None:
    """The bytes of the file that a person named, as people do: dragged into the window, quoted, with the slashes of
    this system or of another. None if there is no such file, or it may not be read."""
    for path in _meant(typed):
        try:
            place = start / Path(path).expanduser()
            if place.is_file():
                with place.open("rb") as file:
                    return file.read(MOST_BYTES)
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def _meant(typed: str) -> list[str]:
    path = typed.strip().removeprefix("& ").strip()
    for quote in "\"'“”":
        path = path.strip(quote)
    if path.lower().startswith("file://"):
        from urllib.parse import unquote

        path = unquote(path[len("file://") :])
        path = path[1:] if re.match(r"/[A-Za-z]:", path) else path
    return [path, re.sub(r"\\(.)", r"\1", path), path.replace("\\", "/")]
