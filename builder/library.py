"""What a project holds, for the stages: names → lessons, layouts, strings and looks, each read and parsed once.

All lessons and languages of a build share them. It opens no file itself (``Project`` does) and judges no content.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar

from builder.blocks.base import SourcedBlock
from builder.blocks.figure import FigureBlock
from builder.checks.lessons import Context, check_lesson, check_translation, today
from builder.checks.safety import check_lesson_keeps
from builder.compose.disguise import disguised
from builder.compose.phrases import Strings, other_language
from builder.compose.phrases import strings as read_strings
from builder.compose.values import Layout, read_layout
from builder.diagnostics import Diagnostic, Position, Report, did_you_mean, nearest, visible
from builder.document import Image
from builder.errors import RefusedFile, UsageError
from builder.glossary import FILE as GLOSSARY
from builder.glossary import Glossary, glossary
from builder.helplines import FILE as HELPLINES
from builder.helplines import LAWS, TOOLS, HelpLine, Law, helplines, laws
from builder.images import MOST_BYTES, image
from builder.lesson import Lesson
from builder.load import Scalar, Source, load
from builder.localize import Translation, chain, localize
from builder.localize.pseudo import PSEUDO, pseudo_translation
from builder.program import Program, program
from builder.project import MARK, Project
from builder.sources import FILE as SOURCES
from builder.sources import SourceEntry, sources
from builder.typeset import Look, read_look, with_accent
from builder.validate import validate

Findings: TypeAlias = tuple[Diagnostic, ...]
Value = TypeVar("Value")
_TEMPLATE = ".xml.j2"
_SAVE_AS = "open it in a text editor and save it as UTF-8"
_PICTURES = (".png", ".jpg", ".jpeg")
Words = ParamSpec("Words")

MOST_FONT_BYTES = 40_000_000
MOST_TIMES_AS_TALL = 10
"""As it is wide: a logo that is printed 14 mm high."""
_MOST_THEMES = 8  # that build on one another; more are a circle


def _once(method: Callable[Words, Value]) -> Callable[Words, Value]:
    """Keep what a method gave for the same names; kept with the library, not with the class."""

    @wraps(method)
    def kept(*words: Words.args, **settings: Words.kwargs) -> Value:
        library: Any = words[0]
        key = (method.__name__, *words[1:], *settings.items())
        if key not in library._kept:
            library._kept[key] = method(*words, **settings)
        return library._kept[key]  # type: ignore[no-any-return]  # one store for many types

    return kept


@dataclass(frozen=True)
class Library:
    """Everything a build reads. Each value comes with the findings of reading it."""

    project: Project
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    # -- what there is

    @cached_property
    def lessons(self) -> Mapping[str, str]:
        """Language of origin by lesson's name: English if there is such a file, else the first language in which the
        file is no translation."""
        origins = dict[str, str]()
        languages = self.project.languages()
        for language in sorted(languages, key=lambda tag: (tag != "en", tag)):
            for name in self.project.names(f"materials/{language}", ".yaml"):
                if name not in origins and not self._is_translation(name, language):
                    origins[name] = language
        return dict(sorted(origins.items()))

    @cached_property
    def own_lessons(self) -> tuple[str, ...]:
        """Lessons that stand in the project itself; all of them when it is the shipped one."""
        own = Library(replace(self.project, roots=self.project.roots[:1]))
        return tuple(own.lessons)

    def languages_of(self, lesson: str) -> tuple[str, ...]:
        """The lesson's own language, then those it is translated into."""
        origin = self.lessons[lesson]
        others = (tag for tag in self.project.languages() if tag != origin and self._has(lesson, tag))
        return (origin, *others)

    def served(self, lesson: str, tags: Iterable[str]) -> str:
        """The first of the tags that the lesson is in, such as of a language and those its readers read next best."""
        return next((tag for tag in tags if tag in self.languages_of(lesson)), "")

    @cached_property
    def layouts(self) -> tuple[str, ...]:
        """Names of the folders in ``layouts`` that are a layout."""
        return tuple(
            name
            for name in self.project.folders("layouts")
            if "layout" in self.project.names(f"layouts/{name}", ".yaml")
        )

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """Layouts of the program itself: made when they are asked for by name, and of no lesson."""
        return tuple(name for name in self.layouts if self.layout(name)[0].is_of_program)

    @cached_property
    def worded(self) -> tuple[str, ...]:
        """Languages that have fixed words, English first."""
        tags = self.project.names("layouts/strings", ".yaml")
        return tuple(sorted(tags, key=lambda tag: (tag != "en", tag)))

    @cached_property
    def themes(self) -> tuple[str, ...]:
        return tuple(self.project.names("layouts/themes", ".yaml"))

    def number_of(self, lesson: str) -> int:
        """Its place in the program, by which participants' files are told apart; those that the program does not name
        follow in the order of their names."""
        named = self.program[0].lessons
        order = dict.fromkeys((*(name for name in named if name in self.lessons), *self.lessons))
        return list(order).index(lesson) + 1

    # -- content

    @cached_property
    def program(self) -> tuple[Program, Findings]:
        source = self.source(MARK)
        read, found = program(source)
        return read, (*source.found, *found, *self._notes_of_no_lesson(read))

    def _notes_of_no_lesson(self, read: Program) -> Findings:
        report = Report()
        for note in read.local_notes:
            if note.lesson not in self.lessons:
                hint = did_you_mean(note.lesson, self.lessons) or f"type one of {', '.join(self.lessons)}"
                report.add("P113", note.lesson.at, f"there is no lesson {visible(note.lesson)}", hint)
        return tuple(report)

    @cached_property
    def sources(self) -> tuple[Mapping[str, SourceEntry], Findings]:
        """The bibliography by id, the project's own entries over the shipped ones."""
        layers = [load(*layer) for layer in self.project.layers(SOURCES)]
        read, found = sources(layers)
        return read, (*(one for layer in layers for one in layer.found), *found)

    @cached_property
    def glossary(self) -> tuple[Glossary, Findings]:
        """Terms and wording to avoid by id, the project's own entries over the shipped ones."""
        layers = [load(*layer) for layer in self.project.layers(GLOSSARY)]
        read, found = glossary(layers, self.sources[0])
        return read, (*(one for layer in layers for one in layer.found), *found)

    @cached_property
    def today(self) -> datetime.date:
        """The day on which checks of help lines, and the age of sources, are judged."""
        return today()

    @cached_property
    def helplines(self) -> tuple[tuple[HelpLine, ...], Findings]:
        """Help lines and removal tools, the project's own over the shipped ones, field by field."""
        lines, tools = ([load(*layer) for layer in self.project.layers(name)] for name in (HELPLINES, TOOLS))
        read, found = helplines(lines, tools)
        return read, (*(one for layer in (*lines, *tools) for one in layer.found), *found)

    @cached_property
    def laws(self) -> tuple[tuple[Law, ...], Findings]:
        """What is written of laws, the project's own over the shipped ones."""
        layers = [load(*layer) for layer in self.project.layers(LAWS)]
        read, found = laws(layers)
        return read, (*(one for layer in layers for one in layer.found), *found)

    @_once
    def lesson(self, name: str) -> tuple[Lesson | None, Findings]:
        """A lesson in its own language. Raises UsageError for a name there is not."""
        language = self.lessons[one_of(name, self.lessons, "lesson")]
        source = self.source(f"materials/{language}/{name}.yaml")
        if source.root is None:
            return None, source.found
        entries, of_sources = self.sources
        lesson, found = validate(source, language, entries)
        names_sources = lesson is not None and any(isinstance(block, SourcedBlock) for _, block in lesson.blocks())
        if names_sources or any(one.code == "M209" for one in found):
            found = (*found, *of_sources)
        return lesson, (*source.found, *found, *self._safety_left_out(lesson, language))

    def _safety_left_out(self, lesson: Lesson | None, language: str) -> Findings:
        """What a lesson of the user's own leaves out of the shipped one in whose place it stands."""
        if lesson is None or len(self.project.roots) == 1:
            return ()
        shipped = Library(replace(self.project, roots=self.project.roots[-1:]))
        if lesson.lesson not in shipped.project.names(f"materials/{language}", ".yaml"):
            return ()
        ours, _ = shipped.lesson(lesson.lesson)
        return () if ours is None else check_lesson_keeps(lesson, ours)

    @_once
    def translation(self, name: str, language: str) -> tuple[Translation | None, Findings]:
        """A lesson for readers of a language, with the findings of the lesson itself. None: the lesson has faults."""
        lesson, before = self.lesson(name)
        if lesson is None:
            return None, before
        if language in PSEUDO:
            return pseudo_translation(lesson, language), before
        module = None
        if language != lesson.language and self._has(name, language):
            module = self.source(f"materials/{language}/{name}.yaml")
            before = (*before, *module.found)
        wider, of_wider = self._wider(lesson, language)
        translation, found = localize(lesson, language, module, wider, self.strings(language)[0].digits)
        return translation, (*before, *of_wider, *found)

    def _wider(self, lesson: Lesson, language: str) -> tuple[Translation | None, Findings]:
        """The lesson in the nearest language that these readers read next best, if it is there; not beneath its own."""
        below = self.served(lesson.lesson, chain(language)[1:]) if language != lesson.language else ""
        return self.translation(lesson.lesson, below) if below else (None, ())

    @_once
    def checked(self, name: str, language: str) -> Findings:
        """What the checks say of a lesson's words and figures in a language, and of the glossary they judge by."""
        words, found = self.glossary
        context = Context(words, self.sources[0])
        translation, _ = self.translation(name, language)
        if translation is None or language in PSEUDO:
            return ()
        if language == translation.lesson.language:
            return (*found, *check_lesson(translation.lesson, context))
        wider, _ = self._wider(translation.lesson, language)
        of_wider = self.checked(name, wider.language) if wider is not None else ()
        return (*found, *of_wider, *check_translation(translation, context))

    def images(self, lesson: Lesson) -> tuple[Mapping[str, Image], Findings]:
        """The pictures of its figures, made safe; one that is missing or refused is among the findings."""
        safe, found = dict[str, Image](), list[Diagnostic]()
        for _, block in lesson.blocks():
            if isinstance(block, FigureBlock):
                made, more = self._image(block.image, block.position_of("image"))
                found += more
                if made is not None:
                    safe[block.image] = made
        logo = self.program[0].logo
        if isinstance(logo, Scalar):
            made, more = self._image(logo, logo.at)
            found += more
            if made is not None and made.height_px > MOST_TIMES_AS_TALL * made.width_px:
                hint = "use a picture that is wider, or cut it"
                found.append(Diagnostic("P111", logo.at, f"{visible(logo)} is too tall and narrow for a logo", hint))
            elif made is not None:
                safe[str(logo)] = made
        return safe, tuple(found)

    @_once
    def _image(self, name: str, at: Position) -> tuple[Image | None, Findings]:
        report = Report()
        try:
            data = self.project.read(f"materials/images/{name}", MOST_BYTES + 1)
        except RefusedFile as refused:
            report.extend(replace(one, at=at) for one in refused.diagnostics)
        except FileNotFoundError:
            near = nearest(name, (f"{stem}{end}" for end in _PICTURES for stem in self._pictures(end)))
            hint = f"did you mean {visible(near)}?" if near else "put the picture into the folder materials/images"
            report.add("A105", at, f"there is no picture {visible(name)} in materials/images", hint)
        else:
            return image(name, data, at)
        return None, tuple(report)

    def _pictures(self, end: str) -> Sequence[str]:
        return self.project.names("materials/images", end)

    # -- looks

    @_once
    def layout(self, name: str) -> tuple[Layout, Findings]:
        """A layout with every template it may use: its own before those that all share."""
        settings = self.source(f"layouts/{name}/layout.yaml")
        found, templates = list(settings.found), dict[str, str]()
        for folder, prefix in (
            ("layouts/blocks", "blocks/"),
            (f"layouts/{name}", ""),
            (f"layouts/{name}/blocks", "blocks/"),
        ):
            for stem in self.project.names(folder, _TEMPLATE):
                file = f"{folder}/{stem}{_TEMPLATE}"
                try:
                    text = self.project.read(file).decode()
                except RefusedFile as refused:
                    found += refused.diagnostics
                except UnicodeDecodeError:
                    at = Position(self.project.shown(file))
                    found.append(Diagnostic("C101", at, "this template is not written in UTF-8", _SAVE_AS))
                else:
                    templates[f"{prefix}{stem}{_TEMPLATE}"] = Scalar(text, Position(self.project.shown(file)))
        layout, more = read_layout(name, settings, templates)
        return layout, (*found, *more)

    @_once
    def strings(self, language: str) -> tuple[Strings, Findings]:
        """The fixed words of a language, over those of its wider languages, over English."""
        if language in PSEUDO:
            english, found = self.strings("en")
            return disguised(english, language), found
        tags = ["en", *(tag for tag in reversed(chain(language)) if tag != "en")]
        files = ((tag, file) for tag in tags for file in self.project.layers(f"layouts/strings/{tag}.yaml"))
        tagged = [(tag, load(*file)) for tag, file in files]
        sources = [source for _, source in tagged]
        words, found = read_strings(sources, language)
        slips = (one for tag, source in tagged for one in other_language(tag, source))
        return words, (*(one for source in sources for one in source.found), *slips, *found)

    @cached_property
    def fonts(self) -> tuple[Mapping[str, bytes], Findings]:
        """The user's own fonts in ``layouts/fonts``, by file name."""
        fonts, report = dict[str, bytes](), Report()
        for name in self.project.names("layouts/fonts", ".ttf"):
            file = f"layouts/fonts/{name}.ttf"
            try:
                fonts[f"{name}.ttf"] = self.project.read(file, MOST_FONT_BYTES)
            except RefusedFile as refused:
                report.extend(refused.diagnostics)
        return fonts, tuple(report)

    @_once
    def look(self, theme: str, layout: str, paper: str) -> tuple[Look | None, Findings]:
        """A theme with those it extends, for a layout on a paper. Raises UsageError for a theme there is not."""
        chain, report = list[Source](), Report()
        self._add_theme(one_of(theme, self.themes, "theme"), chain, report)
        settings = self.source(f"layouts/{layout}/layout.yaml")
        look, found = read_look(chain[::-1], settings, paper)
        accent = self.program[0].accent
        if isinstance(accent, Scalar) and look is not None and not report.has_errors:
            look, found = with_accent(chain[::-1], accent, settings, paper)
        return None if report.has_errors else look, (*report, *found)

    def _add_theme(self, name: str, chain: list[Source], report: Report) -> None:
        """Add a theme, then what it builds on, up to the base."""
        source = self.source(f"layouts/themes/{name}.yaml")
        chain.append(source)
        above = source.root.get("extends") if source.root is not None else None
        if above is None:
            return
        if isinstance(above, Scalar) and above in self.themes and above != name and len(chain) < _MOST_THEMES:
            self._add_theme(str(above), chain, report)
            return
        others = [theme for theme in self.themes if theme != name]
        shown = visible(above) if isinstance(above, Scalar) else "a list"
        hint = did_you_mean(str(above), others) or f"type one of {', '.join(others)}, or take the line away"
        report.add("S202", above.at, f"the name of another theme is expected here, not {shown}", hint)

    # -- files

    @_once
    def source(self, name: str) -> Source:
        """A YAML file, read. One that may not be read has no root, and the reason among its findings."""
        shown = self.project.shown(name)
        try:
            return load(shown, self.project.read(name))
        except RefusedFile as refused:
            return Source(shown, None, refused.diagnostics)

    def _has(self, lesson: str, language: str) -> bool:
        return lesson in self.project.names(f"materials/{language}", ".yaml")

    def _is_translation(self, name: str, language: str) -> bool:
        root = self.source(f"materials/{language}/{name}.yaml").root
        return root is not None and "translates" in root


def one_of(name: str, known: Iterable[str], what: str, where: str = "", also: Mapping[str, str] | None = None) -> str:
    """Return the name if it is known. Raises UsageError that names what is near, and everything there is.

    ``where`` is the file that the name comes from, if it was not typed just now; ``also``: names by what else people
    may call them.
    """
    names = list(known)
    if name in names:
        return name
    near = nearest(name, [*names, *(also or ())])
    near = (also or {}).get(near or "", near)
    guess = f"Did you mean {near}? " if near else ""
    place = f", which {where} names" if where else ""
    raise UsageError(f"There is no {what} {visible(name)}{place}.", f"{guess}{_listed(names, what)}")


def _listed(names: Sequence[str], what: str) -> str:
    return f"There are: {', '.join(names)}." if names else f"There is no {what} at all."
