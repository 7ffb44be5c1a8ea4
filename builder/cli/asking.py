"""What was asked for: a command's words → the library and the plan it means. It makes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.build.order import Order
from builder.library import Library
from builder.project import Project


def library_of(words: Mapping[str, Any]) -> Library:
    """What the project of this command holds, read anew. Raises UsageError when there is no such project."""
    return Library(Project.find(Path.cwd(), words.get("project"), words.get("output")))


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
