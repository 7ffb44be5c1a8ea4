"""Inline content into text: elements of the document in, the text and its spans out, with structure elements.

White space collapses across elements, as in HTML. It measures and shapes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from builder.document import Element, Node, Run
from builder.typeset.look import Look, Style
from builder.typeset.tags import ARTIFACT, StructElement
from builder.typeset.text.items import Look as TextLook
from builder.typeset.text.items import Span

_SPACE = re.compile(r"[ \t\r\n\f]+")
_MESSY = re.compile(r"[\t\r\n\f]|  ")
_HREF = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_UNDERSCORE_EM = 0.444
"""Width of a low line in Noto Sans."""
_BLANK_MM = 36
_PT_PER_MM = 72 / 25.4


class Answers(Protocol):
    """What inline content asks of the part it stands in."""

    def page_of(self, element: Element) -> tuple[str, str]:
        """The label of the page that ``to`` is on, and the key of a link there, empty if it is in another file."""
        ...

    def note_number(self, element: Element) -> tuple[str, str, str]:
        """A note's number as printed, and the keys of the note and of this reference to it."""
        ...

    def page_words(self, name: str) -> str:
        """What stands for ``page-number`` or ``page-count``."""
        ...


@dataclass(slots=True)
class Flowing:
    """Text in the making."""

    element: StructElement
    look: Look
    answers: Answers
    pieces: list[tuple[str, TextLook]] = field(default_factory=list)
    isolates: int = 0
    keys: list[str] = field(default_factory=list)
    """What may be jumped to in this text."""
    is_plain: bool = True

    def isolate(self) -> int:
        """A number for a new bidi isolate."""
        self.isolates += 1
        return self.isolates


class _Inside(NamedTuple):
    """What inline elements hand down."""

    style: Style
    lang: str
    node: StructElement | None = None
    target: str = ""
    isolate: int = 0

    def look(self, look: Look) -> TextLook:
        """One object for what is alike: the text engine compares them by identity."""
        style = self.style
        if self.node is None and not self.target and not self.isolate and not style.rise:
            return look.text(style, self.lang)
        rise = style.rise * style.size
        return TextLook(
            style.size, style.weight, style.color, self.lang, self.node, self.target, self.isolate, rise, style.italic
        )


def flowing_text(
    children: Iterable[Node], style: Style, lang: str, element: StructElement, look: Look, answers: Answers
) -> tuple[str, list[Span], Flowing]:
    """Read inline content; structure elements for links, notes and foreign words are declared under ``element``."""
    flowing = Flowing(element, look, answers)
    inside = _Inside(style, lang)
    children = tuple(children)
    if len(children) == 1 and type(children[0]) is Run:
        text = children[0].text.strip(" \t\r\n\f")
        if _MESSY.search(text):
            text = _SPACE.sub(" ", text)
        return text, [Span(len(text), inside.look(flowing.look))], flowing
    _read(children, inside, flowing)
    text, spans = _joined(flowing.pieces, inside.look(flowing.look))
    _describe_links(text, spans)
    return text, spans, flowing


def _read(children: Iterable[Node], inside: _Inside, flowing: Flowing) -> None:
    look: TextLook | None = None
    for child in children:
        if isinstance(child, Run):
            look = look or inside.look(flowing.look)
            flowing.pieces.append((_SPACE.sub(" ", child.text), look))
        else:
            flowing.is_plain = False
            rule = RULES[child.name]
            rule(child, _entered(child, inside, flowing), flowing)


def _entered(element: Element, inside: _Inside, flowing: Flowing) -> _Inside:
    """What holds within an element: its style, and a Span with a language if it is in another one."""
    style = flowing.look.style(inside.style, element.name, element.get("role"), element.get("status"))
    if element.name in ("strong", "em") and element.name not in flowing.look.rules:
        how = {"weight": 700} if element.name == "strong" else {"italic": True}
        style = flowing.look.changed(inside.style, **how)
    inside = inside._replace(style=style)
    lang = element.get("lang") or inside.lang
    if lang != inside.lang:
        node = inside.node if _is_artifact(flowing) else _declare(flowing, inside, "Span", lang)
        inside = inside._replace(lang=lang, node=node, isolate=inside.isolate or flowing.isolate())
    if element.get("role") == "phone":
        inside = inside._replace(isolate=inside.isolate or flowing.isolate())
    if element.get("id"):
        flowing.keys.append(element.get("id"))
    return inside


def _is_artifact(flowing: Flowing) -> bool:
    return flowing.element is ARTIFACT


def _declare(flowing: Flowing, inside: _Inside, tag: str, lang: str | None = None) -> StructElement:
    return (inside.node or flowing.element).add(tag, inline=True, lang=lang)


def _linked(flowing: Flowing, inside: _Inside, target: str) -> _Inside:
    """Within a link, as an element and as a clickable area; in an artifact or another link it is text alone."""
    if _is_artifact(flowing) or inside.target or not target:
        return inside
    node = _declare(flowing, inside, "Link")
    return inside._replace(node=node, target=target, isolate=inside.isolate or flowing.isolate())


def _say(text: str, inside: _Inside, flowing: Flowing) -> None:
    flowing.pieces.append((text, inside.look(flowing.look)))


# the rules


def _group(element: Element, inside: _Inside, flowing: Flowing) -> None:
    _read(element.children, inside, flowing)


def _link(element: Element, inside: _Inside, flowing: Flowing) -> None:
    href = element.get("href")
    _read(element.children, _linked(flowing, inside, href) if _HREF.match(href) else inside, flowing)


def _line_break(element: Element, inside: _Inside, flowing: Flowing) -> None:
    _say("\n", inside, flowing)


def _blank(element: Element, inside: _Inside, flowing: Flowing) -> None:
    width = int(element.get("width") or _BLANK_MM) * _PT_PER_MM
    _say("_" * max(3, round(width / (_UNDERSCORE_EM * inside.style.size))), inside, flowing)


def _checkbox(element: Element, inside: _Inside, flowing: Flowing) -> None:
    _say("☐", inside, flowing)


def _note_reference(element: Element, inside: _Inside, flowing: Flowing) -> None:
    number, note, reference = flowing.answers.note_number(element)
    if not number:
        return
    if not _is_artifact(flowing):
        inside = inside._replace(node=_declare(flowing, inside, "Reference"))
        flowing.keys += [reference] if reference else []
    _say(number, _linked(flowing, inside, f"#{note}"), flowing)


def _page_reference(element: Element, inside: _Inside, flowing: Flowing) -> None:
    label, key = flowing.answers.page_of(element)
    _say(label, _linked(flowing, inside, f"#{key}" if key else ""), flowing)


def _page_words(element: Element, inside: _Inside, flowing: Flowing) -> None:
    _say(flowing.answers.page_words(element.name), inside, flowing)


Rule: TypeAlias = Callable[[Element, _Inside, Flowing], None]
RULES: Mapping[str, Rule] = {
    "strong": _group,
    "em": _group,
    "span": _group,
    "a": _link,
    "br": _line_break,
    "blank": _blank,
    "checkbox": _checkbox,
    "note-ref": _note_reference,
    "page-ref": _page_reference,
    "page-number": _page_words,
    "page-count": _page_words,
}
"""What each inline element does; ``document.INLINE`` has the same names."""


def _joined(pieces: list[tuple[str, TextLook]], look: TextLook) -> tuple[str, list[Span]]:
    """White space collapses across elements; there is none at the ends and round line breaks."""
    text = ""
    spans: list[Span] = []
    for piece, its_look in pieces:
        if not text or text[-1] in " \n":
            piece = piece.lstrip(" ")
        if piece == "\n":
            text = text.rstrip(" ")
            spans = [Span(min(end, len(text)), its) for end, its in spans]
        if piece:
            text += piece
            if spans and spans[-1].look is its_look:
                spans.pop()
            spans.append(Span(len(text), its_look))
    text = text.rstrip(" \n")
    spans = [Span(min(end, len(text)), its) for end, its in spans]
    kept = [span for i, span in enumerate(spans) if span.end > (spans[i - 1].end if i else 0)]
    return text, kept or [Span(0, look)]


def _describe_links(text: str, spans: list[Span]) -> None:
    """What a link's annotation says is the link's text (ISO 14289-1 §7.18.5)."""
    at = 0
    for end, look in spans:
        node = look.node
        while node is not None and node.inline:
            if node.tag == "Link":
                node.alt = (node.alt or "") + text[at:end]
            node = node.parent
        at = end
