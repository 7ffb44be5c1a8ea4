"""Words → the rows of YAML that say exactly these words, in the form that is easiest to read and to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from builder.errors import InternalError
from builder.load import Mapping as YamlMapping
from builder.load import Scalar, Source, load
from builder.load import Sequence as YamlSequence

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A value of YAML without its place."""
_SAFE_IN_BRACKETS = re.compile(r"\w[\w .;()/-]*", re.UNICODE)


def plain(value: object) -> Plain:
    """A loaded value without its place."""
    if isinstance(value, YamlMapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, YamlSequence):
        return [plain(inner) for inner in value]
    return str(value)


def field_rows(key: str, value: Plain) -> list[str]:
    """The rows of ``key: value`` without line ends, the first not moved in. Raises InternalError if no form says it."""
    if not isinstance(value, str):
        rows = [f"{key}: {in_brackets(value)}"]
        if _said(rows) != value:
            raise InternalError(f"no YAML says {value!r}")
        return rows
    for rows in _forms(key, value):
        if _said(rows) == value:
            return rows
    raise InternalError(f"no YAML says {value!r}")


def in_brackets(value: Plain) -> str:
    """A value on one line, such as ``{by: Ana, role: teacher}``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_short(key)}: {in_brackets(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return _short(value)


def _short(text: str) -> str:
    return text if _SAFE_IN_BRACKETS.fullmatch(text) and text == text.strip() else _double(text)


def _forms(key: str, text: str) -> Iterable[list[str]]:
    if not text:
        yield [f"{key}:"]
    elif "\n" in text:
        ends = len(text) - len(text.rstrip("\n"))
        mark = "|" if ends == 1 else "|-" if not ends else "|+"
        body = text if ends else f"{text}\n"
        yield [f"{key}: {mark}", *(f"  {row}" if row else "" for row in body.split("\n")[:-1])]
    else:
        yield [f"{key}: {text}"]
        if '"' not in text and "\\" not in text:
            yield [f'{key}: "{text}"']
        yield [f"{key}: '{text.replace(chr(39), chr(39) * 2)}'"]
    yield [f"{key}: {_double(text)}"]


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _said(rows: Iterable[str]) -> Plain | None:
    """What these rows say where they will stand, moved in below a name; None if they say it with a remark or fault."""
    inside = "".join(f"  {row}\n" if row else "\n" for row in rows)
    read: Source = load("", f"x:\n{inside}y: .\n".encode("utf-8", "surrogatepass"))
    outer = read.root.get("x") if read.root is not None and not read.found else None
    if not isinstance(outer, Mapping) or len(outer) != 1:
        return None
    (value,) = outer.values()
    return plain(value) if isinstance(value, Scalar | YamlSequence | YamlMapping) else None
