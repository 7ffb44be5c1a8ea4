"""What a project holds, for the stages: names → sources, lessons, layouts, strings and looks, each read and parsed once.

All lessons and languages of a build share them. It opens no file itself (``Project`` does) and judges no content.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar

from builder.compose import Layout, Strings
from builder.diagnostics import Diagnostic, visible
from builder.errors import RefusedFile, UsageError
from builder.lesson import Lesson
from builder.load import Source, load
from builder.localize import Translation, localize
from builder.program import Program, program
from builder.project import MARK, Project
from builder.typeset import Look, read_look
from builder.validate import validate

Findings: TypeAlias = tuple[Diagnostic, ...]
Value = TypeVar("Value")
Words = ParamSpec("Words")

_MOST_ANCESTORS = 8
"""Themes that build on one another."""


def _once(method: Callable[Words, Value]) -> Callable[Words, Value]:
    """Keep what a method gave for the same names; kept with the library, not with the class."""

    @wraps(method)
    def kept(*words: Words.args, **settings: Words.kwargs) -> Value:
        library: Any = words[0]
        key = (method.__name__, *words[1:], *settings.items())
        if key not in library._kept:
            library._kept[key] = method(*words, **settings)
        return library._kept[key]  # type: ignore[no-any-return]  # one store for many types

    return kept


@dataclass(frozen=True)
class Library:
    """Everything a build reads. Each value comes with the findings of reading it."""

    project: Project
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    # -- what there is

    @cached_property
    def lessons(self) -> Mapping[str, str]:
        """Language of origin by lesson's name: English if there is such a file, else the first language in which the
        file is no translation."""
        origins = dict[str, str]()
        languages = self.project.languages()
        for language in sorted(languages, key=lambda tag: (tag != "en", tag)):
            for name in self.project.names(f"materials/{language}", ".yaml"):
                if name not in origins and not self._is_translation(name, language):
                    origins[name] = language
        return dict(sorted(origins.items()))

    @cached_property
    def own_lessons(self) -> tuple[str, ...]:
        """Lessons that stand in the project itself; all of them when it is the shipped one."""
        own = Library(replace(self.project, roots=self.project.roots[:1]))
        return tuple(own.lessons)

    def languages_of(self, lesson: str) -> tuple[str, ...]:
        """The lesson's own language, then those it is translated into."""
        origin = self.lessons[lesson]
        others = (tag for tag in self.project.languages() if tag != origin and self._has(lesson, tag))
        return (origin, *others)

    @cached_property
    def layouts(self) -> tuple[str, ...]:
        """Names of the folders in ``layouts`` that are a layout."""
        return tuple(
            name
            for name in self.project.folders("layouts")
            if "layout" in self.project.names(f"layouts/{name}", ".yaml")
        )

    @cached_property
    def themes(self) -> tuple[str, ...]:
        return tuple(self.project.names("layouts/themes", ".yaml"))

    # -- content

    @cached_property
    def program(self) -> tuple[Program, Findings]:
        source = self.source(MARK)
        read, found = program(source)
        return read, (*source.found, *found)

    @_once
    def lesson(self, name: str) -> tuple[Lesson | None, Findings]:
        """A lesson in its own language. Raises UsageError for a name there is not."""
        language = self.lessons[one_of(name, self.lessons, "lesson")]
        source = self.source(f"materials/{language}/{name}.yaml")
        if source.root is None:
            return None, source.found
        lesson, found = validate(source, language)
        return lesson, (*source.found, *found)

    @_once
    def translation(self, name: str, language: str) -> tuple[Translation | None, Findings]:
        """A lesson for readers of a language, with the findings of the lesson itself. None: the lesson has faults."""
        lesson, before = self.lesson(name)
        if lesson is None:
            return None, before
        module = None
        if language != lesson.language and self._has(name, language):
            module = self.source(f"materials/{language}/{name}.yaml")
            before = (*before, *module.found)
        translation, found = localize(lesson, language, module)
        return translation, (*before, *found)

    # -- looks

    @_once
    def look(self, theme: str, layout: str, paper: str) -> tuple[Look | None, Findings]:
        """A theme with those it extends, for a layout on a paper. Raises UsageError for a theme there is not."""
        chain = list[Source]()
        name: str | None = one_of(theme, self.themes, "theme")
        while name is not None and len(chain) < _MOST_ANCESTORS:
            source = self.source(f"layouts/themes/{name}.yaml")
            chain.append(source)
            above = source.root.get("extends") if source.root is not None else None
            name = str(above) if isinstance(above, str) and str(above) in self.themes else None
        settings = self.source(f"layouts/{layout}/layout.yaml")
        look, found = read_look(chain[::-1], settings, paper)
        before = [one for source in (*chain, settings) for one in source.found]
        return look, (*before, *found)

    # -- files

    @_once
    def source(self, name: str) -> Source:
        """A YAML file, read. One that may not be read has no root, and the reason among its findings."""
        shown = self.project.shown(name)
        try:
            return load(shown, self.project.read(name))
        except RefusedFile as refused:
            return Source(shown, None, refused.diagnostics)

    def _has(self, lesson: str, language: str) -> bool:
        return lesson in self.project.names(f"materials/{language}", ".yaml")

    def _is_translation(self, name: str, language: str) -> bool:
        root = self.source(f"materials/{language}/{name}.yaml").root
        return root is not None and "translates" in root


def one_of(name: str, known: Iterable[str], what: str) -> str:
    """Return the name if it is known. Raises UsageError that names what is near, and everything there is."""
    names = list(known)
    if name in names:
        return name
    near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    guess = f"Did you mean {near[0]}? " if near else ""
    raise UsageError(f"There is no {what} {visible(name)}.", f"{guess}{_listed(names, what)}")


def _listed(names: Sequence[str], what: str) -> str:
    return f"There are: {', '.join(names)}." if names else f"There is no {what} at all."
