"""Codes about lessons and their blocks."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
