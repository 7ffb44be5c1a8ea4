"""Translations: which text belongs to which, what is said of it, and what must be the same in every language.

Files in ``bad_translations`` say first what is found in them, as ``# error: T301 14:5`` (line and column, or ``-`` for
the file as a whole), with its hint in the next line. That all is a draft is left out.
"""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path

import pytest
from localizing import _SAID, BAD, FAULTY, GOOD, REVIEW, greeting, module, said, spanish, texts

from builder.codes import CODES
from builder.diagnostics import Severity
from builder.load import load
from builder.localize import direction, fallbacks, localize, native_name
from builder.texts import Status
from builder.validate import validate


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_faults_are_named_at_their_place(path: Path) -> None:
    text = path.read_text("utf-8")
    wanted = _SAID.findall(text)
    assert wanted, "the file does not say what is found in it"
    _, found = localize(greeting(), "es", module(text, f"materials/es/{path.name}"))
    named = [one for one in found if one.code != "T203"]
    assert sorted(map(said, named)) == sorted(tuple(one[:3]) for one in wanted)
    assert sorted(one.hint for one in named) == sorted(hint for *_, hint in wanted)
    assert all(one.message[0].islower() or not one.message[0].isalpha() for one in named)


def test_every_code_has_a_file() -> None:
    mine = {code for code in CODES if code.startswith(("T1", "T2", "T3"))} - {"T205"}
    named = {code for path in FAULTY for _, code, _, _ in _SAID.findall(path.read_text("utf-8"))}
    assert mine - named == {"T199", "T203"}, "these two have tests of their own below; T205 is about no lesson"


def test_the_lessons_own_language_is_the_source() -> None:
    made, found = localize(greeting(), "en", None)
    assert found == ()
    assert made.statuses == {Status.SOURCE}
    assert not made.is_draft
    assert texts(made, "title") == [("Hello", "en", "source")]


def test_without_a_module_all_is_missing_and_nothing_is_said() -> None:
    for source in (None, load("materials/es/greeting.yaml", b"- a list")):
        made, found = localize(greeting(), "es", source)
        assert found == ()
        assert made.is_draft
        assert made.statuses == {Status.MISSING}
        assert texts(made, "title") == [("Hello", "en", "missing")]


def test_a_complete_draft() -> None:
    made, found = localize(greeting(), "es", module(GOOD))
    assert made.statuses == {Status.DRAFT}
    assert made.translator == "Maria Lopez"
    ((code, severity, message),) = [(one.code, one.severity, one.message) for one in found]
    assert (code, severity) == ("T203", Severity.ADVICE)
    assert message == "7 of 7 texts are drafts: no named person has reviewed them"


def test_lists_are_matched_by_words_and_printed_in_the_order_of_the_lesson() -> None:
    made, found = spanish(GOOD)
    assert found == []
    assert texts(made, "steps.items") == [(t, "es", "draft") for t in ("Me detengo.", "Compruebo.", "Lo cuento.")]
    assert [one.source.source for one in made.units["steps.items"]] == ["I stop.", "I check.", "I tell."]


def test_spaces_and_composition_do_not_matter() -> None:
    made, found = spanish(
        GOOD.replace("A beginning", '" A\u00a0  begin\\u006eing "').replace("Name one person", "Name  one  person")
    )
    assert found == []
    assert made.statuses == {Status.DRAFT}


def test_texts_keep_the_place_of_the_file_they_come_from() -> None:
    made, _ = spanish(GOOD)
    place = made.units["begin.title"][0].text.at
    assert (place.file, place.line, place.column) == ("materials/es/greeting.yaml", 8, 44)
    assert made.units["begin.title"][0].source.at.file == "materials/en/greeting.yaml"


def test_reviewed_by_a_named_second_person_only() -> None:
    made, found = spanish(GOOD.replace("Hola}", "Hola" + REVIEW))
    assert found == []
    title = made.units["title"][0]
    assert (title.status, title.reviewed_on) == (Status.REVIEWED, datetime.date(2026, 12, 1))
    assert made.is_draft, "the others are drafts"
    own, _ = spanish(GOOD.replace("Hola}", "Hola" + REVIEW.replace("Ana Reyes", "MARIA LOPEZ")))
    assert own.units["title"][0].status is Status.DRAFT


def test_all_reviewed_is_no_draft() -> None:
    reviewed = re.sub(r"(text: [^{}\n]+)}", rf"\1{REVIEW}", GOOD, flags=re.MULTILINE)
    reviewed = reviewed.replace("  steps.items", f"    {REVIEW[2:-1]}\n  steps.items")
    made, found = localize(greeting(), "es", module(reviewed))
    assert found == ()
    assert not made.is_draft
    assert made.statuses == {Status.REVIEWED}


def test_a_text_whose_english_changed_is_not_printed() -> None:
    made, found = spanish(GOOD.replace("source: Hello", "source: Good day"))
    assert texts(made, "title") == [("Hello", "en", "stale")]
    assert found == [("T201", "the English of 'title' changed after it was translated; it says now 'Hello'")]
    reviewed, _ = spanish(GOOD.replace("{source: Hello, text: Hola}", "{source: Hello, was: Hi, text: Hola" + REVIEW))
    assert texts(reviewed, "title") == [("Hello", "en", "stale")]


def test_an_item_that_changed_is_told_from_one_that_is_new() -> None:
    made, found = spanish(GOOD.replace("{source: I tell.,", "{source: I tell someone.,"))
    assert texts(made, "steps.items")[2] == ("I tell.", "en", "stale")
    assert found == [("T201", "the English of 'steps.items' changed after it was translated; it says now 'I tell.'")]
    made, found = spanish(GOOD.replace("{source: I tell.,", "{source: Nothing like it.,"))
    assert texts(made, "steps.items")[2] == ("I tell.", "en", "missing")
    assert [code for code, _ in found] == ["T204", "T202"]


def test_what_is_overtaken_is_not_compared() -> None:
    made, found = spanish(GOOD.replace("under 18", "under 21").replace("Hable con {{ lead.name }}", "Hable"))
    assert texts(made, "hello.text")[0][2] == "stale"
    assert [code for code, _ in found] == ["T201"]


def test_repeats_are_matched_in_their_order() -> None:
    yaml = (BAD / "greeting.yaml").read_text("utf-8").replace("I check.", "I stop.")
    lesson, _ = validate(load("materials/en/greeting.yaml", yaml.encode()), "en")
    assert lesson is not None
    made, _ = localize(lesson, "es", module(GOOD.replace("I check.", "I stop.")))
    assert [one.text.source for one in made.units["steps.items"]] == ["Me detengo.", "Compruebo.", "Lo cuento."]


@pytest.mark.parametrize(
    ("english", "translation", "codes"),
    [
        ("Ring +1 (202) 555-0143.", "اتصلوا على ‎+١ (٢٠٢) ٥٥٥-٠١٤٣.", []),
        ("Ring +1 (202) 555-0143.", "اتصلوا على +١ ٢٠٢ ٥٥٥ ٠١٤٣.", []),
        ("Ring 0555 010 199 now.", "ទូរសព្ទទៅ ០៥៥៥ ០១០ ១៩៩។", []),
        ("Ring 0555 010 199 now.", "ទូរសព្ទទៅ ០៥៥៥ ០១០ ៩៩១។", ["T304"]),
        ("Ring 202-555-0143 or 116 111.", "اتصلوا على 202-555-0143 أو 116 111.", []),
        ("Ring 202-555-0143.", "اتصلوا.", ["T304"]),
        ("Ring us.", "اتصلوا على 202-555-0143.", ["T304"]),
        ("About 27,600,000 people.", "حوالي 27.600.000 شخص.", []),
        ("About 27 600 000 people.", "حوالي ٢٧٬٦٠٠٬٠٠٠ شخص.", []),
        ("Under 18, not over 81.", "فوق 81 وليس تحت 18.", []),
        ("Question 1 and 2.", "السؤالان الأول والثاني.", []),
        ("Seven days.", "7 أيام.", []),
        ("For 7 days.", "لمدة 9 أيام.", ["T303"]),
        ("Under 18.", "للصغار.", ["T303"]),
        ("On 2026-11-24 at 7.30.", "في 24.11.2026 الساعة 7:30.", []),
        ("1. One\n2. Two", "1. واحد\n2. اثنان", []),
    ],
)
def test_numbers_are_compared_by_their_digits_in_any_script(english: str, translation: str, codes: list[str]) -> None:
    yaml = (BAD / "greeting.yaml").read_text("utf-8")
    yaml = re.sub(r'text: "Talk.*"', lambda _: "text: |\n          " + english.replace("\n", "\n          "), yaml)
    source = load("materials/en/greeting.yaml", yaml.encode())
    lesson, _ = validate(source, "en")
    assert lesson is not None
    unit = "\n".join(
        f"    {key}: |\n      " + text.replace("\n", "\n      ")
        for key, text in (("source", english), ("text", translation))
    )
    head = "translates: greeting\nlanguage: ar\ntranslator: A\nunits:\n  hello.text:\n"
    _, found = localize(lesson, "ar", module(head + unit, "materials/ar/greeting.yaml"))
    assert [one.code for one in found if one.code in ("T303", "T304")] == codes


def test_a_page_full_of_faults_ends_with_their_number_and_soon() -> None:
    units = "".join(f"  helo-{n}.text: {{source: a, text: b}}\n" for n in range(8_000))
    began = time.process_time()
    _, found = localize(greeting(), "es", module(GOOD + units))
    assert time.process_time() - began < 3
    assert len(found) == 201
    assert (found[-1].code, found[-1].message) == ("T199", "7801 more things were found in this file")


def test_errors_come_before_the_number_of_others() -> None:
    units = "".join(f"  helo-{n}.text: {{source: a, text: b}}\n" for n in range(300))
    _, found = localize(greeting(), "es", module(GOOD.replace("language: es", "language: pt") + units))
    assert found[0].code == "T104"


def test_long_lists_that_all_changed_are_matched_soon() -> None:
    items = "".join(f"          - Item number {n} of a list.\n" for n in range(3_000))
    yaml = (BAD / "greeting.yaml").read_text("utf-8").split("          - I stop.")[0] + items
    lesson, _ = validate(load("materials/en/greeting.yaml", yaml.encode()), "en")
    assert lesson is not None
    entries = "".join(f"    - {{source: Item {n} that was, text: Punto {n}}}\n" for n in range(3_000))
    began = time.process_time()
    made, _ = localize(lesson, "es", module(GOOD.split("    - {source: I tell")[0] + entries))
    assert time.process_time() - began < 3
    assert {one.status for one in made.units["steps.items"]} == {Status.STALE}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es-MX", ["es-419", "es"]),
        ("es", []),
        ("pt-AO", ["pt-PT", "pt"]),
        ("pt-BR", ["pt"]),
        ("en-GB", ["en-001", "en"]),
        ("zh-Hant", []),
        ("zh-TW", ["zh-Hant"]),
        ("zh-Hant-HK", ["zh-Hant"]),
        ("zh-CN", ["zh"]),
        ("zh-Hans-CN", ["zh-Hans", "zh"]),
        ("sr-Latn", []),
        ("sr-ME", ["sr-Latn"]),
        ("pa-PK", ["pa-Arab"]),
        ("x-private", ["x"]),
    ],
)
def test_readers_fall_back_as_cldr_says(language: str, expected: list[str]) -> None:
    assert fallbacks(language) == expected


@pytest.mark.parametrize(
    ("language", "way", "name"),
    [
        ("ar", "rtl", "العربية"),
        ("fa-AF", "rtl", "دری"),
        ("ur", "rtl", "اردو"),
        ("ps", "rtl", "پښتو"),
        ("he", "rtl", "עברית"),
        ("km", "ltr", "ខ្មែរ"),
        ("pa-Arab", "rtl", "پنجابی"),
        ("pa", "ltr", "ਪੰਜਾਬੀ"),
        ("es", "ltr", "español"),
        ("qq", "ltr", "qq"),
        ("not a tag", "ltr", "not a tag"),
    ],
)
def test_direction_and_own_name(language: str, way: str, name: str) -> None:
    assert direction(language) == way
    assert native_name(language).startswith(name)
