"""The six questions of ``handouts init``: what people type, on whatever system, and what becomes of it."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest
from projects import run_handouts

from builder.cli import beginning, run
from builder.cli.days import DayError, day_of
from builder.cli.questions import ask
from builder.edit import Answers, filled_in, picture_at
from builder.errors import InternalError
from builder.library import Library
from builder.load import load
from builder.program import LocalNumber, program
from builder.project import MARK, Project, shipped_root

SHIPPED = (shipped_root() / MARK).read_text("utf-8")
TODAY = datetime.date(2026, 11, 25)


def picture(folder: Path, name: str, kind: str = "PNG") -> Path:
    from PIL import Image

    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 12), (10, 80, 90)).save(path, kind)
    return path


# -- days


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-05", (2026, 12, 5)),
        ("5 Dec 2026", (2026, 12, 5)),
        ("December 5th, 2026", (2026, 12, 5)),
        ("Saturday the 5th of December", (2026, 12, 5)),
        ("5.12.2026", (2026, 12, 5)),
        ("5.12.", (2026, 12, 5)),
        ("25/12/2026", (2026, 12, 25)),
        ("12/25/2026", (2026, 12, 25)),
        ("5 jan", (2027, 1, 5)),
        ("25 nov", (2026, 11, 25)),
        ("thursday", (2026, 11, 26)),
        ("next Wednesday", (2026, 12, 2)),
        ("tomorrow", (2026, 11, 26)),
        ("29 feb", (2028, 2, 29)),
        ("6/6/2027", (2027, 6, 6)),
    ],
)
def test_days_are_typed_in_several_ways(typed: str, day: tuple[int, int, int]) -> None:
    assert day_of(typed, TODAY) == datetime.date(*day)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("5/12/2026", "5 December or 12 May"),
        ("31 June", "there is no such day"),
        ("2026-13-01", "there is no such day"),
        ("soon", "type it like"),
        ("5", "type it like"),
        ("5 6 May", "type it like"),
        ("5.12.26", "type it like"),
        ("May June", "type it like"),
    ],
)
def test_what_may_be_two_days_or_none_is_asked_again(typed: str, words: str) -> None:
    with pytest.raises(DayError, match=words):
        day_of(typed, TODAY)


# -- the file


def test_answers_take_the_place_of_their_examples() -> None:
    answers = Answers(
        name='Harbour "House": #1 \\ evening',
        countries=("PH", "KW"),
        help_by_hand=True,
        local=("Village office", "0722 123 456"),
        lead=("Amina: Otieno", "0722 000 000"),
        next_session=datetime.date(2026, 12, 5),
        logo=("logo.png", b""),
    )
    source = load(MARK, filled_in(SHIPPED, answers).encode())
    made, found = program(source)
    assert (source.found, found) == ((), ())
    assert made.name == answers.name
    assert (made.countries, made.help_by_hand) == (("PH", "KW"), True)
    assert made.local_number == LocalNumber("Village office", "0722 123 456")
    assert (made.lead_name, made.lead_phone) == answers.lead
    assert (made.next_session, made.logo) == (answers.next_session, "logo.png")
    assert filled_in(SHIPPED, Answers()) == SHIPPED
    with pytest.raises(InternalError, match="no example of 'program'"):
        filled_in("", Answers(name="x"))


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "'{}'",
        '"{}" ',
        "& '{}'",
        "file://{}",
        "“{}”",
    ],
)
def test_a_picture_is_named_as_terminals_name_it(tmp_path: Path, form: str) -> None:
    path = picture(tmp_path, "Our Logo.PNG")
    assert picture_at(form.format(path), tmp_path) == path.read_bytes()
    assert picture_at(form.format(path).replace(" Logo", "\\ Logo"), tmp_path) == path.read_bytes()


def test_a_picture_may_have_the_slashes_of_windows(tmp_path: Path) -> None:
    path = picture(tmp_path, "pictures/logo.png")
    assert picture_at("pictures\\logo.png", tmp_path) == path.read_bytes()
    assert picture_at("no\\such.png", tmp_path) is None
    assert picture_at("pictures", tmp_path) is None
    assert picture_at("\0", tmp_path) is None


# -- the talk


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str]], Answers]:
    def talked(typed: Sequence[str]) -> Answers:
        left = iter(typed)
        monkeypatch.setattr(click, "prompt", lambda *_, **__: next(left))
        monkeypatch.setattr(click, "confirm", lambda *_, **__: next(left) == "y")
        answers = ask(SHIPPED, TODAY, tmp_path)
        assert next(left, None) is None, "everything was asked for"
        return answers

    return talked


def test_enter_skips_each(talk: Callable[[Sequence[str]], Answers]) -> None:
    assert talk([""] * 6) == Answers()
    assert talk(["\r"] * 6) == Answers(), "as a terminal of Windows may send it"


def test_everything_may_be_answered(
    talk: Callable[[Sequence[str]], Answers], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture(tmp_path, "my logo.jpg", "JPEG")
    made = talk(
        ["Harbour House\r", "Kenya", "Office: 0722 123456", "Amina, +254 722 000 000", "5 Dec", "'my logo.jpg'"]
    )
    assert (made.name, made.countries) == ("Harbour House", ("KE",))
    assert (made.local, made.lead) == (("Office", "0722 123456"), ("Amina", "+254 722 000 000"))
    assert made.next_session == datetime.date(2026, 12, 5)
    assert made.logo is not None
    assert made.logo[0] == "logo.jpg"
    assert made.logo[1].startswith(b"\xff\xd8\xff")
    said = capsys.readouterr().err
    assert said.count("\n   ") >= 6, "each with a line of why"
    assert "Saturday, 2026-12-05." in said


def test_what_cannot_be_used_is_asked_again(
    talk: Callable[[Sequence[str]], Answers], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logo.txt").write_text("no picture")
    made = talk(
        [
            *("long " * 40, "House"),
            *("Atlantis", "kenia", "n", "ph, KW"),
            *("ask the office", "0722 123456"),
            *("0722 123 456", "Amina"),
            *("5/12/2026", "1 Jan 2020", ""),
            *("nothing.png", "logo.txt", "again.png"),
        ]
    )
    assert made == Answers("House", ("PH", "KW"), False, ("Help near you", "0722 123456"), ("Amina", None))
    said = capsys.readouterr().err
    for words in ("Make it shorter", "no country known", "type its name, a comma", "after a comma", "is over"):
        assert words in said
    assert "not a PNG or JPEG picture" in said
    assert "Skipped." in said, "nobody is asked for ever"


def test_nobody_is_asked_where_nobody_sits(tmp_path: Path) -> None:
    done = run_handouts(["init", "mine"], tmp_path)
    assert done.returncode == 0
    assert "?" not in done.stderr
    assert "\nprogram:" not in (tmp_path / "mine" / MARK).read_text("utf-8")


def test_what_is_there_is_told_before_anything_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(beginning, "can_ask", lambda: pytest.fail("asked"))
    (tmp_path / "README.md").write_text("mine")
    assert run(["init", "."]) == 2


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
def test_on_a_terminal_the_answers_become_a_program_that_builds(tmp_path: Path) -> None:
    picture(tmp_path, "Our Logo.PNG")
    said = on_a_terminal(
        ["init", "mine"],
        [
            "Harbour House",
            "kenia",
            "n",
            "kenia",
            "Kenya",
            "Village office, 0722 123 456",
            "Amina, 0722 000 000",
            "5 dec",
            "'Our Logo.PNG'",
        ],
        tmp_path,
    )
    assert "Did you mean Kenya?" in said
    assert "materials/images/logo.png" in said
    assert "help-by-hand: yes" in said, "not every kind of help is known for Kenya"
    library = Library(Project.find(tmp_path / "mine"))
    made, found = library.program
    assert found == ()
    assert (made.name, made.countries, made.logo) == ("Harbour House", ("KE",), "logo.png")
    assert made.lead_name == "Amina"
    for lesson in made.lessons:
        read, _ = library.lesson(lesson)
        assert read is not None
        assert "logo.png" in library.images(read)[0]


def on_a_terminal(words: Sequence[str], lines: Sequence[str], folder: Path) -> str:
    """Run the program with somebody typing; line ends as terminals send them."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        code = "import sys; from builder.cli import main; sys.argv[1:] = sys.argv[1:]; main()"
        os.execv(sys.executable, [sys.executable, "-c", code, *words])
    said, left = b"", list(lines)
    while True:
        try:
            got = os.read(terminal, 4096)
        except OSError:
            break
        if not got:
            break
        said += got
        if left and said.rstrip().endswith((b">", b"[Y/n]:")):
            os.write(terminal, f"{left.pop(0)}\r".encode())
            said += b"\n"
    os.waitpid(child, 0)
    assert not left
    return said.decode()
