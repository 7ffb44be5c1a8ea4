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


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("en", "25", "25%"),
        ("es", "12.50", "12,50\u00a0%"),
        ("fr", "25", "25\u00a0%"),
        ("tr", "25", "%25"),
        ("fa", "12.5", "۱۲٫۵٪"),
        ("bn", "1234567", "১২,৩৪,৫৬৭%"),
    ],
)
def test_percentages_are_written_as_cldr_says(language: str, typed: str, written: str) -> None:
    value = int(typed) if typed.isdigit() else Decimal(typed)
    assert formats(language).percent(value) == written


def test_digits_may_be_others_than_those_of_cldr() -> None:
    arab, latin = formats("ar", "arab"), formats("fa", "latn")
    assert (arab.number(1234), arab.clock(65), arab.year(2026)) == ("١٬٢٣٤", "١:٠٥", "٢٠٢٦")
    assert (latin.number(1234), latin.year(2026)) == ("1,234", "2026")


COUNTED = (
    "language: ru\nwords:\n  minutes: {one: '{minutes} минута', few: '{minutes} минуты', many: '{minutes} минут'}\n"
)


def counted(words: Strings, key: str, number: int) -> str:
    nodes = words.words[key].said_of(number).content
    return "".join(node.text if isinstance(node, Words) else f"<{node.name}>" for node in nodes)  # type: ignore[union-attr]


def test_words_go_by_the_number_as_the_language_does() -> None:
    words, found = read(EN, COUNTED, language="ru")
    assert [one.code for one in found] == ["C207"]
    ends = {1: "минута", 2: "минуты", 5: "минут", 11: "минут", 21: "минута", 24: "минуты", 100: "минут"}
    assert {number: counted(words, "minutes", number) for number in ends} == {
        number: f"<minutes> {end}" for number, end in ends.items()
    }
    flat, _ = read(EN, "language: ru\nwords: {minutes: '{minutes} мин.'}\n", language="ru")
    assert counted(flat, "minutes", 5) == "<minutes> мин."


def test_words_for_one_number_alone_may_leave_it_out() -> None:
    forms = "zero: لا دقائق, one: دقيقة واحدة, two: دقيقتان"
    forms += ", few: '{minutes} دقائق', many: '{minutes} دقيقة', other: '{minutes} دقيقة'"
    words, found = read(EN, f"language: ar\nwords:\n  minutes: {{{forms}}}\n", language="ar")
    assert [one.code for one in found] == ["C207"]
    assert [counted(words, "minutes", n) for n in (1, 2, 3)] == ["دقيقة واحدة", "دقيقتان", "<minutes> دقائق"]
    french = "language: fr\nwords: {minutes: {one: une minute, other: '{minutes} minutes'}}\n"
    _, found = read(EN, french, language="fr")
    assert "C204" in [one.code for one in found], "'one' is said of 0 and 1 in French"


@pytest.mark.parametrize(
    ("forms", "message", "hint"),
    [
        ("{one: '{minutes} минута', many: '{minutes} минут'}", "kind of number 'few', such as 2, 3, 4, 22", "'few: …'"),
        ("{one: '{minutes} м', few: '{minutes} м', many: '{minutes} м', two: x}", "'two' is no kind", "one, few"),
    ],
)
def test_kinds_of_number_are_those_of_the_language(forms: str, message: str, hint: str) -> None:
    words, found = read(EN, f"language: ru\nwords:\n  minutes: {forms}\n", language="ru")
    (one,) = (one for one in found if one.code == "C209")
    assert message in one.message
    assert hint in one.hint or hint.split(", ")[0] in one.hint
    assert words.words["minutes"].language == "ru"


def test_a_form_without_words_is_told_of() -> None:
    _, found = read(EN, "language: ru\nwords:\n  minutes: {one: ''}\n", language="ru")
    assert "C203" in [one.code for one in found]


def test_minutes_are_said_by_their_number_on_pages() -> None:
    own = "language: en\nwords:\n  minutes: {one: '{minutes} minute', other: '{minutes} minutes'}\n"
    sources = [
        load("layouts/strings/en.yaml", (LAYOUTS / "strings/en.yaml").read_bytes()),
        load("en.yaml", own.encode()),
    ]
    words, found = strings(sources, "en")
    assert found == ()
    text = composed(edition_of(LESSON), GUIDE, words).root.text()
    assert "2 minutes" in text
    assert "1 minute" in composed(edition_of(LESSON.replace("minutes: 2\n", "minutes: 1\n")), GUIDE, words).root.text()


def test_fixed_words_have_the_digits_of_their_pages() -> None:
    english = "language: en\nwords: {ages: '8 to **11**', say: Say}\n"
    words, _ = read(english, "language: fa\nwords: {ages: '8 تا **11**'}\n", language="fa")
    assert words.digits == "arabext"
    assert composed_words(words, "ages") == "۸ تا ۱۱"
    assert composed_words(words, "say") == "Say"
    own = "language: fa\ndigits: latn\nwords: {ages: '۸ تا **۱۱**'}\n"
    words, _ = read(english, own, language="fa")
    assert (words.digits, composed_words(words, "ages")) == ("latn", "8 تا 11")
    egypt, _ = read(english, own, "language: fa-AF\nwords: {say: x}\n", language="fa-AF")
    assert egypt.digits == "latn", "the file of the wider language says so"


def composed_words(words: Strings, key: str) -> str:
    return "".join(node.text if isinstance(node, Words) else composed_inside(node) for node in words.words[key].content)


def composed_inside(node: object) -> str:
    return "".join(one.text for one in getattr(node, "inside", ()) if isinstance(one, Words))


def test_fixed_words_have_the_marks_of_their_language() -> None:
    typed = "language: fr\nwords:\n  say: 'Dites “oui”'\n  minutes: '{minutes}: min'\n  bold: Stop. Oui\n"
    _, found = read(EN, typed, language="fr")
    assert [(one.code, str(one.at)) for one in found] == [
        ("T309", "1.yaml:3:15"),
        ("T310", "1.yaml:4:22"),
        ("T307", "1.yaml:5:9"),
    ]
    right = (
        "language: fr\nwords:\n  say: '«\u202foui\u202f»'\n  minutes: '{minutes}\u00a0: min'\n  bold: '**Stop.** Oui'\n"
    )
    assert read(EN, right, language="fr")[1] == []


def test_digits_that_nobody_knows_are_told_of() -> None:
    words, found = read(EN, "language: es\ndigits: roman\nwords: {say: Di}\n")
    assert "'roman' names no digits" in next(one for one in found if one.code == "C201").message
    assert words.digits == "latn"


def test_regional_readers_get_the_words_of_the_wider_language() -> None:
    words, found = read(
        EN,
        "language: es\nreviewed: {by: Ana}\nwords: {say: Diga, minutes: '{minutes} min', bold: '**Alto.**'}\n",
        language="es-MX",
    )
    assert found == []
    assert said(words, "say") == "Diga"
    assert not words.is_draft, "es serves readers of es-MX"


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
    (words,) = re.findall(r"```yaml\n(language: es\n.*?)```", page, re.DOTALL)
    english = load("layouts/strings/en.yaml", (LAYOUTS / "strings/en.yaml").read_bytes())
    read, found = strings([english, load("layouts/strings/es.yaml", words.encode())], "es")
    assert {one.code for one in found} <= {"C207"}, "all others are missing"
    assert {key for key, phrase in read.words.items() if phrase.language == "es"} == {"say", "minutes"}


def test_lists_are_joined_as_readers_join_them() -> None:
    assert formats("ne").listed(["क", "ख", "ग"]) == "क, ख र ग"
    assert formats("ne").listed(["क", "ख"]) == "क र ख"
    assert formats("ja").listed(["一", "二", "三"]) == "一、二、三"
    assert (formats("en").listed(["a"]), formats("en").listed([])) == ("a", "")
