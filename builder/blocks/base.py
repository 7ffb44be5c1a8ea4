"""What all models of a lesson share: field types, faces, positions. Blocks know nothing of ReportLab or Jinja2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, PrivateAttr
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.diagnostics import Position
from builder.load import NOWHERE, Scalar
from builder.markdown import parse
from builder.texts import Kind, Text

Face: TypeAlias = Literal["participant", "facilitator"]

Audience: TypeAlias = Literal[
    "children-8-11",
    "teens-12-14",
    "teens-15-17",
    "adults",
    "jobseekers",
    "migrant-workers",
    "parents",
    "staff",
]
AUDIENCES: tuple[str, ...] = get_args(Audience)
MINORS = frozenset({"children-8-11", "teens-12-14", "teens-15-17"})
"""People for whom others have to be asked and told beforehand."""
Help: TypeAlias = Literal["trafficking", "image", "child", "crisis", "emergency", "work"]
"""Kinds of help that readers may need."""
Grouping: TypeAlias = Literal["alone", "pair", "group", "all"]
"""How people work together: each alone, in twos, in groups of about four, or all together."""
Per: TypeAlias = Literal["person", "pair", "group", "session"]
"""How many of a thing are needed: one for each of these."""
FigureKind: TypeAlias = Literal["estimate", "detected", "reports", "survey"]
"""Kinds of figures: they answer different questions and are never added up or set side by side."""
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
WHOLE = re.compile(r"[1-9][0-9]{0,5}")
NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,2})?")
"""Not three decimals: in many countries 4.200 is four thousand."""
FLAGS = {"yes": True, "no": False, "true": True, "false": False}
IMAGE = re.compile(r"(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])\.)[a-z0-9][a-z0-9-]{0,63}\.(?:png|jpg|jpeg)")
"""No folders, and no name that Windows keeps for devices."""
MOST_MM = 240
"""What is left of the shorter of A4 and Letter between the margins."""
MOST_LINES = 24
"""Ruled lines, 10 mm apart, that fit there."""
YEAR = re.compile(r"[0-9]{4}")
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class ForFace:
    """Marks who may see a field. Every field of a block carries one mark (design §2.6); a test holds that."""

    face: Face


PARTICIPANT = ForFace("participant")
FACILITATOR = ForFace("facilitator")


@dataclass(frozen=True, slots=True)
class TextOf:
    """Annotation: a scalar of the YAML becomes a ``Text`` of this kind."""

    kind: Kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._parse)

    def _parse(self, value: object) -> Text:
        if isinstance(value, Text):
            return value
        if not isinstance(value, Scalar):
            raise PydanticCustomError("text-expected", "text expected")
        text = parse(value, self.kind)
        if not text:
            raise PydanticCustomError("empty", "text expected")
        return text


Plain = Annotated[Text, TextOf("plain")]
Inline = Annotated[Text, TextOf("inline")]
Prose = Annotated[Text, TextOf("prose")]


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not WHOLE.fullmatch(value):
            raise PydanticCustomError("whole-expected", "whole number expected")
        return int(value)
    return value


def _at_most_a_page(value: int) -> int:
    if value > MOST_MM:
        raise PydanticCustomError("too-long", "longer than a page")
    return value


def _at_most_lines(value: int) -> int:
    if value > MOST_LINES:
        raise PydanticCustomError("too-long", "longer than a page")
    return value


def _year(value: object) -> object:
    if isinstance(value, str):
        if not YEAR.fullmatch(value) or int(value) not in YEARS:
            raise PydanticCustomError("year-expected", "year expected")
        return int(value)
    return value


def _number(value: object) -> object:
    if isinstance(value, str):
        if not NUMBER.fullmatch(value):
            raise PydanticCustomError("number-expected", "number expected")
        return Decimal(value)
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in FLAGS:
            raise PydanticCustomError("flag-expected", "yes or no expected")
        return FLAGS[value]
    return value


def _id(value: object) -> object:
    if isinstance(value, str) and not ID.fullmatch(value):
        raise PydanticCustomError("id-expected", "small letters, digits and hyphens expected")
    return value


def _image(value: object) -> object:
    if isinstance(value, str) and not IMAGE.fullmatch(value):
        raise PydanticCustomError("image-expected", "name of a picture expected")
    return value


def _name(value: object) -> object:
    if isinstance(value, str):
        words = " ".join(value.split())
        if not words:
            raise PydanticCustomError("empty", "text expected")
        return words
    return value


Name = Annotated[str, BeforeValidator(_name)]
"""Of a person or a role: words that are printed nowhere and translated by nobody."""
Whole = Annotated[int, BeforeValidator(_whole)]
Millimetres = Annotated[int, BeforeValidator(_whole), AfterValidator(_at_most_a_page)]
Lines = Annotated[int, BeforeValidator(_whole), AfterValidator(_at_most_lines)]
Year = Annotated[int, BeforeValidator(_year)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Id = Annotated[str, BeforeValidator(_id)]
ImageName = Annotated[str, BeforeValidator(_image)]


def kebab(name: str) -> str:
    """The name in YAML of a field; one that Python keeps for itself ends in a low line there."""
    return name.rstrip("_").replace("_", "-")


def field_of(key: str) -> str:
    """The field that has this name in YAML."""
    name = key.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


class Model(BaseModel):
    """A frozen model whose keys are kebab-case in YAML and which remembers where each field was written."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=False,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )
    _at: Position = PrivateAttr(default_factory=lambda: NOWHERE)
    _positions: dict[str, Position] = PrivateAttr(default_factory=dict)

    @property
    def at(self) -> Position:
        """Where the mapping begins."""
        return self._at

    def position_of(self, field: str) -> Position:
        """Where a field's value was written, by its name here or in YAML; the model's own place if it was not."""
        return self._positions.get(field_of(field), self._at)

    @classmethod
    def face_of(cls, field: str) -> Face:
        """Who may see the field; raises LookupError if its author forgot to say."""
        marks = [m for m in cls.model_fields[field].metadata if isinstance(m, ForFace)]
        if len(marks) != 1:
            raise LookupError(f"{cls.__name__}.{field} needs exactly one of PARTICIPANT and FACILITATOR")
        return marks[0].face

    def texts(self) -> Iterator[tuple[str, tuple[Text, ...], bool]]:
        """(path, texts, is a list) of every field that holds text, in the model's order; nested by dotted paths."""
        for name in type(self).model_fields:
            yield from _texts(kebab(name), getattr(self, name))


def _texts(path: str, value: object) -> Iterator[tuple[str, tuple[Text, ...], bool]]:
    if isinstance(value, Text):
        yield path, (value,), False
    elif isinstance(value, Model):
        for inner, texts, is_list in value.texts():
            yield f"{path}.{inner}", texts, is_list
    elif isinstance(value, tuple) and value:
        if isinstance(value[0], Text):
            yield path, value, True
        elif isinstance(value[0], Model):
            gathered: dict[str, list[Text]] = {}
            for item in value:
                for inner, texts, _ in item.texts():
                    gathered.setdefault(inner, []).extend(texts)
            for inner, found in gathered.items():
                yield f"{path}.{inner}", tuple(found), True


class BlockBase(Model):
    """What every block of a section has."""

    is_safety: ClassVar[bool] = False
    """It keeps people safe, so it may never be left out to save time."""
    has_own_words: ClassVar[bool] = False
    """Participants see it even if its author typed no text: the layout brings the words."""
    shown_with: ClassVar[str] = ""
    """The field without which participants see nothing of it, though its title is theirs too."""

    id: Annotated[Id, PARTICIPANT]
    """A name of your choice, once per lesson. It stays when the text changes: translations and references use it."""
    audience: Annotated[tuple[Audience, ...], PARTICIPANT] = ()
    """Who this block is for; everyone the lesson is for if left out."""
    critical: Annotated[Flag, PARTICIPANT] = False
    """``yes`` on blocks about help, image threats, disclosure, consent or law."""
    minutes: Annotated[Whole | None, FACILITATOR] = None
    """Minutes this block takes. Required with ``optional: yes``."""
    optional: Annotated[Flag, FACILITATOR] = False
    """``yes`` if the block may be left out when time is short."""


class SourcedBlock(BlockBase):
    """A block with figures of one kind, of one year, from one source."""

    source: Annotated[Id, PARTICIPANT]
    """The id of the source in ``materials/sources.yaml``; it is printed as a note."""
    year: Annotated[Year, PARTICIPANT]
    """The year that the figure is about, not the year in which it was published."""
    kind: Annotated[FigureKind, PARTICIPANT]
    """``estimate`` was computed, ``detected`` is what authorities knew of, ``reports`` are tips, ``survey`` is what
    people said when asked."""
