"""What reaches a terminal: text → stdout for data, stderr for messages, with nothing in it that a terminal would obey.

Lessons come from many hands: a file name or a quoted word may hold ESC sequences that retitle windows or hide text,
direction controls that reorder what is read, or halves of characters that cannot be written at all.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TextIO

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u2028\u2029\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def safe(text: str) -> str:
    """Show control, direction, surrogate and private-use characters as ``<U+XXXX>``; tabs and line feeds stay."""
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def say(text: str = "") -> None:
    """Write a line of data to stdout."""
    _write(sys.stdout, text)


def tell(text: str = "") -> None:
    """Write a line for the person to stderr."""
    _write(sys.stderr, text)


def prepare() -> None:
    """Let a terminal that cannot show a letter show its number instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def silence() -> None:
    """Send what is still to be written nowhere, so that Python does not stumble over it when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by who called us, such as `handouts build >&-`
        return
    stream.write(safe(text) + "\n")
    stream.flush()  # `handouts watch | tee log` shall show a line when it is said


def quoted(word: str) -> str:
    """As a terminal of this system takes it in one piece."""
    if os.name == "nt":
        return word if re.fullmatch(r"[\w.:\\/-]+", word) else f'"{word}"'
    return shlex.quote(word)
