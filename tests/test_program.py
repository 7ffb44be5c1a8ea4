"""The program's details: read strictly, guessed never."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic, Severity
from builder.load import load
from builder.program import COUNTRIES, KEYS, LETTER_COUNTRIES, Program, paper_of, program

SHIPPED = Path(__file__).parent.parent / "materials" / "program.yaml"


def read(yaml: str) -> tuple[Program, tuple[Diagnostic, ...]]:
    source = load("materials/program.yaml", yaml.encode())
    assert source.found == ()
    return program(source)


def good(yaml: str) -> Program:
    made, found = read(yaml)
    assert found == ()
    return made


def bad(yaml: str) -> tuple[str, str, str, str]:
    made, (one,) = read(yaml)
    assert made == Program() or one.severity is not Severity.ERROR, "a faulty field is not said"
    return one.code, str(one.at).removeprefix("materials/program.yaml:"), one.message, one.hint


def test_everything_that_can_be_said() -> None:
    said = """
program:  Harbour   House
country: KE
help-by-hand: yes
paper: letter
languages: [en, pt-BR, zh-Hant, en]
lessons: [safety-skills, safe-travel, safety-skills]
safeguarding:
  lead: Amina Otieno
  phone: "+1 202 555 0143"
"""
    made = good(said)
    assert made == Program(
        name="Harbour House",
        countries=("KE",),
        help_by_hand=True,
        paper="letter",
        lead_name="Amina Otieno",
        lead_phone="+1 202 555 0143",
        lessons=("safety-skills", "safe-travel"),
        languages=("en", "pt-BR", "zh-Hant"),
    )
    assert made.placeholders() == {
        "program.name": "Harbour House",
        "lead.name": "Amina Otieno",
        "lead.phone": "+1 202 555 0143",
    }


def test_the_shipped_one_is_a_sample_and_says_how_to_end_that() -> None:
    text = SHIPPED.read_text("utf-8")
    assert good(text) == Program(lessons=("what-is-cyber-trafficking", "risk-factors", "safety-skills"))
    assert good(text).countries == ()
    assert "SAMPLE" in text


def test_the_shipped_one_is_right_with_all_its_examples_uncommented() -> None:
    before, mark, examples = SHIPPED.read_text("utf-8").partition("\n# program: ")
    example = r"(?m)^# (?= *(?:- )?(?:[a-z-]+: [^ ]|(?:safeguarding|colors|local-number|local-notes|prices):$))"
    text = before + re.sub(example, "", mark + examples)
    made = good(text)
    keys = re.findall(r"(?m)^([a-z-]+):", text)
    assert sorted(keys) == sorted(KEYS), "each can be switched on"
    assert made.country
    assert None not in (made.public_title, made.logo, made.accent, made.deputy, made.report_to, made.law_checked_on)
    assert None not in (made.local_number, made.next_session, made.prices)
    assert len(made.local_notes) == 1
    assert None not in made.placeholders().values()
    assert made.paper == "a4"
    assert made.languages == ("en", "ar")


@pytest.mark.parametrize(
    "yaml", ["program:\ncountry:\nsafeguarding:\nlessons:\npaper: ''\nlanguages:", "safeguarding: {lead: , phone: ' '}"]
)
def test_lines_left_empty_are_not_said_yet(yaml: str) -> None:
    assert good(yaml) == Program()


def test_nothing_is_read_from_a_file_with_faults_of_form() -> None:
    assert program(load("materials/program.yaml", b"- a list")) == (Program(), ())


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Kenya", "did you mean Kenya? then type KE; to say none, delete the line"),
        ("Kenia", "did you mean Kenya? then type KE; to say none, delete the line"),
        ("ke", "did you mean Kenya? then type KE; to say none, delete the line"),
        ("no", "did you mean Norway? then type NO; to say none, delete the line"),
        ("UK", "did you mean United Kingdom? then type GB; to say none, delete the line"),
        ("England", "did you mean United Kingdom? then type GB; to say none, delete the line"),
        ("“KE”", "did you mean Kenya? then type KE; to say none, delete the line"),
        ("USA", "did you mean United States? then type US; to say none, delete the line"),
        ("EU", "type the two letters of your country, such as KE for Kenya; to say none, delete the line"),
        ("Congo", "type the two letters of your country, such as KE for Kenya; to say none, delete the line"),
    ],
)
def test_a_country_is_two_capitals_and_never_guessed(typed: str, hint: str) -> None:
    message = f"'{typed}' is not the two capital letters of a country"
    assert bad(f"country: {typed}") == ("P101", "1:10", message, hint)


def test_every_country_of_the_standard_is_known() -> None:
    assert len(COUNTRIES) == 249 + len(["XK"])
    assert {"KE", "KH", "JO", "US", "XK"} <= COUNTRIES
    assert not {"EU", "UN", "ZZ", "UK"} & COUNTRIES
    assert LETTER_COUNTRIES < COUNTRIES
    assert good("country: NO").country == "NO"


@pytest.mark.parametrize(
    ("yaml", "paper"),
    [
        ("lessons: [a]", "a4"),
        ("country: KE", "a4"),
        ("country: US", "letter"),
        ("country: PH", "letter"),
        ("{country: US, paper: A4}", "a4"),
        ("{country: KE, paper: Letter}", "letter"),
    ],
)
def test_paper_is_as_said_else_as_usual_in_the_country(yaml: str, paper: str) -> None:
    assert paper_of(good(yaml)) == paper


@pytest.mark.parametrize(
    ("yaml", "code", "at", "message", "hint"),
    [
        ("contry: KE", "P102", "1:1", "'contry' is not a field of program.yaml", "did you mean 'country'?"),
        (
            "name: House",
            "P102",
            "1:1",
            "'name' is not a field of program.yaml",
            "type one of program, public-title, logo, colors, country, help-by-hand, paper, languages, lessons,"
            " safeguarding, local-number, next-session, parent-slip, local-notes, prices, or delete the line",
        ),
        (
            "lead: Amina Otieno",
            "P102",
            "1:1",
            "'lead' is not a field of program.yaml",
            "type 'safeguarding:' in a line above it, and 'lead: …' below that, moved in by two spaces",
        ),
        (
            "safeguarding: {phon: 1}",
            "P102",
            "1:16",
            "'phon' is not a field of 'safeguarding'",
            "did you mean 'phone'?",
        ),
        (
            "lessons: safety-skills, b",
            "P103",
            "1:10",
            "'lessons' is a list",
            "put it in square brackets: lessons: [safety-skills, b]",
        ),
        (
            "program: [a]",
            "P103",
            "1:10",
            "'program' is one text",
            'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"',
        ),
        (
            "safeguarding: Amina",
            "P103",
            "1:15",
            "'safeguarding' has lines of its own: 'lead', 'phone', 'deputy', 'report-to', 'law-checked-by',"
            " 'law-checked-on'",
            "type 'safeguarding:' alone, and 'lead: …' and 'phone: …' in the lines below it, moved in by two spaces",
        ),
        ("paper: lettre", "P104", "1:8", "'lettre' is not one of a4, letter", "did you mean 'letter'?"),
        (
            "paper: A5",
            "P104",
            "1:8",
            "'A5' is not one of a4, letter",
            "type a4 or letter; other sizes are chosen when printing",
        ),
        (
            "lessons: [Safety Skills]",
            "P105",
            "1:11",
            "'Safety Skills' is not the name of a lesson",
            "type the name of a file in materials/en without .yaml, such as safety-skills",
        ),
        ("languages: [Arabic]", "P105", "1:13", "'Arabic' is not the tag of a language", "for Arabic type ar"),
        (
            "languages: [[ar]]",
            "P105",
            "1:13",
            "this is not the tag of a language",
            "type a short tag, such as ar for Arabic or pt-BR",
        ),
        (
            "safeguarding: {phone: ask Amina}",
            "P106",
            "1:23",
            "'ask Amina' has no digits, so nobody can ring it",
            'type the number in double quotes, such as "+1 202 555 0143"',
        ),
        (
            f"program: {'long ' * 30}",
            "P107",
            "1:10",
            "'program' has 149 characters; 120 fit at the top of a page",
            "make it shorter",
        ),
    ],
)
def test_faults_name_their_place_and_what_to_type(yaml: str, code: str, at: str, message: str, hint: str) -> None:
    assert bad(yaml) == (code, at, message, hint)


def test_one_fault_hides_no_other() -> None:
    made, found = read("{country: Kenya, paper: A5, extra: 1, program: House, lessons: [A, b]}")
    assert [one.code for one in found] == ["P102", "P101", "P104", "P105"]
    assert made == Program(name="House", lessons=("b",))


def test_home_and_work_may_be_two_countries() -> None:
    assert good("country: [PH, KW, PH]").countries == ("PH", "KW")
    assert good("country: [PH, KW]").country == "PH"
    assert good("country: []").countries == ()


def test_one_wrong_country_of_several_leaves_none() -> None:
    code, place, message, _ = bad("country: [PH, Kuwait]")
    assert (code, place) == ("P101", "1:15")
    assert "'Kuwait'" in message
    assert bad("country: [PH, [KW]]")[0] == "P101"


@pytest.mark.parametrize(("typed", "is_by_hand"), [("yes", True), ("no", False), ("true", True), ("", False)])
def test_help_may_be_written_by_hand(typed: str, is_by_hand: bool) -> None:
    assert good(f"help-by-hand: {typed}").help_by_hand is is_by_hand


def test_help_by_hand_is_yes_or_no() -> None:
    expected = ("P104", "1:15", "'perhaps' is not one of yes, no", "type 'help-by-hand: yes', or delete the line")
    assert bad("help-by-hand: perhaps") == expected
