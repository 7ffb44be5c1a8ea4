"""UAX #9 against Unicode's own cases, and what must hold of any text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.typeset.text.bidi import MAX_DEPTH, class_of, levels, visual

CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
"""Of Debian's package unicode-data. Fields: code points; base direction; base level; levels; visual order."""
HARD = """\
05D0 202A 05D1 202C 0020 0031 0020 0032;0;0;1 x 3 x 0 0 0 0;2 0 4 5 6 7
05D0 202B 0062 202C 0020 0031 0020 0032;0;0;1 x 2 x 1 2 1 2;7 6 5 4 2 0
0061 202A 0062 202C 0020 0031 0020 0032;0;0;0 x 2 x 0 0 0 0;0 2 4 5 6 7
0061 202A 05D1 202C 0020 0031 0020 0032;0;0;0 x 3 x 0 0 0 0;0 2 4 5 6 7
0061 202B 0062 202C 0020 0031 0020 0032;0;0;0 x 2 x 1 2 1 2;0 7 6 5 4 2
05D0 202A 05D1 202C 0020 0031 0020 0032;1;1;1 x 3 x 2 2 2 2;2 4 5 6 7 0
05D0 202B 0062 202C 0020 0031 0020 0032;1;1;1 x 4 x 1 2 1 2;7 6 5 4 2 0
0061 202A 05D1 202C 0020 0031 0020 0032;1;1;2 x 3 x 2 2 2 2;0 2 4 5 6 7
0061 202B 0062 202C 0020 0031 0020 0032;1;1;2 x 4 x 1 2 1 2;7 6 5 4 0 2
0061 0028 0062 202B 0063 202C 0029 0020 0031;1;1;2 2 2 x 4 x 1 1 2;8 7 6 0 1 2 4
05D0 0028 05D1 202A 05D2 202C 0029 0020 0031;0;0;1 1 1 x 3 x 0 0 0;4 2 1 0 6 7 8
""".splitlines()
"""Embeddings whose level is lost too early by an algorithm that resolves one sequence before it finds the next."""
BASES = {"0": 0, "1": 1, "2": None}


def fault(case: str) -> str:
    """Run a case; say what is wrong with it, if anything."""
    code_points, base, base_level, expected, order = case.split(";")
    found, found_base = levels("".join(chr(int(c, 16)) for c in code_points.split()), BASES[base])
    wanted = expected.split()
    kept = [i for i, level in enumerate(wanted) if level != "x"]
    shown = [kept[k] for k in visual([found[i] for i in kept])]
    right = found_base == int(base_level) and len(found) == len(wanted)
    right = right and all(found[i] == int(wanted[i]) for i in kept) and shown == [int(i) for i in order.split()]
    return "" if right else f"{case}: levels {found} of base {found_base}, order {shown}"


def official() -> Iterator[str]:
    if not CASES.exists():
        missing = f"{CASES} is not there: apt-get install unicode-data"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with CASES.open(encoding="utf-8") as lines:
        for line in lines:
            case = line.partition("#")[0].strip()
            if case:
                yield case


def test_unicodes_own_cases() -> None:
    cases = list(official())
    assert len(cases) > 90_000
    faults = [found for case in cases if (found := fault(case))]
    assert not faults, f"{len(faults)} of {len(cases)}:\n" + "\n".join(faults[:20])


@pytest.mark.parametrize("case", HARD)
def test_embeddings_before_numbers(case: str) -> None:
    assert not fault(case)


def test_without_unicodes_cases_the_test_skips_and_in_ci_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.CASES", Path("/nonexistent/BidiCharacterTest.txt"))
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="apt-get install unicode-data"):
        list(official())
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install unicode-data"):
        list(official())


MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
mixed = st.text(
    st.one_of(
        st.sampled_from("aZאבعمﷲ01۱٣٤+-,.%$()[]⟨⟩\u2329\u3008 \t\n\u2029\u0301\u05b0\u00ad" + MARKS),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(mixed, st.sampled_from([0, 1, None]))
def test_levels_of_any_text(text: str, base: int | None) -> None:
    found, first = levels(text, base)
    assert len(found) == len(text)
    assert first in ((0, 1) if base is None else (base,))
    assert all(0 <= level <= MAX_DEPTH + 1 for level in found)
    assert sorted(visual(found)) == list(range(len(text)))


@given(mixed, st.sampled_from([0, 1]))
def test_paragraphs_do_not_touch_each_other(text: str, base: int) -> None:
    parts = [""]
    for char in text:
        parts[-1] += char
        if class_of(char) == "B":
            parts.append("")
    assert levels(text, base)[0] == [level for part in parts for level in levels(part, base)[0]]


@given(mixed, mixed)
def test_an_isolate_is_one_neutral_for_what_is_round_it(inside: str, other: str) -> None:
    def without(text: str) -> str:
        return "".join(c for c in text if c not in MARKS and class_of(c) != "B")

    around = [levels(f"א 1 \u2067{without(it)}\u2069 b)", 1)[0] for it in (inside, other)]
    assert around[0][:5] == around[1][:5]
    assert around[0][-4:] == around[1][-4:]


@given(st.text("abc .,", max_size=30))
def test_one_direction_needs_no_reordering(text: str) -> None:
    assert levels(text, 0)[0] == [0] * len(text)
    turned = text.translate(str.maketrans("abc", "אבג"))
    assert visual(levels(turned, 1)[0]) == list(range(len(text)))[::-1]


@given(st.lists(st.integers(0, MAX_DEPTH), max_size=40))
def test_order_is_a_permutation_that_keeps_even_stretches(found: list[int]) -> None:
    order = visual(found)
    assert sorted(order) == list(range(len(found)))
    place = {index: at for at, index in enumerate(order)}
    for i in range(len(found) - 1):
        if found[i] == found[i + 1]:  # neighbours of one level stay neighbours, in the level's direction
            assert place[i + 1] - place[i] == (-1 if found[i] & 1 else 1)
