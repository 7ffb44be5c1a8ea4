"""Codes of how hard a text is to read (W2), and of what people hear who cannot see (W3)."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

_HARD = "The provision of accessible information facilitates autonomous decision-making."
_PLAIN = "When people know their choices, they can decide for themselves."
_LONG = (
    "If somebody whom you met online asks you for a photo, wait, and talk to a person you trust before you send"
    " anything to them."
)
_SHORT = "Somebody you met online asks you for a photo. Wait. Talk to a person you trust before you send them anything."

CODES: list[Code] = [
    Code(
        "W201",
        "lesson-too-hard",
        Severity.WARNING,
        "All that participants read and hear in this lesson is counted: the words in a sentence and the syllables in a"
        " word give a school grade (Flesch-Kincaid). Grade 6 is the most for teens and adults, grade 4 for children of"
        " 8 to 11. Tired or frightened people read less well than usual. The hint names the words that weigh most.",
        f"text: {_HARD}",
        f"text: {_PLAIN}",
    ),
    Code(
        "W202",
        "section-too-hard",
        Severity.WARNING,
        "A lesson may be easy as a whole and hard in one place. A section of more than 60 words may be two grades above"
        " the most for its lesson. Mend its longest sentences first. The hint names the words that weigh most.",
        f"title: Why it matters\nblocks:\n  - type: text\n    id: why\n    text: {_HARD}",
        f"title: Why it matters\nblocks:\n  - type: text\n    id: why\n    text: {_PLAIN}",
    ),
    Code(
        "W203",
        "long-sentence",
        Severity.WARNING,
        "A sentence that participants read or hear has more than 20 words. Whoever reads slowly has lost its beginning"
        " when they come to its end. Make two of it. An item of a list, a heading and an answer count as sentences.",
        f"text: {_LONG}",
        f"text: {_SHORT}",
    ),
    Code(
        "W204",
        "long-sentence-for-facilitators",
        Severity.WARNING,
        "A sentence that facilitators read has more than 25 words. They read it while people wait, and often in a"
        " second language. Make two of it, or make a list.",
        "guide: If the room stays silent, count to five, then give one of the answers yourself, and ask whether anyone"
        " has seen something like it in a game or at work.",
        "guide: If the room stays silent, count to five. Then give one of the answers yourself.",
    ),
    Code(
        "W205",
        "guide-too-hard",
        Severity.WARNING,
        "All that only facilitators read in this lesson is counted as one text: the words in a sentence and the"
        " syllables in a word give a school grade (Flesch-Kincaid). Grade 8 is the most. Many facilitators read it in a"
        " hurry, or in a second language.",
        f"guide: {_HARD}",
        f"guide: {_PLAIN}",
    ),
    Code(
        "W206",
        "hard-in-this-language",
        Severity.ADVICE,
        "The words in a sentence and the syllables in a word were put into a formula made for this language. It gives"
        " the ease of reading: 70 is fairly easy, and more is easier. It is only advice, since a formula knows nothing"
        " of meaning. Ask somebody who reads little in this language to read the page to you.",
        "text: La provisión de información accesible facilita la toma autónoma de decisiones.",
        "text: Quien conoce sus opciones puede decidir.",
    ),
    Code(
        "W207",
        "long-sentence-in-this-language",
        Severity.ADVICE,
        "A sentence has more words than most people take in at once: 20 for participants, 25 for facilitators. Where a"
        " language has no spaces, a dictionary finds the words. It is only advice: the limit comes from English, and"
        " other languages part words in other ways. The longest are named, ten at most.",
        "text: (a sentence of 30 words)",
        "text: (two sentences of 15 words)",
    ),
    Code(
        "W301",
        "description-says-nothing",
        Severity.WARNING,
        "'alt' is what people hear who cannot see the picture, the chart or the drawing. Here it says only that there"
        " is one, or the name of its file, or the same as the title or the caption, or it is very short. Say what"
        " people learn from it, in one or two sentences, as you would on the telephone.",
        "alt: Picture of a phone",
        "alt: 'A phone with the settings open. The switch for a private account is turned on.'",
    ),
]
