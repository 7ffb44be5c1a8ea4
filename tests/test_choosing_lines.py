"""Which lines may be printed: never a doubtful one, never another country's, whatever the data."""

from __future__ import annotations

from help_lines import COUNTRIES, TODAY, some_lines
from hypothesis import given
from hypothesis import strategies as st

from builder.helplines import KINDS, HelpLine, lacking, lines_for, state_of

some_countries = st.lists(st.sampled_from([*COUNTRIES, "FR"]), max_size=3)
some_kinds = st.lists(st.sampled_from(KINDS), unique=True)


@given(some_lines(), some_countries, some_kinds)
def test_never_a_doubtful_or_foreign_line(lines: tuple[HelpLine, ...], countries: list[str], kinds: list[str]) -> None:
    chosen = lines_for(lines, countries, kinds, TODAY)
    assert set(chosen) == set(kinds)
    for kind, there in chosen.items():
        for one in there:
            assert one.line.status != "doubtful"
            assert one.state == state_of(one.line, TODAY)
            assert kind in one.line.kinds
            assert one.line.is_worldwide or set(one.line.countries) & set(countries)
            assert set(one.countries) == set(one.line.countries) & set(countries)


@given(some_lines(), some_countries, some_kinds)
def test_none_is_lost_and_checked_ones_come_first(
    lines: tuple[HelpLine, ...], countries: list[str], kinds: list[str]
) -> None:
    ranks = ["checked", "lapsed", "unchecked"]
    for kind, there in lines_for(lines, countries, kinds, TODAY).items():
        order = [ranks.index(one.state) for one in there]
        assert order == sorted(order)
        may = [
            line
            for line in lines
            if kind in line.kinds and line.status != "doubtful" and any(map(line.serves, countries))
        ]
        assert {one.line.id for one in there} == {line.id for line in may}
        assert len(there) == len(may)


@given(some_lines(), some_countries)
def test_a_country_lacks_what_no_line_of_its_own_gives(lines: tuple[HelpLine, ...], countries: list[str]) -> None:
    chosen = lines_for(lines, countries, KINDS, TODAY)
    without = lacking(chosen, countries)
    for kind in KINDS:
        for country in countries:
            has = any(one.line.serves(country) for one in chosen[kind])
            assert (country in without.get(kind, ())) is not has


def test_without_a_country_nothing_is_printed_not_even_what_works_everywhere() -> None:
    tool = HelpLine("tool", "Tool", ("image",), is_worldwide=True, url="https://a.example")
    assert lines_for([tool], (), KINDS, TODAY)["image"] == ()
    assert [one.line.id for one in lines_for([tool], ("KE",), KINDS, TODAY)["image"]] == ["tool"]
