"""Codes about accessibility of what is printed."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
