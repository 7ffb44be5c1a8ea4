"""Numbers on pages are in the digits that CLDR gives the language."""

from __future__ import annotations

import pytest
from babel import Locale

from builder.typeset.digits import in_digits

ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "mymr": "၀"}


@pytest.mark.parametrize(
    "language",
    [
        "en",
        "ar",
        "ar-EG",
        "ar-MA",
        "fa",
        "ps",
        "ne",
        "mr",
        "bn",
        "as",
        "my",
        "ur",
        "hi",
        "km",
        "th",
        "he",
        "ta",
        "zh",
        "am",
        "ckb",
    ],
)
def test_digits_are_those_of_cldr(language: str) -> None:
    system = Locale.parse(language, sep="-").default_numbering_system
    written = in_digits(1203456789, language)
    assert int(written) == 1203456789
    assert written[2] == ZEROS[system]
