"""The sheets of the program as tests want them: for a program, in a language, with words that somebody reviewed."""

from __future__ import annotations

import datetime

from editions import LAYOUTS, composed, layout_of, reviewed_words_of

from builder.document import Document
from builder.personalize.helping import HelpBook
from builder.personalize.sheets import sheet_edition
from builder.produce.names import word_of
from builder.program import Program

SHEETS = ("before-you-book", "disclosure-protocol", "disclosure-record", "parent-letter", "safety-plan")
TODAY = datetime.date(2026, 11, 25)
NAMED = Program(
    name="River & Hill",
    countries=("KE",),
    help_by_hand=True,
    lead_name="Sok Dara",
    lead_phone="012 345 678",
    deputy="Amina Otieno, 0700 000 000",
    report_to="The county children’s office",
    public_title="Evening group",
)


def sheet_of(name: str, language: str = "en", program: Program | None = None) -> Document:
    """One sheet, composed; there must be no finding."""
    layout = layout_of(name)
    edition = sheet_edition(
        word_of(name), program or Program(), language, layout.revised, HelpBook(today=TODAY), layout.is_anonymous
    )
    return composed(edition, layout, reviewed_words_of(language))


def shipped() -> set[str]:
    """Names of the layouts that are of the program."""
    folders = [path.parent.name for path in LAYOUTS.glob("*/layout.yaml")]
    return {name for name in folders if layout_of(name).is_of_program}
