"""Wording: what the glossary lists is found wherever it stands, at its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import cases, expected, found
from hypothesis import given
from hypothesis import strategies as some
from strategies import QUICK
from validating import SECTION, SOURCES, TOP, sound

from builder.blocks import BLOCKS
from builder.checks.phrases import Phrases
from builder.checks.pieces import pieces, translated_pieces
from builder.checks.running import running
from builder.checks.wording import MOST_FOUND, check_translated_wording, check_wording
from builder.diagnostics import Position
from builder.glossary import Glossary, glossary
from builder.library import Library
from builder.load import Scalar, load
from builder.localize import localize
from builder.markdown import TextError, parse
from builder.project import Project, shipped_root
from builder.texts import Kind

NEW_LINE = "\n"
HERE = Path(__file__).parent
KITCHEN_SINK = HERE / "kitchen-sink.yaml"
WORDS = """\
terms:
  exploitation: {term: exploitation, meaning: Using a person unfairly for gain., explain: yes}
  sexual-exploitation: {term: sexual exploitation, meaning: Using a person for sex.}
  grooming:
    term: grooming
    words: [groomed]
    meaning: Building trust in order to harm.
    explain: yes
    translations: {es: {term: captación, status: proposed}}
avoid:
  pornography: {words: [child pornography], say: child sexual abuse material, why: It shows abuse.}
  risk: {words: [put themselves at risk, shouldn't have sent], say: they were exploited,
         why: The person who does harm is responsible., kind: blame}
  rescue: {words: [rescue], except: [rescue service], say: support to leave, kind: rescue,
           why: Many people leave by their own strength.}
  slave: {words: [slave, at-risk girl, poor lady], say: person in forced labour, kind: label,
         why: The person comes first.}
  horror: {words: [horrific, brutal crime], say: calm words, why: Fear makes people look away., kind: sensation}
  esclavo: {language: es, words: [esclavo, esclavos], say: persona, why: "No es un objeto.", kind: label}
  abd: {language: ar, words: [عبد], say: شخص, why: الشخص أولا., kind: label}
  porn-km: {language: km, words: [រូបអាសអាភាសកុមារ], say: រូបភាពរំលោភ, why: វាជាការរំលោភ។}
"""


def words_of(*layers: str) -> Glossary:
    read, faults = glossary([load("glossary.yaml", layer.encode()) for layer in layers], SOURCES)
    assert faults == ()
    return read


GLOSSARY = words_of(WORDS)


def told(blocks: str, words: Glossary = GLOSSARY) -> list[str]:
    """``CODE line:column``, lines counted from the first of ``blocks``."""
    top = f"{TOP}{SECTION}"
    found = check_wording(sound(top + blocks), words)
    return [f"{one.code} {one.at.line - top.count(NEW_LINE)}:{one.at.column}" for one in found if one.at]


def said(text: str, kind: str = "note", words: Glossary = GLOSSARY) -> list[str]:
    """What is found in one text that stands on the fourth line, in the 11th column."""
    return told(f"      - type: {kind}\n        id: intro\n        text: |\n          {text}\n", words)


def marked(text: str, codes: str) -> tuple[str, list[str]]:
    """A text with ^ before what is to be found, and codes in their order → the text, and the findings with places."""
    parts = text.split("^")
    columns = [11 + len("".join(parts[: number + 1])) for number in range(len(parts) - 1)]
    return "".join(parts), [f"{code} 4:{column}" for code, column in zip(codes.split(), columns, strict=True)]


@pytest.mark.parametrize("path", cases("W1"), ids=lambda path: path.stem)
def test_finds_what_is_annotated(path: Path) -> None:
    lesson = sound(path.read_text("utf-8"), path.name)
    findings = check_wording(lesson, GLOSSARY)
    assert found(findings) == expected(path)
    assert {one.code for one in findings} == {path.stem[:4].upper()}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("No ^slave.", "W104"),
        ("^Slaves, ^SLAVE’S, the ^slaves' rights", "W104 W104 W104"),
        ("^Poor ladies and a ^poor lady’s bag", "W104 W104"),
        ("Slavery, enslaved, slaver", ""),
        ("Nobody’s **^child** pornography", "W101"),
        ("Their _^child pornography_, **^child _pornography_**", "W101 W101"),
        ("A **^sla**ve, [^child](https://example.org/child) pornography, {{ lead.name }}: ^slave", "W104 W101 W104"),
        ("[^child pornography](https://example.org/(slave)) ^slave", "W101 W104"),
        ("\\{{ ^slave }} *^slave* \\{{", "W104 W104"),
        ("^child-pornography and an ^at risk girl", "W101 W104"),
        ("child, pornography. The child; pornography (child) pornography", ""),
        ("She ^shouldn’t have sent it. He ^shouldn't have sent it.", "W102 W102"),
        ("Ring the rescue service, not to ^rescue.", "W103"),
        ("^horrific ^brutal  crime\N{SOFT HYPHEN}s", "W105 W105"),
        ("İstanbul, ^slave", "W104"),
        ("1. A ^slave", "W104"),
        ("- A ^slave", "W104"),
        ("esclavo, ^slave, عبد", "W104"),
        ('He said “a slave” and "slaves"; “a ^slave.', "W104"),
    ],
)
def test_finds_whole_words_however_they_are_typed(text: str, codes: str) -> None:
    text, expected = marked(text, codes)
    assert said(text) == expected


def test_finds_over_line_ends_and_not_over_paragraphs_or_items() -> None:
    lines = ["child", "pornography", "", "- a child", "- pornography", "", "child", "", "pornography"]
    assert said("\n          ".join(lines)) == ["W101 4:11"]
    assert said("\n          ".join(["- One.", "  - So a child", "    pornography"])) == ["W101 5:20"]
    folded = '      - {type: text, id: intro, text: "One child\n          pornography"}\n'
    assert told(folded) == ["W101 1:39"], "of a text whose lines were joined, only the beginning is known"


def test_says_what_to_say_instead_and_why() -> None:
    lesson = sound(f"{TOP}{SECTION}      - {{type: text, id: intro, text: Rescues.}}\n")
    assert [(one.message, one.hint) for one in check_wording(lesson, GLOSSARY)] == [
        (
            "'Rescues' makes the helper the hero",
            "say 'support to leave' instead. Many people leave by their own strength.",
        )
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        "      - {type: myth-fact, id: myths, pairs: [{myth: A slave., fact: A person.}]}",
        "      - {type: quiz, id: quiz, questions: [{kind: true-false, question: A slave., answer: no}]}",
        "      - {type: quiz, id: quiz, questions: [{kind: choice, question: Who?,"
        " choices: [{text: A slave}, {text: A person, right: yes}]}]}",
        "      - {type: say, id: a, text: They said “slave”.}",
        "      - {type: text, id: a, text: Hello., guide: 'Some say \"a slave\", «slaves» or „slaves“.'}",
    ],
)
def test_leaves_alone_what_people_say(blocks: str) -> None:
    assert told(f"{blocks}\n") == []


@pytest.mark.parametrize(
    "blocks",
    [
        "      - {type: myth-fact, id: myths, pairs: [{myth: A person., fact: A slave.}]}",
        "      - {type: myth-fact, id: myths, pairs: [{myth: A person., fact: Somebody., guide: A slave.}]}",
        "      - {type: quiz, id: quiz, questions: [{kind: choice, question: A slave?,"
        " choices: [{text: No}, {text: A person, right: yes}]}]}",
        "      - {type: quiz, id: quiz, questions: [{kind: choice, question: Who?,"
        " choices: [{text: No}, {text: A slave, right: yes}]}]}",
        "      - {type: quiz, id: quiz, questions: [{kind: true-false,"
        " question: A?, answer: no, explanation: A slave}]}",
        "      - {type: text, id: a, text: They said “slave”.}",
    ],
)
def test_judges_facts_answers_and_what_participants_read(blocks: str) -> None:
    assert [one.split()[0] for one in told(f"{blocks}\n")] == ["W104"]


def test_looks_into_every_text_of_both_faces() -> None:
    lesson = sound(KITCHEN_SINK.read_text("utf-8"), KITCHEN_SINK.name)
    everything = list(pieces(lesson))
    assert {one.block.type for one in everything if one.block is not None} >= set(BLOCKS) - {"chart", "diagram"}
    for unit, texts, _ in lesson.units():
        assert [one.text for one in everything if one.unit == unit] == list(texts)
    assert {one.unit for one in everything} == {unit for unit, _, _ in lesson.units()}
    heard = {(one.block.type, one.field) for one in everything if one.is_heard and one.block is not None}
    assert heard == {("say", "text"), ("close", "say")}


def test_what_is_within_a_facilitators_field_is_the_facilitators() -> None:
    lesson = sound(KITCHEN_SINK.read_text("utf-8"), KITCHEN_SINK.name)
    faces = {
        (one.block.type if one.block is not None else "", one.unit.split(".")[-1]): one.face for one in pieces(lesson)
    }
    assert faces["activity", "what"] == faces["quiz", "explanation"] == faces["", "what"] == "facilitator"
    assert faces["quiz", "right"] == faces["scenario", "story"] == faces["", "title"] == "participant"


def test_the_place_of_every_word_is_known() -> None:
    """Each character of the running text is found where it was typed, in the order in which it was."""
    lesson = sound(KITCHEN_SINK.read_text("utf-8"), KITCHEN_SINK.name)
    lines = KITCHEN_SINK.read_text("utf-8").split("\n")
    exact = 0
    for one in pieces(lesson):
        text = running(one.text)
        places = [text.position_of(offset) for offset in range(len(text.words))]
        if len(set(places)) > 1:
            exact += 1
            seen = [(lines[at.line - 1] + NEW_LINE)[at.column - 1] for at in places]
            same = [a == b or b in " \n\ufffc" for a, b in zip(seen, text.words, strict=True)]
            assert all(same), text.words
            assert places == sorted(places)
    assert exact > 100


@QUICK
@given(some.text(alphabet="ab *_[](){}\\.-1\n’İ\u200bé", max_size=40), some.sampled_from(["plain", "inline", "prose"]))
def test_any_text_is_laid_in_a_row(typed: str, kind: Kind) -> None:
    try:
        text = parse(Scalar(typed, at=Position("a.yaml", 1, 1)), kind)
    except TextError as error:
        text = error.text
    row = running(text)
    assert len(row.folded) == len(row.words)
    columns = [row.position_of(offset).column for offset in range(len(row.words))]
    assert columns == sorted(columns)
    assert all(1 <= column <= max(len(typed), 1) for column in columns)


def block(fields: str) -> str:
    return f"      - {{{fields}}}\n"


GROOMING = block("type: text, id: use, text: Grooming and groomed.")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (GROOMING, ["W106 1:37"]),
        (block("type: text, id: a, text: '**Grooming** is a trick.'") + GROOMING, []),
        (block("type: text, id: a, text: '**Online grooming** is a trick.'") + GROOMING, []),
        (GROOMING + block("type: text, id: a, text: '**Grooming** is a trick.'"), ["W106 1:37"]),
        (GROOMING + block("type: terms, id: a, terms: [{term: Online grooming, meaning: A trick.}]"), []),
        (GROOMING + block("type: terms, id: a, terms: [{term: A, meaning: Grooming.}]"), ["W106 1:37"]),
        (GROOMING + block("type: comparison, id: a, columns: [A, B], rows: [{label: Grooming, cells: [a, b]}]"), []),
        (GROOMING + block("type: comparison, id: a, columns: [A, Grooming], rows: [{label: C, cells: [a, b]}]"), []),
        (block("type: note, id: a, text: Grooming."), []),
        (block("type: say, id: a, text: Grooming."), ["W106 1:34"]),
        (block("type: say, id: a, text: Grooming.") + block("type: text, id: b, text: A trick is **grooming**."), []),
        (block("type: text, id: a, title: Grooming, text: Its name is **grooming**."), []),
        (block("type: text, id: a, title: Grooming, text: Its name is not said."), ["W106 1:36"]),
        (block("type: text, id: a, text: Sexual exploitation."), []),
        (block("type: text, id: a, text: Exploitation."), ["W106 1:35"]),
    ],
)  # fmt: skip
def test_a_term_is_explained_in_bold_or_at_the_head_of_its_meaning(blocks: str, expected: list[str]) -> None:
    assert told(blocks) == expected


def test_a_box_of_a_drawing_explains_its_title() -> None:
    box = (
        "      - {type: diagram, id: a, shape: sequence, alt: Two boxes., items: [{title: Grooming%s}, {title: End}]}\n"
    )
    assert told(box % ", text: A trick.") == []
    assert told(box % "") == ["W106 1:82"]


def test_a_users_own_glossary_takes_the_place_of_an_entry() -> None:
    own = "avoid: {slave: {words: [worker], say: person who works, why: People come first.}}\n"
    own += "terms: {grooming: {term: grooming, meaning: Building trust.}}\n"
    both = words_of(WORDS, own)
    assert said("A slave, a worker, horrific", words=both) == ["W101 4:22", "W105 4:30"]
    assert told(GROOMING, both) == []


def test_a_projects_own_glossary_is_read(tmp_path: Path) -> None:
    own = "avoid: {worker: {words: [worker], say: person who works, wy: People come first.}}\n"
    lesson = f"{TOP}{SECTION}      - {{type: text, id: a, text: A worker was rescued.}}\n"
    for name, text in (("program", ""), ("glossary", own), ("en/asking", lesson)):
        path = tmp_path / "materials" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    project = Project((tmp_path, shipped_root()), tmp_path / "output")
    codes = [one.code for one in Library(project).checked("asking", "en")]
    assert codes[0] == "P501"
    assert "W103" in codes
    (tmp_path / "materials/glossary.yaml").write_text(own.replace("wy", "why"), "utf-8")
    codes = [one.code for one in Library(project).checked("asking", "en")]
    assert {"W101", "W103"} <= set(codes)
    assert "P501" not in codes


def test_looks_into_translations_as_far_as_the_glossary_has_their_language() -> None:
    lesson = sound(f"{TOP}{SECTION}      - {{type: text, id: a, title: One, text: A slave.}}\n")
    texts = {
        "es": ("El **^esclavo**", "W104"),
        "ar": ("قال ^والعبد", "W104"),
        "km": ("គាត់មាន^រូបអាសអាភាសកុមារទៀត", "W101"),
    }
    for language, (text, code) in texts.items():
        text, expected = marked(text, code)
        module = (
            f"translates: asking\nlanguage: {language}\nunits:\n  a.text:\n    source: A slave.\n    text: {text}\n"
        )
        translation, _ = localize(lesson, language, load("asking.yaml", module.encode()))
        assert [one.unit for one in translated_pieces(translation)] == ["a.text"]
        findings = check_translated_wording(translation, GLOSSARY)
        assert [f"{one.code} {one.at.line - 2}:{one.at.column}" for one in findings if one.at] == expected
    assert check_translated_wording(translation, Glossary()) == ()


def test_reading_ends_after_many_findings() -> None:
    text = "slave " * 300
    found = told("".join(f"      - {{type: note, id: n{n}, text: {text}}}\n" for n in range(3)))
    assert len(found) == MOST_FOUND


def test_of_two_phrases_the_longer_is_found() -> None:
    phrases = Phrases.of("en", [("a b", 1), ("a b c", 2), ("b", 3), ("c d", 4)])
    row = running(parse(Scalar("a b c d a b d b-c"), "plain"))
    assert [(one.start, one.end, one.meaning) for one in phrases.find(row)] == [(0, 5, 2), (8, 11, 1), (14, 15, 3)]
