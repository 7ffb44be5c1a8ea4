"""PO, as gettext, Poedit, Weblate and Lokalise know it: a catalogue → bytes, and bytes → texts. By polib.

The form is that of the gettext manual, "The Format of PO Files". Nothing in it changes with the day: a second export of
the same lesson gives the same bytes. No line is wrapped, so that two programs have nothing to wrap differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import polib
from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule, to_gettext

from builder.diagnostics import Position
from builder.exchange.catalogue import STATES, Catalogue, Item, read_mark, trimmed
from builder.exchange.incoming import MOST_TEXTS, BrokenFileError, Given, Incoming, decoded, language_of
from builder.localize.languages import chain, names_of
from builder.localize.plurals import plurals

_LESSON = "X-Handouts-Lesson"
_MARK = "X-Handouts-Mark"
_END = "handouts-end-of-file"
"""Of an entry put after the last: polib passes over an unfinished last entry in silence."""
_STRING = r'"(?:[^"\\]|\\.)*"'
_ENTRY_LINE = re.compile(rf"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)\s+)?{_STRING}")
_GONE = re.compile(r"#~[|\s]?")
_AT_LINE = re.compile(r"\(line (\d+)\)")
_NOBODY = re.compile(r"FULL NAME|EMAIL@ADDRESS|^\s*(?:<>)?\s*$|^Automatically generated$")


def write_po(catalogue: Catalogue, is_template: bool = False) -> bytes:
    """The catalogue as PO; as POT, without translations, if it is to be a template."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = _metadata(catalogue, is_template)
    english = (names_of(catalogue.language) or (catalogue.language,))[-1]
    title = " ".join(catalogue.title.split())
    made.header = f"“{title}”" if is_template else f"“{title}” in {english}"
    made.header += f" ({catalogue.lesson}).\nTranslate what stands after msgid, and type it after msgstr."
    for item in catalogue.items:
        made.append(_entry(item, is_template))
    return f"{made}\n".encode() if not str(made).endswith("\n") else str(made).encode()


def read_po(file: str, data: bytes) -> Incoming:
    """Read what a tool wrote. Raises BrokenFileError for what is no PO; obsolete entries are passed over."""
    text = decoded(file, data, "PO")
    _check_lines(file, text)
    found = _parsed(file, text)
    metadata: Mapping[str, str] = found.metadata
    charset = re.search(r"charset=([\w-]+)", metadata.get("Content-Type", ""))
    if charset is not None and charset[1].upper() not in ("UTF-8", "UTF8", "CHARSET", "ASCII", "US-ASCII"):
        message = f"the head of this file says that it is written in {charset[1]}, not in UTF-8"
        raise BrokenFileError(Position(file), message, "save it again as UTF-8 in the program that made it")
    entries = [entry for entry in found if not entry.obsolete]
    if len(entries) > MOST_TEXTS:
        raise BrokenFileError(Position(file), f"this file has {len(entries)} texts", "send one lesson in each file")
    translator = metadata.get("Last-Translator", "").partition("<")[0].strip()
    return Incoming(
        file,
        metadata.get(_LESSON, "").strip(),
        language_of(metadata.get("Language", "")),
        "" if _NOBODY.search(translator) else translator,
        metadata.get(_MARK, "").strip(),
        tuple(_given(file, entry) for entry in entries),
    )


def plural_forms(language: str) -> str:
    """What the head of a PO says of plurals, by CLDR; without the kinds that are for millions and fractions alone, of
    which gettext knows nothing."""
    for tag in (*chain(language), language.partition("-")[0]):
        try:
            rules = Locale.parse(tag, sep="-").plural_form.rules
        except (ValueError, UnknownLocaleError):
            continue
        whole = plurals(tag)
        return to_gettext(PluralRule({kind: rule for kind, rule in rules.items() if kind in whole}))
    return "nplurals=2; plural=(n != 1);"


def _metadata(catalogue: Catalogue, is_template: bool) -> dict[str, str]:
    day = f"{catalogue.revised.isoformat()} 00:00+0000"
    metadata = {
        "Project-Id-Version": f"handouts {catalogue.lesson}",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": day,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE" if is_template else day,
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>" if is_template else " ".join(catalogue.translator.split()),
        "Language-Team": "" if is_template else (names_of(catalogue.language) or (catalogue.language,))[-1],
        "Language": "" if is_template else catalogue.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _LESSON: catalogue.lesson,
    }
    if not is_template:
        metadata |= {"Plural-Forms": plural_forms(catalogue.language), _MARK: catalogue.mark}
    return metadata


def _entry(item: Item, is_template: bool) -> Any:
    lines = [f"Text {item.number}.", *item.about]
    if not is_template:
        lines += [f"State: {STATES[item.state]}.", f"Mark: {item.mark}"]
    flags = ["fuzzy"] if item.state == "changed" and not is_template else []
    if item.limit is not None:
        flags.append(f"max-length:{item.limit}")
    return polib.POEntry(
        msgctxt=item.name,
        msgid=item.source,
        msgstr="" if is_template else item.text,
        comment="\n".join(lines),
        tcomment="" if is_template else item.note,
        flags=flags,
        previous_msgid=item.was if item.was and not is_template else None,
    )


def _given(file: str, entry: Any) -> Given:
    at = Position(file, entry.linenum)
    if entry.msgid_plural or entry.msgstr_plural:
        message = f"text {entry.msgctxt or entry.msgid!r} has a plural here, which no text of a lesson has"
        raise BrokenFileError(at, message, "export the lesson again, and copy the translations over")
    return Given(
        name=entry.msgctxt or "",
        source=trimmed(entry.msgid),
        text=trimmed(entry.msgstr),
        is_doubtful="fuzzy" in entry.flags,
        was=trimmed(entry.previous_msgid or ""),
        note=trimmed(entry.tcomment),
        mark=read_mark(entry.comment),
        at=at,
    )


def _check_lines(file: str, text: str) -> None:
    """polib takes a string whose last quote was cut off, and gives it back one letter shorter."""
    has_entry = False
    for number, line in enumerate(text.split("\n"), 1):
        row = line.strip(" \t\f\v")
        row = _GONE.sub("", row, count=1).strip() if row.startswith("#~") else row
        if not row or row.startswith("#"):
            continue
        if not _ENTRY_LINE.fullmatch(row):
            message = (
                "this line is no part of a PO file" if '"' not in row else "a quotation mark is missing or too many"
            )
            hint = "open the file in Poedit, which shows what is wrong, or take the file as it was before"
            raise BrokenFileError(Position(file, number), message, hint)
        has_entry = True
    if not has_entry:
        hint = "send the file that your translation program saved, with a name that ends in .po"
        raise BrokenFileError(Position(file), "this is no PO file: it holds no text to translate", hint)


def _parsed(file: str, text: str) -> Any:
    # the line end before keeps polib from taking the text for a file's name
    whole = f'\n{text}\n\nmsgctxt "{_END}"\nmsgid "{_END}"\nmsgstr ""\n'
    hint = "open the file in Poedit, which shows what is wrong, or take the file as it was before"
    try:
        found = polib.pofile(whole, wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        line = _AT_LINE.search(str(error))
        number = max(int(line[1]) - 1, 1) if line else 0
        raise BrokenFileError(Position(file, number), "this line stands where it cannot be read", hint) from None
    if not found or found[-1].msgid != _END:
        raise BrokenFileError(Position(file), "the end of this file is missing", hint)
    del found[-1]
    for entry in found:
        entry.linenum = max(entry.linenum - 1, 1)
    return found
