"""Codes about putting text on pages."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
