"""Read the words of the work: ``materials/glossary.yaml`` → terms and wording to avoid, by id. It judges no lesson."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar, cast, get_args

from builder.diagnostics import Diagnostic, Position, Report, nearest, visible
from builder.entries import meant
from builder.load import Mapping, Scalar, Source, Value
from builder.load import Sequence as YamlSequence

__all__ = ["FILE", "KINDS", "Avoided", "Glossary", "Kind", "Term", "TermTranslation", "glossary"]

FILE = "materials/glossary.yaml"
Kind: TypeAlias = Literal["wording", "blame", "rescue", "label", "sensation"]
Agreement: TypeAlias = Literal["agreed", "proposed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SOURCE_LANGUAGE = "en"
MOST_CHARACTERS = 300
"""In one text: what can be read in a finding."""
MOST_FOUND = 200
"""Findings after which reading ends."""
_TOP = ("terms", "avoid")
_TERM = ("term", "words", "meaning", "explain", "source", "translations")
_AVOIDED = ("words", "except", "say", "why", "kind", "language", "source")
_TRANSLATION = ("term", "status", "by")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")
_BRACKETS = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class TermTranslation:
    """A term in another language."""

    term: str
    status: Agreement
    """``proposed`` until people of the language, named in ``by``, have agreed on it."""
    by: str = ""
    """Who proposed it or agreed on it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the work, and what it means."""

    id: str
    term: str
    meaning: str
    words: tuple[str, ...] = ()
    """Other forms of it, such as ``groomed``; English plurals are found without them."""
    explain: bool = False
    """A lesson that uses it must explain it."""
    source: str = ""
    """An id in sources.yaml; empty if none is named."""
    translations: Table[str, TermTranslation] = field(default_factory=lambda: MappingProxyType({}))
    """By BCP 47 tag."""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.term, *self.words)


@dataclass(frozen=True, slots=True)
class Avoided:
    """Words that hurt, blame or mislead, and what to say instead."""

    id: str
    words: tuple[str, ...]
    """Each a word or phrase; English plurals are found without being named."""
    say: str
    why: str
    kind: Kind = "wording"
    language: str = SOURCE_LANGUAGE
    """BCP 47 tag of the texts in which they are looked for."""
    allowed: tuple[str, ...] = ()
    """Longer phrases that hold one of the words and may stand (``except`` in the file)."""
    source: str = ""
    """An id in sources.yaml; empty if none is named."""


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """Terms and wording to avoid, by id, in the order of the files. Compared by identity: it is a key of caches."""

    terms: Table[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    avoid: Table[str, Avoided] = field(default_factory=lambda: MappingProxyType({}))


def glossary(layers: Sequence[Source], sources: Collection[str]) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read the files, later ones over earlier ones, entry by entry; an entry with a fault is left out and told of.

    ``sources``: the ids that an entry's ``source`` may name.
    """
    report = Report()
    terms, avoid = dict[str, Term](), dict[str, Avoided]()
    for layer in layers:
        root = layer.root or Mapping()
        for key in root:
            if key not in _TOP:
                near = nearest(key, _TOP)
                hint = f"did you mean {visible(near)}?" if near else "move it below 'terms:' or 'avoid:', or delete it"
                report.add("P501", key.at, f"{visible(key)} is not a part of the glossary", hint)
        _read_part(root, "terms", _term, terms, sources, report)
        _read_part(root, "avoid", _avoided, avoid, sources, report)
    return Glossary(MappingProxyType(terms), MappingProxyType(avoid)), tuple(report)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One entry being read."""

    name: Scalar
    root: Mapping
    report: Report

    def text(self, key: str, is_needed: bool = True) -> str:
        """The text of a field, in one line; empty if it is missing or something else."""
        value = self.root.get(key)
        if value is None or (isinstance(value, Scalar) and not value.strip()):
            if is_needed or key in self.root:
                at = self.root.place_of(key) if key in self.root else self.name.at
                hint = f"add '{key}: …'" if is_needed else "type it, or delete the line"
                self.add("P504", at, f"{visible(self.name)} does not say its {key}", hint)
            return ""
        if not isinstance(value, Scalar):
            self.add("P503", value.at, f"'{key}' is one text", _BRACKETS)
            return ""
        return self._short(value, key)

    def _short(self, value: Scalar, key: str) -> str:
        text = " ".join(value.split())
        if len(text) > MOST_CHARACTERS:
            message = f"'{key}' has {len(text)} characters; {MOST_CHARACTERS} can be read in a message"
            self.add("P505", value.at, message, "make it shorter")
            return ""
        return text

    def texts(self, key: str, is_needed: bool = False) -> tuple[str, ...]:
        """A list of words and phrases, each of which has a letter or digit."""
        value = self.root.get(key)
        if not isinstance(value, YamlSequence):
            if value is not None and not (isinstance(value, Scalar) and not value.strip()):
                typed = value if isinstance(value, Scalar) and len(value) < 40 else "…"
                self.add("P503", value.at, f"'{key}' is a list", f"put it in square brackets: {key}: [{typed}]")
            elif is_needed or key in self.root:
                at = self.root.place_of(key) if key in self.root else self.name.at
                self.add("P504", at, f"{visible(self.name)} does not say its {key}", f"add '{key}: […]'")
            return ()
        if is_needed and not value:
            self.add(
                "P504", value.at, f"{visible(self.name)} does not say its {key}", "type a word between the brackets"
            )
        for item in value:
            if not isinstance(item, Scalar):
                self.add("P503", item.at, f"each item of '{key}' is a word or phrase", "type it alone")
            elif not any(character.isalnum() for character in item):
                self.add("P505", item.at, f"{visible(item)} in '{key}' is no word", "type a word, or take it out")
        return tuple(self._short(item, key) for item in value if isinstance(item, Scalar))

    def choice(self, key: str, choices: Collection[str], default: str = "") -> str:
        """One of some words; the default if the field is left out and there is one."""
        if key not in self.root and default:
            return default
        text = self.text(key)
        if text and text not in choices:
            near = nearest(text, choices)
            hint = f"did you mean {visible(near)}?" if near else f"type one of {', '.join(choices)}"
            self.add("P505", self.root[key].at, f"{visible(text)} is not one of {', '.join(choices)}", hint)
        return text

    def tag(self, key: Scalar) -> None:
        if not _TAG.fullmatch(key):
            hint = "type a short tag, such as ar for Arabic or pt-BR"
            self.add("P505", key.at, f"{visible(key)} is not the tag of a language", hint)

    def source(self, known: Collection[str]) -> str:
        text = self.text("source", is_needed=False)
        if text and text not in known:
            near = nearest(text, known)
            hint = f"did you mean {visible(near)}?" if near else "add it to materials/sources.yaml, or delete the line"
            self.add("P505", self.root["source"].at, f"there is no source {visible(text)} in sources.yaml", hint)
        return text

    def add(self, code: str, at: Position, message: str, hint: str) -> None:
        self.report.add(code, at, message, hint)


def _read_part(
    root: Mapping,
    part: str,
    read: Callable[[_Reading, Collection[str]], _Entry],
    entries: dict[str, _Entry],
    sources: Collection[str],
    report: Report,
) -> None:
    value = root.get(part)
    if value is None or (isinstance(value, Scalar) and not value.strip()):
        return
    if not isinstance(value, Mapping):
        report.add("P503", value.at, f"'{part}' holds entries, each with a name of its own", _form_of(part))
        return
    for name, details in value.items():
        if len(report.found) > MOST_FOUND:
            break
        before = len(report.found)
        reading = _reading(name, details, part, report)
        if reading is not None:
            entry = read(reading, sources)
            if len(report.found) == before:
                entries[str(name)] = entry


def _form_of(part: str) -> str:
    first = "term: …, and meaning: …" if part == "terms" else "words: […], say: …, and why: …"
    return f"type a name and a colon, and in the lines below it, moved in: {first}"


def _reading(name: Scalar, details: Value, part: str, report: Report) -> _Reading | None:
    if not _ID.fullmatch(name):
        message = f"{visible(name)} is not a name for an entry: only small letters a to z, digits and hyphens"
        report.add("P502", name.at, message, "type a short name such as child-pornography")
        return None
    if not isinstance(details, Mapping):
        report.add("P503", details.at, f"{visible(name)} has lines of its own", _form_of(part))
        return None
    return _Reading(
        name, meant(details, _TERM if part == "terms" else _AVOIDED, "P501", "an entry here", report), report
    )


def _term(reading: _Reading, sources: Collection[str]) -> Term:
    return Term(
        id=str(reading.name),
        term=reading.text("term"),
        meaning=reading.text("meaning"),
        words=reading.texts("words"),
        explain=reading.choice("explain", ("yes", "no"), "no") == "yes",
        source=reading.source(sources),
        translations=MappingProxyType(_translations(reading)),
    )


def _translations(reading: _Reading) -> dict[str, TermTranslation]:
    value = reading.root.get("translations")
    if value is None:
        return {}
    found = dict[str, TermTranslation]()
    form = "type the tag of a language and a colon, and in the lines below it: term: …, and status: proposed"
    if not isinstance(value, Mapping):
        reading.add("P503", value.at, "'translations' has a line for each language", form)
        return {}
    for tag, details in value.items():
        reading.tag(tag)
        if not isinstance(details, Mapping):
            reading.add("P503", details.at, f"the translation {visible(tag)} has lines of its own", form)
            continue
        one = _Reading(
            Scalar(f"{reading.name}, {tag}", tag.at),
            meant(details, _TRANSLATION, "P501", "an entry here", reading.report),
            reading.report,
        )
        status = cast(Agreement, one.choice("status", get_args(Agreement)))
        found[str(tag)] = TermTranslation(one.text("term"), status, one.text("by", is_needed=status == "agreed"))
    return found


def _avoided(reading: _Reading, sources: Collection[str]) -> Avoided:
    language = reading.root.get("language")
    if isinstance(language, Scalar) and language.strip():
        reading.tag(language)
    return Avoided(
        id=str(reading.name),
        words=reading.texts("words", is_needed=True),
        say=reading.text("say"),
        why=reading.text("why"),
        kind=cast(Kind, reading.choice("kind", KINDS, "wording")),
        language=reading.text("language", is_needed=False) or SOURCE_LANGUAGE,
        allowed=reading.texts("except"),
        source=reading.source(sources),
    )
