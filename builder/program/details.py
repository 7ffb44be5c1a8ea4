"""What of ``program.yaml`` is more than a word: people, look, numbers, prices, notes → values, or what is wrong."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypedDict

from builder.blocks.base import IMAGE
from builder.diagnostics import Position, Report, did_you_mean, visible
from builder.discreet import is_telling
from builder.load import Mapping, Scalar, Sequence, Value
from builder.markdown import PAGE, TextError, parse
from builder.program.fields import below, check_keys, day, is_empty, phone, scalar, text
from builder.texts import Text

SAFEGUARDING_KEYS = ("lead", "phone", "deputy", "report-to", "law-checked-by", "law-checked-on")
NOTE_KEYS = ("lesson", "after", "for", "text")
MOST_NOTES = 50
MOST_IN_A_NOTE = 1500
"""Characters: half a page."""
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_PRICE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
_PLACE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """A line of the program's own; nobody else vouches for it, and the pages say so."""

    name: str
    number: str
    """In groups of digits, as it is dialled."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What paper costs."""

    currency: str
    """ISO 4217."""
    sheet: Decimal


@dataclass(frozen=True, slots=True)
class LocalNote:
    """A paragraph of the program's own in a lesson; in the language it was typed in, never translated."""

    lesson: Scalar
    after: Scalar
    """Id of the block, or of the section at whose end it is added."""
    face: Literal["participant", "facilitator"]
    text: Text


class Safeguarding(TypedDict):
    """Fields of ``Program`` by name."""

    lead_name: str | None
    lead_phone: str | None
    deputy: str | None
    report_to: str | None
    law_checked_by: str | None
    law_checked_on: datetime.date | None


def safeguarding(root: Mapping, country: str | None, report: Report) -> Safeguarding:
    """Who keeps people safe, and who looked up the law."""
    lines = below(root, "safeguarding", SAFEGUARDING_KEYS, "'lead: …' and 'phone: …'", report)
    return {
        "lead_name": text(lines, "lead", report),
        "lead_phone": phone(lines, country, report),
        "deputy": text(lines, "deputy", report),
        "report_to": text(lines, "report-to", report),
        "law_checked_by": text(lines, "law-checked-by", report),
        "law_checked_on": day(lines, "law-checked-on", report),
    }


def public_title(root: Mapping, report: Report) -> str | None:
    """The neutral title; one that tells is told of, and the usual one stands."""
    title = text(root, "public-title", report)
    if title is not None and is_telling(title):
        hint = "type one that a stranger may read, such as Evening group; the usual title is printed until then"
        report.add("P108", root["public-title"].at, f"{visible(title)} tells what the session is about", hint)
        return None
    name = root.get("program")
    if isinstance(name, Scalar) and is_telling(name):
        hint = "nothing to do; it is left off the head and the file of what people take home"
        report.add("P116", name.at, f"{visible(name)} tells what the session is about", hint)
    return title


def logo(root: Mapping, report: Report) -> str | None:
    """The name of a picture; whether there is one is seen when it is read."""
    value = scalar(root, "logo", report)
    if value is None or IMAGE.fullmatch(value):
        return value
    hint = "put the picture into materials/images and type its name alone, in small letters, such as logo: logo.png"
    report.add("P111", value.at, f"{visible(value)} is not the name of a PNG or JPEG picture", hint)
    return None


def accent(root: Mapping, report: Report) -> str | None:
    """The one colour a program may change; a theme's look judges whether it can be read."""
    value = scalar(below(root, "colors", ("accent",), "'accent: \"#0b4a57\"'", report), "accent", report)
    if value is None or _COLOR.fullmatch(value):
        return value
    hint = 'type a # and six digits or letters a to f, in double quotes, such as accent: "#0b4a57"'
    report.add("P109", value.at, f"{visible(value)} is not a colour", hint)
    return None


def parent_slip(root: Mapping, report: Report) -> Literal["opt-in", "opt-out"]:
    """What parents sign, in the letter to them."""
    value = scalar(root, "parent-slip", report)
    if value == "opt-out":
        return "opt-out"
    if value is not None and value != "opt-in":
        hint = did_you_mean(value, ("opt-in", "opt-out")) or "type opt-in: a child takes part if its parents say yes"
        report.add("P104", value.at, f"{visible(value)} is not one of opt-in, opt-out", hint)
    return "opt-in"


def local_number(root: Mapping, country: str | None, report: Report) -> LocalNumber | None:
    """A name and a number; one alone is of no use."""
    lines = below(root, "local-number", ("name", "number"), "'name: …' and 'number: …'", report)
    name, number = text(lines, "name", report), phone(lines, country, report, "number")
    if name and number:
        return LocalNumber(name, number)
    if name or number:
        missing = "number" if name else "name"
        _report_missing(missing, "local-number", root["local-number"].at, report)
    return None


def prices(root: Mapping, report: Report) -> Prices | None:
    """The price of a sheet of paper, printed, in the money of the place."""
    lines = below(root, "prices", ("currency", "sheet"), "'currency: KES' and 'sheet: 2.50'", report)
    currency, sheet = scalar(lines, "currency", report), scalar(lines, "sheet", report)
    is_money = currency is None or _is_currency(currency)
    if currency is not None and not is_money:
        hint = "type its three capital letters, such as KES for the shilling of Kenya"
        report.add("P115", currency.at, f"{visible(currency)} is not the three letters of a currency", hint)
    if sheet is not None and not (_PRICE.fullmatch(sheet) and Decimal(sheet)):
        report.add("P115", sheet.at, f"{visible(sheet)} is not a price", "type a number such as 2.50, with a point")
        return None
    if (currency is None) != (sheet is None):
        _report_missing("currency" if currency is None else "sheet", "prices", root["prices"].at, report)
    return Prices(str(currency), Decimal(sheet)) if currency and sheet and is_money else None


def _is_currency(typed: str) -> bool:
    from babel import Locale

    return typed in Locale("en").currencies


def _report_missing(key: str, where: str, at: Position, report: Report) -> None:
    report.add("P112", at, f"'{key}' is missing here", f"add the line '{key}: …' below '{where}', or delete all of it")


def local_notes(root: Mapping, report: Report) -> tuple[LocalNote, ...]:
    """Every note that is sound; where it stands is looked for when its lesson is made."""
    value = root.get("local-notes")
    if value is None or is_empty(value):
        return ()
    if not isinstance(value, Sequence):
        hint = (
            "begin each note with a dash: '- lesson: safety-skills', and its other lines below, moved in by two spaces"
        )
        report.add("P103", value.at, "'local-notes' is a list", hint)
        return ()
    if len(value) > MOST_NOTES:
        hint = "keep those that people need; a lesson of your own holds more"
        report.add("P107", value.at, f"these are {len(value)} notes; {MOST_NOTES} are the most", hint)
        return ()
    made = [_note(item, report) for item in value]
    return tuple(note for note in made if note is not None)


def _note(item: Value, report: Report) -> LocalNote | None:
    if not isinstance(item, Mapping):
        hint = "type '- lesson: …', and 'after: …', 'for: …' and 'text: …' in the lines below it"
        report.add("P103", item.at, "a note has lines of its own: 'lesson', 'after', 'for', 'text'", hint)
        return None
    check_keys(item, NOTE_KEYS, "a local note", report)
    lines = {key: scalar(item, key, report) for key in NOTE_KEYS}
    for key, value in lines.items():
        if value is None and (key not in item or is_empty(item[key])):
            _report_missing(key, "- lesson", item.at, report)
    faces: dict[str, Literal["participant", "facilitator"]] = {
        "participants": "participant",
        "facilitators": "facilitator",
    }
    who = lines["for"]
    if who is not None and who not in faces:
        hint = did_you_mean(who, faces) or "type participants or facilitators"
        report.add("P104", who.at, f"{visible(who)} is not one of participants, facilitators", hint)
    for key in ("lesson", "after"):
        name = lines[key]
        if name is not None and not _PLACE.fullmatch(name):
            hint = "type small letters, digits and hyphens, as the lesson has it"
            report.add("P113", name.at, f"{visible(name)} is not the name of a lesson, section or block", hint)
            return None
    written = _note_text(lines["text"], report)
    lesson, after = lines["lesson"], lines["after"]
    if lesson is None or after is None or who is None or written is None or who not in faces:
        return None
    return LocalNote(lesson, after, faces[who], written)


def _note_text(typed: Scalar | None, report: Report) -> Text | None:
    if typed is None:
        return None
    try:
        made = parse(typed, "prose")
    except TextError as error:
        report.extend(error.found)
        return None
    page = next((match for match in PAGE.finditer(typed) if match["block"]), None)
    if page is not None:
        hint = "name the heading instead, as it stands on the page"
        report.add("P114", typed.position_of(page.start()), "a local note cannot name a page", hint)
        return None
    if len(typed) > MOST_IN_A_NOTE:
        message = f"this note has {len(typed)} characters; {MOST_IN_A_NOTE} are the most"
        report.add("P107", typed.at, message, "make it shorter, or write a lesson of your own")
        return None
    return made
