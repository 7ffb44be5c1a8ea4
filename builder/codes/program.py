"""Codes about the program's own details."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
