"""What a file of a translators' tool gives, whatever its form: texts with their places. Nothing is judged here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Position
from builder.errors import HandoutsError
from builder.exchange.catalogue import Mark

MOST_BYTES = 5_000_000
"""Of one file. The largest shipped lesson makes 200,000."""
MOST_TEXTS = 20_000


class BrokenFileError(HandoutsError):
    """A file that cannot be read as what it seems to be; nothing of it is taken. ``diagnostics`` holds one finding."""

    exit_code = 1

    def __init__(self, at: Position, message: str, hint: str) -> None:
        super().__init__(message, hint, (Diagnostic("T501", at, message, hint),))


@dataclass(frozen=True, slots=True)
class Given:
    """One text as a file gives it."""

    name: str
    """As in ``Item.name``."""
    source: str
    text: str
    """Empty if it is not translated."""
    is_doubtful: bool
    """Marked as fuzzy, or as to be looked at again."""
    was: str
    note: str
    mark: Mark | None
    """What was exported; None if the tool lost it."""
    at: Position


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file, read."""

    file: str
    lesson: str
    """As the file says; empty if it does not."""
    language: str
    translator: str
    mark: str
    """Of all translations together when it was exported; empty if the file does not say."""
    given: tuple[Given, ...]


def decoded(file: str, data: bytes, what: str) -> str:
    """Text of a file in UTF-8, without a byte order mark and with plain line ends. Raises BrokenFileError."""
    if len(data) > MOST_BYTES:
        message = f"this file is larger than {MOST_BYTES // 1_000_000} MB"
        raise BrokenFileError(Position(file), message, "send one lesson in each file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "this file is not saved as UTF-8, so letters of other languages are lost in it"
        hint = "choose UTF-8 where it was saved (in Excel: Save as, 'CSV UTF-8')" if what == "CSV" else _UTF_8
        raise BrokenFileError(Position(file, line), message, hint) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def language_of(tag: str) -> str:
    """BCP 47 from what gettext calls a locale: ``pt_BR`` is ``pt-BR``. Empty if it is none."""
    plain = tag.strip().replace("_", "-").partition(".")[0].partition("@")[0]
    return plain if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", plain) else ""


_UTF_8 = "save it again as UTF-8 in the program that made it"
