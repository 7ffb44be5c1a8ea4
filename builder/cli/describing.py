"""``handouts schema``: the models of lessons → JSON Schema, on stdout or in a file, for people's editors."""

from __future__ import annotations

import json
from pathlib import Path

from builder.cli.terminal import say
from builder.edit import save
from builder.schema import TITLE, schema


def describe_lessons(output: Path | None) -> int:
    """Print the schema, or write it. Raises UsageError for a file that is none of ours, OutputError."""
    made = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        say(made.rstrip("\n"))
        return 0
    path = Path.cwd() / output
    save(path, made.encode(), _is_schema)
    say(f"The schema is in {path.resolve()}")
    return 0


def _is_schema(data: bytes) -> bool:
    """Tell whether these bytes are an earlier schema of lessons, which may be replaced."""
    try:
        found = json.loads(data)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("title") == TITLE and "$schema" in found
