"""Placeholders → the program's details, as plain text. What the program has not said becomes a line to write on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from builder.diagnostics import Position, Report, nearest, visible
from builder.load import Scalar
from builder.markdown import PAGE, PLACEHOLDER
from builder.texts import (
    Blank,
    Emphasis,
    InlineNode,
    Link,
    ListNode,
    LocalText,
    PageReference,
    Paragraph,
    Placeholder,
    ProseNode,
    Strong,
    Text,
    Words,
)

_BRACES = re.compile(r"(?<!\\)\{\{(?P<inside> *[A-Za-z][A-Za-z _.-]{0,60})\}\}")
"""What may have been meant as a name; signs and digits are somebody's text."""


@dataclass(slots=True)
class Filler:
    """Fills texts for one program."""

    values: Mapping[str, str | None]
    """By the names that may stand in braces; None if the program has not said it."""
    report: Report
    _text: Text = field(init=False)

    def filled(self, local: LocalText) -> LocalText:
        """The text to print, without placeholders; the same object if it has none. Unknown names are reported."""
        text = local.text
        if "{{" not in text.source:
            return local
        self._text = text
        self._report_unreadable()
        content = tuple(self._prose(text.content)) if text.kind == "prose" else tuple(self._inline(text.content))
        return replace(local, text=replace(text, content=content))

    def _prose(self, nodes: tuple[InlineNode, ...] | tuple[ProseNode, ...]) -> Iterator[ProseNode]:
        for node in nodes:
            if isinstance(node, ListNode):
                yield replace(node, items=tuple(tuple(self._prose(item)) for item in node.items))
            elif isinstance(node, Paragraph):
                yield Paragraph(tuple(self._inline(node.inside)))

    def _inline(self, nodes: tuple[InlineNode, ...] | tuple[ProseNode, ...]) -> Iterator[InlineNode]:
        """Filled nodes; words that now stand side by side are joined."""
        words = ""
        for node in nodes:
            for made in self._node(node):
                if isinstance(made, Words):
                    words += made.text
                    continue
                if words:
                    yield Words(words)
                    words = ""
                yield made
        if words:
            yield Words(words)

    def _node(self, node: InlineNode | ProseNode) -> Iterator[InlineNode]:
        if isinstance(node, Placeholder):
            value = self._value(node.name)
            yield Blank(node.name) if value is None else Words(value)
        elif isinstance(node, Strong | Emphasis):
            yield replace(node, inside=tuple(self._inline(node.inside)))
        elif isinstance(node, Link):
            inside = tuple(self._inline(node.inside))
            href = self._address(node.href)
            yield from inside if href is None else (Link(href, inside),)
        elif isinstance(node, Words | Blank | PageReference):
            yield node

    def _value(self, name: str) -> str | None:
        if name not in self.values:
            self._report_unknown(name)
        return self.values.get(name)

    def _address(self, href: str) -> str | None:
        """The address filled; None, so that the words alone are printed, if a detail is not known or is no address."""
        names = [match["name"] for match in PLACEHOLDER.finditer(href)]
        values = [self._value(name) for name in names]
        if not names:
            return href
        if PLACEHOLDER.match(href):
            hint = (
                f"type tel:{href}" if names[0] == "lead.phone" else "begin the address with https://, mailto: or tel:"
            )
            message = f"{visible(href)} is put where an address should begin"
            self.report.add("P204", self._place(names[0]), message, hint)
            return None
        if None in values:
            return None
        if href.lower().startswith("tel:"):
            number = re.sub(
                r"(?<!^)\+|[^\d+]", "", PLACEHOLDER.sub(lambda match: self.values[match["name"]] or "", href[4:])
            )
            return f"tel:{number}" if re.search(r"\d", number) else None
        return PLACEHOLDER.sub(lambda match: quote(self.values[match["name"]] or "", safe=""), href)

    def _report_unknown(self, name: str) -> None:
        choices = ", ".join(f"{{{{ {one} }}}}" for one in self.values)
        near = nearest(name, self.values)
        hint = f"did you mean '{{{{ {near} }}}}'? There are {choices}" if near else f"type one of {choices}"
        self.report.add("P203", self._place(name), f"'{{{{ {name} }}}}' is not a detail of the program", hint)

    def _report_unreadable(self) -> None:
        """Report braces that were meant to hold a name and would be printed as typed, such as ``{{lead name}}``."""
        source = self._text.source
        for match in _BRACES.finditer(source):
            if not PLACEHOLDER.fullmatch(match[0]) and not PAGE.fullmatch(match[0]):
                near = nearest(re.sub(r"[\W_]+", ".", match["inside"].strip()), self.values)
                hint = f"type '{{{{ {near} }}}}'" if near else "type a name that 'handouts list --placeholders' shows"
                place = source.position_of(match.start()) if isinstance(source, Scalar) else self._text.at
                message = f"{visible(match[0])} would be printed as it is typed"
                self.report.add("P203", place, message, f"{hint}; to print the braces, type \\{{{{")

    def _place(self, name: str) -> Position:
        """Where the name stands, as exactly as the text remembers."""
        source = self._text.source
        offset = next((match.start() for match in PLACEHOLDER.finditer(source) if match["name"] == name), 0)
        return source.position_of(offset) if isinstance(source, Scalar) else self._text.at
