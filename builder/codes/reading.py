"""Codes of how hard a text is to read (W2)."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
