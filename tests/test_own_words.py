"""Own words: no text of the materials repeats nine words in a row of what the project learned from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from own_words import FINGERPRINTS, RUN, fingerprints, known, repeated, runs

from builder.load import Mapping, Scalar, Value, load

ROOT = Path(__file__).parent.parent
TEXTS = [
    *sorted((ROOT / "materials" / "en").glob("*.yaml")),
    *sorted(ROOT.glob("materials/glossary.yaml")),
    ROOT / "materials" / "program.yaml",
    ROOT / "layouts" / "strings" / "en.yaml",
    *sorted((ROOT / "builder" / "edit" / "start").glob("*.yaml")),
]
PUBLIC = "All human beings are born free and equal in dignity and rights."
"""Universal Declaration of Human Rights, article 1."""


def scalars(value: Value) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from scalars(inner)
    else:
        for inner in value:
            yield from scalars(inner)


def faults(name: str, text: bytes, of: frozenset[str]) -> list[str]:
    source = load(name, text)
    assert source.root is not None, source.found
    return [f"{name}:{one.at.line}: {run}" for one in scalars(source.root) for run in repeated(one, of)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_materials_say_it_in_their_own_words(path: Path) -> None:
    assert faults(path.name, path.read_bytes(), known()) == []


def test_there_is_something_to_compare_with() -> None:
    assert len(TEXTS) >= 4
    assert len(known()) > 5000
    assert len(FINGERPRINTS.read_text("utf-8").split()) - len(known()) < 100  # the remark at its head


def test_a_planted_run_is_found_whatever_its_marks_and_lines() -> None:
    of = fingerprints(PUBLIC)
    assert len(of) == len(PUBLIC.split()) - RUN + 1 == 4
    planted = 'title: "Calm"\ntext: |\n  Remember: **All human beings** are\n  born _free_ and equal, in dignity!\n'
    assert faults("planted.yaml", planted.encode(), of) == [
        "planted.yaml:2: all human beings are born free and equal in",
        "planted.yaml:2: human beings are born free and equal in dignity",
    ]
    assert faults("planted.yaml", planted.replace("born", "born so").encode(), of) == []


def test_eight_words_are_nobodys() -> None:
    assert repeated("human beings are born free and equal in", fingerprints(PUBLIC)) == []
    assert list(runs("Don’t — don't (don´t)")) == []
