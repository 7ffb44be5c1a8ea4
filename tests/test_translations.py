"""The shipped translations: complete, drafts until somebody reviews them, and true to the marks of the English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from test_materials import LESSONS, library

from builder.diagnostics import Severity
from builder.localize import Translation
from builder.texts import Blank, Link, ListNode, Placeholder, Status, Strong, Text

SCRIPTS = {"ar": "\u0600-\u06ff", "hi": "\u0900-\u097f", "km": "\u1780-\u17ff", "my": "\u1000-\u109f"}
LANGUAGES = (*SCRIPTS, "es", "fr")
ENGLISH = re.compile(r"[(“]([A-Za-z -]+)[)”]")
"""What stays in Latin letters: words that buttons bear, and the English beside a term that is only proposed."""
BUTTONS = {"block", "report", "fishing", "hunting", "scam"}
"""And words that offices use, or that people search for."""
each_translation = pytest.mark.parametrize(("name", "language"), [(n, tag) for n in LESSONS for tag in LANGUAGES])
in_other_letters = pytest.mark.parametrize(("name", "language"), [(n, tag) for n in LESSONS for tag in SCRIPTS])


@cache
def translation(name: str, language: str) -> Translation:
    made, found = library().translation(name, language)
    assert [str(one) for one in found if one.severity is not Severity.ADVICE] == []
    assert made is not None
    return made


@cache
def terms() -> frozenset[str]:
    """The glossary's terms, and their other forms."""
    entries = library().glossary[0].terms.values()
    return frozenset(word.casefold() for one in entries for word in (one.term, *one.words))


def nodes(content: tuple[object, ...]) -> Iterator[object]:
    for node in content:
        yield node
        if isinstance(node, ListNode):
            for item in node.items:
                yield from nodes(item)
        else:
            yield from nodes(getattr(node, "inside", ()))


def kept(text: Text) -> dict[str, list[str]]:
    """What a translation must keep: addresses, placeholders, how much is strong, lists."""
    found: dict[str, list[str]] = {"links": [], "names": [], "strong": [], "lists": []}
    for node in nodes(text.content):
        if isinstance(node, Link):
            found["links"].append(node.href)
        elif isinstance(node, Placeholder | Blank):
            found["names"].append(node.name)
        elif isinstance(node, Strong):
            found["strong"].append("strong")
        elif isinstance(node, ListNode):
            found["lists"].append(f"{node.ordered} {len(node.items)}")
    return found


@each_translation
def test_is_complete_and_says_that_it_is_a_draft(name: str, language: str) -> None:
    made = translation(name, language)
    assert made.statuses == {Status.DRAFT}
    lesson, _ = library().lesson(name)
    assert lesson is not None
    assert set(made.units) == {where for where, _, _ in lesson.units()}


@each_translation
def test_checks_find_nothing_to_mend(name: str, language: str) -> None:
    found = library().checked(name, language)
    assert [str(one) for one in found if one.severity is not Severity.ADVICE] == []


@each_translation
def test_keeps_links_placeholders_and_emphasis(name: str, language: str) -> None:
    for where, texts in translation(name, language).units.items():
        for local in texts:
            assert kept(local.text) == kept(local.source), where


@in_other_letters
def test_is_written_in_the_script_of_its_readers(name: str, language: str) -> None:
    for where, texts in translation(name, language).units.items():
        for local in texts:
            if not re.search("[A-Za-z]", re.sub(r"\{\{.*?\}\}", "", local.source.source)):
                continue  # figures alone
            assert re.search(f"[{SCRIPTS[language]}]", local.text.source), where
            words = re.sub(r"\{\{.*?\}\}|\[[^]]*\]\([^)]*\)", "", local.text.source)
            assert {match[1].casefold() for match in ENGLISH.finditer(words)} <= BUTTONS | terms(), where
            assert not re.search(r"[A-Za-z]", ENGLISH.sub("", words)), where
