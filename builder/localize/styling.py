"""Marks of a text and of its translation: bold, slanted, lists and paragraphs that one has and the other has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.diagnostics import Report
from builder.load import Scalar
from builder.localize.languages import script
from builder.texts import Emphasis, InlineNode, Link, ListNode, Paragraph, ProseNode, Strong, Text

_SLANTED = frozenset(["Latn", "Cyrl", "Grek", "Armn"])
"""Scripts in which slanted letters are usual; elsewhere people put such words in bold or in quotation marks."""


@dataclass(slots=True)
class _Marks:
    strong: int = 0
    slanted: int = 0
    items: int = 0
    paragraphs: int = 0

    def take(self, content: Iterable[InlineNode | ProseNode], is_outer: bool = True) -> None:
        for node in content:
            if isinstance(node, ListNode):
                self.items += len(node.items)
                for item in node.items:
                    self.take(item, is_outer=False)
                continue
            if isinstance(node, Strong):
                self.strong += 1
            elif isinstance(node, Emphasis):
                self.slanted += 1
            elif isinstance(node, Paragraph):
                self.paragraphs += is_outer
            if isinstance(node, Paragraph | Strong | Emphasis | Link):
                self.take(node.inside, is_outer)


def check_styling(source: Text, text: Text, typed: Scalar, language: str, report: Report) -> None:
    """Report what differs, all of it in one finding."""
    if source.kind == "plain" or text.stray or not (_is_marked(source) or _is_marked(text)):
        return
    wanted, got = _Marks(), _Marks()
    wanted.take(source.content)
    got.take(text.content)
    is_slanting = script(language) in _SLANTED
    differs = [
        f"{name}: {there} here, {before} in the English"
        for name, before, there in (
            ("in bold", wanted.strong, got.strong),
            ("slanted", wanted.slanted if is_slanting else 0, got.slanted if is_slanting else 0),
            ("items of lists", wanted.items, got.items),
            ("paragraphs", wanted.paragraphs, got.paragraphs),
        )
        if before != there
    ]
    if differs:
        hint = "mark the same words as the English, and keep its lists and paragraphs"
        report.add("T307", typed.at, "; ".join(differs), hint)


def _is_marked(text: Text) -> bool:
    """Whether there can be anything to count: most texts are one line without marks."""
    return any(mark in text.source for mark in ("*", "_", "\n"))
