"""The program whose name stands on everything: ``materials/program.yaml`` → ``Program``. It guesses nothing.

Above all no country: a help line of the wrong country is worse than a line to write on.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from builder.diagnostics import Diagnostic, Position, Report, did_you_mean, nearest, visible
from builder.load import Mapping, Scalar, Sequence, Source, Value
from builder.load.lookalikes import without_curly
from builder.telephone import in_groups

KEYS = ("program", "country", "help-by-hand", "paper", "languages", "lessons", "safeguarding")
SAFEGUARDING_KEYS = ("lead", "phone")
MOST_CHARACTERS = 120
"""In a name or number: what fits on two lines at the top of a page."""
LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())  # noqa: SIM905
"""Where US Letter is the usual paper (CLDR 46); A4 elsewhere."""
COUNTRIES = frozenset(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW""".split()  # noqa: SIM905
)
"""ISO 3166-1 alpha-2 as assigned, and XK, which the standard leaves to its users and they use for Kosovo."""
_OFTEN_TYPED = {
    **dict.fromkeys(("UK", "GREAT BRITAIN", "BRITAIN", "ENGLAND", "SCOTLAND", "WALES"), "GB"),
    **dict.fromkeys(("USA", "U.S.", "U.S.A.", "AMERICA"), "US"),
    "EL": "GR",
    "HOLLAND": "NL",
}
FLAGS = {"yes": True, "no": False, "true": True, "false": False}
_LESSON = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")


@dataclass(frozen=True, slots=True)
class Program:
    """What the user said of the program. None means not said: it prints as a line to write on."""

    name: str | None = None
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2, those of home and work. None: every build is a SAMPLE."""
    help_by_hand: bool = False
    """Where a country has no line for a kind of help, print lines to write on instead of refusing the lesson."""
    paper: str | None = None
    """``a4``, ``letter`` or None (the country's, else A4)."""
    lead_name: str | None = None
    lead_phone: str | None = None
    """In groups of digits, as it is dialled."""
    lessons: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47 tags to print; none: each lesson's own language."""

    @property
    def country(self) -> str | None:
        """The first of its countries: its paper is used, and its way of writing telephone numbers."""
        return self.countries[0] if self.countries else None

    def placeholders(self) -> dict[str, str | None]:
        """Value by ``{{ name }}``; the only names that texts may use."""
        return {
            "program.name": self.name,
            "lead.name": self.lead_name,
            "lead.phone": self.lead_phone,
        }


def paper_of(program: Program) -> Literal["a4", "letter"]:
    """The paper it says, else what is usual in its country, else A4."""
    is_letter = program.paper == "letter" or (program.paper is None and program.country in LETTER_COUNTRIES)
    return "letter" if is_letter else "a4"


def program(source: Source) -> tuple[Program, tuple[Diagnostic, ...]]:
    """Read the program; faults leave the field unsaid."""
    if source.root is None:
        return Program(), ()
    report = Report()
    root = source.root
    _check_keys(root, KEYS, "program.yaml", report)
    details = root.get("safeguarding")
    if details is not None and not isinstance(details, Mapping) and not _is_empty(details):
        hint = "type 'safeguarding:' alone, and 'lead: …' and 'phone: …' in the lines below it, moved in by two spaces"
        report.add("P103", details.at, "'safeguarding' has two lines of its own, 'lead' and 'phone'", hint)
    safeguarding = details if isinstance(details, Mapping) else Mapping()
    _check_keys(safeguarding, SAFEGUARDING_KEYS, "'safeguarding'", report)
    countries = _countries(root, report)
    read = Program(
        name=_text(root, "program", report),
        countries=countries,
        help_by_hand=_flag(root, "help-by-hand", report),
        paper=_paper(root, report),
        lead_name=_text(safeguarding, "lead", report),
        lead_phone=_phone(safeguarding, countries[0] if countries else None, report),
        lessons=_names(root, "lessons", report),
        languages=_names(root, "languages", report),
    )
    return read, tuple(report)


def _check_keys(root: Mapping, keys: Collection[str], where: str, report: Report) -> None:
    for key in root:
        if key not in keys:
            free = [one for one in keys if one not in root]
            choices = f"type one of {', '.join(free)}, or delete the line" if free else "delete the line"
            hint = did_you_mean(key, free) or choices
            if key in SAFEGUARDING_KEYS:
                hint = f"type 'safeguarding:' in a line above it, and '{key}: …' below that, moved in by two spaces"
            report.add("P102", key.at, f"{visible(key)} is not a field of {where}", hint)


def _is_empty(value: Value) -> bool:
    return isinstance(value, Scalar) and not value.strip()


def _scalar(root: Mapping, key: str, report: Report) -> Scalar | None:
    """A text that is there and says something; lines left empty are not said yet, and no fault."""
    value = root.get(key)
    if value is None or _is_empty(value):
        return None
    if not isinstance(value, Scalar):
        hint = 'take the brackets or dashes away; if the text holds a colon, put it in double quotes: "…"'
        report.add("P103", value.at, f"'{key}' is one text", hint)
        return None
    return value


def _text(root: Mapping, key: str, report: Report) -> str | None:
    value = _scalar(root, key, report)
    if value is None:
        return None
    text = " ".join(value.split())
    if len(text) > MOST_CHARACTERS:
        message = f"'{key}' has {len(text)} characters; {MOST_CHARACTERS} fit at the top of a page"
        report.add("P107", value.at, message, "make it shorter")
        return None
    return text


def _phone(root: Mapping, country: str | None, report: Report) -> str | None:
    value = _text(root, "phone", report)
    if value is not None and not re.search(r"\d", value):
        message = f"{visible(value)} has no digits, so nobody can ring it"
        report.add("P106", root["phone"].at, message, 'type the number in double quotes, such as "+1 202 555 0143"')
    return in_groups(value, country) if value else value


def _paper(root: Mapping, report: Report) -> str | None:
    value = _scalar(root, "paper", report)
    if value is None or value.lower() in ("a4", "letter"):
        return value.lower() if value else None
    hint = did_you_mean(value, ("a4", "letter")) or "type a4 or letter; other sizes are chosen when printing"
    report.add("P104", value.at, f"{visible(value)} is not one of a4, letter", hint)
    return None


def _flag(root: Mapping, key: str, report: Report) -> bool:
    value = _scalar(root, key, report)
    if value is None:
        return False
    if value not in FLAGS:
        hint = did_you_mean(value, FLAGS) or f"type '{key}: yes', or delete the line"
        report.add("P104", value.at, f"{visible(value)} is not one of yes, no", hint)
    return FLAGS.get(value, False)


def _countries(root: Mapping, report: Report) -> tuple[str, ...]:
    """One, or several in square brackets; none if one is wrong, since pages for half of them would mislead."""
    value = root.get("country")
    if isinstance(value, Sequence):
        good = dict.fromkeys(_country(item, report) for item in value)
        return tuple(code for code in good if code) if None not in good else ()
    typed = _scalar(root, "country", report)
    code = None if typed is None else _country(typed, report)
    return (code,) if code else ()


def _country(value: Value, report: Report) -> str | None:
    if isinstance(value, Scalar) and value in COUNTRIES:
        return str(value)
    shown, hint = "this", "type two capital letters, such as KE; for several countries type country: [PH, KW]"
    if isinstance(value, Scalar):
        shown, hint = visible(value), _country_hint(value)
    report.add("P101", value.at, f"{shown} is not the two capital letters of a country", hint)
    return None


def _country_hint(value: str) -> str:
    # loaded for a hint alone, so that reading a good file stays light
    from babel import Locale

    names = {name: code for code, name in Locale("en").territories.items() if code in COUNTRIES}
    value = without_curly(value)
    letters = value.upper()
    code = _OFTEN_TYPED.get(letters, letters)
    if code not in COUNTRIES:
        # nearer than elsewhere: England is not Greenland
        near = difflib.get_close_matches(value.title(), names, n=1, cutoff=0.8)
        code = names[near[0]] if near else ""
    if not code:
        return "type the two letters of your country, such as KE for Kenya; to say none, delete the line"
    name = next(name for name, one in names.items() if one == code)
    return f"did you mean {name}? then type {code}; to say none, delete the line"


def _names(root: Mapping, key: str, report: Report) -> tuple[str, ...]:
    """A list of names of lessons or tags of languages; each once, in the order typed."""
    value = root.get(key)
    if value is None or _is_empty(value):
        return ()
    if not isinstance(value, Sequence):
        typed = ", ".join(value.replace(",", " ").split()) if isinstance(value, Scalar) else "…"
        report.add("P103", value.at, f"'{key}' is a list", f"put it in square brackets: {key}: [{typed}]")
        return ()
    good = dict[str, Position]()
    for item in value:
        if isinstance(item, Scalar) and (_LESSON if key == "lessons" else _TAG).fullmatch(item):
            good.setdefault(str(item), item.at)
        else:
            _report_name(item, key, report)
    return tuple(good)


def _report_name(item: Value, key: str, report: Report) -> None:
    shown = visible(item) if isinstance(item, Scalar) else "this"
    if key == "lessons":
        hint = "type the name of a file in materials/en without .yaml, such as safety-skills"
        report.add("P105", item.at, f"{shown} is not the name of a lesson", hint)
        return
    from babel import Locale

    tags = {name: tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    near = nearest(item, tags) if isinstance(item, Scalar) else None
    hint = f"for {near} type {tags[near]}" if near else "type a short tag, such as ar for Arabic or pt-BR"
    report.add("P105", item.at, f"{shown} is not the tag of a language", hint)
