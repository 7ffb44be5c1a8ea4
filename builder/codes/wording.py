"""Codes of wording by the glossary (W1). How hard a text is to read has its own numbers (W2, ``codes/reading.py``)."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

WARNING = Severity.WARNING

CODES: list[Code] = [
    Code(
        "W101",
        "wording-to-avoid",
        WARNING,
        "These words are untrue, out of date or hurtful, and there are better ones: 'child sexual abuse material', for"
        " example, says that it is abuse, which 'pornography' does not. The list is in materials/glossary.yaml, with"
        " the reason for each, and you can change it. Myths that are answered, statements to judge, wrong answers, and"
        " words in quotation marks in facilitators' texts may use them.",
        "text: Nobody may share child pornography.",
        "text: Nobody may share child sexual abuse material.",
    ),
    Code(
        "W102",
        "blame",
        WARNING,
        "These words say, or let people think, that the person who was harmed did something wrong. Somebody in the room"
        " may have lived through it; blame keeps people silent, and silence is what those who exploit count on. Say"
        " what the person who exploits did. If facilitators must know what people say, put it in quotation marks.",
        "text: Lina put herself at risk.",
        "text: The man who wrote to Lina lied to her.",
    ),
    Code(
        "W103",
        "rescue-language",
        WARNING,
        "These words make the helper the hero and the person somebody who only waits. Many people leave by their own"
        " strength. What they need is choice, support and safety.",
        "text: We rescue people from bad work.",
        "text: We support people who want to leave bad work.",
    ),
    Code(
        "W104",
        "label",
        WARNING,
        "These words make one thing of a person: what was done to them, which papers they lack, or how poor they are."
        " Name the person first, and then the situation.",
        "text: Slaves in scam centres have no phone of their own.",
        "text: People who are held in scam centres have no phone of their own.",
    ),
    Code(
        "W105",
        "sensation",
        WARNING,
        "These words frighten or thrill, and say little. Fear makes people look away, and somebody who has lived"
        " through it may hear that nothing good can follow. Say calmly what happened, or how many.",
        "text: Trafficking is a horrific scourge.",
        "text: Trafficking harms many people. In most countries it is a crime.",
    ),
    Code(
        "W106",
        "term-not-explained",
        WARNING,
        "Not everybody knows this word, and nothing in the lesson says what it means. The glossary marks such words"
        " with 'explain: yes'. Say what it means where participants first read it, and put the word in bold there with"
        " two stars before and after it; or give it a place in a block of terms; or use a plain word.",
        "text: Grooming can take weeks.",
        "text: This is called **grooming**, building trust in order to harm. It can take weeks.",
    ),
]
