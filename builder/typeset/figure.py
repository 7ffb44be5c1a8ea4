"""A picture as one Figure element with its bounding box. ISO 32000-1 §14.8.4.5, §14.8.5.4.3."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader

from builder.document import Image
from builder.typeset.canvas import TaggedCanvas
from builder.typeset.flow import Block
from builder.typeset.look import Style
from builder.typeset.tags import StructElement

_TALLEST = 480.0
"""Points: room for a caption stays on the page."""
_MOST_OF_PAGE = 0.75
_POINTS_PER_PIXEL = 72 / 150
"""A picture whose width is not given has 150 pixels to the inch at least."""


class Figure(Block):
    """A picture, never wider than the text."""

    def __init__(
        self, image: Image, width: float | None, element: StructElement, style: Style, rtl: bool, page: float
    ) -> None:
        """``page``: points between a page's margins."""
        self.image, self.wanted, self.element, self.style, self.rtl = image, width, element, style, rtl
        self.before, self.after = style.before, style.after
        self.tallest = min(_TALLEST, _MOST_OF_PAGE * page)
        self.keep_with_next = True  # its caption
        self.room = self.width = 0.0

    def wrap(self, width: float, tight: float) -> float:
        self.room = width
        ratio = self.image.height_px / self.image.width_px
        wanted = self.wanted or self.image.width_px * _POINTS_PER_PIXEL
        self.width = min(wanted, width, self.tallest / ratio)
        self.height = self.width * ratio
        return self.height

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        left = x + (self.room - self.width if self.rtl else 0)
        if self.style.align == "center":
            left = x + (self.room - self.width) / 2
        bottom = top - self.height
        canvas.record.boxes[self.element] = left, bottom, left + self.width, top
        canvas.note(f"{left:.2f} {bottom:.2f} {self.width:.2f} {self.image.name} {hash_of(self.image)}")
        with canvas.content_of(self.element):
            canvas.drawImage(ImageReader(io.BytesIO(self.image.data)), left, bottom, self.width, self.height)


def hash_of(image: Image) -> str:
    """A short name for the picture's bytes."""
    import hashlib

    return hashlib.sha256(image.data).hexdigest()[:16]
