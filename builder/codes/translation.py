"""Codes about localized modules."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "T101",
        "unknown-translation-field",
        Severity.ERROR,
        "The translation has a line that begins with a name the program does not know, perhaps with a letter missing."
        " What stands after it would not be printed, so somebody's work would be lost without a word.",
        "title:\n  source: Welcome\n  txt: Bienvenida",
        "title:\n  source: Welcome\n  text: Bienvenida",
    ),
    Code(
        "T102",
        "unknown-text",
        Severity.WARNING,
        "Each text is found by its name: the id of its block in the lesson, a dot, and the name of the field. The"
        " lesson has no text of this name. Perhaps it is misspelled, or the lesson no longer has that block; then"
        " delete it, or keep it below 'retired:' at the end of the file.",
        "units:\n  welcom.text: …",
        "units:\n  welcome.text: …",
    ),
    Code(
        "T103",
        "wrong-lesson",
        Severity.ERROR,
        "A translation has the same file name as its lesson, and names the lesson in its first line. Here the two do"
        " not agree, so it is not sure which lesson was meant.",
        "translates: safe-travel   (in the file km/safety-skills.yaml)",
        "translates: safety-skills",
    ),
    Code(
        "T104",
        "wrong-language",
        Severity.ERROR,
        "A translation stands in a folder with the short tag of its language, and says the same tag after 'language:'."
        " Here the two do not agree. A wrong tag would make screen readers read the page aloud with the wrong voice.",
        "language: es   (in the folder km)",
        "language: km",
    ),
    Code(
        "T105",
        "no-translator",
        Severity.WARNING,
        "The file does not say who translated it. Reviewers want to know whom to ask, and readers have a right to know"
        " whether a person or a machine wrote the words they may need to rely on.",
        "translates: safety-skills\nlanguage: km",
        "translates: safety-skills\nlanguage: km\ntranslator: Sokha Chan",
    ),
    Code(
        "T106",
        "wrong-form",
        Severity.ERROR,
        "Some texts stand alone, with 'source:' and 'text:' below their name; others are lists, in which each item"
        " begins with a dash. The translation has to have the same form as the lesson. Copy it from a translation"
        " that is complete.",
        "title:\n  - source: Welcome\n    text: Bienvenida",
        "title:\n  source: Welcome\n  text: Bienvenida",
    ),
    Code(
        "T107",
        "incomplete-review",
        Severity.WARNING,
        "A text counts as reviewed when a named person has read it: who it was, in what role, and on which day."
        " Something of this is missing or cannot be read, so the text still counts as a draft. If nobody has read it"
        " yet, delete the line; that is honest and no fault.",
        "reviewed: {by: Maria}",
        "reviewed: {by: Maria Lopez, role: teacher, on: 2026-11-24}",
    ),
    Code(
        "T108",
        "own-review",
        Severity.WARNING,
        "The person named as reviewer is the translator. Everybody overlooks mistakes of their own, so a text counts as"
        " reviewed only when a second person has read it. Until then it counts as a draft.",
        "translator: Maria Lopez\n…\nreviewed: {by: Maria Lopez, role: teacher, on: 2026-11-24}",
        "translator: Maria Lopez\n…\nreviewed: {by: Ana Reyes, role: social worker, on: 2026-11-24}",
    ),
    Code(
        "T109",
        "no-source",
        Severity.WARNING,
        "The English from which this text was translated is not given. It is needed to see whether the English has"
        " changed since; without it the translation is not printed, because it might say something else.",
        "title:\n  text: Bienvenida",
        "title:\n  source: Welcome\n  text: Bienvenida",
    ),
    Code(
        "T199",
        "and-more",
        Severity.WARNING,
        "So much was found in this file that only the most serious things are shown. Often one cause stands behind many"
        " of them, such as lines that are moved in by a wrong number of spaces. Mend the first ones and check again.",
        "a file with 300 names that the lesson does not have",
        "a file with the names that the lesson has",
    ),
    Code(
        "T201",
        "english-changed",
        Severity.WARNING,
        "The English text was changed after it was translated, so the translation may say something that is no longer"
        " right. Until somebody has looked, the English is printed in its place. Read the new English, correct the"
        " translation, put the new English after 'source:', and take 'was:' and 'reviewed:' away.",
        "source: Call the helpline.   (the lesson says now: Call or text the helpline.)\ntext: Llame a la línea.",
        "source: Call or text the helpline.\ntext: Llame o escriba a la línea.",
    ),
    Code(
        "T202",
        "not-translated",
        Severity.WARNING,
        "The lesson has a text that this file does not translate yet. Until then the English is printed in its place,"
        " and every page says that it is a draft.",
        "title:\n  source: Welcome\n  text:",
        "title:\n  source: Welcome\n  text: Bienvenida",
    ),
    Code(
        "T203",
        "drafts",
        Severity.ADVICE,
        "Some texts were translated, but no second person has read them. They are printed, and every page says that it"
        " is a draft. This is only a reminder: nobody should mark a text as reviewed just to make it go away.",
        "text: Bienvenida",
        "text: Bienvenida\nreviewed: {by: Ana Reyes, role: social worker, on: 2026-11-24}",
    ),
    Code(
        "T204",
        "no-such-english",
        Severity.WARNING,
        "Items of a list are found by their English words. The lesson has no item with these words any more, nor one"
        " that is much like them, so this translation is not printed anywhere.",
        "- source: A sentence that was taken out of the lesson.\n  text: …",
        "retired:\n  - source: A sentence that was taken out of the lesson.\n    text: …",
    ),
    Code(
        "T205",
        "no-such-lesson",
        Severity.WARNING,
        "A translation has the same file name as its lesson, in the folder of its language. There is no lesson of this"
        " name, so the translation is never printed. Perhaps the lesson was renamed or taken away, or one of the two"
        " names has a slip of the keyboard.",
        "materials/es/safty-skills.yaml   (the lesson is safety-skills.yaml)",
        "materials/es/safety-skills.yaml",
    ),
    Code(
        "T301",
        "placeholder-differs",
        Severity.ERROR,
        "Names in double braces, such as {{ lead.phone }} or {{ page.my-plan }}, are replaced by details of the program"
        " and numbers of pages when the page is made. The translation has to hold the same ones as the English, letter"
        " by letter; they are not translated. If one gets lost, readers may not learn whom to call.",
        "text: Llame al teléfono {{ lead.telefono }}.",
        "text: Llame al teléfono {{ lead.phone }}.",
    ),
    Code(
        "T302",
        "link-differs",
        Severity.ERROR,
        "Addresses of links have to be the same as in the English, because somebody checked where they lead. Translate"
        " the words in square brackets and leave the address in round brackets as it is.",
        "text: Mire [la página](https://example.com)   (the English: https://stopncii.org)",
        "text: Mire [la página](https://stopncii.org)",
    ),
    Code(
        "T303",
        "numbers-differ",
        Severity.WARNING,
        "The English and the translation do not hold the same numbers in digits. Often a digit was mistyped. Digits of"
        " other scripts count as equal, and so do different ways to write thousands; numbers below ten may be written"
        " in words.",
        "source: under 18\ntext: menor de 81 años",
        "source: under 18\ntext: menor de 18 años",
    ),
    Code(
        "T304",
        "telephone-differs",
        Severity.ERROR,
        "A telephone number in the translation is not the one in the English. A person in trouble may dial it, so both"
        " must have the same digits in the same order. Copy the number from the English.",
        "source: Ring +1 202 555 0143.\ntext: Llame al +1 202 555 0134.",
        "source: Ring +1 202 555 0143.\ntext: Llame al +1 202 555 0143.",
    ),
    Code(
        "T305",
        "same-as-english",
        Severity.ADVICE,
        "The translation says the same, letter by letter, as the English. Perhaps it was copied to be translated later."
        " Some texts, such as names of tools, are right that way; then nothing is to be done.",
        "source: Welcome\ntext: Welcome",
        "source: Welcome\ntext: Bienvenida",
    ),
    Code(
        "T306",
        "mark-of-direction",
        Severity.WARNING,
        "Some invisible characters turn the direction in which words run, for Arabic or Hebrew. One of them stands"
        " where it does nothing good: it is not closed, or nothing here runs from right to left. Messages show it by"
        " its number, as below. It can turn words and numbers round on paper. They often come along when text is"
        " copied from a web page.",
        "text: Llame <U+2067> al 555 0143   (never closed)",
        "text: Llame al 555 0143",
    ),
    Code(
        "T307",
        "marks-differ",
        Severity.WARNING,
        "The translation has not as many words in bold or slanted, items of lists or paragraphs as the English. Words"
        " in bold are those that are explained, or must not be overlooked; lists and paragraphs stand beside the"
        " English where a page is printed in both languages. Slanted words count only where the letters of the language"
        " can slant.",
        "source: '**Stop.** Take a break.'\ntext: Pare. Tome un descanso.",
        "source: '**Stop.** Take a break.'\ntext: '**Pare.** Tome un descanso.'",
    ),
    Code(
        "T308",
        "too-long",
        Severity.ADVICE,
        "Headings, labels and cells of tables have little room, and this one is much longer than such texts become in"
        " translation. It is printed nevertheless, in more lines; where it looks well on the page, nothing is to be"
        " done.",
        "source: Steps\ntext: Lo que puede hacer usted paso a paso cuando note algo así",
        "source: Steps\ntext: Paso a paso",
    ),
    Code(
        "T309",
        "foreign-quotes",
        Severity.WARNING,
        "Each language has its own quotation marks, and readers stumble over those of another, or over the straight"
        " ones of a keyboard. Here a mark is none of this language, or one that opens stands where one closes. In"
        " Arabic, for example, words are put between « and ».",
        "text: 'Diga: \"No.\"'",
        "text: 'Diga: “No.”'",
    ),
    Code(
        "T310",
        "foreign-punctuation",
        Severity.WARNING,
        "Many languages do not end sentences with the point of English, or write commas and question marks in their"
        " own way: ، and ؟ in Arabic, । in Hindi, ។ in Khmer. In Spanish, a question also begins with a mark; in"
        " French, a space that no line can end at stands before some marks. Words that are right and points that are"
        " not make a page look as if a machine had written it.",
        "text: Cómo está?   (Spanish)",
        "text: ¿Cómo está?",
    ),
    Code(
        "T311",
        "mixed-digits",
        Severity.WARNING,
        "Numbers of pages, minutes and dates are printed in the digits that readers of the language are used to, as"
        " Unicode CLDR says. Here digits of another kind were typed, so that a page would show both. Type the same, or"
        " name the digits of your texts once, after 'digits:' in the file of fixed words. Telephone numbers stay in"
        " the digits that are dialled.",
        "text: ١٨ años",
        "text: 18 años",
    ),
    Code(
        "T312",
        "break-mark",
        Severity.WARNING,
        "Khmer, Lao, Thai and Burmese are written without spaces between words, and people mark with an invisible"
        " character (U+200B) where a line may end. This language has spaces. The character often comes along when text"
        " is copied from a web page; words are then not found when somebody searches for them, and broken off on"
        " paper.",
        "text: Hola a <U+200B>todos",
        "text: Hola a todos",
    ),
    Code(
        "T401",
        "agreed-term",
        Severity.WARNING,
        "The glossary says what this English word is called in the language, and names the law or the people who use"
        " it so. This text does not hold that word. People who read one word on paper and hear another at the office"
        " may not know that it is the same. Endings and what is joined to a word make no difference.",
        "source: Debt bondage is a crime.\ntext: …   (without the word that the glossary has for debt bondage)",
        "text: …   (with that word)",
    ),
    Code(
        "T402",
        "proposed-term",
        Severity.ADVICE,
        "The glossary proposes a word for this English one, and nobody has agreed on it yet. Some texts say it in other"
        " words. Readers learn a word more easily if it is always the same; if yours is better, write it into the"
        " glossary.",
        "terms: grooming is called captación in the glossary, and acercamiento in this text",
        "the same word in the glossary and in all texts",
    ),
    Code(
        "T403",
        "english-beside",
        Severity.ADVICE,
        "The word for this term is only proposed: readers may know the thing by its English name alone, or by another."
        " So the English is kept beside it, in brackets, where people first read it, until those who speak the"
        " language have agreed on a word.",
        "text: La captación empieza con regalos.",
        "text: La captación (grooming) empieza con regalos.",
    ),
]
