"""Help lines: what is shipped, what overrides it, every fault of the files, and what a check is worth."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from strategies import QUICK, random_bytes

from builder.helplines import FILE, LAWS, TOOLS, Check, HelpLine, Law, contact_of, helplines, laws, state_of
from builder.load import Source, load
from builder.program import COUNTRIES

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 24)
GOOD = """\
ke-line:
  country: KE
  name: A line
  kinds: [child, crisis]
  number: "0722123456"
  text: "20880"
  url: https://example.org
  languages: [sw, en]
  hours: all day, every day
  for: people under 18
  about: A sentence.
  cost: free
  from-abroad: "+254722123456"
  shares-with: nobody
  ask: Who runs it?
  written-in: en
  status: unchecked
  source: example.org
"""
CHECKED = "  status: checked\n  checked-by: Amina\n  checked-on: 2026-11-01\n  checked-how: rang it\n"


def source(text: str, file: str = FILE) -> Source:
    read = load(file, text.encode())
    assert read.found == ()
    return read


def judge(*layers: str, tools: str = "") -> tuple[dict[str, HelpLine], list[str]]:
    """Entries, and findings as ``CODE line:column message | hint``."""
    read, found = helplines([source(layer) for layer in layers], [source(tools, TOOLS)] if tools else [])
    said = [f"{one.code} {one.at.line}:{one.at.column} {one.message} | {one.hint}" for one in found if one.at]
    return {line.id: line for line in read}, said


def shipped() -> tuple[tuple[HelpLine, ...], tuple[Law, ...]]:
    lines, tools, law = (load(name, (ROOT / name).read_bytes()) for name in (FILE, TOOLS, LAWS))
    read, found = helplines([lines], [tools])
    ours, more = laws([law])
    assert (lines.found, tools.found, law.found, found, more) == ((), (), (), (), ())
    return read, ours


# -- what is shipped


def test_nothing_shipped_is_checked() -> None:
    lines, ours = shipped()
    assert len(lines) > 80
    assert len(ours) > 4
    entries: list[HelpLine | Law] = [*lines, *ours]
    assert {entry.status for entry in entries} == {"unchecked", "doubtful"}
    assert all(entry.check is None for entry in entries)
    for name in (FILE, TOOLS, LAWS):
        text = (ROOT / name).read_text("utf-8")
        below_remarks = text[text.index("\n\n") :]
        assert "status: checked" not in below_remarks
        assert "checked-" not in below_remarks


def test_every_country_of_the_fact_sheet_has_a_line() -> None:
    named = "AE AR AU BD BG BR CA CO DE ES FR GB GH GR ID IE IN IT KE KH LK MD MX MY NG NL NP NZ PH PK PL PT RO TH TR"
    named += " UA UG US VN ZA"
    lines, _ = shipped()
    own = {line.countries[0] for line in lines if len(line.countries) == 1}
    assert own == set(named.split())
    assert {line.id for line in lines if line.is_worldwide} == {"take-it-down", "stopncii"}


def test_what_was_old_unsure_derived_or_in_conflict_is_doubtful() -> None:
    lines, _ = shipped()
    doubtful = {line.id for line in lines if line.status == "doubtful"}
    assert doubtful == {
        "us-trafficking-text", "eu-children", "eu-missing-children", "eu-crime-victims", "eu-violence-against-women",
        "fr-ac-se", "es-a21", "tr-157", "ae-800-save", "np-child", "np-police", "ph-child", "th-1300", "my-trafficking",
        "nz-exploitation", "ke-childline", "co-trafficking", "report-remove",
    }  # fmt: skip
    assert all(line.doubt for line in lines if line.status == "doubtful")


# -- reading


def test_a_line_has_its_details() -> None:
    entries, found = judge(GOOD)
    assert found == []
    assert entries["ke-line"] == HelpLine(
        id="ke-line",
        name="A line",
        kinds=("child", "crisis"),
        countries=("KE",),
        number="0722 123456",
        text="20880",
        url="https://example.org",
        from_abroad="+254 722 123456",
        languages=("sw", "en"),
        hours="all day, every day",
        people="people under 18",
        about="A sentence.",
        cost="free",
        shares_with="nobody",
        ask="Who runs it?",
        source="example.org",
    )


def test_an_own_line_stands_over_the_shipped_one_field_by_field() -> None:
    own = "ke-line:\n  hours: in the morning\n  text:\n"
    entries, found = judge(GOOD, own)
    assert found == []
    line = entries["ke-line"]
    assert (line.hours, line.text, line.number) == ("in the morning", "", "0722 123456")
    corrected = GOOD.replace("0722123456", "0722654321")
    assert judge(corrected, own)[0]["ke-line"].number == "0722 654321"


def test_who_says_anew_how_sure_a_line_is_says_all_of_it() -> None:
    doubtful = GOOD.replace("status: unchecked", "status: doubtful\n  doubt: it is old")
    entries, found = judge(doubtful, f"ke-line:\n{CHECKED}")
    assert found == []
    line = entries["ke-line"]
    assert (line.status, line.doubt) == ("checked", "")
    assert line.check == Check("Amina", datetime.date(2026, 11, 1), "rang it")
    taken, found = judge(GOOD, "ke-line:\n  status: doubtful\n  doubt: nobody answers\n")
    assert (found, taken["ke-line"].status, taken["ke-line"].doubt) == ([], "doubtful", "nobody answers")


def test_where_it_works_is_said_anew_as_a_whole() -> None:
    entries, found = judge(GOOD, "ke-line:\n  countries: [KE, UG]\n")
    assert (found, entries["ke-line"].countries) == ([], ("KE", "UG"))


def test_tools_are_for_images_and_may_work_everywhere() -> None:
    tool = "a-tool:\n  worldwide: yes\n  name: A tool\n  url: https://a.example\n  how: Well.\n  status: unchecked\n"
    entries, found = judge(tools=tool)
    assert found == []
    line = entries["a-tool"]
    assert (line.kinds, line.is_worldwide, line.countries, line.about) == (("image",), True, (), "Well.")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("  number:", "  numbr:"), "P312 5:3 'numbr' is not a detail of an entry here | did you mean 'number'?"),
        (("  source:", "  colour:"), "P312 18:3 'colour' is not a detail of an entry here | type one of countries"),
        (("ke-line:", "KE line:"), "P313 1:1 'KE line' is not a name for an entry"),
        (("[child, crisis]", "child"), "P314 4:10 'ke-line': 'kinds' is a list | put it in square brackets"),
        (("[child, crisis]", "[[child]]"), "P314 4:10 'ke-line': each item of 'kinds' is one word | type it alone"),
        (("A line", "[A, line]"), "P314 3:9 'ke-line': 'name' is one text | take the brackets"),
        (("  name: A line\n", ""), "P315 1:1 'ke-line' does not say its name | add 'name: …'"),
        (("  kinds: [child, crisis]\n", ""), "P315 1:1 'ke-line' does not say its kinds | add 'kinds: […]' with"),
        (("  country: KE\n", ""), "P315 1:1 'ke-line' does not say its country | add 'country: …' with two capital"),
        (("  status: unchecked\n", ""), "P315 1:1 'ke-line' does not say its status | type 'status: unchecked'"),
        (("country: KE", "country: Kenya"), "P316 2:12 'ke-line': 'Kenya' is not the two capital letters of a country"),
        (("  country: KE\n", "  country: KE\n  countries: [UG]\n"), "P316 2:12 'ke-line': this says 'country' and"),
        (("[child, crisis]", "[chld]"), "P316 4:10 'ke-line': 'chld' is not one of trafficking, image, child, crisis"),
        (("[child, crisis]", "[]"), "P316 4:10 'ke-line': the list 'kinds' is empty"),
        (('"0722123456"', "800-SAVE"), "P316 5:11 'ke-line': '800-SAVE' cannot be dialled as it stands"),
        (('"0722123456"', "٠٧٢٢"), "P316 5:11 'ke-line': '٠٧٢٢' cannot be dialled as it stands"),
        (("https://example.org", "example.org"), "P316 7:8 'ke-line': 'example.org' is not the address of a page"),
        (("[sw, en]", "[Swahili]"), "P316 8:14 'ke-line': 'Swahili' is not the tag of a language"),
        (("A sentence.", "long " * 70), "P316 11:10 'ke-line': 'about' has 349 characters; 300 can be read"),
        (("status: unchecked", "status: sure"), "P316 17:11 'ke-line': 'sure' is not one of unchecked, checked"),
        (
            ("status: unchecked", "status: checked"),
            "P317 17:11 'ke-line': it is checked, and nothing says 'checked-by'",
        ),
        (("status: unchecked", "status: doubtful"), "P317 17:11 'ke-line': it is doubtful, and nobody says why"),
        (("status: unchecked", "status: unchecked\n  doubt: old"), "P317 18:10 'ke-line': there is a doubt, and the"),
        (
            ("status: unchecked", "status: unchecked\n  checked-by: Amina"),
            "P317 18:15 'ke-line': somebody checked it, and the status is unchecked | type 'status: checked'",
        ),
    ],
)
def test_faults_name_their_place_and_what_to_type(change: tuple[str, str], expected: str) -> None:
    entries, found = judge(GOOD.replace(*change))
    assert entries == {}
    assert found
    assert found[0].startswith(expected)


def test_a_check_on_no_day_is_none() -> None:
    faulty = GOOD.replace("  status: unchecked\n", CHECKED.replace("2026-11-01", "last week"))
    entries, found = judge(faulty)
    assert entries == {}
    assert found[0].startswith("P316 19:15 'ke-line': 'last week' is not a day")


def test_a_line_with_nothing_to_reach_it_by_is_none() -> None:
    faulty = "".join(row for row in GOOD.splitlines(True) if not row.startswith(("  number", "  text", "  url")))
    assert judge(faulty)[1][0].startswith("P315 1:1 'ke-line' does not say its number, text or url")


def test_a_slip_in_the_name_of_a_shipped_line_is_met_with_what_was_meant() -> None:
    _, found = judge(GOOD, "ke-lines:\n  hours: in the morning\n")
    assert any("or did you mean 'ke-line', which is there already?" in one for one in found)


def test_a_name_stands_in_one_file_only() -> None:
    tool = "ke-line:\n  worldwide: yes\n  name: A tool\n  url: https://a.example\n  status: unchecked\n"
    entries, found = judge(GOOD, tools=tool)
    assert found == [f"P313 1:1 'ke-line' is also the name of a help line in {FILE} | give one of them another name"]
    assert not entries["ke-line"].is_worldwide


def test_a_tool_works_everywhere_or_in_some_countries() -> None:
    tool = "a-tool:\n  worldwide: yes\n  country: GB\n  name: T\n  url: https://a.example\n  status: unchecked\n"
    assert judge(tools=tool)[1][0].startswith("P316 2:14 'a-tool': this works worldwide, and in some countries")


@pytest.mark.parametrize(
    ("typed", "code"), [("topic: custom", "P316"), ("mark: felt", "P316"), ("text: x\n  number: 1", "P312")]
)
def test_laws_are_read_as_strictly(typed: str, code: str) -> None:
    good = {"country": "GB", "topic": "images", "text": "A sentence.", "status": "unchecked"}
    key, _, value = typed.partition(": ")
    law = "a-law:\n" + "".join(f"  {name}: {said}\n" for name, said in (good | {key: value}).items())
    read, found = laws([source(law, LAWS)])
    assert (read, found[0].code) == ((), code)


@QUICK
@given(random_bytes)
def test_whatever_the_bytes_they_are_read_or_refused(data: bytes) -> None:
    layer = load(FILE, data)
    read, _ = helplines([layer], [layer])
    for line in read:
        assert line.name
        assert contact_of(line)
        assert set(line.countries) <= COUNTRIES


# -- what a check is worth


def line_checked(on: datetime.date, what: str = "") -> HelpLine:
    check = Check("Amina", on, "rang it", what)
    return HelpLine("x", "X", ("child",), ("KE",), number="0722 123456", status="checked", check=check)


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "checked"), (180, "checked"), (181, "lapsed"), (4000, "lapsed"), (-1, "checked"), (-2, "unchecked")],
)
def test_a_check_holds_for_180_days_and_is_none_before_it_was_made(days: int, state: str) -> None:
    assert state_of(line_checked(TODAY - datetime.timedelta(days=days)), TODAY) == state


def test_a_check_holds_only_for_the_number_that_was_rung() -> None:
    assert state_of(line_checked(TODAY, "0722-123 456"), TODAY) == "checked"
    assert state_of(line_checked(TODAY, "0722 123457"), TODAY) == "unchecked"


def test_a_doubtful_line_stays_so_whatever_else_is_said() -> None:
    doubtful = HelpLine("x", "X", ("child",), ("KE",), number="116", status="doubtful", doubt="old")
    assert state_of(doubtful, TODAY) == "doubtful"
