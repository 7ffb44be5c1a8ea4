"""Fields of ``program.yaml`` one by one: plain values → texts, flags, days and lists, or what is wrong.

A line left empty is not said yet, and no fault; a faulty one is told and left unsaid.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection

from builder.dates import date_of
from builder.diagnostics import Position, Report, did_you_mean, nearest, visible
from builder.load import Mapping, Scalar, Sequence, Value
from builder.telephone import in_groups

MOST_CHARACTERS = 120
"""In a name or number: what fits on two lines at the top of a page."""
FLAGS = {"yes": True, "no": False, "true": True, "false": False}
_LESSON = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")


def check_keys(
    root: Mapping, keys: Collection[str], where: str, report: Report, elsewhere: Collection[str] = ()
) -> None:
    """Report names that are not known here; ``elsewhere``: those that belong below 'safeguarding'."""
    for key in root:
        if key not in keys:
            free = [one for one in keys if one not in root]
            choices = f"type one of {', '.join(free)}, or delete the line" if free else "delete the line"
            hint = did_you_mean(key, free) or choices
            if key in elsewhere:
                hint = f"type 'safeguarding:' in a line above it, and '{key}: …' below that, moved in by two spaces"
            report.add("P102", key.at, f"{visible(key)} is not a field of {where}", hint)


def is_empty(value: Value) -> bool:
    """Tell whether a line has its name and nothing behind it."""
    return isinstance(value, Scalar) and not value.strip()


def scalar(root: Mapping, key: str, report: Report) -> Scalar | None:
    """A text that is there and says something; lines left empty are not said yet, and no fault."""
    value = root.get(key)
    if value is None or is_empty(value):
        return None
    if not isinstance(value, Scalar):
        hint = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'
        report.add("P103", value.at, f"'{key}' is one text", hint)
        return None
    return value


def text(root: Mapping, key: str, report: Report) -> str | None:
    """One short text, its white space collapsed."""
    value = scalar(root, key, report)
    if value is None:
        return None
    words = " ".join(value.split())
    if len(words) > MOST_CHARACTERS:
        message = f"'{key}' has {len(words)} characters; {MOST_CHARACTERS} fit at the top of a page"
        report.add("P107", value.at, message, "make it shorter")
        return None
    return words


def phone(root: Mapping, country: str | None, report: Report, key: str = "phone") -> str | None:
    """A telephone number in groups of digits, as it is dialled."""
    value = text(root, key, report)
    if value is not None and not re.search(r"\d", value):
        message = f"{visible(value)} has no digits, so nobody can ring it"
        report.add("P106", root[key].at, message, 'type the number in double quotes, such as "+1 202 555 0143"')
    return in_groups(value, country) if value else value


def paper(root: Mapping, report: Report) -> str | None:
    """``a4`` or ``letter``."""
    value = scalar(root, "paper", report)
    if value is None or value.lower() in ("a4", "letter"):
        return value.lower() if value else None
    hint = did_you_mean(value, ("a4", "letter")) or "type a4 or letter; other sizes are chosen when printing"
    report.add("P104", value.at, f"{visible(value)} is not one of a4, letter", hint)
    return None


def flag(root: Mapping, key: str, report: Report) -> bool:
    """Yes or no; no if it is not said."""
    value = scalar(root, key, report)
    if value is None:
        return False
    if value not in FLAGS:
        hint = did_you_mean(value, FLAGS) or f"type '{key}: yes', or delete the line"
        report.add("P104", value.at, f"{visible(value)} is not one of yes, no", hint)
    return FLAGS.get(value, False)


def day(root: Mapping, key: str, report: Report) -> datetime.date | None:
    """A day, typed as 2026-12-05 and in no other way: 05/12 is May to some and December to others."""
    value = scalar(root, key, report)
    if value is None:
        return None
    typed = date_of(value)
    if typed is None:
        hint = f"type year, month and day with hyphens, such as {key}: 2026-12-05"
        report.add("P110", value.at, f"{visible(value)} is not a day of the calendar", hint)
    return typed


def below(root: Mapping, key: str, keys: Collection[str], example: str, report: Report) -> Mapping:
    """The lines that stand below a name; none if there are none. ``example``: two of them, as they are typed."""
    value = root.get(key)
    if value is None or is_empty(value):
        return Mapping()
    if not isinstance(value, Mapping):
        listed = ", ".join(visible(one) for one in keys)
        hint = f"type '{key}:' alone, and {example} in the lines below it, moved in by two spaces"
        report.add("P103", value.at, f"'{key}' has lines of its own: {listed}", hint)
        return Mapping()
    check_keys(value, keys, f"'{key}'", report)
    return value


def names(root: Mapping, key: str, report: Report) -> tuple[str, ...]:
    """A list of names of lessons or tags of languages; each once, in the order typed."""
    value = root.get(key)
    if value is None or is_empty(value):
        return ()
    if not isinstance(value, Sequence):
        typed = ", ".join(value.replace(",", " ").split()) if isinstance(value, Scalar) else "…"
        report.add("P103", value.at, f"'{key}' is a list", f"put it in square brackets: {key}: [{typed}]")
        return ()
    good = dict[str, Position]()
    for item in value:
        if isinstance(item, Scalar) and (_LESSON if key == "lessons" else _TAG).fullmatch(item):
            good.setdefault(str(item), item.at)
        else:
            _report_name(item, key, report)
    return tuple(good)


def _report_name(item: Value, key: str, report: Report) -> None:
    shown = visible(item) if isinstance(item, Scalar) else "this"
    if key == "lessons":
        hint = "type the name of a file in materials/en without .yaml, such as safety-skills"
        report.add("P105", item.at, f"{shown} is not the name of a lesson", hint)
        return
    from babel import Locale

    tags = {name: tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    near = nearest(item, tags) if isinstance(item, Scalar) else None
    hint = f"for {near} type {tags[near]}" if near else "type a short tag, such as ar for Arabic or pt-BR"
    report.add("P105", item.at, f"{shown} is not the tag of a language", hint)
