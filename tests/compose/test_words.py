"""Fixed words: files of a language over English, and how numbers, dates and lists are written."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from editions import GUIDE, HANDOUT, LAYOUTS, changed, composed, edition_of, layout_of, words_of
from projects import LESSON

from builder.compose import Strings, _Composition, strings
from builder.compose.formats import formats
from builder.diagnostics import Diagnostic, Report
from builder.document import ELEMENTS, ROLES
from builder.load import load
from builder.texts import Words

EN = "language: en\nwords:\n  say: Say\n  minutes: '{minutes} min'\n  bold: '**Stop.** Now'\n"
SHIPPED = sorted(path.stem for path in (LAYOUTS / "strings").glob("*.yaml"))


def read(*files: str, language: str = "es") -> tuple[Strings, list[Diagnostic]]:
    sources = [load(f"{number}.yaml", text.encode()) for number, text in enumerate(files)]
    words, found = strings(sources, language)
    return words, list(found)


def said(words: Strings, key: str) -> str:
    return "".join(node.text for node in words.words[key].content if isinstance(node, Words))


def test_each_shipped_language_has_every_word_and_says_whose_it_is() -> None:
    assert {"en", "ar", "km"} <= set(SHIPPED)
    for language in SHIPPED:
        words = words_of(language)
        assert set(words.words) == set(words.english)
        assert {phrase.language for phrase in words.words.values()} == {language}
        root = load("x.yaml", (LAYOUTS / "strings" / f"{language}.yaml").read_bytes()).root
        assert root is not None
        assert language == "en" or root.get("translator")
        assert words.is_draft == (language != "en" and root.get("reviewed") is None)


def test_a_language_stands_over_english_and_a_users_file_over_ours() -> None:
    words, found = read(EN, "language: es\nwords:\n  say: Diga\n", "language: es\nwords:\n  say: Di\n")
    assert [one.code for one in found] == ["C207"]  # some words are not there in Spanish
    assert said(words, "say") == "Di"
    assert (words.words["minutes"].language, words.words["say"].language) == ("en", "es")
    assert words.is_draft


def test_words_are_a_draft_until_all_are_there_and_somebody_reviewed_them() -> None:
    whole = "words: {say: Diga, minutes: '{minutes} min', bold: '**Alto.** Ya'}\n"
    assert read(EN, "language: es\n" + whole)[0].is_draft
    reviewed = "language: es\nreviewed: {by: Ana, role: teacher, on: 2026-11-20}\n"
    assert not read(EN, reviewed + whole)[0].is_draft
    assert read(EN, reviewed + "words: {say: Diga}\n")[0].is_draft
    assert read(EN, reviewed + whole, "language: es\nwords: {say: Di}\n")[0].is_draft
    assert not read(EN, language="en")[0].is_draft


@pytest.mark.parametrize(
    ("file", "code", "message", "hint"),
    [
        ("language: es\nlanguages: x\nwords: {say: Di}\n", "C201", "'languages' is not one of", "did you mean"),
        ("words: {say: Di}\n", "C201", "the language is missing", "language: es"),
        ("language: Spanish language\nwords: {say: Di}\n", "C201", "the language is missing", "language: es"),
        ("language: es\n", "C201", "the words are missing", "words:"),
        ("language: es\nwords: {sya: Di}\n", "C202", "there is no English word for 'sya'", "did you mean 'say'?"),
        ("language: es\nwords: {say: ''}\n", "C203", "'say' has no words", "type the words"),
        ("language: es\nwords: {say: [a]}\n", "C203", "'say' has no words", "type the words"),
        ("language: es\nwords: {say: '[x](javascript:y)'}\n", "C203", "'javascript:y'", "begin it with https"),
        ("language: es\nwords: {minutes: min}\n", "C204", "'{minutes}' is missing", "type {minutes}"),
        ("language: es\nwords: {minutes: '{minutos}'}\n", "C204", "'{minutes}' is missing", "type {minutes}"),
        ("language: es\nwords: {say: '{x} Di'}\n", "C204", "'{x}' does not stand in the English", "take it away"),
    ],
)
def test_a_fault_in_a_file_of_words_is_named(file: str, code: str, message: str, hint: str) -> None:
    words, found = read(EN, file)
    assert code in [one.code for one in found]
    assert message in found[0].message
    assert hint in found[0].hint
    assert found[0].at is not None
    assert found[0].at.file == "1.yaml"
    assert set(words.words) >= {"say", "minutes", "bold"}


@pytest.mark.parametrize(
    ("language", "number", "clock", "date", "name"),
    [
        ("en", "1,234", "1:05", "November 20, 2026", "English"),
        ("ar", "1,234", "1:05", "20 نوفمبر 2026", "العربية"),
        ("km", "1,234", "1:05", "20 វិច្ឆិកា 2026", "ខ្មែរ"),
        ("fa", "۱٬۲۳۴", "۱:۰۵", "۲۰ نوامبر ۲۰۲۶", "فارسی"),
        ("my", "၁,၂၃၄", "၁:၀၅", "၂၀၂၆ နိုဝင်ဘာ ၂၀", "မြန်မာ"),
        ("qaa", "1,234", "1:05", "November 20, 2026", "qaa"),
    ],
)
def test_numbers_and_dates_are_written_as_cldr_says(
    language: str, number: str, clock: str, date: str, name: str
) -> None:
    made = formats(language)
    assert (made.number(1234), made.clock(65)) == (number, clock)
    assert (made.date(datetime.date(2026, 11, 20)), made.language_name) == (date, name)


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("en", "1200300", "1,200,300"),
        ("en", "38.0", "38.0"),
        ("en", "0", "0"),
        ("de", "1234.5", "1.234,5"),
        ("ar", "27.6", "27.6"),
        ("km", "1234.50", "1,234.50"),
        ("fa", "27.6", "۲۷٫۶"),
    ],
)
def test_figures_keep_the_decimals_that_were_typed(language: str, typed: str, written: str) -> None:
    assert formats(language).number(Decimal(typed)) == written


def test_lists_are_joined_as_the_language_does() -> None:
    assert formats("en").listed(["a", "b"]) == "a and b"
    assert formats("ar").listed(["أ", "ب"]) == "أ وب"
    assert formats("en").listed([]) == ""


def test_the_layouts_page_names_every_element_role_and_name() -> None:
    page = (LAYOUTS / "README.md").read_text("utf-8")
    missing = [name for name in sorted(ELEMENTS | ROLES) if f"`{name}`" not in page]
    given = _Composition(edition_of(LESSON), layout_of(HANDOUT), words_of("en"), {}, {}, Report())._context()
    missing += [name for name in given if f"`{name}`" not in page and f"`{name}(" not in page]
    assert missing == []


def test_the_examples_on_the_layouts_page_work() -> None:
    page = (LAYOUTS / "README.md").read_text("utf-8")
    examples = re.findall(r"```xml\n(.*?)```", page, re.DOTALL)
    document = next(example for example in examples if "<document>" in example)
    block = next(example for example in examples if "{% macro" in example)
    for layout in (HANDOUT, GUIDE):
        made = composed(edition_of(LESSON), changed(layout_of(layout), document=document, text=block))
        assert ("Speak slowly." in made.root.text()) == (layout == GUIDE)
    assert "say: Diga" in page
