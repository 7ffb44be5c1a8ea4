"""Check tags: a finished PDF's bytes → what does not fit between page content, structure tree and parent tree.

Validators are blind to these: dangling or doubled marks, wrong parent entries, links without OBJR, text that nobody
owns. Hence a check of our own (ISO 32000-1 §14.7.4). It changes nothing.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from builder.checks.readback import kids_of, read_page

_Key = tuple[int, int]


@dataclass(slots=True)
class _Tree:
    """Who owns what, as the structure tree says."""

    owners: dict[tuple[_Key, int], list[_Key]] = field(default_factory=dict)
    """(page, MCID) → elements."""
    objects: dict[_Key, list[_Key]] = field(default_factory=dict)
    """Annotation → elements."""
    strange: list[str] = field(default_factory=list)


def check_tags(data: bytes) -> list[str]:
    """Findings in plain words, none for a sound file. Raises ValueError when there is no structure tree."""
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            raise ValueError("the PDF has no structure tree")
        tree = _Tree()
        for kid in kids_of(root):
            _walk(kid, root, None, tree)
        parents = {int(key): value for key, value in _numbers(root["/ParentTree"])}
        found = list(tree.strange)
        for number, page in enumerate(pdf.pages, 1):
            found += [f"page {number}: {finding}" for finding in _check_page(page, tree, parents)]
    found += [f"{owners[0]}: mark {mcid} is drawn nowhere" for (_, mcid), owners in tree.owners.items()]
    found += [f"{owners[0]}: its annotation is on no page" for owners in tree.objects.values()]
    return found


def _walk(element: pikepdf.Object, parent: pikepdf.Object, page: pikepdf.Object | None, tree: _Tree) -> None:
    me = element.objgen
    if "/P" not in element or element["/P"].objgen != parent.objgen:
        tree.strange.append(f"{element.get('/S')} {me}: its parent is another element")
    page = element.get("/Pg", page)
    for kid in kids_of(element):
        if not isinstance(kid, pikepdf.Dictionary):
            _own(tree, page, int(kid), me)
        elif kid.get("/Type") == "/MCR":
            _own(tree, kid.get("/Pg", page), int(kid["/MCID"]), me)
        elif kid.get("/Type") == "/OBJR":
            tree.objects.setdefault(kid["/Obj"].objgen, []).append(me)
        else:
            _walk(kid, element, page, tree)
    if element.get("/S") == "/Link" and not any(
        isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in kids_of(element)
    ):
        tree.strange.append(f"/Link {me}: no annotation belongs to it")


def _own(tree: _Tree, page: pikepdf.Object | None, mcid: int, element: _Key) -> None:
    if page is None:
        tree.strange.append(f"{element}: mark {mcid} is on no page")
    else:
        tree.owners.setdefault((page.objgen, mcid), []).append(element)


def _check_page(page: pikepdf.Page, tree: _Tree, parents: dict[int, pikepdf.Object]) -> Iterator[str]:
    """Compare one page with the trees, and take what was found from ``tree``."""
    marks = read_page(page)
    slots = parents.get(int(page.obj.get("/StructParents", -1)))
    row = [slot.objgen for slot in slots.as_list()] if slots is not None else []
    for mcid, count in sorted(Counter(marks.drawn).items()):
        owners = tree.owners.pop((page.obj.objgen, mcid), [])
        if count > 1:
            yield f"mark {mcid} is drawn {count} times"
        if len(owners) != 1:
            yield f"mark {mcid} belongs to {len(owners)} elements"
        if mcid >= len(row) or owners != [row[mcid]]:
            yield f"mark {mcid}: the parent tree names another element"
    if len(row) > len(set(marks.drawn)):
        yield f"the parent tree names {len(row)} marks where {len(set(marks.drawn))} are drawn"
    if marks.unowned.strip():
        yield "text that no element owns and that is not marked as an artifact"
    for annotation in page.obj["/Annots"].as_list() if "/Annots" in page.obj else []:
        owner = parents.get(int(annotation.get("/StructParent", -1)))
        if owner is None or tree.objects.pop(annotation.objgen, []) != [owner.objgen]:
            yield f"annotation {annotation.objgen}: tree and parent tree do not agree on its element"


def _numbers(node: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """The pairs of a number tree (ISO 32000-1 §7.9.7)."""
    if "/Nums" in node:
        items = node["/Nums"].as_list()
        yield from zip(items[::2], items[1::2], strict=True)
    for kid in node["/Kids"].as_list() if "/Kids" in node else []:
        yield from _numbers(kid)
