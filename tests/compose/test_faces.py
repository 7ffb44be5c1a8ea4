"""What participants' pages can never hold: a word, a number or an order that is for facilitators only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from editions import GUIDE, HANDOUT, KEY, changed, composed, edition_of, everything_in, layout_of, lesson_of, tried
from full_lesson import full_lesson, full_translation, names_of_fields, nested_model, text_fields
from projects import make_project

from builder.blocks import BLOCKS
from builder.blocks.base import Model
from builder.build import Order, Stages, plan
from builder.compose.views import is_seen
from builder.document import Document, outline
from builder.lesson import Lesson, Preparation, Section
from builder.library import Library
from builder.personalize import Edition
from builder.project import Project

CALM = (Path(__file__).parent / "calm-steps.yaml").read_text("utf-8")


def all_fields(face: str) -> set[str]:
    """Every text field of every model, counted by itself: a new model or field must be in the full lesson too."""
    models: dict[str, type[Model]] = {"": Lesson, "prepare.": Preparation, "section.": Section}
    models |= {f"{kind}.": model for kind, model in BLOCKS.items()}
    return {f"{prefix}{one.key}" for prefix, model in models.items() for one in text_fields(model) if one.face == face}


@cache
def planted(language: str) -> tuple[dict[str, str], Edition]:
    """A word of its own in every text of every field, of the lesson and of its translation."""
    words, numbers = dict[str, str](), count(1)

    def plant(field: str) -> str:
        words[f"{field}#{len(words)}"] = word = f"zq{next(numbers):04}qz"
        return word

    lesson = full_lesson("full", plant)
    if language == "en":
        return words, edition_of(lesson)
    first = len(words)
    module = full_translation("full", language, lesson, plant)
    assert len(words) == 2 * first
    return words, edition_of(lesson, language, module)


def field_of(name: str) -> str:
    return name.split("#")[0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_word_for_facilitators_is_in_a_handout(language: str) -> None:
    words, edition = planted(language)
    assert {field_of(name) for name in words} == all_fields("participant") | all_fields("facilitator")
    printed, hidden = set(names_of_fields("participant")), set(names_of_fields("facilitator"))
    shown = everything_in(composed(edition, HANDOUT))
    leaked = [name for name, word in words.items() if field_of(name) in hidden and word in shown]
    assert leaked == []
    there = {name: word for number, (name, word) in enumerate(words.items()) if number >= len(words) // 2}
    there = words if language == "en" else there
    assert [name for name, word in there.items() if field_of(name) in printed and word not in shown] == []
    guide = everything_in(composed(edition, GUIDE))
    unseen = {field_of(name) for name, word in there.items() if word not in guide}
    assert unseen == {"chart.alt", "diagram.alt"}, "guides write out what is drawn, so there is nothing to describe"


def test_every_text_of_the_models_is_planted() -> None:
    """Counted in another way: by the unit ids of the lesson that came out of it, which validation worked out."""
    words, edition = planted("en")
    units = [unit for unit, texts, _ in edition.lesson.units() for _ in texts]
    by_unit = {unit.removeprefix("b-").replace("only.title", "section.title") for unit in units}
    assert by_unit == {field_of(name) for name in words}
    assert len(units) == len(words)
    assert len({field_of(name) for name in words if "." in field_of(name)}) > 2 * len(BLOCKS)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_answer_key_holds_the_right_answers_and_why(language: str) -> None:
    words, edition = planted(language)
    mine = list(words.items())
    mine = mine if language == "en" else mine[len(mine) // 2 :]
    key = everything_in(composed(edition, KEY))
    for field in ("quiz.title", "quiz.questions.question", "quiz.questions.explanation"):
        assert [name for name, word in mine if field_of(name) == field and word not in key] == []
    for field in ("quiz.questions.pairs.left", "quiz.questions.pairs.right"):
        assert [name for name, word in mine if field_of(name) == field and word not in key] == []
    choices = [word for name, word in mine if field_of(name) == "quiz.questions.choices.text"]
    assert [word in key for word in choices] == [False, True, False]
    assert [
        name for name, word in mine if not field_of(name).startswith(("quiz.", "title", "section")) and word in key
    ] == []


def test_no_number_for_facilitators_is_in_a_handout() -> None:
    source = CALM.replace("minutes: 12", "minutes: 1213").replace("minutes: 3\n", "minutes: 307\n")
    source = source.replace("minutes: 9\n", "minutes: 906\n").replace("minutes: 2\n", "minutes: 211\n")
    source = source.replace("minutes: 4\n", "minutes: 419\n")
    edition = edition_of(source)
    numbers = ("1,213", "307", "906", "211", "419")
    guide, handout = everything_in(composed(edition, GUIDE)), everything_in(composed(edition, HANDOUT))
    assert [n for n in numbers if n not in guide] == []
    assert [n for n in numbers if n.replace(",", "") in handout.replace(",", "")] == []


# -- answers


def quiz(*questions: str, block: str = "the-quiz") -> str:
    listed = "\n".join(f"          - {question}" for question in questions)
    return CALM + f"      - type: quiz\n        id: {block}\n        questions:\n{listed}\n"


def tree(yaml: str, layout: str) -> list[str]:
    return list(outline(composed(edition_of(yaml), layout).root))


def test_which_answer_is_right_changes_nothing_in_a_handout() -> None:
    choice = "{{kind: choice, question: Who?, choices: [{{text: A friend{0}}}, {{text: A helper{1}}}]}}"
    first, second = choice.format(", right: yes", ""), choice.format("", ", right: yes")
    true, false = (f"{{kind: true-false, question: Is it?, answer: {word}}}" for word in ("yes", "no"))
    assert tree(quiz(first, true), HANDOUT) == tree(quiz(second, false), HANDOUT)
    for layout in (GUIDE, KEY):
        assert tree(quiz(first, true), layout) != tree(quiz(second, true), layout)
        assert tree(quiz(first, true), layout) != tree(quiz(first, false), layout)


def matching(pairs: int) -> str:
    return (
        "{kind: matching, question: What fits?, pairs: ["
        + ", ".join(f"{{left: left {n}, right: right {n}}}" for n in range(pairs))
        + "]}"
    )


def rights_of(document: Document, letters: str = "ABCDEFGH") -> list[str]:
    """What stands behind each letter, in the order of the page."""
    cells = [one.text() for one in document.root.iter() if one.name == "td"]
    return [cell[3:] for cell in cells if cell[:1] in letters and cell[1:3] == ". "]


@pytest.mark.parametrize("count_of_pairs", range(2, 9))
def test_matching_cannot_be_solved_by_order(count_of_pairs: int) -> None:
    plain = [f"right {n}" for n in range(count_of_pairs)]
    orders = set[tuple[str, ...]]()
    for number in range(12):
        edition = edition_of(quiz(matching(count_of_pairs), block=f"quiz-{number}"))
        handout, key = composed(edition, HANDOUT), composed(edition, KEY)
        rights = rights_of(handout)
        assert sorted(rights) == plain
        assert rights != plain
        assert count_of_pairs == 2 or rights != plain[::-1]
        orders.add(tuple(rights))
        answers = [one.text() for one in key.root.iter() if one.name == "td"]
        assert answers[1::2] == plain
        assert [rights["ABCDEFGH".index(letter)] for letter in answers[::2]] == plain
    assert len(orders) == 1 if count_of_pairs == 2 else len(orders) > 2


def test_questions_of_one_quiz_are_shuffled_each_in_its_own_way() -> None:
    handout = composed(edition_of(quiz(*[matching(6)] * 4)), HANDOUT)
    rights = rights_of(handout)
    assert len({tuple(rights[at : at + 6]) for at in range(0, 24, 6)}) == 4


def test_all_languages_shuffle_alike() -> None:
    yaml = quiz(matching(7))
    texts = ", ".join(f"{{source: right {n}, text: right {n}}}" for n in range(7))
    module = "translates: calm-steps\nlanguage: ar\ntranslator: a test\nunits:\n"
    module += f"  the-quiz.questions.pairs.right: [{texts}]\n"
    english = composed(edition_of(yaml), HANDOUT)
    for language, typed in (("ar", module), ("km", None)):
        cells = [
            one.text() for one in composed(edition_of(yaml, language, typed), HANDOUT).root.iter() if one.name == "td"
        ]
        assert [cell[cell.index("right") :] for cell in cells if "right" in cell] == rights_of(english)


def test_a_guide_in_another_language_names_the_letters_of_the_handout() -> None:
    from editions import words_of

    words = words_of("en").with_letters_of(words_of("ar"))
    assert words.words["letter-2"] is words_of("ar").words["letter-2"]
    assert words.words["say"] is words_of("en").words["say"]
    assert words.words["letter-2"].language == "ar"


def test_a_build_does_so(tmp_path: Path) -> None:
    arabic = "translates: calm-steps\nlanguage: ar\ntranslator: a test\nunits:\n"
    files = {
        "materials/program.yaml": "program: River school\n",
        "materials/en/calm-steps.yaml": quiz(matching(3)),
        "materials/ar/calm-steps.yaml": arabic + "  steps.title: {source: Steps, text: الخطوات}\n",
    }
    library = Library(Project.find(make_project(tmp_path, files)))
    stages = Stages(library, plan(library, Order(languages=("ar",), guide_language="en")))
    editions, _ = stages.editions("calm-steps", "ar")
    assert [one.language for one in editions] == ["ar", "en"]
    documents, _ = stages.documents(editions)
    key = next(one for one in documents if one.kind == KEY)
    assert key.language == "en"
    cells = [one for one in key.root.iter() if one.name == "td"][::2]
    assert sorted(cell.text() for cell in cells) == sorted("أبج")
    assert {one.get("lang") for cell in cells for one in cell.iter() if one.name == "strong"} == {"ar"}


# -- templates


def hidden_fields() -> Iterator[tuple[str, str]]:
    for kind, model in BLOCKS.items():
        yield from ((kind, name) for name in model.model_fields if model.face_of(name) == "facilitator")


@cache
def seen_blocks() -> set[str]:
    """Types that participants have on paper; for the others their pages do not even ask for a template."""
    return {block.type for _, block in lesson_of(full_lesson("full", words_for)).blocks() if is_seen(block)}


def words_for(field: str) -> str:
    return field.replace(".", " ")


def participants_template(source: str) -> str:
    return "{% macro participant(b) %}\n" + source + "\n{% endmacro %}\n{% macro facilitator(b) %}{% endmacro %}"


@pytest.mark.parametrize(("kind", "field"), [one for one in hidden_fields() if one[0] in seen_blocks()])
@pytest.mark.parametrize("form", ["{{ b.%s }}", '{{ b["%s"] }}', "{%% if b.%s %%}{%% endif %%}"])
def test_a_participants_template_cannot_touch_a_facilitators_field(kind: str, field: str, form: str) -> None:
    layout = changed(layout_of(HANDOUT), **{kind.replace("-", "_"): participants_template(form % field)})
    document, found = tried(edition_of(full_lesson("full", words_for)), layout)
    assert document is None
    assert [(one.code, str(one.at)) for one in found] == [("C103", f"layouts/blocks/{kind}.xml.j2:2")]
    assert f"'{field}' of '{kind}'" in found[0].message


def nested_fields() -> Iterator[tuple[str, str, str]]:
    """(type, how a template comes to it, field) of what is for facilitators within lists."""
    for kind, model in BLOCKS.items():
        for name in model.model_fields:
            inner = nested_model(model, name)
            if inner is None or model.face_of(name) == "facilitator":
                continue
            yield from ((kind, f"b.{name}", one) for one in inner.model_fields if inner.face_of(one) == "facilitator")
    yield "quiz", "b.questions", "pairs"
    yield "quiz", "b.questions", "letters"
    yield "quiz", "b.questions[0].choices", "right"


def test_nested_fields_are_known() -> None:
    assert {("quiz", "b.questions", "answer"), ("terms", "b.terms", "note")} < set(nested_fields())


@pytest.mark.parametrize(("kind", "path", "field"), list(nested_fields()))
def test_a_participants_template_cannot_touch_a_field_within(kind: str, path: str, field: str) -> None:
    source = "{% for one in " + path + " %}{{ one." + field + " }}{% endfor %}"
    layout = changed(layout_of(HANDOUT), **{kind.replace("-", "_"): participants_template(source)})
    document, found = tried(edition_of(full_lesson("full", words_for)), layout)
    assert document is None
    assert [(one.code, one.at and one.at.line) for one in found] == [("C103", 2)]
    assert f"'{field}' of " in found[0].message


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ("{{ lesson.objectives }}", "objectives"),
        ("{{ lesson.prepare[0].what }}", "prepare"),
        ("{{ lesson.minutes }}", "minutes"),
        ("{{ lesson.sections[0].minutes }}", "minutes"),
        ("{{ lesson.sections[0].starts_at }}", "starts_at"),
        ("{{ lesson.sections[0].blocks[0].starts_at }}", "starts_at"),
    ],
)
def test_a_participants_document_cannot_touch_a_facilitators_field(wrong: str, field: str) -> None:
    document, found = tried(edition_of(CALM), changed(layout_of(HANDOUT), document=f"<document>\n{wrong}</document>"))
    assert document is None
    assert [(one.code, one.at and one.at.line) for one in found] == [("C103", 2)]
    assert f"'{field}'" in found[0].message
