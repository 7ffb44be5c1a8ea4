"""What translations are told of quotation marks, points, digits, bold words and lengths, by each language's habits."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from localizing import GOOD, greeting, module
from strategies import QUICK

from builder.diagnostics import Diagnostic, Report
from builder.load import Scalar
from builder.localize import localize
from builder.localize.digits import zero_of
from builder.localize.languages import direction
from builder.localize.lengths import length, longest
from builder.localize.numerals import Numerals
from builder.localize.punctuation import MARKS, check_punctuation
from builder.localize.quotes import QUOTES, check_quotes, quotes_of
from builder.localize.seen import OBJECT, seen


def quotes(text: str, language: str) -> list[tuple[int, str]]:
    """(place, hint) of what is said of a text's quotation marks."""
    typed, report = Scalar(text), Report()
    check_quotes(seen(typed), typed, language, report)
    return [(one.at.column, one.hint) for one in report if one.at is not None]


def points(text: str, language: str) -> list[tuple[int, str]]:
    typed, report = Scalar(text), Report()
    check_punctuation(seen(typed), typed, language, report)
    return [(one.at.column, one.hint) for one in report if one.at is not None]


def numerals(*texts: str, language: str, digits: str = "") -> list[Diagnostic]:
    found, report = Numerals(zero_of(language, digits), language), Report()
    for text in texts:
        found.take(seen(text), Scalar(text))
    found.tell(report)
    return list(report)


def test_what_is_no_language_is_left_out_and_places_stay() -> None:
    typed = "See [{{ lead.name }}](https://a.org/?b), www.a.org/?b, ana@a.org. Why?"
    assert len(seen(typed)) == len(typed)
    assert seen(typed).replace(OBJECT, "") == "See [], , . Why?".replace("[]", "[]")
    assert seen("plain, words?") == "plain, words?"
    assert seen("at www.a.org.").endswith(f"{OBJECT}.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Say “No.” and “it’s fine”."),
        ("es", "Di “No” o «No»."),
        ("es-MX", "Di “No”."),
        ("fr", "Dites « Non, “jamais” ici »."),
        ("fr-CH", "Dites «Non, ‹jamais› ici»."),
        ("de", "Sag „Nein“."),
        ("ar", "قل «لا، ‹أبدًا› هنا»."),
        ("ar", "قل ”لا“."),
        ("ur", "کہیں ”نہیں“ یا “نہیں”۔"),
        ("he", "תגיד ”לא” או “לא”."),
        ("ja", "「いいえ」と『はい』"),
        ("zh-Hant", "「不」"),
        ("ru", "Скажи «Нет, „никогда“ здесь»."),
        ("es", 'La pantalla mide 15" y 3" más.'),
        ("xx", "“Any” «marks» will do."),
        ("fr", "L'eau, l'air et aujourd'hui."),
        ("sw", "Ng'ombe na 'ndugu yake."),
        ("it", "Un po' d'acqua, un po' di pane."),
        ("en", "First part “goes on\n\nand ends” here."),
    ],
)
def test_quotation_marks_of_the_language_are_right(language: str, text: str) -> None:
    assert quotes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "place", "hint"),
    [
        ("en", 'Say "No".', 4, "type “ before the words and ” behind them"),
        ("en", "Say 'No, never'.", 4, "type “ before the words and ” behind them"),
        ("fr", "(L'eau dit 'non')", 11, "type « before the words and » behind them"),
        ("xx", 'Say "No".', 4, "type “ before the words and ” behind them"),
        ("fr", "Dites “Non”.", 6, "type « before the words and » behind them"),
        ("ar", "قل “لا”.", 3, "type « before the words and » behind them"),
        ("ar", 'قل "لا".', 3, "type « before the words and » behind them"),
        ("fa", "بگو “نه”.", 4, "type « before the words and » behind them"),
        ("hi", "कहें «नहीं»।", 5, "type “ before the words and ” behind them"),
        ("ja", "“いいえ”", 0, "type 「 before the words and 」 behind them"),
        ("ru", "Скажи “Нет”.", 6, "type « before the words and » behind them"),
        ("es", "Di “No” y »sí«.", 10, "type “ before the words and ” behind them"),
    ],
)
def test_foreign_quotation_marks_are_told_of(language: str, text: str, place: int, hint: str) -> None:
    assert quotes(text, language) == [(place, hint)]


@pytest.mark.parametrize("language", QUOTES)
def test_each_pair_is_right_in_its_own_language(language: str) -> None:
    for opening, closing in map(tuple, quotes_of(language)):
        assert quotes(f"a {opening}b{closing} c", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "هل أنت بخير؟ نعم، طبعًا؛ شكرًا."),
        ("ar", "الرقم 1,000 أو GPS, Wi-Fi; نعم."),
        ("fa", "خوبی؟ بله، ممنون."),
        ("ur", "کیا آپ ٹھیک ہیں؟ جی ہاں۔"),
        ("hi", "डॉ. शर्मा से कहें। www.example.org देखें।"),
        ("hi", "कि.मी. और 3.5 किलो।"),
        ("hi", "रुकिए... फिर सोचिए।"),
        ("my", "ဟုတ်ကဲ့၊ ကျေးဇူးတင်ပါတယ်။"),
        ("km", "តើ​អ្នក​សុខសប្បាយ​ទេ? បាទ។"),
        ("am", "ዓ.ም. 2018 ነው።"),
        ("zh", "你好吗？很好，谢谢。"),
        ("ja", "元気ですか。はい、元気です。"),
        ("ko", "괜찮아요? 네, 고마워요."),
        ("th", "สบายดีไหม? สบายดี."),
        ("mr", "थांबा. विचार करा."),
        ("el", "Είσαι καλά; Ναι, ευχαριστώ."),
        ("es", "¿Está bien? ¡Sí! **¿Y usted?** ¿De veras?!"),
        ("es", "Mire https://example.org/?a=b y diga."),
        ("fr", "Ça va\u202f? Oui\u00a0: «\u202ftrès bien\u202f»\u202f! À 9:30."),
        ("fr-CA", "Ça va? Oui\u00a0: «\u00a0très bien\u00a0»!"),
        ("en", "Fine, thanks; you? Yes!"),
        ("vi", "Bạn khỏe không? Khỏe, cảm ơn."),
    ],
)
def test_points_of_the_language_are_right(language: str, text: str) -> None:
    assert points(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "place", "hint"),
    [
        ("ar", "نعم, طبعًا.", 3, "type ،"),
        ("ar", "هل أنت **بخير**?", 15, "type ؟"),
        ("fa", "بله; ممنون.", 3, "type ؛"),
        ("ur", "جی ہاں.", 6, "type ۔"),
        ("hi", "यह सच है.", 8, "type ।"),
        ("hi", "**रुकिए.** अब सोचिए।", 7, "type ।"),
        ("ne", "रोक्नुहोस्.", 10, "type ।"),
        ("bn", "থামুন. ভাবুন।", 5, "type ।"),
        ("my", "ဟုတ်ကဲ့, ကျေးဇူး။", 7, "type ၊"),
        ("my", "ကျေးဇူးတင်ပါတယ်.", 15, "type ။"),
        ("km", "បាទ\u200b.", 4, "type ។"),
        ("am", "ደህና ነው.", 6, "type ።"),
        ("am", "ደህና, ነው።", 3, "type ፣"),
        ("zh", "你好.", 2, "type 。"),
        ("ja", "はい, 元気です。", 2, "type 、"),
        ("el", "Είσαι καλά?", 10, "type ;"),
        ("es", "Está bien? ¡Sí!", 9, "type ¿ where it begins"),
        ("es-MX", "¿Está bien? Sí!", 14, "type ¡ where it begins"),
        ("fr", "Ça va?", 5, "type a no-break space (U+202F) there, in place of any other"),
        ("fr", "Ça va ?", 6, "type a no-break space (U+202F) there, in place of any other"),
        ("fr", "Oui : bien.", 4, "type a no-break space (U+00A0) there, in place of any other"),
        ("fr", "Dites « Non\u202f».", 6, "type a no-break space (U+202F) there, in place of any other"),
        ("fr-CA", "Oui: bien.", 3, "type a no-break space (U+00A0) there, in place of any other"),
    ],
)
def test_foreign_points_are_told_of(language: str, text: str, place: int, hint: str) -> None:
    assert points(text, language) == [(place, hint)]


def test_every_mark_is_told_of_and_its_own_form_is_not() -> None:
    letters = {"el": "αβγδ", "ja": "ああああ", "km": "កកកក", "my": "ကကကက", "zh": "你你你你", "or": "ଅଅଅଅ", "pa": "ਅਅਅਅ"}
    letters |= dict.fromkeys(("am", "ti"), "ነነነነ") | dict.fromkeys(("as", "bn"), "অঅঅঅ")
    for language, own in MARKS.items():
        word = letters.get(language) or ("سسسس" if direction(language) == "rtl" else "अअअअ")
        for mark, right in own.items():
            assert points(word + mark, language) == [(4, f"type {right}")], (language, mark)
            assert points(word + right, language) == [], (language, right)


def test_digits_of_the_pages_are_right() -> None:
    assert numerals("Under 18", "+1 202 555 0143", language="es") == []
    assert numerals("۱۸ سال", "۹:۳۰", "+1 202 555 0143", "2FA, *31*555#, 24/7", language="fa") == []
    assert numerals("၁၈ နှစ်", language="my") == []
    assert numerals("18 နှစ်", "20 နှစ်", language="my", digits="latn") == []
    steps = GOOD.replace("Hable con", "1. Hable\\n2. Sí\\n\\n۱ con").replace("language: es", "language: fa")
    found = localize(greeting(), "fa", module(steps, "materials/fa/greeting.yaml"))[1]
    assert [one.message[:20] for one in found if one.code == "T311"] == ["the digits of '18' a"]


def test_other_digits_are_told_of_at_their_place() -> None:
    (one,) = numerals("زیر ۱۸ سال", "نه 81 سال", language="fa")
    assert (one.code, one.severity.value, one.at and one.at.column) == ("T311", "warning", 3)
    assert one.hint == "type ۸۱"
    (one,) = numerals("Menos de 18", "**١٨** o ١٩", "12", language="es")[:1]
    assert (one.at and one.at.column, one.hint) == (2, "type 18")
    (one,) = numerals("على ٠١٤٣ 555", language="ar")
    assert one.hint == "type 0143"


def test_a_file_with_other_digits_throughout_is_told_once() -> None:
    (one,) = numerals("18 နှစ်", "20 နှစ်", "5", language="my")
    assert one.hint == "type those, or write 'digits: latn' into layouts/strings/my.yaml"
    assert "၀၁၂၃၄၅၆၇၈၉" in one.message
    (one,) = numerals("١٨ سنة", "٢٠ سنة", language="ar")
    assert one.hint == "type those, or write 'digits: arab' into layouts/strings/ar.yaml"


def test_the_digits_of_pages_come_from_the_fixed_words() -> None:
    yaml = GOOD.replace("menos de 18", "menos de ١٨")
    assert "T311" in [one.code for one in localize(greeting(), "es", module(yaml))[1]]
    assert "T311" not in [one.code for one in localize(greeting(), "es", module(yaml), digits="arab")[1]]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("text: Compruebo.", 'text: "**Compruebo.**"', "in bold: 1 here, 0 in the English"),
        ("text: Compruebo.", 'text: "_Compruebo._"', "slanted: 1 here, 0 in the English"),
        (
            "Hable con",
            "- Hable\\n- Sí\\n\\n",
            "items of lists: 2 here, 0 in the English",
        ),
        ("Hable con", "Hola.\\n\\nHable con", "paragraphs: 2 here, 1 in the English"),
    ],
)
def test_marks_that_differ_are_told_of(old: str, new: str, message: str) -> None:
    _, found = localize(greeting(), "es", module(GOOD.replace(old, new)))
    assert [one.message for one in found if one.code == "T307"] == [message]


def test_slanted_words_need_letters_that_can_slant() -> None:
    slanted = GOOD.replace("text: Compruebo.", 'text: "_ตรวจสอบ_"').replace("language: es", "language: th")
    _, found = localize(greeting(), "th", module(slanted, "materials/th/greeting.yaml"))
    assert "T307" not in [one.code for one in found]


def test_marks_without_their_half_are_told_of_once() -> None:
    _, found = localize(greeting(), "es", module(GOOD.replace("text: Compruebo.", 'text: "**Compruebo."')))
    assert [one.code for one in found if one.code != "T203"] == ["M408"]


def test_lengths_are_those_that_people_see() -> None:
    assert length("Paso") == 4
    assert length("បង្រៀន") == 5, "a coeng stands below its letter"
    assert length("安全") == 4, "each is as wide as two letters"
    assert longest("first.text", "Steps") == 0
    assert longest("first.title", "Steps") == 30
    assert longest("title", "A" * 60) == 102
    assert longest("table.columns", "A" * 100) == 170


def test_breaks_between_words_are_right_where_words_are_not_parted() -> None:
    yaml = GOOD.replace("text: Compruebo.", 'text: "ខ្ញុំ\\u200bពិនិត្យ។"').replace("language: es", "language: km")
    _, found = localize(greeting(), "km", module(yaml, "materials/km/greeting.yaml"))
    assert "T312" not in [one.code for one in found]


def test_breaks_between_words_do_not_count_when_texts_are_compared() -> None:
    broken = GOOD.replace("source: I check., text: Compruebo.", 'source: "I ch\\u200beck.", text: "I ch\\u200beck."')
    made, found = localize(
        greeting(), "km", module(broken.replace("language: es", "language: km"), "materials/km/x.yaml")
    )
    assert made.units["steps.items"][1].status.value == "draft"
    assert "T305" in [one.code for one in found]
    parted = GOOD.replace("menos de 18", "menos de 1\\u200b8").replace("language: es", "language: th")
    _, found = localize(greeting(), "th", module(parted, "materials/th/greeting.yaml"))
    assert "T303" not in [one.code for one in found]


@given(
    some.sampled_from([*QUOTES, *MARKS, "xx", "es-MX"]),
    some.text(some.sampled_from("aé ñ سک।ក你ἀ.,;:?!¿¡«»“”„\"'‹›「」0١۸၁{}[]()@/*_\n\u200b\u00a0\u202f"), max_size=60),
)
@QUICK
def test_whatever_is_typed_is_judged_at_a_place_of_its_own(language: str, text: str) -> None:
    typed, report = Scalar(text), Report()
    words = seen(typed)
    assert len(words) == len(typed)
    check_quotes(words, typed, language, report)
    check_punctuation(words, typed, language, report)
    found = Numerals(zero_of(language), language)
    found.take(words, typed, is_prose=True)
    found.tell(report)
    for one in report:
        assert one.code in ("T309", "T310", "T311")
        assert one.at is not None
        assert 0 <= one.at.column < len(text)
        assert one.message
        assert one.hint


@pytest.mark.parametrize("language", ["es", "fr", "ar", "hi", "km", "zh", "el"])
@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "“",
        "?",
        "a?",
        ".",
        "ក",
        "1",
        "١ ",
        "«",
        "{{ a.b }}",
        "](",
        "क.",
        "a@",
        "www.",
        "”,",
        "*",
        "a.a-",
        " 'a",
        "' ",
    ],
)
def test_long_texts_are_looked_through_in_time(language: str, piece: str) -> None:
    typed, report = Scalar(piece * 20_000), Report()
    start = time.perf_counter()
    words = seen(typed)
    check_quotes(words, typed, language, report)
    check_punctuation(words, typed, language, report)
    found = Numerals(zero_of(language), language)
    found.take(words, typed)
    found.tell(report)
    assert time.perf_counter() - start < 3
