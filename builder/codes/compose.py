"""Codes about templates and the document tree."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
