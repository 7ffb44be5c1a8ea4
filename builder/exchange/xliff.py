"""XLIFF 1.2, as OmegaT and memoQ read it: a catalogue → bytes, and bytes → texts. By translate-toolkit.

The form is that of the OASIS standard "XLIFF Version 1.2". translate-toolkit is under the GPL, which this program is
not, so it is an extra that people install for themselves, and nothing is imported before it is needed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from builder.diagnostics import Position, visible
from builder.errors import MissingToolError
from builder.exchange.catalogue import STATES, Catalogue, Item, Mark, State, digest, read_mark, trimmed
from builder.exchange.incoming import MOST_TEXTS, BrokenFileError, Given, Incoming, decoded, language_of

_STATES: Mapping[State, str] = {
    "missing": "needs-translation",
    "changed": "needs-review-translation",
    "draft": "translated",
    "reviewed": "signed-off",
}
"""Of the target (XLIFF 1.2 §2.3, "state")."""
_DOUBTFUL = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"}) | {
    f"needs-review-{what}" for what in ("translation", "adaptation", "l10n")
}
_FORBIDDEN = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_VERSION_2 = re.compile(r"""<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*["']2\.""")
_OPEN = "open the file in the program that made it, and save it anew as XLIFF 1.2"
_INSTALL = "type: pip install 'translate-toolkit>=3.15' (or 'handouts[xliff]'), or use --to po"


def write_xliff(catalogue: Catalogue) -> bytes:
    """The catalogue as XLIFF 1.2. Raises MissingToolError if translate-toolkit is not installed."""
    library = _library()
    store = _store_class(library)(sourcelanguage=catalogue.source_language, targetlanguage=catalogue.language)
    store.switchfile(catalogue.lesson, createifmissing=True)
    node = store.getfilenode(catalogue.lesson)
    node.set("date", f"{catalogue.revised.isoformat()}T00:00:00Z")
    node.set("product-name", "handouts")
    for item in catalogue.items:
        _add(store, item)
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue().rstrip(b"\n") + b"\n"


def read_xliff(file: str, data: bytes) -> Incoming:
    """Read what a tool wrote. Raises BrokenFileError for what is none; MissingToolError without translate-toolkit."""
    text = decoded(file, data, "XLIFF")
    _refuse_what_expands(file, text)
    library = _library()
    import lxml.etree

    try:
        store = _store_class(library).parsestring(text.encode())
    except lxml.etree.XMLSyntaxError as error:
        at = Position(file, error.lineno or 0)
        raise BrokenFileError(at, "this file is broken here: it is no whole XML", _OPEN) from None
    except (AssertionError, ValueError, TypeError, AttributeError, KeyError, StopIteration):
        raise BrokenFileError(Position(file), "this is no XLIFF file of version 1.2", _OPEN) from None
    files = list(store.document.getroot().iterchildren(store.namespaced("file")))
    if len(files) != 1 or not store.units:
        message = "this file holds no text to translate" if not store.units else "this file holds several lessons"
        raise BrokenFileError(Position(file), message, "send the file that was exported, one lesson in each")
    if len(store.units) > MOST_TEXTS:
        message = f"this file has {len(store.units)} texts"
        raise BrokenFileError(Position(file), message, "send one lesson in each file")
    return Incoming(
        file,
        (files[0].get("original") or "").strip(),
        language_of(files[0].get("target-language") or ""),
        "",
        "",
        tuple(_given(file, unit) for unit in store.units),
    )


def _library() -> ModuleType:
    try:
        from translate.storage import xliff
    except ImportError as error:
        raise MissingToolError("XLIFF needs translate-toolkit, which is not installed.", _INSTALL) from error
    return xliff


def _store_class(library: ModuleType) -> Any:
    """translate-toolkit writes version 1.1 unless it is told otherwise."""
    name = "urn:oasis:names:tc:xliff:document:1.2"

    class Unit(library.Xliff1Unit):  # type: ignore[misc, name-defined]
        namespace = name

    class Store(library.Xliff1File):  # type: ignore[misc, name-defined]
        UnitClass = Unit
        namespace = name
        XMLskeleton = library.Xliff1File.XMLskeleton.replace("1.1", "1.2")

    return Store


def _add(store: Any, item: Item) -> None:
    from lxml import etree

    unit = store.UnitClass(item.source)
    store.addunit(unit)
    element = unit.xmlelement
    element.set("id", item.name)
    element.set("resname", item.name)
    element.set("approved", "yes" if item.state == "reviewed" else "no")
    if item.limit is not None:
        element.set("maxwidth", str(item.limit))
        element.set("size-unit", "char")
    target = etree.SubElement(element, store.namespaced("target"))
    target.text = item.text or None
    target.set("state", _STATES[item.state])
    for line in (f"Text {item.number}.", *item.about, f"State: {STATES[item.state]}.", f"Mark: {item.mark}"):
        unit.addnote(line, origin="developer")
    if item.note:
        unit.addnote(item.note, origin="translator")
    if item.was:
        before = etree.SubElement(element, store.namespaced("alt-trans"))
        before.set("alttranstype", "previous-version")
        before.set(_SPACE, "preserve")
        etree.SubElement(before, store.namespaced("source")).text = item.was
        etree.SubElement(before, store.namespaced("target")).text = item.text


def _given(file: str, unit: Any) -> Given:
    element = unit.xmlelement
    at = Position(file, element.sourceline or 0)
    target = _child(element, "target")
    text = trimmed(_words(target))
    state = target.get("state", "") if target is not None else ""
    notes = [(one.get("from", ""), _words(one)) for one in element if _is(one, "note")]
    mark = next((mark for _, words in notes if (mark := read_mark(words)) is not None), None)
    before = [one for one in element if _is(one, "alt-trans") and one.get("alttranstype") == "previous-version"]
    return Given(
        name=(element.get("id") or "").strip(),
        source=trimmed(_words(_child(element, "source"))),
        text=text,
        is_doubtful=bool(text) and state in _DOUBTFUL and not _is_edited(text, state, mark),
        was=trimmed(_words(_child(before[0], "source"))) if before else "",
        note=trimmed("\n".join(words for origin, words in notes if origin != "developer")),
        mark=mark,
        at=at,
    )


def _is_edited(text: str, state: str, mark: Mark | None) -> bool:
    """Tell whether somebody changed the words in a program that leaves the state as it was, as OmegaT does."""
    return mark is not None and state == _STATES[mark.state] and digest(text) != mark.text


def _is(element: Any, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def _child(element: Any, name: str) -> Any:
    return next((one for one in element if _is(one, name)), None)


def _words(element: Any) -> str:
    """All words in an element, also those that a tool put marks round."""
    return "" if element is None else "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if isinstance(inner.tag, str):
            yield from _pieces(inner)
        yield inner.tail or ""


def _refuse_what_expands(file: str, text: str) -> None:
    """XML may define words that stand for others, ten times ten times over, or for files of this computer."""
    found = _FORBIDDEN.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        message = f"{visible(found[0])} does not belong into a file of translations, and is not read"
        raise BrokenFileError(Position(file, line), message, "take this part out, or export the lesson again")
    encoding = _ENCODING.search(text[:200])
    if encoding is not None and encoding[1].upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII"):
        message = f"the head of this file says that it is written in {visible(encoding[1])}, not in UTF-8"
        raise BrokenFileError(Position(file, 1), message, "save it again as UTF-8 in the program that made it")
    if _VERSION_2.search(text[:2000]):
        message = "this is XLIFF of version 2, which is not read here"
        raise BrokenFileError(Position(file, 1), message, _OPEN)
