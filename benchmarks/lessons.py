"""A large curriculum for the benchmarks: the shipped lessons → a project folder of many lessons in two languages.

Every generated lesson has the build of a shipped one (its sections, blocks, lists, strong words, links), and every word
of it is drawn anew, as often as it occurs in the shipped texts. A share of the words is joined from halves of two
others, so that new words keep turning up as they do in prose: else who remembers shaped words would look too fast.
The seed is fixed: the same folder on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

MARKS = "\u0610-\u061a\u064b-\u065f\u0670"  # Arabic vowel signs belong to their word
WORD = re.compile(rf"\{{\{{.*?\}}\}}|\[[^\]]*\]\([^)]*\)|(?:[^\W\d_]|[{MARKS}]){{2,}}")
"""A word, or a placeholder or link, which stays as it is."""
NEW_WORDS = 0.1
"""30,000 words of one subject hold some 4,000 different ones (Heaps' law); the shipped texts alone would give 750."""
FIELDS_OF_TEXT = frozenset({"title", "text", "note", "guide", "story", "intro", "caption", "alt", "what"})
LISTS_OF_TEXT = frozenset({"objectives", "points", "items", "questions"})

Rewrite = Callable[[str], str]


class Writer:
    """Writes texts like those of one language, with other words."""

    def __init__(self, texts: str, seed: str) -> None:
        self.words: list[str] = [word for word in WORD.findall(texts) if word[0] not in "{["]
        self.random = random.Random(seed)

    def rewrite(self, text: str) -> str:
        """Put another word in the place of each; punctuation, numbers, lists, links and placeholders stay."""
        return WORD.sub(self._other, text)

    def _other(self, match: re.Match[str]) -> str:
        old = match[0]
        if old[0] in "{[":
            return old
        new: str = self.random.choice(self.words)
        if self.random.random() < NEW_WORDS:
            other = self.random.choice(self.words)
            new = new[: (len(new) + 1) // 2] + other[len(other) // 2 :]
        return new.capitalize() if old[0].isupper() else new.lower()


def write_project(shipped: Path, folder: Path, copies: int, languages: tuple[str, ...] = ("ar",)) -> list[str]:
    """Write ``copies`` lessons for every shipped one, with their translations; returns their names."""
    english = {path.stem: path.read_text("utf-8") for path in sorted((shipped / "en").glob("*.yaml"))}
    writer = Writer("\n".join(_texts_of_lessons(english)), "en")
    local = {tag: {name: (shipped / tag / f"{name}.yaml").read_text("utf-8") for name in english} for tag in languages}
    writers = {tag: Writer("\n".join(_texts_of_translations(modules)), tag) for tag, modules in local.items()}
    for tag in ("en", *languages):
        (folder / "materials" / tag).mkdir(parents=True)
    (folder / "materials/program.yaml").write_bytes((shipped / "program.yaml").read_bytes())
    names = []
    for number in range(1, copies + 1):
        for name, text in english.items():
            new_name = f"{name}-{number:03}"
            written = dict[str, str]()
            lesson = _lesson(_parse(text), _remembering(writer.rewrite, written))
            _write(folder / f"materials/en/{new_name}.yaml", lesson | {"lesson": new_name})
            for tag, modules in local.items():
                units = _units(_parse(modules[name])["units"], written, writers[tag].rewrite)
                module = {"translates": new_name, "language": tag, "translator": "nobody", "units": units}
                _write(folder / f"materials/{tag}/{new_name}.yaml", module)
            names.append(new_name)
    return names


def _parse(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)  # the project's own files, and every scalar as it was typed


def _write(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _texts_of_lessons(modules: dict[str, str]) -> list[str]:
    found = list[str]()

    def note(text: str) -> str:
        found.append(text)
        return text

    for module in modules.values():
        _lesson(_parse(module), note)
    return found


def _texts_of_translations(modules: dict[str, str]) -> list[str]:
    """The translated texts of localized modules, without their English."""
    found = list[str]()
    for module in modules.values():
        for unit in _parse(module)["units"].values():
            found += [one["text"] for one in (unit if isinstance(unit, list) else [unit])]
    return found


def _remembering(rewrite: Rewrite, written: dict[str, str]) -> Rewrite:
    """The same text of a lesson always becomes the same text, so that its translation finds it again."""

    def remember(text: str) -> str:
        return written.setdefault(_key(text), rewrite(text))

    return remember


def _key(text: str) -> str:
    return " ".join(text.split())


def _lesson(value: Any, rewrite: Rewrite) -> Any:
    """A lesson, or a part of it, with new words in every field that people read."""
    if isinstance(value, list):
        return [_lesson(one, rewrite) for one in value]
    if not isinstance(value, dict):
        return value
    new = dict[str, object]()
    for key, inside in value.items():
        if key in FIELDS_OF_TEXT and isinstance(inside, str):
            new[key] = rewrite(inside)
        elif key in LISTS_OF_TEXT and all(isinstance(one, str) for one in inside):
            new[key] = [rewrite(one) for one in inside]
        else:
            new[key] = _lesson(inside, rewrite)
    return new


def _units(units: dict[str, Any], written: dict[str, str], rewrite: Rewrite) -> dict[str, Any]:
    def unit(old: dict[str, str]) -> dict[str, object]:
        reviewed = {"by": "nobody", "role": "none", "on": "2026-11-24"}
        source = written.get(_key(old["source"]))
        if source is None:  # a field that stays as it is
            return {"source": old["source"], "text": old["text"], "reviewed": reviewed}
        return {"source": source, "text": rewrite(old["text"]), "reviewed": reviewed}

    return {key: [unit(one) for one in old] if isinstance(old, list) else unit(old) for key, old in units.items()}
