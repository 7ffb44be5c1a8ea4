"""Read help lines, removal tools and laws strictly: the files' layers → entries, and every fault.

A program's own file stands over the shipped one entry by entry, and within an entry field by field, so that corrections
of what it does not name still arrive. An entry with a fault is left out and told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar, cast, get_args

from builder.diagnostics import Diagnostic, Report, nearest, visible
from builder.entries import meant
from builder.helplines.entries import Check, HelpLine, Kind, Law, Status
from builder.helplines.fields import ID, Fields
from builder.load import Mapping, Scalar, Source
from builder.telephone import in_groups

FILE = "materials/helplines.yaml"
TOOLS = "materials/removal-tools.yaml"
LAWS = "materials/laws.yaml"
MOST_FOUND = 200
"""Findings after which reading ends."""
CHECKING = ("status", "doubt", "checked-by", "checked-on", "checked-how", "checked-what")
"""What says how sure an entry is: who says one of these anew says all of them."""
_PLACES = ("country", "countries", "worldwide")
_CONTACTS = ("number", "text", "url")
_SHARED = ("country", "countries", *CHECKING, "source", "written-in")
_LINE = (
    "name", "kinds", "number", "text", "url", "languages", "hours", "for", "about", "cost", "from-abroad",
    "shares-with", "ask", *_SHARED,
)  # fmt: skip
_TOOL = ("worldwide", "name", "number", "text", "url", "languages", "hours", "for", "how", "cost", "ask", *_SHARED)
_LAW = ("topic", "text", "mark", *_SHARED)
_TOPICS = ("reporting", "consent", "images", "definition", "other")
_Entry = TypeVar("_Entry", HelpLine, Law)


def helplines(lines: Sequence[Source], tools: Sequence[Source]) -> tuple[tuple[HelpLine, ...], tuple[Diagnostic, ...]]:
    """Every help line, then every removal tool, in the order of the files; later layers over earlier ones."""
    report = Report()
    read = list(_entries(lines, _LINE, _line, report))
    named = {line.id for line in read}
    for tool in _entries(tools, _TOOL, _tool, report):
        if tool.id in named:
            message = f"{visible(tool.id)} is also the name of a help line in {FILE}"
            report.add("P313", tool.at, message, "give one of them another name")
        else:
            read.append(tool)
    return tuple(read), tuple(report)


def laws(layers: Sequence[Source]) -> tuple[tuple[Law, ...], tuple[Diagnostic, ...]]:
    """Every law in the order of the files; later layers over earlier ones."""
    report = Report()
    return tuple(_entries(layers, _LAW, _law, report)), tuple(report)


def _entries(
    layers: Sequence[Source], keys: Sequence[str], read: Callable[[Fields], _Entry], report: Report
) -> Iterator[_Entry]:
    merged, shipped, faulty = dict[str, tuple[Scalar, Mapping]](), set[str](), set[str]()
    for layer in layers:
        for name, value in (layer.root or Mapping()).items():
            if len(report.found) > MOST_FOUND:
                return
            before = len(report.found)
            if not ID.fullmatch(name):
                message = f"{visible(name)} is not a name for an entry: only small letters a to z, digits and hyphens"
                report.add("P313", name.at, message, "type a short name such as ke-childline")
            elif not isinstance(value, Mapping):
                hint = f"type its details in the lines below '{name}:', moved in by two spaces"
                report.add("P314", value.at, f"{visible(name)} has lines of its own", hint)
            else:
                _, lower = merged.get(name, (name, Mapping()))
                merged[str(name)] = name, _over(lower, meant(value, keys, "P312", "an entry here", report))
            if len(report.found) > before:
                faulty.add(name)
        shipped = shipped or set(merged)
    for name, details in merged.values():
        before = len(report.found)
        entry = read(Fields(name, details, report, "" if name in shipped else nearest(name, shipped) or ""))
        if len(report.found) == before and name not in faulty:
            yield entry


def _over(before: Mapping, own: Mapping) -> Mapping:
    """Field by field; a field left empty is taken away. Who says anew how sure it is, or where it works, says all."""
    made = Mapping(before)
    made.at = own.at
    for group in (CHECKING, _PLACES):
        if own.keys() & ({"status"} if group is CHECKING else set(group)):
            for key in group:
                made.pop(Scalar(key), None)
    for key, value in own.items():
        made.pop(key, None)  # so that the place of the new line is kept
        if not (isinstance(value, Scalar) and not value.strip()):
            made[key] = value
    return made


def _line(fields: Fields) -> HelpLine:
    kinds = cast("tuple[Kind, ...]", fields.words("kinds", get_args(Kind)))
    return _place_of_help(fields, kinds, fields.countries(), fields.text("about"))


def _tool(fields: Fields) -> HelpLine:
    is_worldwide = fields.flag("worldwide")
    countries = () if is_worldwide and not fields.says("country", "countries") else fields.countries()
    if is_worldwide and countries:
        fields.add("P316", "worldwide", "this works worldwide, and in some countries", "delete one of the two lines")
    return _place_of_help(fields, ("image",), countries, fields.text("how"), is_worldwide)


def _place_of_help(
    fields: Fields, kinds: tuple[Kind, ...], countries: tuple[str, ...], about: str, is_worldwide: bool = False
) -> HelpLine:
    if not fields.says(*_CONTACTS):
        fields.missing("number, text or url", "add 'number: \"…\"', 'text: \"…\"' or 'url: https://…'")
    status, doubt, check = _sureness(fields)
    country = countries[0] if len(countries) == 1 else None
    return HelpLine(
        id=str(fields.name),
        name=fields.text("name", is_needed=True),
        kinds=kinds,
        countries=countries,
        is_worldwide=is_worldwide,
        number=in_groups(fields.number("number"), country),
        text=in_groups(fields.number("text"), country),
        url=fields.address("url"),
        from_abroad=in_groups(fields.number("from-abroad"), None),
        languages=fields.tags("languages"),
        hours=fields.text("hours"),
        people=fields.text("for"),
        about=about,
        cost=fields.text("cost"),
        shares_with=fields.text("shares-with"),
        ask=fields.text("ask"),
        written_in=fields.tag("written-in") or "en",
        status=status,
        doubt=doubt,
        check=check,
        source=fields.text("source"),
        at=fields.name.at,
    )


def _law(fields: Fields) -> Law:
    status, doubt, check = _sureness(fields)
    return Law(
        id=str(fields.name),
        countries=fields.countries(),
        topic=cast(Literal["reporting", "consent", "images", "definition", "other"], fields.choice("topic", _TOPICS)),
        text=fields.text("text", is_needed=True, most=600),
        mark=cast(Literal["seen", "known"], fields.choice("mark", ("seen", "known"), "known")),
        written_in=fields.tag("written-in") or "en",
        status=status,
        doubt=doubt,
        check=check,
        source=fields.text("source"),
        at=fields.name.at,
    )


def _sureness(fields: Fields) -> tuple[Status, str, Check | None]:
    """How sure it is. Half a check is a fault: nobody could tell whom to ask, or whether it still holds."""
    status = cast(Status, fields.choice("status", get_args(Status), hint="type 'status: unchecked'"))
    doubt = fields.text("doubt")
    if status == "doubtful" and not fields.says("doubt"):
        fields.add("P317", "status", "it is doubtful, and nobody says why", "add 'doubt: …' with the reason")
    if status in ("unchecked", "checked") and fields.says("doubt"):
        hint = "type 'status: doubtful', or delete the line 'doubt:' once somebody has checked it"
        fields.add("P317", "doubt", f"there is a doubt, and the status is {status}", hint)
    by, how, what = fields.text("checked-by"), fields.text("checked-how"), fields.text("checked-what", most=600)
    on = fields.day("checked-on")
    said = [key for key in CHECKING[2:] if fields.says(key)]
    if status != "checked":
        if status and said:
            hint = "type 'status: checked' if it was, or delete the line"
            fields.add("P317", said[0], f"somebody checked it, and the status is {status}", hint)
        return status, doubt, None
    for key in CHECKING[2:5]:
        if not fields.says(key):
            hint = f"add '{key}: …', or type 'status: unchecked'"
            fields.add("P317", "status", f"it is checked, and nothing says '{key}'", hint)
    return status, doubt, Check(by, on, how, what) if by and on and how else None
