"""Codes about lessons and their blocks."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(c, c.lower(), Severity.WARNING if c in ("M205", "M206", "M304") else Severity.ERROR, "", "", "")
    for c in (
        "M101 M102 M103 M104 M105 M106 M107 M108 M109 M111 M112 M113 M114 M115 M116 M117 M199"
        " M201 M202 M203 M204 M205 M206 M207 M301 M302 M303 M304 M401 M402 M403 M404 M405 M406"
    ).split()
]
