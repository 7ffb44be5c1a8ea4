"""What of ``program.yaml`` is more than a word: people, the look, numbers, prices, notes; each read strictly."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from builder.diagnostics import Diagnostic, Severity
from builder.load import load
from builder.program import LocalNumber, Prices, Program, program

EVERYTHING = """
program: Harbour House
public-title: Evening group
logo: our-logo.png
colors: {accent: "#0B4A57"}
country: KE
safeguarding:
  lead: Amina
  phone: "0722123456"
  deputy: Sam, 0722 000 000
  report-to: the children's office
  law-checked-by: Grace Mwangi
  law-checked-on: 2026-11-20
local-number: {name: Village office, number: "0722123457"}
next-session: 2026-12-05
prices: {currency: KES, sheet: 2.50}
local-notes:
  - {lesson: safety-skills, after: my-plan, for: participants, text: "Come to **room 4**."}
  - {lesson: safety-skills, after: welcome, for: facilitators, text: The key hangs behind the door.}
"""


def read(yaml: str) -> tuple[Program, tuple[Diagnostic, ...]]:
    source = load("materials/program.yaml", yaml.encode())
    assert source.found == ()
    return program(source)


def test_everything_that_can_be_said() -> None:
    made, found = read(EVERYTHING)
    assert found == ()
    assert made.public_title == "Evening group"
    assert (made.logo, made.accent) == ("our-logo.png", "#0B4A57")
    assert (made.lead_name, made.deputy, made.report_to) == ("Amina", "Sam, 0722 000 000", "the children's office")
    assert (made.law_checked_by, made.law_checked_on) == ("Grace Mwangi", datetime.date(2026, 11, 20))
    assert made.local_number == LocalNumber("Village office", "0722 123457")
    assert made.next_session == datetime.date(2026, 12, 5)
    assert made.prices == Prices("KES", Decimal("2.50"))
    first, second = made.local_notes
    assert (first.lesson, first.after, first.face) == ("safety-skills", "my-plan", "participant")
    assert (second.face, second.text.source) == ("facilitator", "The key hangs behind the door.")
    assert first.after.at.line == 18


NOTE = "local-notes: [{lesson: a, after: b, for: participants, text: "


@pytest.mark.parametrize(
    ("yaml", "code", "words"),
    [
        ("public-title: Stop sex trafficking", "P108", "tells what the session is about"),
        ("public-title: الاتجار بالبشر", "P108", "tells what the session is about"),
        ("program: End Trafficking Now", "P116", "left off the head"),
        ("colors: {accent: blue}", "P109", "'blue' is not a colour"),
        ("colors: blue", "P103", "'colors' has lines of its own"),
        ("colors: {accnt: '#000000'}", "P102", "did you mean 'accent'?"),
        ("next-session: 5/12/2026", "P110", "is not a day of the calendar"),
        ("next-session: 2026-02-30", "P110", "is not a day of the calendar"),
        ("safeguarding: {law-checked-on: yesterday}", "P110", "'yesterday' is not a day"),
        ("logo: images/Logo.PNG", "P111", "is not the name of a PNG or JPEG picture"),
        ("logo: logo.gif", "P111", "is not the name of a PNG or JPEG picture"),
        ("local-number: {name: Office}", "P112", "'number' is missing here"),
        ("local-number: {number: '1195'}", "P112", "'name' is missing here"),
        ("local-number: {name: Office, number: ask}", "P106", "has no digits"),
        ("prices: {currency: KES}", "P112", "'sheet' is missing here"),
        ("prices: {currency: shilling, sheet: 2.50}", "P115", "is not the three letters of a currency"),
        ("prices: {currency: KES, sheet: '2,50'}", "P115", "is not a price"),
        ("prices: {currency: KES, sheet: '0'}", "P115", "is not a price"),
        ("local-notes: some words", "P103", "'local-notes' is a list"),
        ("local-notes: [some words]", "P103", "a note has lines of its own"),
        ("local-notes: [{lesson: a, after: b, for: participants}]", "P112", "'text' is missing"),
        ("local-notes: [{lesson: a, after: b, for: particpants, text: c}]", "P104", "did you mean 'participants'?"),
        ("local-notes: [{lesson: a, after: B b, for: participants, text: c}]", "P113", "'B b' is not the name"),
        (f"{NOTE}'{{{{ page.b }}}}'}}]", "P114", "cannot name a page"),
        (f"{NOTE}'[x](file:///etc/passwd)'}}]", "M401", "passwd"),
        (f"{NOTE}'{'long ' * 400}'}}]", "P107", "2000 characters"),
        (f"local-notes: [{'{lesson: a, after: b, for: participants, text: c}, ' * 51}]", "P107", "50 are the most"),
    ],
)
def test_faults_are_told_and_the_field_is_left_unsaid(yaml: str, code: str, words: str) -> None:
    made, (one,) = read(yaml)
    assert one.code == code
    assert words in f"{one.message} {one.hint}"
    assert one.at is not None
    assert one.at.line == 1
    assert made == Program() or one.severity is not Severity.ERROR


@pytest.mark.parametrize("key", ["colors", "local-number", "local-notes", "prices", "next-session", "logo"])
def test_lines_left_empty_are_not_said_yet(key: str) -> None:
    assert read(f"{key}:") == (Program(), ())
