"""Images: the bytes of a picture → a picture that is safe to print, or why it is refused. It opens no file.

Pictures come from many hands. They are decoded once, here, within limits, and written anew: what goes into a PDF holds
nothing but pixels, so neither a place (GPS) nor a camera's name nor a hidden thumbnail gets onto the page.

Pillow is given the parts that hold pixels only. Its readers of EXIF, profiles and comments are not made for hostile
files: a directory of 5,000 entries that all name the same bytes unfolds to gigabytes.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image as Pillow

from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.document import Image

MOST_BYTES = 20_000_000
MOST_PIXELS = 25_000_000
MOST_SCANS = 50
"""A progressive JPEG may ask for thousands of passes over all its pixels; real ones have about ten."""
MOST_PARTS = 20_000
"""Chunks of a PNG or segments of a JPEG; 20 MB in the usual 8 KB make 2,500."""
LONGEST_SIDE_PX = 3508
"""The long side of A4 at 300 dots per inch; more cannot be seen on paper."""
_WHITE = 255
_STARTS = {
    b"GIF8": "a GIF",
    b"RIFF": "a WebP",
    b"BM": "a BMP",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"%PDF": "a PDF",
    b"%!PS": "a PostScript file",
    b"<svg": "an SVG",
    b"<?xml": "an SVG or another XML file",
    b"PK\x03\x04": "a document or ZIP file",
}


def image(name: str, data: bytes, at: Position | None = None) -> tuple[Image | None, tuple[Diagnostic, ...]]:
    """Check a PNG or JPEG, turn it upright and re-encode it.

    None if it is refused, with a finding at ``at``, the place that names it, else at the file itself."""
    report = Report()
    at = at or Position(name if name.isprintable() else visible(name))
    made = _safe(name, data, at, report)
    return made, tuple(report)


def _safe(name: str, data: bytes, at: Position, report: Report) -> Image | None:
    shown = visible(name)
    if len(data) > MOST_BYTES:
        message = f"the picture {shown} is larger than {MOST_BYTES // 1_000_000} MB"
        report.add("A102", at, message, "save it smaller in a picture program")
        return None
    is_png, is_jpeg = data.startswith(b"\x89PNG\r\n\x1a\n"), data.startswith(b"\xff\xd8\xff")
    if not (is_png or is_jpeg):
        report.add("A101", at, f"{shown} is {_what(data)}, not a PNG or JPEG picture", _SAVE_AS)
        return None
    try:
        bare, turn = _bare_jpeg(data) if is_jpeg else _bare_png(data)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Pillow.open(io.BytesIO(bare), formats=["PNG", "JPEG"]) as opened:
                width, height = opened.size
                if width * height > MOST_PIXELS:
                    _too_many(shown, f"{width} by {height}", at, report)
                    return None
                pixels = _upright(opened, turn)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        _too_many(shown, "far too many", at, report)
        return None
    except Exception:
        # Pillow meets damage with whatever its code runs into: OSError, SyntaxError, struct.error, KeyError …
        report.add("A104", at, f"the picture {shown} is damaged or not complete", _SAVE_AGAIN)
        return None
    return Image(name, _encoded(pixels, is_jpeg), *pixels.size, "JPEG" if is_jpeg else "PNG")


_SAVE_AS = "open it in a picture program and save it as PNG or JPEG"
_SAVE_AGAIN = "open it in a picture program and save it again"


def _what(data: bytes) -> str:
    if not data.strip():
        return "an empty file"
    if data[4:8] == b"ftyp":
        return "a HEIC, AVIF or video file"
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((what for start, what in _STARTS.items() if head.startswith(start)), "something else")


def _too_many(shown: str, size: str, at: Position, report: Report) -> None:
    message = f"the picture {shown} has {size} dots; {MOST_PIXELS // 1_000_000} million are the most"
    report.add("A103", at, message, f"make its longer side {LONGEST_SIDE_PX} dots or less")


def _bare_png(data: bytes) -> tuple[bytes, int]:
    """(what holds pixels, how the camera was turned); raises ValueError or struct.error for a disorderly file."""
    kept, turn = [data[:8]], 1
    at = 8
    for _ in range(MOST_PARTS):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            break
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            kept.append(data[at:end])
        elif kind == b"eXIf":
            turn = _turn(data[at + 8 : end - 4])
        if kind == b"IEND":
            return b"".join(kept), turn
        at = end
    raise ValueError("cut off, or in too many parts")


def _bare_jpeg(data: bytes) -> tuple[bytes, int]:
    """As ``_bare_png``. Of the application's segments those remain that say how colours are meant."""
    kept, turn = dict[tuple[int, int], bytes](), 1
    for marker, start, end in _segments(data):
        if marker == 0xDA:
            if data.count(b"\xff\xda", start) > MOST_SCANS:
                break
            return b"".join([data[:2], *kept.values(), data[start:]]), turn
        if marker == 0xE1 and data.startswith(b"Exif\0\0", start + 4):
            turn = _turn(data[start + 10 : end])
        if marker in (0xE0, 0xEE):
            kept.setdefault((marker, 0), data[start:end])
        elif marker < 0xE0:
            kept[(marker, start)] = data[start:end]
    raise ValueError("cut off, or in too many parts")


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of the segments before the pixels, the first with pixels too (ISO/IEC 10918-1 B.1.1)."""
    at = 2
    for _ in range(MOST_PARTS):
        fill, marker, length = struct.unpack_from(">BBH", data, at)
        if fill != 0xFF or (marker < 0xC0 or 0xD0 <= marker <= 0xD9):
            if (fill, marker) != (0xFF, 0xFF):
                return
            at += 1
            continue
        yield marker, at, at + 2 + length
        at += 2 + max(length, 2)


def _turn(exif: bytes) -> int:
    """Orientation, 1 to 8, from the first directory of EXIF data (TIFF 6.0 §2, tag 274); 1 if it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 10:
        return 1
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    if first + 2 > len(exif):
        return 1
    (count,) = struct.unpack_from(f"{order}H", exif, first)
    for entry in range(first + 2, min(first + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, entry)
        if (tag, kind) == (274, 3):
            return value if value in _TURNS else 1
    return 1


_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}


def _upright(opened: Pillow.Image, turn: int) -> Pillow.Image:
    """Decode to grey or RGB on white, no larger than paper can show, turned as its camera says."""
    pixels = _flat(opened)
    if max(pixels.size) > LONGEST_SIDE_PX:
        pixels.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Pillow.Resampling.HAMMING, reducing_gap=3.0)
    return pixels.transpose(_TURNS[turn]) if turn in _TURNS else pixels


def _flat(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode.startswith("I"):  # 16 bits a dot; ``convert`` would clip where it should divide
        return picture.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    is_grey = picture.mode in ("1", "L", "LA", "La")
    mode = "L" if is_grey else "RGB"
    if not picture.has_transparency_data:
        return picture.convert(mode)
    layered = picture.convert("RGBA")
    flat = Pillow.new("RGB", picture.size, (_WHITE, _WHITE, _WHITE))
    flat.paste(layered, mask=layered.getchannel("A"))
    return flat.convert(mode)


def _encoded(pixels: Pillow.Image, is_jpeg: bool) -> bytes:
    """The same bytes for the same dots; no profile, comment, resolution or EXIF."""
    pixels.info.clear()
    out = io.BytesIO()
    if is_jpeg:
        pixels.save(out, "JPEG", quality=90, optimize=False, progressive=False)
    else:
        pixels.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()
