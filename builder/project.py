"""The one door to the disk: the roots (the user's project, then the shipped curriculum) and what they hold.

Names → bytes. It reads files whole and hands them on; it knows nothing of what is in them, and writes nothing.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Diagnostic, Position, visible
from builder.errors import RefusedFile, UsageError

__all__ = ["Project", "RefusedFile", "shipped_root"]

MARK = "materials/program.yaml"
"""The file by which a folder is known to be a project."""
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE)
"""Language, script, region, variants (BCP 47 §2.1). Languages of five letters or more were never registered, so a
folder ``images`` is none."""
_BACKUP = re.compile(r"[.#].*|.*(~|#|\.(bak|orig|old|tmp|sw[a-p]|rej))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are. Every stage asks it for bytes; nobody else opens files."""

    roots: tuple[Path, ...]
    """Folders that hold ``materials/`` and ``layouts/``, the user's first; the shipped one is always last."""
    output: Path
    """Absolute folder for what is built."""

    @classmethod
    def find(cls, start: Path, project: Path | None = None, output: Path | None = None) -> Project:
        """``--project``, else the nearest parent of ``start`` with ``materials/program.yaml``, else the shipped
        curriculum (its output goes to ``start/output``). Raises UsageError if ``project`` is not one."""
        start, shipped = start.resolve(), shipped_root()
        own = _nearest(start) if project is None else _given(start / project)
        roots = (shipped,) if own is None or own == shipped else (own, shipped)
        return cls(roots, _unwound(start / output) if output is not None else (own or start) / "output")

    def read(self, name: str, limit: int = 2_000_000) -> bytes:
        """Bytes of ``materials/en/safety-skills.yaml`` or the like from the first root that has it.

        The real path must stay within that root and be a regular file of at most ``limit`` bytes; raises
        FileNotFoundError or RefusedFile."""
        for root in self.roots:
            data = _read(root, name, self._shown_in(root, name), limit)
            if data is not None:
                return data
        raise FileNotFoundError(name)

    def layers(self, name: str, limit: int = 2_000_000) -> list[tuple[str, bytes]]:
        """(shown name, bytes) in every root that has it, shipped first: for what overrides entry by entry."""
        found = list[tuple[str, bytes]]()
        for root in reversed(self.roots):
            shown = self._shown_in(root, name)
            data = _read(root, name, shown, limit)
            if data is not None:
                found.append((shown, data))
        return found

    def shown(self, name: str) -> str:
        """The path that people see in findings: the name, with a mark when it is not their file but the shipped one."""
        return next((self._shown_in(root, name) for root in self.roots if _has(root, name)), name)

    def names(self, folder: str, suffix: str) -> Sequence[str]:
        """Sorted names (no suffix) of the files in a folder over all roots, such as ``names("materials/en", ".yaml")``.

        Hidden files and editors' backups are left out. What may not be read is listed: reading it tells why."""
        found = {
            entry.name.removesuffix(suffix)
            for entry in self._entries(folder)
            if entry.name.endswith(suffix) and entry.name != suffix and not entry.is_dir()
        }
        return sorted(found)

    def folders(self, folder: str) -> Sequence[str]:
        """Sorted names of the folders in a folder over all roots, such as the layouts in ``layouts``."""
        return sorted({entry.name for entry in self._entries(folder) if entry.is_dir()})

    def own_files(self, folder: str) -> Sequence[str]:
        """Sorted names of the files in a folder of the user's own project ("" is the project's), endings and all; none
        if it is the shipped one."""
        root = self.roots[0]
        path = _path(root, folder, folder) if folder else root
        if len(self.roots) < 2 or path is None or not path.is_dir():
            return []
        with os.scandir(path) as entries:
            return sorted(one.name for one in entries if not one.is_dir() and not _BACKUP.fullmatch(one.name))

    def languages(self) -> Sequence[str]:
        """Folders of ``materials/`` that are BCP 47 tags."""
        return [name for name in self.folders("materials") if _TAG.fullmatch(name)]

    def _shown_in(self, root: Path, name: str) -> str:
        is_ours = root == self.roots[-1] and len(self.roots) > 1
        return f"(shipped) {name}" if is_ours else name

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        for root in self.roots:
            path = _path(root, folder, self._shown_in(root, folder))
            if path is not None and path.is_dir():
                with os.scandir(path) as entries:
                    yield from (entry for entry in entries if not _BACKUP.fullmatch(entry.name))


def shipped_root() -> Path:
    """Folder of the shipped curriculum: inside the package when installed from a wheel, else the checkout."""
    package = Path(__file__).resolve().parent
    data = package / "data"
    return data if data.is_dir() else package.parent


def _unwound(folder: Path) -> Path:
    """The folder without ``..`` in its path; a link stays one, for those who look whether it is."""
    return folder.resolve() if folder.name == ".." else folder.parent.resolve() / folder.name


def _nearest(start: Path) -> Path | None:
    return next((folder for folder in (start, *start.parents) if (folder / MARK).is_file()), None)


def _given(folder: Path) -> Path:
    """The folder named by ``--project``; raises UsageError when it is not a project."""
    folder = folder.resolve()
    if (folder / MARK).is_file():
        return folder
    shown = visible(str(folder), 200)
    nearest = _nearest(folder)
    if nearest is not None:
        hint = f"did you mean --project {nearest}?"
    elif folder.is_file():
        hint = "name the folder that holds materials/program.yaml, not a file"
    else:
        hint = "name a folder that holds materials/program.yaml; to make one, type: handouts init FOLDER"
    what = "there is no folder" if not folder.exists() else "there is no materials/program.yaml in"
    raise UsageError(f"{what} {shown}", hint)


def _refuse(shown: str, message: str, hint: str) -> RefusedFile:
    place = shown if shown.isprintable() else visible(shown)
    return RefusedFile(f"{place}: {message}", hint, (Diagnostic("P301", Position(place), message, hint),))


def _path(root: Path, name: str, shown: str) -> Path | None:
    """The real path of a name, within the root; None if nothing is there."""
    parts = name.split("/")
    if not all(parts) or "." in parts or ".." in parts:
        hint = "put the file into the project's folder and type its name alone"
        raise _refuse(shown, "this name leads out of the project's folder", hint)
    if not name.isprintable() or set(name) & set('\\:*?"<>|'):
        hint = "use letters, digits and hyphens, with '/' between folders"
        raise _refuse(shown, "this is not a name that every computer can read", hint)
    path = root.joinpath(*parts)
    if not os.path.lexists(path):
        return None
    try:
        base, real = root.resolve(), path.resolve(strict=True)
    except PermissionError as error:
        raise _unreadable(shown, error) from None
    except (OSError, RuntimeError):
        raise _refuse(shown, "this is a link that leads nowhere", "put the file itself here") from None
    if not real.is_relative_to(base):
        raise _refuse(shown, "this is a link that leads out of the project's folder", "put the file itself here")
    return real


def _unreadable(shown: str, error: OSError) -> RefusedFile:
    reason = (error.strerror or "something stands in the way").lower()
    return _refuse(shown, f"this file cannot be read: {reason}", "see that you have the right to read it")


def _has(root: Path, name: str) -> bool:
    return not {"", ".", ".."} & set(name.split("/")) and "\0" not in name and os.path.lexists(root / name)


def _read(root: Path, name: str, shown: str, limit: int) -> bytes | None:
    path = _path(root, name, shown)
    if path is None:
        return None
    try:
        # a look first: to open a device may set it going, to open a pipe may wait for ever
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "a device or pipe"
            raise _refuse(shown, f"this is {what}, not a file", "put an ordinary file of this name here")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(shown, error) from None
    if len(data) > limit:
        size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} bytes"
        raise _refuse(shown, f"this file is larger than {size}", "make it smaller, or split it")
    return data
