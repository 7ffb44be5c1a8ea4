"""The walls of the house: who may import whom, who opens files, and how long things may get (``builder/README.md``)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BUILDER = HERE.parent / "builder"
MODULES = sorted(path for path in BUILDER.rglob("*.py") if "data" not in path.relative_to(BUILDER).parts)
TESTS = sorted(HERE.rglob("*.py"))

ORDER = [
    {"builder", "diagnostics", "errors", "codes", "texts", "document", "pause", "telephone", "dates"},
    {"project"},
    {"load"},
    {"entries"},
    {"sources"},
    {"glossary"},
    {"markdown"},
    {"marks"},
    {"discreet"},
    {"blocks"},
    {"lesson"},
    {"reviews"},
    {"schema"},
    {"validate"},
    {"program"},
    {"helplines"},
    {"localize"},
    {"personalize"},
    {"images"},
    {"compose"},
    {"typeset"},
    {"produce"},
    {"checks"},
    {"library"},
    {"edit"},
    {"build"},
    {"exchange"},
    {"cli"},
]
"""From left to right; a module imports from its own room and from rooms to the left."""

HOMES = {
    "click": {"cli"},
    "yaml": {"load"},
    "pydantic": {"blocks", "lesson", "schema", "validate"},
    "pydantic_core": {"blocks", "lesson", "schema", "validate"},
    "markdown_it": {"markdown"},
    "babel": {"program", "localize", "personalize", "compose", "exchange"},
    "polib": {"exchange"},
    "translate": {"exchange"},
    "lxml": {"exchange"},
    "phonenumbers": {"telephone"},
    "jinja2": {"compose"},
    "markupsafe": {"compose"},
    "reportlab": {"typeset"},
    "uharfbuzz": {"typeset"},
    "icu4py": {"typeset", "checks"},
    "pyphen": {"typeset"},
    "pysyllables": {"checks"},
    "fontTools": {"typeset"},
    "manimgx_fonts": {"typeset"},
    "justmytype_intl_cjk": {"typeset"},
    "unicodedata2": {"typeset"},
    "pikepdf": {"typeset", "produce", "checks"},
    "PIL": {"images"},
    "filelock": {"produce"},
    "watchfiles": {"cli"},
    "pypdfium2": {"produce"},
}
"""Where each package may be imported. A package that is not named here has no home yet: give it one."""

STANDARD_ONLY_ELSEWHERE = {"socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "ctypes", "pickle", "marshal"}
"""Nobody reaches out, starts processes or unpacks code (``urllib.parse`` only takes addresses apart)."""

OPENERS = {
    "project.py": "the one door to what users wrote",
    "produce": "the one stage that writes",
    "exchange/files.py": "files that translators' tools wrote, named by the user",
    "edit": "writes into users' folders, and reads the beginnings that lie beside it",
    "typeset/text/fonts.py": "font files of installed packages",
    "typeset/finish.py": "the colour profile and metadata form that lie beside it",
    "checks/readback.py": "reads streams of a PDF that is in memory",
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(BUILDER).as_posix()


def room_of(path: Path) -> str:
    first = path.relative_to(BUILDER).parts[0].removesuffix(".py")
    return "builder" if first == "__init__" else first


def rank_of(room: str) -> int:
    found = [n for n, rooms in enumerate(ORDER) if room in rooms]
    assert found, f"{room} has no place in the order of rooms"
    return found[0]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ["builder", *path.relative_to(BUILDER).parts[:-1]]
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, node.module] if node.module else above)
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


each_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


@each_module
def test_imports_point_left(path: Path) -> None:
    mine = room_of(path)
    for line, module in imports_of(path):
        parts = module.split(".")
        if parts[0] == "builder":
            theirs = parts[1] if len(parts) > 1 and any(parts[1] in rooms for rooms in ORDER) else "builder"
            place = f"{name_of(path)}:{line} imports {module}"
            assert theirs == mine or rank_of(theirs) < rank_of(mine) or {theirs, mine} <= ORDER[0], place


@each_module
def test_every_package_is_imported_at_home_only(path: Path) -> None:
    import sys

    for line, module in imports_of(path):
        package = module.split(".")[0]
        place = f"{name_of(path)}:{line} imports {module}"
        if package == "builder":
            continue
        if package in sys.stdlib_module_names:
            assert package not in STANDARD_ONLY_ELSEWHERE or module.startswith("urllib.parse"), place
        else:
            assert package in HOMES, f"{place}: it has no home yet"
            assert room_of(path) in HOMES[package], place


@each_module
def test_only_the_doors_open_files(path: Path) -> None:
    name = name_of(path)
    if name in OPENERS or name.split("/")[0] in OPENERS:
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            opens = called in ("open", "io.open", "os.open", "os.fdopen") or called.endswith(
                (".read_text", ".read_bytes", ".write_text", ".write_bytes", ".unlink", ".iterdir", ".glob", ".rglob")
            )
            in_memory = called == "pikepdf.open" and "BytesIO" in ast.unparse(node)
            is_nothing = called == "os.open" and "os.devnull" in ast.unparse(node)
            assert not opens or in_memory or is_nothing, f"{name}:{node.lineno} calls {called}"


@each_module
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") < 400, f"{name_of(path)} has 400 lines or more"
    assert ast.get_docstring(tree_of(path)), f"{name_of(path)} has no docstring"
    words = set(path.stem.split("_")) | set(path.relative_to(BUILDER).parts[:-1])
    assert not words & FORBIDDEN_NAMES, f"{name_of(path)}: name it after what it does"


@each_module
def test_functions_are_short(path: Path) -> None:
    for function in functions_of(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length < 60, f"{name_of(path)}:{function.lineno}: {function.name} has {length} lines"


@each_module
def test_nothing_is_left_undone(path: Path) -> None:
    text = path.read_text("utf-8")
    for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"):
        assert not re.search(rf"\b{word}\b", text), f"{name_of(path)} says {word}"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(HERE).as_posix())
def test_every_test_asserts_something(path: Path) -> None:
    for function in functions_of(path):
        if not function.name.startswith("test_"):
            continue
        asserts = any(
            isinstance(node, ast.Assert)
            or (isinstance(node, ast.Call) and any(w in ast.unparse(node.func) for w in ("raises", "assert_")))
            for node in ast.walk(function)
        )
        assert asserts, f"{path.relative_to(HERE)}:{function.lineno}: {function.name} asserts nothing"


ROOT = HERE.parent


def stems(folder: Path, pattern: str, *others: str) -> set[str]:
    """Names of the files of a kind in a folder, without their ends; ``others`` are no blocks."""
    end = pattern.removeprefix("*")
    return {path.name.removesuffix(end).replace("_", "-") for path in folder.glob(pattern)} - set(others)


def imported_blocks() -> set[str]:
    found = {module.split(".")[2] for _, module in imports_of(BUILDER / "blocks/__init__.py") if ".blocks." in module}
    return {name.replace("_", "-") for name in found} - {"base"}


def test_every_type_of_block_has_all_its_files() -> None:
    trees = ("calm-steps.en", "calm-steps.ar")  # of a whole lesson
    there = {
        "builder/blocks/{}.py": stems(BUILDER / "blocks", "*.py", "base", "--init--"),
        "the line for {} in builder/blocks/__init__.py": imported_blocks(),
        "layouts/blocks/{}.xml.j2": stems(ROOT / "layouts/blocks", "*.xml.j2", "shared"),
        "tests/blocks/{}.yaml": stems(HERE / "blocks", "*.yaml"),
        "tests/blocks/{}.tree": stems(HERE / "blocks", "*.tree"),
        "tests/typeset/structure/{}.tree": stems(HERE / "typeset/structure", "*.tree", *trees),
        "the row for {} in materials/README.md": set(
            re.findall(r"^ +\| `([a-z-]+)` \|", (ROOT / "materials/README.md").read_text("utf-8"), re.MULTILINE)
        ),
    }
    every = set().union(*there.values())
    missing = [
        place.format(name.replace("-", "_") if place.endswith(".py") and place.startswith("builder") else name)
        for name in sorted(every)
        for place, names in there.items()
        if name not in names
    ]
    assert not missing, "\n".join(["missing:", *missing])


@pytest.mark.parametrize(
    "folder",
    [
        path
        for path in sorted((ROOT / "layouts").iterdir())
        if path.is_dir() and path.name not in ("blocks", "themes", "strings", "fonts")
    ],
    ids=lambda path: path.name,
)
def test_every_layout_has_both_its_files(folder: Path) -> None:
    missing = [name for name in ("layout.yaml", "document.xml.j2") if not (folder / name).is_file()]
    assert not missing, "\n".join(["missing:", *(f"layouts/{folder.name}/{name}" for name in missing)])


def test_every_code_is_explained_and_has_a_case() -> None:
    from builder.codes import CODES

    tests = "".join(path.read_text("utf-8") for path in HERE.rglob("*") if path.suffix in (".py", ".yaml", ".txt"))
    faults = list[str]()
    for code, entry in CODES.items():
        faults += [f"{code} is not explained"] if len(entry.explanation) <= 40 else []
        faults += [f"{code} has no wrong example"] if not entry.wrong.strip() else []
        faults += [f"{code} has no right example"] if not entry.right.strip() else []
        faults += [f"{code} has no case in tests"] if code not in tests else []
    assert not faults, "\n".join(["", *faults])
