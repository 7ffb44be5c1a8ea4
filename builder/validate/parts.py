"""What the parts of one block must have to do with each other: questions with their answers, rows with their columns.

It reads the values as typed, not the models, so that a fault in one question hides nothing in the others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from builder.diagnostics import Report, visible
from builder.load import Mapping, Scalar, Sequence, Value
from builder.validate.values import MOST_FOUND
from builder.validate.written import is_yes, items, mappings, text

PARTS = {"choice": "choices", "true-false": "answer", "matching": "pairs"}
"""What a question has, by its kind."""
BETWEEN = {"choices": (2, 6), "pairs": (2, 8), "columns": (2, 4), "bars": (2, 8), "items": (2, 10)}
"""How many fit on a page and into a head."""
ADD = {
    "choices": "add 'choices:' and below it the answers, one of them with 'right: yes'",
    "answer": "add 'answer: yes' if the sentence is true, 'answer: no' if it is not",
    "pairs": "add 'pairs:' and below it what belongs together, each with 'left: …' and 'right: …'",
}


def check_parts(root: Mapping, report: Report) -> None:
    """Report parts of a block that do not fit together."""
    for section in mappings(root, "sections"):
        for block in mappings(section, "blocks"):
            check = _CHECKS.get(text(block, "type") or "")
            if check is not None:
                check(block, report)
            if len(report.found) > MOST_FOUND:
                return


def _check_quiz(block: Mapping, report: Report) -> None:
    for question in mappings(block, "questions"):
        kind = text(question, "kind")
        if kind not in PARTS:
            continue
        wanted = PARTS[str(kind)]
        for key in question:
            if key in PARTS.values() and key != wanted:
                hint = f"delete it, or type 'kind: {next(one for one, part in PARTS.items() if part == key)}'"
                report.add("M501", key.at, f"a {kind} question has no '{key}'", hint)
        if wanted not in question:
            report.add("M502", question.at, f"'{wanted}' is missing in this {kind} question", ADD[wanted])
        elif kind == "choice":
            _check_choices(question, report)
        elif kind == "matching":
            _check_number(question, "pairs", report)
            for side in ("left", "right"):
                _check_repeats(question, "pairs", side, report)
        if len(report.found) > MOST_FOUND:
            return


def _check_choices(question: Mapping, report: Report) -> None:
    _check_number(question, "choices", report)
    _check_repeats(question, "choices", "text", report)
    choices = items(question, "choices")
    right = [one for one in mappings(question, "choices") if is_yes(one, "right")]
    if choices and not right:
        hint = "add 'right: yes' to the right one"
        report.add("M504", question["choices"].at, "no answer of this question is marked as right", hint)
    for one in right[1:2]:
        message = f"{len(right)} of these answers are marked as right; only one may be"
        report.add("M504", one["right"].at, message, "delete 'right: yes' in all but one, or ask two questions")


def _check_number(root: Mapping, key: str, report: Report) -> None:
    """Report too few or too many items; that there are none is told already."""
    written, (least, most) = items(root, key), BETWEEN[key]
    if 0 < len(written) < least:
        message = f"'{key}' has one item, and needs {least} at least"
        report.add("M503", root[key].at, message, "add another")
    elif len(written) > most:
        message = f"'{key}' has {len(written)} items; {most} are the most"
        report.add("M503", written[most].at, message, "take some away, or make two of it")


def _check_repeats(root: Mapping, key: str, field: str, report: Report) -> None:
    """Report what is given twice, so that nobody could say which is meant."""
    seen = set[str]()
    for one in mappings(root, key):
        said = text(one, field)
        if said is None:
            continue
        if _folded(said) in seen:
            message = f"{visible(said)} stands twice among these {key}"
            report.add("M505", said.at, message, "change one of the two, or take one away")
            return
        seen.add(_folded(said))


def _folded(said: str) -> str:
    return " ".join(unicodedata.normalize("NFC", said).casefold().split())


def _check_comparison(block: Mapping, report: Report) -> None:
    _check_number(block, "columns", report)
    columns = items(block, "columns")
    for row in mappings(block, "rows"):
        cells = items(row, "cells")
        if 0 < len(columns) <= BETWEEN["columns"][1] and cells and len(cells) != len(columns):
            message = f"this row has {_counted(cells, 'cell')} for {_counted(columns, 'column')}"
            hint = f"type one for each of {', '.join(_shown(one) for one in columns)}"
            report.add("M506", row["cells"].at, message, hint)
            if len(report.found) > MOST_FOUND:
                return


def _check_chart(block: Mapping, report: Report) -> None:
    _check_number(block, "bars", report)


def _check_diagram(block: Mapping, report: Report) -> None:
    _check_number(block, "items", report)
    if text(block, "shape") == "sequence" and "result" in block:
        hint = "delete the line, or type 'shape: parts'"
        report.add("M507", block["result"].at, "a sequence has no 'result'; only parts make something together", hint)


def _counted(many: Sequence | tuple[()], what: str) -> str:
    return f"{len(many)} {what}" if len(many) == 1 else f"{len(many)} {what}s"


def _shown(value: Value) -> str:
    return visible(value, 30) if isinstance(value, Scalar) else "…"


_CHECKS: dict[str, Callable[[Mapping, Report], None]] = {
    "quiz": _check_quiz,
    "comparison": _check_comparison,
    "chart": _check_chart,
    "diagram": _check_diagram,
}
