"""Digits of pages are those that CLDR gives the language, or those that a file of words names."""

from __future__ import annotations

import unicodedata

import pytest
from babel import Locale

from builder.localize.digits import NUMBERINGS, in_digits, numbering_of, zero_of

LANGUAGES = [
    *("en", "ar", "ar-EG", "ar-MA", "fa", "ps", "ne", "mr", "bn", "as", "my"),
    *("ur", "hi", "km", "th", "he", "ta", "zh", "am", "ckb", "pa-Arab"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_those_of_cldr(language: str) -> None:
    assert numbering_of(language) == Locale.parse(language, sep="-").default_numbering_system
    written = in_digits("1203456789", zero_of(language))
    assert int(written) == 1203456789
    assert [unicodedata.decimal(digit) for digit in written] == [1, 2, 0, 3, 4, 5, 6, 7, 8, 9]


def test_a_region_that_cldr_does_not_know_has_the_digits_of_its_language() -> None:
    assert (numbering_of("fa-DE"), numbering_of("es-XX"), numbering_of("xx")) == ("arabext", "latn", "latn")


def test_digits_may_be_named() -> None:
    assert zero_of("ar", "arab") == "٠"
    assert in_digits("1:05, 20 %", zero_of("fa", "latn")) == "1:05, 20 %"
    assert in_digits("1:05, 20 %", zero_of("km", "khmr")) == "១:០៥, ២០ %"


@pytest.mark.parametrize("name", NUMBERINGS)
def test_every_zero_begins_ten_digits(name: str) -> None:
    zero = ord(NUMBERINGS[name])
    assert [unicodedata.decimal(chr(zero + number)) for number in range(10)] == list(range(10))
