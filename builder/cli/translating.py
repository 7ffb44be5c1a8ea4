"""``handouts translate``: the commands of those who translate, and their options; bodies are imported when one runs."""

from __future__ import annotations

from typing import Any

import click

from builder.cli import options
from builder.cli.group import OrderedGroup

_languages = click.argument("languages", nargs=-1, metavar="[LANG]...")
_lesson = click.option(
    "--lesson", "lessons", multiple=True, metavar="NAME", help="Only this lesson. May be repeated. Otherwise all."
)


@click.group(
    cls=OrderedGroup,
    examples=(
        "handouts translate start sw --translator 'Amina Otieno'",
        "handouts translate update sw",
        "handouts translate stat",
    ),
)
def translate() -> None:
    """Translate lessons, and keep translations up to date.

    LANG is the short tag of a language, such as sw for Swahili or pt-BR for Portuguese as in Brazil.
    """


@translate.command(examples=("handouts translate start sw", "handouts translate start sw safety-skills"))
@click.argument("language", metavar="LANG")
@click.argument("lessons", nargs=-1, metavar="[LESSON]...")
@click.option("--translator", default="", metavar="NAME", help="Your name, or how the text is made.")
@options.project
def start(**words: Any) -> int:
    """Make files that are ready to fill in.

    One for each lesson in materials/LANG, with every text in its order, and one for the fixed words of the pages in
    layouts/strings. No file that is there is touched.
    """
    from builder.cli.translations import start_language

    return start_language(**words)


@translate.command(examples=("handouts translate update", "handouts translate update sw --dry-run"))
@_languages
@_lesson
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@options.project
def update(**words: Any) -> int:
    """Bring translations up to the lessons as they are now.

    Adds new texts, shows where the English changed, and keeps what a lesson no longer has. No text is ever dropped.
    """
    from builder.cli.translations import update_languages

    return update_languages(**words)


@translate.command(examples=("handouts translate stat", "handouts translate stat sw ar --fail-under 90"))
@_languages
@_lesson
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="End with code 1 if less than this is done in any lesson and language shown.",
)  # fmt: skip
@options.project
@options.form
def stat(**words: Any) -> int:
    """Show how far each translation is."""
    from builder.cli.progress import show_progress

    return show_progress(**words)


@translate.command(examples=("handouts translate check sw", "handouts translate check --strict"))
@_languages
@_lesson
@options.project
@options.strict
@options.form
def check(**words: Any) -> int:
    """Find faults in translations, and in nothing else.

    The same as `handouts check -l LANG` says of them. Ends with code 1 if there is something to mend.
    """
    from builder.cli.judging import check_languages

    return check_languages(**words)


@translate.command(
    examples=(
        "handouts translate accept sw safety-skills welcome.text",
        "handouts translate accept sw safety-skills --all",
    )
)
@click.argument("language", metavar="LANG")
@click.argument("lesson", metavar="LESSON")
@click.argument("names", nargs=-1, metavar="[TEXT]...")
@click.option("--all", "is_all", is_flag=True, help="Every text whose English changed, after you were shown them.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask; for scripts.")
@options.project
def accept(**words: Any) -> int:
    """Say that translations are right though the English changed.

    TEXT is the name that stands above the text, such as welcome.text; in a list, also its place in it, such as
    steps.items.3; or its number. LESSON may be fixed-words, for those of the pages. Takes the line 'was:' away, so
    that the translation is printed again.
    """
    from builder.cli.accepting import accept_texts

    return accept_texts(**words)
