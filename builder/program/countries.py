"""Countries of a program: two capital letters each → the codes, or what is wrong. None is ever guessed."""

from __future__ import annotations

import difflib

from builder.diagnostics import Report, visible
from builder.load import Mapping, Scalar, Sequence, Value
from builder.load.lookalikes import without_curly
from builder.program.fields import scalar

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


def countries(root: Mapping, report: Report) -> tuple[str, ...]:
    """One, or several in square brackets; none if one is wrong, since pages for half of them would mislead."""
    value = root.get("country")
    if isinstance(value, Sequence):
        good = dict.fromkeys(_country(item, report) for item in value)
        return tuple(code for code in good if code) if None not in good else ()
    typed = scalar(root, "country", report)
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


def meant(typed: str) -> tuple[str, str] | None:
    """The letters and the English name of the country that is probably meant by a name or by letters."""
    # loaded for this alone, so that reading a good file stays light
    from babel import Locale

    names = {name: code for code, name in Locale("en").territories.items() if code in COUNTRIES}
    typed = without_curly(typed).strip()
    letters = typed.upper()
    code = _OFTEN_TYPED.get(letters, letters)
    if code not in COUNTRIES:
        # nearer than elsewhere: England is not Greenland
        near = difflib.get_close_matches(typed.title(), names, n=1, cutoff=0.8)
        code = names[near[0]] if near else ""
    return (code, next(name for name, one in names.items() if one == code)) if code else None


def _country_hint(value: str) -> str:
    found = meant(value)
    if found is None:
        return "type the two letters of your country, such as KE for Kenya; to say none, delete the line"
    code, name = found
    return f"did you mean {name}? then type {code}; to say none, delete the line"
