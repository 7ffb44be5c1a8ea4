"""Broken YAML in plain words: what the parser stumbled over → a code, the place to look at, what to type.

The parser's own words are never shown: they name what it expected, not what somebody typed.
"""

from __future__ import annotations

import re

import yaml

from builder.diagnostics import Position, Report, visible
from builder.load.lines import Trouble, columns_of, indent_of
from builder.load.lookalikes import begins_curly
from builder.load.misplaced import report_bullet, report_indentation, report_no_colon, report_unreadable

MOST_TABS = 20
QUOTES = 'put the whole text in double quotes: "…"'
_NAME_STUCK = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):[^\s:/]")
"""A name, a colon and no space."""
_DASH_STUCK = re.compile(r"\s*(?:- +)*-[^\s-]")
_VALUE = re.compile(r"""\s*(?:- +)*(?:[^\s"'\[{:]+ *: +)?(?P<first>\S)""")
"""The first character of the value on a line, behind dashes and a name."""
_OPENING_QUOTE = re.compile(r"""\s*(?:- +)*(?:[^\s"'\[{:]+ *: +)?(?:[\[{] *(?:[\w-]+: +)?)?(?P<quote>["'])""")
"""A quote at the beginning of the value on a line, or of the first value in brackets."""
_CLOSING_QUOTE = {'"': re.compile(r'(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*+'", re.DOTALL)}
_BRACKET = re.compile(r"(?:(?<=[\s\[{,])|^)(?P<open>[\[{])|[\]}]")
"""One that opens a list, not one within a text; or one that closes."""


def explain(error: yaml.MarkedYAMLError, file: str, text: str, report: Report) -> None:
    """Report one fault (all tabs, if it is a tab)."""
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    words = f"{error.context or ''}: {error.problem or ''}"
    lines = [*text.splitlines(), "", ""]
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    start_line, start_column = (min(start.line, len(lines) - 1), start.column) if start else (line, column)
    trouble = Trouble(file, lines, words, line, column, start_line, start_column)
    if "quoted scalar" not in words and _late_quote(trouble, report):
        return
    for needle, rule in _RULES:
        if re.search(needle, words):
            rule(trouble, report)
            return
    report_unreadable(trouble, report)


def _late_quote(trouble: Trouble, report: Report) -> bool:
    """Report a text whose closing quote was forgotten, so that it ran on to the next quote, on the line of trouble."""
    text = "\n".join([*trouble.lines[: trouble.line], trouble.before])
    number, at = 0, 0
    while number < trouble.line:
        opening = _OPENING_QUOTE.match(trouble.lines[number])
        start = at + opening.end() if opening else at
        closing = _CLOSING_QUOTE[opening["quote"]].match(text, start) if opening else None
        lines = text.count("\n", start, closing.end()) if closing else 0
        if opening and lines and number + lines == trouble.line:
            quote, place = opening["quote"], trouble.at(number, opening.start("quote"))
            hint = f"type {quote} at the end of the text; take the quote away if the text needs none"
            message = f"this text begins with the quote {quote} and ends only in line {trouble.line + 1}"
            report.add("Y109", place, message, hint)
            return True
        for _ in range(max(lines, 1)):
            at += len(trouble.lines[number]) + 1
            number += 1
    return False


def _tabs(trouble: Trouble, report: Report) -> None:
    """The parser stops at the first tab; the others would follow one by one."""
    count = 0
    for number, line in enumerate(trouble.lines[trouble.line :], trouble.line):
        indent = re.match(r" *\t", line)
        if indent and count < MOST_TABS:
            count += 1
            hint = "press the space bar instead, two spaces for each step inwards"
            report.add("Y105", trouble.at(number, indent.end() - 1), "this line begins with a tab", hint)
    if not count:
        report.add("Y105", trouble.here, "a tab stands here", "press the space bar instead")


def _cannot_start(trouble: Trouble, report: Report) -> None:
    if trouble.character == "\t" or "'\\t'" in trouble.words:
        _tabs(trouble, report)
    else:
        _needs_quotes(trouble, report)


def _needs_quotes(trouble: Trouble, report: Report) -> None:
    line = trouble.lines[trouble.start_line]
    shown = line[trouble.start_column : trouble.start_column + 1]
    if not shown:
        _never_closed(trouble, report)
        return
    if shown in "]},":
        _stray(trouble, trouble.start, shown, report)
        return
    if shown == "*" and report_bullet(trouble, trouble.start_line, report):
        return
    if shown in "|>":
        hint = f"end the line after the {shown} and type the text below it, moved in; or " + QUOTES
        message = f"'{shown}' opens a text on the lines below, so nothing can follow it"
        report.add("Y112", trouble.start, message, hint)
        return
    report.add("Y112", trouble.start, f"a text that begins with '{shown}' must stand in quotes", QUOTES)


def _stray(trouble: Trouble, at: Position, shown: str, report: Report) -> None:
    if shown == ",":
        hint = "take the comma away, or type what is missing before it"
        report.add("Y111", at, "nothing stands before this comma", hint)
    else:
        hint = f"take the {shown} away; if it belongs to a text, {QUOTES}"
        report.add("Y111", at, f"'{shown}' closes something that was not opened", hint)


def _unclosed_quote(trouble: Trouble, report: Report) -> None:
    quote = trouble.lines[trouble.start_line][trouble.start_column : trouble.start_column + 1]
    hint = f"type {quote} at the end of the text; take the quote away if the text needs none"
    report.add("Y109", trouble.start, f"this text begins with the quote {quote} and never ends", hint)


def _escape(trouble: Trouble, report: Report) -> None:
    column = trouble.text.rfind("\\", 0, trouble.column + 1)
    place = trouble.at(trouble.line, column) if column >= 0 else trouble.here
    shown = visible(trouble.text[column : column + 2]) if column >= 0 else "'\\'"
    hint = "use single quotes '…' around the text, or type \\\\ for one backslash"
    report.add("Y110", place, f"{shown} has no meaning in double quotes", hint)


def _bracket(trouble: Trouble, report: Report) -> None:
    opened = trouble.lines[trouble.start_line][trouble.start_column : trouble.start_column + 1] or "["
    if trouble.character == ":" and trouble.line == trouble.start_line:
        hint = 'put the text that holds the colon in double quotes: "…"'
        report.add("Y106", trouble.here, "this text holds a colon and a space, which end a name", hint)
        return
    _open_bracket(trouble.start, opened, report)


def _never_closed(trouble: Trouble, report: Report) -> None:
    """The lesson ended within brackets, and the parser no longer knows which."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(trouble.lines):
        for bracket in _BRACKET.finditer(line.partition(" #")[0]):
            if bracket["open"]:
                opened.append((number, bracket.start("open")))
            elif opened:
                opened.pop()
    if not opened:
        report_unreadable(trouble, report)
        return
    row, column = opened[-1]
    _open_bracket(trouble.at(row, column), trouble.lines[row][column], report)


def _open_bracket(at: Position, opened: str, report: Report) -> None:
    closing = "}" if opened == "{" else "]"
    hint = f"type {closing} at the end of the list; if it is a text that begins with {opened}, {QUOTES}"
    report.add("Y111", at, f"'{opened}' is opened here and '{closing}' is missing, or a comma is", hint)


def _second_colon(trouble: Trouble, report: Report) -> None:
    """A colon where no name can end: inside a text, or a text ran on because of a fault in the line above."""
    above = trouble.line_above()
    if ends := re.search(r":(?: |$)", trouble.before.rstrip()):
        hint = 'put the whole text after the first colon in double quotes: "…"'
        if begins_curly(trouble.text[ends.end() :]):
            hint = 'curly quotes “…” are printed and hold nothing together: put straight ones around the text: "…"'
        report.add("Y106", trouble.here, "a second colon stands in this line", hint)
    elif re.match(r"\s*- *\S", trouble.before) and above < 0:
        report_unreadable(trouble, report)
    elif above >= 0 and _DASH_STUCK.match(trouble.lines[above]):
        _dash(trouble, above, report)
    elif above >= 0 and (stuck := _NAME_STUCK.match(trouble.lines[above])):
        _colon_stuck(trouble, above, stuck, report)
    elif above >= 0 and columns_of(trouble.lines[above])[0] >= indent_of(trouble.text):
        report_no_colon(trouble, above, report)
    else:
        report_indentation(trouble, report)


def _missing_colon(trouble: Trouble, report: Report) -> None:
    line = trouble.lines[trouble.start_line]
    if _DASH_STUCK.match(line):
        _dash(trouble, trouble.start_line, report)
    elif stuck := _NAME_STUCK.match(line):
        _colon_stuck(trouble, trouble.start_line, stuck, report)
    else:
        report_no_colon(trouble, trouble.start_line, report)


def _dash(trouble: Trouble, line: int, report: Report) -> None:
    column = trouble.lines[line].index("-")
    report.add("Y113", trouble.at(line, column), "a space is missing after the dash", "type a space after the dash")


def _colon_stuck(trouble: Trouble, line: int, stuck: re.Match[str], report: Report) -> None:
    hint = f"type a space after the colon: '{stuck[1]}: …'"
    report.add("Y108", trouble.at(line, stuck.end(1)), f"a space is missing after '{stuck[1]}:'", hint)


def _list_on_line(trouble: Trouble, report: Report) -> None:
    hint = "begin the list on the next line, each item with a dash and a space; or " + QUOTES
    report.add("Y113", trouble.here, "a list cannot begin in the middle of a line", hint)


def _not_expected(trouble: Trouble, report: Report) -> None:
    """Something follows a value that was complete, or a line is moved in by a wrong number of spaces."""
    before = trouble.before.strip()
    value = _VALUE.match(trouble.text)
    if trouble.character == ":" and before in ("", "-"):
        report.add("Y206", trouble.here, "there is no name before the colon", "type a name before the colon")
    elif trouble.character in ("]", "}"):
        _stray(trouble, trouble.here, trouble.character, report)
    elif before and (before.endswith(('"', "'")) or (value and value["first"] in "\"'" and before != "-")):
        hint = 'put quotes around the whole text, and type \\" for a quote inside: "She said \\"no\\"."'
        report.add("Y107", trouble.here, "the text goes on after its closing quote", hint)
    elif before and value and value["first"] in "{[*&!" and value.start("first") < trouble.column:
        first = "{{" if trouble.text.startswith("{{", value.start("first")) else value["first"]
        place = trouble.at(trouble.line, value.start("first"))
        report.add("Y112", place, f"a text that begins with '{first}' must stand in quotes", QUOTES)
    elif not before and _remark_above(trouble):
        hint = "put the whole text in double quotes, or take the # away"
        above = trouble.line_above()
        place = trouble.at(above, trouble.lines[above].index(" #") + 1)
        report.add("Y114", place, "the # begins a remark, so the text cannot go on below", hint)
    else:
        report_indentation(trouble, report)


def _remark_above(trouble: Trouble) -> bool:
    above = trouble.line_above()
    return above >= 0 and " #" in trouble.lines[above] and ":" not in trouble.text and trouble.character != "-"


_RULES = (
    (r"\btab\b", _tabs),
    (r"quoted scalar.*(end of stream|document)", _unclosed_quote),
    (r"quoted scalar", _escape),
    (r"cannot start any token", _cannot_start),
    (r"an (alias|anchor)|a tag|tag handle|block scalar|node content|mapping keys", _needs_quotes),
    (r"a directive", _needs_quotes),
    (r"flow (sequence|mapping|node)", _bracket),
    (r"mapping values", _second_colon),
    (r"simple key", _missing_colon),
    (r"sequence entries", _list_on_line),
    (r"block (mapping|collection)|document start", _not_expected),
)
