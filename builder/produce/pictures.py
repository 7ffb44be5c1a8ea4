"""Pictures of pages: a finished PDF's bytes → one PNG per page, for looking at while writing. It writes no file."""

from __future__ import annotations

import struct
import zlib

_DOTS_PER_INCH = 110


def pictures_of(data: bytes, dots_per_inch: int = _DOTS_PER_INCH) -> tuple[bytes, ...]:
    """Draw every page on white, by PDFium: another engine than the one that laid the page out."""
    import pypdfium2

    pictures = list[bytes]()
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True, prefer_bgrx=False)
            rows = bytes(bitmap.buffer)
            channels, width = bitmap.n_channels, bitmap.width
            lines = (rows[y * bitmap.stride : y * bitmap.stride + width * channels] for y in range(bitmap.height))
            pictures.append(_png(width, bitmap.height, channels, b"".join(b"\0" + line for line in lines)))
            bitmap.close()
            page.close()
    finally:
        document.close()
    return tuple(pictures)


def _png(width: int, height: int, channels: int, rows: bytes) -> bytes:
    """The smallest PNG file there can be (W3C PNG §5): header, one block of pixels, end."""
    color_type = {1: 0, 3: 2, 4: 6}[channels]

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, color_type, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(rows, 6)),
            chunk(b"IEND", b""),
        ]
    )
