"""Pieces of XML with marks → elements. Puts each text in its mark's place, with its language, status and position, and
holds the closed vocabulary (``grammar``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar, cast

from builder.compose.grammar import REQUIRED, content_of, has_attribute, is_value, may_hold
from builder.compose.handles import FIRST, MARK, SECOND, Line, Made, Marks, Said, Value, is_double, side_of
from builder.compose.pairs import Pairs, beside_one_another, in_each, one_after_the_other, within
from builder.compose.words import Setting, Voice, block_nodes, inline_nodes, voice_of
from builder.compose.xml import Raw
from builder.diagnostics import Position, Report, visible
from builder.document import BLOCK, ELEMENTS, INLINE, Element, Node, Run
from builder.texts import LocalText

_SPACE = re.compile(r"[ \t\r\n]+")
_GAP = re.compile(r"^ (?!·)")
"""Between one text and the next; what divides two of them keeps its space on both sides."""
Item: TypeAlias = Raw | str | Element | Line
AnyValue = TypeVar("AnyValue", bound=Value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the tree we are: the language and status that hold here, the element, and what the author wrote."""

    parent: str
    language: str
    status: str = ""
    at: Position | None = None
    template: str = ""
    """The template that wrote the parent."""
    side: int = 0
    """Which language of two is printed here; 0 where that is not decided yet."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that an element is to hold, what its author wrote, and the template that printed it."""

    item: Item
    at: Position | None
    template: str


@dataclass(slots=True)
class Grower:
    """Grows the tree of one document."""

    marks: Marks
    report: Report
    sources: dict[str, tuple[str, str]]
    """Template's name → (file as shown, source), to say where a fault stands."""
    pages: str = ""
    """What stands before a block's id in references to its page (``words.Setting``)."""
    readable: tuple[str, ...] = ()
    pairs: Pairs = Pairs.SECONDARY
    """How the two languages of what is printed in both are set."""
    setting: Setting = field(init=False)

    def __post_init__(self) -> None:
        self.setting = Setting(self.report, self.pages, self.readable)

    def grow(self, items: Sequence[Item], place: Place) -> tuple[Node, ...]:
        """What an element holds: inline content, or blocks."""
        unpacked = list(self._unpacked(items, place.at, place.template))
        content = content_of(place.parent)
        holds_blocks = content == "blocks" or (content == "either" and any(_is_block(one.item) for one in unpacked))
        if content == "nothing":
            unpacked = []
        if holds_blocks:
            return tuple(self._blocks(unpacked, place))
        return tuple(_joined(_closed_up(self._inline(_trimmed(unpacked), place))))

    def _unpacked(self, items: Iterable[Item], at: Position | None, template: str) -> Iterator[_Piece]:
        """Marks replaced by what they stand for; what a block's template made, taken apart."""
        for item in items:
            if not isinstance(item, str):
                yield _Piece(item, at, template)
                continue
            for part in MARK.split(item):
                value = self.marks.get(part) if MARK.fullmatch(part) else None
                if isinstance(value, Made):
                    yield from self._unpacked(value.pieces, value.at or at, value.template or template)
                elif value is not None:
                    yield _Piece(value, at, template)
                elif MARK.fullmatch(part):
                    hint = "print texts with {{ … }} alone"
                    message = f"a template made up the character {visible(part)}"
                    self.report.add("C104", self._where(template), message, hint)
                elif part:
                    yield _Piece(part, at, template)

    def _blocks(self, pieces: Iterable[_Piece], place: Place) -> Iterator[Node]:
        for piece in pieces:
            item = piece.item
            if isinstance(item, str):
                if item.strip():
                    self._misplaced(f"the text {visible(item.strip())}", piece, place, item.strip())
            elif isinstance(item, Raw):
                yield from self.element(item, replace(place, at=piece.at))
            elif isinstance(item, Element):
                self._misplaced(f"<{item.name}>", piece, place)
            elif isinstance(item, LocalText) and item.text.kind == "prose":
                yield from self._prose(item, place)
            else:
                self._misplaced("a text", piece, place, hint="put it in <p>…</p>")

    def _prose(self, text: LocalText, place: Place) -> Iterator[Element]:
        """Paragraphs and lists; of a text in two languages those of both."""
        voice = Voice(place.language, place.status)
        if place.side or text.beside is None:
            yield from block_nodes(_one_side(text, place.side), voice, self.setting)
            return
        sides = [tuple(block_nodes(_one_side(text, side), voice, self.setting)) for side in (FIRST, SECOND)]
        yield beside_one_another(sides[0], sides[1], self.pairs)

    def _inline(self, pieces: Iterable[_Piece], place: Place) -> Iterator[Node]:
        for piece in pieces:
            item = piece.item
            if isinstance(item, str):
                yield Run(_SPACE.sub(" ", item))
            elif isinstance(item, Element):
                yield item
            elif isinstance(item, Raw):
                yield from self.element(item, replace(place, at=piece.at))
            elif isinstance(item, LocalText) and item.text.kind == "prose":
                hint = "print it where paragraphs stand, not in an element that holds one line"
                self._misplaced("a text that may hold paragraphs", piece, place, hint=hint)
            else:
                side = place.side or FIRST
                yield from inline_nodes(_one_side(item, side), Voice(place.language, place.status), self.setting)

    def element(self, raw: Raw, place: Place) -> Iterator[Element]:
        """The element, in both languages if what it says is, or nothing and a finding."""
        made = tuple(self._in_both(raw, place) if self._is_double(raw, place) else self._element(raw, place))
        if raw.name in _OUTLINED and made and "outline" not in made[0].attributes:
            named = self._unmarked(raw, place)
            if named != made[0].text():
                made = (replace(made[0], attributes={**made[0].attributes, "outline": named}),)
        yield from made

    def _is_double(self, raw: Raw, place: Place) -> bool:
        """Whether it holds words of which some are printed in two languages, and nobody chose one of them yet."""
        if place.side or raw.name not in BLOCK or content_of(raw.name) not in ("inline", "either"):
            return False
        return self._says_both(raw.children)

    def _says_both(self, children: Iterable[Item]) -> bool:
        found = False
        for piece in self._unpacked(children, None, ""):
            if _is_block(piece.item):
                return False
            if isinstance(piece.item, Raw):
                found = found or self._says_both(piece.item.children)
            elif not isinstance(piece.item, str | Element):
                found = found or is_double(piece.item)
        return found

    def _in_both(self, raw: Raw, place: Place) -> Iterator[Element]:
        """What an element says in the reader's language and, set as such elements are, in the other."""
        for one in self._element(raw, replace(place, side=FIRST)):
            is_item = content_of(raw.name) == "either" and raw.name not in _CELLS
            is_alone = raw.name == "p" and may_hold(place.parent, "pair") and one.get("role") not in _LINES
            there = replace(place, side=SECOND)
            if not (is_item or is_alone):
                there = replace(there, language=one.get("lang") or place.language)
            raw = self._in_its_language(raw, there)
            made = in_each if is_alone else within if is_item else one_after_the_other
            yield from (made(one, other, self.pairs) for other in self._element(raw, there))

    def _in_its_language(self, raw: Raw, place: Place) -> Raw:
        """The element as one in the second language, so that its words follow one another in that direction."""
        languages = {voice.language for voice in self._voices(raw.children, place)}
        if "lang" in raw.attributes or len(languages) != 1 or languages == {place.language}:
            return raw
        return Raw(raw.name, {**raw.attributes, "lang": languages.pop()}, raw.template, raw.children)

    def _voices(self, children: Iterable[Item], place: Place) -> Iterator[Voice]:
        """Of the texts and fixed words on the place's side."""
        for piece in self._unpacked(children, None, ""):
            if isinstance(piece.item, Raw):
                yield from self._voices(piece.item.children, place)
            elif isinstance(piece.item, LocalText | Said):
                yield voice_of(_one_side(piece.item, place.side), Voice(place.language), self.setting)

    def _unmarked(self, raw: Raw, place: Place) -> str:
        """What the outline says of a heading: its words in the reader's language, without signs."""
        marked, self.setting = self.setting, replace(self.setting, is_marked=False)
        nodes = self.grow(raw.children, replace(place, parent=raw.name, side=FIRST))
        self.setting = marked
        return Element(raw.name, {}, nodes).text()

    def plain(self, value: Line, language: str) -> str:
        """The words of a text in its reader's language, for where no element can stand."""
        return _words(_one_side(value, FIRST), Voice(language), replace(self.setting, is_marked=False))

    def _element(self, raw: Raw, place: Place) -> Iterator[Element]:
        if raw.name not in ELEMENTS:
            where = self._where(raw.template, f"<{raw.name}")
            self.report.add("C105", where, f"<{raw.name}> is not an element of our pages", _HINT_ELEMENTS)
            return
        if not may_hold(place.parent, raw.name):
            where = self._where(raw.template, f"<{raw.name}")
            self.report.add("C108", where, f"<{raw.name}> cannot stand in {_called(place.parent)}", _HINT_ELEMENTS)
            return
        attributes, voice = self._attributes(raw, place)
        # a text in it has its own status
        inner = Place(raw.name, voice.language, place.status, place.at, raw.template, place.side)
        sole = self._sole(raw, place.side)
        if sole is not None and "lang" not in attributes:
            told = voice_of(sole, voice, self.setting)
            attributes |= told.attributes_within(voice)
            inner = replace(inner, language=told.language, status=told.status)
            at = sole.text.at if isinstance(sole, LocalText) else place.at
        else:
            at = place.at
        if content_of(raw.name) == "nothing" and any(not isinstance(c, str) or c.strip() for c in raw.children):
            where = self._where(raw.template, f"<{raw.name}")
            self.report.add("C108", where, f"<{raw.name}> holds nothing", f"write <{raw.name}/>")
        yield Element(raw.name, attributes, self.grow(raw.children, inner), at)

    def _sole(self, raw: Raw, side: int) -> LocalText | Said | None:
        """The one text that an element holds, if it holds nothing else: its language is the element's."""
        said = [child for child in raw.children if not isinstance(child, str) or child.strip()]
        if len(said) != 1 or not isinstance(said[0], str):
            return None
        value: Value | None = self.marks.get(said[0].strip()) if MARK.fullmatch(said[0].strip()) else None
        value = value and _one_side(value, side)
        if isinstance(value, Said):
            return value
        return value if isinstance(value, LocalText) and value.text.kind != "prose" else None

    def _attributes(self, raw: Raw, place: Place) -> tuple[dict[str, str], Voice]:
        voice = Voice(place.language, place.status)
        made: dict[str, str] = {}
        if "lang" in raw.attributes:
            voice = Voice(raw.attributes["lang"], place.status)
        for name, value in raw.attributes.items():
            if not has_attribute(raw.name, name):
                where = self._where(raw.template, f"<{raw.name}", f"{name}=")
                self.report.add("C106", where, f"<{raw.name}> has no attribute {visible(name)}", _HINT_ELEMENTS)
                continue
            filled, voice = self._filled(value, voice, place.side)
            if is_value(name, filled):
                made[name] = filled
            else:
                where = self._where(raw.template, f"<{raw.name}", f"{name}=")
                self.report.add("C107", where, f'{name}="{filled}" cannot stand in <{raw.name}>', _HINT_ELEMENTS)
        for name in REQUIRED.get(raw.name, ()):
            if not made.get(name, "").strip() and not (name in raw.attributes and name not in made):
                where = self._where(raw.template, f"<{raw.name}")
                self.report.add("C106", where, f"<{raw.name}> needs the attribute '{name}'", f'type {name}="…"')
        outer = Voice(place.language, place.status)
        return made | voice.attributes_within(outer), voice

    def _filled(self, value: str, voice: Voice, side: int) -> tuple[str, Voice]:
        """An attribute with its marks replaced by words; its language becomes the element's."""
        parts = list[str]()
        for part in MARK.split(value):
            held = self.marks.get(part) if MARK.fullmatch(part) else None
            if held is None:
                parts.append("" if MARK.fullmatch(part) else part)
            elif isinstance(held, Made):
                self.report.add("C108", None, "a block cannot stand in an attribute", "print it between elements")
            else:
                held = _one_side(held, side or FIRST)
                voice = voice_of(held, voice, self.setting)
                parts.append(_words(held, voice, replace(self.setting, is_marked=False)))
        return "".join(parts), voice

    def _misplaced(self, what: str, piece: _Piece, place: Place, needle: str = "", hint: str = "") -> None:
        if piece.template == place.template:
            needle = f"<{place.parent}"
        where = self._where(piece.template, *([needle] if needle else []))
        self.report.add("C108", where, f"{what} cannot stand in {_called(place.parent)}", hint or _HINT_ELEMENTS)

    def _where(self, template: str, *needles: str) -> Position:
        """The first line of the template that holds the words, if one does."""
        file, source = self.sources.get(template, (template, ""))
        offset = 0
        for needle in needles:
            found = source.find(needle, offset)
            if found < 0:
                return Position(file)
            offset = found
        line_start = source.rfind("\n", 0, offset) + 1
        return Position(file, source.count("\n", 0, offset) + 1, offset - line_start + 1)


_OUTLINED = ("h1", "h2")
_CELLS = ("td", "th")
"""Their width goes by the words in them."""
_LINES = frozenset({"label", "eyebrow", "meta", "myth", "big-number"})
"""Paragraphs that announce what follows, and stay with it."""
_WIDE = ("、", "。", "，", "：", "；", "）", "」", "』", "》")
"""Marks of Chinese and Japanese that fill half of their square: no space follows them (W3C, JLReq and CLReq)."""
_HINT_ELEMENTS = "layouts/README.md lists the elements, where they may stand and what they may say"


def _one_side(value: AnyValue, side: int) -> AnyValue:
    """The value as it is printed on a side; itself where none is chosen."""
    return cast(AnyValue, side_of(value, side)) if side else value


def _called(parent: str) -> str:
    return f"<{parent}>" if parent else "the page"


def _is_block(item: Item) -> bool:
    if isinstance(item, Raw):
        return item.name not in INLINE
    return isinstance(item, LocalText) and item.text.kind == "prose"


def _words(value: Line, voice: Voice, setting: Setting) -> str:
    if isinstance(value, LocalText) and value.text.kind == "prose":
        return " ".join(node.text() for node in block_nodes(value, voice, setting))
    return "".join(map(_text, inline_nodes(value, voice, setting)))


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """Without the template's own space at both ends; authors' text stays as it is."""
    out = list(pieces)
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while out:
            edge = out[index]
            if not isinstance(edge.item, str):
                break
            text = strip(edge.item)
            if text:
                out[index] = replace(edge, item=text)
                break
            del out[index]
    return out


def _closed_up(nodes: Iterable[Node]) -> Iterator[Node]:
    """Without the template's own space after a mark that brings its own room with it."""
    last: Node | None = None
    for node in nodes:
        is_own = isinstance(node, Run) and node.at is None
        if is_own and last is not None and _text(last).endswith(_WIDE):
            node = Run(_GAP.sub("", _text(node)))
        last = node
        if not isinstance(node, Run) or node.text:
            yield node


def _text(node: Node) -> str:
    return node.text if isinstance(node, Run) else node.text()


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """Runs side by side made one, where that forgets no author's place."""
    last: Run | None = None
    for node in nodes:
        if last is not None and isinstance(node, Run) and (None in (last.at, node.at) or last.at == node.at):
            last = Run(last.text + node.text, last.at or node.at)
            continue
        if last is not None:
            yield last
        last = node if isinstance(node, Run) else None
        if last is None:
            yield node
    if last is not None:
        yield last
