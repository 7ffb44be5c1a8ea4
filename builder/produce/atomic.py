"""Write files so that nobody ever sees half of one: temporary file, fsync, reopen, replace.

Bytes and a path → a file; a power cut or a kill leaves either the old one or the new one, byte for byte. It does not
know what the bytes are.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from builder.diagnostics import Diagnostic, Position
from builder.errors import InternalError, OutputError

_PREFIX, _SUFFIX = ".handouts-", ".part"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Staged:
    """A new file that waits beside the old one; ``commit`` puts it in its place, ``discard`` forgets it."""

    def __init__(self, target: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
        """Write ``data`` beside ``target`` and let ``check`` reopen it. Raises OutputError (O101, O103)."""
        self.target = target
        self._part = target.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(self._part, data)
            if check is not None:
                check(self._part)
        except OSError as error:
            self.discard()
            raise refusal(error, target) from error
        except BaseException:
            self.discard()
            raise

    def commit(self) -> None:
        """Replace the target. Raises OutputError, for example when Windows has the old file open."""
        try:
            self._part.replace(self.target)
            sync_folder(self.target.parent)
        except OSError as error:
            self.discard()
            raise refusal(error, self.target) from error
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove the new file, if it came to be; the target stays as it was."""
        with contextlib.suppress(OSError):  # what went wrong is told already; what stays is swept by the next build
            self._part.unlink()


def write(target: Path, data: bytes) -> bool:
    """Write a file at once; returns False when it already holds these bytes and was left alone."""
    if holds(target, data):
        return False
    Staged(target, data).commit()
    return True


def holds(target: Path, data: bytes) -> bool:
    """Tell whether a plain file is there with exactly these bytes."""
    try:
        if target.is_symlink() or target.stat().st_size != len(data):
            return False
        return target.read_bytes() == data
    except OSError:
        return False


def check_pdf(pages: int) -> Callable[[Path], None]:
    """Make a check that reopens a PDF without any repair and counts its pages: repairing would open torn files too."""

    def check(part: Path) -> None:
        import pikepdf

        try:
            with pikepdf.open(part, attempt_recovery=False) as pdf:
                found = len(pdf.pages)
        except pikepdf.PdfError as error:
            raise InternalError(f"a finished PDF cannot be opened again: {error}") from error
        if found != pages:
            raise InternalError(f"a finished PDF has {found} pages where {pages} were laid out")

    return check


def sweep(folder: Path) -> None:
    """Remove what a killed build left unfinished. Call it under the lock only: a living build's files look alike."""
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        remove(part)


def remove(path: Path) -> None:
    """Remove a file that may be gone already. Raises OutputError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise refusal(error, path) from error


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; on systems that cannot open folders this does nothing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives cannot
            raise
    finally:
        os.close(handle)


def refusal(error: OSError, target: Path) -> OutputError:
    """The disk's refusal in plain words, with what to do."""
    at = Position(target.as_posix())
    if error.errno in _FULL:
        found = Diagnostic("O103", at, "there is no room left to write this file", "free some space, then build again")
    elif error.errno in _DENIED:
        found = Diagnostic(
            "O101",
            at,
            "this file or folder may not be written",
            "close the file if a viewer has it open, or choose another folder with --output FOLDER",
        )
    else:
        found = Diagnostic(
            "O101",
            at,
            f"this file or folder could not be written ({error.strerror or type(error).__name__})",
            "choose another folder with --output FOLDER",
        )
    return OutputError(found.message, found.hint, (found,))


def _write(part: Path, data: bytes) -> None:
    with os.fdopen(
        os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), "wb"
    ) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if part.stat().st_size != len(data):
        raise OSError(errno.ENOSPC, "short write")
