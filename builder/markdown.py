"""The small Markdown of lessons: text → ``Text``. Used by ``validate`` and ``localize``, once per text.

``**strong**``, ``_emphasis_``, ``[words](address)``, ``{{ word.word }}``, ``{{ page.block-id }}``; in prose also
paragraphs and lists (``-``, ``1.``). Everything else prints as typed: nothing typed is lost. It fills no placeholder
and knows none by name, nor any block.

Lists are CommonMark's, by markdown-it. Marks within a line are read here: CommonMark takes a single star for emphasis,
decodes entities, rewrites addresses, drops link titles, and does not close ``**strong。**`` before a letter, which
scripts without spaces need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

from builder.diagnostics import Diagnostic, visible
from builder.load import Scalar
from builder.texts import (
    Emphasis,
    InlineNode,
    Kind,
    Link,
    ListNode,
    PageReference,
    Paragraph,
    Placeholder,
    ProseNode,
    Strong,
    Text,
    Words,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MOST_NODES = 500
MOST_LIST_LEVELS = 3

_PAGE = r"\{\{[ \t]*page\.(?P<block>[\w-]+)[ \t]*\}\}"
PAGE = re.compile(rf"\\\{{\{{|{_PAGE}")
"""``{{ page.block-id }}``; its group ``block`` is None where an escape stands, so that none is found behind one."""
_PAGE_ALONE = re.compile(_PAGE)
_PLACEHOLDER = r"\{\{[ \t]*(?P<name>[A-Za-z-]+\.[A-Za-z-]+)[ \t]*\}\}"
PLACEHOLDER = re.compile(_PLACEHOLDER)
"""``{{ word.word }}``, also inside ``Link.href``."""
_PLAIN_MARK = re.compile(rf"(?P<escape>\\\{{\{{)|{_PAGE}|{_PLACEHOLDER}")
_MARK = re.compile(
    rf"""{_PLAIN_MARK.pattern}
    |(?P<stars>\*+)
    |(?P<bar>_+)
    |\[(?P<words>(?:[^\[\]]|\[[^\[\]]*+\](?!\())*+)\]
     \((?P<href>(?:\{{\{{[^{{}}\n]*+\}}\}}|[^\s()]|\([^\s()]*+\))*+)\)
    """,
    re.VERBOSE,
)
_MARKUP = re.compile(r"[*_\[\\{]")
_LIST = re.compile(r"^[ \t]*(?:-|[0-9]{1,9}\.)(?:[ \t]|$)", re.MULTILINE)
_LIST_MARK = re.compile(r"-|[0-9]{1,9}\.")
_PARAGRAPH = re.compile(r"[^ \t\n][^\n]*+(?:\n[ \t]*+[^ \t\n][^\n]*+)*+")
_LINE_END = re.compile(r"[ \t]*(?:\n[ \t]*)+")
_ADDRESS = re.compile(r"https?://[^\s/?#\\][^\s\\]*|mailto:[^\s@]+@[^\s@]+|tel:\S+", re.IGNORECASE)


class TextError(ValueError):
    """A text with faults: ``found`` names them all, ``text`` is what could be made of it with every word kept."""

    def __init__(self, text: Text, found: tuple[Diagnostic, ...]) -> None:
        super().__init__(found[0].message)
        self.text, self.found = text, found


def parse(scalar: Scalar, kind: Kind) -> Text:
    """Parse once. Raises TextError for a link or list that is refused, and for too many marks."""
    reading = _Reading(scalar, can_name_pages=kind != "plain")
    content: tuple[InlineNode, ...] | tuple[ProseNode, ...]
    if kind != "prose":
        content = tuple(_inline(reading, 0, len(scalar), kind == "inline"))
    elif _LIST.search(scalar):
        content = tuple(_with_lists(reading))
    else:
        spans = (match.span() for match in _PARAGRAPH.finditer(scalar))
        content = tuple(Paragraph(tuple(_inline(reading, *span))) for span in spans)
    if reading.nodes > MOST_NODES:
        reading.add("M404", 0, f"this text has more than {MOST_NODES} marks and links", "split it into several blocks")
    text = Text(kind, scalar, content, scalar.at, tuple(sorted(reading.stray)))
    if reading.found:
        raise TextError(text, tuple(reading.found))
    return text


@dataclass(slots=True)
class _Reading:
    """One text being read."""

    scalar: Scalar
    found: list[Diagnostic] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    nodes: int = 0
    can_name_pages: bool = True
    """Headings and descriptions are read where there are no pages; links lead elsewhere already."""

    def add(self, code: str, offset: int, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code, self.scalar.position_of(offset), message, hint))


def _inline(reading: _Reading, start: int, end: int, has_marks: bool = True) -> list[InlineNode]:
    """Nodes of a stretch of the text; its line ends become spaces."""
    source = reading.scalar
    while start < end and source[start] in " \t\n":
        start += 1
    while start < end and source[end - 1] in " \t\n":
        end -= 1
    line = _Line()
    at = start
    if _MARKUP.search(source, start, end):
        for match in (_MARK if has_marks else _PLAIN_MARK).finditer(source, start, end):
            line.say(source[at : match.start()])
            _read_mark(reading, line, match, (start, end))
            at = match.end()
            if reading.nodes + line.marks > MOST_NODES:
                break
    line.say(source[at:end])
    nodes = line.joined()
    reading.stray += line.stray()
    reading.nodes += max(len(nodes), line.marks)
    return nodes


def _read_mark(reading: _Reading, line: _Line, match: re.Match[str], span: tuple[int, int]) -> None:
    kind = match.lastgroup
    if kind == "escape":
        line.say("{{")
    elif kind == "block":
        line.put(PageReference(match["block"])) if reading.can_name_pages else _refuse_page(reading, line, match)
    elif kind == "name":
        line.put(Placeholder(match["name"]))
    elif kind == "href":
        line.nodes += _link(reading, match)
        line.marks += 1
    elif not line.mark(match, _side(match.string, match.start() - 1, span), _side(match.string, match.end(), span)):
        line.say(match[0])


def _refuse_page(reading: _Reading, line: _Line, match: re.Match[str]) -> None:
    hint = "take it out; say it in a text with paragraphs, outside of links"
    reading.add("M407", match.start(), f"{visible(match[0])} cannot stand in a heading, a description or a link", hint)
    line.say(match[0])


def _side(source: str, index: int, span: tuple[int, int]) -> Literal["space", "letter", "other"]:
    """What stands beside a mark."""
    if not span[0] <= index < span[1] or source[index].isspace():
        return "space"
    character = source[index]
    is_letter = character.isalnum() or unicodedata.category(character)[0] == "M"
    return "letter" if is_letter else "other"


class _Line:
    """Nodes as they come, and the marks among them that may still be closed."""

    def __init__(self) -> None:
        self.nodes: list[InlineNode] = []
        self.marks = 0
        self._open: list[tuple[str, int, int]] = []
        """Mark, index of its node, place in the text."""
        self._stray: list[int] = []

    def say(self, text: str) -> None:
        if text:
            self.nodes.append(Words(_LINE_END.sub(" ", text)))

    def put(self, node: InlineNode) -> None:
        self.nodes.append(node)
        self.marks += 1

    def mark(self, match: re.Match[str], before: str, after: str) -> bool:
        """Read ``**`` or ``_``; False if it is text. Of three stars one is text within: ``***555***``."""
        run = match[0]
        if run == "_":
            closes, opens = before != "space" and after != "letter", after != "space" and before != "letter"
        elif run in ("**", "***"):
            closes, opens = before != "space", after != "space"
        else:
            return False
        mark = run[:2]
        if closes and any(mark == one[0] for one in self._open):
            self.say(run[2:])
            self._close(mark)
        elif opens:
            self._open.append((mark, len(self.nodes), match.start()))
            self.nodes.append(Words(mark))
            self.say(run[2:])
        else:
            self._stray += [match.start()] if closes else []
            return False
        self.marks += 1
        return True

    def stray(self) -> list[int]:
        """Places of marks that nothing closes or that close nothing."""
        return [*self._stray, *(place for _, _, place in self._open)]

    def _close(self, mark: str) -> None:
        while self._open[-1][0] != mark:
            self._stray.append(self._open.pop()[2])
        _, index, _ = self._open.pop()
        made = Strong if mark == "**" else Emphasis
        inside = tuple(_without(made, self.nodes[index + 1 :]))
        self.nodes[index:] = [made(tuple(_joined(inside)))]

    def joined(self) -> list[InlineNode]:
        return self.nodes if len(self.nodes) < 2 else list(_joined(self.nodes))


def _without(made: type[Strong | Emphasis], nodes: Any) -> Iterator[InlineNode]:
    """Strong within strong says nothing more; so marks are two deep at most, and a link."""
    for node in nodes:
        if isinstance(node, made):
            yield from node.inside
        elif isinstance(node, Strong | Emphasis):
            yield type(node)(tuple(_joined(_without(made, node.inside))))
        else:
            yield node


def _joined(nodes: Any) -> Iterator[InlineNode]:
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Words):
            words.append(node.text)
        else:
            if words:
                yield Words("".join(words))
                words = []
            yield node
    if words:
        yield Words("".join(words))


def _link(reading: _Reading, match: re.Match[str]) -> list[InlineNode]:
    """The link, or its words alone when the address is refused."""
    href = match["href"]
    before, reading.can_name_pages = reading.can_name_pages, False
    inside = _inline(reading, match.start("words"), match.end("words"))
    reading.can_name_pages = before
    if not inside:
        reading.add("M402", match.start(), f"the link to {visible(href)} has no words", f"type words: [words]({href})")
    elif not href:
        hint = "type the address between the round brackets, or leave a space before them"
        reading.add("M402", match.start(), f"the link {visible(match['words'])} has no address", hint)
    elif page := _PAGE_ALONE.search(href):
        hint = "take it out; say it beside the link"
        at = match.start("href") + page.start()
        reading.add("M407", at, f"{visible(page[0])} cannot stand in an address", hint)
    elif not (PLACEHOLDER.match(href) or _ADDRESS.fullmatch(PLACEHOLDER.sub("0", href))):
        hint = "begin it with https://, http://, mailto: or tel:"
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?", href):
            hint = f"type https://{href}"
        reading.add("M401", match.start("href"), f"{visible(href)} is not an address that may be printed", hint)
    else:
        return [Link(href, tuple(inside))]
    return inside


@dataclass(slots=True)
class _OpenList:
    ordered: bool
    start: int
    items: list[list[ProseNode]] = field(default_factory=list)
    number: int = 0
    """As typed before the newest item."""
    all_ones: bool = True


def _with_lists(reading: _Reading) -> list[ProseNode]:
    """Paragraphs and lists. markdown-it finds what belongs to which item; the words are read from the text itself."""
    source = str(reading.scalar)
    lines = source.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    tokens: list[Any] = []
    deep: dict[str, list[int]] = {"deep": []}
    _blocks().block.parse(source, _blocks(), deep, tokens)
    out: list[ProseNode] = []
    open_lists: list[_OpenList] = []
    item_at = 0
    for token in tokens:
        inner = open_lists[-1].items[-1] if open_lists and open_lists[-1].items else out
        if token.type in ("bullet_list_open", "ordered_list_open"):
            is_ordered = token.type == "ordered_list_open"
            open_lists.append(_OpenList(is_ordered, int(token.attrGet("start") or 1) if is_ordered else 1))
        elif token.type == "list_item_open":
            open_lists[-1].items.append([])
            open_lists[-1].number = int(token.info or 0)
            item_at = starts[token.map[0]] + _indent(lines[token.map[0]])
            _check_number(reading, open_lists[-1], item_at)
        elif token.type == "list_item_close" and not inner:
            reading.add("M406", item_at, "an item of this list is empty", "type its words, or take the mark away")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            done = open_lists.pop()
            node = ListNode(done.ordered, done.start, tuple(tuple(item) for item in done.items))
            (open_lists[-1].items[-1] if open_lists else out).append(node)
        elif token.type == "inline":
            first, after = token.map
            column = max(lines[first].rfind(token.content.split("\n")[0].rstrip()), 0)
            inner.append(Paragraph(tuple(_inline(reading, starts[first] + column, starts[after] - 1))))
    for line in deep["deep"][:1]:
        hint = "make it shorter, or use two lists"
        reading.add(
            "M403", starts[line] + _indent(lines[line]), f"this list is more than {MOST_LIST_LEVELS} levels deep", hint
        )
    return out


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _check_number(reading: _Reading, opened: _OpenList, offset: int) -> None:
    """Numbers are counted when printed, so they must count up as typed, or all be 1."""
    expected, typed = opened.start + len(opened.items) - 1, opened.number
    opened.all_ones = opened.all_ones and typed == 1
    if opened.ordered and typed != expected and not opened.all_ones:
        hint = f"type {expected}. here, or begin a new list after a paragraph"
        reading.add("M405", offset, f"number {typed} follows number {expected - 1} in this list", hint)


@cache
def _blocks() -> MarkdownIt:
    """markdown-it with paragraphs and our lists alone; loaded for the first list, not for a command's help."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock, list_block

    def lists(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        if not _LIST_MARK.match(state.src, start):
            return False
        if state.level < 2 * MOST_LIST_LEVELS:
            return list_block(state, line, end, silent)
        if list_block(state, line, end, True):
            state.env["deep"].append(line)
        return False

    reader = MarkdownIt("zero", {"maxNesting": 100})
    reader.block.ruler.at("list", lists, {"alt": ["paragraph", "reference", "blockquote"]})
    return reader.enable("list")
