"""Codes of facts and figures."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
