"""Build: a plan → finished PDFs lesson by lesson, and all that was found on the way.

It calls the stages and decides, lesson by lesson, what goes on: a lesson with faults stops, the others do not. It holds
no rule about content or pages, and writes nothing itself; ``produce`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from builder.build.order import Order, Plan, plan
from builder.checks.faithful import check_faith
from builder.compose import compose
from builder.diagnostics import Diagnostic, Position, in_order, stops
from builder.document import Document
from builder.library import Findings, Library
from builder.personalize import Edition, personalize
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


@dataclass(frozen=True, slots=True)
class Built:
    """What a whole build did."""

    plan: Plan
    lessons: tuple[LessonBuilt, ...]
    blanks: tuple[str, ...]
    """What the program has not said yet, by the names that texts use for it, such as ``lead.name``."""
    production: Production | None = None
    """None when nothing was to be written."""

    @property
    def found(self) -> list[Diagnostic]:
        return in_order(one for lesson in self.lessons for one in lesson.found)

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(lesson.lesson for lesson in self.lessons if lesson.refused)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages, for one plan: each gives its value, or None, with what was found in making it."""

    library: Library
    plan: Plan

    def edition(self, lesson: str, language: str) -> tuple[Edition | None, Findings]:
        """The lesson in a language, for this program, these people and this evening; every stage up to there."""
        program, found = self.library.program
        translation, more = self.library.translation(lesson, language)
        found = (*found, *more)
        if translation is None or stops(found, strict=False):
            return None, found
        audience = self.plan.audience or _usual_audience(translation.lesson.audience)
        edition, more = personalize(translation, program, audience, self.plan.minutes)
        found = (*found, *more)
        return None if stops(found, strict=False) else edition, found

    def document(self, edition: Edition, layout: str) -> tuple[Document | None, Findings]:
        form, of_layout = self.library.layout(layout)
        strings, of_strings = self.library.strings(edition.language)
        images, of_images = self.library.images(edition.lesson)
        found = (*of_layout, *of_strings, *of_images)
        if stops(found, strict=False):
            return None, found
        document, more = compose(edition, form, strings, images)
        return document, (*found, *more)

    def is_draft(self, edition: Edition) -> bool:
        """Tell whether its pages say that they are drafts: for the lesson's texts or for the layouts' own words."""
        return edition.is_draft or self.library.strings(edition.language)[0].is_draft

    def documents(self, edition: Edition) -> tuple[tuple[Document, ...], Findings]:
        """Every document that is needed, participants' first."""
        made = [self.document(edition, layout) for layout in self.plan.needed]
        return tuple(one for one, _ in made if one is not None), tuple(found for _, more in made for found in more)

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
    """Make what is planned and write it into ``folder``, each lesson as soon as it is done. Raises OutputError."""
    lessons = list[LessonBuilt]()

    def made() -> Iterator[Made]:
        for lesson, languages in plan.lessons:
            report, products = _make(Stages(library, plan), lesson, languages, step)
            lessons.append(report)
            yield Made(lesson, languages, None if report.refused else products, plan.is_whole)

    production = produce(folder, made(), frozenset(library.lessons))
    return Built(plan, tuple(lessons), _blanks(library), production)


def check(library: Library, plan: Plan, step: Step | None = None) -> Built:
    """Go through every stage as ``build`` does, and write nothing."""
    stages = Stages(library, plan)
    lessons = tuple(_make(stages, lesson, languages, step)[0] for lesson, languages in plan.lessons)
    return Built(plan, lessons, _blanks(library))


def _make(
    stages: Stages, lesson: str, languages: tuple[str, ...], step: Step | None
) -> tuple[LessonBuilt, tuple[Product, ...]]:
    plan, found = stages.plan, list[Diagnostic]()
    editions, products = list[Edition](), list[Product]()
    for language in languages:
        edition, more = stages.edition(lesson, language)
        found += more
        if edition is None:
            continue
        editions.append(edition)
        documents, more = stages.documents(edition)
        found += more
        if stops(more, strict=False):
            continue
        rendered, more = stages.rendered(documents, step)
        found += more
        if not stops(found, plan.strict):
            asked = [one for one in rendered if one.document.kind in plan.layouts]
            if plan.strict:
                found += [one for done in asked for one in check_faith(done.document.name, done.rendering)]
            products += [_product(one, edition, stages.is_draft(edition), plan.pictures) for one in asked]
    read, _ = stages.library.lesson(lesson)
    report = LessonBuilt(
        lesson,
        read.title.source if read is not None else lesson,
        languages,
        tuple(in_order(found)),
        stops(found, plan.strict),
        any(edition.is_sample for edition in editions),
        tuple(edition.language for edition in editions if stages.is_draft(edition)),
    )
    return report, tuple(products)


def _product(one: Rendered, edition: Edition, is_draft: bool, pictures: bool) -> Product:
    return Product(
        one.document.kind,
        one.document.face,
        one.document.language,
        len(one.rendering.pages),
        edition.is_sample,
        is_draft,
        one.rendering.data,
        pictures_of(one.rendering.data) if pictures else (),
    )


def _usual_audience(audience: tuple[str, ...]) -> str:
    """Adults, or whom the lesson is for first if it is not for adults."""
    return "adults" if "adults" in audience or not audience else audience[0]


def _blanks(library: Library) -> tuple[str, ...]:
    return tuple(name for name, value in library.program[0].placeholders().items() if value is None)
