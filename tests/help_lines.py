"""Random help lines for property tests: of few countries, so that they meet, and each with a number of its own."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from builder.helplines import KINDS, Check, HelpLine
from builder.helplines.entries import Status

TODAY = datetime.date(2026, 11, 24)
COUNTRIES = ("KE", "UG", "KH", "DE", "US")


@st.composite
def some_lines(draw: st.DrawFn, most: int = 8) -> tuple[HelpLine, ...]:
    """Up to so many lines, each with a number that no other has."""
    return tuple(draw(a_line(number)) for number in range(draw(st.integers(0, most))))


@st.composite
def a_line(draw: st.DrawFn, number: int) -> HelpLine:
    often: list[Status] = ["unchecked", "checked", "checked", "doubtful"]
    status = draw(st.sampled_from(often))
    is_worldwide = draw(st.booleans()) and draw(st.booleans())
    countries = draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=3, unique=True))
    dialled = f"555 {number:02d}7 {draw(st.integers(100, 999))}"
    check = None
    if status == "checked":
        on = TODAY - datetime.timedelta(days=draw(st.sampled_from([-30, 0, 10, 180, 181, 2000])))
        check = Check("Amina", on, "rang it", draw(st.sampled_from(["", dialled, "555 000 000"])))
    return HelpLine(
        id=f"line-{number}",
        name=f"Line {number}",
        kinds=tuple(draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True))),
        countries=() if is_worldwide else tuple(countries),
        is_worldwide=is_worldwide,
        number=dialled,
        hours=draw(st.sampled_from(["", "all day, every day", "in the morning"])),
        from_abroad=draw(st.sampled_from(["", f"+999 {number:02d}8 000"])),
        status=status,
        doubt="it is old" if status == "doubtful" else "",
        check=check,
    )
