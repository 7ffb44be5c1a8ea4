"""What tests of translators' files share: small projects, and shipped lessons, as catalogues and homes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from projects import FILES, make_project

from builder.exchange.exporting import FORMS, Form, written
from builder.exchange.files import read_one
from builder.exchange.importing import Home, Imported, LessonHome, import_texts, lesson_home
from builder.exchange.incoming import Incoming
from builder.exchange.wording import words_home
from builder.library import Library
from builder.load import load
from builder.project import Project
from builder.validate import validate

HERE = Path(__file__).parent
ROOT = HERE.parent
FORM_NAMES = tuple(FORMS)
LESSONS = ("risk-factors", "safety-skills", "what-is-cyber-trafficking")
LANGUAGES = ("ar", "km")


@cache
def shipped() -> Library:
    return Library(Project((ROOT,), ROOT / "output"))


@cache
def shipped_homes() -> tuple[Home, ...]:
    """Every shipped lesson and the words of the pages, in every language they are translated into."""
    library, homes = shipped(), list[Home]()
    for name in library.lessons:
        lesson, _ = library.lesson(name)
        assert lesson is not None
        homes += [lesson_home(lesson, tag, library) for tag in library.languages_of(name) if tag != lesson.language]
    homes += [words_home(tag, library) for tag in library.worded if tag != "en"]
    return (*homes, kitchen_sink())


@cache
def kitchen_sink() -> LessonHome:
    source = load("tests/kitchen-sink.yaml", (HERE / "kitchen-sink.yaml").read_bytes())
    lesson, _ = validate(source, "en", shipped().sources[0])
    assert lesson is not None
    text = (HERE / "kitchen-sink.ar.yaml").read_text("utf-8")
    return LessonHome("materials/ar/kitchen-sink.yaml", text, lesson, "ar")


def name_of(home: Home) -> str:
    return home.file.removesuffix(".yaml")


def small(folder: Path, files: dict[str, str] | None = None) -> Library:
    """A project with one lesson of a few texts, partly in Arabic and Khmer."""
    return Library(Project((make_project(folder, {**FILES, **(files or {})}), ROOT), folder / "output"))


def home(library: Library, lesson: str = "calm-steps", language: str = "ar") -> LessonHome:
    found, _ = library.lesson(lesson)
    assert found is not None
    return lesson_home(found, language, library)


def sent(library: Library, form: Form = "po", language: str = "ar") -> bytes:
    there = home(library, language=language)
    return written(there.catalogue(there.text), form)


def came(data: bytes, form: Form = "po", name: str = "") -> Incoming:
    ends = {"po": "po", "xliff": "xlf", "csv": "csv"}
    return read_one(name or f"calm-steps.{ends[form]}", data)


def taken(library: Library, incoming: Incoming | Sequence[Incoming]) -> Imported:
    return import_texts([incoming] if isinstance(incoming, Incoming) else incoming, library)


def codes(made: Imported) -> list[str]:
    return [one.code for one in made.report]
