"""Characters that no font has are named at their place in a translation, before any page is made."""

from __future__ import annotations

from pathlib import Path

from localizing import GOOD, greeting, module
from projects import ARABIC, FILES, make_project, run_handouts
from typeset.text.test_fonts import own_font

from builder.checks.letters import check_letters
from builder.diagnostics import Diagnostic
from builder.localize import localize

STRANGE = "\U00013000"  # a hieroglyph


def told(text: str, fonts: dict[str, bytes] | None = None) -> list[Diagnostic]:
    made, _ = localize(greeting(), "es", module(GOOD.replace("text: Hola", f'text: "{text}"')))
    return list(check_letters(made, fonts or {}))


def test_letters_of_many_scripts_are_there() -> None:
    assert told("Hola, ñ ﷺ ខ្មែរ हिन्दी မြန်မာ ☐ ✓ e\u0301 x\u0323\u0302 «…» \u200b\u2066a\u2069") == []


def test_a_character_that_no_font_has_is_named_where_it_first_stands() -> None:
    (one,) = told(f"Hola {STRANGE} y {STRANGE}")
    assert (one.code, one.severity.value, str(one.at)) == ("S101", "error", "materials/es/greeting.yaml:5:38")
    assert one.message == f"no font has the character U+13000 ({STRANGE}) in 'Hola {STRANGE} y {STRANGE}'"
    assert "layouts/fonts" in one.hint


def test_what_is_printed_in_english_is_not_looked_at() -> None:
    stale = GOOD.replace("source: Hello, text: Hola", f"source: Hallo, text: {STRANGE}")
    assert list(check_letters(localize(greeting(), "es", module(stale))[0], {})) == []


def test_a_font_of_ones_own_may_have_it() -> None:
    assert told(STRANGE, {"own.ttf": own_font(STRANGE)}) == []
    assert told(STRANGE, {"broken.ttf": b"no font"}) != []
    assert told(STRANGE) != [], "fonts of another project are forgotten"


def test_the_command_that_checks_translations_tells_of_it(tmp_path: Path) -> None:
    strange = ARABIC.replace("خطوات هادئة", f"خطوات {STRANGE}")
    make_project(tmp_path, {**FILES, "materials/ar/calm-steps.yaml": strange})
    done = run_handouts(["translate", "check", "ar", "--format", "short"], tmp_path)
    assert done.returncode == 1
    assert "materials/ar/calm-steps.yaml:5:43: error[S101]" in done.stdout
