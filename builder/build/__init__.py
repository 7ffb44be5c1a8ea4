"""Build: a plan → finished PDFs lesson by lesson, and all that was found on the way.

It calls the stages and decides, lesson by lesson, what goes on: a lesson with faults stops, the others do not. It holds
no rule about content or pages, and writes nothing itself; ``produce`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from builder.blocks import Block
from builder.build.order import Order, Plan, is_wanted, plan
from builder.build.orphans import orphans
from builder.build.unseen import unseen
from builder.checks.faithful import check_faith
from builder.checks.safety import check_document_keeps
from builder.compose import Beside, Pairs, compose, is_draft
from builder.diagnostics import Diagnostic, Position, Report, in_order, stops
from builder.document import Document
from builder.errors import UsageError
from builder.library import Findings, Library
from builder.localize.numbering import with_numbers
from builder.personalize import Edition, HelpBook, in_both, personalize
from builder.personalize.naming import file_name
from builder.personalize.selecting import select
from builder.personalize.sheets import sheet_edition
from builder.produce import Made, Product, Production, produce
from builder.produce.names import word_of
from builder.produce.pictures import pictures_of
from builder.typeset import FontError, Rendering, typeset, use_fonts

__all__ = ["Built", "LessonBuilt", "Order", "Plan", "Rendered", "Stages", "build", "check", "plan"]

Step: TypeAlias = Callable[[str], None]
"""Called after each document that was laid out, with its name in words."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished document in one language."""

    document: Document
    rendering: Rendering


@dataclass(frozen=True, slots=True)
class LessonBuilt:
    """What became of one lesson."""

    lesson: str
    title: str
    languages: tuple[str, ...]
    found: Findings
    """Of all its languages and documents, by place."""
    refused: bool
    is_sample: bool = False
    drafts: tuple[str, ...] = ()
    """Languages in which some of it has not been reviewed."""
    left_out: tuple[Block, ...] = ()
    """Blocks that the minutes there are had no room for."""
    not_wanted: tuple[str, ...] = ()
    """Layouts that have nothing to print of it."""
    is_sheet: bool = False
    """It is a sheet of the program and no lesson; ``lesson`` is its name."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a whole build did."""

    plan: Plan
    lessons: tuple[LessonBuilt, ...]
    blanks: tuple[str, ...]
    """What the program has not said yet, by the names that texts use for it, such as ``lead.name``."""
    production: Production | None = None
    """None when nothing was to be written."""
    beside: Findings = ()
    """About files that nobody reads."""

    @property
    def found(self) -> list[Diagnostic]:
        return in_order([*self.beside, *(one for lesson in self.lessons for one in lesson.found)])

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(lesson.lesson for lesson in self.lessons if lesson.refused)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages, for one plan: each gives its value, or None, with what was found in making it."""

    library: Library
    plan: Plan

    def edition(self, lesson: str, language: str) -> tuple[Edition | None, Findings]:
        """The lesson in a language, or in both of a bilingual plan, for this program, these people and this evening;
        every stage up to there."""
        edition, found = self._edition(lesson, language)
        if edition is None or self.plan.bilingual in ("", language):
            return edition, found
        other, more = self._edition(lesson, self.plan.bilingual)
        return None if other is None else in_both(edition, other), tuple(dict.fromkeys((*found, *more)))

    def _edition(self, lesson: str, language: str) -> tuple[Edition | None, Findings]:
        program, found = self.library.program
        lines, of_lines = self.library.helplines
        translation, more = self.library.translation(lesson, language)
        found = (*found, *of_lines, *self.library.laws[1], *more, *self.library.checked(lesson, language))
        if translation is None or stops(found, strict=False):
            return None, found
        if self.plan.numbered:
            translation = with_numbers(translation)
        audience = self.plan.audience or _usual_audience(translation.lesson.audience)
        book = HelpBook(lines, self.library.today, self.plan.allow_unchecked, self.library.laws[0])
        number = self.library.number_of(lesson)
        edition, more = personalize(translation, program, audience, self.plan.minutes, book, number)
        found = (*found, *more)
        if self.plan.numbered:
            edition = replace(edition, is_draft=True)
        return None if stops(found, strict=False) else edition, found

    def document(
        self, edition: Edition, layout: str, handout: Edition | None = None
    ) -> tuple[Document | None, Findings]:
        """``handout``: what participants have, if another edition; answers name the letters that are printed there."""
        form, of_layout = self.library.layout(layout)
        strings, of_strings = self.library.strings(edition.language)
        if handout is not None and handout.language != edition.language:
            strings = strings.with_letters_of(self.library.strings(handout.language)[0])
        images, of_images = self.library.images(edition.lesson)
        found = (*of_layout, *of_strings, *of_images)
        if stops(found, strict=False):
            return None, found
        document, more = compose(edition, form, strings, images, self.library.sources[0], self._beside(edition))
        if document is not None:
            more = (*more, *check_document_keeps(document, edition))
        return document, (*found, *more)

    def _beside(self, edition: Edition) -> Beside | None:
        """The fixed words of the other language of a bilingual edition."""
        if not edition.other_language:
            return None
        strings, _ = self.library.strings(edition.other_language)
        return Beside(strings, Pairs.STACKED if self.plan.stacked else Pairs.COLUMNS)

    def sheet(self, name: str, language: str) -> tuple[Edition, Findings]:
        """The edition of a sheet of the program."""
        program, found = self.library.program
        lines, of_lines = self.library.helplines
        layout, _ = self.library.layout(name)
        book = HelpBook(lines, self.library.today, self.plan.allow_unchecked, self.library.laws[0])
        edition = sheet_edition(word_of(name), program, language, layout.revised, book, layout.is_anonymous)
        if self.plan.bilingual not in ("", language):
            edition = replace(edition, other_language=self.plan.bilingual)
        return edition, (*found, *of_lines)

    def is_draft(self, edition: Edition) -> bool:
        """Tell whether its pages say that they are drafts: for the lesson's texts or for the layouts' own words."""
        return is_draft(edition, self.library.strings(edition.language)[0], self._beside(edition))

    def editions(self, lesson: str, language: str) -> tuple[tuple[Edition, ...], Findings]:
        """The handout's edition and, last, the guide's where that is in another language; none if either has faults."""
        edition, found = self.edition(lesson, language)
        other = self.plan.guides.get(lesson, language)
        if edition is None or other == language:
            return (edition,) if edition is not None else (), found
        guide, more = self.edition(lesson, other)
        return (edition, guide) if guide is not None else (), (*found, *more)

    def wanted(self, edition: Edition) -> tuple[str, ...]:
        """The layouts that have something to print of it, participants' first."""
        types = {block.type for section in edition.sections for block in section.blocks}
        return tuple(name for name in self.plan.needed if is_wanted(self.library.layout(name)[0].needs, types))

    def documents(self, editions: Sequence[Edition]) -> tuple[tuple[Document, ...], Findings]:
        """Every document that is needed, participants' first; facilitators' are of the last edition."""
        made, found = list[Document](), list[Diagnostic]()
        for layout in self.wanted(editions[0]):
            is_guide = self.library.layout(layout)[0].face == "facilitator"
            if is_guide and not self.plan.has_guide(editions[0].lesson.lesson):
                continue
            document, more = self.document(editions[-1] if is_guide else editions[0], layout, editions[0])
            found += more
            made += [document] if document is not None else []
        return tuple(made), tuple(found)

    def fonts(self) -> Findings:
        """Set with the user's own fonts too, from now on."""
        fonts, found = self.library.fonts
        try:
            use_fonts(fonts)
        except FontError as error:
            at = Position(self.library.project.shown("layouts/fonts"))
            return (*found, Diagnostic("S106", at, str(error), "take it out of the folder, or use another font"))
        return found

    def rendered(
        self, documents: Iterable[Document], step: Step | None = None
    ) -> tuple[tuple[Rendered, ...], Findings]:
        """Lay out an edition's documents in this order; each may name pages of those before it."""
        done, found, references = list[Rendered](), list(self.fonts()), dict[str, str]()
        for document in documents:
            look, of_look = self.library.look(self.plan.theme, document.kind, self.plan.paper)
            found += of_look
            if look is not None:
                rendering = typeset([document], look, references)
                found += rendering.found
                references |= rendering.references()
                done.append(Rendered(document, rendering))
            if step is not None:
                step(f"{document.name.partition('/')[0]}, {word_of(document.kind)} ({document.language})")
        return tuple(done), tuple(found)


def build(library: Library, plan: Plan, folder: Path, step: Step | None = None) -> Built:
    """Make what is planned and write it into ``folder``, each lesson as soon as it is done.

    Raises OutputError, and UsageError for one guide to handouts in several languages: it names the pages of one.
    """
    _refuse_shared_guides(plan)
    lessons = list[LessonBuilt]()

    def made() -> Iterator[Made]:
        for lesson, languages in plan.lessons:
            report, products = _make(Stages(library, plan), lesson, languages, step)
            lessons.append(report)
            is_whole = plan.is_whole and plan.has_guide(lesson)
            labels = tuple(map(plan.label, languages))
            yield Made(lesson, labels, None if report.refused else products, is_whole)
        for name, languages in plan.sheets:
            report, products = _make_sheet(Stages(library, plan), name, languages, step)
            lessons.append(report)
            yield Made(report.lesson, tuple(map(plan.label, languages)), None if report.refused else products)

    production = produce(folder, made(), frozenset({*library.lessons, *map(word_of, library.sheets)}))
    return Built(plan, tuple(lessons), _blanks(library), production, _beside(library))


def check(library: Library, plan: Plan, step: Step | None = None) -> Built:
    """Go through every stage as ``build`` does, and write nothing."""
    stages = Stages(library, plan)
    lessons = [_make(stages, lesson, languages, step)[0] for lesson, languages in plan.lessons]
    lessons += [_make_sheet(stages, name, languages, step)[0] for name, languages in plan.sheets]
    return Built(plan, tuple(lessons), _blanks(library), beside=_beside(library))


def _beside(library: Library) -> Findings:
    """About files that no lesson is made of."""
    return (*unseen(library.project), *orphans(library))


def _refuse_shared_guides(plan: Plan) -> None:
    for lesson, languages in plan.lessons:
        if lesson in plan.guides and len(languages) > 1 and plan.has_guides:
            raise UsageError(
                f"A guide names the pages of one handout, and {lesson} would be made in {', '.join(languages)}.",
                f"Choose one with --language {languages[0]}, and another folder with --output for the next.",
            )


def _make(
    stages: Stages, lesson: str, languages: tuple[str, ...], step: Step | None
) -> tuple[LessonBuilt, tuple[Product, ...]]:
    plan, found = stages.plan, list[Diagnostic]()
    editions, products = list[Edition](), list[Product]()
    for language in languages:
        read, more = stages.editions(lesson, language)
        found += more
        if not read:
            continue
        editions += read
        documents, more = stages.documents(read)
        found += more
        if stops(more, strict=False):
            continue
        rendered, more = stages.rendered(documents, step)
        found += more
        if not stops(found, plan.strict):
            asked = [one for one in rendered if one.document.kind in plan.layouts]
            if plan.strict:
                found += [one for done in asked for one in check_faith(done.document.name, done.rendering)]
            products += [_product(one, read, stages) for one in asked]
    title, _ = stages.library.lesson(lesson)
    report = LessonBuilt(
        lesson,
        title.title.source if title is not None else lesson,
        languages,
        tuple(in_order(found)),
        stops(found, plan.strict),
        any(edition.is_sample for edition in editions),
        tuple(dict.fromkeys(edition.language for edition in editions if stages.is_draft(edition))),
        _left_out(editions[0], plan.minutes) if editions else (),
        tuple(name for name in plan.layouts if editions and name not in stages.wanted(editions[0])),
    )
    return report, tuple(products)


def _make_sheet(
    stages: Stages, name: str, languages: tuple[str, ...], step: Step | None
) -> tuple[LessonBuilt, tuple[Product, ...]]:
    """The same for a sheet of the program: one document a language."""
    plan, found = stages.plan, list[Diagnostic]()
    editions, products = list[Edition](), list[Product]()
    for language in languages:
        edition, more = stages.sheet(name, language)
        editions.append(edition)
        found += more
        document, more = stages.document(edition, name)
        found += more
        if document is None:
            continue
        rendered, more = stages.rendered([document], step)
        found += more
        if not stops(found, plan.strict):
            if plan.strict:
                found += [one for done in rendered for one in check_faith(done.document.name, done.rendering)]
            layout, _ = stages.library.layout(name)
            is_for_families = layout.how_many == "one-a-family"
            products += [
                replace(_product(one, [edition], stages), sheet=layout.file, is_for_families=is_for_families)
                for one in rendered
            ]
    report = LessonBuilt(
        word_of(name),
        editions[0].lesson.title.source,
        languages,
        tuple(in_order(found)),
        stops(found, plan.strict),
        any(edition.is_sample for edition in editions),
        tuple(edition.language for edition in editions if stages.is_draft(edition)),
        is_sheet=True,
    )
    return report, tuple(products)


def _left_out(edition: Edition, minutes: int | None) -> tuple[Block, ...]:
    """Blocks that these people would see if there were time."""
    if minutes is None:
        return ()
    there = {block.id for section in edition.sections for block in section.blocks}
    everything = select(edition.lesson, edition.audience, None, Report())
    return tuple(block for _, blocks in everything for block in blocks if block.id not in there)


def _product(one: Rendered, read: Sequence[Edition], stages: Stages) -> Product:
    """``read``: the editions of ``Stages.editions``."""
    edition = next(edition for edition in read if edition.language == one.document.language)
    return Product(
        one.document.kind,
        one.document.face,
        stages.plan.label(one.document.language),
        len(one.rendering.pages),
        edition.is_sample,
        stages.is_draft(edition),
        one.rendering.data,
        pictures_of(one.rendering.data) if stages.plan.pictures else (),
        stages.plan.label(read[0].language),
        file_name(edition.lesson, edition.program, edition.number) if one.document.face == "participant" else "",
    )


def _usual_audience(audience: tuple[str, ...]) -> str:
    """Adults, or whom the lesson is for first if it is not for adults."""
    return "adults" if "adults" in audience or not audience else audience[0]


def _blanks(library: Library) -> tuple[str, ...]:
    return tuple(name for name, value in library.program[0].placeholders().items() if value is None)
