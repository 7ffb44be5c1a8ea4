"""Compose: an edition + a layout (Jinja2) → the semantic tree. It knows no font, no length on the page and no file.

Templates see handles, never text (design §2.5), and participants' templates see participants' fields only (§2.6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from builder.compose.discretion import heading, public_title, shown_name, with_outline
from builder.compose.drafts import SIGNS, Beside, in_other_language, is_draft, is_of_handout, lacking
from builder.compose.formats import BothFormats, Formats, formats
from builder.compose.handles import MARK, Handle, Joined, Known, Made, Marks, Said, Value, known
from builder.compose.helping import HelpViews
from builder.compose.pairs import Pairs
from builder.compose.phrases import Phrase, Strings, strings
from builder.compose.templates import TemplateError, Templates, file_of
from builder.compose.tree import Grower, Place
from builder.compose.values import Layout, read_layout
from builder.compose.views import Logo, Titles, View, Views, width_of
from builder.compose.xml import Piece, XmlError, pieces
from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.document import Document, Element, Image
from builder.localize import chain
from builder.pause import paused_gc
from builder.personalize import Edition
from builder.sources import SourceEntry

__all__ = ["Beside", "Layout", "Pairs", "Phrase", "Strings", "compose", "is_draft", "read_layout", "strings"]

_DOCUMENT = "document.xml.j2"


def compose(
    edition: Edition,
    layout: Layout,
    strings: Strings,
    images: Mapping[str, Image],
    sources: Mapping[str, SourceEntry] = MappingProxyType({}),
    beside: Beside | None = None,
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document, or None when there are errors. ``sources``: the bibliography, by id. ``beside``: the fixed words of
    the other language of a bilingual edition.

    A fault in a layout, ours or a user's own, is a C-coded finding that names its file; raises InternalError only when
    an earlier stage broke its word, such as a statistic whose source there is not."""
    report = Report()
    with paused_gc():
        document = _Composition(edition, layout, strings, images, sources, report, beside).document()
    return document, tuple(dict.fromkeys(report))


class _Composition:
    """One document on its way."""

    def __init__(
        self,
        edition: Edition,
        layout: Layout,
        strings: Strings,
        images: Mapping[str, Image],
        sources: Mapping[str, SourceEntry],
        report: Report,
        beside: Beside | None = None,
    ) -> None:
        self.edition, self.layout, self.strings, self.images, self.report = edition, layout, strings, images, report
        self.marks, self.beside = Marks(), beside
        other = in_other_language("public-title", strings, beside)
        self.public = public_title(edition, strings.words.get("public-title"), other)
        title = heading(edition, self.public) if layout.face == "participant" else edition.units["title"][0]
        self.formats: Formats = formats(edition.language, strings.digits)
        if beside is not None:
            self.formats = BothFormats(self.formats, formats(beside.strings.language, beside.strings.digits))
        titles = Titles(title, self.public, self._logo())
        self.views = Views(edition, layout.face, self.marks, sources, titles, self.formats)
        self.helping = HelpViews(edition, self.marks, self.formats)
        self.templates = Templates(layout, self._context())
        files = {name: (file_of(layout, name), str(source)) for name, source in layout.templates.items()}
        pages, pairs = "handout:" if layout.face == "facilitator" else "", beside.pairs if beside else Pairs.SECONDARY
        self.grower = Grower(self.marks, report, files, pages, chain(edition.language), pairs)

    def document(self) -> Document | None:
        root = self._root()
        if root is None or self.report.has_errors:
            return None
        if self.layout.face == "participant":
            root = with_outline(root, self.edition.language, self._part)
        self._check(root)
        used = {figure.get("image") for figure in root.iter() if figure.name == "figure"}
        self._check_images(used)
        if self.report.has_errors:
            return None
        return Document(
            name=f"{self.edition.lesson.lesson}/{self.layout.name}",
            kind=self.layout.name,
            face=self.layout.face,
            title=self._title(),
            language=self.edition.language,
            date=self.edition.revised,
            root=root,
            images={name: self.images[name] for name in sorted(used)},
            author=shown_name(self.edition, self.layout.face),
            zero=self.formats.zero,
        )

    def _context(self) -> dict[str, object]:
        """Every name that templates may use."""
        edition, lacks = self.edition, lacking(self.edition, self.strings, self.layout.face)
        about = {
            "kind": self.layout.name,
            "language": edition.language,
            "is_sample": edition.is_sample,
            "is_draft": is_draft(edition, self.strings, self.beside),
            "lacks": [View("lack", {"status": one, "sign": self.views.known(SIGNS[one])}) for one in lacks],
            "date": self.views.known(self.formats.date(edition.revised)),
            "language_name": self.views.known(self.formats.language_name),
            "public_title": Handle(self.marks, self.public),
            "number": edition.number,
        }
        return {
            "document": View("document", about),
            "lesson": self.views.lesson(),
            "program": self.views.program(),
            "block": self.block,
            "word": self.word,
            "words": lambda prefix, keys: [self.word(f"{prefix}{key}") for key in keys],
            "in_english": lambda key, **given: self._say(self.strings.english, key, given, is_meant=True),
            "help": self.helping.of,
            "help_by_hand": self.helping.by_hand(),
            **self._for_facilitators(),
            "page": self.page,
            "blank": self.blank,
            "number": lambda value: self.views.known(self.formats.number(value)),
            "percent": lambda value: self.views.known(self.formats.percent(value)),
            "year": lambda value: self.views.known(self.formats.year(value)),
            "clock": lambda minutes: self.views.known(self.formats.clock(minutes)),
            "listed": self.listed,
        }

    def _for_facilitators(self) -> dict[str, object]:
        """What nobody else may see of help: the law, and lines that are still doubtful."""
        if self.layout.face != "facilitator":
            return {}
        return {"laws": self.helping.laws(), "call_sheet": self.helping.call_sheet()}

    # -- what templates call

    def block(self, view: View) -> Handle:
        """Print a block by its template's macro for this layout's face."""
        block, seen = self.views.blocks[str(view.id)]
        template = f"blocks/{block.type}.xml.j2"
        made: tuple[Piece, ...] = ()
        try:
            made = tuple(self._pieces(self.templates.macro(template, self.layout.face, seen), template))
        except TemplateError as error:
            error.tell(self.report)
        return Handle(self.marks, Made(made, block.at, template))

    def word(self, key: str, **given: object) -> Handle:
        """Fixed words in the reader's language; what is given stands for each ``{name}``."""
        other = in_other_language(key, self.strings, self.beside)
        return self._say(self.strings.words, key, given, other, is_of_handout(key))

    def _say(
        self,
        words: Mapping[str, Phrase],
        key: str,
        given: Mapping[str, object],
        other: Phrase | None = None,
        is_meant: bool = False,
    ) -> Handle:
        """``other``: the same in another language, printed after it."""
        phrase = words.get(key)
        if phrase is None:
            hint = f"add '{key}:' to layouts/strings/en.yaml"
            raise TemplateError("C206", None, f"there are no words for {visible(key)}", hint)
        values = {name.replace("_", "-"): self._given(value) for name, value in given.items()}
        return Handle(self.marks, Said(_counted(phrase, given), values, other and _counted(other, given), is_meant))

    def listed(self, handles: Sequence[Handle]) -> Handle:
        """``a, b and c``, as the language lists."""
        both = self.formats if isinstance(self.formats, BothFormats) else None
        theirs = self._joined(both.second, handles) if both is not None else ()
        return Handle(self.marks, Joined(self._joined(self.formats, handles), theirs))

    def _joined(self, written: Formats, handles: Sequence[Handle]) -> tuple[Value, ...]:
        parts = MARK.split(written.listed([str(handle) for handle in handles]))
        values = [self.marks.get(part) if MARK.fullmatch(part) else Known(part) for part in parts]
        return tuple(value for value in values if value is not None)

    def page(self, to: str) -> Handle:
        """The page on which something stands: ``ID`` here, ``KIND:ID`` in another document of the lesson."""
        return Handle(self.marks, Made((Element("page-ref", {"to": str(to)}),)))

    def blank(self, width: int) -> Handle:
        """A short line to write on, so many mm wide, as a value for a ``{name}``."""
        return Handle(self.marks, Made((Element("blank", {"width": str(int(width))}),)))

    def _given(self, value: object) -> Value:
        if isinstance(value, Handle):
            return value._held
        if isinstance(value, int):
            return known(self.formats.number(value))
        return Known(str(value))

    def _here(self) -> Position:
        return Position(file_of(self.layout, _DOCUMENT))

    # -- from text to tree

    def _root(self) -> Element | None:
        try:
            found = self._pieces(self.templates.document(), _DOCUMENT)
        except TemplateError as error:
            error.tell(self.report)
            return None
        nodes = self.grower.grow(found, Place("", self.edition.language, template=_DOCUMENT))
        roots = [node for node in nodes if isinstance(node, Element) and node.name == "document"]
        if len(roots) == 1:
            return roots[0]
        if not self.report.has_errors:
            hint = "write <document> … </document> around everything"
            self.report.add("C108", self._here(), "a layout prints one <document>", hint)
        return None

    def _pieces(self, printed: str, template: str) -> list[Piece]:
        try:
            return pieces(printed, template)
        except XmlError as error:
            hint = f"look at the line that prints {visible(error.near)}" if error.near else "see layouts/README.md"
            raise TemplateError("C104", Position(file_of(self.layout, template)), error.message, hint) from None

    def _title(self) -> str:
        """For the PDF: ``title-KIND`` of the fixed words if there is one, else the lesson's title; participants' files
        bear the neutral title, with the lesson's place in the program."""
        key, is_public = f"title-{self.layout.name}", self.layout.face == "participant"
        handle = Handle(self.marks, self.public if is_public else self.edition.units["title"][0])
        if key in self.strings.words:
            handle = self.word(key, title=handle)
        elif is_public:
            handle = self.word("title-public", title=handle, number=self.edition.number)
        return self._in_plain_words(handle)

    def _part(self, number: int) -> str:
        return self._in_plain_words(self.word("part", number=number))

    def _in_plain_words(self, handle: Handle) -> str:
        held = handle._held
        assert not isinstance(held, Made)
        return self.grower.plain(held, self.edition.language)

    def _logo(self) -> Logo | None:
        """The program's picture, if there is one that was found good."""
        picture = self.images.get(self.edition.program.logo or "")
        return None if picture is None else Logo(picture.name, width_of(picture.width_px, picture.height_px))

    def _check(self, root: Element) -> None:
        """What must be so in the whole: a head, a body, one h1, no id twice."""
        names = Counter(element.name for element in root.iter())
        here = self._here()
        for name in ("body", "h1"):
            if names[name] != 1:
                message = f"a document has one <{name}>, this one has {names[name]}"
                self.report.add("C108", here, message, f"write <{name}> once")
        seen = set[str]()
        for element in root.iter():
            name = element.get("id")
            if name and name in seen:
                hint = "print each block once, and give other elements names of their own"
                self.report.add("C109", here, f'id="{name}" stands on two elements', hint)
            seen.add(name)

    def _check_images(self, used: set[str]) -> None:
        for name in sorted(used - set(self.images)):
            hint = "figures show the pictures that the lesson names"
            self.report.add("C111", self._here(), f"there is no picture {visible(name)}", hint)


def _counted(phrase: Phrase, given: Mapping[str, object]) -> Phrase:
    """The words for as many as are given, where they differ with a number."""
    count = given.get(phrase.count.replace("-", "_"))
    return phrase.said_of(count) if isinstance(count, int) else phrase
