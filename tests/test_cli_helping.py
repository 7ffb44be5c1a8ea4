"""``handouts helplines`` and ``handouts ready``, as people meet them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import FILES, make_project
from speaking import err, out

from builder.library import Library
from builder.project import Project, shipped_root

PROGRAM = "lessons: [calm-steps]\ncountry: KE\n"
EMERGENCY = """\
ke-emergency:
  country: KE
  name: Emergency
  kinds: [emergency]
  number: "555 01 00"
  status: unchecked
"""
LEAD = 'safeguarding: {lead: Amina, phone: "+1 202 555 0143"}\n'


@pytest.fixture
def kenya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make a project in Kenya, with more lines of program.yaml and its own help lines; we stand in it."""

    def make(program: str = "", own: str = "") -> Path:
        files = dict(FILES) | {"materials/program.yaml": PROGRAM + program}
        make_project(tmp_path, files | ({"materials/helplines.yaml": own} if own else {}))
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return make


def test_lines_are_listed_by_kind_with_what_each_is_worth(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    kenya()
    text = out(capsys, "helplines")
    assert "Danger now\n  none that can be printed for KE" in text
    assert "  ke-gender-violence: Gender violence help line, 1195\n    not yet checked" in text
    assert "Help for people under 18" not in text, "no lesson needs it"
    assert "1-888" not in text
    data = json.loads(out(capsys, "helplines", "--format", "json"))
    assert {line["state"] for line in data["lines"] if "trafficking" in line["kinds"]} == {"unchecked"}
    assert "ke-gender-violence\ttrafficking\t1195\tunchecked" in out(capsys, "helplines", "--format", "short")


def test_without_a_country_it_says_what_to_type(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "country: KE" in out(capsys, "helplines")
    assert str(project / "materials/program.yaml") in out(capsys, "helplines")


def test_the_call_sheet_has_every_open_line_and_never_asks_to_ring_an_emergency_number(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    kenya(own=EMERGENCY)
    sheet = out(capsys, "helplines", "--call-sheet")
    assert "never rung as a test" in sheet
    emergency = sheet.partition("[ ] Emergency")[2].partition("[ ]")[0]
    assert "Do not ring it." in emergency
    assert "--how" in emergency
    assert 'type: handouts helplines checked ke-gender-violence --by "your name"' in sheet


def test_a_check_is_written_down_and_counts(kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = kenya()
    said = out(capsys, "helplines", "checked", "ke-gender-violence", "--by", "Amina Otieno")
    assert "1195" in said
    text = (folder / "materials/helplines.yaml").read_text("utf-8")
    assert "checked-by: 'Amina Otieno'" in text
    assert "checked-what: '1195'" in text
    assert "checked on" in out(capsys, "helplines")
    assert "no-line\temergency\tKE\n" in out(capsys, "ready", "--format", "short", code=1)
    out(capsys, "helplines", "checked", "take-it-down", "--by", "Amina")
    assert "take-it-down:" in (folder / "materials/removal-tools.yaml").read_text("utf-8")
    out(capsys, "helplines", "checked", "us-take-it-down-act", "--by", "Amina", "--how", "asked a lawyer")
    assert "us-take-it-down-act:" in (folder / "materials/laws.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ke-gender-violense", "--by", "A"), "Did you mean ke-gender-violence?"),
        (("kh-police", "--by", "A"), "never rung as a test"),
        (("us-definition", "--by", "A"), "how this law was checked"),
        (("ke-gender-violence", "--by", " "), "Nobody is named"),
        (("ke-gender-violence", "--by", "A", "--on", "yesterday"), "is not a day"),
        (("ke-gender-violence", "--by", "A", "--on", "2999-01-01"), "still to come"),
        (("ke-gender-violence", "--by", "A", "--on", "2001-01-01"), "more than 180 days ago"),
    ],
)
def test_half_a_check_is_refused(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    folder = kenya()
    assert says in err(capsys, "helplines", "checked", *words)
    assert not (folder / "materials/helplines.yaml").exists()


def test_checks_are_not_written_into_the_shipped_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = (shipped_root() / "materials/helplines.yaml").read_bytes()
    assert "handouts init my-program" in err(capsys, "helplines", "checked", "ke-gender-violence", "--by", "A")
    assert (shipped_root() / "materials/helplines.yaml").read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_ready_names_the_most_dangerous_first_and_says_yes_in_the_end(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    kenya()
    text = out(capsys, "ready", code=1)
    order = [text.index(what) for what in ("Danger now", "Someone controls you", "The person whom people can turn to")]
    assert order == sorted(order)
    kenya(LEAD, EMERGENCY)
    out(capsys, "helplines", "checked", "ke-emergency", "--by", "A", "--how", "https://example.org")
    assert "1195 is not yet checked" in out(capsys, "ready", code=1)
    out(capsys, "helplines", "checked", "ke-gender-violence", "--by", "A")
    text = out(capsys, "ready")
    by_hand = text.index("by hand, before you begin:\n  a deputy")
    assert by_hand < text.index("who looked up the law here, and when") < text.index("Ready. Next: handouts build")
    built = out(capsys, "build")
    assert "SAMPLE" not in built
    assert built.endswith("Next: read the guide, then print\n")


def test_what_is_written_by_hand_is_told_and_not_missing(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    kenya(LEAD + "help-by-hand: yes\n", "ke-gender-violence:\n  status: doubtful\n  doubt: nobody answers\n")
    text = out(capsys, "ready")
    assert "Danger now (KE)" in text
    assert "Someone controls you or makes you work (KE)" in text
    assert json.loads(out(capsys, "ready", "--format", "json"))["ready"] is True


def test_a_fault_in_the_files_comes_first(kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    kenya(LEAD + "help-by-hand: yes\n", "harbour:\n  country: KE\n")
    assert "Not ready: first mend" in out(capsys, "ready", code=1)
    assert "P315" in err(capsys, "helplines", code=1)


def test_a_lesson_is_refused_where_its_readers_would_find_no_help(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = kenya("", "ke-gender-violence:\n  status: doubtful\n  doubt: nobody answers\n")
    said = err(capsys, "build", "--format", "short", code=1)
    assert re.search(r"calm-steps\.yaml:7:\d+: error\[P310\]", said)
    assert "help-by-hand: yes" in said
    assert not list((folder / "output").rglob("*.pdf"))


def test_unchecked_lines_may_be_printed_without_the_banner_and_keep_their_marks(
    kenya: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    from building import text_of
    from projects import HANDOUT

    folder = kenya(LEAD)
    assert "SAMPLE" in out(capsys, "build")
    out(capsys, "build", "--allow-unchecked")
    text = text_of(folder / "output" / HANDOUT)
    assert "SAMPLE" not in text
    assert "1195" in text
    assert "Not yet checked" in text


def test_the_day_is_read_once_for_a_whole_build() -> None:
    library = Library(Project.find(shipped_root()))
    assert library.today is library.today
