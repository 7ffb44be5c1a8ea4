"""``handouts translate export``, ``import``, ``send``, ``receive``: their options; bodies are imported when needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from builder.cli import options
from builder.cli.group import Command, NearChoice

_language = click.argument("language", metavar="LANG")
_lessons = click.argument("lessons", nargs=-1, metavar="[LESSON]...")
_FILE = click.Path(path_type=Path)


@click.command(
    name="export",
    cls=Command,
    examples=("handouts translate export sw --to po", "handouts translate export ar safety-skills --to csv"),
)
@_language
@_lessons
@click.option("--to", "form", type=NearChoice(["po", "xliff", "csv"]), default="po", show_default=True,
              help="PO for Poedit and Weblate, XLIFF for OmegaT and memoQ, CSV for any spreadsheet.")  # fmt: skip
@click.option("--into", type=options.FOLDER, metavar="DIR", help="Folder to write to. Otherwise: po, xliff or csv.")
@click.option("--no-bom", is_flag=True, help="Leave the mark off a CSV by which Excel knows UTF-8.")
@options.project
def export_command(**words: Any) -> int:
    """Write files for translators' programs.

    One for each lesson, DIR/LANG/LESSON.po or the like, and one for the fixed words of the pages. A file that holds
    work which was not imported yet is never written over.
    """
    from builder.cli.exchanges import export_texts

    return export_texts(**words)


@click.command(
    name="import",
    cls=Command,
    examples=("handouts translate import po/sw/safety-skills.po", "handouts translate import po"),
)
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@options.project
def import_command(**words: Any) -> int:
    """Take translations from PO, XLIFF, CSV or zip files.

    FILE may also be a folder of such files. What is new goes into materials/LANG as drafts. If a text was changed both
    there and in the file, nothing is changed, and the texts are named.
    """
    from builder.cli.exchanges import import_files

    return import_files(**words)


@click.command(
    cls=Command,
    examples=("handouts translate send sw", "handouts translate send sw safety-skills --into for-amina"),
)
@_language
@_lessons
@click.option("--into", type=options.FOLDER, metavar="DIR", help="Folder to write to. Otherwise this one.")
@options.project
def send(**words: Any) -> int:
    """Pack everything that a volunteer needs.

    One zip: each lesson as a table for any spreadsheet and as a file for Poedit, the English pages, the words of the
    work, and one page that says how to do it. They need to install nothing.
    """
    from builder.cli.sending import send_lessons

    return send_lessons(**words)


@click.command(
    cls=Command, examples=("handouts translate receive handouts-sw.zip", "handouts translate receive safety-skills.csv")
)
@click.argument("file", type=_FILE, metavar="FILE")
@click.option("-o", "--output", type=options.FOLDER, help="Folder for the proof. Otherwise: output.")
@options.project
def receive(**words: Any) -> int:
    """Take what a volunteer sends back, and make a proof of it.

    The same as import; then the pages are made in that language, and you are told what is left to do.
    """
    from builder.cli.sending import receive_file

    return receive_file(**words)


COMMANDS = (export_command, import_command, send, receive)
"""Of the group ``translate``, behind its own."""
