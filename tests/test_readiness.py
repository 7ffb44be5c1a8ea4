"""Readiness: when a build is a SAMPLE, what is missing and in which order, and what pages print of help."""

from __future__ import annotations

import dataclasses
import datetime

from help_lines import COUNTRIES, TODAY, some_lines
from hypothesis import given
from hypothesis import strategies as st
from personal import LESSON, edition, lesson_of

from builder.helplines import Check, HelpLine, Law, laws_for, open_lines, state_of
from builder.personalize import HelpBook
from builder.personalize.helping import NOWHERE, help_for
from builder.personalize.readiness import on_day, readiness
from builder.program import Program

KENYA = Program(countries=("KE",), lead_name="Amina", lead_phone="555 0143")
CHECK = Check("Amina", TODAY, "rang it")
EMERGENCY = HelpLine("e", "E", ("emergency",), ("KE",), number="555 01", status="checked", check=CHECK)
TRAFFICKING = HelpLine("t", "T", ("trafficking",), ("KE",), number="555 02", status="checked", check=CHECK)
OLD = Check("Amina", TODAY - datetime.timedelta(days=181), "rang it")


def reasons(program: Program, *lines: HelpLine) -> list[tuple[str, str | None]]:
    judged = readiness(program, [lesson_of(LESSON)], lines, TODAY)
    return [(one.reason, one.kind) for one in judged.missing]


def test_a_program_with_checked_lines_and_a_lead_is_ready() -> None:
    judged = readiness(KENYA, [lesson_of(LESSON)], [EMERGENCY, TRAFFICKING], TODAY)
    assert judged.is_ready
    assert not judged.is_sample


def test_without_a_country_everything_is_a_sample() -> None:
    judged = readiness(Program(), [lesson_of(LESSON)], [EMERGENCY, TRAFFICKING], TODAY)
    assert [one.reason for one in judged.missing] == ["no-country", "no-lead", "no-lead-phone"]
    assert judged.is_sample


def test_the_most_dangerous_comes_first() -> None:
    lapsed = HelpLine("t", "T", ("trafficking",), ("KE",), number="555 02", status="checked", check=OLD)
    program = Program(countries=("KE",))
    assert reasons(program, lapsed) == [
        ("no-line", "emergency"),
        ("lapsed", "trafficking"),
        ("no-lead", None),
        ("no-lead-phone", None),
    ]


def test_lines_for_other_help_do_not_matter() -> None:
    work = HelpLine("w", "W", ("work",), ("KE",), number="555 03")
    assert reasons(KENYA, EMERGENCY, TRAFFICKING, work) == []


def test_a_lesson_that_nobody_can_follow_up_is_refused_and_by_hand_it_is_not() -> None:
    book = HelpBook((EMERGENCY,), TODAY)
    _, found = edition(program=KENYA, book=book)
    assert [one.code for one in found] == ["P310"]
    assert "trafficking" in found[0].message
    by_hand = Program(countries=("KE",), help_by_hand=True)
    made, found = edition(program=by_hand, book=book)
    assert (found, made.is_sample) == ((), False)
    assert made.help["trafficking"].by_hand == ("KE",)
    assert readiness(by_hand, [made.lesson], book.lines, TODAY).by_hand == (("trafficking", "KE"),)


def test_each_country_must_have_its_own_line() -> None:
    both = Program(countries=("KE", "KW"))
    _, found = edition(program=both, book=HelpBook((EMERGENCY, TRAFFICKING), TODAY))
    assert [one.code for one in found] == ["P310"]
    assert "KW" in found[0].message


def test_allowing_unchecked_lines_lifts_the_banner_only_where_a_country_is_set() -> None:
    unchecked = HelpLine("t", "T", ("trafficking",), ("KE",), number="555 02")
    lines = (EMERGENCY, unchecked)
    assert edition(program=KENYA, book=HelpBook(lines, TODAY))[0].is_sample
    made, _ = edition(program=KENYA, book=HelpBook(lines, TODAY, allow_unchecked=True))
    assert not made.is_sample
    assert made.help["trafficking"].lines[0].state == "unchecked"
    assert edition(program=Program(), book=HelpBook(lines, TODAY, allow_unchecked=True))[0].is_sample


def test_without_a_country_there_is_a_line_to_write_on_for_every_kind() -> None:
    given_help = help_for(Program(), HelpBook((EMERGENCY, TRAFFICKING), TODAY))
    assert {(there.lines, there.by_hand) for there in given_help.values()} == {((), (NOWHERE,))}


def test_only_checked_laws_of_the_countries_are_printed() -> None:
    laws = [
        Law("a", ("KE",), "reporting", "A.", status="checked", check=CHECK),
        Law("b", ("KE",), "reporting", "B."),
        Law("c", ("UG",), "reporting", "C.", status="checked", check=CHECK),
        Law("d", ("KE",), "reporting", "D.", status="checked", check=Check("A", TODAY, "asked", "Another text.")),
        Law("e", ("KE",), "reporting", "E.", status="doubtful", doubt="old"),
    ]
    assert [law.id for law in laws_for(laws, ("KE",), TODAY)] == ["a"]
    made, _ = edition(program=KENYA, book=HelpBook((EMERGENCY, TRAFFICKING), TODAY, laws=tuple(laws)))
    assert [law.id for law in made.laws] == ["a"]


@given(some_lines(), st.lists(st.sampled_from(COUNTRIES), max_size=3, unique=True), st.booleans())
def test_a_build_is_no_sample_only_if_every_line_it_prints_is_checked(
    lines: tuple[HelpLine, ...], countries: list[str], is_by_hand: bool
) -> None:
    program = Program(countries=tuple(countries), help_by_hand=is_by_hand)
    made, _ = edition(program=program, book=HelpBook(lines, TODAY))
    printed = [one for kind in ("emergency", *made.needs) for one in made.help[kind].lines]
    assert made.is_sample is (not countries or not all(one.is_checked for one in printed))
    assert readiness(program, [made.lesson], lines, TODAY).is_sample is made.is_sample
    open_ids = {line.id for line in open_lines(lines, countries, TODAY)}
    assert not open_ids & {one.line.id for one in printed if one.is_checked}
    assert all(state_of(line, TODAY) != "checked" for line in lines if line.id in open_ids)


def test_a_next_session_that_is_over_is_told_and_printed_nowhere() -> None:
    yesterday, today = (dataclasses.replace(KENYA, next_session=TODAY - datetime.timedelta(days=n)) for n in (1, 0))
    assert reasons(yesterday, EMERGENCY, TRAFFICKING) == [("session-over", None)]
    assert reasons(today, EMERGENCY, TRAFFICKING) == []
    book = HelpBook((EMERGENCY, TRAFFICKING), TODAY)
    assert edition(program=yesterday, book=book)[0].program.next_session is None
    assert edition(program=today, book=book)[0].program.next_session == TODAY
    assert on_day(yesterday, TODAY) == KENYA
