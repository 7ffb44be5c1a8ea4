"""How hard a lesson is to read: Lesson or Translation → grades, and findings about long sentences and hard words.

English is judged by the Flesch-Kincaid grade (Kincaid and others 1975), other languages by a formula made for them, or
by the length of sentences alone: a grade is never borrowed. What participants read or hear is judged as one text, what
facilitators read as another. Headings, items and answers count as sentences, words on a drawing do not; so the grade
says how hard the sentences of a lesson are, not whether it is well told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.blocks.base import Face
from builder.checks.pieces import Piece, pieces, translated_pieces
from builder.checks.sentences import Sentence, primary, sentences
from builder.checks.syllables import syllables
from builder.diagnostics import Diagnostic, Position, Report, visible
from builder.lesson import Lesson
from builder.localize import Translation

HIGHEST_GRADE = 6.0
HIGHEST_GRADE_OF_CHILDREN = 4.0
HIGHEST_GRADE_OF_FACILITATORS = 8.0
MORE_IN_A_SECTION = 2.0
"""That a section may be harder than its lesson."""
LEAST_WORDS = 60
"""Of a section that is judged by itself; with fewer one word may change the grade."""
MOST_WORDS: dict[Face, int] = {"participant": 20, "facilitator": 25}
"""In a sentence."""
FAIRLY_EASY = 70.0
"""And more: what Flesch (1948) calls fairly easy or easier."""
MOST_LONG_SENTENCES = 10
"""That are named in a translation."""

_ON_DRAWINGS = {("statistic", "figure"), ("chart", "unit"), ("chart", "label"), ("chart", "figure")}
_ASKED = ("ask", "questions")
_CHILDREN = "children-8-11"


@dataclass(frozen=True, slots=True)
class Measure:
    """What formulas of reading need to know of a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    @property
    def grade(self) -> float:
        """US school grade: 0.39 words per sentence + 11.8 syllables per word - 15.59; never below 0, to one digit."""
        if not self.words:
            return 0.0
        exact = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return max(0.0, round(exact, 1))


@dataclass(frozen=True, slots=True)
class Grades:
    """Of a lesson in English."""

    participants: float
    """Of all they read and hear."""
    facilitators: float
    """Of what they alone read."""


Ease = tuple[str, Callable[[float, float], float]]
EASE: dict[str, Ease] = {
    "de": ("Amstad", lambda w, s: 180 - w - 58.5 * s),
    "es": ("Fernández Huerta", lambda w, s: 206.84 - 1.02 * w - 60 * s),
    "fr": ("Kandel and Moles", lambda w, s: 207 - 1.015 * w - 73.6 * s),
    "it": ("Franchina and Vacca", lambda w, s: 217 - 1.3 * w - 60 * s),
    "nl": ("Douma", lambda w, s: 206.835 - 0.93 * w - 77 * s),
    "ru": ("Oborneva", lambda w, s: 206.835 - 1.3 * w - 60.1 * s),
}
"""By language: who made the formula, and the ease of w words per sentence and s syllables per word. Arabic has one
(OSMAN), but it needs vowel signs that nobody writes."""


def grades(lesson: Lesson) -> Grades | None:
    """Grade a lesson in its own language; None if that is not English."""
    if primary(lesson.language) != "en":
        return None
    read = _sentences(pieces(lesson), lesson.language)
    return Grades(*(_measure((s for p, s in read if _is_for(p, face)), "en").grade for face in MOST_WORDS))


def check_reading(lesson: Lesson) -> tuple[Diagnostic, ...]:
    """Judge a lesson in its own language."""
    report = Report()
    read = _sentences(pieces(lesson), lesson.language)
    if primary(lesson.language) != "en":
        _judge_other(read, lesson.language, lesson.position_of("title"), report)
        return tuple(report)
    for piece, sentence in read:
        _judge_sentence(piece, sentence, report)
    for people, limit, heard in _audiences(lesson, read):
        _judge_lesson(lesson, people, limit, heard, report)
        _judge_sections(lesson, people, limit, heard, report)
    measure = _measure((s for p, s in read if _is_for(p, "facilitator")), "en")
    if measure.grade > HIGHEST_GRADE_OF_FACILITATORS:
        message = (
            f"what only facilitators read is of grade {measure.grade}; {HIGHEST_GRADE_OF_FACILITATORS:g} is enough"
        )
        hint = _easier(s for p, s in read if _is_for(p, "facilitator"))
        report.add("W205", lesson.position_of("title"), message, hint)
    return tuple(report)


def check_reading_of_translation(translation: Translation) -> tuple[Diagnostic, ...]:
    """Judge what is printed in the translation's own language."""
    report = Report()
    read = _sentences(translated_pieces(translation), translation.language)
    if read:
        _judge_other(read, translation.language, Position(read[0][0].text.at.file), report)
    return tuple(report)


Read = Sequence[tuple[Piece, Sentence]]


def _sentences(of: Iterable[Piece], language: str) -> Read:
    judged = (one for one in of if one.block is None or (one.block.type, one.field) not in _ON_DRAWINGS)
    return [(one, sentence) for one in judged for sentence in sentences(one.text, language)]


def _is_for(piece: Piece, face: Face) -> bool:
    """Tell who reads or hears it: what is said aloud is for participants."""
    is_asked = piece.block is not None and (piece.block.type, piece.field) == _ASKED
    return (piece.is_printed or piece.is_heard or is_asked) == (face == "participant")


def _measure(of: Iterable[Sentence], language: str) -> Measure:
    read = list(of)
    said = [word for sentence in read for word in sentence.words]
    return Measure(len(read), len(said), sum(syllables(word, language) for word in said))


def _audiences(lesson: Lesson, read: Read) -> Iterator[tuple[str, float, Read]]:
    """Who they are in words, the highest grade for them, and what they read and hear. All are judged together;
    children are judged again by what is for them."""
    heard = [(piece, sentence) for piece, sentence in read if _is_for(piece, "participant")]
    if set(lesson.audience) != {_CHILDREN}:
        yield "teens and adults", HIGHEST_GRADE, heard
    if _CHILDREN in lesson.audience:
        yield "children", HIGHEST_GRADE_OF_CHILDREN, [one for one in heard if _CHILDREN in _people(lesson, one[0])]


def _people(lesson: Lesson, piece: Piece) -> Sequence[str]:
    of_block = piece.block.audience if piece.block is not None else ()
    return of_block or (piece.section.audience if piece.section is not None else ()) or lesson.audience


def _judge_sentence(piece: Piece, sentence: Sentence, report: Report) -> None:
    face: Face = "participant" if _is_for(piece, "participant") else "facilitator"
    count, most = len(sentence.words), MOST_WORDS[face]
    if count > most:
        code = "W203" if face == "participant" else "W204"
        who = "participants take" if face == "participant" else "a tired facilitator takes"
        message = f"this sentence has {count} words; {who} in {most} at once: {visible(sentence.source)}"
        report.add(code, sentence.at, message, "make two sentences of it")


def _judge_lesson(lesson: Lesson, people: str, limit: float, heard: Read, report: Report) -> None:
    measure = _measure((sentence for _, sentence in heard), "en")
    if measure.grade > limit:
        message = f"participants read and hear this lesson at grade {measure.grade}; the most for {people} is {limit:g}"
        report.add("W201", lesson.position_of("title"), message, _easier(sentence for _, sentence in heard))


def _judge_sections(lesson: Lesson, people: str, limit: float, heard: Read, report: Report) -> None:
    limit += MORE_IN_A_SECTION
    for section in lesson.sections:
        of_section = [sentence for piece, sentence in heard if piece.section is section]
        measure = _measure(of_section, "en")
        if measure.words > LEAST_WORDS and measure.grade > limit:
            message = f"this section is of grade {measure.grade}; the most in one section for {people} is {limit:g}"
            report.add("W202", section.position_of("title"), message, _easier(of_section))


def _easier(of: Iterable[Sentence]) -> str:
    """Name the words that weigh most."""
    weights = Counter[str]()
    for sentence in of:
        for word in sentence.words:
            plain = word.strip("“”‘’\"'.,:;!?()*_").lower()
            weights[plain] += max(0, syllables(plain) - 2)
    words = [visible(word) for word, weight in weights.most_common(5) if weight]
    named = f", and shorter words for {', '.join(words)}" if words else ""
    return f"make shorter sentences{named}"


def _judge_other(read: Read, language: str, at: Position, report: Report) -> None:
    """Advice only: the limits were found for English, and translators choose neither the order nor the length."""
    long = list[tuple[int, int, Sentence]]()
    for piece, sentence in read:
        most = MOST_WORDS["participant" if _is_for(piece, "participant") else "facilitator"]
        if len(sentence.words) > most:
            long.append((len(sentence.words) - most, most, sentence))
    for _, most, sentence in sorted(long, key=lambda one: -one[0])[:MOST_LONG_SENTENCES]:
        message = f"this sentence has {len(sentence.words)} words; {most} are enough: {visible(sentence.source)}"
        report.add("W207", sentence.at, message, "make two sentences of it, if the language allows")
    if (tag := primary(language)) in EASE:
        heard = _measure((sentence for piece, sentence in read if _is_for(piece, "participant")), tag)
        if not heard.words:
            return
        name, formula = EASE[tag]
        ease = round(formula(heard.words / heard.sentences, heard.syllables / heard.words))
        if ease < FAIRLY_EASY:
            message = f"what participants read and hear has an ease of {ease} by the formula of {name}; "
            report.add(
                "W206", at, f"{message}{FAIRLY_EASY:g} is fairly easy", "make shorter sentences of shorter words"
            )
