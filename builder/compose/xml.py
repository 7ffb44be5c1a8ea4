"""A template's output → pieces of XML, not yet elements. Declarations, entities and instructions are refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias
from xml.parsers import expat

MOST_CHARACTERS = 20_000_000
MOST_DEPTH = 100


@dataclass(slots=True)
class Raw:
    """An element as the template wrote it."""

    name: str
    attributes: dict[str, str]
    template: str
    """Name of the template that printed it."""
    children: list[Raw | str] = field(default_factory=list)


Piece: TypeAlias = Raw | str


class XmlError(ValueError):
    """The output is no XML. ``near`` is the line of the output at fault."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.message, self.near = message, near


def pieces(text: str, template: str) -> list[Piece]:
    """Parse what a template printed: text and elements, side by side. Raises XmlError."""
    if len(text) > MOST_CHARACTERS:
        raise XmlError("this template prints too much")
    root = Raw("", {}, template)
    reader = _Reader(root, template)
    try:
        reader.parser.Parse(f"<_>{text}</_>", True)
    except expat.ExpatError as error:
        lines = text.split("\n")
        near = lines[min(error.lineno, len(lines)) - 1].strip()
        raise XmlError(_reason(error.code), near) from None
    outer = root.children[0]
    assert isinstance(outer, Raw)
    return outer.children


class _Reader:
    def __init__(self, root: Raw, template: str) -> None:
        self.template = template
        self.open = [root]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_declaration
        self.parser.EntityDeclHandler = self._refuse_declaration
        self.parser.ProcessingInstructionHandler = self._refuse_declaration

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) > MOST_DEPTH:
            raise XmlError(f"elements are more than {MOST_DEPTH} deep")
        raw = Raw(name, attributes, self.template)
        self.open[-1].children.append(raw)
        self.open.append(raw)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].children.append(text)

    def _refuse_declaration(self, *about: object) -> NoReturn:
        raise XmlError("declarations and instructions (<!…>, <?…>) are not allowed")


def _reason(code: int) -> str:
    errors = expat.errors.codes
    reasons = {
        errors[expat.errors.XML_ERROR_TAG_MISMATCH]: "an element is not closed, or closed by another name",
        errors[
            expat.errors.XML_ERROR_UNDEFINED_ENTITY
        ]: "only &lt; &gt; &amp; &quot; &apos; and &#160; with its like are known",
        errors[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "an attribute stands twice in one element",
        errors[expat.errors.XML_ERROR_NO_ELEMENTS]: "an element is not closed",
        errors[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "an element is not closed",
    }
    return reasons.get(code, "this is no XML: a '<' or '&' that should be &lt; or &amp;, or a quote is missing")
