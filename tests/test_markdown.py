"""The small Markdown: what is a mark, what prints as typed, and that no character is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Position
from builder.load import Scalar
from builder.markdown import TextError, parse
from builder.texts import Emphasis, Kind, Link, ListNode, PageReference, Paragraph, Placeholder, Strong, Text, Words

KINDS: tuple[Kind, ...] = ("plain", "inline", "prose")
AS_TYPED = [
    "x<y and y>z",
    "R&D",
    "{{ 7*7 }}",
    "{{ lead }}",
    "{{ lead.name.first }}",
    "{{ lead_name }}",
    "{% if x %}",
    "<b>",
    "</para>",
    "&amp; &#65;",
    "# x",
    "> x",
    "`code`",
    "Dial *31*555",
    "*#06#",
    "*one*",
    "****",
    "* one",
    "+ one",
    "1) one",
    "---",
    "snake_case_word",
    "#أنا_لست_وحدي",
    "___ is my name",
    "__x__",
    "_ x _",
    "** x **",
    "2**3",
    "a **b",
    "https://example.org",
    "<https://example.org>",
    "![picture](x.png",
    "[a](see below)",
    "[a][b]",
    "[1]",
    r"\*x\* \_ \\ \[",
    "~~x~~",
    "| a | b |",
    "50 % {off}",
]


def tree(source: str, kind: Kind = "inline") -> Any:
    return parse(Scalar(source), kind).content


def words(nodes: Iterable[Any]) -> str:
    """The text of a tree with its marks put back, but for what begins list items."""
    out = []
    for node in nodes:
        if isinstance(node, Words):
            out.append(node.text)
        elif isinstance(node, Placeholder):
            out.append("{{" + node.name + "}}")
        elif isinstance(node, Link):
            out.append(f"[{words(node.inside)}]({node.href})")
        elif isinstance(node, Paragraph):
            out.append(words(node.inside) + " ")
        elif isinstance(node, ListNode):
            out.extend(words(item) for item in node.items)
        else:
            mark = "**" if isinstance(node, Strong) else "_"
            out.append(mark + words(node.inside) + mark)
    return "".join(out)


def found(source: str, kind: Kind = "prose") -> list[str]:
    """Codes and places, where a text on several lines lies like a literal block at the margin."""
    with pytest.raises(TextError) as refused:
        parse(Scalar(source, Position("f", 1, 1), (1, 0) if "\n" in source else 0), kind)
    return [f"{one.code} {one.at.line}:{one.at.column}" for one in refused.value.found if one.at]


@pytest.mark.parametrize("source", AS_TYPED)
@pytest.mark.parametrize("kind", KINDS)
def test_prints_as_typed(source: str, kind: Kind) -> None:
    inline = (Words(source),)
    assert tree(source, kind) == ((Paragraph(inline),) if kind == "prose" else inline)


def test_reads_marks() -> None:
    assert tree("**b** _e_ {{ lead.name }}") == (
        Strong((Words("b"),)),
        Words(" "),
        Emphasis((Words("e"),)),
        Words(" "),
        Placeholder("lead.name"),
    )
    assert tree("_**b** e_") == (Emphasis((Strong((Words("b"),)), Words(" e"))),)
    assert tree("[a **b**](https://x.org/A_(b)?c=d_e_f)") == (
        Link("https://x.org/A_(b)?c=d_e_f", (Words("a "), Strong((Words("b"),)))),
    )
    assert tree("***31***") == (Strong((Words("*31*"),)),)
    assert tree("2**3 and **bold**") == (Words("2**3 and "), Strong((Words("bold"),)))


def test_marks_close_before_letters_of_scripts_without_spaces() -> None:
    assert tree("**停。**请告诉") == (Strong((Words("停。"),)), Words("请告诉"))
    assert tree("**ឈប់។**ពិនិត្យ") == (Strong((Words("ឈប់។"),)), Words("ពិនិត្យ"))


def test_marks_that_cross_stay_text() -> None:
    assert tree("_a **b_ c**") == (Emphasis((Words("a **b"),)), Words(" c**"))
    assert tree("[**a](https://x.org)**") == (Link("https://x.org", (Words("**a"),)), Words("**"))


def test_plain_text_has_placeholders_only() -> None:
    assert tree("**a** [b](c) {{lead.name}}", "plain") == (Words("**a** [b](c) "), Placeholder("lead.name"))


def test_backslash_keeps_braces() -> None:
    assert tree(r"\{{ lead.name }} {{ lead.name }}") == (Words("{{ lead.name }} "), Placeholder("lead.name"))


def test_placeholders_in_addresses_stay_as_typed() -> None:
    assert tree("[ring](tel:{{ lead.phone }})") == (Link("tel:{{ lead.phone }}", (Words("ring"),)),)
    assert tree("[site]({{ program.site }})") == (Link("{{ program.site }}", (Words("site"),)),)


def test_line_ends_become_spaces() -> None:
    assert tree("  a\n  b \n\n c\n") == (Words("a b c"),)
    assert tree("a **b\nc**\nd") == (Words("a "), Strong((Words("b c"),)), Words(" d"))


def test_prose_has_paragraphs_and_lists() -> None:
    assert tree("a\nb\n \nc", "prose") == (Paragraph((Words("a b"),)), Paragraph((Words("c"),)))
    assert tree("a:\n- b\n- c\n\n  d\n\n  1. e\n  2. f\n\ng", "prose") == (
        Paragraph((Words("a:"),)),
        ListNode(
            False,
            1,
            (
                (Paragraph((Words("b"),)),),
                (
                    Paragraph((Words("c"),)),
                    Paragraph((Words("d"),)),
                    ListNode(True, 1, ((Paragraph((Words("e"),)),), (Paragraph((Words("f"),)),))),
                ),
            ),
        ),
        Paragraph((Words("g"),)),
    )
    numbered = tree("3. c\n4. d", "prose")[0]
    assert (numbered.ordered, numbered.start, len(numbered.items)) == (True, 3, 2)
    assert len(tree("1. a\n1. b", "prose")[0].items) == 2


def test_long_lists_in_markdowns_other_forms_are_text() -> None:
    assert tree("* a\n+ b\n1) c", "prose") == (Paragraph((Words("* a + b 1) c"),)),)


def test_empty_text_is_false() -> None:
    for kind in KINDS:
        assert not parse(Scalar(" \n "), kind)


def test_keeps_source_and_place() -> None:
    at = Position("f", 3, 9)
    assert parse(Scalar("a  b\n", at), "prose") == Text("prose", "a  b\n", (Paragraph((Words("a  b"),)),), at)


@pytest.mark.parametrize(
    ("href", "hint"),
    [
        ("javascript:alert(1)", "https://, http://, mailto: or tel:"),
        ("file:///etc/passwd", "https://, http://, mailto: or tel:"),
        ("\\\\host\\share", "https://, http://, mailto: or tel:"),
        ("//host/x", "https://, http://, mailto: or tel:"),
        ("https:", "https://, http://, mailto: or tel:"),
        ("mailto:x", "https://, http://, mailto: or tel:"),
        ("www.example.org/a", "type https://www.example.org/a"),
    ],
)
def test_refuses_other_addresses(href: str, hint: str) -> None:
    with pytest.raises(TextError) as refused:
        parse(Scalar(f"see [this]({href})"), "inline")
    assert [one.code for one in refused.value.found] == ["M401"]
    assert hint in refused.value.found[0].hint
    assert words(refused.value.text.content) == "see this"


@pytest.mark.parametrize("href", ["http://x.org", "HTTPS://x.org/?a=b&c=d#e", "mailto:a@b.org", "tel:+31-20-555*1#"])
def test_accepts_addresses(href: str) -> None:
    assert tree(f"[a]({href})") == (Link(href, (Words("a"),)),)


def test_names_faults_at_their_place() -> None:
    assert found("a [b](ftp://c)") == ["M401 1:7"]
    assert found("[a]() [](https://x.org)") == ["M402 1:1", "M402 1:7"]
    assert found("- a\n- [b](x)") == ["M401 2:7"]
    assert found("- - - - x") == ["M403 1:1"]
    assert found("- a\n  - a\n    - a\n      - a") == ["M403 4:7"]
    assert found("_a_ " * 300) == ["M404 1:1"]
    assert found("{{ a.b }} " * 300, "plain") == ["M404 1:1"]
    assert found("1. a\n2. b\n4. c") == ["M405 3:1"]
    assert found("- a\n-\n") == ["M406 2:1"]


SPELLED = st.lists(
    st.sampled_from(
        [
            *"ab *_[](){}\\.\n-1 ",
            *("**", "\n\n", "- ", "\n- ", "\n  - ", "\n1. ", "\n2. ", "{{ a.b }}", "\\{{", "](https://x.org)", "[a]"),
            *("(tel:1)", "\u00a0", "é", "ក្ត", "ع", "&amp;", "<b>", "```\n", "# ", "> ", "\t", "[x](y)"),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(SPELLED)
def test_loses_no_character(source: str) -> None:
    for kind in KINDS:
        try:
            text = parse(Scalar(source), kind)
        except TextError as refused:
            if {one.code for one in refused.found} & {"M401", "M402"}:
                continue
            text = refused.text
        typed = _letters(re.sub(r"\\(?=\{\{)", "", source), kind)
        kept = _letters(words(text.content), kind)
        assert re.sub(r"[*_]", "", kept) == re.sub(r"[*_]", "", typed), kind
        # strong within strong is said once, so pairs of marks may go
        assert (typed.count("*") - kept.count("*")) in range(0, 1000, 4), kind
        assert (typed.count("_") - kept.count("_")) in range(0, 1000, 2), kind


def _letters(text: str, kind: Kind) -> str:
    """What must stay: all but white space, and in prose what may begin list items."""
    return re.sub(r"[\s0-9.-]" if kind == "prose" else r"\s", "", text)


@settings(max_examples=300, deadline=None)
@given(SPELLED)
def test_marks_are_few_levels_deep(source: str) -> None:
    try:
        content = parse(Scalar(source), "inline").content
    except TextError as refused:
        content = refused.text.content
    assert _depth(content) <= 4


def _depth(nodes: Iterable[Any]) -> int:
    return 1 + max((_depth(node.inside) for node in nodes if hasattr(node, "inside")), default=0)


@pytest.mark.parametrize(
    "part",
    [
        "_a ",
        "**a ",
        "**a **",
        "[a",
        "[a](",
        "- ",
        "1. a\n",
        "- a\n",
        "{{ a.b }}",
        "[",
        "*",
        "**_",
        "{{",
        "a\n\n",
        "_a_ ",
    ],
)
def test_long_texts_are_read_or_refused(part: str) -> None:
    codes = set()
    try:
        parse(Scalar(part * (20_000 // len(part))), "prose")
    except TextError as refused:
        codes = {one.code for one in refused.found}
    assert codes <= {"M403", "M404", "M406"}


@pytest.mark.parametrize("kind", ["inline", "prose"])
@pytest.mark.parametrize("block", ["my-plan", "plan-2", "2", "My_Plan"])
def test_pages_are_named_by_blocks(kind: Kind, block: str) -> None:
    text = parse(Scalar(f"See **page {{{{ page.{block} }}}}**."), kind)
    inside = text.content[0].inside if isinstance(text.content[0], Paragraph) else text.content
    assert inside == (Words("See "), Strong((Words("page "), PageReference(block))), Words("."))


@pytest.mark.parametrize("typed", [r"\{{ page.plan }}", "{{ page. }}", "{{ page.a b }}", "{ page.plan }", "{{page}}"])
def test_what_names_no_page_is_text(typed: str) -> None:
    assert parse(Scalar(typed), "inline").content == (Words(typed.replace("\\", "")),)


@pytest.mark.parametrize(
    ("kind", "typed", "words", "column"),
    [
        ("plain", "Plan on {{ page.plan }}", "Plan on {{ page.plan }}", 9),
        ("inline", "[on {{ page.plan }}](tel:1)", "on {{ page.plan }}", 5),
        ("prose", "- [x]({{ page.plan }})", "x", 7),
        ("prose", "- [x](https://a.b/{{page.plan2}})", "x", 19),
    ],
)
def test_pages_are_not_named_in_headings_and_links(kind: Kind, typed: str, words: str, column: int) -> None:
    with pytest.raises(TextError) as caught:
        parse(Scalar(typed, Position("x.yaml", 1, 1)), kind)
    assert [(one.code, one.at and one.at.column) for one in caught.value.found] == [("M407", column)]
    assert words in repr(caught.value.text.content)
