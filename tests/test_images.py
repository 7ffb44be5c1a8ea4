"""Pictures: what is printed of good ones, and how hostile ones are refused. All are made here, none is kept."""

from __future__ import annotations

import io
import struct
import time
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from builder.diagnostics import Position
from builder.document import Image
from builder.images import LONGEST_SIDE_PX, MOST_BYTES, image

RED, WHITE = (254, 0, 0), (255, 255, 255)


def saved(picture: Pillow.Image, form: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, body: bytes, *extra: bytes, bits: int = 1, colour: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *extra, chunk(b"IDAT", body), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(turn: int) -> bytes:
    made = Pillow.Exif()
    made[0x0112] = turn
    made[0x010F] = "Secret Camera"
    made.get_ifd(0x8825)[1] = "N"
    return made.tobytes()


def good(data: bytes) -> tuple[Image, Pillow.Image]:
    made, found = image("picture.png", data)
    assert found == ()
    assert made is not None
    opened = Pillow.open(io.BytesIO(made.data))
    opened.load()
    assert opened.size == (made.width_px, made.height_px)
    assert opened.format == made.format
    return made, opened


def refused(data: bytes, name: str = "picture.png") -> tuple[str, str]:
    began = time.process_time()
    made, found = image(name, data)
    took = time.process_time() - began
    assert made is None
    assert took < 1
    (one,) = found
    assert one.hint
    assert one.at == Position(name)
    return one.code, one.message


CORNER = Pillow.new("RGB", (3, 2), WHITE)
CORNER.putpixel((0, 0), RED)
PHOTO = Pillow.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 60).convert("RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_grey_or_rgb(mode: str) -> None:
    made, opened = good(saved(Pillow.new(mode, (5, 4)), "PNG"))
    assert (made.width_px, made.height_px, made.format) == (5, 4, "PNG")
    assert opened.mode == ("L" if mode in ("1", "L", "LA", "I;16") else "RGB")


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_becomes_grey_or_rgb(mode: str) -> None:
    made, opened = good(saved(PHOTO.convert(mode), "JPEG"))
    assert (made.width_px, made.height_px, made.format) == (300, 200, "JPEG")
    assert opened.mode == ("L" if mode == "L" else "RGB")
    near = zip(PHOTO.convert("L").tobytes(), opened.convert("L").tobytes(), strict=True)
    assert sum(abs(a - b) for a, b in near) / (300 * 200) < 6


def test_what_can_be_seen_through_is_laid_on_white() -> None:
    layered = Pillow.new("RGBA", (2, 1), (254, 0, 0, 255))
    layered.putpixel((1, 0), (0, 0, 0, 0))
    opened = good(saved(layered, "PNG"))[1]
    assert [opened.getpixel((x, 0)) for x in (0, 1)] == [RED, WHITE]
    palette = CORNER.convert("P", palette=Pillow.Palette.ADAPTIVE)
    hidden = palette.getpixel((0, 0))
    assert good(saved(palette, "PNG", transparency=hidden))[1].getpixel((0, 0)) == WHITE


def test_sixteen_bits_are_divided_and_not_cut() -> None:
    deep = Pillow.new("I;16", (4, 1))
    for x, value in enumerate((0, 257, 32896, 65535)):
        deep.putpixel((x, 0), value)
    assert good(saved(deep, "PNG"))[1].tobytes() == bytes([0, 1, 128, 255])


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [
        (1, (3, 2), (0, 0)),
        (2, (3, 2), (2, 0)),
        (3, (3, 2), (2, 1)),
        (4, (3, 2), (0, 1)),
        (5, (2, 3), (0, 0)),
        (6, (2, 3), (1, 0)),
        (7, (2, 3), (1, 2)),
        (8, (2, 3), (0, 2)),
        (9, (3, 2), (0, 0)),
    ],
)
def test_pictures_stand_upright(turn: int, size: tuple[int, int], corner: tuple[int, int]) -> None:
    opened = good(saved(CORNER, "PNG", exif=exif(turn)))[1]
    assert opened.size == size
    assert opened.getpixel(corner) == RED
    large = CORNER.resize((48, 32), Pillow.Resampling.NEAREST)
    photo = good(saved(large, "JPEG", exif=exif(turn)))[1]
    assert photo.size == (size[0] * 16, size[1] * 16)


def test_nothing_but_pixels_is_left() -> None:
    notes = exif(1)
    from_png = saved(CORNER, "PNG", exif=notes, icc_profile=b"Secret Profile", dpi=(72, 72))
    from_jpeg = saved(PHOTO, "JPEG", exif=notes, comment=b"Secret Comment", icc_profile=b"Secret Profile", dpi=(72, 72))
    for data in (from_png, from_jpeg):
        made, opened = good(data)
        assert b"Secret" in data
        assert b"Secret" not in made.data
        assert not opened.getexif()
        assert not {"icc_profile", "comment", "exif", "dpi"} & (opened.info.keys() - {"jfif"})


def test_same_bytes_every_time() -> None:
    for form in ("PNG", "JPEG"):
        data = saved(PHOTO, form)
        assert good(data)[0] == good(data)[0]


def test_more_dots_than_paper_can_show_are_left_out() -> None:
    made, _ = good(saved(Pillow.new("L", (6000, 30)), "PNG"))
    assert (made.width_px, made.height_px) == (LONGEST_SIDE_PX, round(30 * LONGEST_SIDE_PX / 6000))


def test_a_phone_that_stores_two_pictures_in_one_file_gives_the_first() -> None:
    twin = saved(PHOTO, "MPO", save_all=True, append_images=[CORNER])
    assert good(twin)[0].format == "JPEG"


def test_finding_stands_where_the_picture_is_named() -> None:
    place = Position("materials/en/a.yaml", 7, 16)
    made, (one,) = image("a.png", b"", place)
    assert (made, one.at, one.code) == (None, place, "A101")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file", "a PostScript file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "an SVG or another XML file"),
        (saved(CORNER, "GIF"), "a GIF"),
        (saved(CORNER, "WEBP"), "a WebP"),
        (saved(CORNER, "TIFF"), "a TIFF"),
        (saved(CORNER, "BMP"), "a BMP"),
        (saved(CORNER, "AVIF"), "a HEIC, AVIF or video file"),
        (saved(CORNER, "PPM"), "something else"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_other_kinds_are_named_and_refused(data: bytes, what: str) -> None:
    assert refused(data) == ("A101", f"'picture.png' is {what}, not a PNG or JPEG picture")


def test_large_files_and_many_dots_are_refused_before_they_unfold() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES))[0] == "A102"
    assert refused(png(6000, 5000, zlib.compress(bytes(6000 // 8 * 5000)))) == (
        "A103",
        "the picture 'picture.png' has 6000 by 5000 dots; 25 million are the most",
    )
    assert refused(png(2_000_000_000, 2_000_000_000, b""))[0] == "A103"
    assert refused(png(150_000, 60_000, zlib.compress(bytes(10_000))))[0] == "A103"


WHOLE = {form: saved(PHOTO, form) for form in ("PNG", "JPEG")}


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.9])
def test_pictures_that_were_cut_off_are_refused(form: str, part: float) -> None:
    data = WHOLE[form]
    assert refused(data[: int(len(data) * part)]) == ("A104", "the picture 'picture.png' is damaged or not complete")


def directory_bomb() -> bytes:
    """5,000 EXIF entries that all name the same 60,000 bytes."""
    entries = b"".join(struct.pack("<HHII", 40_000 + n, 7, 60_000, 8) for n in range(5_000))
    return b"II*\0" + struct.pack("<IH", 8, 5_000) + entries + bytes(4)


def scans() -> bytes:
    """A progressive JPEG that goes over all its dots 20,000 times more."""
    data = saved(Pillow.new("L", (4000, 4000)), "JPEG", progressive=True)
    last = data[data.rfind(b"\xff\xda") : -2]
    return data[:-2] + last * 20_000 + data[-2:]


HOSTILE = {
    "no pixels": png(3, 2, b""),
    "no size": png(0, 0, b""),
    "wrong sum": WHOLE["PNG"].replace(b"IDAT", b"IDAU", 1),
    "no end": WHOLE["PNG"][:-12],
    "pixels that do not unfold": png(3, 2, b"not zlib"),
    "a chunk of four gigabytes": b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffIHDR",
    "a million chunks": png(3, 2, b"", chunk(b"tEXt", b"") * 1_000_000),
    "strange colours": png(3, 2, b"", bits=3, colour=5),
    "twenty thousand passes": scans(),
    "a million segments": b"\xff\xd8" + segment(0xE1, b"") * 1_000_000,
    "nineteen million fill bytes": b"\xff\xd8" + b"\xff" * 19_000_000,
    "segments of no length": b"\xff\xd8" + b"\xff\xe1\0\0" * 1_000_000,
    "only a beginning": b"\xff\xd8\xff",
    "words after the beginning": b"\xff\xd8\xff\xe0 and so on",
    "huge and empty": b"\xff\xd8"
    + segment(0xC0, b"\x08\xff\xff\xff\xff\x01\x01\x11\0")
    + segment(0xDA, b"\x01\x01\0\0?\0"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_at_once(data: bytes) -> None:
    assert refused(data)[0] in ("A103", "A104")


def test_notes_that_would_unfold_are_not_read_at_all() -> None:
    flood = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(60_000_000), 9))
    began = time.process_time()
    bomb = exif(6)[:6] + directory_bomb()
    assert good(WHOLE["JPEG"][:2] + segment(0xE1, bomb) + WHOLE["JPEG"][2:])[0].width_px == 300
    assert good(saved(CORNER, "PNG", exif=bomb))[0].width_px == 3
    assert good(WHOLE["PNG"][:33] + flood * 5 + WHOLE["PNG"][33:])[0].width_px == 300
    assert time.process_time() - began < 2


def test_names_are_shown_safely() -> None:
    made, (one,) = image("a\x1b[31m\u202e.png", b"GIF89a")
    assert made is None
    assert one.message.isprintable()
    assert one.at is not None
    assert one.at.file.isprintable()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.data())
def test_damage_of_any_kind_is_refused_or_survived(form: str, data: st.DataObject) -> None:
    bytes_ = bytearray(WHOLE[form])
    for _ in range(data.draw(st.integers(1, 8))):
        bytes_[data.draw(st.integers(8, len(bytes_) - 1))] = data.draw(st.integers(0, 255))
    made, found = image("x", bytes(bytes_))
    assert (made is None) == (len(found) == 1)
