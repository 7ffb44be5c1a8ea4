"""Any sound lesson, of up to 200 blocks, becomes pages: nothing lost, no line too wide, no empty page, sound tags."""

from __future__ import annotations

import os
from itertools import chain
from random import Random
from typing import Any

import yaml
from editions import GUIDE, HANDOUT, KEY, composed, edition_of
from full_lesson import example_of, filled_block, text_fields
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from trees import look

from builder.blocks import BLOCKS
from builder.load import Mapping, Scalar, load
from builder.markdown import TextError, parse

from .any_documents import texts
from .test_any_document import Spy, assert_sound, spy

__all__ = ["spy"]  # the fixture

MOST_BLOCKS, MOST_ITEMS = 200, 30
KINDS = sorted(set(BLOCKS) - {"figure"})
LONG_LISTS = {"terms": "terms", "faq": "questions", "comparison": "rows", "myth-fact": "pairs", "worksheet": "prompts"}
"""Lists of nested models that may be as long as one likes."""


def is_sound(text: str) -> bool:
    """Whether a text may stand in any field: nothing hidden in it, no broken list or link."""
    root = load("x.yaml", yaml.safe_dump({"a": text}, allow_unicode=True, width=10_000).encode())
    value = root.root["a"] if isinstance(root.root, Mapping) and not root.found else None
    if not isinstance(value, Scalar) or not value.strip():
        return False
    try:
        return all(parse(value, kind) for kind in ("plain", "inline", "prose"))
    except TextError:
        return False


def block(kind: str, number: int, words: list[str], random: Random) -> dict[str, Any]:
    """The example of a type with other texts and lists of any length."""
    made = filled_block(BLOCKS[kind], example_of(BLOCKS[kind]), lambda _: random.choice(words))
    for field in text_fields(BLOCKS[kind]):
        if field.is_list and "." not in field.key and field.key != "columns":
            made[field.key] = [random.choice(words) for _ in range(random.randint(1, MOST_ITEMS))]
    if kind in LONG_LISTS:
        key = LONG_LISTS[kind]
        made[key] = [dict(random.choice(made[key])) for _ in range(random.randint(1, MOST_ITEMS))]
    made.pop("optional", None)
    return {**made, "type": kind, "id": f"b{number}", "minutes": 1}


@st.composite
def lessons(draw: st.DrawFn) -> str:
    words = draw(st.lists(texts().filter(is_sound), min_size=3, max_size=12))
    random = Random(draw(st.integers(0, 1 << 32)))
    kinds = random.choices(KINDS, k=random.choice((1, 5, 20, 60, MOST_BLOCKS)))
    half = (len(kinds) + 1) // 2
    parts = [part for part in (kinds[:half], kinds[half:]) if part]
    numbers = iter(range(len(kinds)))
    sections = [
        {
            "id": f"s{n}",
            "title": "A part",
            "minutes": len(part),
            "blocks": [block(kind, next(numbers), words, random) for kind in part],
        }
        for n, part in enumerate(parts)
    ]
    lesson = {
        "lesson": "any",
        "title": "Any lesson",
        "topic": "safety-skills",
        "audience": ["adults"],
        "minutes": len(kinds),
        "revised": "2026-11-24",
        "needs-help": ["trafficking", "image"],
        "objectives": ["Name one step."],
        "sections": sections,
    }
    return "\n".join(chain(yaml.safe_dump(_as_typed(lesson), allow_unicode=True, width=10_000).splitlines(), [""]))


def _as_typed(value: Any) -> Any:
    """Flags as authors type them; YAML's own words for them are the same to ``load``."""
    if isinstance(value, dict):
        return {key: _as_typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_typed(one) for one in value]
    return "yes" if value is True else "no" if value is False else value


@given(yaml=lessons())
@settings(
    max_examples=15, deadline=None, derandomize="CI" in os.environ,
    phases=(Phase.explicit, Phase.generate) if "CI" in os.environ else tuple(Phase),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_any_lesson_becomes_pages(spy: Spy, yaml: str) -> None:
    edition = edition_of(yaml)
    references: dict[str, str] = {}
    types = {one.type for _, one in edition.lesson.blocks()}
    for layout in (HANDOUT, GUIDE, *([KEY] if "quiz" in types else [])):
        made = assert_sound(composed(edition, layout), look("community", layout), spy, references)
        references |= made.references()
