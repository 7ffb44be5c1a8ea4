"""A language → the pages that go to a volunteer beside the texts: how to do it, and the words of the work.

They are ``Document``s like all others, so they become tagged PDFs that a screen reader can read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from builder.document import Document, Element, Node, Run
from builder.glossary import Glossary, Term
from builder.localize.languages import names_of

GUIDE, GLOSSARY = "1-read-me-first", "2-words-of-the-work"
"""Names of their files."""
_STEPS = (
    "Open the folder **tables**, and a lesson in it, with the spreadsheet program you have: LibreOffice Calc, Excel, or"
    " a spreadsheet in your web browser. If it asks: the letters are **UTF-8**, the separator is a **comma**.",
    "Type your translation into the column **translation**. Change no other column but **note** and **status**.",
    "Save as **CSV UTF-8**. (Excel: Save as, then “CSV UTF-8”. LibreOffice: keep the CSV format, and UTF-8.) Plain"
    " “CSV” would turn your letters into question marks.",
    "Send the table back, finished or not. What is empty stays empty; nothing is lost.",
)
_RULES = (
    "Say what the English means, in words that people use at home. You need not go word by word.",
    "Leave **{{ names in braces }}** as they are: the program prints a name or number there. Keep the two stars round"
    " **bold** words, and the web address in (round brackets) behind [square ones].",
    "An apostrophe (') before a number or sign belongs to the table; leave it there.",
    "The column **number** is the number in brackets before the same text on the pages in the folder **pages**.",
    "Where the status says that **the English changed**: compare, correct the translation, or type **ok** if it is"
    " right.",
    "Not sure? Type **unsure** as status, and why into the column **note**. A second person reads everything before it"
    " is handed out.",
    "If a machine translated a text for you, say so in the note. It has to be read with more care.",
)
_CARE = (
    "The texts speak of harm. Stop whenever you want to; nobody minds a text that is left empty. Please write no real"
    " person's name or story into a table, and show the texts to nobody who might use them against someone."
)
_MOST_FORMS = 3
_POEDIT = (
    "Do you know Poedit, OmegaT or another translators' program? Use the folder **poedit** instead of the tables: the"
    " same texts, as PO files. Use one of the two for a lesson, not both."
)


def guide(language: str, day: datetime.date) -> Document:
    """One page in English, which volunteers read since they translate from it."""
    name = _english(language)
    body = [
        _element("h1", "How to translate these lessons", role="title"),
        _element("p", f"Into {name}, with nothing to install. Thank you for doing this.", role="lead"),
        _element("h2", "In four steps"),
        _list("ol", _STEPS),
        _element("h2", "What helps readers"),
        _list("ul", _RULES),
        Element("aside", {"role": "important"}, (_element("p", _CARE),)),
        _element("p", _POEDIT),
    ]
    return _document(GUIDE, f"How to translate these lessons into {name}", day, body)


def glossary_sheet(language: str, words: Glossary, day: datetime.date) -> Document:
    """The words of the work with their translations, and words that hurt with what to say instead."""
    name = _english(language)
    body: list[Node] = [
        _element("h1", f"Words of the work, in {name}", role="title"),
        _element("p", "Use the words that were agreed on. Those that are only proposed, or missing, are yours to judge:"
                 " type what is better into the column **note**."),
        _terms(language, words.terms.values()),
    ]  # fmt: skip
    avoided = [one for one in words.avoid.values() if one.language in ("en", language)]
    if avoided:
        body.append(_element("h2", "Words that hurt, and what to say instead"))
        rows = [(_some(one.words), one.say, one.why) for one in avoided]
        body.append(_table(("not", "but", "why"), rows, "3 3 5"))
    return _document(GLOSSARY, f"Words of the work, in {name}", day, body)


def _terms(language: str, terms: Iterable[Term]) -> Element:
    rows = list[tuple[Element, ...]]()
    for term in terms:
        known = term.translations.get(language)
        state = "" if known is None else f" ({known.status}{f', {known.by}' if known.by else ''})"
        theirs: tuple[Node, ...] = (Run("not translated yet"),)
        if known is not None:
            theirs = (Element("span", {"lang": language}, (Run(known.term),)), Run(state))
        rows.append((_element("p", f"**{term.term}**"), Element("p", {}, theirs), _element("p", term.meaning)))
    return _grid(("English", "translation", "meaning"), rows, "3 4 6")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: str) -> Element:
    return _grid(head, [tuple(_element("p", cell) for cell in row) for row in rows], widths)


def _grid(head: Sequence[str], rows: Iterable[tuple[Element, ...]], widths: str) -> Element:
    top = Element("tr", {}, tuple(Element("th", {"scope": "col"}, (_element("p", cell),)) for cell in head))
    below = tuple(Element("tr", {}, tuple(Element("td", {}, (cell,)) for cell in row)) for row in rows)
    return Element("table", {"widths": widths}, (Element("thead", {}, (top,)), Element("tbody", {}, below)))


def _document(name: str, title: str, day: datetime.date, body: Sequence[Node]) -> Document:
    foot = Element("page-foot", {}, (Element("start", {}, (Run(title),)), Element("end", {}, (_page_of(),))))
    root = Element("document", {}, (Element("page-head"), foot, Element("body", {}, tuple(body))))
    return Document(f"send/{name}", "handout", "facilitator", title, "en", day, root)


def _page_of() -> Element:
    return Element("span", {}, (Run("Page "), Element("page-number"), Run(" of "), Element("page-count")))


def _list(name: str, items: Iterable[str]) -> Element:
    return Element(name, {}, tuple(Element("li", {}, (_element("p", item),)) for item in items))


def _element(name: str, words: str, **attributes: str) -> Element:
    return Element(name, attributes, tuple(_marked(words)))


def _marked(words: str) -> Iterator[Node]:
    """``**bold**`` as in lessons; nothing else is read, since glossaries hold plain words."""
    for index, part in enumerate(words.split("**")):
        if part:
            yield Element("strong", {}, (Run(part),)) if index % 2 else Run(part)


def _some(words: Sequence[str]) -> str:
    """The first few; people see from them what is meant."""
    return ", ".join(words[:_MOST_FORMS]) + (" …" if len(words) > _MOST_FORMS else "")


def _english(language: str) -> str:
    return (names_of(language) or (language,))[-1]
