"""The hidden ``--stop-after STAGE``: a stage's value → lines to read, for people who work on this program.

Not a stable interface: it shows what the value holds today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from builder.blocks.base import Model, kebab
from builder.build import Rendered, Stages, plan
from builder.cli import findings, terminal
from builder.cli.asking import library_of, order_of
from builder.diagnostics import Diagnostic, stops
from builder.document import outline
from builder.load import Mapping as YamlMapping
from builder.load import Scalar
from builder.load import Sequence as YamlSequence
from builder.personalize import Edition
from builder.personalize.naming import file_name
from builder.texts import (
    Blank,
    Emphasis,
    Link,
    ListNode,
    LocalText,
    PageReference,
    Paragraph,
    Placeholder,
    Strong,
    Text,
    Words,
)

Shown = tuple[list[str], tuple[Diagnostic, ...]]


def show_stage(**words: Any) -> int:
    """Print the value that a stage gives for each lesson and language; returns 1 if there were errors on the way."""
    library = library_of(words)
    planned = plan(library, order_of(words))
    show, stages = _SHOW[words["stop_after"]], Stages(library, planned)
    code = 0
    for lesson, languages in planned.lessons:
        for language in languages:
            terminal.say(f"# {lesson} ({language})")
            shown, found = show(stages, lesson, language)
            for line in shown:
                terminal.say(line)
            for line in findings.lines(found, "short", planned.strict):
                terminal.tell(line)
            code = 1 if stops(found, planned.strict) else code
    for sheet, languages in planned.sheets if words["stop_after"] in ("compose", "typeset") else ():
        for language in languages:
            terminal.say(f"# {sheet} ({language})")
            edition, found = stages.sheet(sheet, language)
            document, more = stages.document(edition, sheet)
            for line in (document.name, *outline(document.root, 1)) if document is not None else ():
                terminal.say(line)
            for line in findings.lines((*found, *more), "short", planned.strict):
                terminal.tell(line)
            code = 1 if stops(more, planned.strict) else code
    return code


def _load(stages: Stages, lesson: str, language: str) -> Shown:
    source = stages.library.source(f"materials/{language}/{lesson}.yaml")
    return list(_yaml(source.root, 0)) if source.root is not None else [], source.found


def _validate(stages: Stages, lesson: str, language: str) -> Shown:
    read, found = stages.library.lesson(lesson)
    return [] if read is None else list(_fields(read, 0)), found


def _localize(stages: Stages, lesson: str, language: str) -> Shown:
    translation, found = stages.library.translation(lesson, language)
    return [] if translation is None else list(_units(translation.units)), found


def _personalize(stages: Stages, lesson: str, language: str) -> Shown:
    edition, found = stages.edition(lesson, language)
    return [] if edition is None else list(_edition(edition)), found


def _compose(stages: Stages, lesson: str, language: str) -> Shown:
    editions, found = stages.editions(lesson, language)
    if not editions:
        return [], found
    documents, more = stages.documents(editions)
    shown = [line for one in documents if one.kind in stages.plan.layouts for line in (one.name, *outline(one.root, 1))]
    return shown, (*found, *more)


def _typeset(stages: Stages, lesson: str, language: str) -> Shown:
    editions, found = stages.editions(lesson, language)
    if not editions:
        return [], found
    documents, of_documents = stages.documents(editions)
    found = (*found, *of_documents)
    if stops(of_documents, strict=False):
        return [], found
    rendered, more = stages.rendered(documents)
    asked = (one for one in rendered if one.document.kind in stages.plan.layouts)
    return [line for one in asked for line in _pages(one)], (*found, *more)


_SHOW: Mapping[str, Callable[[Stages, str, str], Shown]] = {
    "load": _load,
    "validate": _validate,
    "localize": _localize,
    "personalize": _personalize,
    "compose": _compose,
    "typeset": _typeset,
}


def _yaml(value: YamlMapping | YamlSequence, depth: int) -> Iterator[str]:
    """One line a scalar, with the place where it was written."""
    if isinstance(value, YamlMapping):
        pairs = [(f"{key}:", inner) for key, inner in value.items()]
    else:
        pairs = [("-", inner) for inner in value]
    for name, inner in pairs:
        if isinstance(inner, Scalar):
            yield f"{'  ' * depth}{name} {str(inner)!r}  # {inner.at.line}:{inner.at.column}"
        else:
            yield f"{'  ' * depth}{name}"
            yield from _yaml(inner, depth + 1)


def _fields(value: Model, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, tuple) and inner and isinstance(inner[0], Model):
            yield f"{pad}{kebab(name)}:"
            for one in inner:
                yield f"{pad}-"
                yield from _fields(one, depth + 1)
        elif isinstance(inner, tuple):
            yield f"{pad}{kebab(name)}: {', '.join(map(_shown, inner))}"
        else:
            yield f"{pad}{kebab(name)}: {_shown(inner)}"


def _shown(value: object) -> str:
    return f"{value.kind} {value.source!r}" if isinstance(value, Text) else str(value)


def _units(units: Mapping[str, tuple[LocalText, ...]]) -> Iterator[str]:
    width = max(map(len, units), default=0)
    for unit, texts in units.items():
        for local in texts:
            yield f"{unit:<{width}}  {local.status.value:<8}  {local.language:<5}  {in_one_line(local.text)}"


def _edition(edition: Edition) -> Iterator[str]:
    marks = [word for word, is_so in (("sample", edition.is_sample), ("draft", edition.is_draft)) if is_so]
    yield f"for {edition.audience}; revised {edition.revised}; {' '.join(marks) or 'ready'}"
    title = "the usual words" if edition.public_title is None else in_one_line(edition.public_title.text)
    yield f"public title: {title}; file: {file_name(edition.lesson, edition.program, edition.number)}"
    for part in edition.sections:
        yield f"{part.number}. {part.section.id}, {part.section.minutes} minutes, begins at {part.starts_at}"
        yield from (f"   {block.id} ({block.type})" for block in part.blocks)
    yield from (f"prepare: {in_one_line(local.text)} (one per {item.per})" for item, local in edition.prepare)
    yield from _units(edition.units)


def _pages(one: Rendered) -> Iterator[str]:
    rendering = one.rendering
    yield f"{one.document.name}: {len(rendering.pages)} pages, {len(rendering.data)} bytes"
    for page in rendering.pages:
        yield f"  page {page.number} '{page.label}' {page.width_pt:g} x {page.height_pt:g} pt {page.digest[:16]}"
    for (part, element), label in rendering.placements.items():
        yield f"  {part}:{element} on page {label}"


def in_one_line(text: Text) -> str:
    """A text's tree in one line: ``**strong**``, ``_emphasis_``, ``[blank]`` for what is still to be filled in."""
    return (" / " if text.kind == "prose" else "").join(map(_node, text.content))


def _node(node: object) -> str:
    match node:
        case Words(text):
            return " ".join(text.split("\n"))
        case Strong(inside):
            return f"**{''.join(map(_node, inside))}**"
        case Emphasis(inside):
            return f"_{''.join(map(_node, inside))}_"
        case Link(href, inside):
            return f"[{''.join(map(_node, inside))}]({href})"
        case Placeholder(name):
            return f"{{{{ {name} }}}}"
        case Blank(name):
            return f"[{name}]"
        case PageReference(block):
            return f"{{{{ page.{block} }}}}"
        case Paragraph(inside):
            return "".join(map(_node, inside))
        case ListNode(items=items):
            return " / ".join(f"- {' '.join(map(_node, item))}" for item in items)
    return ""
