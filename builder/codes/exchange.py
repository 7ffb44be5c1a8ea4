"""Codes about files of translators' tools: PO, XLIFF, CSV, and the zip that a volunteer sends back."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "T501",
        "broken-file",
        Severity.ERROR,
        "The file of a translators' tool cannot be read: a quotation mark is gone, its end is missing, it was not saved"
        " as UTF-8, or it is another kind of file than its name says. Nothing of it was taken, and nothing was changed."
        " Open it in the program that made it, which often shows what is wrong, or ask for the file again.",
        'msgid "Welcome\nmsgstr "Bienvenida"',
        'msgid "Welcome"\nmsgstr "Bienvenida"',
    ),
    Code(
        "T502",
        "whose-file",
        Severity.ERROR,
        "A file of translations says which lesson and which language it is for: in the head of a PO or XLIFF file, in"
        " the last column of a table. This one does not, or names a lesson that is not there. It may also be known by"
        " its folder and name: po/es/safety-skills.po is Spanish, of the lesson safety-skills.",
        "translation-final-2.po   (without a head)",
        "po/es/safety-skills.po",
    ),
    Code(
        "T503",
        "both-changed",
        Severity.ERROR,
        "Since the file was exported, somebody changed this translation in the lesson's own file, and somebody else"
        " changed it, in another way, in the file that comes back. Only a person can say which is right, so nothing was"
        " changed. Copy the better one over the other, in either file, and import again.",
        'in km/safety-skills.yaml: text: Hola a todos\nin safety-skills.po:      msgstr "Hola a todas"',
        "in both: Hola a todas",
    ),
    Code(
        "T504",
        "text-without-place",
        Severity.WARNING,
        "A text of this file has no place in the lesson: the lesson does not have the English any more, or somebody"
        " changed the English or the name in the file. Its translation was left where it is; nothing was lost. Export"
        " the lesson again, and copy over by hand what is still of use.",
        'msgctxt "welcome.text"\nmsgid "A sentence that was taken out of the lesson."',
        'msgctxt "welcome.text"\nmsgid "The sentence that the lesson has now."',
    ),
    Code(
        "T505",
        "given-twice",
        Severity.ERROR,
        "The same text stands in this file twice, with two translations, and the program does not choose between them."
        " Nothing was changed. It happens when two files are put together. Take one of the two out.",
        'msgctxt "title"\nmsgid "Welcome"\nmsgstr "Bienvenida"\n…\nmsgctxt "title"\nmsgid "Welcome"\nmsgstr "Hola"',
        'msgctxt "title"\nmsgid "Welcome"\nmsgstr "Bienvenida"',
    ),
    Code(
        "T506",
        "damaged-letters",
        Severity.ERROR,
        "Letters were lost in this text: it holds signs that stand for letters which could not be saved, or characters"
        " that no lesson may hold. That happens when a table is saved as plain 'CSV' instead of 'CSV UTF-8'. The"
        " translation that the lesson has was kept.",
        "translation: ????? ????",
        "translation: خطوات هادئة",
    ),
    Code(
        "T507",
        "english-changed-meanwhile",
        Severity.WARNING,
        "The English was changed while the file was away. The translation was taken, and what it was made from stands"
        " after 'was:'. Until somebody has looked at both, the English is printed in its place. Export the lesson"
        " again: the text is then marked, with the old English and the new.",
        "was: Call the helpline.\nsource: Call or text the helpline.\ntext: Llame a la línea.",
        "source: Call or text the helpline.\ntext: Llame o escriba a la línea.",
    ),
    Code(
        "T508",
        "not-imported-yet",
        Severity.ERROR,
        "An export would write over a file that holds translations which the lesson does not have yet, and somebody's"
        " work would be lost. So the file was left as it is. Import it first, then export again.",
        "handouts translate export es --to po   (over a file that came back from a translator)",
        "handouts translate import po/es/safety-skills.po\nhandouts translate export es --to po",
    ),
    Code(
        "T509",
        "cannot-be-changed-safely",
        Severity.ERROR,
        "The file into which the translations should go is written in a way that the program does not dare to change,"
        " so nothing was changed. Mend what 'handouts translate check' says of it first, then import again.",
        "units: {title: {source: Welcome, text: Bienvenida}",
        "units:\n  title: {source: Welcome, text: Bienvenida}",
    ),
]
