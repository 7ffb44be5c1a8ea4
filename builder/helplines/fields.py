"""The fields of one entry of a help file: plain values → texts, numbers, days, countries, or a fault at its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from builder.dates import date_of
from builder.diagnostics import Report, did_you_mean, nearest, visible
from builder.entries import address_hint
from builder.load import Mapping, Scalar
from builder.load import Sequence as YamlSequence
from builder.program import COUNTRIES

MOST_CHARACTERS = 300
"""In one text: what can be read in a box of help."""
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[+*#]?[0-9(][0-9 ()./*#-]*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")
_BRACKETS = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'


@dataclass(frozen=True, slots=True)
class Fields:
    """One entry being read. What is faulty is reported and reads as empty."""

    name: Scalar
    root: Mapping
    report: Report
    near: str = ""
    """A name of another entry, much like this one."""

    def says(self, *keys: str) -> bool:
        return any(key in self.root for key in keys)

    def add(self, code: str, key: str, message: str, hint: str) -> None:
        """Report something about a field, at its value if it has one."""
        at = self.root[key].at if key in self.root else self.name.at
        self.report.add(code, at, f"{visible(self.name)}: {message}", hint)

    def missing(self, key: str, hint: str = "") -> None:
        hint = hint or f"add '{key}: …'"
        if self.near:
            hint += f"; or did you mean {visible(self.near)}, which is there already?"
        self.report.add("P315", self.name.at, f"{visible(self.name)} does not say its {key}", hint)

    def text(self, key: str, is_needed: bool = False, most: int = MOST_CHARACTERS) -> str:
        """The text of a field, in one line; empty if it is left out."""
        value = self.root.get(key)
        if value is None:
            if is_needed:
                self.missing(key)
            return ""
        if not isinstance(value, Scalar):
            self.add("P314", key, f"'{key}' is one text", _BRACKETS)
            return ""
        text = " ".join(value.split())
        if len(text) > most:
            message = f"'{key}' has {len(text)} characters; {most} can be read in a box of help"
            self.add("P316", key, message, "make it shorter")
            return ""
        return text

    def number(self, key: str) -> str:
        """A telephone number: digits, and signs that group them or are dialled."""
        text = self.text(key, most=40)
        if text and (not _NUMBER.fullmatch(text) or sum(one.isdigit() for one in text) < 2):
            hint = "type it in digits from 0 to 9, in double quotes, such as \"0800 1111\"; words go to 'about'"
            self.add("P316", key, f"{visible(text)} cannot be dialled as it stands", hint)
            return ""
        return text

    def address(self, key: str) -> str:
        text = self.text(key)
        hint = address_hint(text) if text else ""
        if hint:
            self.add("P316", key, f"{visible(text)} is not the address of a page", hint)
            return ""
        return text

    def day(self, key: str) -> datetime.date | None:
        text = self.text(key)
        day = date_of(text)
        if text and day is None:
            self.add("P316", key, f"{visible(text)} is not a day", "type year-month-day in digits, such as 2026-11-24")
        return day

    def choice(self, key: str, choices: Collection[str], default: str = "", hint: str = "") -> str:
        text = self.text(key)
        if not text and not self.says(key):
            if not default:
                self.missing(key, hint)
            return default
        if text and text not in choices:
            hint = did_you_mean(text, choices) or f"type one of {', '.join(choices)}"
            self.add("P316", key, f"{visible(text)} is not one of {', '.join(choices)}", hint)
            return ""
        return text

    def flag(self, key: str) -> bool:
        return self.choice(key, ("yes", "no"), "no") == "yes"

    def tag(self, key: str) -> str:
        text = self.text(key)
        return text if not text or self._is_tag(key, text) else ""

    def tags(self, key: str) -> tuple[str, ...]:
        return tuple(text for text in self._listed(key) if self._is_tag(key, text))

    def words(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list, not empty, of some words."""
        if not self.says(key):
            self.missing(key, f"add '{key}: […]' with one or more of {', '.join(choices)}")
        found = self._listed(key)
        for text in found:
            if text not in choices:
                near = nearest(text, choices)
                hint = f"did you mean {visible(near)}?" if near else f"type one of {', '.join(choices)}"
                self.add("P316", key, f"{visible(text)} is not one of {', '.join(choices)}", hint)
        return found

    def countries(self) -> tuple[str, ...]:
        """``country: KE``, or ``countries: [KE, UG]``."""
        if self.says("country") and self.says("countries"):
            self.add("P316", "country", "this says 'country' and 'countries'", "keep one of the two lines")
            return ()
        if not self.says("country", "countries"):
            self.missing("country", "add 'country: …' with two capital letters, such as KE")
            return ()
        key = "country" if self.says("country") else "countries"
        typed = (self.text(key),) if key == "country" else self._listed(key)
        for text in typed:
            if text and text not in COUNTRIES:
                hint = "type two capital letters, such as KE for Kenya or GB for the United Kingdom"
                self.add("P316", key, f"{visible(text)} is not the two capital letters of a country", hint)
        return tuple(text for text in typed if text in COUNTRIES)

    def _is_tag(self, key: str, text: str) -> bool:
        if _TAG.fullmatch(text):
            return True
        hint = "type a short tag, such as ar for Arabic or pt-BR"
        self.add("P316", key, f"{visible(text)} is not the tag of a language", hint)
        return False

    def _listed(self, key: str) -> tuple[str, ...]:
        """The texts of a list, each once, in their order; not empty."""
        value = self.root.get(key)
        if value is None:
            return ()
        if not isinstance(value, YamlSequence):
            typed = value if isinstance(value, Scalar) and len(value) < 40 else "…"
            self.add("P314", key, f"'{key}' is a list", f"put it in square brackets: {key}: [{typed}]")
            return ()
        if not value:
            self.add("P316", key, f"the list '{key}' is empty", "type a word between the brackets, or delete the line")
        for item in value:
            if not isinstance(item, Scalar) or not item.strip():
                self.add("P314", key, f"each item of '{key}' is one word", "type it alone")
        return tuple(dict.fromkeys(str(item) for item in value if isinstance(item, Scalar) and item.strip()))
