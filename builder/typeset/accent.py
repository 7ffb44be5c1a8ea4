"""A program's own colour in a theme: a theme, a colour and a layout → ``Look``, or why the colour cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from builder.diagnostics import Diagnostic, visible
from builder.load import Mapping, Scalar, Source
from builder.typeset.look import Look
from builder.typeset.theme import read_look


def with_accent(
    themes: Sequence[Source], accent: Scalar, layout: Source, paper: str
) -> tuple[Look | None, tuple[Diagnostic, ...]]:
    """Read a sound theme once more with this colour as its accent; one finding at the colour if it is too faint.

    It is judged as a theme's colours are, wherever the theme uses it."""
    colored = Source(accent.at.file, Mapping({Scalar("colors"): Mapping({Scalar("accent"): accent})}), ())
    look, found = read_look([*themes, colored], layout, paper)
    if look is not None:
        return look, found
    worst = next((one.message for one in found if one.code == "A201"), "it cannot be used")
    message = f"{visible(accent)} is too faint, or too near another colour: {worst}"
    return None, (Diagnostic("P109", accent.at, message, "choose a darker colour"),)
