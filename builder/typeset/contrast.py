"""How well text stands out from its background: WCAG 2.2, relative luminance and contrast ratio, criterion 1.4.3."""

from __future__ import annotations

from builder.typeset.pen import rgb

NORMAL, LARGE = 4.5, 3.0
"""The least ratios of level AA."""
_LARGE_PT, _LARGE_BOLD_PT, _BOLD = 18, 14, 700


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 for black to 1 for white."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(size_pt: float, weight: int) -> float:
    """The ratio that text of a size and weight needs."""
    is_large = size_pt >= _LARGE_PT or (size_pt >= _LARGE_BOLD_PT and weight >= _BOLD)
    return LARGE if is_large else NORMAL
