"""Codes of wording by the glossary (W1). How hard a text is to read has its own numbers (W2, ``codes/reading.py``)."""

from __future__ import annotations

from builder.codes.code import Code

CODES: list[Code] = []
