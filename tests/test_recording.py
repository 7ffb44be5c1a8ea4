"""Recording a check: the user's file keeps all that they typed, and what cannot be changed safely is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.edit import record
from builder.edit.recording import with_check
from builder.errors import UsageError
from builder.helplines import FILE, helplines
from builder.load import load

CHECK = {
    "status": "checked",
    "checked-by": 'Amina: O\'Neil "A"',
    "checked-on": "2026-11-24",
    "checked-how": "rang it",
    "checked-what": "1195",
}
OWN = """\
# Ours. Mind the tab.

shelter:   # near the river
  country: KE
  name: Shelter
  kinds: [trafficking]
  number: "0722 123 456"
  status: doubtful   # was it?
  doubt: |
    Nobody answered,
    twice.
  about: Open
    to all.

# the second
other:
  hours: in the morning
"""


def written(folder: Path, text: str, entry: str) -> str:
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    record(folder, FILE, entry, CHECK)
    return path.read_text("utf-8")


def test_a_check_goes_into_its_entry_and_all_else_stays(tmp_path: Path) -> None:
    made = written(tmp_path, OWN, "shelter")
    gone = ["  status: doubtful   # was it?", "  doubt: |", "    Nobody answered,", "    twice."]
    kept = [row for row in OWN.splitlines() if row not in gone]
    new = [row for row in made.splitlines() if row.partition(":")[0].strip() in CHECK]
    assert [row for row in made.splitlines() if row not in new] == kept
    assert len(new) == len(CHECK)
    again = written(tmp_path, made, "shelter")
    assert again == made
    (line, *_), _ = helplines([load(FILE, made.encode())], [])
    assert (line.id, line.status, line.doubt) == ("shelter", "checked", "")
    assert line.check is not None
    assert line.check.by == CHECK["checked-by"]


def test_a_new_entry_stands_at_the_end_and_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    made = written(tmp_path, OWN.replace("status: doubtful", "status: unchecked").partition("  doubt")[0], "new-one")
    assert made.endswith("new-one:\n  status: checked\n" + made.partition("new-one:\n  status: checked\n")[2])
    assert record(tmp_path / "fresh", FILE, "new-one", CHECK)
    assert (tmp_path / "fresh" / FILE).read_text("utf-8").startswith("# Your own help lines")
    assert not record(tmp_path / "fresh", FILE, "new-one", CHECK)


@pytest.mark.parametrize("own", ["shelter: {country: KE, status: doubtful}\n", "shelter: [a]\n", "a: [\n"])
def test_what_cannot_be_changed_safely_is_left_alone(tmp_path: Path, own: str) -> None:
    with pytest.raises(UsageError, match="nothing was changed"):
        written(tmp_path, own, "shelter")
    assert (tmp_path / FILE).read_text("utf-8") == own


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    path = tmp_path / FILE
    path.write_bytes(OWN.replace("\n", "\r\n").encode())
    record(tmp_path, FILE, "shelter", CHECK)
    made = path.read_bytes()
    assert made.count(b"\r\n") == made.count(b"\n")
    assert b"checked-what: '1195'\r\n" in made


def test_a_name_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        with_check("", "shelter", CHECK | {"checked-by": "A\x1bB"})


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(words, words)
def test_whatever_is_said_is_read_back(by: str, how: str) -> None:
    made = with_check("ours:\n  hours: always\n", "ours", CHECK | {"checked-by": by, "checked-how": how})
    root = load(FILE, made.encode()).root
    assert root is not None
    entry = root["ours"]
    assert isinstance(entry, dict)
    assert (str(entry["checked-by"]), str(entry["checked-how"]), str(entry["hours"])) == (by, how, "always")
