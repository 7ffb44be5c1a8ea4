"""Personalize: the program's details, the day, the marks and the pages in an edition's texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personal import LESSON, PROGRAM, edition, good, lesson_of

from builder.diagnostics import Diagnostic
from builder.load import load
from builder.localize import localize
from builder.personalize import Edition, personalize
from builder.program import Program
from builder.texts import Blank, Emphasis, Link, ListNode, PageReference, Paragraph, Placeholder, Strong, Text, Words
from builder.validate import validate

# -- the program's details


def told(text: str, program: Program = PROGRAM) -> tuple[Text, tuple[Diagnostic, ...]]:
    yaml = LESSON.replace("text: Hello.", f"text: {text!r}" if '"' in text else f'text: "{text}"')
    made, found = edition(yaml, program)
    return made.units["hello.text"][0].text, found


def filled(text: str, program: Program = PROGRAM) -> tuple[object, ...]:
    made, found = told(text, program)
    assert found == ()
    (paragraph,) = made.content
    assert isinstance(paragraph, Paragraph)
    return paragraph.inside


def test_details_become_plain_words() -> None:
    assert filled("Talk to {{ lead.name }} of {{program.name}}.") == (Words("Talk to Amina of Harbour House."),)
    strange = Program(name="**A** {{ lead.name }} [x](y) <b>", countries=("KE",), help_by_hand=True)
    assert filled("We are {{ program.name }}.", strange) == (Words("We are **A** {{ lead.name }} [x](y) <b>."),)
    title = good().units["title"][0]
    assert title.text.content == (Words("An evening with Harbour House"),)
    assert title.source.content == (Words("An evening with "), Placeholder("program.name"))


def test_what_is_not_known_is_a_blank() -> None:
    assert filled("Talk to {{ lead.name }}.", Program()) == (Words("Talk to "), Blank("lead.name"), Words("."))


def test_details_are_put_into_marks_and_lists_too() -> None:
    assert filled("**{{ lead.name }}** _or_ _{{ lead.phone }}_", Program(lead_name="Amina")) == (
        Strong((Words("Amina"),)),
        Words(" "),
        Emphasis((Words("or"),)),
        Words(" "),
        Emphasis((Blank("lead.phone"),)),
    )
    made, _ = told("- A {{ lead.name }}\\n- B")
    (items,) = made.content
    assert isinstance(items, ListNode)
    assert items.items[0] == (Paragraph((Words("A Amina"),)),)


def test_a_telephone_link_holds_digits_alone() -> None:
    assert filled("Ring [{{ lead.phone }}](tel:{{ lead.phone }}).") == (
        Words("Ring "),
        Link("tel:+12025550143", (Words("+1 (202) 555-0143"),)),
        Words("."),
    )


@pytest.mark.parametrize("phone", [None, "ask at the desk"])
def test_a_link_to_what_is_not_known_becomes_its_words(phone: str | None) -> None:
    program = Program(lead_phone=phone)
    assert filled("Ring [**us** now](tel:{{ lead.phone }}) today.", program) == (
        Words("Ring "),
        Strong((Words("us"),)),
        Words(" now today."),
    )


def test_details_in_addresses_are_encoded() -> None:
    href = "https://example.org/?q={{ program.name }}&x=1"
    (link,) = filled(f"[us]({href})", Program(name='R&D "x" ក/?#'))
    assert link == Link("https://example.org/?q=R%26D%20%22x%22%20%E1%9E%80%2F%3F%23&x=1", (Words("us"),))


def test_a_detail_alone_is_no_address() -> None:
    made, (one,) = told("Ring [us]({{ lead.phone }}).")
    assert one.code == "P204"
    assert one.message == "'{{ lead.phone }}' is put where an address should begin"
    assert one.hint == "type tel:{{ lead.phone }}"
    assert made.content == (Paragraph((Words("Ring us."),)),)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("{{lead name}}", "type '{{ lead.name }}'; to print the braces, type \\{{"),
        ("{{ lead_phone }}", "type '{{ lead.phone }}'; to print the braces, type \\{{"),
        ("{{ somebody }}", "type a name that 'handouts list --placeholders' shows; to print the braces, type \\{{"),
    ],
)
def test_braces_with_a_slip_are_not_printed_unnoticed(typed: str, hint: str) -> None:
    _, (one,) = told(f"Talk to {typed}.")
    assert (one.code, one.message, one.hint) == ("P203", f"'{typed}' would be printed as it is typed", hint)
    assert one.at is not None
    assert one.at.line


def test_unknown_names_are_reported_where_they_stand() -> None:
    made, (one,) = told("Talk to {{ lead.nmae }}.")
    assert one.code == "P203"
    assert one.message == "'{{ lead.nmae }}' is not a detail of the program"
    choices = "{{ program.name }}, {{ lead.name }}, {{ lead.phone }}"
    assert one.hint == f"did you mean '{{{{ lead.name }}}}'? There are {choices}"
    assert one.at is not None
    line = LESSON.splitlines()[one.at.line - 1]
    assert "id: hello" in line
    assert one.at.column == line.index("Hello.") + 1 + len('"Talk to ')
    assert made.content == (Paragraph((Words("Talk to "), Blank("lead.nmae"), Words("."))),)
    _, (other,) = told("{{ a.b }}")
    assert other.hint == f"type one of {choices}"


def test_unknown_names_in_blocks_that_are_left_out_are_reported_too() -> None:
    _, found = edition(LESSON.replace("text: Game.", "text: 'Game {{ x.y }}'"), minutes=40)
    assert [one.code for one in found] == ["P203"]


def test_braces_that_are_text_stay() -> None:
    assert filled("A {{ 7*7 }} and \\\\{{ lead.name }} and {x}.") == (
        Words("A {{ 7*7 }} and {{ lead.name }} and {x}."),
    )


def nodes(content: tuple[Any, ...]) -> Iterator[Any]:
    for node in content:
        yield node
        for inner in getattr(node, "items", [getattr(node, "inside", ())]):
            yield from nodes(inner)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["word ", "**", "_", "\n", "- ", "[a](tel:{{ lead.phone }})", "[", "](https://a.b/{{ x.y }})"])
        | st.sampled_from(["{{ program.name }}", "{{ lead.name }}", "{{ x.y }}", "{{ lead.phone }}", "{{"]),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([PROGRAM, Program()]),
)
def test_no_placeholder_is_ever_left(parts: list[str], program: Program) -> None:
    text = "x " + "".join(parts).replace("\n", "\n          ")
    yaml = LESSON.replace(
        "- {type: text, id: hello, text: Hello., minutes: 5}",
        f"- type: text\n        id: hello\n        text: |\n          {text}",
    )
    source = load("materials/en/evening.yaml", yaml.encode())
    lesson, _ = validate(source, "en")
    if lesson is None:
        return
    made, _ = personalize(localize(lesson, "en", None)[0], program)
    found = list(nodes(made.units["hello.text"][0].text.content))
    assert not [node for node in found if isinstance(node, Placeholder)]
    assert not [node for node in found if isinstance(node, Link) and "{{" in node.href]


# -- the day, the marks


MODULE = """\
translates: evening
language: es
translator: Maria
units:
  title:
    source: An evening with {{ program.name }}
    text: Una tarde con {{ program.name }}
    reviewed: {by: Ana, role: teacher, on: 2026-12-02}
  game.text: {source: Game., text: Juego., reviewed: {by: Ana, role: teacher, on: 2026-12-24}}
"""


def spanish(**how: Any) -> Edition:
    translation, _ = localize(lesson_of(LESSON), "es", load("materials/es/evening.yaml", MODULE.encode()))
    made, found = personalize(translation, PROGRAM, **how)
    assert found == ()
    return made


def test_the_day_is_the_newest_of_what_is_printed() -> None:
    assert good().revised == datetime.date(2026, 11, 24)
    assert spanish().revised == datetime.date(2026, 12, 24)
    assert spanish(minutes=50).revised == datetime.date(2026, 12, 2)


def test_translations_are_filled_in_their_own_words() -> None:
    assert spanish().units["title"][0].text.content == (Words("Una tarde con Harbour House"),)


def test_a_draft_is_what_prints_a_text_nobody_reviewed() -> None:
    assert spanish().is_draft
    assert not good().is_draft
    lesson = lesson_of(LESSON)
    units = "".join(
        f"  {unit}: {{source: {texts[0].source!r}, text: X {texts[0].source!r}}}\n"
        if unit == "game.text"
        else f"  {unit}:" + "".join(_reviewed(text.source, is_list) for text in texts) + "\n"
        for unit, texts, is_list in lesson.units()
    ).replace("text: X 'Game.'", "text: Juego.")
    module = load(
        "materials/es/evening.yaml", f"translates: evening\nlanguage: es\ntranslator: M\nunits:\n{units}".encode()
    )
    assert module.found == ()
    translation, _ = localize(lesson, "es", module)
    assert personalize(translation, PROGRAM)[0].is_draft
    assert not personalize(translation, PROGRAM, minutes=50)[0].is_draft, "the one draft is left out"


def _reviewed(source: str, is_list: bool) -> str:
    entry = f"{{source: {source!r}, text: {'ES ' + source!r}, reviewed: {{by: Ana, role: teacher, on: 2026-12-01}}}}"
    return f"\n    - {entry}" if is_list else f" {entry}"


def test_a_program_without_a_country_makes_samples() -> None:
    assert not good().is_sample
    assert good(program=Program(name="House")).is_sample
    assert good(program=Program()).language == "en"


# -- pages


def test_a_reference_to_a_page_stays_for_whoever_knows_the_pages() -> None:
    assert filled("Page {{ page.offer }}, {{ lead.name }}.") == (
        Words("Page "),
        PageReference("offer"),
        Words(", Amina."),
    )
    made = good(LESSON.replace("text: Help.", 'text: "**Page {{ page.talk }}**"'))
    (paragraph,) = made.units["help.text"][0].text.content
    assert paragraph == Paragraph((Strong((Words("Page "), PageReference("talk"))),))


def referring(block: str, **how: Any) -> list[str]:
    yaml = LESSON.replace("text: Help.", f'text: "Look at page {{{{ page.{block} }}}}."')
    found = edition(yaml, **how)[1]
    return [f"{one.code} {yaml.splitlines()[one.at.line - 1][one.at.column - 1 :]}" for one in found if one.at]


@pytest.mark.parametrize(("block", "how"), [("game", {"minutes": 50}), ("teens", {}), ("talk", {"minutes": 40})])
def test_a_page_that_is_left_out_is_an_error_where_it_is_named(block: str, how: dict[str, Any]) -> None:
    assert referring(block, **how) == [f'P205 {block} }}}}.", critical: yes, minutes: 5}}']


@pytest.mark.parametrize(
    ("block", "how"), [("game", {}), ("teens", {"audience": "teens-15-17"}), ("offer", {"minutes": 40})]
)
def test_a_page_that_is_printed_is_no_error(block: str, how: dict[str, Any]) -> None:
    assert referring(block, **how) == []


def test_a_reference_in_a_block_that_is_left_out_too_is_no_error() -> None:
    yaml = LESSON.replace("text: Game.", 'text: "{{ page.cards }}"')
    assert edition(yaml, minutes=40)[1] == ()


def test_a_page_that_a_translation_names_is_looked_up_too() -> None:
    yaml = LESSON.replace("text: Help.", 'text: "On page {{ page.game }}."')
    entry = '  help.text: {source: "On page {{ page.game }}.", text: "En la {{ page.game }}."}\n'
    translation, _ = localize(lesson_of(yaml), "es", load("materials/es/evening.yaml", (MODULE + entry).encode()))
    assert personalize(translation, PROGRAM)[1] == ()
    (one,) = personalize(translation, PROGRAM, minutes=50)[1]
    assert (one.code, one.at and one.at.file) == ("P205", "materials/es/evening.yaml")
