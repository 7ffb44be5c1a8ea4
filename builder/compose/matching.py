"""The order of what is to be matched in a quiz: lesson, block and question → a shuffle that is alike in all languages.

It knows positions only, no texts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator


def shuffled(lesson: str, block: str, question: int, count: int) -> tuple[int, ...]:
    """Authors' positions in the order in which they are printed.

    Never the authors' own order, nor that order backwards where there are more than two: nobody can solve a question
    without reading it. ``question`` counts from 1.
    """
    plain = tuple(range(count))
    if count < 2:
        return plain
    numbers = _numbers(f"{lesson}/{block}/{question}")
    while True:
        order = _shuffle(plain, numbers)
        if order != plain and (count == 2 or order != plain[::-1]):
            return order


def _shuffle(plain: tuple[int, ...], numbers: Iterator[int]) -> tuple[int, ...]:
    """Fisher and Yates."""
    order = list(plain)
    for last in range(len(order) - 1, 0, -1):
        other = next(numbers) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return tuple(order)


def _numbers(seed: str) -> Iterator[int]:
    """Numbers without end, the same on every machine: 32 bits at a time of SHA-256 of the seed and a counter."""
    turn = 0
    while True:
        digest = hashlib.sha256(f"{seed}/{turn}".encode()).digest()
        yield from (int.from_bytes(digest[at : at + 4], "big") for at in range(0, len(digest), 4))
        turn += 1
