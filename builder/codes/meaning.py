"""Codes about what the parts of a lesson have to do with each other."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

CODES: list[Code] = [
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
        "M209",
        "no-such-source",
        ERROR,
        "A figure is printed with a note that says where it comes from. The notes are made from the file"
        " materials/sources.yaml, in which each source has an id, a publisher, a title, a year and an address. There"
        " is no source with this id. Perhaps a letter is wrong, or the source has not been added yet.",
        "type: statistic\nid: forced-labour\nsource: global-estimtes-2022",
        "type: statistic\nid: forced-labour\nsource: global-estimates-2022",
    ),
    Code(
        "M210",
        "page-of-no-block",
        ERROR,
        "Words such as {{ page.my-plan }} become the number of the page on which the block 'my-plan' is printed in"
        " the handout. There is no block with this id. Perhaps a letter is wrong, or the block got another id, or the"
        " name is that of a section. If you want to print the braces themselves, type \\{{.",
        "text: Look at page {{ page.my-paln }}.",
        "text: Look at page {{ page.my-plan }}.",
    ),
    Code(
        "M211",
        "page-for-facilitators-only",
        ERROR,
        "Words such as {{ page.my-plan }} become the number of a page in the handout. The block that is named here is"
        " for facilitators alone, so it is on no page of the handout, and readers would look for it in vain. Name a"
        " block that participants see.",
        "text: Look at page {{ page.welcome }}.   (the block 'welcome' is of type say)",
        "text: Look at page {{ page.my-plan }}.",
    ),
    Code(
        "M212",
        "review-of-another-text",
        ADVICE,
        "Somebody reviewed this lesson, and its text has changed since: the mark after 'of:' is not that of the text as"
        " it is now. So the pages say again that it is not yet reviewed. Ask the same person to read it anew, then add"
        " the new day and mark, which 'handouts reviews' shows. Do not change the mark alone.",
        "reviews:\n  - {as: local-law, by: Amina Otieno, role: lawyer, on: 2025-03-02, of: 0c11-77e0-a4d9}",
        "reviews:\n  - {as: local-law, by: Amina Otieno, role: lawyer, on: 2026-11-25, of: 3f2a-91bc-77d0}",
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
        "M305",
        "safety-is-optional",
        ERROR,
        "Some parts keep people safe: the note on what will be talked about, the agreement at the beginning, the"
        " numbers for help, and the calm end. They are never left out, however short the time is. Mark other parts"
        " with 'optional: yes', such as a second story.",
        "- type: close\n  id: goodbye\n  say: Thank you for coming.\n  optional: yes\n  minutes: 2",
        "- type: close\n  id: goodbye\n  say: Thank you for coming.\n  minutes: 2",
    ),
    Code(
        "M501",
        "not-in-this-question",
        ERROR,
        "There are three kinds of question, and each has its own way to answer: 'choice' has 'choices', 'true-false'"
        " has 'answer', and 'matching' has 'pairs'. Here stands what belongs to another kind. Delete it, or change the"
        " kind.",
        "kind: true-false\nquestion: You may ask for help at any time.\nchoices: [{text: yes}, {text: no}]",
        "kind: true-false\nquestion: You may ask for help at any time.\nanswer: yes",
    ),
    Code(
        "M502",
        "question-without-answers",
        ERROR,
        "This question does not say what its answers are. A 'choice' question needs 'choices', of which one is right;"
        " a 'true-false' question needs 'answer: yes' or 'answer: no'; a 'matching' question needs 'pairs'. The right"
        " answers are printed for facilitators only.",
        "kind: true-false\nquestion: You may ask for help at any time.",
        "kind: true-false\nquestion: You may ask for help at any time.\nanswer: yes",
    ),
    Code(
        "M503",
        "too-few-or-too-many",
        ERROR,
        "With one answer there is nothing to choose, and with too many nobody can keep them in mind or read them on"
        " the page. A 'choice' question has two to six choices, a 'matching' question two to eight pairs, a comparison"
        " two to four columns, a chart two to eight bars, and a diagram two to ten items.",
        "columns: [Smuggling]\nrows:\n  - {label: A border, cells: [Is crossed]}",
        "columns: [Smuggling, Trafficking]\nrows:\n  - {label: A border, cells: [Is crossed, Need not be crossed]}",
    ),
    Code(
        "M504",
        "one-right-answer",
        ERROR,
        "A 'choice' question has exactly one right answer, marked with 'right: yes'. The mark is printed for"
        " facilitators only. If several answers are right, ask in another way, or make a true-false question of each.",
        "choices:\n  - {text: Wait and ask somebody}\n  - {text: Send it quickly}",
        "choices:\n  - {text: Wait and ask somebody, right: yes}\n  - {text: Send it quickly}",
    ),
    Code(
        "M505",
        "answer-given-twice",
        ERROR,
        "The same words stand twice among these answers, so nobody could say which of the two is meant, and an answer"
        " that is right would be counted as wrong. Change one of the two, or take one away.",
        "pairs:\n  - {left: “Tell nobody”, right: Pressure}\n  - {left: “Today or never”, right: Pressure}",
        "pairs:\n  - {left: “Tell nobody”, right: Secrecy}\n  - {left: “Today or never”, right: Hurry}",
    ),
    Code(
        "M506",
        "cells-and-columns",
        ERROR,
        "Each row of a comparison has one text for each column, in the same order; the label at the beginning of the"
        " row is not counted. Here there are more or fewer. A text within [ ] that holds a comma must stand in double"
        " quotes, or it counts as two.",
        "columns: [Smuggling, Trafficking]\nrows:\n  - {label: A border, cells: [Is crossed]}",
        "columns: [Smuggling, Trafficking]\nrows:\n  - {label: A border, cells: [Is crossed, Need not be crossed]}",
    ),
    Code(
        "M507",
        "result-of-a-sequence",
        ERROR,
        "In a diagram with 'shape: parts', the parts stand side by side with plus signs between them, and 'result' says"
        " what they make together. With 'shape: sequence', arrows lead from one step to the next, and there is nothing"
        " to add up. Delete the result, make it the last of the items, or change the shape.",
        "shape: sequence\nitems:\n  - {title: A friendly message}\n  - {title: A gift}\nresult: A demand",
        "shape: sequence\nitems:\n  - {title: A friendly message}\n  - {title: A gift}\n  - {title: A demand}",
    ),
]
