"""What of participants' pages is seen without reading them: titles, running lines, outline. All bear neutral words.

A heading on the page stays as it is; only what lists of files, screens and printers show is changed here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from builder.compose.handles import Said, Value
from builder.compose.phrases import Phrase
from builder.discreet import is_telling, may_be_telling
from builder.document import Element
from builder.errors import InternalError
from builder.personalize import Edition
from builder.personalize.naming import in_words
from builder.texts import LocalText


def public_title(edition: Edition, usual: Phrase | None, other: Phrase | None = None) -> Value:
    """The lesson's or the program's neutral title, else the usual words; ``other``: those in another language."""
    if edition.public_title is not None:
        return edition.public_title
    if usual is None:
        raise InternalError("layouts/strings/en.yaml has no 'public-title'")
    return Said(usual, {}, other)


def heading(edition: Edition, public: Value) -> Value:
    """What stands above participants' pages: the lesson's own title, unless it tells."""
    title: LocalText = edition.units["title"][0]
    both = (title,) if title.beside is None else (title, title.beside)
    return public if any(may_be_telling(in_words(one.text), one.language) for one in both) else title


def shown_name(edition: Edition, face: str) -> str:
    """The program's name for the head of pages and the author of files; none where it would tell."""
    name = edition.program.name or ""
    return "" if face == "participant" and is_telling(name) else name


def neutral(name: str) -> str:
    """A name that stands within the file, unseen; by a number instead, where it would tell."""
    return hashlib.sha256(name.encode()).hexdigest()[:8] if is_telling(name.replace("-", " ")) else name


def with_outline(root: Element, language: str, part: Callable[[int], str]) -> Element:
    """The tree, its telling headings under other names in the outline; ``part``: what the n-th section is called."""
    count = 0

    def within(element: Element) -> Element:
        nonlocal count
        if element.name == "h2":
            count += 1
        if element.name in ("h1", "h2") and may_be_telling(element.text(), element.get("lang", language)):
            named = part(count) if element.name == "h2" else ""
            return replace(element, attributes={**element.attributes, "outline": named}) if named else element
        children = tuple(within(child) if isinstance(child, Element) else child for child in element.children)
        return replace(element, children=children) if children != element.children else element

    return within(root)
