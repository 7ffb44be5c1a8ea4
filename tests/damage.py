"""Localized files, damaged as slips of the hand and broken disks do it: for tests that no text is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hypothesis import strategies as st
from strategies import SIGNS

from builder.edit.scalars import Plain, plain
from builder.load import load
from builder.load.spans import remarks
from builder.localize.modules import folded

_TYPES = ["[]", "{}", "yes", "[a, b]", "{source: x}", '""', "|", "- a", "{source: [x], text: {a: b}}", "{text: x}"]
_NAMES = ["units", "retired", "was", "text", "source", "reviewed", "note", "x", "title", "translates", "words"]


def _flip(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data) - 1))
    return data[:at] + bytes([data[at] ^ (1 << draw(st.integers(0, 7)))]) + data[at + 1 :]


def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: draw(st.integers(0, len(data)))]


def _on_lines(change: Callable[[st.DrawFn, list[bytes]], None]) -> Callable[[st.DrawFn, bytes], bytes]:
    def damage(draw: st.DrawFn, data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            change(draw, lines)
        return b"".join(lines)

    return damage


def _line(draw: st.DrawFn, lines: Sequence[bytes]) -> int:
    return draw(st.integers(0, len(lines) - 1))


def _delete(draw: st.DrawFn, lines: list[bytes]) -> None:
    first = _line(draw, lines)
    del lines[first : first + draw(st.integers(1, 3))]


def _double(draw: st.DrawFn, lines: list[bytes]) -> None:
    first = _line(draw, lines)
    lines[first:first] = lines[first : first + draw(st.integers(1, 4))]


def _move(draw: st.DrawFn, lines: list[bytes]) -> None:
    first, count = _line(draw, lines), draw(st.integers(1, 4))
    taken = lines[first : first + count]
    del lines[first : first + count]
    at = draw(st.integers(0, len(lines)))
    lines[at:at] = taken


def _indent(draw: st.DrawFn, lines: list[bytes]) -> None:
    first = _line(draw, lines)
    for number in range(first, min(len(lines), first + draw(st.integers(1, 4)))):
        by = draw(st.integers(-4, 4))
        lines[number] = b" " * by + lines[number] if by >= 0 else lines[number][min(-by, len(lines[number]) - 1) :]


def _retype(draw: st.DrawFn, lines: list[bytes]) -> None:
    number = _line(draw, lines)
    name, colon, _ = lines[number].partition(b":")
    lines[number] = name + (colon or b":") + b" " + draw(st.sampled_from(_TYPES)).encode() + b"\n"


def _rename(draw: st.DrawFn, lines: list[bytes]) -> None:
    number = _line(draw, lines)
    name, colon, rest = lines[number].partition(b":")
    if colon:
        left = name[: len(name) - len(name.lstrip(b" -"))]
        lines[number] = left + draw(st.sampled_from(_NAMES)).encode() + colon + rest


def _insert(draw: st.DrawFn, lines: list[bytes]) -> None:
    number = _line(draw, lines)
    column = draw(st.integers(0, len(lines[number])))
    sign = draw(st.sampled_from([*SIGNS, " # said", "\n", "\r\n", "\n\n", "  # a remark\n"]))
    lines[number] = lines[number][:column] + sign.encode("utf-8", "surrogatepass") + lines[number][column:]


DAMAGES = [_flip, _cut, *map(_on_lines, (_delete, _double, _move, _indent, _retype, _rename, _insert))]


@st.composite
def damaged(draw: st.DrawFn, files: dict[str, bytes]) -> tuple[str, bytes]:
    """One of the files, by name, with one to three damages."""
    name = draw(st.sampled_from(sorted(files)))
    data = files[name]
    for _ in range(draw(st.integers(1, 3))):
        data = draw(st.sampled_from(DAMAGES))(draw, data) if data else data
    return name, data


def words_of(data: bytes) -> Iterator[str]:
    """Everything that a sound file says in its values, each on one row; but names of retired texts, which go when one
    comes back, and who reviewed a text, which counts no longer when its English changes."""
    waiting: list[Plain] = [plain(load("", data).root)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield folded(one)
        else:
            waiting += one if isinstance(one, list) else [one[key] for key in one if key not in ("reviewed", "unit")]


def lost(before: bytes, after: bytes) -> set[str]:
    """What the file before said, and the file after says nowhere, not even in a remark."""
    if before == after:
        return set()
    rows = [said.removeprefix("#").strip() for _, said in remarks(after.decode().removeprefix("\ufeff"))]
    there, remarked = set(words_of(after)), folded(" ".join(rows))
    return {one for one in words_of(before) if one not in there and one not in remarked}
