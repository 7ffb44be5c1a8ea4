"""Click's classes with habits of this program: commands keep their order, every help ends with examples, a word that is
nearly right is met with the one that was probably meant, and minutes are refused in plain words."""

from __future__ import annotations

import re
from typing import Any

import click


def minutes(text: str) -> int:
    """Read how long a session may be, up to a day. Raises BadParameter in plain words."""
    if not re.fullmatch("[0-9]{1,4}", text.strip()) or not 1 <= int(text) <= 1440:
        raise click.BadParameter(f"{text!r} is not a number of minutes from 1 to 1440. Try: --minutes 45.")
    return int(text)


class Command(click.Command):
    """A command with ``examples``, each shown on a line of its own, as it is typed."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(formatter, self.examples)


class OrderedGroup(click.Group):
    """Lists its commands as they were added: everyday ones first, not by the alphabet."""

    command_class = Command

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(formatter, self.examples)


class NearChoice(click.Choice[str]):
    """A choice of words that says which one may have been meant."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        from builder.diagnostics import nearest

        near = nearest(str(value), self.choices)
        said = super().get_invalid_choice_message(value, ctx)
        return f"{said} Did you mean {near}?" if near else said


def _write_examples(formatter: click.HelpFormatter, examples: tuple[str, ...]) -> None:
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':{formatter.current_indent}}{example}\n")  # never wrapped: it is to be copied
