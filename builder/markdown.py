"""The small Markdown of lessons: text → ``Text``. Used by ``validate`` and ``localize``, once per text."""

from __future__ import annotations

from builder.load import Scalar
from builder.texts import Kind, Text


def parse(scalar: Scalar, kind: Kind) -> Text:
    """Parse once. Raises ``TextError`` (position, code, message, hint) for a link or placeholder that is refused."""
    raise NotImplementedError
