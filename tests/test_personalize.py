"""Editions: who gets which blocks, what fits into the time, and the program's details in texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Diagnostic
from builder.lesson import Lesson
from builder.load import load
from builder.localize import localize
from builder.personalize import Edition, personalize
from builder.personalize.selecting import fewest, minutes_of, total_of
from builder.program import Program
from builder.texts import Blank, Emphasis, Link, ListNode, PageReference, Paragraph, Placeholder, Strong, Text, Words
from builder.validate import validate

PROGRAM = Program(name="Harbour House", country="KE", lead_name="Amina", lead_phone="+1 (202) 555-0143")

LESSON = """\
lesson: evening
title: An evening with {{ program.name }}
topic: safety-skills
audience: [adults, teens-15-17]
minutes: 62
revised: 2026-11-24
needs-help: [trafficking]
objectives: [Name one step.]
prepare:
  - {what: pens}
  - {what: cards, ref: cards}
  - {what: chairs, ref: talk}
sections:
  - id: begin
    title: Begin
    minutes: 20
    blocks:
      - {type: text, id: hello, text: Hello., minutes: 5}
      - {type: text, id: cards, text: Cards., optional: yes, minutes: 5}
      - {type: text, id: teens, text: For teens., audience: [teens-15-17], minutes: 4}
  - id: work
    title: Work
    minutes: 20
    audience: [adults]
    blocks:
      - {type: text, id: talk, text: Talk., optional: yes, minutes: 10}
      - {type: text, id: offer, text: Offer., minutes: 10}
  - id: extra
    title: Extra
    minutes: 8
    blocks:
      - {type: text, id: game, text: Game., optional: yes, minutes: 5}
  - id: end
    title: End
    minutes: 9
    blocks:
      - {type: text, id: help, text: Help., critical: yes, minutes: 5}
"""


def lesson_of(yaml: str) -> Lesson:
    source = load("materials/en/evening.yaml", yaml.encode())
    lesson, found = validate(source, "en")
    assert (source.found, found) == ((), ())
    assert lesson is not None
    return lesson


def edition(yaml: str = LESSON, program: Program = PROGRAM, **how: Any) -> tuple[Edition, tuple[Diagnostic, ...]]:
    translation, _ = localize(lesson_of(yaml), "en", None)
    return personalize(translation, program, **how)


def good(yaml: str = LESSON, program: Program = PROGRAM, **how: Any) -> Edition:
    made, found = edition(yaml, program, **how)
    assert found == ()
    return made


def blocks(made: Edition) -> list[str]:
    return [block.id for section in made.sections for block in section.blocks]


def plan(made: Edition) -> list[tuple[int, str, int]]:
    return [(one.number, one.section.id, one.starts_at) for one in made.sections]


def total(made: Edition) -> int:
    return total_of(made.lesson, [(one.section, one.blocks) for one in made.sections])


# -- who


def test_blocks_stay_for_the_people_they_are_for() -> None:
    assert blocks(good(audience="adults")) == ["hello", "cards", "talk", "offer", "game", "help"]
    assert blocks(good(audience="teens-15-17")) == ["hello", "cards", "teens", "game", "help"]


def test_sections_are_counted_and_timed_after_the_selection() -> None:
    assert plan(good(audience="adults")) == [(1, "begin", 0), (2, "work", 16), (3, "extra", 36), (4, "end", 44)]
    assert plan(good(audience="teens-15-17")) == [(1, "begin", 0), (2, "extra", 20), (3, "end", 28)]


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


def test_core_lesson_takes_sixty_minutes_and_builds_at_forty() -> None:
    path = Path(__file__).parent.parent / "materials" / "en" / "safety-skills.yaml"
    lesson, _ = validate(load("materials/en/safety-skills.yaml", path.read_bytes()), "en")
    assert lesson is not None
    translation, _ = localize(lesson, "en", None)
    for minutes, dropped in ((60, 0), (59, 1), (52, 1), (51, 2), (45, 2), (44, 3), (40, 3)):
        made, found = personalize(translation, Program(), "adults", minutes)
        assert found == ()
        assert len(blocks(made)) == len(list(lesson.blocks())) - dropped
        assert total(made) <= minutes
        assert {block.id for _, block in lesson.blocks() if block.critical} <= set(blocks(made))
    assert [one.code for one in personalize(translation, Program(), "adults", 39)[1]] == ["P202"]


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
    strange = Program(name="**A** {{ lead.name }} [x](y) <b>", country="KE")
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
