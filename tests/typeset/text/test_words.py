"""Lines end between words where languages set no spaces between them; those of East Asia end by their rules."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.typeset.text.breaks import opportunities, weak_stops

from .samples import SAMPLES, measured

SENTENCES = {
    "th": ["ภาษา|ไทย|เป็น|ภาษา|ที่|สวยงาม", "เด็ก|ทุก|คน|มี|สิทธิ", "ห้าม|ส่ง|ข้อความ|ให้|ใคร"],
    "lo": ["ຄົນ|ທຸກຄົນ|ເກີດ|ມາ|ມີ|ອິດສະຫຼະພາບ", "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ"],
    "km": ["មនុស្ស|ទាំងអស់|កើតមក|មាន|សេរីភាព", "ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ"],
    "my": ["လူ|တိုင်း|သည်|တူညီ|လွတ်လပ်|သော", "မြန်မာ|စာ|သည်"],
    "ja": ["「きゃっ|と」、|と|い|う|こ|とー。", "人|権|（じ|ん|け|ん）"],
    "ko": ["안전한 |인터넷사용, |“모두” |함께(같이)"],
    "zh": ["人|人|生|而|自|由，|在|尊|嚴|上|平|等。|“好”"],
}
"""Words as readers part them, checked against dictionaries; no line of Japanese begins with a small kana or a stop."""


def parted(text: str, lang: str) -> str:
    return "|".join(text[start:end] for start, end in pairwise([0, *(at for at, _ in opportunities(text, lang))]))


@pytest.mark.parametrize(("lang", "shown"), [(lang, shown) for lang, found in SENTENCES.items() for shown in found])
def test_known_sentences_part_into_their_words(lang: str, shown: str) -> None:
    assert parted(shown.replace("|", ""), lang) == shown


@pytest.mark.parametrize("word", ["အက်ပ်", "အွန်လိုင်း", "ပို့စ်", "လင့်ခ်", "ဝက်ဘ်ဆိုက်", "စခရင်ရှော့", "တိုးမတ်စ်"])
def test_no_line_begins_with_a_burmese_final(word: str) -> None:
    """ICU's dictionary lacks these words from English, and would part "online" before its first n."""
    text = f"သူက {word}မှာ တွေ့တယ်။"
    finals = [at for at in range(1, len(text)) if text[at + 1 : at + 3].lstrip("\u1037").startswith("\u103a")]
    assert finals
    assert {at for at, _ in opportunities(text, "my")}.isdisjoint(finals)


@pytest.mark.parametrize(
    ("word", "lang", "width", "parts"),
    [
        ("လည်းကောင်း", "my", 45, "လည်း|ကောင်း"),
        ("လည်းကောင်း၊", "my", 53, "လည်း|ကောင်း၊"),
        ("ကျွန်ုပ်တို့", "my", 40, "ကျွန်ုပ်|တို့"),
        ("ประชาธิปไตย", "th", 25, "ประ|ชาธิป|ไตย"),
    ],
)
def test_a_word_that_must_break_does_so_between_syllables(word: str, lang: str, width: float, parts: str) -> None:
    lines = measured(word, lang).lines(width, hyphenate=False)
    assert "|".join(word[line.start : line.end] for line in lines) == parts


@pytest.mark.parametrize("lang", ["km", "lo", "my", "th"])
@pytest.mark.parametrize("width", [75, 90, 140])
def test_lines_end_between_words(lang: str, width: float) -> None:
    text = SAMPLES[lang].article
    allowed = {at for at, _ in opportunities(text, lang)}
    lines = measured(text, lang).lines(width, hyphenate=True)
    assert len(lines) > 2
    assert all(line.end in allowed for line in lines)
    assert {line.kind for line in lines} == {"soft", "end"}


def test_a_marked_word_is_preferred_to_one_from_the_dictionary() -> None:
    marked = "ស្ត្រីម្នាក់\u200bបានទទួលសារ\u200bពីមនុស្ស\u200bដែលនាងមិនស្គាល់"
    seen = set[str]()
    for width in range(60, 190, 3):
        lines = measured(marked, "km").lines(width, hyphenate=False)
        assert "".join(marked[line.start : line.end] for line in lines) == marked
        ends = [marked[line.end - 1] for line in lines[:-1]]
        seen |= {"marked" if end == "\u200b" else "found" for end in ends}
    assert seen == {"marked", "found"}  # where a marked one is too far away, the dictionary helps out


def test_only_a_near_mark_is_preferred() -> None:
    text = "ភាសា\u200bខ្មែរជាភាសាផ្លូវការ"
    stops = [at for at, _ in opportunities(text, "km")]
    assert weak_stops(text, stops[:-1]) == {at for at in stops[:-1] if text[at - 1] != "\u200b"}
    paragraph = measured(text, "km")
    first = stops.index(text.index("\u200b") + 1)
    just_behind = paragraph.ends[first + 1] + 0.5
    line = paragraph.lines(just_behind, hyphenate=False)[0]
    near = paragraph.ends[first] >= just_behind * 0.85
    assert line.end == (stops[first] if near else stops[first + 1])


def test_marks_in_one_phrase_say_nothing_of_the_next() -> None:
    text = "ភាសា\u200bខ្មែរ ភាសាផ្លូវការ"
    weak = weak_stops(text, [at for at, _ in opportunities(text, "km")][:-1])
    assert all(at < text.index(" ") for at in weak)


@pytest.mark.parametrize(
    ("text", "lang"), [("zero\u200bwidth\u200bspaces", "en"), ("人\u200b人生", "zh"), ("plain", "km")]
)
def test_elsewhere_no_break_is_second_to_another(text: str, lang: str) -> None:
    assert not weak_stops(text, [at for at, _ in opportunities(text, lang)][:-1])
