"""What was meant: the words of a ``translate`` command → languages, lessons and files. It makes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.build.unseen import unseen
from builder.diagnostics import visible
from builder.errors import UsageError
from builder.library import Library, one_of
from builder.localize import native_name
from builder.localize.languages import names_of, standard

WORDS = "fixed-words"
"""Stands for ``layouts/strings/LANG.yaml`` where a lesson is named."""
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")


def new_language(typed: str) -> str:
    """The tag that a new folder bears. Raises UsageError if this can be none."""
    tag = standard(typed)
    if tag:
        return tag
    if _TAG.fullmatch(typed) and len(typed.partition("-")[0]) == 3:
        return typed  # languages without a place in CLDR have speakers too
    raise UsageError(
        f"{visible(typed)} is not the short tag of a language.",
        "Type a tag such as sw for Swahili, pt-BR for Portuguese as in Brazil, or zh-Hant. Find yours, for example, at"
        " https://r12a.github.io/app-subtags.",
    )


def named(tag: str) -> str:
    """A language as people call it: ``Kiswahili (sw)``."""
    name = native_name(tag)
    return tag if name == tag else f"{name} ({tag})"


def translated(library: Library, is_own: bool = False, is_lesson: bool = False) -> tuple[str, ...]:
    """Languages that anything is translated into. ``is_own``: by files in the user's own folder; ``is_lesson``: by
    lessons, or by fixed words of the user's own, since many languages have no more than words that are shipped."""
    tags = set[str]()
    for tag in library.project.languages():
        names = library.project.names(f"materials/{tag}", ".yaml")
        if any(library.lessons.get(name, tag) != tag and _is_there(library, tag, name, is_own) for name in names):
            tags.add(tag)
    only_own = is_own or (is_lesson and len(library.project.roots) > 1)
    words = (tag for tag in library.worded if tag != "en" and _is_there(library, tag, WORDS, only_own))
    return tuple(sorted(tags if is_lesson and len(library.project.roots) == 1 else {*tags, *words}))


def chosen_languages(library: Library, typed: Sequence[str], is_own: bool = False) -> tuple[str, ...]:
    """Those named, else all that anything is translated into. Raises UsageError for one that nobody began."""
    there = translated(library)
    if not typed:
        return translated(library, is_own, is_lesson=not is_own)
    found = list[str]()
    for word in typed:
        tag = standard(word) or word
        if tag not in there:
            by_name = {name: one for one in there for name in names_of(one)}
            try:
                tag = one_of(word, there, "translation into", also=by_name)
            except UsageError as error:
                start = f" To begin one, type: handouts translate start {tag}" if standard(tag) else ""
                raise UsageError(error.message, f"{error.hint}{start}", unseen(library.project)) from None
        found.append(tag)
    return tuple(dict.fromkeys(found))


def chosen_lessons(library: Library, typed: Sequence[str]) -> tuple[str, ...]:
    """Those named, else all, and the fixed words last. Raises UsageError for one there is not."""
    every = (*library.lessons, WORDS)
    return tuple(dict.fromkeys(one_of(name, every, "lesson") for name in typed)) or every


def file_of(tag: str, lesson: str) -> str:
    """Where a lesson or the fixed words stand in a language."""
    return f"layouts/strings/{tag}.yaml" if lesson == WORDS else f"materials/{tag}/{lesson}.yaml"


def _is_there(library: Library, tag: str, lesson: str, is_own: bool) -> bool:
    folder, _, name = file_of(tag, lesson).rpartition("/")
    if not is_own or len(library.project.roots) == 1:
        return name.removesuffix(".yaml") in library.project.names(folder, ".yaml")
    return name in library.project.own_files(folder)
