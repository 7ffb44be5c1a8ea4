"""Codes about help lines, removal tools and laws: their files, their checks, and countries that lack a line."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "P312",
        "unknown-help-field",
        Severity.ERROR,
        "In helplines.yaml, removal-tools.yaml and laws.yaml each entry has details with fixed names, such as country,"
        " name, kinds, number and status; the first lines of each file explain them. Here a line begins with another"
        " name, perhaps with a letter missing. What stands after it would not be printed anywhere.",
        "harbour-shelter:\n  numbr: +1 202 555 0143",
        'harbour-shelter:\n  number: "+1 202 555 0143"',
    ),
    Code(
        "P313",
        "help-id",
        Severity.ERROR,
        "Each entry has a name of its own before the colon, by which your file can correct an entry of ours. It is made"
        " of small letters a to z, digits and hyphens, begins with a letter or digit, has 64 characters at most, and"
        " stands in one of the files only. It is never printed.",
        "Harbour Shelter:\n  country: KE",
        "harbour-shelter:\n  country: KE",
    ),
    Code(
        "P314",
        "help-shape",
        Severity.ERROR,
        "The name of an entry stands alone with a colon, and its details stand in the lines below it, moved in by two"
        " spaces. 'kinds', 'countries' and 'languages' are lists in square brackets; every other detail is one text."
        " Here one stands in place of the other.",
        "harbour-shelter: +1 202 555 0143",
        'harbour-shelter:\n  country: KE\n  name: Harbour Shelter\n  number: "+1 202 555 0143"',
    ),
    Code(
        "P315",
        "help-incomplete",
        Severity.ERROR,
        "A help line needs its country, its name, the kinds of help it gives, a number or an address, and whether"
        " somebody has checked it. One of these is missing. If you meant to correct an entry that is there already,"
        " look whether you typed its name exactly as it stands in the list of `handouts helplines`.",
        "harbour-shelter:\n  country: KE\n  name: Harbour Shelter",
        "harbour-shelter:\n  country: KE\n  name: Harbour Shelter\n  kinds: [trafficking]\n"
        '  number: "+1 202 555 0143"\n  status: unchecked',
    ),
    Code(
        "P316",
        "help-detail",
        Severity.ERROR,
        "A detail of this entry cannot be printed or dialled as it is: a number is made of the digits 0 to 9 with"
        " spaces or hyphens, a country is two capital letters, a kind of help or a status is one of a few words, an"
        " address begins with https://, a day is typed like 2026-11-24. Somebody may need this in a bad moment, so it"
        " is not guessed.",
        'number: "800-SAVE"',
        'number: "800 7283"',
    ),
    Code(
        "P317",
        "half-a-check",
        Severity.ERROR,
        "Pages tell their readers that a line was checked, so it must be plain who did it, on which day and how. An"
        " entry is either 'unchecked', or 'checked' with checked-by, checked-on and checked-how, or 'doubtful' with"
        " doubt and the reason. Here these do not go together. The command `handouts helplines checked` writes all"
        " that a check needs.",
        "status: checked",
        "status: checked\nchecked-by: Amina Otieno\nchecked-on: 2026-11-24\nchecked-how: rang it",
    ),
    Code(
        "P310",
        "no-help-line",
        Severity.ERROR,
        "The lesson says in 'needs-help' which help its readers may need afterwards, and for your country no line of"
        " that kind is known, or only a doubtful one. A handout that stirs something up and then names nobody to turn"
        " to can harm, so it is not made. Find a line, ring it, and add it to materials/helplines.yaml in your own"
        " folder. Or decide to write the numbers by hand: the pages then have ruled lines, and the guide says first"
        " what to write on them. The number of another country is never printed.",
        "country: KE   (the lesson: needs-help: [crisis], and no crisis line of Kenya is known)",
        "country: KE\nhelp-by-hand: yes",
    ),
]
