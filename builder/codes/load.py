"""Codes about reading YAML."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
