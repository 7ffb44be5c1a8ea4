"""``handouts translate start``, ``update`` and ``accept``: words → files of translations, made and changed.

What a file says then, and that nothing is lost, is ``edit``'s; here it is said to people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from builder.cli import findings
from builder.cli.asking import library_of
from builder.cli.languages import WORDS, chosen_languages, chosen_lessons, file_of, named, new_language
from builder.cli.progress import progress_of
from builder.cli.terminal import say, tell
from builder.edit.modules import Key, started, updated
from builder.edit.translations import Typed, changed, keep, own_path, place, typed
from builder.edit.words import started_words, updated_words
from builder.errors import RefusedFile
from builder.lesson import Lesson
from builder.library import Library
from builder.load import Mapping, load
from builder.localize import chain
from builder.localize.numbering import numbers
from builder.localize.plurals import plurals

_ENGLISH = "layouts/strings/en.yaml"
_MOST_SHOWN = 6


# -- start


def start_language(language: str, lessons: tuple[str, ...], translator: str, **words: Any) -> int:
    """Make the files that are not there and say what to do next; returns 1 if a lesson cannot be read."""
    library, tag = library_of(words), new_language(language)
    asked = chosen_lessons(library, lessons) if lessons else (*_usual(library), WORDS)
    own_path(library.project, file_of(tag, WORDS))
    made, code = list[str](), 0
    for name in asked:
        if name == WORDS:
            made += _start_words(library, tag, translator)
            continue
        lesson, _ = library.lesson(name)
        if lesson is None:
            tell(f"{name}: has something to mend first, see: handouts check {name}")
            code = 1
        elif lesson.language == tag:
            say(f"{name}: is written in {named(tag)} already")
        else:
            made += _start_lesson(library, lesson, tag, translator)
    say()
    for line in _next_after_start(tag, made):
        say(line)
    return code


def _usual(library: Library) -> tuple[str, ...]:
    """The program's lessons and the project's own."""
    program = library.program[0].lessons or library.own_lessons or tuple(library.lessons)
    return tuple(dict.fromkeys(name for name in (*program, *library.own_lessons) if name in library.lessons))


def _start_lesson(library: Library, lesson: Lesson, tag: str, translator: str) -> Iterator[str]:
    name = file_of(tag, lesson.lesson)
    there = typed(library.project, name)
    if there is not None and there.is_own:
        say(f"{name}: is there already, and was not changed; see: handouts translate update {tag}")
        return
    if there is not None:
        text = changed(there, lambda one: updated(one, lesson).text)
        if place(library.project, name, text):
            say(f"{name}: a copy of the one that comes with the program, to change")
            yield name
        return
    text = started(lesson, tag, translator, _head(f"{folded_title(lesson)}, in {named(tag)}"))
    if place(library.project, name, text):
        say(f"{name}: {_texts(len(numbers(lesson)))} to translate")
        yield name


def _start_words(library: Library, tag: str, translator: str) -> Iterator[str]:
    name = file_of(tag, WORDS)
    nearest = next((one for one in chain(tag) if one in library.worded), None)
    if nearest == tag:
        own = typed(library.project, name)
        comes = "is there already" if own is not None and own.is_own else "comes with the program"
        say(f"{name}: {comes}, and was not changed")
    elif nearest is not None:
        say(f"{name}: is not needed, since the fixed words of {named(nearest)} are taken")
    else:
        head = _head(f"The fixed words of the pages, in {named(tag)}")
        kinds = tuple(plurals(tag))
        text = started_words(
            english_words(library), tag, kinds, translator, [*head, "Words in {braces} are filled in."]
        )
        if place(library.project, name, text):
            say(f"{name}: the fixed words of the pages, such as 'Page'")
            yield name


def _head(title: str) -> list[str]:
    return [
        f"{title}.",
        "Type each translation behind its 'text:', and leave 'source:' and the names above it as they are.",
        "Where 'text: |' stands, type below it, moved in as far as the English above. Where 'text: \"\"' stands,",
        "type between the two quotes. A text with a colon, or that begins with a sign, needs such quotes too.",
        "Keep **marks**, [links](…), numbers and everything in {{ }}. Rows that begin with # are remarks for you.",
    ]


def _next_after_start(tag: str, made: list[str]) -> Iterator[str]:
    if not made:
        yield f"Nothing new was made. To bring what is there up to date: handouts translate update {tag}"
        return
    yield "Next: open a file in a text editor, and fill in texts in any order; what is empty is printed in the"
    yield "original language. As often as you like:"
    yield f"  handouts translate check {tag}    what to mend in what you typed"
    yield f"  handouts translate stat {tag}     how much is done"
    yield f"  handouts build -l {tag}           the pages"


# -- update


@dataclass
class _Told:
    """What happened to one file, in words."""

    name: str
    lines: list[str] = field(default_factory=list)
    text: str | None = None
    """The new text; None if nothing changes."""


def update_languages(languages: tuple[str, ...], lessons: tuple[str, ...], dry_run: bool, **words: Any) -> int:
    """Bring files up to the lessons and tell what remains; returns 1 if one could not be changed safely."""
    library = library_of(words)
    tags, code, is_any = chosen_languages(library, languages, is_own=True), 0, False
    for tag in tags:
        for lesson in chosen_lessons(library, lessons):
            try:
                told = _updated(library, lesson, tag)
                if told is not None and told.text is not None and not dry_run:
                    keep(library.project, told.name, told.text)
            except RefusedFile as refused:
                _tell_refused(refused)
                code = 1
                continue
            if told is not None and told.text is not None:
                is_any = True
                for line in (told.name, *told.lines):
                    say(line)
    if not is_any and not code:
        say("Everything is up to date with the lessons." if tags else _NOTHING)
    if is_any:
        say()
        if dry_run:
            say("Nothing was changed. To do it: the same without --dry-run")
    _say_remains(library, tags, lessons, dry_run)
    return code


_NOTHING = "No translation of your own is there yet. To begin one, type: handouts translate start LANG"


def _updated(library: Library, name: str, tag: str) -> _Told | None:
    """What would become of a file; None if it is not there, or is the lesson itself."""
    file = file_of(tag, name)
    if name == WORDS:
        there = typed(library.project, file)
        return None if there is None or tag == "en" else _updated_words(library, there, tag)
    if library.lessons[name] == tag:
        return None
    there = typed(library.project, file)
    if there is None:
        return None
    lesson, _ = library.lesson(name)
    if lesson is None:
        hint = f"see: handouts check {name}"
        raise RefusedFile(f"{file}: its lesson has something to mend first, so nothing was changed", hint)
    is_filled_up = any(name in library.project.names(f"materials/{one}", ".yaml") for one in chain(tag)[1:])
    return _updated_module(there, lesson, not is_filled_up)


def _updated_module(there: Typed, lesson: Lesson, is_whole: bool) -> _Told:
    told, number = _Told(there.name), numbers(lesson)

    def make(text: str) -> str:
        made = updated(text, lesson, is_whole)
        if made.text != text:
            told.text = made.text
        for key, old, new in made.changed:
            told.lines += [
                f"  English changed: {shown_key(key, lesson)} (text {number[key]})",
                f"    was: {one_row(old)}",
                f"    now: {one_row(new)}",
            ]
        told.lines += _listed("new", [shown_key(key, lesson) for key in made.added])
        told.lines += _listed("came back", [shown_key(key, lesson) for key in made.returned])
        told.lines += _listed("no longer in the lesson, kept below 'retired:'", [name for name, _ in made.retired])
        return made.text

    changed(there, make)
    return told


def _updated_words(library: Library, there: Typed, tag: str) -> _Told:
    told = _Told(there.name)
    shipped = [load(*layer).root for layer in library.project.layers(there.name)][:-1] if there.is_own else []
    elsewhere = {str(key) for root in shipped if root is not None for key in _words_in(root)}

    def make(text: str) -> str:
        made = updated_words(text, english_words(library), tuple(plurals(tag)), elsewhere)
        if made.text != text:
            told.text = made.text
        for key, old, new in made.changed:
            told.lines += [f"  English changed: {key}", f"    was: {one_row(old)}", f"    now: {one_row(new)}"]
        told.lines += _listed("new", made.added)
        told.lines += _listed("came back", made.returned)
        told.lines += _listed("no longer used, kept below 'retired:'", [name for name, _ in made.retired])
        return made.text

    changed(there, make)
    return told


def _words_in(root: Mapping) -> Mapping:
    words = root.get("words")
    return words if isinstance(words, Mapping) else Mapping()


def _say_remains(library: Library, tags: tuple[str, ...], lessons: tuple[str, ...], dry_run: bool) -> None:
    """What is still to be done, file by file, and what to type next."""
    library = Library(library.project)
    left = [
        one
        for tag in tags
        for name in chosen_lessons(library, lessons)
        for one in [progress_of(library, name, tag)]
        if one is not None and one.is_begun and (one.changed or one.missing)
    ]
    if not left or dry_run:
        return
    say("What remains:")
    for one in left:
        say(f"  {file_of(one.language, one.lesson)}: {one.in_words()}")
    stale = next((one for one in left if one.changed), None)
    if stale is not None:
        say()
        say(
            "Where the English changed, compare it with 'was:', correct 'text:' and delete the line 'was:'. If the text"
        )
        say(f"is right as it is, type: handouts translate accept {stale.language} {stale.lesson} NAME")


def _listed(what: str, names: list[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return [f"  {what}: {', '.join(names[:_MOST_SHOWN])}{more}"]


def _tell_refused(refused: RefusedFile) -> None:
    tell(findings.sentence_of(refused.message, "" if refused.diagnostics else refused.hint))
    for line in findings.lines(refused.diagnostics, "text"):
        tell(f"  {line}" if line else line)


# -- words that all share


def shown_key(key: Key, lesson: Lesson) -> str:
    """The name of a text as people type it: in a list with its place, from 1."""
    is_list = next(is_list for unit, _, is_list in lesson.units() if unit == key[0])
    return f"{key[0]}.{key[1] + 1}" if is_list else key[0]


def one_row(text: str) -> str:
    """A text on one row, paragraphs parted by a bar."""
    return " | ".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def folded_title(lesson: Lesson) -> str:
    return " ".join(lesson.title.source.split())


def _texts(count: int) -> str:
    return f"{count} text{'' if count == 1 else 's'}"


def english_words(library: Library) -> list[str]:
    """The files of English words, the shipped one first."""
    return [data.decode("utf-8", "replace") for _, data in library.project.layers(_ENGLISH)]
