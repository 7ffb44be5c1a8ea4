"""What templates see of help: an edition's lines by kind → views. It chooses no line and knows no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.compose.formats import Formats
from builder.compose.handles import Handle, Marks, known
from builder.helplines import HelpLine, Law, Printed
from builder.personalize import Edition
from builder.personalize.helping import Help
from builder.texts import LocalText, Status, Text, Words

if TYPE_CHECKING:
    from builder.compose.views import View

ALWAYS, FREE = "all day, every day", "free"
"""Words of the files that are printed in the reader's language."""


class HelpViews:
    """Makes the views of one edition's help."""

    def __init__(self, edition: Edition, marks: Marks, formats: Formats) -> None:
        self.edition, self.marks, self.formats = edition, marks, formats
        self.has_countries = len(edition.program.countries) > 1

    def of(self, kind: str) -> View:
        """``lines`` to print; ``by_hand``, for lines to write on: the countries' names, empty if there is but one."""
        from builder.compose.views import View

        known = {str(name): there for name, there in self.edition.help.items()}
        there = known.get(kind, Help())
        values = {"lines": [self._line(one) for one in there.lines], "by_hand": list(map(self._country, there.by_hand))}
        return View("help", values)

    def by_hand(self) -> list[View]:
        """Everything that the program chose to write on its pages by hand: ``kind``, and the ``countries``' names."""
        from builder.compose.views import View

        program, needed = self.edition.program, {"emergency", *self.edition.needs}
        if not (program.help_by_hand and program.countries):
            return []
        return [
            View("by-hand", {"kind": kind, "countries": list(map(self._country, there.by_hand))})
            for kind, there in self.edition.help.items()
            if kind in needed and there.by_hand
        ]

    def laws(self) -> list[View]:
        """What the law says, with the day on which somebody made sure: ``text``, ``checked_on``."""
        from builder.compose.views import View

        return [
            View(
                "law",
                {
                    "text": self._written(law.text, law),
                    "checked_on": self._known(self.formats.date(law.check.on) if law.check else ""),
                },
            )
            for law in self.edition.laws
        ]

    def call_sheet(self) -> list[View]:
        """Lines to make sure of: ``kinds``, ``contact``, what is known of them, ``doubt``, and what to ``ask``."""
        return [self._open_line(line) for line in self.edition.to_check]

    def _open_line(self, line: HelpLine) -> View:
        from builder.compose.views import View

        languages = [self._known(self.formats.name_of(tag)) for tag in line.languages]
        values: dict[str, object] = {
            "id": self._known(line.id),
            "kinds": list(line.kinds),
            "countries": [self._country(country) for country in line.countries] if self.has_countries else [],
            "is_emergency": "emergency" in line.kinds,
            "number": self._known(line.number),
            "text": self._known(line.text),
            "url": self._known(line.url),
            "from_abroad": self._known(line.from_abroad),
            "languages": languages,
            "source": self._written(line.source, line),
        }
        words = ("name", "hours", "people", "about", "cost", "shares_with", "doubt", "ask")
        return View("open line", values | {name: self._written(getattr(line, name), line) for name in words})

    def _line(self, one: Printed) -> View:
        from builder.compose.views import View

        line = one.line
        check = line.check if one.state in ("checked", "lapsed") else None
        values: dict[str, object] = {
            "state": one.state,
            "countries": [self._country(country) for country in one.countries] if self.has_countries else [],
            "number": self._known(line.number),
            "number_link": self._dialled(line.number),
            "text": self._known(line.text),
            "url": self._known(line.url),
            "from_abroad": self._known(line.from_abroad),
            "from_abroad_link": self._dialled(line.from_abroad),
            "languages": [self._known(self.formats.name_of(tag)) for tag in line.languages],
            "is_always_open": line.hours.casefold() == ALWAYS,
            "is_free": line.cost.casefold() == FREE,
            "checked_on": self._known(self.formats.date(check.on) if check is not None else ""),
        }
        words = ("name", "hours", "people", "about", "cost", "shares_with")
        return View("help line", values | {name: self._written(getattr(line, name), line) for name in words})

    def _country(self, country: str) -> Handle:
        return self._known(self.formats.country(country) if self.has_countries else "")

    def _known(self, text: str) -> Handle:
        return Handle(self.marks, known(text))

    def _dialled(self, number: str) -> Handle:
        """The number as a telephone takes it; nothing if it holds signs that not every telephone takes."""
        digits = re.sub(r"[ ()./-]", "", number)
        return self._known(f"tel:{digits}" if re.fullmatch(r"\+?[0-9]+", digits) else "")

    def _written(self, text: str, line: HelpLine | Law) -> Handle:
        """Words of the file, in the language they are written in."""
        said = Text("plain", text, (Words(text),) if text else (), line.at)
        return Handle(self.marks, LocalText(said, line.written_in, Status.SOURCE, said))
