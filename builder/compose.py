"""Compose: an edition + a layout (Jinja2) → the semantic tree. Templates see handles, never text (design §2.5, §2.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import Diagnostic
from builder.document import Document, Image
from builder.load import Source
from builder.personalize import Edition


@dataclass(frozen=True, slots=True)
class Strings:
    """The fixed words of the layouts in one language, ``layouts/strings/LANG.yaml``, English beneath."""

    language: str
    words: Mapping[str, str]
    """By key; ``{name}`` stands for a value."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``layouts/NAME``: what ``layout.yaml`` says and the template sources it needs."""

    name: str
    face: Literal["participant", "facilitator"]
    settings: Source
    templates: Mapping[str, str]
    """Template name → source: ``document.xml.j2`` and every ``blocks/X.xml.j2`` (a layout's own before the shared)."""


def compose(
    edition: Edition, layout: Layout, strings: Strings, images: Mapping[str, Image]
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Raises InternalError when a template is broken; a fault in content is a diagnostic."""
    raise NotImplementedError
