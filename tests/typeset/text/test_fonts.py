"""Which font shows what: faces, shapes that no packaged font has, missing characters, fonts of a user's own."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from builder.typeset.text import shapes
from builder.typeset.text.fonts import FILES, FontError, MissingGlyph, add_font, face, face_for, use_fonts
from builder.typeset.text.lines import Line

from .samples import SAMPLES, Sample, look, measured, seen

CUNEIFORM = "\U00012000"  # no packaged font has it


@pytest.fixture(autouse=True)
def _no_users_fonts() -> Iterator[None]:
    use_fonts({})
    yield
    use_fonts({})


def own_font(characters: str, fs_type: int = 0, cubic: bool = False) -> bytes:
    """Draw a font with a square for each character."""
    builder = FontBuilder(1000, isTTF=not cubic)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)  # else the bytes would change each second
    names = {ord(char): f"square{ord(char):X}" for char in characters}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 600), (700, 600), (700, 0)):
        pen.lineTo(corner)
    pen.closePath()
    if not cubic:
        builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (800, 100)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2(fsType=fs_type)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_every_language_has_its_glyphs(sample: Sample) -> None:
    for weight in (400, 700):
        pieces = measured(sample.text, sample.lang).pieces
        glyphs = {gid for piece in pieces for cluster in piece.clusters for gid, _, _ in cluster.parts}
        assert 0 not in glyphs
        assert face_for(sample.article[0], "Zyyy", sample.lang, weight).weight == weight


def test_digits_that_a_scripts_font_lacks_come_from_noto_sans() -> None:
    names = [run.face.name for run in measured("ខ្មែរ 012", "km").runs(Line(0, 9, "end"))]
    assert names == ["NotoSansKhmer-400", "NotoSans-400"]


def test_a_language_chooses_its_own_shapes_of_han() -> None:
    names = {lang: measured("直", lang).pieces[0].face.name for lang in ("zh", "ja", "ko")}
    assert names == {"zh": "NotoSansSC-400", "ja": "NotoSansJP-400", "ko": "NotoSansKR-400"}


# Shapes


@pytest.mark.parametrize("char", "☐☑☒✓✔✗✘□■○●◦★☆◆◇▲△▶▷▼▽◀◁")
def test_a_shape_is_text_that_no_packaged_font_has_to_have(char: str) -> None:
    for lang in ("en", "ar", "km"):
        paragraph = measured(f"{char} x", lang)
        piece = paragraph.pieces[0]
        assert piece.face.name == "HandoutsShapes-400"
        assert piece.clusters[0].text in (char, " ")
        assert char in seen(paragraph)
        extents = piece.face.font.get_glyph_extents(piece.face.font.get_nominal_glyph(ord(char)))
        assert 100 < extents.width <= piece.advance
        assert -200 < extents.y_bearing + extents.height < extents.y_bearing < 900


def test_the_shapes_font_is_the_same_each_time() -> None:
    first = shapes.font_data()
    shapes.font_data.cache_clear()
    assert shapes.font_data() == first
    font = TTFont(io.BytesIO(first))
    assert font["head"].created == font["head"].modified == 0x7C259DC0  # 1970
    assert font["OS/2"].fsType == 0


def test_the_shapes_font_can_be_subset_though_it_has_no_weights() -> None:
    bold = face("shap", 700)
    assert bold is face("shap", 400)
    assert bold.axes == frozenset()
    assert "wght" in face("latn", 700).axes
    wanted = hb.SubsetInput()
    glyph = bold.font.get_nominal_glyph(ord("☐"))
    wanted.glyph_set.update({glyph})
    wanted.pin_all_axes_to_default(bold.hb_face)
    plan = hb.SubsetPlan(bold.hb_face, wanted)
    font = TTFont(io.BytesIO(plan.execute().blob.data))
    kept = font.getGlyphOrder()[plan.old_to_new_glyph_mapping[glyph]]
    assert font["glyf"][kept].numberOfContours == 2  # the box and its hole
    assert font["hmtx"][kept][0] == bold.glyph_advance(glyph)


def test_a_box_has_no_ink_in_its_middle_and_a_ticked_one_has() -> None:
    font = TTFont(io.BytesIO(shapes.font_data()))
    contours = {char: font["glyf"][f"uni{ord(char):04X}"].numberOfContours for char in "☐☑□■"}
    assert contours == {"☐": 2, "☑": 3, "□": 2, "■": 1}


# What no font has


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"a{CUNEIFORM}", r"U\+12000 CUNEIFORM SIGN A \(Cuneiform\)"),
        ("a\ue000b", r"U\+E000 a character for private use"),
        ("\u0378", r"U\+0378 a code that stands for no character"),
        ("a\x01", r"U\+0001 a control character"),
    ],
)
def test_what_no_font_has_is_named(text: str, named: str) -> None:
    with pytest.raises(MissingGlyph, match=named) as raised:
        measured(text, "en")
    assert set(raised.value.characters) <= set(text)
    assert "layouts/fonts" in raised.value.hint
    assert "cjk" not in str(raised.value)


WITHOUT_CJK = """
import sys
from importlib.abc import MetaPathFinder

class Hidden(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "justmytype_intl_cjk":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Hidden())
from builder.typeset.text.fonts import MissingGlyph
from builder.typeset.text.items import Look, Span
from builder.typeset.text.lines import Measured

for lang, text in [("ja", "\\u65e5"), ("en", "(\\uff08)"), ("ko", "\\ud55c"), ("en", "\\U00012000"), ("en", "fine")]:
    try:
        Measured(text, [Span(len(text), Look(11, 400, "#000000", lang))], lang, False)
        print("set")
    except MissingGlyph as missing:
        print(missing)
"""


def test_without_the_extra_the_error_says_how_to_install_it() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_CJK], capture_output=True, text=True, check=True, timeout=60)
    japanese, mixed, korean, cuneiform, fine = done.stdout.splitlines()
    for said, code_point in ((japanese, "U+65E5"), (mixed, "U+FF08"), (korean, "U+D55C")):
        assert code_point in said
        assert 'pip install "handouts[cjk]"' in said
    assert "U+12000" in cuneiform
    assert "cjk" not in cuneiform
    assert fine == "set"


def test_with_the_extra_nothing_is_missing() -> None:
    assert {"hans", "jpan", "kore"} <= set(FILES)
    assert seen(measured("日本（人）한", "ja")) == "日本（人）한"


# Fonts of a user's own


def test_a_users_font_shows_what_no_other_has_until_it_is_taken_away() -> None:
    with pytest.raises(MissingGlyph):
        measured(CUNEIFORM, "en")
    font = own_font(CUNEIFORM)  # made once, as a font holds the second of its making
    key = add_font("own squares.ttf", font)
    paragraph = measured(f"see {CUNEIFORM}", "en")
    assert [piece.face.name for piece in paragraph.pieces] == ["NotoSans-400", "ownsquares-400"]
    assert paragraph.pieces[-1].em == pytest.approx(0.8)
    assert add_font("own squares.ttf", font) == key
    use_fonts({})
    with pytest.raises(MissingGlyph):
        measured(f"see {CUNEIFORM}", "en")


def test_a_users_font_does_not_replace_a_packaged_one() -> None:
    use_fonts({"own.ttf": own_font("abc" + CUNEIFORM)})
    assert measured("abc", "en").pieces[0].face.name == "NotoSans-400"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no font at all", r"mine\.ttf is not a TrueType font"),
        (b"OTTO" + bytes(100), r"mine\.ttf is not a TrueType font"),
        (own_font("a")[:200], r"mine\.ttf has no characters"),
        (own_font("a", cubic=True), r"mine\.ttf has no characters with TrueType outlines"),
        (own_font("a", fs_type=2), r"the maker of mine\.ttf does not allow"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(FontError, match=why):
        add_font("mine.ttf", data)


def test_a_bold_look_of_a_users_font_uses_the_weight_it_has() -> None:
    add_font("own.ttf", own_font(CUNEIFORM))
    regular, bold = (face_for(CUNEIFORM, "Xsux", "en", weight) for weight in (400, 700))
    assert regular is bold
    assert look("en", 700).weight == 700


def faces_of(text: str, lang: str) -> set[str]:
    return {piece.face.name.split("-")[0] for piece in measured(text, lang).pieces}


def test_urdu_is_set_in_nastaliq_and_its_neighbours_are_not() -> None:
    assert faces_of(SAMPLES["ur"].article, "ur") == {"NotoNastaliqUrdu"}
    assert faces_of(SAMPLES["ur"].article, "ur-PK") == {"NotoNastaliqUrdu"}
    for lang in ("ar", "fa"):
        assert faces_of(SAMPLES[lang].article, lang) == {"NotoSansArabic"}


def test_what_nastaliq_lacks_is_taken_from_naskh_or_latin() -> None:
    assert not face("aran", 400).has("3.")
    assert faces_of("صفحہ 3", "ur") > {"NotoNastaliqUrdu"}
    assert "NotoSans" in faces_of("آن لائن (online)", "ur")


def test_the_licence_lies_beside_the_font_that_is_not_from_a_package() -> None:
    text = (FILES["aran"].parent / "OFL.txt").read_text("utf-8")
    assert "SIL Open Font License" in text
    assert "Noto Project Authors" in text
