"""Codes about the program's own details, its files, and the choice of what is printed for it."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "P101",
        "unknown-country",
        Severity.ERROR,
        "The country in program.yaml is written as two capital letters, such as KE for Kenya or US for the United"
        " States. It decides which paper is usual and which help lines belong on the page, so it is never guessed from"
        " what was typed. As long as it is not set, every page is marked SAMPLE.",
        "country: Kenya",
        "country: KE",
    ),
    Code(
        "P102",
        "unknown-program-field",
        Severity.ERROR,
        "The file program.yaml has a line that begins with a name the program does not know, perhaps with a letter"
        " missing. What stands after it would not be printed anywhere, so nothing is built until it is mended.",
        "contry: KE",
        "country: KE",
    ),
    Code(
        "P103",
        "wrong-shape",
        Severity.ERROR,
        "Some lines of program.yaml hold one text, others a list in square brackets, and 'safeguarding' has two lines"
        " of its own below it, moved in by two spaces. Here one stands in place of the other.",
        "lessons: safety-skills",
        "lessons: [safety-skills]",
    ),
    Code(
        "P104",
        "unknown-paper",
        Severity.ERROR,
        "Pages are laid out for one of two papers, A4 or US Letter; the printer can make other sizes of them. If you"
        " leave the line out, the paper that is usual in your country is taken.",
        "paper: legal",
        "paper: letter",
    ),
    Code(
        "P105",
        "not-a-name",
        Severity.ERROR,
        "Lessons are named by their files without the ending .yaml, in small letters, digits and hyphens. Languages are"
        " named by their short international tags, as the folders in materials are: en, ar, km, pt-BR.",
        "languages: [Arabic]",
        "languages: [ar]",
    ),
    Code(
        "P106",
        "no-digits",
        Severity.WARNING,
        "The telephone number of the person responsible for keeping people safe has no digits. Someone may need this"
        " number in a bad moment, so look whether it is really what should be printed. If you do not know the number"
        " yet, delete the line: then a line to write on is printed.",
        'phone: "ask Amina"',
        'phone: "+1 202 555 0143"',
    ),
    Code(
        "P107",
        "too-long-for-the-page",
        Severity.ERROR,
        "Names and numbers of your program stand at the top of pages and inside sentences. More than 120 characters"
        " do not fit there. Type the short name that people use.",
        "program: Harbour House, founded in 1987 by … (three lines more)",
        "program: Harbour House",
    ),
    Code(
        "P301",
        "refused-file",
        Severity.ERROR,
        "For safety, only files inside the project's own folder are read. This one is a link to another place, is not"
        " an ordinary file, is too large, or you have no right to read it. Lessons can come from many people, and one"
        " that could name any file on your computer could print its contents.",
        "image: ../../passwords.png",
        "image: settings-screen.png",
    ),
]
