"""The programs of others that judge our PO files: gettext's ``msgfmt``, translate-toolkit's ``pofilter``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def msgfmt() -> str:
    """Where it is. Without it skips the running test and says what to install; under CI it fails."""
    found = shutil.which("msgfmt")
    if found is None:
        message = "msgfmt is missing; install gettext (Debian, Ubuntu: sudo apt-get install gettext)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


def told_by_msgfmt(data: bytes) -> tuple[int, str]:
    """(exit code, all that it says) of a PO file under its strictest check, but that of keys in menus."""
    run = subprocess.run(
        [msgfmt(), "--check", "--output-file", os.devnull, "-"],
        input=data,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return run.returncode, (run.stdout + run.stderr).decode()


def told_by_pofilter(folder: Path, language: str, without: tuple[str, ...]) -> tuple[int, str, str]:
    """(exit code, all that it says, what it found) of the PO files in a folder."""
    out = folder.with_name(f"{folder.name}-found")
    out.mkdir()
    program = "from translate.filters.pofilter import main; main()"
    words = [f"--excludefilter={name}" for name in without]
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, "--progress=none", f"--language={language}", *words,
         "--input", str(folder), "--output", str(out)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )  # fmt: skip
    found = "".join(path.read_text("utf-8") for path in sorted(out.rglob("*.po")))
    return run.returncode, run.stdout + run.stderr, found
