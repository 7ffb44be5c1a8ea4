"""Widths of columns: they fill the table, keep long words whole, and follow shares or content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import rendering

from builder.typeset.columns import column_widths


def test_shares_count_where_words_allow() -> None:
    assert column_widths(100, (1, 3), (10, 10), (5, 5)) == [25, 75]
    assert column_widths(100, (1, 9), (10, 10), (30, 5)) == pytest.approx([30, 70])


def test_without_shares_content_decides() -> None:
    assert column_widths(100, (), (20, 40), (5, 5)) == [40, 60]
    narrow, wide = column_widths(100, (), (20, 400), (5, 5))
    assert narrow < wide


@given(st.data(), st.integers(1, 6), st.floats(50, 600))
def test_they_fill_the_table_and_keep_words_whole(data: st.DataObject, count: int, width: float) -> None:
    lengths = st.lists(st.floats(1, 400), min_size=count, max_size=count)
    least = data.draw(lengths)
    natural = [max(one, two) for one, two in zip(data.draw(lengths), least, strict=True)]
    shares = data.draw(st.sampled_from([(), tuple(range(1, count + 1))]))
    found = column_widths(width, shares, natural, least)
    assert sum(found) == pytest.approx(width, abs=0.1)
    if sum(min(one, 0.6 * width) for one in least) < width:
        assert all(w >= min(low, 0.6 * width) - 0.1 for w, low in zip(found, least, strict=True))


def test_no_row_stands_alone_on_the_next_page() -> None:
    rows = "".join(f'<tr id="r{n}"><td><p id="p{n}">Row {n}</p></td></tr>' for n in range(60))
    for start in range(12):
        body = "<p>x</p>" * start + f"<table><tbody>{rows}</tbody></table>"
        made = rendering(body)
        pages = [int(made.placements["lesson/handout", f"p{n}"]) for n in range(60)]
        assert pages.count(max(pages)) > 1
