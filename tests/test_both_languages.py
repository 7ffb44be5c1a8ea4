"""Whole builds of proofs: what changed in English is marked on paper, bilingual pages, numbers; all of them conform."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import built, text_of
from projects import ARABIC, FILES, LESSON, handout, snapshot
from speaking import err, out
from verapdf.validator import assert_valid, requires_validator

from builder.checks.readback import Tagged, read_tree
from builder.errors import UsageError

WHOLE = """\
  first.text:
    source: |
      You can stop at any time. **Nothing that happened is your fault.**

      Talk to {{ lead.name }}.
    text: |
      يمكنكم التوقّف متى شئتم. **لا ذنب لكم في ما حدث.**

      تحدّثوا إلى {{ lead.name }}.
  ready.title: {source: My steps, text: خطواتي}
  ready.items:
    - {source: I can pause., text: أستطيع التوقّف.}
    - {source: I can ask someone I trust., text: أستطيع سؤال من أثق به.}
"""
TRANSLATED = {**FILES, "materials/ar/calm-steps.yaml": ARABIC + WHOLE}
CHANGED = {**TRANSLATED, "materials/en/calm-steps.yaml": LESSON.replace("I can pause.", "I can pause for a breath.")}
MISSING, STALE = "○\u00a0", "∆\u00a0"


def lines(folder: Path, language: str = "ar") -> list[str]:
    return text_of(folder / "output" / handout(language=language)).splitlines()


def languages_of(element: Tagged, words: str, around: str = "") -> list[str]:
    """The languages that hold where the words stand, by the structure tree."""
    here = element.attributes.get("Lang", around)
    own = [here] if words in "".join(one for one in element.children if isinstance(one, str)) else []
    below = (one for one in element.children if isinstance(one, Tagged))
    return own + [tag for one in below for tag in languages_of(one, words, here)]


def test_a_changed_sentence_is_printed_in_english_and_marked_and_no_other_is(tmp_path: Path) -> None:
    built(tmp_path, TRANSLATED, languages=("ar",))
    before = lines(tmp_path)
    assert not any(STALE.strip() in line for line in before)
    assert "أستطيع التوقّف." in before
    built(tmp_path, CHANGED, languages=("ar", "en"))
    after = lines(tmp_path)
    assert f"{STALE}I can pause for a breath." in after
    assert "أستطيع التوقّف." not in after
    assert "أستطيع سؤال من أثق به." in after
    assert "○ لم يُترجم بعد · ∆ تغيّر الأصل بعد ترجمته" in after, "what the signs mean stands at the head"
    only = [line for line in after if STALE in line]
    assert only == [f"{STALE}I can pause for a breath."]
    assert [line for line in after if line not in before and STALE.strip() not in line] == []
    english = lines(tmp_path, "en")
    assert "I can pause for a breath." in english
    assert not any(STALE.strip() in line or "PROOF" in line for line in english)


def test_the_banner_says_in_both_languages_what_may_not_be_done(tmp_path: Path) -> None:
    built(tmp_path, TRANSLATED, languages=("ar",))
    assert "PROOF, NOT FOR HANDING OUT: not yet checked by a person." in lines(tmp_path)
    assert "نسخة للمراجعة، ليست للتوزيع: لم يدققها شخص بعد." in lines(tmp_path)
    guide = text_of(tmp_path / "output/2-facilitator-only/FACILITATOR-calm-steps-guide-ar.pdf")
    assert "PROOF, NOT FOR USE WITH A GROUP: not yet checked by a person." in guide


def test_bilingual_files_lie_beside_the_others_and_say_both_languages(tmp_path: Path) -> None:
    built(tmp_path, TRANSLATED, languages=("ar",))
    before = snapshot(tmp_path / "output")
    made = built(tmp_path, TRANSLATED, languages=("ar",), bilingual="EN")
    after = snapshot(tmp_path / "output")
    assert {name for name in after if name not in before} == {
        handout(language="ar-and-en"),
        "2-facilitator-only/FACILITATOR-calm-steps-guide-ar-and-en.pdf",
    }
    assert all(after[name] == data for name, data in before.items() if name != "manifest.json")
    listed = {one["path"]: one for one in json.loads(after["manifest.json"])["files"]}
    assert listed[handout(language="ar-and-en")]["draft"] is True
    assert made.lessons[0].drafts == ("ar",)
    shown = lines(tmp_path, "ar-and-en")
    assert [line for line in shown if line in ("أستطيع التوقّف.", "I can pause.")] == ["أستطيع التوقّف.", "I can pause."]
    tree = read_tree((tmp_path / "output" / handout(language="ar-and-en")).read_bytes())
    assert languages_of(tree, "I can pause.") == ["en"]


def test_pages_in_one_language_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="need two, and both would be en"):
        built(tmp_path, TRANSLATED, languages=("ar", "en"), bilingual="en")
    with pytest.raises(UsageError, match="There is no language 'tlh'"):
        built(tmp_path, TRANSLATED, languages=("ar",), bilingual="tlh")


def test_a_guide_in_one_of_the_languages_is_in_it_alone(tmp_path: Path) -> None:
    built(tmp_path, TRANSLATED, languages=("ar",), bilingual="en", guide_language="en")
    guide = text_of(tmp_path / "output/2-facilitator-only/FACILITATOR-calm-steps-guide-en.pdf")
    assert guide.splitlines().count("I can pause.") == 1
    assert "أستطيع التوقّف." not in guide


def test_a_sheet_of_the_program_is_bilingual_too(tmp_path: Path) -> None:
    built(tmp_path, FILES, lessons=("safety-plan",), languages=("km",), bilingual="en", stacked=True)
    (made,) = (tmp_path / "output/1-participants").glob("*-km-and-en.pdf")
    assert "Three people who are safe for me:" in text_of(made)
    assert "មនុស្ស" in text_of(made)


def test_a_numbered_proof_is_a_proof_in_every_language(tmp_path: Path) -> None:
    built(tmp_path, FILES, languages=("en",), numbered=True)
    shown = lines(tmp_path, "en-numbered")
    assert "PROOF, NOT FOR HANDING OUT: not yet checked by a person." in shown
    assert "[9]\u00a0I can pause." in shown
    assert [one["draft"] for one in json.loads((tmp_path / "output/manifest.json").read_text())["files"]] == [True] * 2


def test_a_numbered_proof_is_told_of_as_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = out(capsys, "build", "--numbered")
    assert "These are proofs, and every page says so. Pages to hand out are made without --numbered." in told
    assert "handout-en-numbered.pdf" in told
    assert "handout-en-and-km.pdf" in out(capsys, "build", "--bilingual", "km")


def test_stacked_pages_want_two_languages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--bilingual" in err(capsys, "build", "--stacked")


@requires_validator
def test_proofs_of_every_kind_conform(tmp_path: Path) -> None:
    orders: tuple[dict[str, object], ...] = (
        {"languages": ("ar",)},
        {"languages": ("ar",), "bilingual": "en"},
        {"languages": ("ar",), "bilingual": "en", "stacked": True, "theme": "large-print"},
        {"languages": ("en",), "bilingual": "km"},
        {"languages": ("en-XA", "ar-XB")},
        {"languages": ("ar-XB",), "bilingual": "en-XA", "theme": "ink-saver"},
        {"languages": ("ar",), "numbered": True},
    )
    for number, order in enumerate(orders):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = built(folder, CHANGED, lessons=("calm-steps", "risk-factors"), **order)
        assert made.refused == ()
    files = sorted(tmp_path.rglob("*.pdf"))
    assert len(files) > 30
    assert_valid(files)
