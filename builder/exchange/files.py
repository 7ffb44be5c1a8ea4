"""Files that translators' tools wrote, and those written for them: names → bytes, bytes → texts. Zips are opened here.

What comes back comes from other people's computers: sizes are capped, what is in a zip is read in memory and by no
path, and whatever is broken is told with its place.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from builder.diagnostics import Diagnostic, Position, visible
from builder.errors import HandoutsError, UsageError
from builder.exchange.incoming import MOST_BYTES, BrokenFileError, Incoming
from builder.exchange.po import read_po
from builder.exchange.tables import read_table
from builder.exchange.xliff import read_xliff
from builder.localize import standard
from builder.produce.atomic import Staged, holds

MOST_IN_A_ZIP = 200
MOST_IN_A_FOLDER = 2000
MOST_UNPACKED = 40_000_000
_MOST_ZIP = 100_000_000
"""Bytes: a zip that was sent out holds PDFs too."""
_ENDS = (".po", ".csv", ".xlf", ".xliff", ".tsv", ".txt")
_PO = re.compile(r"^(?:#~ ?)?(?:msgid|msgctxt)\s", re.MULTILINE)
_SPREADSHEETS = ("xl/workbook.xml", "mimetype", "content.xml", "word/document.xml")
_AS_CSV = "open it, choose Save as, and the form 'CSV UTF-8'; then send that file"
_ANOTHER = "send a file that 'handouts translate export' or 'send' made, filled in"
_STEM = re.compile(
    r"(?P<lesson>[a-z0-9][a-z0-9-]*?)(?:[._](?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*))?(?: ?\(\d+\))?"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can name."""


def read_files(paths: Sequence[Path]) -> tuple[list[Incoming], list[Diagnostic]]:
    """Read every file, also those in folders and zips, and what is wrong with those that cannot be read.

    Raises UsageError for what is no file."""
    found, broken = list[Incoming](), list[Diagnostic]()
    for path in _unfolded(paths):
        data = _bytes_of(path)
        shown = _shown(path)
        try:
            members = list(_members(shown, data)) if data.startswith(b"PK") else [(shown, data)]
        except BrokenFileError as error:
            broken += error.diagnostics
            continue
        for name, inner in members:
            try:
                found.append(_with_home(read_one(name, inner), name))
            except BrokenFileError as error:
                broken += error.diagnostics
    return found, broken


def read_one(name: str, data: bytes) -> Incoming:
    """Read one file by what it holds, not by its name alone. Raises BrokenFileError, MissingToolError."""
    start = data[:4000].decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    end = PurePosixPath(name).suffix.lower()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save it again as UTF-8 (in Excel: Save as, 'CSV UTF-8')"
        raise BrokenFileError(Position(name), "this file is saved as UTF-16, not as UTF-8", hint)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"MZ", b"\x7fELF")):
        raise BrokenFileError(Position(name), "this is no file of translations", _ANOTHER)
    if end in (".xlf", ".xliff") or start.startswith("<"):
        return read_xliff(name, data)
    if end == ".po" or (end not in (".csv", ".tsv") and _PO.search(start)):
        return read_po(name, data)
    if end in (".csv", ".tsv", ".txt", ""):
        return read_table(name, data)
    message = f"files that end in {visible(end)} are not known here"
    raise BrokenFileError(Position(name), message, _ANOTHER)


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all or, when the disk refuses, none that was not begun; returns those that are new or changed."""
    staged = list[Staged]()
    written = list[Path]()
    try:
        for path, data in files.items():
            if not holds(path, data):
                staged.append(Staged(path, data, elsewhere="name another folder with --into DIR"))
        for one in staged:
            one.commit()
            written.append(one.target)
    finally:
        for one in staged:
            one.discard()
    return tuple(written)


def earlier(path: Path) -> list[Incoming]:
    """What a file holds that would be written over; nothing if there is none. Raises UsageError if it is not ours."""
    if not path.exists():
        return []
    found, broken = read_files([path])
    if broken:
        message = f"{visible(str(path), 200)} is there already and cannot be read, so nothing was written over it."
        raise UsageError(message, "Move it away, or name another folder with --into DIR.", tuple(broken))
    return found


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files in their order; the same files make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def _unfolded(paths: Sequence[Path]) -> Iterator[Path]:
    """The files of translations in a folder, and in those below it, in its place. Raises UsageError for too many."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(
            one for one in path.rglob("*") if one.suffix.lower() in _ENDS[:-2] and not _is_hidden(one, path)
        )
        if not inside or len(inside) > MOST_IN_A_FOLDER:
            shown = visible(str(path), 200)
            what = "no file of translations" if not inside else f"more than {MOST_IN_A_FOLDER} files"
            raise UsageError(f"There {'is' if not inside else 'are'} {what} in {shown}.", "Name the files you mean.")
        yield from inside


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _bytes_of(path: Path) -> bytes:
    shown = visible(str(path), 200)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise UsageError(f"{shown} is no file.", "Name an ordinary file.")
        with path.open("rb") as file:
            data = file.read(_MOST_ZIP + 1)
    except FileNotFoundError:
        raise UsageError(f"There is no file {shown}.", "Look at its name again.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "something stands in the way"
        raise UsageError(f"{shown} cannot be read: {reason.lower()}.", "See that you may read it.") from None
    if len(data) > _MOST_ZIP:
        raise UsageError(f"{shown} is larger than {_MOST_ZIP // 1_000_000} MB.", "Send fewer lessons at a time.")
    return data


def _shown(path: Path) -> str:
    """As typed, with forward slashes; the last three names of a long one."""
    parts = path.parts[-3:] if path.is_absolute() else path.parts
    return "/".join(part for part in parts if part not in ("/", "\\"))


def _members(shown: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the files of translations in a zip; others in it, such as PDFs, are passed over."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if any(name in _SPREADSHEETS for name in names):
                raise BrokenFileError(Position(shown), "this is a document of an office program", _AS_CSV)
            wanted = [one for one in archive.infolist() if _is_wanted(one.filename)]
            _check_zip(shown, names, wanted)
            left = MOST_UNPACKED
            for info in wanted:
                with archive.open(info) as member:
                    inner = member.read(min(MOST_BYTES, left) + 1)
                left -= len(inner)
                if left < 0 or len(inner) > MOST_BYTES:
                    raise BrokenFileError(Position(shown), "what is packed in this zip is too large", _ANOTHER)
                name = PurePosixPath(info.filename.replace("\\", "/"))
                yield f"{shown}/{'/'.join(name.parts[-2:])}", inner
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, HandoutsError):
            raise
        hint = "ask for it again; on the way a part of it was lost"
        raise BrokenFileError(Position(shown), "this zip is broken and cannot be opened", hint) from None


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return path.suffix.lower() in _ENDS[:-2] and not is_hidden


def _check_zip(shown: str, names: Sequence[str], wanted: Sequence[zipfile.ZipInfo]) -> None:
    if not wanted:
        message = "this zip holds no file of translations"
        raise BrokenFileError(Position(shown), message, "put the filled-in .po or .csv files into it")
    if len(names) > MOST_IN_A_ZIP:
        raise BrokenFileError(Position(shown), f"this zip holds {len(names)} files", _ANOTHER)
    if any(one.flag_bits & 1 for one in wanted):
        message = "this zip is locked with a password"
        raise BrokenFileError(Position(shown), message, "pack the files without a password, or send them unpacked")
    if sum(one.file_size for one in wanted) > MOST_UNPACKED:
        raise BrokenFileError(Position(shown), "what is packed in this zip is too large", _ANOTHER)


def _with_home(read: Incoming, name: str) -> Incoming:
    """Lesson and language by its folder and name, where the file itself does not say."""
    path = PurePosixPath(name)
    stem = _STEM.fullmatch(path.stem)
    if stem is None:
        return read
    language = standard(read.language) or read.language or standard(stem["tag"] or "") or standard(path.parent.name)
    return replace(read, lesson=read.lesson or stem["lesson"], language=language)
