"""A text and its translation → what differs that must be the same in every language. It judges no wording."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.diagnostics import Report, visible
from builder.load import Scalar
from builder.localize.languages import direction, script
from builder.localize.modules import folded
from builder.localize.seen import BREAK, BREAKING
from builder.localize.styling import check_styling
from builder.localize.telephones import telephones, without_telephones
from builder.markdown import PLACEHOLDER
from builder.texts import (
    Emphasis,
    InlineNode,
    Link,
    ListNode,
    PageReference,
    Placeholder,
    ProseNode,
    Strong,
    Text,
    Words,
)

_NUMBER = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u066c]\d{3})+(?!\d)|\d+")
_DIGIT = re.compile(r"(?![0-9])\d")
"""Decimal digits of other scripts than ours."""
_BRACED = re.compile(r"\{\{[ \t]*(?P<name>[\w-]+\.[\w-]+)[ \t]*\}\}")
"""A placeholder or a reference to a page."""
_MARKS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


def compare(source: Text, text: Text, typed: Scalar, language: str, report: Report) -> None:
    """Report what differs. ``typed`` is the translation as it stands in the file; ``language`` its tag."""
    # most texts have neither, and to look is cheaper than to walk through both trees
    if "{{" in source.source or "{{" in text.source:
        _compare_placeholders(source, text, typed, report)
    if "](" in source.source or "](" in text.source:
        _compare_links(source, text, typed, report)
    _compare_numbers(source, text, typed, report)
    _check_marks(text, typed, direction(language), report)
    if BREAK in typed and script(language) not in BREAKING:
        hint = "delete it: put the cursor behind it and press Backspace once"
        message = "an invisible mark of where a line may end (U+200B) stands here; this language has spaces for that"
        report.add("T312", typed.position_of(typed.find(BREAK)), message, hint)
    check_styling(source, text, typed, language, report)
    if folded(source.source) == folded(text.source) and any(c.isalpha() for c in _BRACED.sub("", text.source)):
        hint = "translate it; if it is the same in both languages, nothing is to be done"
        report.add("T305", typed.at, f"{visible(folded(text.source))} is the same as the English", hint)


def nodes(content: Iterable[InlineNode | ProseNode]) -> Iterator[InlineNode]:
    """Every inline node of a text, in order, those inside others too."""
    for node in content:
        if isinstance(node, ListNode):
            for item in node.items:
                yield from nodes(item)
        elif isinstance(node, Words | Strong | Emphasis | Link | Placeholder | PageReference):
            yield node
            yield from nodes(getattr(node, "inside", ()))
        else:
            yield from nodes(getattr(node, "inside", ()))


def placeholders(text: Text) -> set[str]:
    """Names of its placeholders, those in addresses of links too, and of the pages it refers to."""
    found = set[str]()
    for node in nodes(text.content):
        if isinstance(node, Placeholder):
            found.add(node.name)
        elif isinstance(node, PageReference):
            found.add(f"page.{node.block}")
        elif isinstance(node, Link):
            found.update(match["name"] for match in PLACEHOLDER.finditer(node.href))
    return found


def _compare_placeholders(source: Text, text: Text, typed: Scalar, report: Report) -> None:
    wanted, got = placeholders(source), placeholders(text)
    for name in sorted(wanted - got):
        shown = _braced(name)
        report.add("T301", typed.at, f"{shown} is missing here; the English has it", f"type {shown} where it belongs")
    for name in sorted(got - wanted):
        at = next((match.start() for match in _BRACED.finditer(typed) if match["name"] == name), 0)
        hint = f"type {' or '.join(map(_braced, sorted(wanted)))}" if wanted else "delete it"
        report.add("T301", typed.position_of(at), f"{_braced(name)} is not in the English", hint)


def _braced(name: str) -> str:
    return f"'{{{{ {name} }}}}'"


def _compare_links(source: Text, text: Text, typed: Scalar, report: Report) -> None:
    wanted, got = (
        list(dict.fromkeys(node.href for node in nodes(one.content) if isinstance(node, Link)))
        for one in (source, text)
    )
    for href in wanted:
        if href not in got:
            message = f"the link to {visible(href)} is missing here; the English has it"
            report.add("T302", typed.at, message, f"type [words]({href}) where it belongs")
    for href in got:
        if href not in wanted:
            hint = f"type {wanted[0]}" if len(wanted) == 1 else "type the address as it is in the English"
            at = typed.position_of(max(typed.find(href), 0))
            report.add("T302", at, f"the link to {visible(href)} is not in the English", hint)


def _compare_numbers(source: Text, text: Text, typed: Scalar, report: Report) -> None:
    english, translated = _spoken(source), _spoken(text)
    _compare_telephones(telephones(english), telephones(translated), typed, report)
    before, after = (Counter(_numbers(without_telephones(words))) for words in (english, translated))
    lost, new = before - after, after - before
    # a number below ten may be a word in the other language: "question 1" is "the first question" in Arabic
    if (lost and new) or any(len(number) > 1 for number in (*lost, *new)):
        parts = [
            f"{', '.join(sorted(some.elements()))} {where}"
            for some, where in ((lost, "only in the English"), (new, "only in the translation"))
            if some
        ]
        report.add("T303", typed.at, f"numbers differ: {'; '.join(parts)}", "compare the two texts")


def _compare_telephones(wanted: dict[str, str], got: dict[str, str], typed: Scalar, report: Report) -> None:
    """By their digits alone; both are as typed, by these."""
    lost = [shown for digits, shown in wanted.items() if digits not in got]
    new = [shown for digits, shown in got.items() if digits not in wanted]
    for shown in new:
        at = typed.position_of(max(_ascii(typed).find(shown), 0))
        hint = f"type {lost[0]}" if len(lost) == 1 else "type the number as it is in the English, or delete it"
        report.add("T304", at, f"the telephone number {visible(shown)} is not in the English", hint)
    if len(lost) != len(new) or len(lost) > 1:
        for shown in lost:
            message = f"the telephone number {visible(shown)} is missing here; the English has it"
            report.add("T304", typed.at, message, f"type {shown} where it belongs")


def _spoken(text: Text) -> str:
    """Its words with digits of every script as 0 to 9; a mark between paragraphs and in place of a placeholder."""
    words = "\n".join(node.text for node in nodes(text.content) if isinstance(node, Words))
    return _ascii(words.replace(BREAK, ""))


def _ascii(words: str) -> str:
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), words)


def _numbers(words: str) -> Iterator[str]:
    for match in _NUMBER.finditer(words):
        yield "".join(filter(str.isdigit, match[0]))


def _check_marks(text: Text, typed: Scalar, direction: str, report: Report) -> None:
    """Marks of direction cannot be seen in most editors, so a stray one goes unnoticed and turns words round."""
    open_at, loose = list[int](), list[tuple[int, str]]()
    for match in _MARKS.finditer(typed):
        if match[0] in _OPENING:
            open_at.append(match.start())
        elif match[0] in _CLOSING:
            if not open_at:
                loose.append((match.start(), "closes what was never opened"))
            else:
                open_at.pop()
    loose += [(offset, "is never closed by U+2069") for offset in open_at]
    first = _MARKS.search(typed)
    if first is not None and not loose and direction != "rtl" and not _runs_left(text.source):
        loose.append((first.start(), "has no use here: nothing in this text runs from right to left"))
    for offset, what in loose:
        _report_mark(typed, offset, what, report)


def _runs_left(words: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in _MARKS.sub("", words))


def _report_mark(typed: Scalar, offset: int, what: str, report: Report) -> None:
    name = f"U+{ord(typed[offset]):04X}"
    hint = "delete it: put the cursor behind it and press Backspace once"
    report.add("T306", typed.position_of(offset), f"the invisible mark of direction {name} {what}", hint)
