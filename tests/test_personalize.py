"""Editions: who gets which blocks, what fits into the time, and the program's details in texts."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personal import LESSON, blocks, edition, good, plan, total

from builder.load import load
from builder.personalize.selecting import fewest, minutes_of, total_of
from builder.validate import validate

# -- who


def test_blocks_stay_for_the_people_they_are_for() -> None:
    assert blocks(good(audience="adults")) == ["hello", "cards", "talk", "offer", "game", "help"]
    assert blocks(good(audience="teens-15-17")) == ["hello", "cards", "teens", "game", "help"]


def test_sections_are_counted_and_timed_after_the_selection() -> None:
    assert plan(good(audience="adults")) == [(1, "begin", 0), (2, "work", 16), (3, "extra", 36), (4, "end", 44)]
    assert plan(good(audience="teens-15-17")) == [(1, "begin", 0), (2, "extra", 20), (3, "end", 28)]


def test_a_block_for_others_takes_no_minutes_away() -> None:
    def one(block: str, minutes: int, audience: str = "") -> str:
        people = f", audience: [{audience}]" if audience else ""
        return f"      - {{type: say, id: {block}, text: Hello., minutes: {minutes}{people}}}\n"

    top = LESSON[: LESSON.index("prepare:")] + "sections:\n  - id: begin\n    title: T\n    minutes: 20\n    blocks:\n"
    text = top + one("a", 5) + one("b", 8, "adults") + one("c", 6, "teens-15-17")
    lesson, _ = validate(load("evening.yaml", text.encode()), "en")
    assert lesson
    section = lesson.sections[0]
    assert minutes_of(section, section.blocks[:2]) == 20
    assert minutes_of(section, section.blocks[::2]) == 18
    assert minutes_of(section, section.blocks[:1]) == 12


def test_what_is_to_prepare_goes_with_its_block() -> None:
    made = good(audience="teens-15-17")
    assert [item.what.source for item, _ in made.prepare] == ["pens", "cards"]
    assert [local.text.source for local in made.units["prepare.what"]] == ["pens", "cards"]
    assert [text.text.source for _, text in good(minutes=55).prepare] == ["pens", "cards", "chairs"]


def test_units_hold_what_is_printed_and_nothing_else() -> None:
    made = good(audience="teens-15-17", minutes=45)
    assert list(made.units) == [
        "title", "objectives", "prepare.what", "begin.title", "hello.text", "cards.text", "teens.text", "extra.title",
        "game.text", "end.title", "help.text",
    ]  # fmt: skip
    assert not [unit for unit in made.units if unit.startswith(("talk", "offer", "work"))]


def test_a_lesson_is_not_printed_for_people_it_was_not_written_for() -> None:
    made, (one,) = edition(audience="children-8-11")
    assert one.code == "P201"
    assert one.message == "this lesson is for adults and teens-15-17, not for 'children-8-11'"
    assert one.hint == "choose adults or teens-15-17, or another lesson"
    assert (one.at.line, one.at.column) == (4, 11) if one.at else False
    assert len(made.sections) == 4


# -- how long


@pytest.mark.parametrize(
    ("minutes", "dropped"),
    [
        (None, []),
        (60, []),
        (58, []),
        (57, ["game"]),
        (50, ["game"]),
        (49, ["talk"]),
        (48, ["talk"]),
        (47, ["talk", "game"]),
        (40, ["talk", "game"]),
        (39, ["cards", "talk", "game"]),
        (35, ["cards", "talk", "game"]),
    ],
)
def test_the_fewest_optional_blocks_go_the_latest_first(minutes: int | None, dropped: list[str]) -> None:
    made = good(minutes=minutes)
    assert [name for name in blocks(good()) if name not in blocks(made)] == dropped
    assert minutes is None or total(made) <= minutes


def test_a_break_between_the_sections_counts() -> None:
    assert total(good()) == 58, "62, less the 4 minutes of a block for teens"
    assert sum(minutes_of(one.section, one.blocks) for one in good().sections) == 53


def test_what_cannot_fit_is_an_error_that_names_the_overrun() -> None:
    made, (one,) = edition(minutes=30)
    assert one.code == "P202"
    assert (
        one.message
        == "this lesson takes 35 minutes, 5 more than the 30 you have, even without all that may be left out"
    )
    assert one.hint == "take 35 minutes, or choose another lesson"
    assert one.at is not None
    assert (one.at.file, one.at.line, one.at.column) == ("materials/en/evening.yaml", 5, 10)
    assert blocks(made) == ["hello", "offer", "help"]


def test_what_cannot_fit_and_has_nothing_optional_says_so() -> None:
    _, (one,) = edition(LESSON.replace("optional: yes, ", ""), minutes=30)
    assert one.message == "this lesson takes 58 minutes, 28 more than the 30 you have; nothing may be left out"


@given(st.lists(st.integers(1, 12), max_size=8), st.integers(1, 60))
def test_fewest_is_fewest_and_latest(saved: list[int], needed: int) -> None:
    found = fewest(saved, needed)
    enough = [
        chosen
        for count in range(1, len(saved) + 1)
        for chosen in combinations(range(len(saved)), count)
        if sum(saved[index] for index in chosen) >= needed
    ]
    if not enough:
        assert found == []
        return
    least = min(map(len, enough))
    latest: tuple[int, ...] = max((one for one in enough if len(one) == least), key=lambda one: one[::-1])
    assert tuple(found) == latest


BLOCKS = st.lists(
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), min_size=1, max_size=4), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(BLOCKS, st.integers(1, 80), st.integers(0, 5))
def test_any_selection_fits_or_is_refused(
    made_of: list[list[tuple[int, bool, bool]]], minutes: int, slack: int
) -> None:
    yaml = LESSON.split("prepare:")[0] + "sections:\n"
    whole = 0
    for number, inside in enumerate(made_of):
        needed = sum(minutes for minutes, _, _ in inside) + slack
        whole += needed
        yaml += f"  - id: s-{number}\n    title: S\n    minutes: {needed}\n    blocks:\n"
        for index, (long, is_optional, is_critical) in enumerate(inside):
            mark = ", critical: yes" if is_critical else ", optional: yes" if is_optional else ""
            yaml += f"      - {{type: text, id: b-{number}-{index}, text: B, minutes: {long}{mark}}}\n"
    made, found = edition(yaml.replace("minutes: 62", f"minutes: {whole}"), minutes=minutes)
    stay = {block.id for _, block in made.lesson.blocks() if block.critical or not block.optional}
    assert stay <= set(blocks(made))
    assert (total(made) <= minutes) == (found == ())
    if found:
        assert set(blocks(made)) == stay
        return
    kept = [block.id for _, block in made.lesson.blocks() if block.optional and block.id not in blocks(made)]
    for name in kept:
        with_it = [
            (section, tuple(b for b in section.blocks if b.id in blocks(made) or b.id == name))
            for section in made.lesson.sections
        ]
        assert total_of(made.lesson, [one for one in with_it if one[1]]) > minutes, f"{name} need not go"
