"""Lines in the wrong place or without their dash or colon → a code, the place to look at, what to type."""

from __future__ import annotations

import re

from builder.diagnostics import Position, Report, visible
from builder.load.lines import Trouble, columns_of, indent_of
from builder.load.lookalikes import BULLET, ODD_INDENT, ODD_SPACE, WIDE_COLON


def report_unreadable(trouble: Trouble, report: Report) -> None:
    hint = "compare it with a line that works, above all its spaces, colons and quotes"
    report.add("Y199", trouble.here, "this line cannot be read", hint)


def report_no_colon(trouble: Trouble, line: int, report: Report) -> None:
    if _lookalike(trouble, line, report) or report_bullet(trouble, line, report):
        return
    text = trouble.lines[line]
    column = indent_of(text)
    above = trouble.line_above(line)
    is_item = text.startswith("- ", column)
    if not is_item and _is_in_a_list(trouble, line):
        _no_dash(trouble.at(line, column), report)
        return
    said = text.strip().removeprefix("- ").strip()
    named = re.match(r"[a-z][a-z-]*(?=\s|$)", said)
    hint = "type 'name: …', with a colon and a space"
    if named:
        hint = f"type '{said}:'" if named[0] == said else f"type '{named[0]}: …', with a colon and a space"
    if not is_item and not named and above >= 0 and trouble.lines[above].lstrip().startswith("- "):
        hint += "; if it is the next item of the list above, type '- ' before it, below the dashes of the others"
    elif not is_item:
        hint += "; if the line goes on with the text above, move it in further than the name above"
    report.add("Y108", trouble.at(line, column), f"there is no colon in {visible(text.strip(), 40)}", hint)


def _is_in_a_list(trouble: Trouble, line: int) -> bool:
    """Tell whether the nearest line above that is not moved in further is an item which begins at the same place."""
    indent = indent_of(trouble.lines[line])
    above = trouble.line_above(line)
    while above >= 0 and indent_of(trouble.lines[above]) > indent:
        above = trouble.line_above(above)
    return above >= 0 and trouble.lines[above].startswith("- ", indent) and indent_of(trouble.lines[above]) == indent


def _no_dash(at: Position, report: Report) -> None:
    message = "this line does not begin with '- ', but the list above it goes on"
    hint = "type '- ' before it if it is the next item; move it in by two spaces more if it belongs to the item above"
    report.add("Y115", at, message, hint)


def _lookalike(trouble: Trouble, line: int, report: Report) -> bool:
    """Report a space or colon on this line that only looks like one."""
    text = trouble.lines[line]
    if odd := ODD_INDENT.match(text):
        hint = "delete what stands before the first word, and press the space bar instead"
        report.add("Y115", trouble.at(line, odd.start("sign")), "this line begins with spaces that do not count", hint)
    elif odd := ODD_SPACE.match(text):
        hint = f"delete what stands between '{odd['name']}:' and the text, and press the space bar once"
        message = f"the space after '{odd['name']}:' is one that does not count"
        report.add("Y108", trouble.at(line, odd.start("sign")), message, hint)
    elif odd := WIDE_COLON.match(text):
        message = f"'{odd['sign']}' stands where a colon is expected"
        report.add("Y108", trouble.at(line, odd.start("sign")), message, f"type '{odd['name']}: …'")
    return bool(odd)


def report_bullet(trouble: Trouble, line: int, report: Report) -> bool:
    """Report a line on which a word processor's bullet or dash stands for the dash of an item."""
    bullet = BULLET.match(trouble.lines[line])
    if bullet is None:
        return False
    message = f"{visible(bullet['sign'])} does not begin an item of a list; a dash from the keyboard does"
    report.add("Y113", trouble.at(line, bullet.start("sign")), message, "type '- ' in its place")
    return True


def report_indentation(trouble: Trouble, report: Report) -> None:
    indent = indent_of(trouble.text)
    place = trouble.at(trouble.line, indent)
    above = trouble.line_above()
    if above >= 0 and trouble.lines[above].rstrip() == "...":
        report.add("Y205", trouble.at(above, 0), "'...' ends the lesson here", "delete the line '...'")
        return
    if above < 0:
        report_unreadable(trouble, report)
        return
    for line in (trouble.line, above):
        if _lookalike(trouble, line, report) or report_bullet(trouble, line, report):
            return
    known = _beginnings(trouble)
    if trouble.text.startswith("- ", indent) and indent in known:
        message = "a list item stands here, but a name and a colon are expected"
        hint = "take the '- ' away, or type a name and a colon in a line of their own above the list"
        report.add("Y115", place, message, hint)
    elif indent in known and "collection" in trouble.words:
        _no_dash(place, report)
    else:
        message = f"this line begins with {indent} space{'s' * (indent != 1)} and so belongs to nothing above it"
        report.add("Y115", place, message, _nearest_beginnings(trouble, indent, known))


def _beginnings(trouble: Trouble) -> dict[int, int]:
    """Columns at which something that is not ended yet begins, with the number of its line."""
    known: dict[int, int] = {}
    for number in range(trouble.line - 1, -1, -1):
        line = trouble.lines[number]
        if line.strip() and not line.lstrip().startswith("#"):
            for column in columns_of(line):
                if not known or column < min(known):
                    known[column] = number
    return known


def _nearest_beginnings(trouble: Trouble, indent: int, known: dict[int, int]) -> str:
    """Where the line may have been meant to begin: below a dash if it has one, else below a name."""
    has_dash = trouble.text.startswith("- ", indent)
    alike = [
        column
        for column, number in known.items()
        if column != indent and trouble.lines[number].startswith("- ", column) == has_dash
    ]
    nearest = sorted(alike or known, key=lambda column: (abs(column - indent), -column))[:2]
    places = [
        f"with {column or 'no'} space{'s' * (column != 1)}, below {_shown(trouble, known[column], column)}"
        for column in nearest
    ]
    return f"begin it {'; or '.join(places)}"


def _shown(trouble: Trouble, line: int, column: int) -> str:
    return f"{visible(trouble.lines[line][column:].rstrip(), 20)} of line {line + 1}"
