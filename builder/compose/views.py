"""What a template may see of an edition, by face (design §2.6).

Participants' templates get participants' fields only; touching another is an error.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from builder.blocks import Block
from builder.blocks.base import MINORS, Model, SourcedBlock, kebab
from builder.blocks.quiz import QuizBlock, QuizQuestion
from builder.compose.discretion import neutral, shown_name
from builder.compose.formats import Formats
from builder.compose.handles import Handle, Marks, Value, known
from builder.compose.matching import shuffled
from builder.compose.phrases import FALLBACK
from builder.errors import InternalError
from builder.lesson import Preparation
from builder.personalize import Edition, EditionSection
from builder.personalize.selecting import minutes_of, total_of
from builder.reviews import not_reviewed
from builder.sources import SourceEntry
from builder.texts import LocalText, Text

Face: TypeAlias = Literal["participant", "facilitator"]
_DERIVED: Mapping[str, Face] = {"starts_at": "facilitator", "ends_at": "facilitator"}
"""Faces of what is worked out here and is no field of a model; ``number``, ``is_seen`` and ``sources`` are for all."""


class FieldError(Exception):
    """A template asked for a field it may not see, or that there is not."""

    def __init__(self, owner: str, field: str, is_hidden: bool, known: tuple[str, ...] = ()) -> None:
        super().__init__(field)
        self.owner, self.field, self.is_hidden = owner, field, is_hidden
        near = difflib.get_close_matches(field, known, n=1, cutoff=0.5)
        self.near = near[0] if near else ""


class View:
    """Named values for a template. Its names never begin with ``_``, and the sandbox refuses those that do."""

    __slots__ = ("_hidden", "_owner", "_values")

    def __init__(self, owner: str, values: Mapping[str, object], hidden: frozenset[str] = frozenset()) -> None:
        self._owner, self._values, self._hidden = owner, values, hidden

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: object) -> object:
        if name in self._values:
            return self._values[str(name)]
        raise FieldError(self._owner, str(name), name in self._hidden, tuple(self._values))


LOGO_HEIGHT_MM, LOGO_WIDTH_MM = 14, 60


@dataclass(frozen=True, slots=True)
class Logo:
    """The program's picture at the head of the first page."""

    image: str
    width_mm: int


def width_of(width_px: int, height_px: int) -> int:
    """Whole mm, so that the picture is at most 14 mm high and 60 mm wide."""
    return max(1, min(LOGO_WIDTH_MM, LOGO_HEIGHT_MM * width_px // height_px))


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands above the pages."""

    title: Value
    """The lesson's, or for participants the neutral one where the lesson's would tell."""
    public: Value
    logo: Logo | None = None


class Views:
    """Makes the views of one edition for one face."""

    def __init__(
        self,
        edition: Edition,
        face: Face,
        marks: Marks,
        sources: Mapping[str, SourceEntry],
        titles: Titles,
        written: Formats,
    ) -> None:
        self.edition, self.face, self.marks, self.sources, self.titles = edition, face, marks, sources, titles
        self.written = written
        self.blocks: dict[str, tuple[Block, View]] = {}

    def known(self, text: str | None) -> Handle:
        return Handle(self.marks, known(text or ""))

    def lesson(self) -> View:
        lesson, edition = self.edition.lesson, self.edition
        sections = [self._section(section) for section in edition.sections]
        values: dict[str, object] = {
            "sections": [view for view, is_seen in sections if is_seen or self.face == "facilitator"],
            "prepare": [self._preparation(item, what) for item, what in edition.prepare],
            "minutes": total_of(lesson, [(made.section, made.blocks) for made in edition.sections]),
            "audience": self._audience(),
            "has_minors": any(one in MINORS for one in self._audience()),
            "not_reviewed": list(not_reviewed(lesson)),
            "sources": self._sources(block for made in edition.sections for block in made.blocks),
            "title": Handle(self.marks, self.titles.title),
            "public_title": Handle(self.marks, self.titles.public),
        }
        return self._view("lesson", lesson, "", values)

    def _audience(self) -> list[str]:
        """Everyone the lesson is for, or the people it was cut for if something in it is for some only."""
        lesson = self.edition.lesson
        is_cut = any(section.audience for section in lesson.sections) or any(b.audience for _, b in lesson.blocks())
        return [self.edition.audience] if is_cut else list(lesson.audience)

    def program(self) -> View:
        program = self.edition.program
        for_all, for_facilitators = ("lead_name", "lead_phone"), ("deputy", "report_to", "law_checked_by")
        names = for_all if self.face == "participant" else (*for_all, *for_facilitators)
        written, logo = self.written, self.titles.logo
        checked, next_session, number = program.law_checked_on, program.next_session, program.local_number
        values: dict[str, object] = {
            "name": self.known(shown_name(self.edition, self.face)),
            **{name: self.known(getattr(program, name)) for name in names},
            "next_session": self.known(written.day(next_session) if next_session else None),
            "opts_out": program.parent_slip == "opt-out",
            "local_name": self.known(number.name if number else None),
            "local_number": self.known(number.number if number else None),
            "logo": logo and View("logo", {"image": logo.image, "width": logo.width_mm}),
        }
        if self.face == "facilitator":
            values["law_checked_on"] = self.known(written.date(checked) if checked else None)
        return View("program", values)

    def _preparation(self, item: Preparation, what: LocalText) -> View:
        return self._view("prepare", item, "", {"what": Handle(self.marks, what)})

    def _section(self, made: EditionSection) -> tuple[View, bool]:
        """The section, and whether participants see anything of it."""
        blocks = [(self._block(block, made, start), is_seen(block)) for block, start in _starts(made)]
        values: dict[str, object] = {
            "number": made.number,
            "blocks": [view for view, seen in blocks if seen or self.face == "facilitator"],
            "minutes": minutes_of(made.section, made.blocks),
            "starts_at": made.starts_at,
            "ends_at": made.starts_at + minutes_of(made.section, made.blocks),
            "is_seen": any(seen for _, seen in blocks),
            "sources": self._sources(made.blocks, made.number),
        }
        return self._view("section", made.section, f"{made.section.id}.", values), bool(values["is_seen"])

    def _block(self, block: Block, made: EditionSection, starts_at: int) -> View:
        derived: dict[str, object] = {"is_seen": is_seen(block), "starts_at": starts_at}
        if isinstance(block, SourcedBlock):
            derived["source"] = self._source(block, made.number)
        if isinstance(block, QuizBlock):
            derived["questions"] = self._questions(block)
        view = self._view(block.type, block, f"{block.id}.", derived)
        self.blocks[block.id] = block, view
        return view

    # -- sources

    def _sources(self, blocks: Iterable[Block], number: int = 0) -> list[View]:
        """What the figures among these blocks name, each source once, as it comes first."""
        named = {block.source: block for block in blocks if isinstance(block, SourcedBlock)}
        return [self._source(block, number) for block in named.values()]

    def _source(self, block: SourcedBlock, number: int) -> View:
        """``note`` is the id of the note about it in that section; the bibliography is kept in English."""
        source = self.sources.get(block.source)
        if source is None:
            raise InternalError(f"there is no source {block.source} for the figures at {block.at}")
        values: dict[str, object] = {
            "language": FALLBACK,
            "note": f"note.{number}.{neutral(source.id)}",
            "publisher": self.known(source.publisher),
            "title": self.known(source.title),
            "year": self.known(str(source.year)),
            "url": self.known(source.url),
            "checked_on": self.known(self.written.date(source.checked_on) if source.checked_on else None),
        }
        return View("source", values)

    # -- quizzes

    def _questions(self, block: QuizBlock) -> list[View]:
        shown = self._value(block.questions, f"{block.id}.questions", {})
        assert isinstance(shown, list)
        pairs = zip(block.questions, shown, strict=True)
        return [self._question(block, number, question, view) for number, (question, view) in enumerate(pairs, 1)]

    def _question(self, block: QuizBlock, number: int, question: QuizQuestion, view: View) -> View:
        """Participants see the two sides of a matching question, the right-hand one shuffled, and never its pairs."""
        values, hidden = dict(view._values), set(view._hidden)
        pairs = values.pop("pairs")
        assert isinstance(pairs, list)
        order = shuffled(self.edition.lesson.lesson, block.id, number, len(pairs))
        values["lefts"] = [pair["left"] for pair in pairs]
        values["rights"] = [pairs[at]["right"] for at in order]
        if self.face == "facilitator":
            values["pairs"] = pairs
            values["letters"] = [order.index(at) + 1 for at in range(len(pairs))]
        else:
            hidden |= {"pairs", "letters"}
        return View(view._owner, values, frozenset(hidden))

    def _view(self, owner: str, model: Model, prefix: str, derived: Mapping[str, object]) -> View:
        """``derived`` stands for the fields of the same name, and adds others."""
        faces = {name: model.face_of(name) for name in type(model).model_fields}
        hidden = set[str]()
        values: dict[str, object] = {}
        for name in {**faces, **dict.fromkeys(derived)}:
            face = faces.get(name) or _DERIVED.get(name, "participant")
            if face == "facilitator" and self.face == "participant":
                hidden.add(name)
            elif name in derived:
                values[name] = derived[name]
            else:
                values[name] = self._value(getattr(model, name), f"{prefix}{kebab(name)}", {})
        return View(owner, values, frozenset(hidden))

    def _value(self, value: object, path: str, taken: dict[str, Iterator[LocalText]]) -> object:
        """A field as a template sees it. Texts are taken from the edition's unit in their order (``Lesson.units``)."""
        if isinstance(value, Text):
            if path not in taken:
                taken[path] = iter(self.edition.units[path])
            return Handle(self.marks, next(taken[path]))
        if isinstance(value, Model):
            return self._nested(value, path, taken)
        if isinstance(value, tuple):
            return [self._value(item, path, taken) for item in value]
        return value

    def _nested(self, model: Model, path: str, taken: dict[str, Iterator[LocalText]]) -> View:
        values: dict[str, Any] = {}
        hidden = set[str]()
        for name in type(model).model_fields:
            shown = self._value(getattr(model, name), f"{path}.{kebab(name)}", taken)
            if model.face_of(name) == "facilitator" and self.face == "participant":
                hidden.add(name)
            else:
                values[name] = shown
        return View(path, values, frozenset(hidden))


def _starts(made: EditionSection) -> Iterator[tuple[Block, int]]:
    """Each block with the minute at which it begins, at the earliest: what says no minutes counts as none."""
    start = made.starts_at
    for block in made.blocks:
        yield block, start
        start += block.minutes or 0


def is_seen(block: Block) -> bool:
    """Whether participants see anything of a block: words of its own, or text in one of their fields."""
    return block.has_own_words or any(
        any(texts)
        for path, texts, _ in block.texts()
        if block.face_of(path.split(".")[0].replace("-", "_")) == "participant" and path == (block.shown_with or path)
    )
