"""Names of what is built: a lesson, a document and a language → a path inside the output folder. It touches no disk."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Literal

PARTICIPANTS = "1-participants"
FACILITATORS = "2-facilitator-only"
FAMILIES = "3-families"
FOLDERS = (PARTICIPANTS, FACILITATORS, FAMILIES)
_PART = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,9}")
"""A tag, or two with ``and`` between them, and ``numbered`` for a proof."""
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def is_safe_name(name: str) -> bool:
    """Tell whether a name is ``[a-z0-9][a-z0-9-]{0,63}`` and none that Windows keeps for its devices."""
    return bool(_PART.fullmatch(name)) and name not in _RESERVED


def word_of(document: str) -> str:
    """The word for a document in file names and on the command line: ``guide`` for ``facilitator-guide``."""
    return document.removeprefix("facilitator-")


def path_of(name: str, document: str, face: Literal["participant", "facilitator"], language: str) -> PurePosixPath:
    """Where a document goes, relative to the output folder, in ASCII and with forward slashes.

    ``name``: the lesson's, or what participants' files are called.

    What only facilitators may see lies in a folder of its own, and its name says so in capitals, so that a file that
    was moved or mailed still tells. Raises ValueError for a name that some file system could not hold.
    """
    for part in (name, word_of(document)):
        if not is_safe_name(part):
            raise ValueError(f"{part!r} cannot be part of a file name")
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language tag")
    stem = f"{name}-{word_of(document)}-{language}"
    if face == "participant":
        return PurePosixPath(PARTICIPANTS, f"{stem}.pdf")
    return PurePosixPath(FACILITATORS, f"FACILITATOR-{stem}.pdf")


def sheet_path(
    file: str, face: Literal["participant", "facilitator"], is_for_families: bool, language: str
) -> PurePosixPath:
    """Where a sheet of the program goes. What is for families lies in a folder of its own, so that nobody gives it to
    those who come. Raises ValueError as ``path_of`` does."""
    if not is_safe_name(file):
        raise ValueError(f"{file!r} cannot be the name of a file")
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language tag")
    if face == "facilitator":
        return PurePosixPath(FACILITATORS, f"FACILITATOR-{file}-{language}.pdf")
    return PurePosixPath(FAMILIES if is_for_families else PARTICIPANTS, f"{file}-{language}.pdf")


def aside_of(path: str, lesson: str) -> str:
    """Where a file waits whose name another lesson took: beside it, under a number that tells nothing of the lesson."""
    mark = hashlib.sha256(lesson.encode()).hexdigest()[:6]
    return f"{path.removesuffix('.pdf')}-old-{mark}.pdf"


def is_ours(path: str) -> bool:
    """Tell whether a path read from a manifest has the form that ``path_of`` gives: no other is ever removed."""
    folder, _, name = path.partition("/")
    return folder in FOLDERS and bool(re.fullmatch(r"(FACILITATOR-)?[a-z0-9][A-Za-z0-9-]{0,199}\.pdf", name))


def picture_of(path: str, number: int) -> str:
    """Where the picture of a page goes that ``handouts watch --png`` makes: beside its PDF, in a folder ``png``."""
    folder, _, name = path.partition("/")
    return f"{folder}/png/{name.removesuffix('.pdf')}-{number}.png"
