"""Random input that tests share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

QUICK = settings(max_examples=300, deadline=None, derandomize="CI" in os.environ)
"""Alike in every run under CI, new elsewhere."""
THOROUGH = settings(QUICK, max_examples=1000)

HERE = Path(__file__).parent
LESSON = (HERE.parent / "materials" / "en" / "safety-skills.yaml").read_text("utf-8")
LESSONS = {
    path.stem: path.read_text("utf-8")
    for folder in (HERE.parent / "materials" / "en", HERE / "blocks")
    for path in sorted(folder.glob("*.yaml"))
}
"""Valid lessons by name: those that are shipped, and one for each type of block."""
SIGNS = [
    *"\"'[]{}:-#*&!|>%@`,?~<=\t\\\r ",
    ": ",
    " #",
    "- ",
    "{{",
    "}}",
    "\u200b",
    "\u202e",
    "\ue000",
    "\u2028",
    "é",
    "ក",
]
"""Characters with a meaning in YAML or in texts, hidden ones, and some of other scripts."""

NAUGHTY = [
    "undefined", "null", "NaN", "-0", "1e309", "0x10", "1_000", "True", "off", "~", "=", "<<", "---", "...", "%YAML",
    "';--", "1;DROP TABLE users", "<script>alert(1)</script>", "&lt;b&gt;", "<b>", "</para>", "<!--", "]]>", "\\0",
    "{{ 7*7 }}", "{% raw %}", "${x}", "$(reboot)", "`reboot`", "../../etc/passwd", "C:\\nul", "file:///etc/passwd",
    "http://a/%%30%30", "\u00ad", "\u200b\u200d", "\u200f\u0645", "\u2066a\u2069", "Z\u0351\u0346\u0300\u0301", "ﷺ",
    "田中さん", "👩🏽‍👧", "🇰🇭", "\U0001f468\u200d\U0001f469", "ﬁ", "İi", "ß", "١٢٣", "Ω≈ç√∫", "¯\\_(ツ)_/¯",
    "مُنَاقَشَةُ", "\u00a0",
    "#hash", "@at", "*star*", "!bang", "|bar", ">more", "a: b", "a #b", "- a", "[a", "{a",
    '"a', "'a", "? a", "%a", "`a",
]  # fmt: skip
"""Strings that have broken programs (after the Big List of Naughty Strings), and what YAML gives a meaning to."""

_NAME = re.compile(r"\s*(?:- )?\{?(?P<name>[a-z-]+):(?P<value> [^|].*)?")


def slips() -> Iterator[tuple[str, int, str]]:
    """(lesson, number of a line, text) for every line of every lesson, mistyped in each way that must be noticed there:
    a wrong letter in a name, no colon, a quote or bracket that nothing closes, a tab."""
    for lesson, text in LESSONS.items():
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            damaged = ["\t" + line] if line.startswith(" ") else []
            if name := _NAME.match(line):
                damaged += [f"{line[: name.end('name')]}x{line[name.end('name') :]}", line.replace(":", "", 1)]
                if name["value"]:
                    value = name.start("value") + 1
                    damaged += [f'{line[:value]}"{line[value:].replace(chr(34), "")}', f"{line[:value]}[{line[value:]}"]
            for one in damaged:
                yield lesson, number, "\n".join([*lines[: number - 1], one, *lines[number:]])


random_bytes = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from([*SIGNS, "a", "b: ", "\n", "  "]), max_size=40).map(lambda parts: "".join(parts).encode()),
)


@st.composite
def damaged_lessons(draw: st.DrawFn) -> tuple[str, str]:
    """A valid lesson's name, and its text or first lines, with up to four lines deleted, doubled, swapped, moved or
    mistyped."""
    name = draw(st.sampled_from(sorted(LESSONS)))
    lines = LESSONS[name].split("\n")
    lines = lines[: draw(st.sampled_from([30, 90, len(lines)]))]
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        damage = draw(st.sampled_from(["delete", "double", "swap", "indent", "dedent", "insert", "drop", "colon"]))
        column = draw(st.integers(0, len(line)))
        if damage == "delete" and len(lines) > 1:
            del lines[number]
        elif damage == "double":
            lines.insert(draw(st.integers(0, len(lines))), line)
        elif damage == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[number], lines[other] = lines[other], line
        elif damage == "indent":
            lines[number] = " " * draw(st.integers(1, 4)) + line
        elif damage == "dedent":
            lines[number] = line[draw(st.integers(1, 3)) :]
        elif damage == "insert":
            lines[number] = line[:column] + draw(st.sampled_from(SIGNS)) + line[column:]
        elif damage == "drop":
            lines[number] = line[:column] + line[column + 1 :]
        elif damage == "colon":
            lines[number] = line.replace(": ", draw(st.sampled_from([":", " ", ": - ", ': "', ": [", ": {"])), 1)
    return name, "\n".join(lines)
