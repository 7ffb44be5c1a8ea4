"""The questions of ``handouts init``: what a person types → ``Answers``. Each may be skipped with Enter.

What is typed is judged at once, by the stages that will read it, so that nothing wrong gets into the file.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from builder.cli import terminal
from builder.cli.days import DayError, day_of
from builder.edit import Answers, filled_in, picture_at
from builder.images import image
from builder.load import load
from builder.program import meant, program
from builder.project import MARK

Value = TypeVar("Value")
_TRIES = 3
_NUMBER = re.compile(r"^(?P<name>.*?)[\s,;:]*(?P<number>\+?[0-9][0-9 ().\-/]{1,}[0-9])$")


class AnswerError(ValueError):
    """What was typed cannot be used; ``str()`` says what to type."""


def can_ask() -> bool:
    """Tell whether somebody sits there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(shipped: str, today: datetime.date, start: Path) -> Answers:
    """Ask the six questions. ``shipped``: the program's file that the answers go into."""
    terminal.tell("Six short questions, so that the pages are yours. Press Enter to skip one; you can change")
    terminal.tell(f"everything later in {MARK}.")

    def sound(**answer: Any) -> Answers:
        made = Answers(**answer)
        _judge(shipped, made)
        return made

    def named(typed: str) -> Answers:
        return sound(name=typed)

    def local(typed: str) -> Answers:
        name, number = _with_number(typed)
        if number is None:
            raise AnswerError("type its name, a comma and its number, such as Village office, 0722 123 456")
        return sound(local=(name or "Help near you", number))

    def lead(typed: str) -> Answers:
        name, number = _with_number(typed)
        if not name:
            raise AnswerError("type the person's name, and after a comma the number")
        return sound(lead=(name, number))

    answers = [
        _ask("1. What is your program called?", "It stands at the head of every page.", named),
        _ask(
            "2. In which country will the pages be handed out?",
            "Only its help lines are printed. Two countries: type both, with a comma.",
            lambda typed: Answers(countries=_countries(typed)),
        ),
        _ask(
            "3. A local number people can ring: its name, a comma, the number.",
            "It stands beside the help lines, as your program's own. Ring it first.",
            local,
        ),
        _ask(
            "4. Who keeps people safe in your program? Name, a comma, phone number.",
            "People can turn to this person. Ask the person first.",
            lead,
        ),
        _ask(
            "5. When do you meet next?",
            "It stands at the end of the handout.",
            lambda typed: Answers(next_session=_day(typed, today)),
        ),
        _ask(
            "6. Where is your logo? A PNG or JPEG file; you can drag it into this window.",
            "It is printed small at the head of the first page. It should not tell what the sessions are about.",
            lambda typed: Answers(logo=_logo(typed, start)),
        ),
    ]
    return _joined([one for one in answers if one is not None])


def _ask(question: str, why: str, judge: Callable[[str], Value]) -> Value | None:
    terminal.tell()
    terminal.tell(f"{question}\n   {why}")
    for _ in range(_TRIES):
        typed = click.prompt("  ", default="", show_default=False, prompt_suffix="> ", err=True)
        typed = " ".join(str(typed).split())
        if not typed:
            return None
        try:
            return judge(typed)
        except AnswerError as error:
            terminal.tell(f"   {error}")
    terminal.tell("   Skipped. You can type it into the file later.")
    return None


def _joined(answers: list[Answers]) -> Answers:
    said: dict[str, Any] = {}
    for one in answers:
        said |= {name: value for name in Answers.__dataclass_fields__ if (value := getattr(one, name))}
    return Answers(**said)


def _judge(shipped: str, answers: Answers) -> None:
    """Read the file as it would be, and tell the first fault in its own words."""
    source = load(MARK, filled_in(shipped, answers).encode("utf-8", "surrogateescape"))
    _, found = program(source)
    for one in (*source.found, *found):
        raise AnswerError(f"{one.message}. {one.hint[:1].upper()}{one.hint[1:]}.")


def _with_number(typed: str) -> tuple[str, str | None]:
    found = _NUMBER.match(typed)
    return (found["name"].strip(), found["number"]) if found else (typed.rstrip(" ,;:"), None)


def _countries(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_country(part) for part in re.split(r"\s*[,;+]\s*", typed) if part))


def _country(typed: str) -> str:
    found = meant(typed)
    if found is None:
        raise AnswerError("that is no country known here. Type its name in English, or its two letters, such as KE")
    code, name = found
    if typed.upper() == code or typed.casefold() == name.casefold():
        terminal.tell(f"   {name} ({code}).")
        return code
    answer = click.prompt(f"   Did you mean {name}? [Y/n]", default="y", show_default=False, err=True).strip()
    if answer.casefold() in ("y", "yes"):
        return code
    if answer.casefold() in ("n", "no"):
        raise AnswerError("type its name in English, or its two letters, such as KE")
    return _country(answer)  # people type the country anew rather than yes or no


def _day(typed: str, today: datetime.date) -> datetime.date:
    try:
        found = day_of(typed, today)
    except DayError as error:
        raise AnswerError(str(error)) from None
    if found < today:
        raise AnswerError(f"{found.isoformat()} is over; type a day to come, with its year")
    terminal.tell(f"   {found.strftime('%A')}, {found.isoformat()}.")
    return found


def _logo(typed: str, start: Path) -> tuple[str, bytes]:
    data = picture_at(typed, start)
    if data is None:
        raise AnswerError("there is no such file. Drag it into this window, or press Enter and add it later")
    made, found = image("logo", data)
    if made is None:
        raise AnswerError(f"{found[0].message}. {found[0].hint[:1].upper()}{found[0].hint[1:]}.")
    return f"logo.{'png' if made.format == 'PNG' else 'jpg'}", made.data
