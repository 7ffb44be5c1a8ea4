"""What a layout of a user's own may get wrong: each fault has its code, its file and, where that is known, its line."""

from __future__ import annotations

import pytest
from editions import GUIDE, HANDOUT, changed, edition_of, layout_of, tried
from full_lesson import full_lesson

from builder.compose import Layout, read_layout
from builder.diagnostics import Diagnostic
from builder.load import load

TEXT = "layouts/blocks/text.xml.j2"
DOCUMENT = "layouts/handout/document.xml.j2"
LESSON = full_lesson("full", lambda field: f"words of {field.replace('.', ' ')}")


def found_in(layout: Layout) -> list[Diagnostic]:
    """What is found; a document is made only when nothing is wrong."""
    document, found = tried(edition_of(LESSON), layout)
    assert (document is None) == bool(found)
    return list(found)


def in_block(inside: str, layout: str = HANDOUT) -> list[Diagnostic]:
    """Findings when the template of ``text`` holds this, from its third line on."""
    source = "{% macro facilitator(b) %}{% endmacro %}\n{% macro participant(b) %}\n" + inside + "\n{% endmacro %}\n"
    return found_in(changed(layout_of(layout), text=source))


BLOCKS = [
    ("<div>{{ b.text }}</div>", "C105", 3, "<div> is not an element"),
    ("<script>x</script>", "C105", 3, "<script>"),
    ('<p class="x">{{ b.title }}</p>', "C106", 3, "<p> has no attribute 'class'"),
    ("<a>{{ b.title }}</a>", "C106", 3, "<a> needs the attribute 'href'"),
    ("<p><a>{{ b.title }}</a></p>", "C106", 3, "<a> needs the attribute 'href'"),
    ('<figure image="x.png" alt=""/>', "C106", 3, "<figure> needs the attribute 'alt'"),
    ('<aside role="tipp">x</aside>', "C107", 3, 'role="tipp"'),
    ('<workspace height="tall"/>', "C107", 3, 'height="tall"'),
    ('<p><a href="javascript:x()">x</a></p>', "C107", 3, "javascript"),
    ('<p><a href="file:///etc/passwd">x</a></p>', "C107", 3, "file"),
    ('<p id="Big One">x</p>', "C107", 3, "Big One"),
    ('<p lang="not a tag">x</p>', "C107", 3, "lang"),
    ('<p><page-ref to="a b"/></p>', "C107", 3, "a b"),
    ("<ul>{{ b.title }}</ul>", "C108", 3, "a text cannot stand in <ul>"),
    ("<ul><p>x</p></ul>", "C108", 3, "<p> cannot stand in <ul>"),
    ("<li>x</li>", "C108", 3, "<li> cannot stand in <section>"),
    ("<table><td>x</td></table>", "C108", 3, "<td> cannot stand in <table>"),
    ("<p><p>x</p></p>", "C108", 3, "<p> cannot stand in <p>"),
    ("<p>{{ b.text }}</p>", "C108", 3, "may hold paragraphs"),
    ("<aside>loose<p>x</p></aside>", "C108", 3, "'loose' cannot stand in <aside>"),
    ("<aside>{{ b.title }}<p>x</p></aside>", "C108", 3, "a text cannot stand in <aside>"),
    ("loose", "C108", 3, "'loose' cannot stand in <section>"),
    ("<document/>", "C108", 3, "<document> cannot stand in"),
    ("<p><br>x</br></p>", "C108", 3, "<br> holds nothing"),
    ('<p id="{{ block(b) }}">x</p>', "C102", 3, "cannot be worked out"),
    ("<p>x", "C104", None, "not closed"),
    ("<p>x</q>", "C104", None, "closed by another name"),
    ("<p>a & b</p>", "C104", None, "no XML"),
    ("<p>&nbsp;</p>", "C104", None, "only &lt;"),
    ('<p id="a" id="b">x</p>', "C104", None, "twice"),
    ("<?x y?>", "C104", None, "not allowed"),
    ("</_><_>", "C104", None, "no XML"),
    ("<p>" * 200 + "</p>" * 200, "C104", None, "deep"),
    ("{{ b.titel }}", "C102", 3, "'text' has no field 'titel'"),
    ("{{ nothing }}", "C102", 3, "there is no 'nothing'"),
    ("{{ b.title.upper() }}", "C102", 3, "there is no 'upper'"),
    ("{{ b.title | upper }}", "C101", 3, "cannot be read"),
    ("{{ b.title | length }}", "C102", 3, "cannot be worked out"),
    ("{{ b.__class__ }}", "C102", 3, "templates may not do this"),
    ("{{ b._values }}", "C102", 3, "templates may not do this"),
    ("{{ block.__self__ }}", "C102", 3, "templates may not do this"),
    ("{{ word.__globals__ }}", "C102", 3, "templates may not do this"),
    ("{{ lesson.sections.append(1) }}", "C102", 3, "templates may not do this"),
    ('{{ "x" * 1000000000 }}', "C102", 3, "templates may not do this"),
    ('{{ "x".join(["a"]) }}', "C102", 3, "templates may not do this"),
    ("{{ 9 ** 9 }}", "C102", 3, "templates may not do this"),
    ("{% for x in range(1000000) %}{% endfor %}", "C102", 3, "cannot be worked out"),
    ("{{ 1 / 0 }}", "C102", 3, "cannot be worked out"),
    ('{{ word("sya") }}', "C206", 3, "there are no words for 'sya'"),
    ("{{ b.title }}", "C108", None, "a text cannot stand in <section>"),
    ('<p>{{ word("minutes") }}</p>', "C205", None, "nothing is given for '{minutes}'"),
    ("{% if b.title %}", "C101", None, "cannot be read"),
    ('{% include "blocks/none.xml.j2" %}', "C110", None, "there is no template"),
    ('{% include "/etc/passwd" %}', "C110", None, "there is no template"),
]


@pytest.mark.parametrize(("inside", "code", "line", "words"), BLOCKS, ids=[one[0][:40] for one in BLOCKS])
def test_a_fault_in_a_blocks_template_is_named(inside: str, code: str, line: int | None, words: str) -> None:
    found = in_block(inside)
    assert code in [one.code for one in found], found
    first = next(one for one in found if one.code == code)
    assert words in first.message
    assert first.hint
    if line is not None:
        assert first.at is not None
        assert (first.at.file, first.at.line) == (TEXT, line)


def test_a_document_has_one_head_line_and_one_body() -> None:
    for source, words in (
        ("<document><body><p>x</p></body></document>", "one <h1>, this one has 0"),
        ("<document><page-head/></document>", "one <body>, this one has 0"),
        ("<document><body><h1>x</h1><h1>y</h1></body></document>", "one <h1>, this one has 2"),
        ("<p>x</p>", "<p> cannot stand in the page"),
        ("  ", "a layout prints one <document>"),
        ("<document/><document/>", "a layout prints one <document>"),
    ):
        found = found_in(changed(layout_of(HANDOUT), document=source))
        assert {one.code for one in found} == {"C108"}
        assert words in found[0].message
        assert found[0].at is not None
        assert found[0].at.file == DOCUMENT


def test_a_block_printed_twice_has_its_id_twice() -> None:
    twice = (
        "<document><body><h1>x</h1>{% for s in lesson.sections %}{% for b in s.blocks %}{{ block(b) }}{{ block(b) }}"
    )
    found = found_in(changed(layout_of(HANDOUT), document=twice + "{% endfor %}{% endfor %}</body></document>"))
    assert {one.code for one in found} == {"C109"}
    assert 'id="b-text"' in found[0].message


def test_entities_that_grow_are_refused() -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><document><body><h1>&b;</h1></body></document>'
    found = found_in(changed(layout_of(HANDOUT), document=laughs))
    assert [one.code for one in found] == ["C104"]


def test_a_layout_shows_pictures_of_the_lesson_only() -> None:
    found = in_block('<figure id="logo" image="logo.png" alt="Logo"/>')
    assert [one.code for one in found] == ["C111"]
    assert "'logo.png'" in found[0].message


def test_a_template_or_macro_that_is_missing_is_named() -> None:
    handout = layout_of(HANDOUT)
    templates = {name: text for name, text in handout.templates.items() if name != "blocks/text.xml.j2"}
    found = found_in(Layout(handout.name, handout.face, handout.settings, templates))
    assert [(one.code, one.message) for one in found] == [("C110", f"there is no template '{TEXT}'")]
    found = found_in(changed(layout_of(GUIDE), text="{% macro participant(b) %}{% endmacro %}"))
    assert [(one.code, one.message) for one in found] == [("C110", "this template has no macro 'facilitator'")]


def test_every_fault_of_all_blocks_is_told_at_once() -> None:
    handout = layout_of(HANDOUT)
    bad = "{% macro participant(b) %}<div/>{% endmacro %}{% macro facilitator(b) %}{% endmacro %}"
    found = found_in(changed(handout, text=bad, callout=bad, key_points="{% macro participant(b) %}{{ x }}"))
    assert {one.at and one.at.file.split("/")[-1] for one in found} == {
        "text.xml.j2", "callout.xml.j2", "key-points.xml.j2",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "messages"),
    [
        ("face: participant\nprint: one-each\n", []),
        ("face: facilitator\nprint: one\n", []),
        ("print: one\n", ["'face' is missing"]),
        ("face: teacher\n", ["'teacher' is not one of participant, facilitator"]),
        ("face: participant\nprint: many\n", ["'many' is not one of one-each, one-a-family, one"]),
    ],
)
def test_layout_settings(settings: str, messages: list[str]) -> None:
    layout, found = read_layout("own", load("layouts/own/layout.yaml", settings.encode()), {"document.xml.j2": ""})
    assert [(one.code, one.message) for one in found] == [("C301", message) for message in messages]
    assert layout.face == ("facilitator" if "facilitator" in settings else "participant")
    assert layout.how_many == ("one-each" if "one-each" in settings else "one")


def test_a_layout_without_a_document_is_named() -> None:
    _, found = read_layout("own", load("layouts/own/layout.yaml", b"face: participant\n"), {})
    assert [(one.code, one.hint) for one in found] == [("C110", "add layouts/own/document.xml.j2")]
