"""Bytes → text that is safe to read: UTF-8, and no character that hides, turns lines round or imitates a handle."""

from __future__ import annotations

import re

from builder.diagnostics import Position, Report

MOST_REPORTED = 20
HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; CR is a line end
    "\u2028\u2029\ufeff"  # line ends that no editor shows, marks of joined files
    "\u202a-\u202e"  # turn the reading direction of all that follows; U+2066 to U+2069 do it within bounds
    "\ud800-\udfff"  # halves of characters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: layouts mark their places with these
    "\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
    + "]"
)
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_NO_TEXT = {
    b"PK\x03\x04": "a document of a word processor",  # .docx, .odt
    b"\xd0\xcf\x11\xe0": "a document of a word processor",  # .doc
    b"{\\rtf": "a document of a word processor",
    b"%PDF": "a PDF",
}
_PLAIN = "open it where it was written, choose Save as and then 'Plain text' with the encoding UTF-8; name it as before"
_SAVE = "save it again as UTF-8 (in the editor: Save as, Encoding, UTF-8)"


def decode(file: str, data: bytes, report: Report) -> str | None:
    """The text without a byte order mark; None, with Y101, if it is not UTF-8."""
    kind = next((kind for start, kind in _NO_TEXT.items() if data.startswith(start)), "")
    if kind:
        report.add("Y101", Position(file), f"this is {kind}, not plain text, though its name ends in .yaml", _PLAIN)
        return None
    if data.startswith(_OTHER_ENCODINGS) or b"\x00" in data[:4]:
        report.add("Y101", Position(file), "this file is not saved as UTF-8 but in another way, perhaps UTF-16", _SAVE)
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        message = f"{_letter(data, error.start)} is not saved as UTF-8"
        report.add("Y101", _place(file, before, len(before)), message, _SAVE)
        return None
    return text.removeprefix("\ufeff")


def _letter(data: bytes, start: int) -> str:
    """The letter that may be meant, if it stands alone as it does in western languages, and the word before it."""
    shown = data[start : start + 1].decode("cp1252", "ignore")
    is_alone = data[start + 1 : start + 2] < b"\x80"
    word = re.search(rb"[A-Za-z]+\s?\Z", data[max(0, start - 40) : start])
    where = f"after '{word[0].decode().strip()}'" if word else "here"
    return f"a character {where}" + (f", perhaps {shown}," if shown.strip() and is_alone else "")


def reveal(file: str, text: str, report: Report) -> str:
    """The text with U+FFFD for every hidden character (Y104), so that reading can go on and places stay true."""
    if not any(map(HIDDEN.match, set(text))):
        return text
    for count, match in enumerate(HIDDEN.finditer(text), 1):
        if count <= MOST_REPORTED:
            place = _place(file, text, match.start())
            if _WORD_BULLET.match(text, match.start()):
                report.add("Y104", place, "a word processor's bullet stands here", "type '- ' in its place")
                continue
            report.add("Y104", place, f"a hidden character (U+{ord(match[0]):04X}) stands here", _HINT)
    return HIDDEN.sub("\ufffd", text)


_HINT = "delete the character here and type the word again"
_WORD_BULLET = re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc]\\s")
"""As word processors keep it: the letter of a font of signs."""


def _place(file: str, text: str, index: int) -> Position:
    lines = re.split(r"\r\n|\r|\n", text[:index])
    return Position(file, len(lines), len(lines[-1]) + 1)
