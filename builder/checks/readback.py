"""Read back: a finished PDF's bytes → its structure tree with the text that each element holds. It judges nothing.

Text is decoded as a screen reader gets it: from the content streams, through the marks (MCID) that the tree points to
and each font's ToUnicode table, honouring ``/ReversedChars`` (ISO 32000-1 §14.8.2.3.3) and ``ActualText``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf

_INLINE = frozenset({"Annot", "Code", "Em", "Link", "Quote", "Reference", "Span", "Strong"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """One structure element."""

    tag: str
    attributes: Mapping[str, str]
    """``Lang``, ``Alt``, ``ActualText``, ``T``, ``ID`` and what stands under ``A``, without places on the page."""
    children: tuple[Tagged | str, ...]

    def text(self) -> str:
        """All its text in reading order; ``ActualText`` stands for what is beneath it."""
        if "ActualText" in self.attributes:
            return self.attributes["ActualText"]
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def iter(self) -> Iterator[Tagged]:
        """Itself, then all elements inside it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Tagged):
                yield from child.iter()


def read_tree(data: bytes) -> Tagged:
    """Read the structure tree. Raises ValueError for a file without one or with a font that has no ToUnicode table."""
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            raise ValueError("the PDF has no structure tree")
        pages = {page.obj.objgen: read_page(page).texts for page in pdf.pages}
        kids = tuple(_children(root, None, pages))
    tops = [kid for kid in kids if isinstance(kid, Tagged)]
    return tops[0] if len(tops) == 1 else Tagged("StructTreeRoot", {}, kids)


def tree_text(data: bytes) -> list[str]:
    """The structure tree as indented lines, for golden files: ``TAG key="value"``, text after ``|``."""
    return list(_lines(read_tree(data), 0))


def plain_text(data: bytes) -> list[str]:
    """All text in reading order, one line per block-level element that holds text of its own."""
    found = [""]
    _gather(read_tree(data), found)
    return [line for line in found if line.strip()]


def outline_of(data: bytes) -> list[str]:
    """The bookmarks as indented lines."""
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf, pdf.open_outline() as outline:
        return list(_bookmarks(outline.root, 0))


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What one page draws under marks; artifacts are left out."""

    drawn: tuple[int, ...]
    """MCIDs as they come."""
    texts: Mapping[int, str]
    """By MCID."""
    unowned: str
    """Text that is neither under an MCID nor an artifact."""


def read_page(page: pikepdf.Page) -> PageMarks:
    """Follow a page's content stream once."""
    reader = _Reader(page)
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(str(instruction.operator), list(instruction.operands))
    return PageMarks(tuple(reader.drawn), reader.texts, reader.unowned)


@dataclass(slots=True)
class _Mark:
    mcid: int | None
    tag: str
    actual: str | None
    said: bool = False


@dataclass(slots=True)
class _Reader:
    """Follows one page's operators."""

    page: pikepdf.Page
    drawn: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    unowned: str = ""
    fonts: dict[str, dict[bytes, str]] = field(default_factory=dict)
    font: dict[bytes, str] = field(default_factory=dict)
    marks: list[_Mark] = field(default_factory=list)
    saved: list[dict[bytes, str]] = field(default_factory=list)

    def take(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in ("BMC", "BDC"):
            self._open(str(operands[0]), operands[1] if len(operands) > 1 else None)
        elif operator == "EMC":
            self.marks.pop()
        elif operator == "q":
            self.saved.append(self.font)
        elif operator == "Q":
            self.font = self.saved.pop()
        elif operator == "Tf":
            self.font = self._table(str(operands[0]))
        elif operator in ("Tj", "'", '"'):
            self._show([operands[-1]])
        elif operator == "TJ":
            self._show([item for item in operands[0].as_list() if isinstance(item, pikepdf.String)])

    def _open(self, tag: str, properties: pikepdf.Object | None) -> None:
        if isinstance(properties, pikepdf.Name):
            properties = self.page.resources["/Properties"][properties]
        mcid = actual = None
        if properties is not None:
            mcid = properties.get("/MCID")
            actual = properties.get("/ActualText")
        self.marks.append(_Mark(None if mcid is None else int(mcid), tag, None if actual is None else str(actual)))
        if mcid is not None:
            self.drawn.append(int(mcid))
            self.texts.setdefault(int(mcid), "")

    def _show(self, strings: list[pikepdf.Object]) -> None:
        owner = next((mark.mcid for mark in reversed(self.marks) if mark.mcid is not None), None)
        if owner is None and any(mark.tag == "/Artifact" for mark in self.marks):
            return
        actual = next((mark for mark in self.marks if mark.actual is not None), None)
        if actual is not None:
            text = "" if actual.said else actual.actual or ""
            actual.said = True
        else:
            codes = [raw[i : i + 2] for raw in map(bytes, strings) for i in range(0, len(raw), 2)]
            if any(mark.tag == "/ReversedChars" for mark in self.marks):
                codes.reverse()
            text = "".join(self.font.get(code, "\N{REPLACEMENT CHARACTER}") for code in codes)
        if owner is None:
            self.unowned += text
        else:
            self.texts[owner] += text

    def _table(self, name: str) -> dict[bytes, str]:
        if name not in self.fonts:
            font = self.page.resources["/Font"][name]
            if "/ToUnicode" not in font:
                raise ValueError(f"font {name} has no ToUnicode table")
            self.fonts[name] = _to_unicode(font["/ToUnicode"].read_bytes().decode("ascii"))
        return self.fonts[name]


def _to_unicode(cmap: str) -> dict[bytes, str]:
    """Character codes of two bytes → text (ISO 32000-1 §9.10.3)."""
    table: dict[bytes, str] = {}
    for body in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", body):
            table[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for body in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            first = bytes.fromhex(text).decode("utf-16-be")
            for n, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                table[code.to_bytes(2, "big")] = first[:-1] + chr(ord(first[-1]) + n)
    return table


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object]:
    """What stands under ``K``, one or many."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids.as_list()) if isinstance(kids, pikepdf.Array) else [kids]


def _children(
    element: pikepdf.Object, page: pikepdf.Object | None, pages: Mapping[tuple[int, int], Mapping[int, str]]
) -> Iterator[Tagged | str]:
    """A mark without a page of its own is on its element's page, or else on that of an element above."""
    page = element.get("/Pg", page)
    for kid in kids_of(element):
        if not isinstance(kid, pikepdf.Dictionary):
            yield _text_at(pages, page, kid)
        elif kid.get("/Type") == "/MCR":
            yield _text_at(pages, kid.get("/Pg", page), kid["/MCID"])
        elif kid.get("/Type") != "/OBJR":
            yield Tagged(str(kid["/S"])[1:], _attributes(kid), tuple(_children(kid, page, pages)))


def _text_at(
    pages: Mapping[tuple[int, int], Mapping[int, str]], page: pikepdf.Object | None, mcid: pikepdf.Object
) -> str:
    return "" if page is None else pages[page.objgen].get(int(mcid), "")


def _attributes(element: pikepdf.Object) -> dict[str, str]:
    found = {key: str(element[f"/{key}"]) for key in ("Lang", "Alt", "ActualText", "T", "ID") if f"/{key}" in element}
    owners = element.get("/A")
    for owner in [] if owners is None else owners.as_list() if isinstance(owners, pikepdf.Array) else [owners]:
        for key, value in owner.items():
            if key not in ("/O", "/BBox"):
                found[key[1:]] = str(value).removeprefix("/")
    return found


def _lines(element: Tagged, depth: int) -> Iterator[str]:
    attributes = "".join(f' {key}="{value}"' for key, value in sorted(element.attributes.items()))
    yield f"{'  ' * depth}{element.tag}{attributes}"
    text = ""
    for child in element.children:
        if isinstance(child, str):
            text += child
            continue
        if text:
            yield f"{'  ' * (depth + 1)}| {text}"
        text = ""
        yield from _lines(child, depth + 1)
    if text:
        yield f"{'  ' * (depth + 1)}| {text}"


def _gather(element: Tagged, found: list[str]) -> None:
    """Append text to the last line; a block-level element begins and ends a line."""
    own_line = element.tag not in _INLINE
    if own_line:
        found.append("")
    if "ActualText" in element.attributes:
        found[-1] += element.attributes["ActualText"]
    else:
        for child in element.children:
            if isinstance(child, str):
                found[-1] += child
            else:
                _gather(child, found)
    if own_line:
        found.append("")


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}{item.title}"
        yield from _bookmarks(item.children, depth + 1)
