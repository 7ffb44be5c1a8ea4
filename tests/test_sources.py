"""Sources: the shipped bibliography, what overrides it, and every fault that its file can have."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from strategies import QUICK, random_bytes

from builder.library import Library
from builder.load import load
from builder.project import Project, shipped_root
from builder.sources import FILE, SEEN, SourceEntry, sources

SHIPPED = Path(__file__).parent.parent / FILE
GOOD = """\
estimates:
  publisher: A publisher
  title: "Estimates: the first"
  year: 2022
  url: https://example.org/estimates
  checked-on: 2026-11-24
"""


def judge(*layers: str) -> tuple[dict[str, SourceEntry], list[str]]:
    """Entries, and findings as ``CODE line:column hint``."""
    read = [load("sources.yaml", layer.encode()) for layer in layers]
    assert [one for source in read for one in source.found] == []
    entries, found = sources(read)
    return dict(entries), [f"{one.code} {one.at.line}:{one.at.column} {one.hint}" for one in found if one.at]


def test_a_source_has_its_details() -> None:
    entries, found = judge(GOOD)
    assert found == []
    checked = datetime.date(2026, 11, 24)
    url = "https://example.org/estimates"
    assert entries == {"estimates": SourceEntry("estimates", "A publisher", "Estimates: the first", 2022, url, checked)}


def test_nobody_has_checked_what_does_not_say_so() -> None:
    assert judge(GOOD.partition("  checked-on")[0])[0]["estimates"].checked_on is None


@pytest.mark.parametrize("seen", SEEN)
def test_a_source_says_where_its_figures_were_found(seen: str) -> None:
    entries, found = judge(f"{GOOD}  seen: {seen}\n")
    assert found == []
    assert entries["estimates"].seen == seen
    assert judge(GOOD)[0]["estimates"].seen == "not-seen"


def test_an_own_source_takes_the_place_of_the_shipped_one_and_leaves_the_others() -> None:
    own = GOOD.replace("A publisher", "Another")
    entries, found = judge(GOOD + GOOD.replace("estimates:", "others:", 1), own)
    assert found == []
    assert {name: entry.publisher for name, entry in entries.items()} == {
        "estimates": "Another",
        "others": "A publisher",
    }


def test_the_shipped_sources_have_no_faults_and_are_not_said_to_be_checked() -> None:
    source = load(FILE, SHIPPED.read_bytes())
    entries, found = sources([source])
    assert (source.found, found) == ((), ())
    assert len(entries) >= 30
    assert {entry.checked_on for entry in entries.values()} == {None}
    assert {entry.seen for entry in entries.values()} == set(SEEN)
    assert all(entry.url.startswith("https://") for entry in entries.values())


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("publisher", "publsher", ["P401 2:3 did you mean 'publisher'?"]),
        ("checked-on", "looked-at", ["P401 6:3 type one of seen, checked-on, or delete the line"]),
        ("checked-on: 2026-11-24", "seen: maybe", ["P405 6:9 type one of page, secondary, not-seen, or delete"]),
        ("  publisher: A publisher\n", "", ["P404 1:1 add 'publisher: …'"]),
        ("estimates:\n", "ILO 2022:\n", ["P402 1:1 type a short name such as global-estimates-2022"]),
        ("A publisher", "", ["P404 2:3 add 'publisher: …'"]),
        ("A publisher", "[A publisher]", ["P403 2:14 take the brackets or dashes away; if the text holds a colon"]),
        ("year: 2022", "year: 1899", ["P405 4:9 type four digits, such as 2022"]),
        ("year: 2022", "year: about 2022", ["P405 4:9 type four digits, such as 2022"]),
        ("https://example.org", "www.example.org", ["P405 5:8 type https://www.example.org/estimates"]),
        ("https://example.org", "file://example.org", ["P405 5:8 begin it with https:// and type it without spaces"]),
        ("2026-11-24", "24.11.2026", ["P405 6:15 type year-month-day in digits, such as 2026-11-24"]),
        ("2026-11-24", "2026-02-30", ["P405 6:15 type year-month-day in digits, such as 2026-11-24"]),
        ("A publisher", "x" * 301, ["P405 2:14 make it shorter"]),
    ],
)
def test_names_each_fault_at_its_place(right: str, wrong: str, expected: list[str]) -> None:
    entries, found = judge(GOOD.replace(right, wrong, 1))
    assert "estimates" not in entries
    assert len(found) == len(expected)
    for one, beginning in zip(sorted(found), sorted(expected), strict=True):
        assert one.startswith(beginning)


def test_a_source_is_not_one_text() -> None:
    assert judge("estimates: ILO, 2022\n") == (
        {},
        [
            "P403 1:12 type its details in the lines below 'estimates:', moved in: publisher, title, year and url",
        ],
    )


def test_a_faulty_source_hides_no_other_and_the_shipped_one_stays() -> None:
    entries, found = judge(GOOD, GOOD.replace("2022", "soon") + GOOD.replace("estimates:", "others:", 1))
    assert list(entries) == ["estimates", "others"]
    assert [one.split()[0] for one in found] == ["P405"]


def test_reading_ends_after_many_faults() -> None:
    assert len(judge("".join(f"s{n}: x\n" for n in range(5_000)))[1]) == 201


def told(folder: Path, own: str, source: str = "estimates") -> list[str]:
    """What a lesson with one statistic is told in a project with sources of its own."""
    lesson = (Path(__file__).parent / "blocks" / "statistic.yaml").read_text("utf-8")
    lesson = lesson.replace("source: global-estimates-2022", f"source: {source}")
    for name, text in (("program", ""), ("sources", own), ("en/statistic", lesson)):
        path = folder / "materials" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _, found = Library(Project((folder, shipped_root()), folder / "output")).lesson("statistic")
    return [f"{one.code} {one.at.file.rpartition('/')[2]}" for one in found if one.at]


def test_lessons_may_name_own_and_shipped_sources(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []
    assert told(tmp_path, GOOD, "global-estimates-2022") == []
    assert told(tmp_path, GOOD, "estimats") == ["M209 statistic.yaml"]


def test_a_lesson_that_names_sources_is_told_of_their_faults(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD.replace("2022", "soon")) == ["M209 statistic.yaml", "P405 sources.yaml"]
    assert told(tmp_path, GOOD.replace("2022", "soon"), "global-estimates-2022") == ["P405 sources.yaml"]


@QUICK
@given(random_bytes)
def test_random_bytes_are_read_or_named(data: bytes) -> None:
    source = load("sources.yaml", data)
    entries, found = sources([source])
    assert all(one.at is not None and one.message and one.hint for one in found)
    assert all(name == entry.id and entry.publisher for name, entry in entries.items())
