"""What ``compose`` takes besides an edition: a layout, and the fixed words of a language; read from plain values."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from builder.blocks import BLOCKS
from builder.dates import date_of
from builder.diagnostics import Diagnostic, Position, Report, did_you_mean, visible
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source, Value
from builder.load import Sequence as YamlSequence
from builder.markdown import TextError, parse
from builder.texts import Emphasis, InlineNode, Link, Placeholder, Strong, Words

FALLBACK = "en"
_VALUE = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_LETTER = "letter-"
_UNKNOWN_DAY = datetime.date(1980, 1, 1)
_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
Print: TypeAlias = Literal["one-each", "one-a-family", "one"]
_PRINT = ("one-each", "one-a-family", "one")
_CHOICES: Mapping[str, tuple[str, ...]] = {"print": _PRINT, "of": ("lesson", "program"), "anonymous": ("yes", "no")}
"""What ``layout.yaml`` may say after these names."""
_KEYS = ("language", "translator", "reviewed", "words")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words in the language they are really in; each ``{name}`` is a ``Placeholder``."""

    content: tuple[InlineNode, ...]
    language: str
    at: Position

    @property
    def names(self) -> frozenset[str]:
        return frozenset(_names(self.content))


@dataclass(frozen=True, slots=True)
class Strings:
    """The fixed words of the layouts in one language, ``layouts/strings/LANG.yaml``, English beneath."""

    language: str
    words: Mapping[str, Phrase]
    """By key."""
    english: Mapping[str, Phrase] = field(default_factory=dict)
    """The same in English, for what is printed in both languages."""
    is_draft: bool = False
    """True if some are not in this language, or nobody has reviewed them."""

    def with_letters_of(self, other: Strings) -> Strings:
        """These words with another language's letters for answers: a guide names them as its handout prints them."""
        letters = {key: phrase for key, phrase in other.words.items() if key.startswith(_LETTER)}
        return replace(self, words={**self.words, **letters})


@dataclass(frozen=True, slots=True)
class Layout:
    """``layouts/NAME``: what ``layout.yaml`` says and the template sources it needs."""

    name: str
    face: Literal["participant", "facilitator"]
    settings: Source
    templates: Mapping[str, str]
    """Template name → source: ``document.xml.j2`` and every ``blocks/X.xml.j2`` (a layout's own before the shared).
    A ``Scalar`` as source says which file it is; findings then name that file."""

    @property
    def how_many(self) -> Print:
        """How many are printed: one for each person, one for each family, or one."""
        said = self._setting("print")
        return "one-each" if said == "one-each" else "one-a-family" if said == "one-a-family" else "one"

    @property
    def is_of_program(self) -> bool:
        """True for a sheet of the program: made once in a language, when it is asked for by name, and of no lesson."""
        return self._setting("of") == "program"

    @property
    def is_anonymous(self) -> bool:
        """True for a sheet that names neither the program nor its people, on no page and in no property."""
        return self._setting("anonymous") == "yes"

    @property
    def file(self) -> str:
        """What a sheet's files are called; the layout's name, if that may be read by anybody."""
        return self._setting("file") or self.name

    @property
    def revised(self) -> datetime.date:
        """The day on which a sheet's words last changed. Lessons have a day of their own."""
        return date_of(self._setting("revised")) or _UNKNOWN_DAY

    @property
    def needs(self) -> frozenset[str]:
        """Types of block; it is made for lessons that hold one of them, and if none is named for every lesson. None too
        where one is no type: then it is tried, and what is wrong with it is told."""
        value = self.settings.root.get("needs") if self.settings.root is not None else None
        needs = frozenset(map(str, value)) if isinstance(value, YamlSequence) else frozenset[str]()
        return needs if needs <= BLOCKS.keys() else frozenset()

    def _setting(self, key: str) -> str:
        value = self.settings.root.get(key) if self.settings.root is not None else None
        return str(value) if isinstance(value, Scalar) else ""


def read_layout(name: str, settings: Source, templates: Mapping[str, str]) -> tuple[Layout, tuple[Diagnostic, ...]]:
    """Read what ``layout.yaml`` says to ``compose``. Where it says nothing of whom it is for, only participants' fields
    are let in."""
    report = Report()
    face: Literal["participant", "facilitator"] = "participant"
    root = settings.root
    said = root.get("face") if root is not None else None
    if said == "facilitator":
        face = "facilitator"
    elif said != "participant" and not _has_errors(settings):
        at = root.place_of("face") if root is not None else Position(settings.file)
        message = "'face' is missing" if said is None else f"{_shown(said)} is not one of participant, facilitator"
        report.add("C301", at, message, "type 'face: participant' or 'face: facilitator'")
    if root is not None:
        for key, choices in _CHOICES.items():
            value = root.get(key)
            if value is not None and value not in choices:
                hint = "type " + " or ".join(f"'{key}: {choice}'" for choice in choices)
                report.add("C301", root.place_of(key), f"{_shown(value)} is not one of {', '.join(choices)}", hint)
        _check_sheet(root, report)
        _check_needs(root.get("needs"), report)
    if "document.xml.j2" not in templates:
        hint = f"add layouts/{name}/document.xml.j2"
        report.add("C110", Position(settings.file), "this layout has no document.xml.j2", hint)
    return Layout(name, face, settings, templates), tuple(report)


def _check_sheet(root: YamlMapping, report: Report) -> None:
    """What only sheets of the program say: the day of their words, and a name for their files."""
    revised, file = root.get("revised"), root.get("file")
    if root.get("of") != "program":
        for key in ("revised", "file", "anonymous"):
            if key in root:
                message = f"'{key}' is for sheets of the program"
                report.add("C301", root.place_of(key), message, "type 'of: program' above it, or delete the line")
        return
    if not isinstance(revised, Scalar) or date_of(revised) is None:
        message = "'revised' is missing" if revised is None else f"{_shown(revised)} is not a day"
        report.add("C301", root.place_of("revised"), message, "type the day of its words, such as revised: 2026-11-25")
    if file is not None and not (isinstance(file, Scalar) and _FILE.fullmatch(file)):
        hint = "type small letters, digits and hyphens, such as file: my-page"
        report.add("C301", root.place_of("file"), f"{_shown(file)} cannot be the name of a file", hint)
    if "needs" in root:
        message = "'needs' is for documents of lessons, and this is a sheet of the program"
        report.add("C301", root.place_of("needs"), message, "delete the line, or the line 'of: program'")


def _check_needs(said: Value | None, report: Report) -> None:
    if said is None:
        return
    if not isinstance(said, YamlSequence):
        report.add("C301", said.at, "'needs' is a list of types of block", "type 'needs: [quiz]', in square brackets")
        return
    for one in said:
        if one not in BLOCKS:
            hint = did_you_mean(one, BLOCKS) if isinstance(one, Scalar) else ""
            report.add("C301", one.at, f"{_shown(one)} is not a type of block", hint or "type one such as quiz")


def strings(sources: Sequence[Source], language: str) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """Lay the files of words over one another, English first; each later one overrides key by key.

    Each file says its own language. A word that this language does not have is printed in the last file's that has it.
    """
    report = Report()
    words: dict[str, Phrase] = {}
    english: dict[str, Phrase] = {}
    unreviewed = set[str]()
    for source in sources:
        tag, is_reviewed, found = _read(source, report)
        for key, phrase in found.items():
            if tag == FALLBACK:
                english[key] = phrase
            elif not _fits(key, phrase, english, report):
                continue
            words[key] = phrase
            (unreviewed.discard if is_reviewed or tag == FALLBACK else unreviewed.add)(key)
    is_foreign = any(phrase.language != language for phrase in words.values())
    _tell_missing(sources, words, language, report)
    is_draft = language != FALLBACK and (is_foreign or bool(unreviewed))
    return Strings(language, words, english, is_draft), tuple(report)


def _tell_missing(sources: Sequence[Source], words: Mapping[str, Phrase], language: str, report: Report) -> None:
    """Tell of words that are printed in English to readers of another language."""
    missing = sorted(key for key, phrase in words.items() if phrase.language == FALLBACK)
    if language.partition("-")[0] == FALLBACK or not missing:
        return
    file = f"layouts/strings/{language}.yaml"
    own = [source for source in sources if source.file.endswith(file)]
    if not own and len(missing) == len(words):
        message = f"there is no such file, so headings and labels of pages in {language} are printed in English"
        hint = f"copy layouts/strings/en.yaml, if you have it, or write the file anew with 'language: {language}' and"
        hint += " 'words:'; layouts/README.md says how"
        report.add("C207", Position(file), message, hint)
        return
    place = Position(own[-1].file if own else file)
    message = f"{len(missing)} of {len(words)} fixed words are not in {language}, such as {visible(missing[0])}"
    report.add("C207", place, message, "add them below 'words:'; until then the English is printed")


def _read(source: Source, report: Report) -> tuple[str, bool, dict[str, Phrase]]:
    root = source.root
    if root is None:
        return "", False, {}
    for key in root:
        if key not in _KEYS:
            report.add("C201", key.at, f"{visible(key)} is not one of {', '.join(_KEYS)}", _near(key, _KEYS))
    language, words = root.get("language"), root.get("words")
    if not isinstance(language, Scalar) or not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language):
        report.add("C201", root.place_of("language"), "the language is missing", "type its tag, such as 'language: es'")
        return "", False, {}
    if not isinstance(words, YamlMapping):
        report.add("C201", root.place_of("words"), "the words are missing", "type 'words:' and the words below it")
        return "", False, {}
    found = {}
    for key, value in words.items():
        phrase = _phrase(key, value, str(language), report)
        if phrase is not None:
            found[str(key)] = phrase
    return str(language), isinstance(root.get("reviewed"), YamlMapping), found


def _phrase(key: Scalar, value: Value, language: str, report: Report) -> Phrase | None:
    if not isinstance(value, Scalar) or not value.strip():
        report.add("C203", key.at, f"{visible(key)} has no words", "type the words after the colon")
        return None
    try:
        content = parse(value, "inline").content
    except TextError as error:
        first = error.found[0]
        report.add("C203", first.at, first.message, first.hint)
        return None
    return Phrase(tuple(_with_names(content)), language, value.at)


def _fits(key: str, phrase: Phrase, english: Mapping[str, Phrase], report: Report) -> bool:
    """Whether English has the word, and the same names in it."""
    if key not in english:
        hint = _near(key, english) or "take the line away"
        report.add("C202", phrase.at, f"there is no English word for {visible(key)}", hint)
        return True
    expected = english[key].names
    if phrase.names == expected:
        return True
    missing, strange = sorted(expected - phrase.names), sorted(phrase.names - expected)
    if missing:
        message = f"{visible('{' + missing[0] + '}')} is missing"
        report.add("C204", phrase.at, message, f"type {{{missing[0]}}} where it belongs")
    if strange:
        message = f"{visible('{' + strange[0] + '}')} does not stand in the English words"
        report.add("C204", phrase.at, message, "take it away" if not missing else f"type {{{missing[0]}}} instead")
    return False


def _with_names(nodes: Iterable[object]) -> Iterator[InlineNode]:
    for node in nodes:
        if isinstance(node, Words):
            parts = _VALUE.split(node.text)
            for index, part in enumerate(parts):
                if part:
                    yield Placeholder(part) if index % 2 else Words(part)
        elif isinstance(node, Strong | Emphasis):
            yield type(node)(tuple(_with_names(node.inside)))
        elif isinstance(node, Link):
            yield Link(node.href, tuple(_with_names(node.inside)))
        elif isinstance(node, Placeholder):
            yield node


def _names(nodes: Iterable[InlineNode]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Placeholder):
            yield node.name
        elif isinstance(node, Strong | Emphasis | Link):
            yield from _names(node.inside)


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def _shown(value: Value) -> str:
    return visible(value) if isinstance(value, Scalar) else "this list"


def _has_errors(source: Source) -> bool:
    return source.root is None and bool(source.found)
