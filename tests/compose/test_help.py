"""Help on pages: what is printed of a line, in whose language, and lines to write on where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import GUIDE, HANDOUT, composed, reviewed_words_of
from help_lines import TODAY
from personal import LESSON, lesson_of

from builder.document import Document, Element, Run
from builder.helplines import Check, HelpLine, Law
from builder.localize import localize
from builder.personalize import HelpBook, personalize
from builder.program import Program

FULL = HelpLine(
    "full",
    "A full line",
    ("trafficking",),
    ("KE",),
    number="0800 111 222",
    text="208 80",
    url="https://example.org",
    from_abroad="+254 722 123 456",
    languages=("sw", "en"),
    hours="all day, every day",
    people="adults",
    about="About it.",
    cost="free",
    shares_with="nobody",
    ask="NEVER PRINTED",
    status="checked",
    check=Check("Amina", TODAY, "rang it"),
)
EMERGENCY = HelpLine("e", "Police", ("emergency",), ("KE",), number="*555#")


def printed(
    *lines: HelpLine,
    program: Program | None = None,
    layout: str = HANDOUT,
    language: str = "en",
    laws: tuple[Law, ...] = (),
) -> Document:
    program = program or Program(countries=("KE",), help_by_hand=True)
    translation, _ = localize(lesson_of(LESSON), language, None)
    edition, found = personalize(translation, program, book=HelpBook(lines, TODAY, laws=laws))
    assert found == ()
    return composed(edition, layout, reviewed_words_of(language))


def box(document: Document, name: str = "help.places") -> Element:
    return next(one for one in document.root.iter() if one.get("id") == name)


def test_a_checked_line_is_printed_in_full() -> None:
    document = printed(FULL)
    text = box(document).text()
    said = (
        "A full line", "0800 111 222", "208 80", "https://example.org", "+254 722 123 456", "In Swahili and English",
        "All day, every day", "For adults", "About it.", "Free of charge", "nobody", "Checked on November 24, 2026",
    )  # fmt: skip
    assert [one for one in said if one not in text] == []
    assert "NEVER PRINTED" not in text
    assert "Amina" not in text, "who rang it is nobody's business at home"
    links = {one.get("href"): one for one in box(document).iter() if one.name == "a"}
    assert set(links) == {"tel:0800111222", "https://example.org", "tel:+254722123456"}
    (number,) = links["tel:0800111222"].children
    assert isinstance(number, Element)
    assert (number.name, number.get("role"), number.text()) == ("span", "phone", "0800 111 222")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        (replace(FULL, status="unchecked", check=None), "Not yet checked: this may be wrong."),
        (replace(FULL, check=Check("A", TODAY.replace(year=2025), "rang it")), "Last checked on November 24, 2025."),
    ],
)
def test_a_line_that_is_not_checked_says_so_beside_its_number(line: HelpLine, mark: str) -> None:
    document = printed(line)
    assert mark in box(document).text()
    assert any(one.text() == "SAMPLE: add your local contacts before handing out" for one in document.root.iter())


def test_words_of_a_line_say_which_language_they_are_in() -> None:
    document = printed(FULL, language="ar")
    english = [one.text() for one in box(document).iter() if one.get("lang") == "en"]
    assert "A full line" in english
    assert "All day, every day" not in box(document).text(), "it is said in Arabic"
    numbers = [one for one in box(document).iter() if one.get("role") == "phone"]
    assert numbers
    assert all(isinstance(child, Run) for one in numbers for child in one.children)


def test_the_emergency_number_stands_first_and_last_with_no_link_that_telephones_may_not_take() -> None:
    document = printed(EMERGENCY, FULL)
    for name in ("help.now", "help.places"):
        text = box(document, name).text()
        assert "*555#" in text
        assert "Not yet checked" in text
    assert not any("*" in one.get("href") for one in document.root.iter())


def test_with_several_countries_each_line_says_whose_it_is_and_what_each_lacks() -> None:
    program = Program(countries=("KE", "KW"), help_by_hand=True)
    text = box(printed(FULL, program=program)).text()
    assert "A full line · Kenya" in text
    assert "Someone controls you or makes you work · Kuwait" in text
    guide = printed(FULL, program=program, layout=GUIDE)
    first = box(guide, "guide.first")
    assert [one.text() for one in first.iter() if one.name == "li"] == [
        "Danger now · Kenya and Kuwait",
        "Someone controls you or makes you work · Kuwait",
    ]


def test_laws_are_printed_for_facilitators_once_somebody_has_checked_them() -> None:
    law = Law("l", ("KE",), "reporting", "A sentence of law.", status="checked", check=Check("A", TODAY, "asked"))
    unchecked = Law("u", ("KE",), "reporting", "Another sentence.")
    guide = printed(FULL, layout=GUIDE, laws=(law, unchecked)).root.text()
    assert "A sentence of law." in guide
    assert "Another sentence." not in guide
    assert "sentence" not in printed(FULL, laws=(law, unchecked)).root.text()
