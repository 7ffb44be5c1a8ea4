"""Nine words in a row, as fingerprints: texts that lessons may learn from and not repeat are known without being kept.

``python tests/own_words.py FILE …`` prints the fingerprints of texts, as they stand in ``own_words.txt``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

RUN = 9
"""Words in a row that are taken for somebody else's."""
FINGERPRINTS = Path(__file__).with_suffix(".txt")
_IN_A_LINE = 9
_WITHIN = re.compile(r"[’'\u00ad]")
_WORD = re.compile(r"[a-z0-9]+")
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


def runs(text: str) -> Iterator[str]:
    """Every run of nine words: small letters and digits only, so that neither marks nor line ends hide one."""
    words = _WORD.findall(_WITHIN.sub("", text.lower()))
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def fingerprint(run: str) -> str:
    """48 bits: among all runs of the materials one in a million builds would be named by mistake."""
    return blake2b(run.encode(), digest_size=6).hexdigest()


def fingerprints(*texts: str) -> frozenset[str]:
    return frozenset(fingerprint(run) for text in texts for run in runs(text))


def known() -> frozenset[str]:
    """The fingerprints that are kept."""
    lines = FINGERPRINTS.read_text("utf-8").split("\n")
    return frozenset(one for line in lines if not line.startswith("#") for one in _FINGERPRINT.findall(line))


def repeated(text: str, of: frozenset[str]) -> list[str]:
    """Runs of a text that are among the fingerprints, in order."""
    return [run for run in runs(text) if fingerprint(run) in of]


if __name__ == "__main__":
    ordered = sorted(fingerprints(*(Path(name).read_text("utf-8") for name in sys.argv[1:])))
    for at in range(0, len(ordered), _IN_A_LINE):
        print(*ordered[at : at + _IN_A_LINE])
