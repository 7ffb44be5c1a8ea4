"""Codes about reading YAML."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CODES: list[Code] = [
    Code(
        "Y101",
        "not-utf-8",
        ERROR,
        "A computer keeps each letter as numbers, and there are several ways to do so. Lessons are kept in the way"
        " called UTF-8, which has the letters of every language. This file was saved in another way, so some letters"
        " cannot be read. Open it in your editor, choose 'Save as', and choose UTF-8 as the encoding. Then look at"
        " letters such as é and at quotation marks, and mend those that turned into something else. A document of a"
        " word processor must be saved as 'Plain text' too.",
        "café, saved in the encoding 'Windows-1252' or 'Unicode (UTF-16)'",
        "café, saved in the encoding 'UTF-8'",
    ),
    Code(
        "Y102",
        "nothing-there",
        ERROR,
        "The file is empty, or it holds nothing but remarks (lines that begin with #). Perhaps it was saved before"
        " anything was typed. Copy a lesson that works and change its words.",
        "# my lesson",
        "lesson: my-lesson\ntitle: Asking for help",
    ),
    Code(
        "Y103",
        "no-names",
        ERROR,
        "A lesson is a list of names, each followed by a colon, a space and what belongs to it. This file begins in"
        " another way: as running text, or as a list with dashes. Compare its first lines with those of a lesson that"
        " works.",
        "- Asking for help\n- 60 minutes",
        "title: Asking for help\nminutes: 60",
    ),
    Code(
        "Y104",
        "hidden-character",
        ERROR,
        "A character stands here that you cannot see: one that steers a printer, turns the direction of reading"
        " round, or belongs to a private font. Such characters come along when text is copied from web pages or PDFs,"
        " and they could change what people read. Delete the word and type it again. Messages show such a character"
        " by its number, as below; the bullets of word processors are among them, and a dash with a space takes their"
        " place. The characters that languages need, such as joiners and the marks for left-to-right and"
        " right-to-left, are welcome.",
        "title: Asking\u202e for help",
        "title: Asking for help",
    ),
    Code(
        "Y105",
        "tab",
        ERROR,
        "How far a line is moved in says what it belongs to. Tabs are shown wider or narrower from one editor to the"
        " next, so lines are moved in with spaces alone: two for each step. Delete the tab and press the space bar."
        " Most editors can be told to type spaces when you press the tab key.",
        "sections:\n\t- id: opening",
        "sections:\n  - id: opening",
    ),
    Code(
        "Y106",
        "second-colon",
        ERROR,
        "A colon with a space after it ends a name: what stands before it is the name, what comes after belongs to"
        " it. Here the text itself holds a colon and a space, so it looks as if it held one more name. Put the whole"
        " text in double quotes, and the colon is a colon. The quotes must be straight: curly ones, “ and ”, which"
        " word processors make of them, are printed like letters.",
        "title: Ask: who is it?",
        'title: "Ask: who is it?"',
    ),
    Code(
        "Y107",
        "text-after-quote",
        ERROR,
        "A text that begins with a quotation mark ends at the next one, and nothing may follow. Here something"
        " follows. Put quotes round the whole text. For a quotation inside it, use curly quotes “…”, or type a"
        " backslash (\\) before each straight one.",
        'items:\n  - "Stop." Take a break.\n  - "She said "no" to him."',
        'items:\n  - "Stop. Take a break."\n  - "She said “no” to him."',
    ),
    Code(
        "Y108",
        "no-colon",
        ERROR,
        "On this line a name is expected, then a colon, then a space. The colon or the space is missing, or a sign"
        " stands in its place that only looks like it, as word processors and web pages have them. If the line was"
        " meant to go on with the text above it, move it in further than the name above.",
        "lesson: asking\ntitle:Asking for help\nminutes: 60",
        "lesson: asking\ntitle: Asking for help\nminutes: 60",
    ),
    Code(
        "Y109",
        "quote-not-closed",
        ERROR,
        "This text begins with a quotation mark, and the one that ends it was not found, so everything below was"
        " taken for text. Type the mark at the end too. If the text begins with an apostrophe, put the whole text in"
        " double quotes.",
        'title: "Asking for help\nminutes: 60',
        'title: "Asking for help"\nminutes: 60',
    ),
    Code(
        "Y110",
        "backslash",
        ERROR,
        "Within double quotes a backslash (\\) has a special meaning together with the letter after it, and this pair"
        " has none. Use single quotes around the text, where a backslash is a backslash, or type it twice.",
        'text: "Dial \\*31 first."',
        "text: 'Dial *31 first.'",
    ),
    Code(
        "Y111",
        "bracket",
        ERROR,
        "A list can stand on one line within [ ], and names with their values within { }, with commas between. Here a"
        " bracket was opened and not closed, closed and not opened, or a comma is missing or stands too often. If the"
        " bracket belongs to the text, put the whole text in double quotes.",
        "audience: [adults, parents\nprepare:\n  - {what: pens per: person}",
        "audience: [adults, parents]\nprepare:\n  - {what: pens, per: person}",
    ),
    Code(
        "Y112",
        "needs-quotes",
        ERROR,
        "Some characters have a special meaning when they come first: * & ! % @ ` | > [ ] { } and a few more. A text"
        " that begins with one of them must stand in double quotes, so that it is taken as it is. This is common for"
        " texts that begin with strong words (**) or with a name in double braces, such as {{ lead.name }}.",
        "items:\n  - **Stop.** Take a break.",
        'items:\n  - "**Stop.** Take a break."',
    ),
    Code(
        "Y113",
        "list-form",
        ERROR,
        "Each item of a list stands on a line of its own, which begins with a dash and a space. Here the space after"
        " the dash is missing, or the list begins on the same line as its name, or another sign stands there: the"
        " bullets (•) and long dashes (–) of word processors do not count. Type the short dash (-) that is on the"
        " keyboard.",
        "items: - Stop\n  -Check",
        "items:\n  - Stop\n  - Check",
    ),
    Code(
        "Y114",
        "remark-in-text",
        ERROR,
        "A space and a # begin a remark: a note for those who write the lesson, which is never printed. Here the text"
        " goes on in the line below a remark, which cannot be. Put the whole text in double quotes if the # belongs to"
        " it; else move the remark to a line of its own, above.",
        "text: Ask for desk #3 at the entrance\n  and say your first name.",
        'text: "Ask for desk #3 at the entrance\n  and say your first name."',
    ),
    Code(
        "Y115",
        "indentation",
        ERROR,
        "The spaces at the beginning of a line say what it belongs to: lines that belong together begin at the same"
        " place. This line begins where nothing else does, or it has no dash in the midst of a list. Count the spaces"
        " of the line it belongs with, and give it as many; or type a dash and a space if it is the next item of a"
        " list. Spaces that were copied from a web page or a word processor can look right and not count: delete them"
        " and press the space bar.",
        "sections:\n  - id: opening\n     title: Welcome",
        "sections:\n  - id: opening\n    title: Welcome",
    ),
    Code(
        "Y199",
        "unreadable",
        ERROR,
        "Something on this line cannot be read, and it is none of the faults that have a page of their own. Compare"
        " the line, and the one above it, with lines that work: the spaces at its beginning, its colons, quotation"
        " marks and brackets.",
        "? : Asking for help",
        "title: Asking for help",
    ),
    Code(
        "Y201",
        "anchor",
        ERROR,
        "A text that begins with & or * would give a place in the file a nickname or repeat what stands there."
        " Lessons do without that, because it makes them hard to read and translate. If the character belongs to the"
        " text, put the whole text in double quotes. If you wanted to repeat a text, copy it.",
        "first: &rule We listen.\nsecond: *rule",
        "first: We listen.\nsecond: We listen.",
    ),
    Code(
        "Y202",
        "tag",
        ERROR,
        "A text that begins with an exclamation mark would tell the computer what kind of thing it is. Lessons do"
        " without that. If the mark belongs to the text, put the whole text in double quotes.",
        "text: !important Tell someone.",
        'text: "!important Tell someone."',
    ),
    Code(
        "Y203",
        "copied-fields",
        ERROR,
        "The sign << would copy fields from another place of the file. Lessons do without that, so that everything"
        " that is printed can be read where it stands. Write the fields out.",
        "prepare:\n  - <<: {per: person}\n    what: pens",
        "prepare:\n  - what: pens\n    per: person",
    ),
    Code(
        "Y204",
        "given-twice",
        ERROR,
        "The same name stands twice in one place, so it is not clear which of the two should be printed. Delete one,"
        " or correct its name. In a list, a dash may be missing before the second.",
        "title: Asking for help\ntitle: Asking",
        "title: Asking for help",
    ),
    Code(
        "Y205",
        "second-document",
        ERROR,
        "A line of three dashes or three dots ends a lesson, and a line that begins with % gives orders to the"
        " computer. A file holds one lesson and no orders, so delete such lines. In a text, three dashes print as they"
        " are if they are moved in below 'text: |'.",
        "title: Asking for help\n---\nminutes: 60",
        "title: Asking for help\nminutes: 60",
    ),
    Code(
        "Y206",
        "no-name",
        ERROR,
        "Before this colon a name is expected, but nothing stands there, or a list does. Type the name. If the line"
        " is a text that begins with a colon or a bracket, put it in double quotes.",
        ": Asking for help",
        "title: Asking for help",
    ),
    Code(
        "Y301",
        "file-too-large",
        ERROR,
        "This file is larger than any lesson: more than two megabytes, some three hundred thousand words. Perhaps it"
        " is not a lesson at all, or a picture was pasted into it. Split a long lesson into several.",
        "a lesson of 3,000,000 characters",
        "several lessons of one hour each",
    ),
    Code(
        "Y302",
        "too-deep",
        ERROR,
        "Lists stand within lists here more than twenty levels deep. No lesson needs more than six. Perhaps a row of"
        " brackets was typed by accident.",
        "audience: [[[[[[[[[[[[[[[[[[[[[adults]]]]]]]]]]]]]]]]]]]]]",
        "audience: [adults]",
    ),
    Code(
        "Y303",
        "too-many-values",
        ERROR,
        "This file holds more than fifty thousand names and texts, far more than any lesson. Perhaps something was"
        " pasted many times over. Split a long lesson into several.",
        "a lesson with 60,000 items",
        "several lessons of one hour each",
    ),
    Code(
        "Y304",
        "text-too-long",
        ERROR,
        "This one text has more than 20,000 characters, about eight printed pages. Split it into several blocks: they"
        " can be chosen, moved and translated one by one. If it was not meant to be so long, a quotation mark at its"
        " end may be missing.",
        "text: |\n  (20,001 characters)",
        "- {type: text, id: part-one, text: …}\n- {type: text, id: part-two, text: …}",
    ),
    Code(
        "Y305",
        "too-many-faults",
        ERROR,
        "More than 200 faults were found while reading this file, and the others are not named. Often one fault near"
        " the top is behind many of those below. Mend the first ones and check again.",
        "items:\n  - **one**\n  - **two**   (and 200 more)",
        'items:\n  - "**one**"\n  - "**two**"',
    ),
    Code(
        "Y401",
        "remark-taken",
        WARNING,
        "A space and a # begin a remark, which is never printed. That may be what you want; but if the # belongs to"
        " the text, as in 'desk #3', the rest of the line will be missing on paper. Put the text in double quotes to"
        " print it. If it is a remark, type two spaces before the #, and this warning goes away.",
        "title: Ask for desk #3",
        'title: "Ask for desk #3"\nminutes: 60  # with the break',
    ),
    Code(
        "Y402",
        "list-runs-on",
        WARNING,
        "A text that goes on over several lines is joined into one line. Here a line begins like an item of a list,"
        " with a dash or a number, so the list would be printed as one long sentence. If it is a list of items, let"
        " nothing follow the name and its colon above. If it is a list within a text, type 'text: |' and begin the"
        " text on the next line.",
        "text: Do this\n  - Stop\n  - Check",
        "text: |\n  Do this:\n\n  - Stop\n  - Check",
    ),
]
