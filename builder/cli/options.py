"""Options that several groups of commands share."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.group import NearChoice

FOLDER = click.Path(path_type=Path, file_okay=False)

project = click.option(
    "--project", type=FOLDER, help="Folder with materials/program.yaml. Otherwise: this folder, those above it, the"
    " lessons that come with the program."
)  # fmt: skip
form = click.option(
    "--format",
    "form",
    type=NearChoice(["text", "short", "json"]),
    default="text",
    help="How findings are written: sentences, one line each for editors, or data.",
)
strict = click.option(
    "--strict", is_flag=True, help="Let nothing pass that is worth a look, and read every finished file back."
)  # fmt: skip
