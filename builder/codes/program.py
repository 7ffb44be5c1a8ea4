"""Codes about the program's own details, its files and sources, and the choice of what is printed for it."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "P101",
        "unknown-country",
        Severity.ERROR,
        "The country in program.yaml is written as two capital letters, such as KE for Kenya or US for the United"
        " States. It says where the pages are used and decides which paper is usual there, so it is never guessed from"
        " what was typed, and only its help lines are printed. As long as it is not set, every page is marked SAMPLE."
        " If people come from one country and work in another, type both: country: [PH, KW].",
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
        "Some lines of program.yaml hold one text, others a list in square brackets, and some, such as 'safeguarding',"
        " have lines of their own below them, moved in by two spaces. Here one stands in place of the other.",
        "lessons: safety-skills",
        "lessons: [safety-skills]",
    ),
    Code(
        "P104",
        "unknown-word",
        Severity.ERROR,
        "This line of program.yaml takes one of a few words, and what stands there is none of them. 'help-by-hand' is"
        " yes or no. 'paper' is a4 or letter: pages are laid out for one of these two, and the printer can"
        " make other sizes of them. If you leave the line out, the paper that is usual in your country is taken.",
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
        "This telephone number has no digits. Someone may need this"
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
        "P108",
        "telling-title",
        Severity.WARNING,
        "Whoever takes a handout home may live with somebody who looks through their things. So what people take home"
        " bears a neutral title in its head, its file name and its details, and no word of the topic. This title holds"
        " such a word, so the usual title is printed instead.",
        "public-title: How to spot traffickers",
        "public-title: Staying safe online and at work",
    ),
    Code(
        "P109",
        "color",
        Severity.ERROR,
        "The colour of your program is a # and six digits or letters from a to f, in double quotes, as picture programs"
        " show it. Headings and boxes are printed in it, so it must be dark enough to be read on white, also by people"
        " who see little and from a poor copier.",
        "colors:\n  accent: light green",
        'colors:\n  accent: "#0b4a57"',
    ),
    Code(
        "P110",
        "not-a-day",
        Severity.ERROR,
        "A day is typed with the year first, then the month and the day, with hyphens between them: 2026-12-05. Other"
        " ways are read differently in different countries. On the pages it stands as the readers write it.",
        "next-session: 5/12",
        "next-session: 2026-12-05",
    ),
    Code(
        "P111",
        "logo",
        Severity.ERROR,
        "The logo is a PNG or JPEG picture in the folder materials/images of your program. Its name is made of small"
        " letters, digits and hyphens, so that every computer can read it, and is typed without a folder. It may not be"
        " more than ten times as tall as wide: on the page it is 14 mm high.",
        "logo: C:\\Pictures\\Our Logo.PNG",
        "logo: our-logo.png",
    ),
    Code(
        "P112",
        "line-missing",
        Severity.ERROR,
        "Some details belong together: a local number has a name and a number, prices have a currency and the price of"
        " a sheet, a local note says in which lesson it stands, after which part, for whom, and its text. One of these"
        " lines is missing.",
        "local-number:\n  name: Village office",
        'local-number:\n  name: Village office\n  number: "0722 123 456"',
    ),
    Code(
        "P113",
        "no-such-place",
        Severity.ERROR,
        "A local note stands after a section or a block of a lesson, and names both as the lesson's file does: the"
        " lesson by its file without .yaml, the section or block by what stands behind 'id:'. There is none of this"
        " name, so nobody would see the note.",
        "local-notes:\n  - {lesson: safety-skills, after: my-pln, for: participants, text: Come to room 4.}",
        "local-notes:\n  - {lesson: safety-skills, after: my-plan, for: participants, text: Come to room 4.}",
    ),
    Code(
        "P114",
        "page-in-a-note",
        Severity.ERROR,
        "A local note cannot name the page of another block. Notes are yours and lessons change: a page that is right"
        " today would be a wrong one tomorrow. Name the heading instead, as it stands on the page.",
        "text: See page {{ page.my-plan }}.",
        'text: See "My plan".',
    ),
    Code(
        "P115",
        "price",
        Severity.ERROR,
        "Prices are kept as the three capital letters of a currency and the price of one sheet of paper, printed, as a"
        " number with a point. What a run costs is then told when the pages are made. They are never printed on pages.",
        "prices:\n  currency: shillings\n  sheet: 2,50",
        "prices:\n  currency: KES\n  sheet: 2.50",
    ),
    Code(
        "P116",
        "telling-name",
        Severity.ADVICE,
        "The name of your program says what its sessions are about. That is fine for the guide. On what people take"
        " home it is left off the head of the page and the details of the file, so that nobody who only sees the paper"
        " or the file learns it. Texts that call your program by its name still do. If the program has a second,"
        " plainer name, you may type that.",
        "program: Stop Trafficking Now",
        "program: Harbour House",
    ),
    Code(
        "P201",
        "not-for-these-people",
        Severity.ERROR,
        "Each lesson says in its line 'audience:' whom it was written for. What helps adults can frighten or harm"
        " children, so a lesson is not printed for people it was not written for. Choose another lesson, or rewrite it"
        " for them together with people who know them.",
        "handouts build safety-skills --audience children-8-11   (the lesson: audience: [adults])",
        "handouts build safety-skills --audience adults",
    ),
    Code(
        "P202",
        "not-enough-time",
        Severity.ERROR,
        "Even without everything that the lesson marks with 'optional: yes' the session takes longer than the time you"
        " have. What remains are parts that build on one another, or parts about help and safety that are never left"
        " out. Take more time, or choose a shorter lesson.",
        "handouts build safety-skills --minutes 20",
        "handouts build safety-skills --minutes 40",
    ),
    Code(
        "P203",
        "unknown-placeholder",
        Severity.ERROR,
        "A name in double braces stands for a detail of your program and is replaced when pages are made. There is no"
        " detail of this name, perhaps because of a misspelling or a missing dot, so nothing could be printed in its"
        " place. If you want to print the braces themselves, type \\{{.",
        "text: Talk to {{ lead.nmae }}.",
        "text: Talk to {{ lead.name }}.",
    ),
    Code(
        "P204",
        "no-address",
        Severity.ERROR,
        "The round brackets of a link hold only a name in double braces. What is put there would be a name or a number,"
        " not an address, so a click would lead nowhere. For a telephone number write tel: before it.",
        "text: Ring [this number]({{ lead.phone }}).",
        "text: Ring [this number](tel:{{ lead.phone }}).",
    ),
    Code(
        "P205",
        "page-left-out",
        Severity.ERROR,
        "The text sends its readers to the page of another block, but that block is not printed this time: it is for"
        " other people, or it was left out because the time is short. Nobody could find the page. Print the block, or"
        " write the text so that it stands alone.",
        "handouts build safety-skills --minutes 30   (a text says: see page {{ page.my-plan }}, and that block goes)",
        "handouts build safety-skills --minutes 60",
    ),
    Code(
        "P206",
        "safety-for-some-only",
        Severity.ERROR,
        "Help, the note about what comes up, what we agree at the beginning, and the close are for everyone who comes."
        " Each may be worded in several ways, for several people, but nobody may be left without. For these people"
        " the lesson has none, or only one that stands in a section for others.",
        "{type: close, id: close, audience: [adults], say: Thank you.}   (and nothing for teens-15-17)",
        "{type: close, id: close, say: Thank you.}",
    ),
    Code(
        "P207",
        "safety-left-out",
        Severity.ERROR,
        "Your lesson stands in the place of one that comes with the program, and lacks a part of it that keeps people"
        " safe: help, the note about what comes up, what we agree at the beginning, or the close. Change its words as"
        " you like, but keep it.",
        "materials/en/safety-skills.yaml in your folder, without a block of type close",
        "type: close\nid: close\nsay: Thank you for being here.",
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
    Code(
        "P302",
        "file-not-read",
        Severity.WARNING,
        "Lessons and translations are files whose names end in .yaml, in the folder of their language, such as"
        " materials/en. This file has another ending or lies elsewhere, so it is left out as if it were not there. Word"
        " processors and some editors add .txt of their own accord, and many computers do not show the ending of a"
        " name; in the settings of the folder's window you can have it shown.",
        "materials/en/safe-travel.yaml.txt",
        "materials/en/safe-travel.yaml",
    ),
    Code(
        "P401",
        "unknown-source-field",
        Severity.ERROR,
        "In sources.yaml each source has a publisher, a title, a year, a url, perhaps seen and, once somebody has"
        " looked it up, checked-on. Here a line begins with another name, perhaps with a letter missing. What stands"
        " after it would not be printed anywhere.",
        "global-estimates-2022:\n  publsher: ILO",
        "global-estimates-2022:\n  publisher: ILO",
    ),
    Code(
        "P402",
        "source-id",
        Severity.ERROR,
        "Lessons call a source by the name before the colon. It is made of small letters a to z, digits and hyphens,"
        " begins with a letter or digit, and has 64 characters at most. It is never printed.",
        "ILO estimates (2022):\n  publisher: ILO",
        "ilo-estimates-2022:\n  publisher: ILO",
    ),
    Code(
        "P403",
        "source-shape",
        Severity.ERROR,
        "In sources.yaml the name of a source stands alone with a colon, and its details stand in the lines below it,"
        " each with a name, a colon and one text, moved in by two spaces. Here one stands in place of the other.",
        "ilo-estimates-2022: ILO, Global Estimates, 2022",
        "ilo-estimates-2022:\n  publisher: ILO\n  title: Global Estimates\n  year: 2022\n  url: https://www.ilo.org/",
    ),
    Code(
        "P404",
        "source-incomplete",
        Severity.ERROR,
        "Readers must be able to find a figure where it comes from. For that they need to know who published it, what"
        " it is called, in which year it came out and at which address it can be found. One of these is missing.",
        "ilo-estimates-2022:\n  publisher: ILO\n  title: Global Estimates",
        "ilo-estimates-2022:\n  publisher: ILO\n  title: Global Estimates\n  year: 2022\n  url: https://www.ilo.org/",
    ),
    Code(
        "P405",
        "source-detail",
        Severity.ERROR,
        "A detail of this source cannot be printed as it is: a year has four digits, an address begins with https:// or"
        " http:// and has no spaces, 'seen' is page, secondary or not-seen, the day on which somebody checked is typed"
        " like 2026-11-24, and nothing is longer than 300 characters.",
        "year: last year\nurl: see their page",
        "year: 2022\nurl: https://www.ilo.org/",
    ),
    Code(
        "P501",
        "unknown-glossary-field",
        Severity.WARNING,
        "The glossary has two parts, 'terms' and 'avoid'. Each entry below 'terms' has a term and its meaning; each"
        " entry below 'avoid' has words, what to say instead, and why. Here a line begins with another name, perhaps"
        " with a letter missing. Until it is mended, the entry is not looked for in lessons.",
        "avoid:\n  slave:\n    wrods: [slave]",
        "avoid:\n  slave:\n    words: [slave]",
    ),
    Code(
        "P502",
        "glossary-id",
        Severity.WARNING,
        "Each entry of the glossary has a name before the colon. It is made of small letters a to z, digits and"
        " hyphens, begins with a letter or digit, and has 64 characters at most. It is never printed. By it a program"
        " of your own can put its entry in the place of ours.",
        "avoid:\n  Illegal migrant:\n    words: [illegal migrant]",
        "avoid:\n  illegal-migrant:\n    words: [illegal migrant]",
    ),
    Code(
        "P503",
        "glossary-shape",
        Severity.WARNING,
        "In the glossary the name of an entry stands alone with a colon, and its details stand in the lines below it,"
        " moved in by two spaces. Words to avoid stand in square brackets with commas between them; every other detail"
        " is one text. Here one stands in place of another.",
        "avoid:\n  slave: person in forced labour",
        "avoid:\n  slave:\n    words: [slave]\n    say: person in forced labour\n    why: The person comes first.",
    ),
    Code(
        "P504",
        "glossary-incomplete",
        Severity.WARNING,
        "A term needs its meaning. Words to avoid need what to say instead, and why: a writer who is only told that a"
        " word is wrong cannot do better. A translation says whether it is proposed or agreed; one that is agreed"
        " names by whom. One of these is missing, so the entry is not looked for in lessons.",
        "avoid:\n  slave:\n    words: [slave]",
        "avoid:\n  slave:\n    words: [slave]\n    say: person in forced labour\n    why: The person comes first.",
    ),
    Code(
        "P505",
        "glossary-detail",
        Severity.WARNING,
        "A detail in the glossary cannot be used as it is: 'kind' is wording, blame, rescue, label or sensation;"
        " 'explain' is yes or no; a language is a short tag such as ar; a source is one of those in sources.yaml; a"
        " translation is proposed or agreed; a word to avoid has letters; and nothing is longer than 300 characters.",
        "kind: blaming",
        "kind: blame",
    ),
]
