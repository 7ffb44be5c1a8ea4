"""Codes about setting text on pages, and about the themes that say how."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "S101",
        "no-font",
        Severity.ERROR,
        "A character in your text is in none of the fonts that come with this program. Other programs would print an"
        " empty box or nothing at all, and nobody would notice until it is on paper. Write it another way, or put a"
        " font that has it into the folder layouts/fonts. Fonts for Chinese, Japanese and Korean are a separate"
        " download,"
        " since they are large.",
        "text: Tick \U00013000 when you are done.",
        "text: Tick ✓ when you are done.",
    ),
    Code(
        "S102",
        "unknown-page",
        Severity.ERROR,
        "A layout wants to print the page on which something stands, or a note, but there is nothing of that name in"
        " the document. Printing a guess would send people to the wrong page. Correct the name in the layout.",
        '<page-ref to="handout:my-chekcs"/>',
        '<page-ref to="handout:my-checks"/>',
    ),
    Code(
        "S103",
        "picture-not-there",
        Severity.ERROR,
        "A picture that the lesson names was not found in the folder materials/images, so its place would stay empty."
        " Put it there, or correct its name in the lesson.",
        "image: setings.png",
        "image: settings.png",
    ),
    Code(
        "S104",
        "too-tall",
        Severity.ERROR,
        "One thing, such as a picture or a box that must stay whole, is taller than a page, so a part of it would be"
        " missing on paper. Make it shorter, or make two of it.",
        "workspace: 400",
        "workspace: 120",
    ),
    Code(
        "S105",
        "unsettled-pages",
        Severity.ERROR,
        "Page numbers that are printed within a text change the length of its lines; here that moves things to other"
        " pages again and again, so that no number would be right. Take one of the page numbers out of the layout.",
        '<p>See page <page-ref to="a"/> and page <page-ref to="b"/>.</p>',
        '<p>See page <page-ref to="a"/>.</p>',
    ),
    Code(
        "S106",
        "unusable-font",
        Severity.ERROR,
        "A font in the folder layouts/fonts cannot be used: it is not a TrueType font (a file that ends in .ttf and"
        " has TrueType outlines), it is damaged, or its maker does not allow it to be put into PDFs. Take it out of"
        " the folder, or put another there.",
        "layouts/fonts/my-font.ttf   (a renamed .otf file)",
        "layouts/fonts/NotoSansCherokee-Regular.ttf",
    ),
    Code(
        "S201",
        "unknown-in-theme",
        Severity.ERROR,
        "A theme says how headings, boxes and texts look. This name in it is none of those it can speak of, so what is"
        " written there would have no effect. layouts/README.md lists the names.",
        "styles:\n  h1: {colour: ink}",
        "styles:\n  h1: {color: ink}",
    ),
    Code(
        "S202",
        "bad-value-in-theme",
        Severity.ERROR,
        "A value in a theme or layout is of the wrong kind: a length that is no number, a colour that is not defined."
        " Compare it with the themes that come with the program; layouts/README.md says what each value is.",
        "h1: {size: big}",
        "h1: {size: 24}",
    ),
    Code(
        "S203",
        "small-type",
        Severity.ERROR,
        "Type below the least size is hard to read for many people, above all on a copy of a copy and in bad light."
        " Handouts keep to 11 points or more everywhere, also in page numbers. Type 11 or a larger number.",
        "page-foot: {size: 8}",
        "page-foot: {size: 11}",
    ),
]
