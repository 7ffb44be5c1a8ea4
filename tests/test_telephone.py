"""Telephone numbers in groups: never another digit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.telephone import in_groups


@pytest.mark.parametrize(
    ("typed", "country", "printed"),
    [
        ("+254722123456", None, "+254 722 123456"),
        ("0722123456", "KE", "0722 123456"),
        ("+12025550143", "US", "+1 202-555-0143"),
        ("18883737888", "US", "1 888-373-7888"),
        ("+12025550143", "KE", "+1 202-555-0143"),
        # known to no plan, or no country is said: by threes, and no digit alone at the end
        ("116111", None, "116 111"),
        ("0722123456", None, "072 212 3456"),
        ("12345678", None, "123 456 78"),
        ("+99912345", "KE", "+999 123 45"),
        # short codes, and what the author has grouped
        ("1098", "IN", "1098"),
        ("*31*555", "KE", "*31*555"),
        ("0722 12 34 56", "KE", "0722 12 34 56"),
        ("0722-123456", "KE", "0722-123456"),
        ("", "KE", ""),
    ],
)
def test_grouped_as_people_there_read_them(typed: str, country: str | None, printed: str) -> None:
    assert in_groups(typed, country) == printed


@given(st.from_regex(r"\+?[0-9]{1,18}", fullmatch=True), st.sampled_from([None, "KE", "US", "GB", "KH", "IN", "MX"]))
def test_the_digits_stay_as_they_were_typed(typed: str, country: str | None) -> None:
    printed = in_groups(typed, country)
    assert re.sub(r"[^+0-9]", "", printed) == typed
    if 6 <= len(typed.lstrip("+")) <= 15:
        assert printed != typed or country is not None
