"""Texts in two languages on one page: critical drafts with their English, and bilingual pages of every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count

import pytest
from editions import (
    GUIDE,
    HANDOUT,
    KEY,
    composed,
    edition_of,
    everything_in,
    images_of,
    kitchen_sink,
    layout_of,
    lesson_of,
    reviewed_words_of,
    shipped_sources,
    told,
    words_of,
)  # fmt: skip
from full_lesson import full_lesson, full_translation, names_of_fields
from trees import look

from builder.checks.faithful import check_faith
from builder.compose import Beside, Pairs, compose
from builder.document import Document, Element, Image
from builder.localize import localize
from builder.localize.numbering import numbers, with_numbers
from builder.personalize import Edition, in_both, personalize
from builder.program import Program
from builder.texts import LocalText
from builder.typeset import typeset

LESSON = """\
lesson: safe
title: Safe
topic: safety-skills
audience: [adults]
minutes: 10
revised: 2026-11-20
needs-help: [trafficking]
objectives: [Name one step.]
sections:
  - id: begin
    title: Begin
    minutes: 10
    blocks:
      - type: callout
        id: threat
        critical: yes
        kind: important
        title: A threat
        text: |
          Do not pay. Ask **{{ lead.name }}**.

          - It is not your fault.
      - {type: text, id: plain, title: A walk, text: Take a walk.}
      - {type: checklist, id: help, critical: yes, items: [I tell someone., I wait.]}
      - {type: say, id: aloud, critical: yes, text: You may say no.}
"""
ARABIC = """\
translates: safe
language: ar
translator: a test
units:
  title: {source: Safe, text: آمن}
  objectives: [{source: Name one step., text: خطوة واحدة}]
  begin.title: {source: Begin, text: البداية}
  threat.title: {source: A threat, text: تهديد}
  threat.text:
    source: |
      Do not pay. Ask **{{ lead.name }}**.

      - It is not your fault.
    text: |
      لا تدفعوا. اسألوا **{{ lead.name }}**.

      - ليس ذنبكم.
  plain.title: {source: A walk, text: نزهة}
  plain.text: {source: Take a walk., text: تمشّوا.}
  help.items:
    - {source: I tell someone., text: أخبر أحدًا., REVIEW}
    - {source: I wait., text: أنتظر.}
  aloud.text: {source: You may say no., text: يمكنكم الرفض.}
"""
REVIEW = "reviewed: {by: Ana, role: teacher, on: 2026-11-22}"
AMINA = Program(lead_name="Amina")


def arabic(review: str = "reviewed: null") -> Edition:
    module = ARABIC.replace(", REVIEW", f", {REVIEW}" if review == REVIEW else "")
    return edition_of(LESSON, "ar", module, AMINA)


def bilingual(first: Edition, second: Edition, layout: str, pairs: Pairs = Pairs.COLUMNS) -> Document:
    edition = in_both(first, second)
    words = words_of(first.language)
    images = {name: Image(name, b"", 2, 2, "PNG") for name in images_of(edition)}
    beside = Beside(words_of(second.language), pairs)
    document, found = compose(edition, layout_of(layout), words, images, shipped_sources(), beside)
    assert document is not None, told(found)
    assert not found, told(found)
    return document


def held(document: Document, name: str) -> Element:
    return next(one for one in document.root.iter() if one.get("id") == name)


def languages(element: Element, around: str) -> Iterator[tuple[str, str]]:
    """Each stretch of words with the language that holds there."""
    here = element.get("lang") or around
    for child in element.children:
        if isinstance(child, Element):
            yield from languages(child, here)
        elif child.text.strip():
            yield here, child.text.strip()


# critical texts


def test_critical_drafts_are_followed_by_their_english() -> None:
    handout = composed(arabic(), HANDOUT)
    assert list(languages(held(handout, "threat"), "ar")) == [
        ("ar", "تهديد"), ("en", "A threat"),
        ("ar", "لا تدفعوا. اسألوا"), ("ar", "Amina"), ("ar", "."), ("ar", "ليس ذنبكم."),
        ("en", "Do not pay. Ask"), ("en", "Amina"), ("en", "."), ("en", "It is not your fault."),
    ]  # fmt: skip
    assert "Take a walk." not in handout.root.text()
    small = [one for one in handout.root.iter() if one.get("role") == "other"]
    assert {one.name for one in small} == {"side", "span"}


def test_facilitators_get_critical_drafts_in_both_languages_too() -> None:
    assert [tag for tag, said in languages(held(composed(arabic(), GUIDE), "aloud"), "ar") if "no." in said] == ["en"]
    assert "You may say no." not in everything_in(composed(arabic(), HANDOUT))


def test_what_somebody_reviewed_stands_alone() -> None:
    for review, is_there in ((REVIEW, False), ("", True)):
        shown = composed(arabic(review), HANDOUT).root.text()
        assert ("I tell someone." in shown) == is_there
        assert "I wait." in shown


def test_fixed_words_about_help_are_in_english_too_until_they_are_reviewed() -> None:
    for words, is_there in ((words_of("ar"), True), (reviewed_words_of("ar"), False)):
        for layout, phrase in ((HANDOUT, "If you are in danger now"), (GUIDE, "Thank you for telling me.")):
            assert (phrase in composed(arabic(), layout, words).root.text()) == is_there
        assert "This sheet is yours" not in composed(arabic(), HANDOUT, words).root.text()


def test_the_english_of_a_lesson_is_never_printed_twice() -> None:
    shown = composed(edition_of(LESSON, program=AMINA), HANDOUT).root.text()
    assert shown.count("It is not your fault.") == 1
    assert "PROOF" not in shown


# bilingual pages


@pytest.mark.parametrize("pairs", [Pairs.COLUMNS, Pairs.STACKED])
def test_every_text_is_followed_by_the_same_in_the_other_language(pairs: Pairs) -> None:
    document = bilingual(arabic(), edition_of(LESSON, program=AMINA), HANDOUT, pairs)
    assert list(languages(held(document, "plain"), "ar")) == [
        ("ar", "نزهة"), ("en", "A walk"), ("ar", "تمشّوا."), ("en", "Take a walk."),
    ]  # fmt: skip
    assert [said for _, said in languages(held(document, "help"), "ar")][-4:] == [
        "أخبر أحدًا.", "I tell someone.", "أنتظر.", "I wait.",
    ]  # fmt: skip
    assert {one.get("set") for one in document.root.iter() if one.name == "pair"} == {
        "columns" if pairs is Pairs.COLUMNS else ""
    }
    assert not any(one.get("role") == "other" for one in document.root.iter()), "neither language is the lesser"


def test_dates_and_numbers_are_written_as_each_language_does() -> None:
    guide = bilingual(edition_of(LESSON, program=AMINA), edition_of(LESSON, "fa", None, AMINA), GUIDE)
    metas = [one.text() for one in guide.root.iter() if one.get("role") == "meta"]
    assert [one for one in metas if "۰:۱۰" in one and "0:10" in one], metas
    foot = next(one for one in guide.root.iter() if one.name == "end")
    assert foot.text() == "November 20, 2026 · English + فارسی"


def test_running_lines_titles_and_outlines_are_in_one_language() -> None:
    guide = bilingual(arabic(), edition_of(LESSON, program=AMINA), GUIDE)
    assert "Facilitator guide" not in guide.title
    heading = next(one for one in guide.root.iter() if one.name == "h1")
    assert (heading.text(), heading.get("outline")) == ("آمنSafe", "آمن")
    starts = [one.text() for one in guide.root.iter() if one.name == "start"]
    assert not any("Facilitator guide" in said for said in starts)


def test_a_text_that_one_language_lacks_is_printed_once() -> None:
    lacking = ARABIC.replace("  plain.text: {source: Take a walk., text: تمشّوا.}\n", "").replace(", REVIEW", "")
    first = edition_of(LESSON, "ar", lacking, AMINA)
    shown = bilingual(first, edition_of(LESSON, program=AMINA), HANDOUT).root.text()
    assert shown.count("Take a walk.") == 1
    assert "○\u00a0Take a walk." in shown


@cache
def planted() -> tuple[dict[str, str], Edition]:
    """A word of its own in every text of every field, and in its translation."""
    words, each = dict[str, str](), count(1)

    def plant(field: str) -> str:
        words[f"{field}#{len(words)}"] = word = f"zq{next(each):04}qz"
        return word

    lesson = full_lesson("full", plant)
    module = full_translation("full", "ar", lesson, plant)
    return words, in_both(edition_of(lesson, "ar", module), edition_of(lesson))


def test_bilingual_pages_tell_participants_nothing_for_facilitators_and_all_that_is_theirs() -> None:
    words, edition = planted()
    beside = Beside(words_of("en"))
    images = {name: Image(name, b"", 2, 2, "PNG") for name in images_of(edition)}
    handout, _ = compose(edition, layout_of(HANDOUT), words_of("ar"), images, shipped_sources(), beside)
    assert handout is not None
    shown = everything_in(handout)
    hidden, printed = set(names_of_fields("facilitator")), set(names_of_fields("participant"))
    assert [name for name, word in words.items() if name.split("#")[0] in hidden and word in shown] == []
    unseen = {name.split("#")[0] for name, word in words.items() if name.split("#")[0] in printed and word not in shown}
    assert unseen == {"chart.alt", "diagram.alt", "figure.alt", "public-title"}, "each is in one language"


# numbered proofs


def numbered(language: str, module: str | None) -> Edition:
    from builder.load import load

    lesson = lesson_of(LESSON)
    source = load("ar.yaml", module.encode()) if module is not None else None
    translation, _ = localize(lesson, language, source)
    return personalize(with_numbers(translation), AMINA)[0]


def test_a_numbered_proof_has_each_texts_number_before_it() -> None:
    edition = numbered("ar", ARABIC.replace(", REVIEW", ""))
    by_name = numbers(edition.lesson)
    shown = composed(edition, GUIDE).root.text()
    for (unit, index), number in by_name.items():
        text: LocalText = edition.units[unit][index]
        first = text.text.source.split("{{")[0].replace("**", "").split("\n")[0]
        assert f"[{number}]\u00a0{first}" in shown, (unit, index)
    assert "[" not in "".join(one.get("outline") for one in composed(edition, GUIDE).root.iter())
    assert "[" not in composed(edition, GUIDE).title


# on paper


@pytest.mark.parametrize("theme", ["community", "large-print", "ink-saver"])
@pytest.mark.parametrize("pairs", [Pairs.COLUMNS, Pairs.STACKED])
def test_two_languages_side_by_side_lose_nothing_on_paper(theme: str, pairs: Pairs) -> None:
    references: dict[str, str] = {}
    for layout in (HANDOUT, GUIDE, KEY):
        document = bilingual(kitchen_sink("ar"), kitchen_sink("en"), layout, pairs)
        document = replace(document, images={name: picture(name) for name in document.images})
        made = typeset([document], look(theme, layout), references)
        references |= made.references()
        assert made.found == ()
        assert check_faith(layout, made) == ()


@cache
def picture(name: str) -> Image:
    import io

    from PIL import Image as Pillow

    out = io.BytesIO()
    Pillow.new("RGB", (60, 30), "#88aaaa").save(out, "PNG")
    return Image(name, out.getvalue(), 60, 30, "PNG")
