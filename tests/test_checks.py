"""Checks: what is read back from a finished PDF, and what is found where its page and its hidden plan disagree."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from builder.checks.faithful import check_faith
from builder.checks.readback import outline_of, plain_text, read_tree, tree_text
from builder.checks.tags import check_tags
from builder.typeset.rendering import Rendering

LETTERS = "\ufffdStop checkel\u05d0\u05d1"
"""Character code n stands for the nth letter."""
CONTENT = """
/Artifact BMC BT /F0 12 Tf <0001> Tj ET EMC
/H1 <</MCID 0>> BDC BT /F0 12 Tf <00010002> Tj [<0003> -20 <0004>] TJ ET EMC
/P <</MCID 1>> BDC BT /F0 12 Tf <00060007> Tj ET
  /Span <</ActualText (ec)>> BDC BT /F0 12 Tf <0008> Tj <0009> Tj ET EMC
  q BT /F0 12 Tf <000A> Tj ET Q EMC
/Link <</MCID 2>> BDC /ReversedChars BMC BT /F0 12 Tf <000E000D> Tj ET EMC EMC
"""


def cmap() -> bytes:
    rows = "\n".join(f"<{n:04X}> <{ord(letter):04X}>" for n, letter in enumerate(LETTERS) if 0 < n < 13)
    return f"2 beginbfchar\n{rows}\nendbfchar\n1 beginbfrange\n<000D> <000E> <05D0>\nendbfrange".encode()


def element(pdf: pikepdf.Pdf, tag: str, parent: pikepdf.Object, *kids: object, **more: Any) -> pikepdf.Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, **more))
    made.K = Array(kids) if len(kids) != 1 else kids[0]
    return made


def tagged(spoil: Callable[[pikepdf.Pdf, dict[str, Any]], None] | None = None) -> bytes:
    """A page with a heading, a paragraph and a link, by hand; ``spoil`` may damage it."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=pdf.make_stream(cmap()))
        page.obj.Resources = Dictionary(Font=Dictionary(F0=pdf.make_indirect(font)))
        page.obj.Contents = pdf.make_stream(CONTENT.encode())
        page.obj.StructParents = 0
        annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, StructParent=1))
        page.obj.Annots = Array([annotation])
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = element(pdf, "Document", root, Lang=String("en"))
        heading = element(pdf, "H1", document, 0, Pg=page.obj)
        paragraph = element(pdf, "P", document, Pg=page.obj, A=Dictionary(O=Name.Layout, TextAlign=Name.Start))
        marked = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=2)
        link = element(pdf, "Link", paragraph, marked, Dictionary(Type=Name.OBJR, Obj=annotation), Alt=String("ring"))
        paragraph.K = Array([1, link])
        document.K = Array([heading, paragraph])
        root.K = document
        root.ParentTree = Dictionary(Nums=Array([0, Array([heading, paragraph, link]), 1, link]))
        pdf.Root.StructTreeRoot = root
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Stop", 0))
            outline.root[0].children.append(pikepdf.OutlineItem("check", 0))
        parts: dict[str, Any] = {
            "page": page.obj,
            "root": root,
            "heading": heading,
            "paragraph": paragraph,
            "link": link,
            "document": document,
            "annotation": annotation,
        }
        if spoil is not None:
            spoil(pdf, parts)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_the_tree_is_read_with_text_and_attributes() -> None:
    assert tree_text(tagged()) == [
        'Document Lang="en"',
        "  H1",
        "    | Stop",
        '  P TextAlign="Start"',
        "    | check",
        '    Link Alt="ring"',
        "      | אב",
    ]


def test_text_is_read_in_order_a_line_for_each_block() -> None:
    assert plain_text(tagged()) == ["Stop", "checkאב"]
    assert [one.tag for one in read_tree(tagged()).iter()] == ["Document", "H1", "P", "Link"]


def test_actual_text_of_an_element_stands_for_what_is_beneath_it() -> None:
    data = tagged(lambda pdf, parts: parts["heading"].__setattr__("ActualText", String("Halt")))
    assert read_tree(data).text() == "Haltcheckאב"


def test_bookmarks_are_read() -> None:
    assert outline_of(tagged()) == ["Stop", "  check"]


def test_a_sound_file_has_no_findings() -> None:
    assert check_tags(tagged()) == []


def swap_content(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf, dict[str, Any]], None]:
    def spoil(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
        before = parts["page"].Contents.read_bytes()
        assert old in before
        parts["page"].Contents = pdf.make_stream(before.replace(old, new))

    return spoil


def drop_objr(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["link"].K = parts["link"].K[0]


def wrong_parent(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["link"].P = parts["heading"]


def wrong_row(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["root"].ParentTree.Nums[1] = Array([parts["paragraph"], parts["heading"], parts["link"]])


def long_row(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["root"].ParentTree.Nums[1].append(parts["link"])


def lost_annotation(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    del parts["page"].Annots


def foreign_annotation(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["root"].ParentTree.Nums[3] = parts["heading"]


def no_page(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    del parts["heading"].Pg


def twice_owned(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
    parts["paragraph"].K.append(0)


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [
        (swap_content(b"/Artifact BMC", b"/Nothing BMC"), "text that no element owns"),
        (swap_content(b"<</MCID 1>>", b"<</MCID 0>>"), "mark 0 is drawn 2 times"),
        (swap_content(b"<</MCID 1>>", b"<</MCID 0>>"), "mark 1 is drawn nowhere"),
        (swap_content(b"<</MCID 1>>", b"<</MCID 7>>"), "mark 7 belongs to 0 elements"),
        (drop_objr, "no annotation belongs to it"),
        (wrong_parent, "its parent is another element"),
        (wrong_row, "mark 0: the parent tree names another element"),
        (long_row, "the parent tree names 4 marks where 3 are drawn"),
        (lost_annotation, "its annotation is on no page"),
        (foreign_annotation, "do not agree on its element"),
        (no_page, "mark 0 is on no page"),
        (twice_owned, "mark 0 belongs to 2 elements"),
    ],
)
def test_what_does_not_fit_is_named(spoil: Callable[[pikepdf.Pdf, dict[str, Any]], None], finding: str) -> None:
    found = check_tags(tagged(spoil))
    assert any(finding in one for one in found), found


def test_a_file_without_a_tree_is_refused() -> None:
    data = tagged(lambda pdf, parts: pdf.Root.__delattr__("StructTreeRoot"))
    with pytest.raises(ValueError, match="no structure tree"):
        check_tags(data)
    with pytest.raises(ValueError, match="no structure tree"):
        read_tree(data)


def test_a_font_that_says_no_letters_is_refused() -> None:
    def spoil(pdf: pikepdf.Pdf, parts: dict[str, Any]) -> None:
        del parts["page"].Resources.Font.F0.ToUnicode

    with pytest.raises(ValueError, match="no ToUnicode"):
        read_tree(tagged(spoil))


def rendering(text: str, data: bytes) -> Rendering:
    return Rendering((), {}, text, data, ())


def test_a_faithful_file_has_no_findings() -> None:
    assert check_faith("small/handout", rendering("Stop\ncheckאב\n", tagged())) == ()
    assert check_faith("small/handout", rendering("Stop\n\n check\u05d0\u05d1", tagged())) == ()


def test_text_that_is_lost_or_changed_is_named() -> None:
    (found,) = check_faith("small/handout", rendering("Stop\nplease\ncheckאב", tagged()))
    assert (found.code, str(found.at)) == ("O201", "small/handout")
    assert found.message == "'please' was laid out, and '' is in the file"
    (found,) = check_faith("small/handout", rendering("Stop\nchickאב", tagged()))
    assert found.message == "'chickאב' was laid out, and 'checkאב' is in the file"


def test_a_plan_that_does_not_fit_is_named() -> None:
    found = check_faith("small/handout", rendering("Stop\ncheckאב", tagged(drop_objr)))
    assert {one.code for one in found} == {"O202"}
