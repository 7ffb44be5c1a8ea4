"""What the files of entries share (sources, glossary, help lines): details by name → the details that were meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.diagnostics import Report, nearest, visible
from builder.load import Mapping, Scalar

_ADDRESS = re.compile(r"https?://[^\s/?#\\]+\.[^\s\\]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")


def meant(root: Mapping, keys: Sequence[str], code: str, of_what: str, report: Report) -> Mapping:
    """The details, a mistyped name replaced by the one that was meant, so that it is not missed too.

    Others are reported under ``code`` as no detail of ``of_what``.
    """
    made = Mapping()
    made.at = root.at
    for key, value in root.items():
        near = None
        if key not in keys:
            free = [one for one in keys if one not in root]
            near = nearest(key, free)
            hint = f"type one of {', '.join(free)}, or delete the line" if free else "delete the line"
            hint = f"did you mean {visible(near)}?" if near else hint
            report.add(code, key.at, f"{visible(key)} is not a detail of {of_what}", hint)
        made[Scalar(near, key.at) if near else key] = value
    return made


def address_hint(text: str) -> str:
    """What to type in place of an address of no page; empty if it is one (http or https)."""
    if _ADDRESS.fullmatch(text):
        return ""
    if _BARE_ADDRESS.fullmatch(text):
        return f"type https://{text}"
    return "begin it with https:// and type it without spaces"
