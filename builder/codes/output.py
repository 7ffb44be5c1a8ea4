"""Codes about files that are written: rights, room, locks, and what reading them back shows."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "O101",
        "cannot-write",
        Severity.ERROR,
        "The finished files could not be put into their folder. You may have no right to write there, the folder may be"
        " on a disk that can only be read, or a viewer on Windows may still have an old PDF open. Nothing was lost:"
        " the files that were there before are as they were.",
        "handouts build --output /",
        "handouts build --output my-handouts",
    ),
    Code(
        "O102",
        "folder-in-use",
        Severity.ERROR,
        "Another build is writing into the same output folder at this moment, perhaps `handouts watch` in another"
        " window. Two builds at once could mix old and new pages, so the second one stopped and changed nothing.",
        "handouts watch   (still running)\nhandouts build   (in a second window)",
        "handouts build   (when the first has ended)\nhandouts build --output another-folder",
    ),
    Code(
        "O103",
        "no-room",
        Severity.ERROR,
        "The disk or your share of it is full. The files that were there before are as they were. Free some space, or"
        " write to another disk with --output.",
        "handouts build   (with a full disk)",
        "handouts build --output /media/usb-stick/handouts",
    ),
    Code(
        "O104",
        "strange-list-of-files",
        Severity.ERROR,
        "Each output folder holds a list of its files, named manifest.json. The one in this folder was not written by"
        " handouts, or by a newer version of it. To be sure that nothing of yours is overwritten, nothing was built."
        " Choose another folder; or, if you do not need that file, delete it and build again.",
        "handouts build --output my-web-site   (it has a manifest.json of its own)",
        "handouts build --output my-handouts",
    ),
    Code(
        "O201",
        "text-lost",
        Severity.ERROR,
        "After a document is laid out, its text can be read back and compared with what was to be printed. They differ,"
        " so a word might be missing or changed on paper. This is a fault of the program, not of your text. Please"
        " report it with the lesson.",
        "page text: Tell someone trust.",
        "page text: Tell someone you trust.",
    ),
    Code(
        "O202",
        "reading-order",
        Severity.ERROR,
        "A PDF holds a hidden plan that screen readers follow: which words belong to which heading, list or paragraph."
        " In this document the plan does not fit the page, so it could be read aloud wrongly. This is a fault of the"
        " program, not of your text. Please report it with the lesson.",
        "a word on the page that no heading, list or paragraph owns",
        "every word on the page has its owner",
    ),
]
