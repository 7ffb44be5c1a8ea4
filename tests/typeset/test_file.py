"""Whole files: what a document says comes out, in order, on the pages where it belongs."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from trees import HEAD, LAYOUTS, document, look, rendering

from builder.checks.readback import outline_of, plain_text, read_tree
from builder.checks.tags import check_tags
from builder.document import Document, Element
from builder.load import load
from builder.typeset import file, read_look, typeset

from .text.samples import SAMPLES

WORDS = "Most messages we get are fine. When one is too fast, too good or too secret, three words help. " * 6
HOSTILE = ["x<y and y>z", "R&D", "{{ 7*7 }}", "<b>", "</para>", "Dial *31*555", "a\\(b)c", "100 %", "[[x]]", "&amp;"]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def said(data: bytes) -> list[str]:
    """Text in structure order, soft hyphens and runs of white space aside."""
    return [" ".join(line.replace("\u00ad", "").split()) for line in plain_text(data)]


@pytest.mark.parametrize("language", ["en", "ar", "km"])
def test_every_text_comes_out_whole_and_in_order(language: str) -> None:
    texts = [*HOSTILE, WORDS, "نص عربي (مع 555) و https://example.org/a?b=1", "ភាសាខ្មែរ ១២៣", "Ж é ñ"]
    body = "".join(f"<p>{escaped(text)}</p><ul><li>{escaped(text)}</li></ul>" for text in texts)
    made = rendering(f"<h1>Title</h1>{body}", language=language)
    wanted = ["SAMPLE: add your local contacts", "Title"]
    for text in texts:
        plain = " ".join(text.split())
        wanted += [plain, "•", plain]
    assert said(made.data) == wanted
    assert [" ".join(line.split()) for line in made.text.splitlines()] == wanted
    assert check_tags(made.data) == []


def test_page_content_is_sound_pdf() -> None:
    made = rendering("<h1>Title</h1><p>Words</p>")
    with pikepdf.open(io.BytesIO(made.data), attempt_recovery=False) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(instruction.operator), 0)
                assert depth >= 0
                if str(instruction.operator) == "BDC":
                    assert isinstance(instruction.operands[1], pikepdf.Dictionary)
            assert depth == 0
        assert not pdf.check_pdf_syntax()


def test_pages_are_counted_and_labelled_in_the_readers_digits() -> None:
    body = "".join(f'<section id="s{n}"><h2>Part {n}</h2><p>{WORDS}</p><p>{WORDS}</p></section>' for n in range(12))
    made = rendering(body)
    assert len(made.pages) > 2
    assert [page.label for page in made.pages] == [str(n) for n in range(1, len(made.pages) + 1)]
    labels = [int(made.placements["lesson/handout", f"s{n}"]) for n in range(12)]
    assert labels == sorted(labels)
    assert labels[-1] > labels[0]
    persian = rendering(body, language="fa")
    assert persian.pages[0].label == "۱"


def test_page_references_become_true_even_if_they_move_lines() -> None:
    body = '<p>See page <page-ref to="end"/>.</p>' + f"<p>{WORDS}</p>" * 40 + '<section id="end"><h2>End</h2></section>'
    made = rendering(body)
    label = made.placements["lesson/handout", "end"]
    assert int(label) > 2
    assert f"See page {label}." in said(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert any("/Dest" in annotation for annotation in pdf.pages[0].obj["/Annots"].as_list())


def test_references_that_never_settle_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MOST_PASSES", 1)
    body = '<p>See page <page-ref to="end"/>.</p>' + f"<p>{WORDS}</p>" * 40 + '<section id="end"><h2>End</h2></section>'
    made = typeset([document(body)], look(), {})
    assert [one.code for one in made.found] == ["S105"]
    assert made.data == b""


def test_references_to_another_document_of_the_lesson() -> None:
    made = rendering(
        '<p>Handout, page <page-ref to="handout:checks"/>.</p>',
        {"lesson/handout:checks": "3"},
        name="lesson/facilitator-guide",
    )
    assert "Handout, page 3." in said(made.data)


def test_unknown_references_are_named() -> None:
    body = '<p><page-ref to="handout:nothing"/> <page-ref to="none"/> <note-ref to="missing"/></p>'
    made = typeset([document(body)], look(), {})
    assert [one.code for one in made.found] == ["S102", "S102", "S102"]
    assert made.data == b""


def test_a_character_that_no_font_has_is_named_once_for_each_text() -> None:
    made = typeset([document("<p>good \U00013000 and \U00013001</p><p>fine</p>")], look(), {})
    assert {one.code for one in made.found} == {"S101"}
    assert "U+13000" in made.found[0].message
    assert made.data == b""


def test_a_picture_that_is_not_there_and_a_box_taller_than_a_page() -> None:
    made = typeset([document('<figure alt="A" image="none.png"/><workspace height="290"/>')], look(), {})
    assert sorted(one.code for one in made.found) == ["S103", "S104"]


def test_notes_stand_at_the_end_of_their_section() -> None:
    body = (
        '<section><h2>One</h2><p>First<note-ref to="n"/> here.</p><note id="n">The note.</note><p>Second.</p></section>'
        "<section><h2>Two</h2></section>"
    )
    made = rendering(body)
    assert said(made.data)[1:] == ["One", "First1 here.", "Second.", "1.", "The note.", "Two"]
    tags = {element.tag for element in read_tree(made.data).iter()}
    assert {"Note", "Reference", "Link"} <= tags


def test_the_outline_and_the_contents_name_the_headings() -> None:
    body = "<h1>Title</h1><contents/>" + "".join(
        f"<section><h2>Part {n}</h2><p>{WORDS}</p></section>" for n in range(9)
    )
    made = rendering(body)
    assert outline_of(made.data) == ["Title", *(f"  Part {n}" for n in range(9))]
    lines = said(made.data)
    assert lines[2] == "Part 01" or lines[2].startswith("Part 0")
    assert "TOC" in {element.tag for element in read_tree(made.data).iter()}


def test_a_long_table_repeats_its_header_as_an_artifact() -> None:
    rows = "".join(f"<tr><th>Row {n}</th><td>{WORDS[:90]}</td></tr>" for n in range(40))
    made = rendering(
        f"<table><caption>Cap</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    tree = read_tree(made.data)
    heads = [element for element in tree.iter() if element.tag == "TH"]
    assert len(made.pages) > 1
    assert [h.attributes["Scope"] for h in heads[:3]] == ["Column", "Column", "Row"]
    assert [element.text() for element in heads].count("A") == 1
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        drawn = [sum(str(i.operator) in ("Tj", "TJ") for i in pikepdf.parse_content_stream(page)) for page in pdf.pages]
    assert all(count > 4 for count in drawn)


def test_a_last_page_with_a_few_lines_is_avoided() -> None:
    for count in range(60, 90):
        made = rendering("".join(f"<p>Line {n}</p>" for n in range(count)))
        if len(made.pages) == 2:
            break
    assert count > 32
    last = rendering("".join(f"<p>Line {n}</p>" for n in range(count)))
    with pikepdf.open(io.BytesIO(last.data)) as pdf:
        shows = sum(str(i.operator) in ("Tj", "TJ") for i in pikepdf.parse_content_stream(pdf.pages[-1]))
    assert shows > 4


def test_lists_have_labels_boxes_and_numbers() -> None:
    made = rendering(
        '<ul role="checklist"><li>Tick</li></ul>'
        '<ol start="4"><li>Four</li><li><p>Five</p><ul><li>In</li></ul></li></ol>'
        "<dl><dt>Term</dt><dd>Said</dd></dl>"
    )
    assert said(made.data)[1:] == ["☐", "Tick", "4.", "Four", "5.", "Five", "•", "In", "Term", "Said"]
    lists = [e.attributes["ListNumbering"] for e in read_tree(made.data).iter() if e.tag == "L"]
    assert lists == ["Square", "Decimal", "Disc", "Unordered"]


def test_a_label_longer_than_a_page_goes_on_with_its_line_at_its_end() -> None:
    made = rendering(f"<field>{WORDS * 40}</field>")
    assert len(made.pages) > 2
    assert " ".join(said(made.data)[1:]) == " ".join((WORDS * 40).split())


def test_room_to_write_is_no_content() -> None:
    made = rendering('<field>Name</field><answer-lines count="3" label="Say why"/><workspace height="20"/><cut-line/>')
    assert said(made.data)[1:] == ["Name", "Say why"]


def test_foreign_words_and_links_are_marked() -> None:
    made = rendering('<p>Say <span lang="ar">مرحبا</span> or <a href="https://example.org/x">go there</a>.</p>')
    found = list(read_tree(made.data).iter())
    assert [e.attributes["Lang"] for e in found if e.tag == "Span"] == ["ar"]
    assert [e.text() for e in found if e.tag == "Link"] == ["go there"]
    refused = rendering('<p><a href="javascript:alert(1)">go</a></p>')
    assert "Link" not in {e.tag for e in read_tree(refused.data).iter()}
    assert b"javascript" not in refused.data


def test_files_of_parts_count_pages_anew() -> None:
    one = document(f"<h1>One</h1><p>{WORDS}</p>" * 9, name="a/handout")
    two = document("<h1>Two</h1><p>Words</p>", name="b/handout", language="fa")
    made = typeset([one, two], look(), {})
    assert [page.number for page in made.pages if page.part == "b/handout"] == [1]
    assert made.pages[-1].label == "۱"
    parts = [e for e in read_tree(made.data).iter() if e.tag == "Part"]
    assert [e.attributes.get("Lang") for e in parts] == [None, "fa"]
    assert outline_of(made.data)[0] == "A title"
    assert check_tags(made.data) == []


def test_equal_pages_have_equal_digests_whatever_the_file() -> None:
    page = document("<h1>Same</h1><p>Words</p>", name="b/handout")
    other = document("<h1>Other</h1><p>ж 漢字 مرحبا</p>", name="a/handout")
    alone = typeset([page], look(), {})
    second = typeset([other, page], look(), {})
    assert alone.pages[0].digest == second.pages[1].digest
    assert alone.pages[0].digest != second.pages[0].digest


def test_the_same_document_gives_the_same_bytes() -> None:
    body = f"<h1>Title</h1><p>{WORDS}</p><p>مرحبا ភាសា</p>"
    first = rendering(body)
    rendering("<p>something else: ABC</p>")
    assert rendering(body).data == first.data


def test_no_line_of_text_reaches_over_the_margins() -> None:
    import pypdfium2

    long = "https://example.org/" + "a" * 200
    made = rendering(
        f"<h1>{long}</h1><ul><li>{long}</li></ul><table><tbody><tr><td>{long}</td><td>b</td></tr></tbody></table>"
    )
    with pypdfium2.PdfDocument(made.data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars())]
            assert max(box[2] for box in boxes) <= 595.3 - 56 + 1
            assert min(box[0] for box in boxes) >= 56 - 1


@pytest.mark.parametrize("language", ["en", "ar", "km", "ja", "th"])
def test_justified_lines_end_at_the_margin(language: str) -> None:
    import pypdfium2

    theme = load("own.yaml", b"styles:\n  p: {align: justify}\n")
    base = load("community.yaml", (LAYOUTS / "themes/community.yaml").read_bytes())
    wide, found = read_look([base, theme], load("layout.yaml", (LAYOUTS / "handout/layout.yaml").read_bytes()), "a4")
    assert wide is not None, found
    text = SAMPLES[language].article * 4
    made = typeset([document(f"<p>{escaped(text)}</p>", head="", language=language)], wide, {})
    with pypdfium2.PdfDocument(made.data) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        boxes = [page.get_charbox(i) for i in range(page.count_chars()) if text[i : i + 1].strip()]
    left, right = wide.margins["start"], 595.28 - wide.margins["end"]
    edges = [max(box[2] for box in boxes if abs(box[1] - y) < 9) for y in {box[1] for box in boxes}]
    assert max(edges) <= right + 1
    assert min(box[0] for box in boxes) >= left - 1
    assert sum(abs(edge - right) < 3 for edge in edges) >= len(edges) // 2


def test_right_to_left_pages_are_mirrored() -> None:
    import pypdfium2

    body = '<ul role="checklist"><li>كلمات</li></ul>'
    edges = {}
    for language in ("en", "ar"):
        made = rendering(body, language=language, head="")
        with pypdfium2.PdfDocument(made.data) as pdf:
            text = pdf[0].get_textpage()
            box = text.get_charbox(text.get_text_range().index("☐"))
            edges[language] = (box[0], 595.3 - box[2])
    assert edges["en"][0] == pytest.approx(edges["ar"][1], abs=8)


def test_heads_and_feet_repeat_as_artifacts() -> None:
    made = rendering(f"<p>{WORDS}</p>" * 20)
    assert len(made.pages) > 1
    lines = said(made.data)
    assert lines.count("SAMPLE: add your local contacts") == 1
    assert not any("Page 1" in line for line in lines)
    import pypdfium2

    with pypdfium2.PdfDocument(made.data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "SAMPLE: add your local contacts" in text


def test_headings_are_never_the_last_line_of_a_page() -> None:
    import pypdfium2

    body = "".join(f"<section><h2>Heading {n}</h2><p>{WORDS[: 90 + 37 * n]}</p></section>" for n in range(25))
    made = rendering(body, head=HEAD.split("<page-foot>")[0])
    with pypdfium2.PdfDocument(made.data) as pdf:
        texts = [page.get_textpage().get_text_range().split() for page in pdf]
    assert all(not words[-2].startswith("Heading") for words in texts)
    assert all(len(one) > 20 for one in texts[:-1])
    assert [n for n, _ in pairwise(texts)] == texts[:-1]


def test_pages_left_blank_have_lines_for_notes_if_the_document_wants_them() -> None:
    body = f"<p>{WORDS}</p>" * 4 + '<break before="page"/>' + f"<p>{WORDS}</p>"
    plain = rendering(body)
    wanted = typeset([noted(document(body))], look(), {})
    assert len(plain.pages) == len(wanted.pages) == 2
    assert (plain.text, said(plain.data)) == (wanted.text, said(wanted.data))  # the lines are no content
    assert check_tags(wanted.data) == []
    before, after = (rules_of(made.data) for made in (plain, wanted))
    assert after[0] > before[0] + 5
    assert after[1] == before[1]  # nothing on a last page


def noted(one: Document) -> Document:
    """The same, with room for notes."""
    *before, body = one.root.children
    assert isinstance(body, Element)
    return replace(one, root=replace(one.root, children=(*before, replace(body, attributes={"notes": "Notes:"}))))


def rules_of(data: bytes) -> list[int]:
    """By page, how many lines are drawn."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [sum(str(one.operator) == "S" for one in pikepdf.parse_content_stream(page)) for page in pdf.pages]
