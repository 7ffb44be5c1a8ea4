"""Codes about reading YAML."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(c, c.lower(), Severity.WARNING if c > "Y4" else Severity.ERROR, "", "", "")
    for c in (
        "Y101 Y102 Y103 Y104 Y105 Y106 Y107 Y108 Y109 Y110 Y111 Y112 Y113 Y114 Y115 Y199"
        " Y201 Y202 Y203 Y204 Y205 Y206 Y301 Y302 Y303 Y304 Y305 Y401 Y402"
    ).split()
]
