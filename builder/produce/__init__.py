"""Produce: finished PDFs → files in the output folder and their list (``Manifest``).

The only stage that writes. It lays out nothing and reads no content; beside its own earlier files it opens none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from builder.diagnostics import Diagnostic, Position
from builder.errors import OutputError
from builder.produce.atomic import Staged, check_pdf, holds, refusal, remove, sweep, write
from builder.produce.manifest import NAME, Entry, Manifest, read_manifest
from builder.produce.names import FOLDERS, aside_of, path_of, picture_of, sheet_path

__all__ = ["Made", "Product", "Production", "produce"]

_LOCK = ".handouts.lock"
_MOST_LISTED = 50_000_000
"""Bytes of a manifest.json: more than 100,000 files."""


@dataclass(frozen=True, slots=True)
class Product:
    """One finished PDF."""

    document: str
    face: Literal["participant", "facilitator"]
    language: str
    pages: int
    sample: bool
    draft: bool
    data: bytes = field(repr=False)
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    """PNG files of its pages, when asked for."""
    handout_language: str = ""
    """Of the handout whose pages it names; empty: its own."""
    public_name: str = ""
    """What its file is called instead of the lesson, where that might tell; see ``names.path_of``."""
    sheet: str = ""
    """Of a sheet of the program, which is of no lesson: what its file is called, without the language."""
    is_for_families: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """One lesson's files, all or none."""

    lesson: str
    languages: Sequence[str]
    """Those asked for, of its handouts."""
    products: tuple[Product, ...] | None
    """None: the lesson was refused, and its earlier files stay byte for byte."""
    whole: bool = True
    """All its documents were asked for, so others of an earlier build are out of date."""


@dataclass(frozen=True, slots=True)
class Production:
    """What was done in the output folder."""

    manifest: Manifest
    written: tuple[str, ...]
    """Paths that are new or changed; files that held the same bytes were left alone."""
    removed: tuple[str, ...]


def produce(folder: Path, lessons: Iterable[Made], known: frozenset[str] | None = None) -> Production:
    """Write each lesson as it comes, then the list; holds the folder's lock from the first lesson to the last.

    ``known``: names of all lessons there are; entries of others are listed as old. None: not looked at.
    Raises OutputError: O101 rights, O102 locked, O103 no room, O104 a manifest.json that is not ours.
    """
    with _locked(folder):
        before = {entry.path: entry for entry in _manifest_before(folder).files}
        for name in (".", *FOLDERS, *(f"{folder}/png" for folder in FOLDERS)):
            sweep(folder / name)
        after, written, removed = dict(before), list[str](), list[str]()
        try:
            for made in lessons:
                if made.products is None:
                    _mark_old(after, made)
                    continue
                _make_room(folder, made, after)
                entries = _write_lesson(folder, made.lesson, made.products, written)
                for path in [path for path, entry in after.items() if _is_replaced(entry, made, entries)]:
                    removed += _remove(folder, after.pop(path))
                for entry in entries:
                    _remove_pictures(folder, before.get(entry.path), keep=entry.pictures)
                    after[entry.path] = entry
        finally:
            # also when a later lesson met a full disk: the list must tell what is there
            manifest = _list(folder, after, known)
        return Production(manifest, tuple(written), tuple(removed))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        found = Diagnostic(
            "O102",
            Position(folder.as_posix()),
            "another build is writing into this folder",
            "wait until it has ended, or choose another folder with --output FOLDER",
        )
        raise OutputError(found.message, found.hint, (found,)) from error
    except OSError as error:
        raise refusal(error, folder) from error
    try:
        yield
    finally:
        lock.release()


def _manifest_before(folder: Path) -> Manifest:
    path = folder / NAME
    try:
        if not path.exists():
            return Manifest()
        if not path.is_file() or path.stat().st_size > _MOST_LISTED:
            raise ValueError("no list: reading a pipe or a device would never end")
        return read_manifest(path.read_bytes())
    except OSError as error:
        raise refusal(error, path) from error
    except ValueError as error:
        found = Diagnostic(
            "O104",
            Position(path.as_posix()),
            "this file is not a list that this version of handouts wrote, so nothing here was touched",
            "choose another folder with --output FOLDER, or delete this file if you do not need it",
        )
        raise OutputError(found.message, found.hint, (found,)) from error


def _path_of(lesson: str, product: Product) -> str:
    if product.sheet:
        return sheet_path(product.sheet, product.face, product.is_for_families, product.language).as_posix()
    return path_of(product.public_name or lesson, product.document, product.face, product.language).as_posix()


def _write_lesson(folder: Path, lesson: str, products: Sequence[Product], written: list[str]) -> list[Entry]:
    """Stage all files of a lesson, then put them in place in one go, so that its guide and handout fit each other."""
    staged, entries = list[tuple[str, Staged]](), list[Entry]()
    try:
        for product in products:
            path = _path_of(lesson, product)
            files = {path: product.data} | {picture_of(path, n): data for n, data in enumerate(product.pictures, 1)}
            for name, data in files.items():
                if not holds(folder / name, data):
                    check = check_pdf(product.pages) if name == path else None
                    staged.append((name, Staged(folder / name, data, check)))
            entries.append(_entry(path, lesson, product))
        for name, file in staged:
            file.commit()
            written.append(name)
    finally:
        for _, file in staged:
            file.discard()
    return entries


def _make_room(folder: Path, made: Made, after: dict[str, Entry]) -> None:
    """Put another lesson's file aside whose name this lesson's has now, as when the program's lessons change places.

    It is out of date, but all there is until that lesson is made again; then it goes.
    """
    for product in made.products or ():
        path = _path_of(made.lesson, product)
        other = after.get(path)
        if other is None or other.lesson == made.lesson:
            continue
        del after[path]
        _remove_pictures(folder, other)
        aside = aside_of(path, other.lesson)
        try:
            (folder / path).replace(folder / aside)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise refusal(error, folder / path) from error
        after[aside] = replace(other, path=aside, old=True, pictures=0)


def _entry(path: str, lesson: str, product: Product) -> Entry:
    return Entry(
        path=path,
        lesson=lesson,
        document=product.document,
        language=product.language,
        pages=product.pages,
        sheets=(product.pages + 1) // 2,
        sha256=hashlib.sha256(product.data).hexdigest(),
        sample=product.sample,
        draft=product.draft,
        pictures=len(product.pictures),
        handout_language=product.handout_language or product.language,
    )


def _is_replaced(entry: Entry, made: Made, entries: Sequence[Entry]) -> bool:
    """True for a file of an earlier build that this lesson, in these languages, no longer makes."""
    return (
        made.whole
        and entry.lesson == made.lesson
        and entry.belongs_to in made.languages
        and entry.path not in {new.path for new in entries}
    )


def _mark_old(after: dict[str, Entry], made: Made) -> None:
    for path, entry in after.items():
        if entry.lesson == made.lesson and entry.belongs_to in made.languages:
            after[path] = replace(entry, old=True)


def _remove(folder: Path, entry: Entry) -> list[str]:
    """Remove a file that is out of date; one that somebody changed since is theirs now and stays."""
    path = folder / entry.path
    _remove_pictures(folder, entry)
    try:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == entry.sha256:
            path.unlink()
            return [entry.path]
    except FileNotFoundError:
        pass
    except OSError as error:
        raise refusal(error, path) from error
    return []


def _remove_pictures(folder: Path, entry: Entry | None, keep: int = 0) -> None:
    if entry is not None:
        for number in range(keep + 1, min(entry.pictures, 10_000) + 1):
            remove(folder / picture_of(entry.path, number))


def _list(folder: Path, entries: dict[str, Entry], known: frozenset[str] | None) -> Manifest:
    there = (entry for entry in entries.values() if (folder / entry.path).is_file())
    manifest = Manifest.of(
        replace(entry, old=True) if known is not None and entry.lesson not in known else entry for entry in there
    )
    write(folder / NAME, manifest.to_json())
    return manifest
