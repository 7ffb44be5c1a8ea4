"""Every diagnostic code: its name, severity and explanation. One module per owner; codes are never used twice."""

from __future__ import annotations

from builder.codes import (
    access,
    compose,
    exchange,
    facts,
    helplines,
    load,
    meaning,
    model,
    output,
    program,
    reading,
    translation,
    typeset,
    wording,
)
from builder.codes.code import Code

_OWNERS = {
    "Y": load.CODES,
    "M": [*model.CODES, *meaning.CODES],
    "T": [*translation.CODES, *exchange.CODES],
    "P": [*program.CODES, *helplines.CODES],
    "C": compose.CODES,
    "S": typeset.CODES,
    "O": output.CODES,
    "A": access.CODES,
    "W": [*wording.CODES, *reading.CODES],
    "F": facts.CODES,
}

CODES: dict[str, Code] = {}
for _letter, _codes in _OWNERS.items():
    for _code in _codes:
        if not _code.code.startswith(_letter) or _code.code in CODES:
            raise AssertionError(f"{_code.code} is in the wrong module or registered twice")
        CODES[_code.code] = _code

__all__ = ["CODES", "Code"]
