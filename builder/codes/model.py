"""Codes about lessons and their blocks."""

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
        "- type: scenario\n  id: fast-job\n  story: A job is offered after one chat.",
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
        "prepare:\n  - {what: pens, per: person}",
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
        "This length is in millimetres, and it is more than fits between the margins of a page. Type a smaller"
        " number. Room to write, for example, is 20 to 60 mm high.",
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
        "M199",
        "too-many-faults",
        ERROR,
        "More than 200 faults were found in this lesson, and the others are not named. Often one fault near the top"
        " is behind many of those below, such as a wrong number of spaces. Mend the first ones and check again.",
        "blocks:\n  - {type: txt, id: a}\n  - {type: txt, id: b}  # and 200 more",
        "blocks:\n  - {type: text, id: a, text: You can ask.}\n  - {type: text, id: b, text: You can ask again.}",
    ),
    Code(
        "M201",
        "id-given-twice",
        ERROR,
        "Two parts of this lesson have the same id. Translations and references find a part by its id, so each"
        " section and each block needs its own. Change the newer one: if the older keeps its id, its translations"
        " keep fitting.",
        "- {type: say, id: welcome, text: Hello.}\n- {type: say, id: welcome, text: Goodbye.}",
        "- {type: say, id: welcome, text: Hello.}\n- {type: say, id: goodbye, text: Goodbye.}",
    ),
    Code(
        "M202",
        "id-taken",
        ERROR,
        "Translations call the texts of the lesson itself by this name, so no section or block can have it as its"
        " id. Choose another id.",
        "- {type: text, id: title, text: You can ask for help.}",
        "- {type: text, id: heading, text: You can ask for help.}",
    ),
    Code(
        "M203",
        "other-file-name",
        ERROR,
        "The name after 'lesson:' and the name of the file must be the same, so that the lesson is found when its"
        " name is typed, and so that its translations find it. Perhaps the file was copied from another lesson.",
        "lesson: safety-skills   (in the file safe-travel.yaml)",
        "lesson: safe-travel   (in the file safe-travel.yaml)",
    ),
    Code(
        "M204",
        "outside-the-audience",
        ERROR,
        "A part of a lesson is meant for people for whom the lesson, or the section around it, is not. Nobody would"
        " ever see it. Add these people to the audience of the lesson and the section, or take them away here.",
        "audience: [adults]\nsections:\n  - id: opening\n    audience: [parents]",
        "audience: [adults, parents]\nsections:\n  - id: opening\n    audience: [parents]",
    ),
    Code(
        "M205",
        "word-given-twice",
        WARNING,
        "The same word stands twice in this list. It does no harm, but perhaps another word was meant. Delete one"
        " of the two or change it.",
        "audience: [adults, parents, adults]",
        "audience: [adults, parents, staff]",
    ),
    Code(
        "M206",
        "nothing-for-some",
        WARNING,
        "Everything in this section is meant for some of the people it is for, so for the others only a heading"
        " would be left. Add a block for them, or say in the section whom it is for.",
        "audience: [adults, parents]\nsections:\n  - id: opening\n    blocks:\n"
        "      - {type: say, id: hello, text: Hello., audience: [parents]}",
        "audience: [adults, parents]\nsections:\n  - id: opening\n    audience: [parents]\n    blocks:\n"
        "      - {type: say, id: hello, text: Hello.}",
    ),
    Code(
        "M207",
        "no-such-block",
        ERROR,
        "A thing to prepare can name the block that needs it, and it is left out when that block is. There is no"
        " block with this id. Perhaps a letter is wrong, or the block got another id, or the name is that of a"
        " section.",
        "prepare:\n  - {what: pens, ref: my-chekcs}",
        "prepare:\n  - {what: pens, ref: my-checks}",
    ),
    Code(
        "M208",
        "translation-as-lesson",
        ERROR,
        "This file says which lesson it translates, so it is a translation; but it lies where the lesson itself is"
        " expected. Move it to the folder of its language, such as materials/es for Spanish. If you mean to write a"
        " new lesson, begin with 'lesson:' and its name, as the other lessons do.",
        "translates: safety-skills   (in the folder materials/en)",
        "translates: safety-skills   (in the folder materials/es)",
    ),
    Code(
        "M301",
        "optional-without-minutes",
        ERROR,
        "When time is short, optional blocks are left out until the session fits. For that, it must be known how"
        " many minutes each of them takes. Add 'minutes:' to this block.",
        "optional: yes",
        "optional: yes\nminutes: 5",
    ),
    Code(
        "M302",
        "section-overruns",
        ERROR,
        "The blocks of this section take more minutes together than the section says it takes, so the session would"
        " run late and its end would suffer: the part where people learn where to find help. Give the section more"
        " minutes, or its blocks fewer.",
        "minutes: 5\nblocks:\n  - {type: say, id: a, text: Hello., minutes: 3}\n"
        "  - {type: say, id: b, text: Welcome., minutes: 4}",
        "minutes: 7\nblocks:\n  - {type: say, id: a, text: Hello., minutes: 3}\n"
        "  - {type: say, id: b, text: Welcome., minutes: 4}",
    ),
    Code(
        "M303",
        "lesson-overruns",
        ERROR,
        "The sections take more minutes together than the lesson says it takes, so the session would run late and"
        " its end would suffer: the part where people learn where to find help. Give the lesson more minutes, or"
        " its sections fewer.",
        "minutes: 40\nsections:\n  - {id: opening, minutes: 20}\n  - {id: closing, minutes: 30}",
        "minutes: 50\nsections:\n  - {id: opening, minutes: 20}\n  - {id: closing, minutes: 30}",
    ),
    Code(
        "M304",
        "critical-and-optional",
        WARNING,
        "Blocks about help, threats, the limits of privacy or the law are marked 'critical: yes', and such a block"
        " is never left out, however short the time is. So 'optional: yes' has no effect here. Delete one of the"
        " two lines.",
        "critical: yes\noptional: yes\nminutes: 5",
        "critical: yes\nminutes: 5",
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
        "This one text holds more than 500 strong or slanted words, links and placeholders. If everything stands"
        " out, nothing does. Take some marks away, or split the text into several blocks.",
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
]
