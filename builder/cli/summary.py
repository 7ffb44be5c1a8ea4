"""What a build tells its person: a finished build → plain words about what to print, or data. It finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from builder.blocks import Block
from builder.build import Built
from builder.cli import findings
from builder.cli.asking import to_type
from builder.library import Library
from builder.produce.manifest import Entry
from builder.produce.names import word_of
from builder.project import MARK
from builder.texts import Text

VERSION = 1
"""Of the ``json`` forms; it grows when a key changes its meaning."""

_PRINT = {
    "one-each": "Print one for each person:",
    "one": "Print one, for you. Do not hand it out:",
    "one-a-family": "Give or send one to each family yourself. No child takes it home without having been asked:",
}
BLANKS = {
    "program.name": "the name of your program",
    "lead.name": "the name of the person whom people can turn to",
    "lead.phone": "that person's phone number",
}


def lines(library: Library, built: Built) -> Iterator[str]:
    """What lies where, what to print and how often, what is still to do, and the next command."""
    files = _files(built)
    if files:
        yield f"Your pages are in {library.project.output}"
        for how, heading in _PRINT.items():
            group = [entry for entry in files if _how_many(library, entry.document) == how]
            if group:
                yield from ("", heading, *_table(group))
        yield ""
        yield "Print on both sides, at 100 %. Every document begins on a sheet of its own."
        yield from _costs(library, files)
        yield from _guides(built)
    yield from left_out(built)
    yield from _still_to_do(library, built)
    yield ""
    if files and not built.refused and _is_shipped(library):
        count = _count(len(files), "file")
        yield f"{count} in {library.project.output}. SAMPLE: no country set. Next: handouts init my-program"
        return
    yield f"Next: {_next(library, built)}"


def short(library: Library, built: Built) -> Iterator[str]:
    """One line for each file: absolute path, pages, sheets."""
    for entry in _files(built):
        path = library.project.output / entry.path
        yield f"{path}\t{entry.pages} pages\t{entry.sheets} sheets"


def as_data(library: Library, built: Built) -> dict[str, Any]:
    """Everything that ``lines`` says, and the findings, for other programs."""
    production = built.production
    written = production.written if production is not None else ()
    return {
        "handouts": VERSION,
        "folder": str(library.project.output),
        "files": [
            asdict(entry)
            | {
                "handout_language": entry.belongs_to,
                "document": word_of(entry.document),
                "print": _how_many(library, entry.document),
                "changed": entry.path in written,
            }
            for entry in _files(built)
        ],
        "removed": list(production.removed if production is not None else ()),
        "old": [entry.path for entry in _old(built)],
        "refused": list(built.refused),
        "untranslated": [{"lesson": lesson, "language": tag} for lesson, tag in built.plan.untranslated],
        "without-guide": [{"lesson": lesson, "language": tag} for lesson, tag in built.plan.without_guide],
        "left-out": left_out_as_data(built),
        "sample": _is_sample(built),
        "drafts": list(_drafts(built)),
        "to-fill-in": list(built.blanks),
        "findings": findings.as_data(built.found, built.plan.strict),
    }


def left_out(built: Built) -> Iterator[str]:
    """One paragraph for each lesson of which something had to go so that it fits the time there is."""
    for lesson in built.lessons:
        if lesson.left_out:
            which = f" of {lesson.lesson}" if len(built.lessons) > 1 else ""
            names = ", ".join(f"{_called(block)} ({block.minutes or 0} min)" for block in lesson.left_out)
            yield ""
            yield f"Left out{which} to fit {built.plan.minutes} minutes: {names}."


def left_out_as_data(built: Built) -> list[dict[str, Any]]:
    """The same for other programs: ids of blocks by lesson."""
    return [
        {"lesson": lesson.lesson, "blocks": [block.id for block in lesson.left_out]}
        for lesson in built.lessons
        if lesson.left_out
    ]


def _called(block: Block) -> str:
    """A block as people know it: by its heading, else by its id."""
    title = getattr(block, "title", None)
    return " ".join(title.source.split()) if isinstance(title, Text) else block.id


def _guides(built: Built) -> Iterator[str]:
    """Whose pages a guide names that is in another language than the handout."""
    handouts = dict(built.plan.lessons)
    if not built.plan.has_guides:
        return
    for lesson in built.lessons:
        tag = built.plan.guides.get(lesson.lesson)
        other = [one for one in handouts.get(lesson.lesson, ()) if one != tag]
        if tag is not None and other and not lesson.refused:
            yield ""
            pages = f"the pages it names are those of the handout in {other[0]}"
            yield f"The guide of {lesson.lesson} is in {tag}, and {pages}."


def _still_to_do(library: Library, built: Built) -> Iterator[str]:
    """One paragraph for each thing that somebody has to look after before paper is handed out."""
    if _is_sample(built):
        yield ""
        has_country = bool(library.program[0].countries)
        why = "some of your help lines are not checked" if has_country else "no country is set"
        yield f"These are SAMPLES, and every page says so: {why}."
        yield f"What is missing before you hand anything out: {to_type(library, 'ready')}"
    if built.plan.numbered:
        yield ""
        yield "These are proofs, and every page says so. Pages to hand out are made without --numbered."
    elif _drafts(built):
        yield ""
        yield f"Drafts, and every page says so: {', '.join(_drafts(built))}."
        yield "Please let a person who knows both languages read them first. materials/README.md says how to note it."
    if built.blanks:
        yield ""
        yield f"Still to be filled in, in {program_file(library)}:"
        yield from (f"  {BLANKS.get(name, name)}" for name in built.blanks)
        yield "Until then the pages have lines to write on, or nothing, in their place."
    for lesson, tag in built.plan.untranslated:
        yield ""
        yield f"Not made: {lesson} in {tag}. Nobody has translated it yet."
    for lesson, tag in built.plan.without_guide:
        if built.plan.has_guides:
            yield ""
            yield f"Not made: the guide of {lesson} in {tag}. Nobody has translated it yet."
    yield from _not_wanted(library, built)
    for lesson in built.refused:
        old = [entry for entry in _old(built) if entry.lesson == lesson]
        yield ""
        yield f"Not made: {lesson}. It has something to mend, see above."
        if old:
            yield "These are from an earlier time and are as they were:"
            yield from (f"  {entry.path}" for entry in old)


def _not_wanted(library: Library, built: Built) -> Iterator[str]:
    """Documents that were asked for by name, of lessons that have nothing for them."""
    for lesson in built.lessons:
        for name in lesson.not_wanted:
            if name in built.plan.named and not lesson.refused:
                needs = " or ".join(sorted(library.layout(name)[0].needs))
                yield ""
                yield f"Not made: {word_of(name)} of {lesson.lesson}. It is for lessons with a block of type {needs}."


def _next(library: Library, built: Built) -> str:
    refused, drafts = built.refused, _drafts(built)
    if refused:
        return to_type(library, f"check {refused[0]}")
    if drafts:
        return to_type(library, f"check --language {drafts[0]}")
    if _is_sample(built):
        return to_type(library, "ready")
    return "read the guide, then print" if built.plan.lessons else to_type(library, "list")


def _is_shipped(library: Library) -> bool:
    """Whether the program is still the one that comes along, also in the folder it was installed from."""
    return not library.program[0].countries and len({data for _, data in library.project.layers(MARK)}) == 1


def program_file(library: Library) -> str:
    """Their own file; the shipped one is no place to write to."""
    is_shipped = len(library.project.roots) == 1
    return f"a file {MARK} of your own" if is_shipped else str(library.project.roots[0] / MARK)


def _table(entries: Sequence[Entry]) -> list[str]:
    width = max(len(entry.path) for entry in entries)
    return [
        f"  {entry.path:<{width}}  {_count(entry.pages, 'page')} on {_count(entry.sheets, 'sheet')}{_lesson_of(entry)}"
        for entry in entries
    ]


def _lesson_of(entry: Entry) -> str:
    """The lesson, where the file's name does not tell it: names of what goes home tell nothing."""
    return "" if f"{entry.lesson}-" in entry.path else f"  {entry.lesson}"


def _costs(library: Library, files: Sequence[Entry]) -> Iterator[str]:
    """What a run costs, if the program has said what a sheet does."""
    prices = library.program[0].prices
    if prices is None:
        return
    told = list[str]()
    for who, is_mine in (("each person", False), ("you", True)):
        sheets = sum(entry.sheets for entry in files if (_how_many(library, entry.document) == "one") is is_mine)
        if sheets:
            told.append(f"for {who} {_count(sheets, 'sheet')}, about {prices.currency} {sheets * prices.sheet:.2f}")
    yield ""
    yield f"Printing costs: {'; '.join(told)}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _how_many(library: Library, layout: str) -> str:
    return library.layout(layout)[0].how_many


def _files(built: Built) -> list[Entry]:
    """What this build made, whether or not it differs from what was there."""
    if built.production is None:
        return []
    label = built.plan.label
    made = {lesson.lesson: set(map(label, lesson.languages)) for lesson in built.lessons if not lesson.refused}
    return [
        entry
        for entry in built.production.manifest.files
        if entry.belongs_to in made.get(entry.lesson, ()) and entry.document in built.plan.asked and not entry.old
    ]


def _old(built: Built) -> list[Entry]:
    return [entry for entry in built.production.manifest.files if entry.old] if built.production is not None else []


def _is_sample(built: Built) -> bool:
    return any(lesson.is_sample for lesson in built.lessons if not lesson.refused)


def _drafts(built: Built) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for lesson in built.lessons if not lesson.refused for tag in lesson.drafts))
