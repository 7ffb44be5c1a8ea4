"""Guards: what a whole build may touch, what hostile texts come to, and that no word for facilitators gets out."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from full_lesson import full_lesson, full_translation, names_of_fields
from projects import make_project, run_handouts, snapshot

from builder.build import Order, build, plan
from builder.checks.readback import outline_of, plain_text, read_tree
from builder.library import Library
from builder.produce.pictures import _png
from builder.project import Project, shipped_root

BUILDER = Path(__file__).parent.parent / "builder"

NAME = "full"
HANDOUT = f"1-participants/{NAME}-handout-en.pdf"
"""As these tests call it: what participants get bears no lesson's name."""
GUIDE = f"2-facilitator-only/FACILITATOR-{NAME}-guide-en.pdf"
KEY = f"2-facilitator-only/FACILITATOR-{NAME}-answer-key-en.pdf"
PROGRAM = "lessons: [full]\n"


def made(folder: Path, lesson: str, **translations: str) -> dict[str, bytes]:
    """Build a lesson that has every field, with a picture; the files by name."""
    files = {"materials/program.yaml": PROGRAM, f"materials/en/{NAME}.yaml": lesson}
    files |= {f"materials/{tag}/{NAME}.yaml": text for tag, text in translations.items()}
    make_project(folder, files)
    picture = re.search(r"^    image: (.+)$", lesson, re.MULTILINE)
    (folder / "materials/images").mkdir(exist_ok=True)
    if picture:
        (folder / "materials/images" / picture[1]).write_bytes(_png(2, 2, 3, (b"\0" + b"\x80" * 6) * 2))
    library = Library(Project.find(folder))
    built = build(library, plan(library, Order(languages=("all",))), folder / "output")
    assert built.refused == (), [f"{one.at} {one.code} {one.message}" for one in built.found]
    pdfs = {name: data for name, data in snapshot(folder / "output").items() if name.endswith(".pdf")}
    return {re.sub(r"^1-participants/.+?-1-", f"1-participants/{NAME}-", name): data for name, data in pdfs.items()}


# -- what a build touches

SPY = """
import json, os, sys

events = []

def hook(name, what):
    if name == "open" and not isinstance(what[0], int):
        events.append([name, os.path.abspath(os.fsdecode(what[0])), what[2] or 0])
    elif name in ("os.scandir", "os.listdir") and not isinstance(what[0], int):
        events.append([name, os.path.abspath(os.fsdecode(what[0] or ".")), 0])
    elif name.partition(".")[0] in ("socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "pty", "webbrowser"):
        events.append([name, repr(what)[:200], 0])
    elif name in ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "os.startfile"):
        events.append([name, repr(what)[:200], 0])

sys.addaudithook(hook)
from builder.cli import run

code = run(["build", "-l", "all"])
print(json.dumps(events), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def touched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str, int]]]:
    """The folder of a project, and everything that a build of it touched on the disk or beyond."""
    folder = tmp_path_factory.mktemp("project")
    lesson = full_lesson(NAME, lambda field: f"words of {field.replace('.', ' ')}")
    made(folder, lesson, ar=full_translation(NAME, "ar", lesson, lambda field: "كلمات"))
    for path in (folder / "output").rglob("*.pdf"):
        path.unlink()
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SPY], cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return folder, [tuple(event) for event in json.loads(done.stderr.splitlines()[-1])]


def test_a_build_opens_no_socket_and_starts_no_process(touched: tuple[Path, list[tuple[str, str, int]]]) -> None:
    _, events = touched
    assert len(events) > 100
    assert [event for event in events if event[0] not in ("open", "os.scandir", "os.listdir")] == []


def test_a_build_reads_only_where_it_may(touched: tuple[Path, list[tuple[str, str, int]]]) -> None:
    folder, events = touched
    shipped = shipped_root()
    allowed = {
        folder / "materials",
        folder / "layouts",
        folder / "output",
        shipped / "materials",
        shipped / "layouts",
        shipped / "builder",
        *(Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib", "purelib", "platlib")),
        *(Path(prefix) / "lib" for prefix in (sys.prefix, sys.base_prefix)),  # packages and compiled parts of Python
        Path("/usr/share/zoneinfo"),  # Babel asks for the time zone when it is loaded; no page holds a time
        Path("/etc/localtime"),
        Path("/etc/timezone"),
    }
    roots = {root.resolve() for root in allowed}

    def is_allowed(path: Path) -> bool:
        return any(path.is_relative_to(root) for root in roots)

    strange = {
        path
        for _, path, _ in events
        if not is_allowed(Path(path).resolve())
        # Python looks into the folders of its search path for modules; the folder we stand in is one with ``-c``
        and Path(path) not in {folder, shipped, *map(Path, sys.path)}
    }
    assert strange == set()


def test_a_build_writes_only_into_the_output_folder(touched: tuple[Path, list[tuple[str, str, int]]]) -> None:
    folder, events = touched
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    written = {path for name, path, flags in events if name == "open" and flags & writing}
    assert written
    assert {path for path in written if not Path(path).is_relative_to(folder / "output")} == set()


def test_nobodys_settings_have_a_say(tmp_path: Path) -> None:
    """Neither a home folder, nor the folder we stand in, nor variables change what ReportLab does."""
    plain = make_project(tmp_path / "plain")
    settled = make_project(tmp_path / "settled")
    evidence = tmp_path / "evidence"
    for name in (".reportlab_settings", ".reportlab_mods", "reportlab_settings.py", "reportlab_mods.py"):
        (settled / name).write_text(f"open({str(evidence)!r}, 'w').close()\npageCompression = 0\n")
    settings = {"HOME": str(settled), "RL_pageCompression": "0", "RL_trustedHosts": "*", "RL_useA85": "1"}
    for folder, more in ((plain, {}), (settled, {**settings, "PYTHONPATH": str(settled)})):
        done = run_handouts(["build"], folder, more)
        assert done.returncode == 0, done.stderr
    assert not evidence.exists()
    assert snapshot(plain / "output") == snapshot(settled / "output")


# -- texts that other programs would obey

HOSTILE = (
    "x<y and y>z",
    "R&D",
    "{{ 7*7 }}",
    "<b>",
    "</para>",
    "Dial *31*555",
    "{% raw %}",
    "&lt;",
    "]]>",
    "${x}",
    "%s",
)


def squeezed(text: str) -> str:
    """Without white space and what is put where lines end."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


def test_hostile_texts_print_as_typed_in_every_field(tmp_path: Path) -> None:
    fields = names_of_fields("participant") + names_of_fields("facilitator")
    numbers = {field: f"Q{number}Z" for number, field in enumerate(fields)}
    all_of_it = " ".join(HOSTILE)
    files = made(tmp_path, full_lesson(NAME, lambda field: f"{numbers[field]} {all_of_it} {numbers[field]}"))
    handout, guide, key = (squeezed("\n".join(plain_text(files[name]))) for name in (HANDOUT, GUIDE, KEY))
    alts = squeezed(" ".join(one.attributes.get("Alt", "") for one in read_tree(files[HANDOUT]).iter()))
    for field in names_of_fields("participant"):
        if field == "public-title":
            continue  # it stands in the foot of pages and in the file's title, which are not read as text
        expected = squeezed(f"{numbers[field]} {all_of_it} {numbers[field]}")
        assert expected in (alts if field.endswith(".alt") else handout), field
    for field in names_of_fields("facilitator"):
        assert squeezed(f"{numbers[field]} {all_of_it} {numbers[field]}") in guide, field
    assert squeezed(f"{numbers['quiz.questions.explanation']} {all_of_it}") in key
    for name, data in files.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            title = str(pdf.docinfo["/Title"])
        assert all_of_it in title, name


# -- words for facilitators


def strings_of(thing: Any, seen: set[tuple[int, int]]) -> Iterator[str]:
    """Every string, name and stream beneath an object of a PDF."""
    if isinstance(thing, pikepdf.Object) and thing.is_indirect:
        if thing.objgen in seen:
            return
        seen.add(thing.objgen)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            yield from strings_of(value, seen)
    if isinstance(thing, pikepdf.Stream):
        yield thing.read_bytes().decode("latin-1")
    elif isinstance(thing, pikepdf.Array):
        for value in thing.as_list():
            yield from strings_of(value, seen)
    elif isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)


def everything_in(data: bytes) -> str:
    """Text, outline, alternative texts, metadata, links and every other string of a PDF, without white space."""
    parts = [*plain_text(data), *outline_of(data)]
    for one in read_tree(data).iter():
        parts += one.attributes.values()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        parts += strings_of(pdf.trailer, set())
        parts += [str(annotation) for page in pdf.pages for annotation in page.get("/Annots", pikepdf.Array())]
    parts.append(data.decode("latin-1"))
    return squeezed("\n".join(parts))


def planted(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """A word for every field, told apart by number: participants', facilitators'."""
    faces = (names_of_fields("participant"), names_of_fields("facilitator"))
    words = {"en": ("Zorbit", "Quandle"), "ar": ("ظريف", "ضمير")}[language]
    return tuple(  # type: ignore[return-value]  # two of them
        {field: f"{word}{number + 100}X" for number, field in enumerate(fields)}
        for word, fields in zip(words, faces, strict=True)
    )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A lesson with a word in every field, in English and Arabic."""
    english = {**planted("en")[0], **planted("en")[1]}
    arabic = {**planted("ar")[0], **planted("ar")[1]}

    def text(field: str, words: dict[str, str]) -> str:
        """Facilitators' longer texts also hold a link, the same in both languages."""
        is_long = field.partition(".")[2] in ("guide", "note")
        return f"{words[field]} [{words[field]}](https://example.org/{english[field]})" if is_long else words[field]

    lesson = full_lesson(NAME, lambda field: text(field, english))
    translation = full_translation(NAME, "ar", lesson, lambda field: text(field, arabic))
    return made(tmp_path_factory.mktemp("full"), lesson, ar=translation)


def written_text_fields() -> int:
    """Fields that hold authors' text, counted in the code of the models and not by the models themselves."""
    files = [*(BUILDER / "blocks").glob("*.py"), BUILDER / "lesson.py"]
    fields = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if is_text_field(node)]
    return len(fields)


def is_text_field(node: ast.AST) -> bool:
    if not isinstance(node, ast.AnnAssign):
        return False
    names = {one.id for one in ast.walk(node.annotation) if isinstance(one, ast.Name)}
    return "Annotated" in names and bool(names & {"Plain", "Inline", "Prose"})


def test_a_word_is_planted_in_every_field_of_every_model() -> None:
    shared, secret = planted("en")
    assert not set(shared) & set(secret)
    assert len(shared) + len(secret) == written_text_fields()
    words = {**shared, **secret}
    lesson = full_lesson(NAME, lambda field: words[field])
    assert [field for field, word in words.items() if word not in lesson] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_word_for_facilitators_is_in_a_handout(full: dict[str, bytes], language: str) -> None:
    shared, secret = planted(language)
    handout = everything_in(full[f"1-participants/{NAME}-handout-{language}.pdf"])
    assert len(secret) >= 35
    assert sum(name.startswith("1-participants/") for name in full) == 2, "no other file for participants"
    assert [field for field, word in secret.items() if word in handout] == []
    other = "ar" if language == "en" else "en"
    assert [field for field, word in planted(other)[1].items() if word in handout] == []
    assert [field for field, word in shared.items() if word not in handout] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_word_for_facilitators_is_in_the_guide(full: dict[str, bytes], language: str) -> None:
    _, secret = planted(language)
    guide = everything_in(full[f"2-facilitator-only/FACILITATOR-{NAME}-guide-{language}.pdf"])
    assert [field for field, word in secret.items() if word not in guide] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_answer_key_has_what_explains_answers_and_nothing_else(full: dict[str, bytes], language: str) -> None:
    _, secret = planted(language)
    key = everything_in(full[KEY.replace("-en", f"-{language}")])
    assert secret["quiz.questions.explanation"] in key
    assert {field.partition(".")[0] for field, word in secret.items() if word in key} == {"quiz"}


def test_the_search_finds_what_is_hidden_anywhere(tmp_path: Path) -> None:
    """The search itself: a word in a stream, a string, a name and an attribute is found."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Hidden = pikepdf.Array([pikepdf.String("Needle1"), pikepdf.Name("/Needle2")])
        page.obj.Stream = pdf.make_stream(zlib.compress(b"Needle3"), Filter=pikepdf.Name.FlateDecode)
        found = "\n".join(strings_of(pdf.trailer, set()))
    assert all(word in found for word in ("Needle1", "Needle2", "Needle3"))
    assert unicodedata.normalize("NFC", squeezed("a\u00ad b\u200bc")) == "abc"
