"""What was asked for: a command's words → the library and the plan it means. It makes nothing."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.build.order import Order
from builder.cli.terminal import quoted
from builder.library import Library
from builder.project import Project


def library_of(words: Mapping[str, Any]) -> Library:
    """What the project of this command holds, read anew. Raises UsageError when there is no such project."""
    return Library(Project.find(Path.cwd(), words.get("project"), words.get("output")))


def to_type(library: Library, words: str) -> str:
    """``handouts words`` as it works from where the user stands: with ``--project`` if that is another place."""
    own, here = library.project.roots[0], Path.cwd()
    if Project.find(here).roots[0] == own:
        return f"handouts {words}"
    shown = os.path.relpath(own, here) if own.is_relative_to(here.resolve()) else str(own)
    return f"handouts {words} --project {quoted(shown)}"


def order_of(words: Mapping[str, Any], languages: tuple[str, ...] = (), pictures: bool = False) -> Order:
    """The command's options as an order; ``languages`` are those meant when none is named."""
    return Order(
        lessons=words["lessons"],
        documents=words["documents"],
        languages=words["languages"] or languages,
        guide_language=words["guide_language"],
        audience=words["audience"],
        minutes=words["minutes"],
        paper=words["paper"],
        theme=words["theme"],
        strict=words["strict"],
        pictures=pictures,
        allow_unchecked=bool(words.get("allow_unchecked")),
        bilingual=words.get("bilingual"),
        stacked=bool(words.get("stacked")),
        numbered=bool(words.get("numbered")),
    )
