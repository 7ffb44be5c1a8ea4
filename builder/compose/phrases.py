"""The fixed words of the layouts: ``layouts/strings/LANG.yaml``, laid over one another → words by key, by number."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source, Value
from builder.localize import chain
from builder.localize.digits import NUMBERINGS, in_digits, numbering_of
from builder.localize.modules import check_keys
from builder.localize.plurals import OTHER, plural, plurals
from builder.localize.punctuation import check_punctuation
from builder.localize.quotes import check_quotes
from builder.localize.seen import OBJECT, seen
from builder.localize.words import KEYS as WORD_KEYS
from builder.localize.words import same, worded
from builder.markdown import TextError, parse
from builder.texts import Emphasis, InlineNode, Link, Placeholder, Strong, Words

FALLBACK = "en"
_VALUE = re.compile(r"\{([a-z][a-z0-9-]*)\}")
LETTER = "letter-"
_DIGIT = re.compile(r"\d")
_KEYS = ("language", "translator", "reviewed", "digits", "words", "retired")
Content: TypeAlias = tuple[InlineNode, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words in the language they are really in; each ``{name}`` is a ``Placeholder``."""

    content: Content
    language: str
    at: Position
    forms: tuple[tuple[str, Content], ...] = ()
    """By CLDR plural category, where the words differ with a number; ``content`` is then the most general of them."""
    count: str = ""
    """The name of the number by which a form is chosen."""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(_names(self.content))

    @property
    def first(self) -> str:
        """The name that stands first in the words; in English it is the number that others go by."""
        return next(_names(self.content), "")

    def said_of(self, number: int) -> Phrase:
        """The words for so many."""
        chosen = dict(self.forms).get(plural(self.language, number))
        return self if chosen is None else replace(self, content=chosen, forms=())


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
    digits: str = ""
    """CLDR's name of the digits that its pages are printed with; empty: as CLDR says of the language."""

    def with_letters_of(self, other: Strings) -> Strings:
        """These words with another language's letters for answers: a guide names them as its handout prints them."""
        letters = {key: phrase for key, phrase in other.words.items() if key.startswith(LETTER)}
        return replace(self, words={**self.words, **letters})


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file says."""

    language: str = ""
    is_reviewed: bool = False
    digits: str = ""
    words: Mapping[str, Phrase] = field(default_factory=dict)
    typed: Mapping[str, Value] = field(default_factory=dict)
    """As the file has them: with their English beside them, or alone."""

    def is_reviewed_word(self, key: str) -> bool:
        """Whether a person has reviewed it, alone or with the whole file."""
        value = self.typed[key]
        return self.is_reviewed or (isinstance(value, YamlMapping) and isinstance(value.get("reviewed"), YamlMapping))


def strings(sources: Sequence[Source], language: str) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """Lay the files of words over one another, English first; each later one overrides key by key.

    Each file says its own language. A word that this language does not have is printed in the last file's that has it.
    """
    report = Report()
    words: dict[str, Phrase] = {}
    english: dict[str, Phrase] = {}
    typed: dict[str, Value] = {}
    unreviewed = set[str]()
    digits = _Digits(language)
    for source in sources:
        read = _read(source, report)
        digits.take(read)
        for key, phrase in read.words.items():
            if read.language == FALLBACK:
                english[key], typed[key] = phrase, read.typed[key]
            elif _is_overtaken(key, read.typed[key], typed, report) or not _fits(key, phrase, english, report):
                continue
            words[key] = replace(phrase, count=english[key].first) if key in english else phrase
            is_checked = read.language == FALLBACK or read.is_reviewed_word(key)
            (unreviewed.discard if is_checked else unreviewed.add)(key)
    is_foreign = any(phrase.language not in chain(language) for phrase in words.values())
    _tell_missing(sources, words, language, report)
    is_draft = language != FALLBACK and (is_foreign or bool(unreviewed))
    zero = NUMBERINGS[digits.chosen]
    printed = {
        key: _in_digits(phrase, zero) if phrase.language != FALLBACK else phrase for key, phrase in words.items()
    }
    return Strings(language, printed, english, is_draft, digits.chosen), tuple(report)


def _in_digits(phrase: Phrase, zero: str) -> Phrase:
    """The same in the digits of its pages, whichever were typed: no telephone number is among fixed words."""
    if not any(_has_digits(content) for content in (phrase.content, *dict(phrase.forms).values())):
        return phrase
    forms = tuple((category, _written(content, zero)) for category, content in phrase.forms)
    return replace(phrase, content=_written(phrase.content, zero), forms=forms)


def _has_digits(content: Content) -> bool:
    return any(
        bool(_DIGIT.search(node.text)) if isinstance(node, Words) else _has_digits(getattr(node, "inside", ()))
        for node in content
    )


def _written(content: Content, zero: str) -> Content:
    return tuple(
        Words(_DIGIT.sub(lambda match: in_digits(str(int(match[0])), zero), node.text))
        if isinstance(node, Words)
        else replace(node, inside=_written(node.inside, zero))
        if isinstance(node, Strong | Emphasis | Link)
        else node
        for node in content
    )


class _Digits:
    """The digits of pages: as a file of words says, else those that CLDR names for the language of the narrowest file;
    not those of the tag alone, since readers of ``ar-EG`` who are given texts in ``ar`` find its digits in them."""

    def __init__(self, language: str) -> None:
        self.chosen, self._is_said, self._base = numbering_of(language), False, language.partition("-")[0]

    def take(self, read: _Read) -> None:
        if read.language.partition("-")[0] != self._base:
            return
        if read.digits or not self._is_said:
            self.chosen = read.digits or numbering_of(read.language)
        self._is_said = self._is_said or bool(read.digits)


def other_language(tag: str, source: Source) -> tuple[Diagnostic, ...]:
    """A file of words that calls itself by another language than its name: most often a copy."""
    said = source.root.get("language") if source.root is not None else None
    if not isinstance(said, Scalar) or said in ("", tag):
        return ()
    message = f"this file is named {tag}.yaml, but it says that its words are in {visible(said)}"
    return (Diagnostic("C208", said.at, message, f"type 'language: {tag}', or rename the file to {said}.yaml"),)


def _tell_missing(sources: Sequence[Source], words: Mapping[str, Phrase], language: str, report: Report) -> None:
    """Tell of words that are printed in English to readers of another language."""
    missing = sorted(key for key, phrase in words.items() if phrase.language == FALLBACK)
    if language.partition("-")[0] == FALLBACK or not missing:
        return
    files = [f"layouts/strings/{tag}.yaml" for tag in chain(language)]
    own = [source for file in reversed(files) for source in sources if source.file.endswith(file)]
    if not own and len(missing) == len(words):
        message = f"there is no such file, so headings and labels of pages in {language} are printed in English"
        hint = f"type: handouts translate start {language}; it makes the file, ready to fill in"
        report.add("C207", Position(files[0]), message, hint)
        return
    place = Position(own[-1].file if own else files[0])
    message = f"{len(missing)} of {len(words)} fixed words are not in {language}, such as {visible(missing[0])}"
    report.add(
        "C207",
        place,
        message,
        f"type: handouts translate update {language}; until they are filled in, the English is printed",
    )


def _read(source: Source, report: Report) -> _Read:
    root = source.root
    if root is None:
        return _Read()
    for key in root:
        if key not in _KEYS:
            report.add("C201", key.at, f"{visible(key)} is not one of {', '.join(_KEYS)}", near(key, _KEYS))
    language, words = root.get("language"), root.get("words")
    if not isinstance(language, Scalar) or not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language):
        report.add("C201", root.place_of("language"), "the language is missing", "type its tag, such as 'language: es'")
        return _Read()
    if not isinstance(words, YamlMapping):
        report.add("C201", root.place_of("words"), "the words are missing", "type 'words:' and the words below it")
        return _Read()
    found = {}
    for key, value in words.items():
        phrase = _phrase(key, value, str(language), report)
        if phrase is not None:
            found[str(key)] = phrase
    is_reviewed = isinstance(root.get("reviewed"), YamlMapping)
    return _Read(
        str(language),
        is_reviewed,
        _digits(root.get("digits"), report),
        found,
        {str(key): value for key, value in words.items()},
    )


def _digits(value: Value | None, report: Report) -> str:
    if value is None or (isinstance(value, Scalar) and value in NUMBERINGS):
        return str(value or "")
    shown = visible(value) if isinstance(value, Scalar) else "this list"
    message = f"{shown} names no digits; known are {', '.join(sorted(NUMBERINGS))}"
    hint = "type 'digits: latn' for 0 to 9, or the name of the digits that your texts use"
    report.add("C201", value.at, message, hint)
    return ""


def _is_overtaken(key: str, value: Value, english: Mapping[str, Value], report: Report) -> bool:
    """Whether the English beside a word is no longer what the page says in English; that is printed then."""
    one = worded(value)
    if one is None or key not in english or one.is_current_with(english[key]):
        return False
    now = english[key]
    shown = f"; it says now {visible(now)}" if isinstance(now, Scalar) else ""
    hint = "read the English again, correct 'text:', then delete the line 'was:'"
    if not same(one.source, now):
        hint = "type: handouts translate update"
    at = (one.was or one.source or one.root).at
    report.add("C210", at, f"the English of {visible(key)} changed after it was translated{shown}", hint)
    return True


def _phrase(key: Scalar, value: Value, language: str, report: Report) -> Phrase | None:
    one = worded(value)
    if one is not None:
        check_keys(one.root, WORD_KEYS, "a translated word", report)
        return None if one.text is None else _phrase(key, one.text, language, report)
    if isinstance(value, YamlMapping) and len(value):
        return _counted(key, value, language, report)
    if not isinstance(value, Scalar) or not value.strip():
        report.add("C203", key.at, f"{visible(key)} has no words", "type the words after the colon")
        return None
    content = _content(value, language, report)
    return None if content is None else Phrase(content, language, value.at)


def _counted(key: Scalar, value: YamlMapping, language: str, report: Report) -> Phrase | None:
    """Words with a form for each kind of number; a form that is missing is said in the most general one."""
    wanted = plurals(language)
    forms = dict[str, Content]()
    for category, words in value.items():
        if category not in wanted and category not in plurals(language, is_all=True):
            hint = f"{language} has {', '.join(wanted)}"
            report.add("C209", category.at, f"{visible(category)} is no kind of number in {language}", hint)
            continue
        if not isinstance(words, Scalar) or not words.strip():
            report.add("C203", category.at, f"{visible(category)} has no words", "type the words after the colon")
            return None
        content = _content(words, language, report)
        if content is None:
            return None
        forms[str(category)] = content
    missing = [category for category in wanted if category not in forms]
    if missing:
        some = ", ".join(str(number) for number in wanted[missing[0]][:4])
        message = f"{visible(key)} has no words for the kind of number '{missing[0]}', such as {some}"
        report.add("C209", key.at, message, f"add '{missing[0]}: …' with the words for such numbers")
    if not forms:
        return None
    general = forms[OTHER] if OTHER in forms else list(forms.values())[-1]
    return Phrase(general, language, value.at, tuple(forms.items()))


def _content(words: Scalar, language: str, report: Report) -> Content | None:
    try:
        content = tuple(_with_names(parse(words, "inline").content))
    except TextError as error:
        first = error.found[0]
        report.add("C203", first.at, first.message, first.hint)
        return None
    if language != FALLBACK:
        typed = _VALUE.sub(lambda match: OBJECT * len(match[0]), seen(words))
        check_quotes(typed, words, language, report)
        check_punctuation(typed, words, language, report)
    return content


def _fits(key: str, phrase: Phrase, english: Mapping[str, Phrase], report: Report) -> bool:
    """Whether English has the word, and the same names in it. A form for one number alone may say it in words."""
    if key not in english:
        hint = near(key, english) or "take the line away"
        report.add("C202", phrase.at, f"there is no English word for {visible(key)}", hint)
        return True
    expected, count = english[key].names, english[key].first
    numbers = plurals(phrase.language)
    for category, content in phrase.forms or ((OTHER, phrase.content),):
        is_one_number = bool(phrase.forms) and len(numbers.get(category, ())) == 1
        there = frozenset(_names(content)) | (frozenset([count]) & expected if is_one_number else frozenset())
        if there != expected:
            _tell_names(expected - there, there - expected, phrase.at, report)
            return False
        if _bold(content) != _bold(english[key].content):
            message = f"in bold: {_bold(content)} here, {_bold(english[key].content)} in the English"
            report.add("T307", phrase.at, message, "mark the same words as the English")
    return True


def _bold(content: Content) -> int:
    return sum(isinstance(node, Strong) + _bold(getattr(node, "inside", ())) for node in content)


def _tell_names(missing: Iterable[str], strange: Iterable[str], at: Position, report: Report) -> None:
    lost = sorted(missing)
    if lost:
        message = f"{visible('{' + lost[0] + '}')} is missing"
        report.add("C204", at, message, f"type {{{lost[0]}}} where it belongs")
    for name in sorted(strange)[:1]:
        message = f"{visible('{' + name + '}')} does not stand in the English words"
        report.add("C204", at, message, "take it away" if not lost else f"type {{{lost[0]}}} instead")


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


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names the one that was probably meant; empty if none is near."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
