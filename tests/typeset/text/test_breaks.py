"""Where words may be hyphenated and lines may end, in single cases; whole languages are in test_lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.typeset.text.breaks import hyphens, opportunities


@pytest.mark.parametrize(
    ("word", "lang", "parts"),
    [
        ("responsibility", "en", "re-spon-si-bil-ity"),
        ("responsibility", "en-GB", "re-spons-ib-il-ity"),
        ("(information),", "en", "(in-for-ma-tion),"),
        ("co-operation", "en", "co-op-er-a-tion"),
        ("derechos", "es", "de-re-chos"),
        ("ответственность", "ru", "от-вет-ствен-ность"),
        ("Verantwortung", "de", "Ver-ant-wor-tung"),
        ("short", "en", "short"),
        ("asszonnyal", "hu", "asszonnyal"),  # letters would change
        ("information1", "en", "information1"),
        ("x/information", "en", "x/information"),
        ("www.information.example", "en", "www.information.example"),
        ("information.example", "en", "information.example"),
        ("{{information", "en", "{{information"),
        ("information}}", "en", "information}}"),
        ("infor\u00admation", "en", "infor\u00admation"),  # the author has said where
        ("информация", "en", "информация"),
        ("الحقوقيون", "ar", "الحقوقيون"),
        ("responsibility", "vi", "responsibility"),
    ],
)
def test_where_a_word_may_be_hyphenated(word: str, lang: str, parts: str) -> None:
    cuts = [0, *hyphens(word, lang), len(word)]
    assert "-".join(word[start:end] for start, end in pairwise(cuts)) == parts


@pytest.mark.parametrize(
    ("text", "lang", "ends"),
    [
        ("", "en", []),
        ("one two", "en", [(4, "soft"), (7, "end")]),
        ("a\u00adb c\nd", "en", [(2, "shy"), (4, "soft"), (6, "forced"), (7, "end")]),
        ("a\u2028b", "en", [(2, "forced"), (3, "end")]),
        ("no\u00a0break", "en", [(8, "end")]),
        ("x \u0301y", "en", [(4, "end")]),  # a mark on a space is one cluster with it
        ("call 012 345 678 now", "en", [(5, "soft"), (17, "soft"), (20, "end")]),
        ("in 2024, 30 of 40", "en", [(3, "soft"), (9, "soft"), (12, "soft"), (15, "soft"), (17, "end")]),
        ("きゃく", "ja", [(2, "soft"), (3, "end")]),  # strict: no line begins with a small kana
        ("a/b", "en", [(2, "soft"), (3, "end")]),
    ],
)
def test_where_lines_may_end(text: str, lang: str, ends: list[tuple[int, str]]) -> None:
    assert opportunities(text, lang) == ends


def test_korean_breaks_between_words() -> None:
    text = "모든 인간은 자유롭다"
    assert [at for at, _ in opportunities(text, "ko")] == [3, 7, 11]


@pytest.mark.parametrize(
    ("text", "lang"), [("ផ្សេងៗគ្នា", "km"), ("ต่าง ๆ กัน", "th"), ("ຕ່າງໆ ກັນ", "lo"), ("ម្ដង\u200bៗ ទៀត", "km")]
)
def test_a_mark_that_repeats_a_word_never_begins_a_line(text: str, lang: str) -> None:
    assert not [at for at, _ in opportunities(text, lang) if text[at : at + 1] in ("ๆ", "ໆ", "ៗ")]
