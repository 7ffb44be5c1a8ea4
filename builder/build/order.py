"""Order → Plan: the words of a command line become the lessons, languages, documents and paper that are meant.

Unknown words end it at once, with what is near and what there is. It reads the program and names; it makes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from builder.blocks.base import AUDIENCES
from builder.build.unseen import unseen
from builder.errors import UsageError
from builder.library import Library, one_of
from builder.localize.languages import chain, names_of, standard
from builder.localize.pseudo import PSEUDO
from builder.produce.names import word_of
from builder.program import Program, paper_of
from builder.project import MARK

Paper: TypeAlias = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, in the words of the command line; empty means as usual."""

    lessons: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """``handout``, ``guide``, ``answer-key``."""
    languages: tuple[str, ...] = ()
    """Tags, or ``all``."""
    guide_language: str | None = None
    """Of what only facilitators read; None: the handout's."""
    audience: str | None = None
    minutes: int | None = None
    paper: Literal["auto"] | Paper = "auto"
    theme: str = "community"
    strict: bool = False
    pictures: bool = False
    """Also make a picture of every page."""
    allow_unchecked: bool = False
    """Print no SAMPLE on pages whose help lines are not all checked; the lines keep their marks."""
    bilingual: str | None = None
    """A second language, printed text by text beside the first."""
    stacked: bool = False
    """Its texts stand below the first's, not beside them."""
    numbered: bool = False
    """A proof: each text with its number before it."""
    with_own: bool = False
    """Where no lesson is named: also the project's own that its program does not name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be made. Everything in it exists."""

    lessons: tuple[tuple[str, tuple[str, ...]], ...]
    """(lesson, its languages), in the order asked for. The languages are those of its handouts."""
    guides: Mapping[str, str]
    """By lesson, the language of what only facilitators read, where it is another than the handout's."""
    layouts: tuple[str, ...]
    """Layouts whose documents were asked for."""
    needed: tuple[str, ...]
    """Layouts to lay out: participants' first, also when only a guide is asked for, since it names their pages."""
    audience: str | None
    minutes: int | None
    paper: Paper
    theme: str
    strict: bool
    pictures: bool
    is_whole: bool
    """Every document of its lessons is made."""
    steps: int = 0
    """How many documents will be laid out, if the lessons are sound."""
    named: tuple[str, ...] = ()
    """Layouts that were asked for by name."""
    untranslated: tuple[tuple[str, str], ...] = ()
    """(lesson, language) that were passed over, since nobody has translated that lesson."""
    has_guides: bool = True
    """Something that only facilitators read was asked for."""
    allow_unchecked: bool = False
    without_guide: tuple[tuple[str, str], ...] = ()
    """(lesson, language) whose handout is made and whose guide is not, for the same reason."""
    sheets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(layout, its languages): sheets of the program, each asked for by name."""
    bilingual: str = ""
    """The second language of every page; empty: pages are in one."""
    stacked: bool = False
    numbered: bool = False

    def label(self, language: str) -> str:
        """What files and their list say of the language of pages: ``es``, ``es-and-en``, ``es-numbered``."""
        both = f"{language}-and-{self.bilingual}" if self.bilingual not in ("", language) else language
        return f"{both}-numbered" if self.numbered else both

    @property
    def asked(self) -> tuple[str, ...]:
        """Every layout whose documents are to be written."""
        return (*self.layouts, *(name for name, _ in self.sheets))

    def has_guide(self, lesson: str) -> bool:
        """Tell whether what only facilitators read can be made."""
        return all(lesson != name for name, _ in self.without_guide)


def plan(library: Library, order: Order) -> Plan:
    """Find what is meant. Raises UsageError for a lesson, document, language, audience or theme there is not."""
    program = library.program[0]
    order, sheets = _without_sheets(library, order)
    is_sheets_only = bool(sheets) and not order.documents and not order.lessons
    lessons = () if is_sheets_only else _lessons(library, order, program)
    layouts = () if is_sheets_only else _layouts(library, order)
    languages, untranslated = _languages(library, order, program, lessons, sheets)
    of_sheets, unworded = _sheets(library, order, program, sheets)
    guides, without = _guides(library, order, [lesson for lesson, _ in languages])
    needed = _needed(library, layouts)
    return Plan(
        lessons=languages,
        guides=guides,
        layouts=layouts,
        needed=needed,
        audience=None if order.audience is None else one_of(order.audience, AUDIENCES, "audience"),
        minutes=order.minutes,
        paper=_paper(order, program),
        theme=one_of(order.theme, library.themes, "theme"),
        strict=order.strict,
        pictures=order.pictures,
        is_whole=set(layouts) == set(library.layouts) - set(library.sheets),
        steps=_steps(library, languages, needed) + sum(len(tags) for _, tags in of_sheets),
        named=layouts if order.documents else (),
        untranslated=(*untranslated, *unworded),
        has_guides=any(library.layout(name)[0].face == "facilitator" for name in layouts),
        allow_unchecked=order.allow_unchecked,
        without_guide=without,
        sheets=of_sheets,
        bilingual=_second(library, order, languages, of_sheets),
        stacked=order.stacked,
        numbered=order.numbered,
    )


def _without_sheets(library: Library, order: Order) -> tuple[Order, tuple[str, ...]]:
    """The order without what is a sheet of the program, named as a document or in the place of a lesson; a lesson of
    the same name comes first. With nothing else named as a document, no lesson is meant."""
    by_word = {word: name for name in library.sheets for word in (word_of(name), name)}
    as_lessons = [word for word in order.lessons if word in by_word and word not in library.lessons]
    as_documents = [word for word in order.documents if word in by_word]
    named = tuple(dict.fromkeys(by_word[word] for word in (*as_lessons, *as_documents)))
    documents = tuple(word for word in order.documents if word not in as_documents)
    lessons = tuple(word for word in order.lessons if word not in as_lessons)
    if as_documents and not documents:
        lessons = ()
    return replace(order, documents=documents, lessons=lessons), named


def _sheets(
    library: Library, order: Order, program: Program, names: Sequence[str]
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, str], ...]]:
    """The sheets with their languages, and those (sheet, language) that nobody has translated."""
    made, passed = list[tuple[str, tuple[str, ...]]](), list[tuple[str, str]]()
    every = library.worded
    asked = tuple(_meant(tag, every) for tag in order.languages or program.languages or ("en",))
    for name in names:
        is_guide = order.guide_language is not None and library.layout(name)[0].face == "facilitator"
        wanted = (_language(order.guide_language, every),) if is_guide and order.guide_language else asked
        wanted = every if "all" in wanted else tuple(dict.fromkeys(wanted))
        made.append((name, tuple(tag for tag in wanted if _is_served(tag, every))))
        passed += [(name, tag) for tag in wanted if not _is_served(tag, every)]
    return tuple((name, tags) for name, tags in made if tags), tuple(passed)


def _lessons(library: Library, order: Order, program: Program) -> tuple[str, ...]:
    """Those asked for, else the program's, else the project's own, else all."""
    where = MARK if program.lessons and not order.lessons else ""
    asked = order.lessons or program.lessons or library.own_lessons or tuple(library.lessons)
    also = {word_of(name): word_of(name) for name in library.sheets}
    if order.with_own and not order.lessons:
        asked = (*asked, *library.own_lessons)
    return tuple(dict.fromkeys(_lesson(library, name, where, also) for name in asked))


def _lesson(library: Library, name: str, where: str, also: Mapping[str, str]) -> str:
    """The name, if there is such a lesson. Raises UsageError that also tells of files that are not read."""
    try:
        return one_of(name, library.lessons, "lesson", where, also)
    except UsageError as error:
        raise UsageError(error.message, error.hint, unseen(library.project)) from None


def _layouts(library: Library, order: Order) -> tuple[str, ...]:
    by_word = {word_of(name): name for name in library.layouts if name not in library.sheets}
    every = [*by_word, *map(word_of, library.sheets)]
    asked = [word if word in by_word else word_of(word) for word in order.documents]
    return tuple(dict.fromkeys(by_word[one_of(word, every, "document")] for word in asked or by_word))


def _needed(library: Library, layouts: Sequence[str]) -> tuple[str, ...]:
    faces = {name: library.layout(name)[0].face for name in library.layouts if name not in library.sheets}
    guides = [name for name in layouts if faces[name] == "facilitator"]
    handouts = [name for name in faces if faces[name] == "participant" and (guides or name in layouts)]
    return (*handouts, *guides)


def _languages(
    library: Library, order: Order, program: Program, lessons: Sequence[str], sheets: Sequence[str]
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, str], ...]]:
    """A language that no lesson is in is a slip of the keyboard; one that only some are in passes the others over."""
    there = {lesson: library.languages_of(lesson) for lesson in lessons}
    every = {*(tag for tags in there.values() for tag in tags), *(library.worded if sheets else ())}
    for tag in order.languages:
        _language(tag, every, ("all",))
    asked = tuple(dict.fromkeys(_meant(tag, every) for tag in order.languages or program.languages))
    chosen, passed = list[tuple[str, tuple[str, ...]]](), list[tuple[str, str]]()
    for lesson, tags in there.items():
        wanted = tags if "all" in asked else asked or tags[:1]
        chosen.append((lesson, tuple(tag for tag in wanted if _is_served(tag, tags))))
        passed += [(lesson, tag) for tag in wanted if not _is_served(tag, tags)]
    return tuple((lesson, tags) for lesson, tags in chosen if tags), tuple(passed)


def _guides(
    library: Library, order: Order, lessons: Sequence[str]
) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    """The language of guides by lesson, and the lessons that nobody has translated into it."""
    if order.guide_language is None or not lessons:
        return {}, ()
    there = {lesson: library.languages_of(lesson) for lesson in lessons}
    tag = _language(order.guide_language, {tag for tags in there.values() for tag in tags})
    with_guide = {lesson: tag for lesson, tags in there.items() if _is_served(tag, tags)}
    return with_guide, tuple((lesson, tag) for lesson in lessons if lesson not in with_guide)


def _second(
    library: Library,
    order: Order,
    lessons: Sequence[tuple[str, tuple[str, ...]]],
    sheets: Sequence[tuple[str, tuple[str, ...]]],
) -> str:
    """The second language of bilingual pages. Raises UsageError where a page would be in one language twice."""
    if order.stacked and order.bilingual is None:
        raise UsageError("--stacked is for pages in two languages.", "Name the second, such as --bilingual en.")
    if order.bilingual is None:
        return ""
    there = {tag for lesson, _ in lessons for tag in library.languages_of(lesson)} | set(library.worded)
    second = _language(order.bilingual, there)
    if any(second in tags for _, tags in (*lessons, *sheets)):
        raise UsageError(
            f"Pages in two languages need two, and both would be {second}.",
            f"Choose the first with --language, such as --language ar --bilingual {second}.",
        )
    return second


def _language(typed: str, there: Iterable[str], besides: Sequence[str] = ()) -> str:
    """The tag that was meant, whatever its capitals. Raises UsageError that also knows languages by their names."""
    tags = sorted(there)
    known, meant = (*tags, *besides), _meant(typed, tags)
    if _is_served(meant, tags):
        return meant
    by_name = {} if meant in known else {name: tag for tag in tags for name in names_of(tag)}
    return one_of(meant, known, "language", also=by_name)


def _meant(typed: str, there: Collection[str]) -> str:
    """The tag as its files have it, else as BCP 47 writes it if what its readers read next best is there."""
    same = {tag.lower(): tag for tag in there}.get(typed.lower())
    usual = standard(typed)
    return same or (usual if usual and _is_served(usual, there) else typed)


def _is_served(language: str, there: Collection[str]) -> bool:
    """Tell whether something is there in the language, or in one that its readers read next best; pseudo-languages
    need nothing."""
    is_there = any(tag in there for tag in chain(language)) and bool(standard(language))
    return language in PSEUDO or language in there or is_there


def _steps(library: Library, lessons: Sequence[tuple[str, tuple[str, ...]]], needed: Sequence[str]) -> int:
    steps = 0
    for name, languages in lessons:
        lesson, _ = library.lesson(name)
        types = {block.type for _, block in lesson.blocks()} if lesson is not None else set()
        steps += len(languages) * sum(is_wanted(library.layout(layout)[0].needs, types) for layout in needed)
    return steps


def is_wanted(needs: Collection[str], types: Collection[str]) -> bool:
    """Tell whether a layout has something to print of a lesson with these types of block."""
    return not needs or any(one in types for one in needs)


def _paper(order: Order, program: Program) -> Paper:
    return paper_of(program) if order.paper == "auto" else order.paper
