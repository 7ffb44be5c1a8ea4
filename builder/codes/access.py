"""Codes about accessibility of what is printed, and about pictures."""

from __future__ import annotations

from builder.codes.code import Code
from builder.diagnostics import Severity

CODES: list[Code] = [
    Code(
        "A101",
        "not-a-picture",
        Severity.ERROR,
        "Pictures are read as PNG or JPEG only, because other kinds can hide commands or cannot be printed the same"
        " way everywhere. The kind is found by looking into the file, so a new ending of its name does not help: open"
        " it in a picture program and choose Save as.",
        "image: settings.svg",
        "image: settings.png",
    ),
    Code(
        "A102",
        "picture-too-large",
        Severity.ERROR,
        "The picture's file takes more than 20 MB. That is far more than print needs, and it would make every handout"
        " slow to open and to send. Save it smaller in a picture program.",
        "image: photo-from-camera.png   (45 MB)",
        "image: photo-for-print.jpg   (2 MB)",
    ),
    Code(
        "A103",
        "too-many-dots",
        Severity.ERROR,
        "The picture is more than 25 million dots in size (its width times its height). Paper cannot show so many, and"
        " a small file that unfolds to a huge picture can bring a computer to a halt. Make it smaller in a picture"
        " program.",
        "image: wall-poster.png   (20000 by 20000 dots)",
        "image: wall-poster.png   (2000 by 2000 dots)",
    ),
    Code(
        "A104",
        "damaged-picture",
        Severity.ERROR,
        "The picture could not be read to its end. It may have been cut off while it was copied or sent, or it may be"
        " made to harm the programs that open it. Open it in a picture program, look whether all of it is there, and"
        " save it again.",
        "image: half-a-photo.jpg",
        "image: whole-photo.jpg",
    ),
    Code(
        "A105",
        "missing-picture",
        Severity.ERROR,
        "A lesson names a picture that is not in the folder materials/images. Names count letter by letter, with the"
        " ending and without capitals. Put the picture into that folder, or correct its name in the lesson.",
        "image: Settings Screen.PNG",
        "image: settings-screen.png",
    ),
    Code(
        "A201",
        "low-contrast",
        Severity.ERROR,
        "Text of this colour is hard to read on its background, above all for people with weak sight, in dim rooms"
        " and on copies. Normal text must stand out at least 4.5 to 1, large text 3 to 1 (WCAG 2.2, level AA). Choose"
        " a darker colour for the text in the theme, a file in layouts/themes, or a lighter one behind it.",
        'p: {color: "#999999"}',
        'p: {color: "#595959"}',
    ),
]
