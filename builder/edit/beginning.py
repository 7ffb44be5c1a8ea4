"""Begin: an empty folder → a project of the user's own that builds as it is (``handouts init``).

It asks nothing and replaces nothing. What it writes is the shipped ``program.yaml`` with another list of lessons, the
files in ``start``, and a picture if there is one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from builder.diagnostics import visible
from builder.errors import InternalError, UsageError
from builder.produce.atomic import Staged, TakenError
from builder.project import MARK

LESSON = "my-first-lesson"
NAMES = ("README.md", f"materials/en/{LESSON}.yaml", MARK)
"""What every new project has."""
ELSEWHERE = "name another folder"
"""What to do when the disk refuses."""
_START = Path(__file__).parent / "start"
_LESSONS = re.compile(r"^lessons: \[.*\]$", re.MULTILINE)


def begin(
    folder: Path, program: str, lessons: Sequence[str], more: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[str, ...]:
    """Write a new project, all its files or none; returns the names of its files.

    ``program``: text of the shipped ``program.yaml``; ``lessons``: names of the core lessons; ``more``: other files by
    name. Raises UsageError when a file of such a name is there, OutputError when the disk refuses.
    """
    files = {**more, **_files(program, lessons)}
    refuse_what_is_there(folder, files)
    staged, placed = list[Staged](), list[Staged]()
    try:
        for name, data in files.items():
            staged.append(Staged(folder / name, data, elsewhere=ELSEWHERE))
        for one in staged:
            one.place()
            placed.append(one)
    except TakenError:
        _take_back(placed)
        refuse_what_is_there(folder, files)
        raise
    except BaseException:
        _take_back(placed)
        raise
    finally:
        for one in staged:
            one.discard()
    return tuple(files)


def program_file(shipped: str, lessons: Sequence[str]) -> str:
    """The shipped ``program.yaml`` with these lessons, and the user's own first one below them, not yet chosen."""
    listed = [
        "# Those named here come with the program. The last line is your own first lesson: take away the # and the one",
        "# space after it, and it is printed too.",
        "",
        "lessons:",
        *(f"  - {name}" for name in lessons),
        f"#   - {LESSON}",
    ]
    made, count = _LESSONS.subn(lambda _: "\n".join(listed), shipped)
    if count != 1:
        raise InternalError("the shipped program.yaml has no line 'lessons: […]'")
    return made


def _files(program: str, lessons: Sequence[str]) -> Mapping[str, bytes]:
    """By name; the one that makes the folder a project comes last."""
    return {
        "README.md": (_START / "README.md").read_bytes(),
        f"materials/en/{LESSON}.yaml": (_START / f"{LESSON}.yaml").read_bytes(),
        MARK: program_file(program, lessons).encode(),
    }


def refuse_what_is_there(folder: Path, files: Collection[str] = NAMES) -> None:
    """Raise UsageError if a file of such a name is there."""
    shown = visible(str(folder), 200)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{shown} is a file.", "Name a folder, or one that is not there yet.")
    there = [name for name in files if os.path.lexists(folder / name)]
    if there:
        names = " and ".join([", ".join(there[:-1]), there[-1]] if there[:-1] else there)
        raise UsageError(
            f"There is already a {names} in {shown}, and nothing was changed.",
            f"Name a folder that is not there yet, or move {'these' if there[1:] else 'this'} away first.",
        )


def _take_back(placed: Sequence[Staged]) -> None:
    """Remove what was just written, so that a second try finds nothing in its way."""
    for one in placed:
        one.target.unlink(missing_ok=True)
