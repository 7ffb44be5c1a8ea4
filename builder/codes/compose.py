"""Codes about layouts: templates, the elements they print, and the fixed words."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "C101",
        "unreadable-template",
        Severity.ERROR,
        "A layout is made of templates: pages with gaps in double braces, and small commands in braces with percent"
        " signs. In this one a brace or a command is not closed, so nothing can be printed with it. If you did not"
        " change any layout, the program is damaged: install it again.",
        "{% if b.title %}<h3>{{ b.title }}</h3>",
        "{% if b.title %}<h3>{{ b.title }}</h3>{% endif %}",
    ),
    Code(
        "C102",
        "template-failed",
        Severity.ERROR,
        "A template asks for something that is not there, such as a field with a slip in its name, or wants to do what"
        " templates may not do. A text can be tested (is there one?) and printed; it cannot be cut or changed, so that"
        " what authors typed is what is printed."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "<h3>{{ b.titel }}</h3>",
        "<h3>{{ b.title }}</h3>",
    ),
    Code(
        "C103",
        "facilitator-field",
        Severity.ERROR,
        "Some fields of a lesson, such as answers and notes, are for facilitators only. A template for participants'"
        " pages tried to use one. Nothing was printed, so that no answer gets into a handout."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "{% macro participant(b) %}{{ b.guide }}{% endmacro %}",
        "{% macro facilitator(b) %}{{ b.guide }}{% endmacro %}",
    ),
    Code(
        "C104",
        "broken-markup",
        Severity.ERROR,
        "What a template prints is read as XML: each element that is opened is closed again, quotes stand around what"
        " attributes say, and < and & in words are written &lt; and &amp;. Here that is not so."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "<p>Questions & answers",
        "<p>Questions &amp; answers</p>",
    ),
    Code(
        "C105",
        "unknown-element",
        Severity.ERROR,
        "Pages are made of a closed list of elements, so that every one of them is drawn well and read aloud rightly."
        " A template prints an element that is not on the list. layouts/README.md shows the list."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "<div>{{ b.text }}</div>",
        "<section>{{ b.text }}</section>",
    ),
    Code(
        "C106",
        "unknown-attribute",
        Severity.ERROR,
        "An element of a template has an attribute that it cannot have, or lacks one that it needs; a picture, for"
        " example, needs words for people who cannot see it. layouts/README.md shows what each element may say."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        '<p class="big">{{ b.title }}</p>',
        '<p role="lead">{{ b.title }}</p>',
    ),
    Code(
        "C107",
        "unknown-attribute-value",
        Severity.ERROR,
        "An attribute in a template says something that it cannot say: a role that is not on the list, a length that is"
        " not a whole number of millimetres, an address that does not begin with https, http, mailto or tel."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        '<aside role="tipp">',
        '<aside role="tip">',
    ),
    Code(
        "C108",
        "misplaced-element",
        Severity.ERROR,
        "Elements have their places: items stand in lists, rows in tables, words in paragraphs. Some hold either words"
        " or whole blocks, never both side by side. Here one stands where it cannot, so it could not be drawn or read"
        " aloud."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "<ul>{{ b.title }}</ul>",
        "<ul><li>{{ b.title }}</li></ul>",
    ),
    Code(
        "C109",
        "repeated-id",
        Severity.ERROR,
        "Names given with id= are used to find pages, so each may stand once in a document. This one stands twice;"
        " perhaps a layout prints the same block two times."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        '<section id="help"> … <aside id="help">',
        '<section id="help"> … <aside id="help-box">',
    ),
    Code(
        "C110",
        "missing-template",
        Severity.ERROR,
        "Each type of block needs a template that says how it is printed, with one part for participants and one for"
        " facilitators; each layout needs document.xml.j2. One of them is not there."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        "layouts/blocks/callout.xml.j2 has no macro 'facilitator'",
        "{% macro participant(b) %} … {% endmacro %} {% macro facilitator(b) %} … {% endmacro %}",
    ),
    Code(
        "C111",
        "unknown-picture",
        Severity.ERROR,
        "A layout shows a picture that the lesson does not name. Pictures come from lessons only, so that each one has"
        " words for people who cannot see it, and has been checked."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        '<figure image="logo.png" alt="Logo"/>',
        '<figure image="{{ b.image }}" alt="{{ b.alt }}"/>',
    ),
    Code(
        "C112",
        "safety-not-printed",
        Severity.ERROR,
        "A layout of your own may look as you like, but handouts and guides always print the parts that keep people"
        " safe: help, the note about what comes up, what we agree, the close, and in the guide what to do when somebody"
        " tells of harm. Here one of them is not printed."
        " If you changed nothing in a folder layouts, the program is damaged: install it again.",
        'layouts/handout/document.xml.j2 of your own without <aside role="help">',
        "Compare your layout with the one that comes with the program, and put the part back.",
    ),
    Code(
        "C201",
        "words-file",
        Severity.ERROR,
        "Each file in layouts/strings holds the fixed words of one language, such as 'Page'. It says its language,"
        " who translated it, and the words, each with its name. One of these is missing or has another name than"
        " expected.",
        "lang: es\nwords:\n  say: Diga",
        "language: es\ntranslator: Ana\nwords:\n  say: Diga",
    ),
    Code(
        "C202",
        "unknown-word",
        Severity.WARNING,
        "The names of fixed words come from the English file. This file has a name that the English one does not have,"
        " so no page prints it; most often there is a slip in the name.",
        "words:\n  sya: Diga",
        "words:\n  say: Diga",
    ),
    Code(
        "C203",
        "empty-word",
        Severity.ERROR,
        "One of the fixed words is empty, or holds marks that cannot be read. If there is no translation yet, take the"
        " line away: English is printed until there is one.",
        "words:\n  say:",
        "words:\n  say: Diga",
    ),
    Code(
        "C204",
        "changed-value",
        Severity.ERROR,
        "Names in braces in fixed words stand for something that is filled in, such as a number. The translation must"
        " hold the same names as the English words, spelt the same way, or something would be missing on the page.",
        "words:\n  minutes: '{minutos} min'",
        "words:\n  minutes: '{minutes} min'",
    ),
    Code(
        "C205",
        "value-not-given",
        Severity.ERROR,
        "Fixed words hold a name in braces, and the layout that prints them gives nothing for it. Either the name has a"
        " slip, or the layout has.",
        "words:\n  minutes: '{minuts} min'",
        "words:\n  minutes: '{minutes} min'",
    ),
    Code(
        "C206",
        "missing-word",
        Severity.ERROR,
        "A template prints fixed words by a name that no file of words has, not even the English one. Correct the"
        " name, or add the word to layouts/strings/en.yaml. If you changed nothing in a folder layouts, the program"
        " is damaged: install it again.",
        '{{ word("sya") }}',
        '{{ word("say") }}',
    ),
    Code(
        "C207",
        "english-word",
        Severity.WARNING,
        "Pages bring fixed words along, such as 'Page' and 'Where you can get help'. They stand in one file for each"
        " language, in the folder layouts/strings. Where the file or a word in it is missing, readers of the language"
        " find the English word among their own, and every page says that it is a draft.",
        "layouts/strings has en.yaml, and no es.yaml",
        "layouts/strings has en.yaml and es.yaml",
    ),
    Code(
        "C208",
        "other-language",
        Severity.ERROR,
        "A file of fixed words is named after its language, such as es.yaml for Spanish, and says the same language"
        " after 'language:'. Here the two differ; most often the file is a copy, and the line was forgotten. Programs"
        " that read pages aloud would read the words in the wrong language.",
        "language: en   (in the file layouts/strings/es.yaml)",
        "language: es   (in the file layouts/strings/es.yaml)",
    ),
    Code(
        "C209",
        "kinds-of-number",
        Severity.WARNING,
        "Words that go with a number may have a form for each kind of number that the language tells apart: one, few,"
        " many and so on, as Unicode CLDR names them. Here a kind is missing, or there is no such kind in this"
        " language. Then the form for 'other' is printed, which may be wrong for that number. Words that fit every"
        " number need no forms: write them in one line.",
        "minutes:\n  one: '{minutes} minuto'",
        "minutes:\n  one: '{minutes} minuto'\n  other: '{minutes} minutos'",
    ),
    Code(
        "C210",
        "english-word-changed",
        Severity.WARNING,
        "A file of fixed words keeps the English of each word beside its translation. The English of this one was"
        " changed since, so the translation may no longer be right, and the English is printed in its place. 'handouts"
        " translate update' writes the new English into the file; then correct the translation, or say with 'handouts"
        " translate accept' that it is right as it is.",
        "page: {source: Sheet, text: Hoja}   (the page says now: Page)",
        "page: {source: Page, text: Página}",
    ),
    Code(
        "C301",
        "layout-settings",
        Severity.ERROR,
        "Each layout says in layout.yaml for whom it is: participants or facilitators. That decides what may be printed"
        " with it. It may also say whether to print one for each person, or one, and name types of block: then it is"
        " made only for lessons that hold one of them.",
        "face: teacher",
        "face: facilitator",
    ),
]
