"""The glossary: the shipped one, what overrides it, and every fault that its file can have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from strategies import QUICK, random_bytes
from validating import SOURCES

from builder.checks.wording import CODE_OF
from builder.glossary import FILE, KINDS, MOST_FOUND, Avoided, Glossary, Term, TermTranslation, glossary
from builder.load import load

SHIPPED = Path(__file__).parent.parent / FILE
GOOD = """\
terms:
  grooming:
    term: grooming
    words: [groomed]
    meaning: Building trust in order to harm.
    explain: yes
    source: ilo-fair-recruitment
    translations:
      es: {term: captación, status: agreed, by: Ana}
      pt-BR: {term: aliciamento, status: proposed}
avoid:
  slave:
    words: [slave, sex slave]
    except: [slave trade]
    say: person in forced labour
    why: The person comes first.
    kind: label
    source: ilo-fair-recruitment
  esclavo:
    language: es
    words: [esclavo]
    say: persona
    why: La persona primero.
"""


def judge(*layers: str) -> tuple[Glossary, list[str]]:
    """Entries, and findings as ``CODE line:column hint``."""
    read = [load("glossary.yaml", layer.encode()) for layer in layers]
    assert [one for source in read for one in source.found] == []
    entries, found = glossary(read, SOURCES)
    return entries, [f"{one.code} {one.at.line}:{one.at.column} {one.hint}" for one in found if one.at]


def test_entries_have_their_details() -> None:
    entries, found = judge(GOOD)
    assert found == []
    grooming = entries.terms["grooming"]
    assert grooming == Term(
        id="grooming",
        term="grooming",
        meaning="Building trust in order to harm.",
        words=("groomed",),
        explain=True,
        source="ilo-fair-recruitment",
        translations=grooming.translations,
    )
    assert grooming.forms == ("grooming", "groomed")
    assert dict(grooming.translations) == {
        "es": TermTranslation("captación", "agreed", "Ana"),
        "pt-BR": TermTranslation("aliciamento", "proposed"),
    }
    assert entries.avoid["slave"] == Avoided(
        "slave",
        ("slave", "sex slave"),
        "person in forced labour",
        "The person comes first.",
        "label",
        "en",
        ("slave trade",),
        "ilo-fair-recruitment",
    )
    assert (entries.avoid["esclavo"].language, entries.avoid["esclavo"].kind) == ("es", "wording")


def test_every_kind_has_a_code() -> None:
    assert set(CODE_OF) == set(KINDS)
    assert len({code for code, _ in CODE_OF.values()}) == len(KINDS)


def test_the_shipped_glossary_has_no_faults() -> None:
    source = load(FILE, SHIPPED.read_bytes())
    entries, found = glossary([source], SOURCES)
    assert (source.found, found) == ((), ())
    assert len(entries.terms) >= 30
    assert len(entries.avoid) >= 30
    assert {entry.kind for entry in entries.avoid.values()} >= {"wording", "blame", "rescue", "label"}


def test_an_own_entry_takes_the_place_of_the_shipped_one_and_leaves_the_others() -> None:
    own = "avoid: {slave: {words: [serf], say: person, why: People first.}}\n"
    entries, found = judge(GOOD, own)
    assert found == []
    assert {name: entry.words for name, entry in entries.avoid.items()} == {"slave": ("serf",), "esclavo": ("esclavo",)}
    assert list(entries.terms) == ["grooming"]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("avoid:", "avoided:", "P501 11:1 did you mean 'avoid'?"),
        ("avoid:", "notes:", "P501 11:1 move it below 'terms:' or 'avoid:', or delete it"),
        ("explain:", "explian:", "P501 6:5 did you mean 'explain'?"),
        ("why: The", "reason: The", "P501 16:5 type one of why, language, or delete the line"),
        ("status: agreed,", "state: agreed,", "P501 9:29 did you mean 'status'?"),
        ("  slave:", "  Slave trade:", "P502 12:3 type a short name such as child-pornography"),
        ("words: [slave, sex slave]", "words: slave", "P503 13:12 put it in square brackets: words: [slave]"),
        ("say: person in", "say: [person] #", "P503 15:10 take the brackets or dashes away"),
        ("words: [slave, sex slave]", "words: [slave, [sex slave]]", "P503 13:20 type it alone"),
        ("{term: captación, status: agreed, by: Ana}", "captación", "P503 9:11 type the tag of a language and a colon"),
        ("    say: person in forced labour\n", "", "P504 12:3 add 'say: …'"),
        ("    words: [slave, sex slave]\n", "", "P504 12:3 add 'words: […]'"),
        ("[slave, sex slave]", "[]", "P504 13:12 type a word between the brackets"),
        ("The person comes first.", "", "P504 16:5 add 'why: …'"),
        (", by: Ana", "", "P504 9:7 add 'by: …'"),
        (", status: proposed", "", "P504 10:7 add 'status: …'"),
        ("kind: label", "kind: lable", "P505 17:11 did you mean 'label'?"),
        ("kind: label", "kind: bad", "P505 17:11 type one of wording, blame, rescue, label, sensation"),
        ("explain: yes", "explain: perhaps", "P505 6:14 type one of yes, no"),
        ("status: proposed", "status: maybe", "P505 10:42 type one of agreed, proposed"),
        ("language: es", "language: Spanish", "P505 20:15 type a short tag, such as ar for Arabic or pt-BR"),
        ("      es:", "      Spanish:", "P505 9:7 type a short tag, such as ar for Arabic or pt-BR"),
        ("ilo-fair-recruitment", "ilo-fair-recruitmnt", "P505 7:13 did you mean 'ilo-fair-recruitment'?"),
        ("source: ilo-fair-recruitment", "source: x", "P505 7:13 add it to materials/sources.yaml, or delete the line"),
        ("[groomed]", "['-']", "P505 4:13 type a word, or take it out"),
        ("The person comes first.", "x" * 301, "P505 16:10 make it shorter"),
    ],
)  # fmt: skip
def test_names_each_fault_at_its_place(right: str, wrong: str, expected: str) -> None:
    entries, found = judge(GOOD.replace(right, wrong, 1))
    assert found[0].startswith(expected)
    assert len(entries.terms) + len(entries.avoid) < 3, "an entry with a fault is left out"


def test_parts_and_entries_are_no_texts() -> None:
    assert [one.split()[0] for one in judge("terms: [grooming]\navoid: {slave: person}\n")[1]] == ["P503", "P503"]
    assert judge("terms:\navoid:\n")[1] == []


def test_a_faulty_entry_hides_no_other_and_the_shipped_one_stays() -> None:
    entries, found = judge(GOOD, GOOD.replace("kind: label", "kind: x").replace("captación", "engaño"))
    assert [one.split()[0] for one in found] == ["P505"]
    assert entries.avoid["slave"].kind == "label"
    assert entries.terms["grooming"].translations["es"].term == "engaño"


def test_reading_ends_after_many_faults() -> None:
    assert len(judge("terms:\n" + "".join(f"  s{n}: x\n" for n in range(5_000)))[1]) == MOST_FOUND + 1


@QUICK
@given(random_bytes)
def test_random_bytes_are_read_or_named(data: bytes) -> None:
    entries, found = glossary([load("glossary.yaml", data)], SOURCES)
    assert all(one.at is not None and one.message and one.hint for one in found)
    assert all(entry.words and entry.say and entry.why for entry in entries.avoid.values())
