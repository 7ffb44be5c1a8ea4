"""Pseudo-languages: a lesson's own words in disguise, to try layouts before anybody has translated anything.

``en-XA`` is longer by about two fifths, accented and in brackets, so that what is cut off or not translated shows;
``ar-XB`` is written from right to left in Arabic letters. Both are named as CLDR and Android name them. Addresses,
numbers, placeholders and marks stay. Nobody can read them: they are drafts for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.lesson import Lesson
from builder.localize import Translation
from builder.texts import (
    Emphasis,
    InlineNode,
    Link,
    ListNode,
    LocalText,
    Paragraph,
    Placeholder,
    ProseNode,
    Status,
    Strong,
    Text,
    Words,
)

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)
_LATIN = str.maketrans(
    {
        **dict(zip("bcdfghjklmnpqrstvwxyz", "ƀçďƒĝĥĵķļɱñþɋŕšţṽŵẋýž", strict=True)),
        **dict(zip("BCDFGHJKLMNPQRSTVWXYZ", "ƁÇĎƑĜĤĴĶĻṀÑÞɊŔŠŢṼŴẊÝŽ", strict=True)),
        **dict(zip("aeiouAEIOU", ("åå", "éé", "îî", "öö", "ûû", "Åå", "Éé", "Îî", "Öö", "Ûû"), strict=True)),
    }
)
"""A letter like it; vowels twice, which makes words and texts as much longer as translations are."""
_ARABIC = str.maketrans(
    {
        **dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفجهيجكلمنوبقرستوفوزيز", strict=True)),
        **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابكديفجهيجكلمنوبقرستوفوزيز", strict=True)),
        **dict(zip(",;?", "،؛؟", strict=True)),
    }
)
_KEPT = re.compile(r"(\S*(?:://|@|\w\.\w)\S*|\+?\d[\d ()-]*)")
"""Addresses and numbers, which no translation changes either."""


def pseudo_translation(lesson: Lesson, language: str) -> Translation:
    """The lesson in a pseudo-language, every text a draft."""
    units = {
        unit: tuple(LocalText(_text(text, language), language, Status.DRAFT, text) for text in texts)
        for unit, texts, _ in lesson.units()
    }
    return Translation(lesson, language, units)


def in_disguise(nodes: tuple[InlineNode, ...], language: str) -> tuple[InlineNode, ...]:
    """A line in a pseudo-language."""
    return tuple(_bracketed(tuple(_inline(nodes, language)), language))


def _text(text: Text, language: str) -> Text:
    content = tuple(_prose(text.content, language)) if text.kind == "prose" else None
    line = in_disguise(tuple(node for node in text.content if not isinstance(node, Paragraph | ListNode)), language)
    # what was typed is looked at for placeholders, which stay as they are
    return replace(text, source=f"[{text.source}]", content=line if content is None else content, stray=())


def _prose(nodes: tuple[InlineNode, ...] | tuple[ProseNode, ...], language: str) -> Iterator[ProseNode]:
    for node in nodes:
        if isinstance(node, Paragraph):
            yield Paragraph(in_disguise(node.inside, language))
        elif isinstance(node, ListNode):
            yield replace(node, items=tuple(tuple(_prose(item, language)) for item in node.items))


def _inline(nodes: tuple[InlineNode, ...], language: str) -> Iterator[InlineNode]:
    for node in nodes:
        if isinstance(node, Words):
            yield Words(_words(node.text, language))
        elif isinstance(node, Strong | Emphasis | Link):
            yield replace(node, inside=tuple(_inline(node.inside, language)))
        else:
            yield node


def _words(text: str, language: str) -> str:
    table = _LATIN if language == ACCENTED else _ARABIC
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else part.translate(table) for index, part in enumerate(parts))


def _bracketed(nodes: tuple[InlineNode, ...], language: str) -> Iterator[InlineNode]:
    """Brackets show where a text ends; what is a placeholder alone is no text."""
    if language != ACCENTED or all(isinstance(node, Placeholder) for node in nodes):
        yield from nodes
        return
    yield from (Words("["), *nodes, Words("]"))
