"""Terms of the glossary in translations: agreed, proposed, and what endings and prefixes do to them."""

from __future__ import annotations

import time
from functools import cache

import pytest
from localizing import module
from validating import SECTION, TOP, sound

from builder.checks.terms import check_terms, plain, says
from builder.diagnostics import Diagnostic
from builder.glossary import Glossary, Term, TermTranslation, glossary
from builder.lesson import Lesson
from builder.load import load
from builder.localize import localize

TEXTS = ("Grooming begins with gifts.", "Stop debt bondage.", "They groomed her. Nothing else.", "A gift.")


@cache
def lesson() -> Lesson:
    notes = "".join(f"      - {{type: note, id: n{number}, text: {text}}}\n" for number, text in enumerate(TEXTS))
    made = sound(f"{TOP}{SECTION}{notes}")
    assert made.lesson == "asking"
    return made


def words(status: str = "proposed", explain: bool = True, tag: str = "es") -> Glossary:
    """The glossary of three terms in one language."""
    by = "ILO" if status == "agreed" else ""
    known = {
        "es": ("captación", "servidumbre por deudas"),
        "ar": ("الاستدراج", "عبودية الدَّين"),
        "km": ("ការ​ល្បួង", "បំណុល​ចង​ក"),
    }[tag]
    groom, bond = (TermTranslation(term, status, by) for term in known)  # type: ignore[arg-type]
    return Glossary(
        {
            "grooming": Term("grooming", "grooming", "…", ("groomed",), explain, "", {tag: groom}),
            "debt-bondage": Term("debt-bondage", "debt bondage", "…", (), explain, "", {tag: bond}),
            "bondage": Term("bondage", "bondage", "…"),
        }
    )


def told(texts: tuple[str, ...], terms: Glossary, language: str = "es") -> list[Diagnostic]:
    entries = "".join(
        f'  n{number}.text: {{source: "{source}", text: "{text}"}}\n'
        for number, (source, text) in enumerate(zip(TEXTS, texts, strict=True))
    )
    yaml = f"translates: asking\nlanguage: {language}\ntranslator: A\nunits:\n{entries}"
    made, _ = localize(lesson(), language, module(yaml, f"materials/{language}/asking.yaml"))
    return list(check_terms(made, terms))


RIGHT = ("La captación (grooming) empieza.", "Contra la servidumbre por deudas (debt bondage).", "La captaron.", "Di.")


def test_terms_that_are_said_are_not_told_of() -> None:
    assert told(RIGHT, words()) == []
    assert told(RIGHT, words("agreed")) == []
    assert told(RIGHT, words(tag="ar")) == [], "nothing is known of Spanish"
    assert told(RIGHT, Glossary()) == []


def test_an_agreed_term_that_is_missing_is_a_warning_in_each_text() -> None:
    found = told(("El acoso empieza.", RIGHT[1], "La engañaron.", "Di."), words("agreed"))
    assert [(one.code, one.severity.value, str(one.at)) for one in found] == [
        ("T401", "warning", "materials/es/asking.yaml:5:58"),
        ("T401", "warning", "materials/es/asking.yaml:7:62"),
    ]
    assert (
        found[0].message
        == "'grooming' is 'captación' in this language, as was agreed; this text says it in other words"
    )
    assert found[0].hint.startswith("use 'captación', which ILO agreed on")


def test_a_proposed_term_that_is_missing_is_advice_said_once() -> None:
    (one,) = told(("El acoso (grooming) empieza.", RIGHT[1], "La engañaron.", "Di."), words())
    assert (one.code, one.severity.value) == ("T402", "advice")
    assert one.message.endswith("this text says it in other words, and so does one more")


def test_the_english_stands_beside_a_proposed_term_that_must_be_explained() -> None:
    without = ("La captación empieza.", *RIGHT[1:])
    (one,) = told(without, words())
    assert (one.code, one.severity.value) == ("T403", "advice")
    assert one.hint == "where people first read it, write captación (grooming)"
    assert told(without, words(explain=False)) == []
    assert told(without, words("agreed")) == []


def test_readers_of_a_region_have_the_terms_of_their_language() -> None:
    missing = ("El acoso empieza.", *RIGHT[1:])
    assert [one.code for one in told(missing, words("agreed"), "es-MX")] == ["T401"]


def test_arabic_and_khmer_terms_are_found_whatever_is_joined_to_them() -> None:
    arabic = ("وبالاستدراج (grooming) يبدأ.", "ضدّ عبودية الديْن (debt bondage).", "استدرجوها.", "قل.")
    assert [one.code for one in told(arabic, words(tag="ar"), "ar")] == []
    khmer = ("ការល្បួង (grooming) ចាប់​ផ្ដើម", "ប្រឆាំង​បំណុល​ចង​ក (debt bondage)", "គេ​ការល្បួង", "ល្អ")
    assert told(khmer, words(tag="km"), "km") == []


@pytest.mark.parametrize(
    ("language", "term", "text", "is_said"),
    [
        ("es", "captación", "Empezaron a captarla.", True),
        ("es", "captación", "CAPTACION", True),
        ("es", "captación", "Empezaron con regalos.", False),
        ("es", "trata de personas", "La trata existe.", True),
        ("es", "trata de personas", "El comercio existe.", False),
        ("es", "grooming / captación", "El grooming empieza.", True),
        ("ru", "принудительный труд", "к принудительному труду", True),
        ("ru", "принудительный труд", "к работе", False),
        ("fi", "orjuus", "orjuuden", True),
        ("hi", "बंधुआ मज़दूरी", "बंधुआ मज़दूरों को", True),
        ("hi", "बंधुआ मज़दूरी", "काम करने वालों को", False),
        ("ar", "الاستغلال", "لاستغلالهم", True),
        ("ar", "الاتّجار بالأشخاص", "الاتجار بالاشخاص", True),
        ("ar", "الابتزاز", "للتهديد", False),
        ("th", "การค้ามนุษย์", "หยุดการค้า\u200bมนุษย์วันนี้", True),
        ("th", "การค้ามนุษย์", "หยุดวันนี้", False),
        ("ko", "인신매매", "인신매매를", True),
    ],
)
def test_endings_make_no_difference(language: str, term: str, text: str, is_said: bool) -> None:
    assert says(plain(text, language), term, language) is is_said


def test_much_text_is_looked_through_in_time() -> None:
    many = 2000
    items = "".join(f"          - Grooming number {number}.\n" for number in range(many))
    made = sound(f"{TOP}{SECTION}      - type: checklist\n        id: many\n        items:\n{items}")
    entries = "".join(f"    - {{source: Grooming number {n}., text: La captación {n}.}}\n" for n in range(many))
    yaml = f"translates: asking\nlanguage: es\ntranslator: A\nunits:\n  many.items:\n{entries}"
    translation, _ = localize(made, "es", module(yaml, "materials/es/asking.yaml"))
    start = time.perf_counter()
    assert [one.code for one in check_terms(translation, words())] == ["T403"]
    assert time.perf_counter() - start < 5


def test_the_file_of_the_glossary_gives_terms() -> None:
    yaml = "terms:\n  grooming:\n    term: grooming\n    meaning: x\n    translations:\n"
    yaml += "      es: {term: captación, status: agreed, by: ILO}\n"
    terms, found = glossary([load("materials/glossary.yaml", yaml.encode())], ())
    assert found == ()
    assert [one.code for one in told(("El acoso.", *RIGHT[1:]), terms)] == ["T401"]
