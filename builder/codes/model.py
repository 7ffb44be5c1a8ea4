"""Codes about the fields of lessons and blocks, and about their texts."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CODES: list[Code] = [
    Code(
        "M101",
        "unknown-field",
        ERROR,
        "Before a colon stands the name of a field, and each part of a lesson has its own fields. There is none of"
        " this name here. Perhaps a letter is wrong, or an underscore stands for a hyphen, or the line is moved in"
        " too far or not far enough and so belongs to another part. A text within { } that holds a comma must stand"
        " in double quotes.",
        "type: text\nid: intro\ntxet: You can ask for help.",
        "type: text\nid: intro\ntext: You can ask for help.",
    ),
    Code(
        "M102",
        "unknown-choice",
        ERROR,
        "Only certain words can stand here, and this is not one of them. The message lists them. They are typed"
        " exactly so, in small letters and with hyphens.",
        "type: callout\nid: note\nkind: tipp\ntext: You may step out at any time.",
        "type: callout\nid: note\nkind: tip\ntext: You may step out at any time.",
    ),
    Code(
        "M103",
        "missing-field",
        ERROR,
        "Something that every part of this kind must have is missing. The message names it, and the hint says what"
        " it is for. Add a line with its name, a colon, a space and what belongs there, moved in as far as the"
        " lines around it.",
        "- type: scenario\n  id: fast-job\n  story: A job is offered after one chat.\n"
        "  questions: [Who could help?]\n  guide: Hurry is a sign to check.",
        "- type: scenario\n  id: fast-job\n  title: The fast job\n  story: A job is offered after one chat.\n"
        "  questions: [Who could help?]\n  guide: Hurry is a sign to check.",
    ),
    Code(
        "M104",
        "unknown-block",
        ERROR,
        "A section is made of blocks, and the word after 'type:' says what a block is: running text, a checklist, a"
        " story to talk about. There is no block of this type. The hint names the nearest, or all of them.",
        "- type: check-list\n  id: checks\n  items: [My profile is private.]",
        "- type: checklist\n  id: checks\n  items: [My profile is private.]",
    ),
    Code(
        "M105",
        "text-expected",
        ERROR,
        "One text belongs here, but a list stands here, or a name with a colon. It happens most often when a text"
        " holds a colon and a space: what comes before it is then taken for a name. Put the whole text in double"
        " quotes. For a list within a text, type a | after the name and its colon, and begin the text on the next"
        " line.",
        "items:\n  - Ask: who is it?",
        'items:\n  - "Ask: who is it?"',
    ),
    Code(
        "M106",
        "list-expected",
        ERROR,
        "A list belongs here, even if it has one item only. Short words can stand in square brackets, with commas"
        " between. Sentences stand below each other, each with a dash and a space before it.",
        "audience: adults\nobjectives: Name two people who can help.",
        "audience: [adults]\nobjectives:\n  - Name two people who can help.",
    ),
    Code(
        "M107",
        "fields-expected",
        ERROR,
        "Each item of this list has fields of its own: names, each with a colon and a value. Here one text stands"
        " alone. For things to prepare, for example, type 'what:' before it.",
        "prepare:\n  - pens",
        "prepare:\n  - what: pens",
    ),
    Code(
        "M108",
        "no-description",
        ERROR,
        "A picture has no description. People who cannot see it hear the description instead, so without one they"
        " miss what the others learn. Say in a sentence what the picture shows and why it is there. If it shows"
        " nothing that matters, leave the picture out.",
        "- type: figure\n  id: screen\n  image: screen.png",
        "- type: figure\n  id: screen\n  image: screen.png\n"
        "  alt: A phone with the switch “private account” turned on.",
    ),
    Code(
        "M109",
        "longer-than-a-page",
        ERROR,
        "This length in millimetres, or this number of lines to write on, is more than fits between the margins of a"
        " page. Type a smaller number. Room to write, for example, is 20 to 60 mm high.",
        "workspace: 400",
        "workspace: 40",
    ),
    Code(
        "M111",
        "whole-number",
        ERROR,
        "A whole number belongs here: digits 0 to 9 and nothing else, no unit, no point, no comma. Minutes are"
        " counted from 1. The words of a page may use the digits of any language; these numbers are for planning.",
        "minutes: 1 hour",
        "minutes: 60",
    ),
    Code(
        "M112",
        "yes-or-no",
        ERROR,
        "This field is a switch: type yes or no, in small letters. If the line is left out, the switch is off.",
        "optional: sometimes",
        "optional: yes",
    ),
    Code(
        "M113",
        "date",
        ERROR,
        "A date is typed as year, month and day in digits, with hyphens between: 2026-11-24. Other orders are read"
        " differently from country to country. It must be a day that exists.",
        "revised: 24.11.2026",
        "revised: 2026-11-24",
    ),
    Code(
        "M114",
        "id",
        ERROR,
        "An id is a short name that translations and references use to find this part again. It is made of small"
        " letters a to z, digits and hyphens, begins with a letter or digit, and has 64 characters at most. It is"
        " never printed.",
        "id: The fast job!",
        "id: fast-job",
    ),
    Code(
        "M115",
        "empty",
        ERROR,
        "A name stands here with nothing after it, or an item with nothing in it, so there would be a gap on the"
        " page. Type what belongs there. If nothing does, delete the line. If the text stands on the lines below,"
        " they must be moved in further than the name, and a | must stand after the colon.",
        "title:\nitems:\n  - My profile is private.\n  -",
        "title: My accounts\nitems:\n  - My profile is private.",
    ),
    Code(
        "M116",
        "empty-list",
        ERROR,
        "A list stands here with nothing in it. Add at least one item. If the list need not be there, delete its line.",
        "objectives: []",
        "objectives:\n  - Name two people who can help.",
    ),
    Code(
        "M117",
        "picture-name",
        ERROR,
        "Pictures lie in the folder materials/images, and only there. Here stands a name that none of them can"
        " have: with a folder, an address, capital letters, spaces, or an ending other than .png, .jpg or .jpeg."
        " Copy the picture into that folder, and give it a name of small letters, digits and hyphens.",
        "image: C:/Pictures/My Screen.PNG",
        "image: my-screen.png",
    ),
    Code(
        "M118",
        "year",
        ERROR,
        "Here stands the year that a figure is about, in four digits from 1900 to 2100. Figures grow old, and readers"
        " see by the year how far they can rely on one. If a figure is about several years, type the last of them and"
        " say in the text which they are.",
        "year: last year",
        "year: 2021",
    ),
    Code(
        "M119",
        "number",
        ERROR,
        "The length of a bar is a number in digits, such as 42 or 27.6: with a point before the decimals, and without"
        " a sign, a unit or a mark for thousands. It is printed as readers of each language write numbers. If something"
        " else is to stand beside the bar, such as '27.6 million', type that after 'figure:'.",
        "bars:\n  - {label: Everyone, value: 25 %}\n  - {label: Girls, value: 38 %}",
        'unit: "% more than in 2019"\nbars:\n  - {label: Everyone, value: 25}\n  - {label: Girls, value: 38}',
    ),
    Code(
        "M120",
        "mark-of-a-text",
        ERROR,
        "Whoever reviews a lesson has read one text, and the review says which: by a mark of twelve digits and letters"
        " that is made from the text, and changes with it. Do not make one up. Type 'handouts reviews', which shows the"
        " mark of each lesson as it is now.",
        "reviews:\n  - {as: local-law, by: Amina Otieno, role: lawyer, on: 2026-11-25, of: the new text}",
        "reviews:\n  - {as: local-law, by: Amina Otieno, role: lawyer, on: 2026-11-25, of: 3f2a-91bc-77d0}",
    ),
    Code(
        "M199",
        "too-many-faults",
        ERROR,
        "More than 200 faults were found in this lesson, and the others are not named. Often one fault near the top"
        " is behind many of those below, such as a wrong number of spaces. Mend the first ones and check again.",
        "blocks:\n  - {type: txt, id: a}\n  - {type: txt, id: b}  # and 200 more",
        "blocks:\n  - {type: text, id: a, text: You can ask.}\n  - {type: text, id: b, text: You can ask again.}",
    ),
    Code(
        "M401",
        "address",
        ERROR,
        "A link can lead to a web page (https:// or http://), to an e-mail address (mailto:) or to a telephone"
        " number (tel:). This one leads elsewhere, for example to a file on somebody's computer, which readers"
        " could not open and which might not be safe.",
        "text: See [our page](www.example.org).",
        "text: See [our page](https://www.example.org).",
    ),
    Code(
        "M402",
        "link-without-words",
        ERROR,
        "A link is written as [words](address). Here the words or the address are missing, so there would be"
        " nothing to read or nowhere to go. Words in square brackets before round ones are a link only if no space"
        " is between.",
        "text: See [](https://example.org).",
        "text: See [our page](https://example.org).",
    ),
    Code(
        "M403",
        "list-too-deep",
        ERROR,
        "Lists can stand within lists, but not more than three levels deep: on paper nobody could follow. Make two"
        " lists of it, or say it in sentences.",
        "text: |\n  - people\n    - family\n      - parents\n        - mother",
        "text: |\n  - people\n    - family: mother, father",
    ),
    Code(
        "M404",
        "too-many-marks",
        ERROR,
        "This one text holds more than 500 strong or slanted words, links and names in double braces. If everything"
        " stands out, nothing does. Take some marks away, or split the text into several blocks.",
        "text: a **b** **c** **d**   (and 500 more)",
        "text: a b c **d**",
    ),
    Code(
        "M405",
        "wrong-number",
        ERROR,
        "The numbers of a list are counted anew when it is printed, so they must count up by one as typed (or all"
        " be 1). Here a number is left out or given twice, and a reference such as 'see step 4' would be wrong on"
        " paper.",
        "text: |\n  1. Stop.\n  2. Check.\n  4. Tell.",
        "text: |\n  1. Stop.\n  2. Check.\n  3. Tell.",
    ),
    Code(
        "M406",
        "empty-item",
        ERROR,
        "A list within this text has an item with nothing in it: a dash or a number alone on its line. Type its"
        " words, or delete the line.",
        "text: |\n  - Stop.\n  -\n  - Tell.",
        "text: |\n  - Stop.\n  - Check.\n  - Tell.",
    ),
    Code(
        "M407",
        "page-in-a-heading",
        ERROR,
        "Words such as {{ page.my-plan }} become the number of a page, and lead there on a screen. They can stand in"
        " sentences of a text, a list or a guide. They cannot stand in a heading of a lesson or section, in the"
        " description of a picture or the name of a thing, which are also used where there are no pages, nor inside a"
        " link, which leads elsewhere already.",
        "title: My plan (page {{ page.my-plan }})",
        "title: My plan\ntext: It is on page {{ page.my-plan }}.",
    ),
    Code(
        "M408",
        "mark-without-its-half",
        WARNING,
        "Two stars before and after words make them bold, and a low line before and after makes them slanted. Here one"
        " of the two is missing, or the text is one that has no bold words, such as a heading of the lesson. So the"
        " stars or the line would be printed for everyone to see.",
        "text: First **stop, then check.",
        "text: First **stop**, then check.",
    ),
]
