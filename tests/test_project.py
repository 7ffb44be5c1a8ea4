"""The one door to the disk: which folder wins, and what is refused."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from builder import project as project_module
from builder.diagnostics import Position
from builder.errors import HandoutsError, UsageError
from builder.project import Project, RefusedFile, shipped_root

CHECKOUT = Path(__file__).parent.parent


def put(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return put(
        tmp_path / "own", {"materials/program.yaml": "program: Own\n", "materials/en/mine.yaml": "mine"}
    ).resolve()


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "materials/program.yaml": "lessons: [a]\n",
        "materials/en/a.yaml": "shipped a",
        "materials/en/b.yaml": "shipped b",
        "materials/ar/a.yaml": "shipped ar",
        "layouts/strings/en.yaml": "x: y",
    }
    return put(tmp_path / "shipped", files).resolve()


@pytest.fixture
def both(own: Path, shipped: Path, tmp_path: Path) -> Project:
    return Project((own, shipped), tmp_path / "out")


def refusal(project: Project, name: str, limit: int = 2_000_000) -> str:
    with pytest.raises(RefusedFile) as caught:
        project.read(name, limit)
    (found,) = caught.value.diagnostics
    assert found.code == "P301"
    assert found.hint
    assert found.at is not None
    assert found.at.line == 0
    return found.message


def test_shipped_curriculum_is_the_checkout_here() -> None:
    assert (shipped_root() / "materials" / "program.yaml").is_file()


def test_shipped_curriculum_is_beside_the_code_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"builder/project.py": "", "builder/data/materials/program.yaml": ""})
    monkeypatch.setattr(project_module, "__file__", str(tmp_path / "builder" / "project.py"))
    assert shipped_root() == (tmp_path / "builder" / "data").resolve()


def test_anywhere_else_the_shipped_curriculum_is_built_into_the_current_folder(tmp_path: Path) -> None:
    found = Project.find(tmp_path)
    assert found.roots == (shipped_root(),)
    assert found.output == tmp_path.resolve() / "output"


def test_nearest_parent_with_a_program_is_the_project(own: Path) -> None:
    deep = own / "materials" / "en"
    found = Project.find(deep)
    assert found.roots == (own, shipped_root())
    assert found.output == own / "output"


def test_checkout_is_one_root_and_not_two() -> None:
    found = Project.find(CHECKOUT / "tests")
    assert found.roots == (CHECKOUT.resolve(),)
    assert found.output == CHECKOUT.resolve() / "output"


def test_project_may_be_named_from_where_one_stands(own: Path, tmp_path: Path) -> None:
    assert Project.find(tmp_path, Path("own")).roots[0] == own
    assert Project.find(own, own).output == own / "output"


@pytest.mark.parametrize("output", ["there", "there/../there", "own/../there"])
def test_output_folder_is_absolute_and_counted_from_where_one_stands(own: Path, tmp_path: Path, output: str) -> None:
    found = Project.find(tmp_path, own, Path(output))
    assert found.output == tmp_path.resolve() / "there"
    assert Project.find(tmp_path / "own", own, Path("..")).output == tmp_path.resolve()
    assert found.output.is_absolute()
    assert Project.find(own, None, tmp_path / "there").output == tmp_path / "there"


def test_a_folder_that_is_no_project_is_refused_with_a_hint(own: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as no_program:
        Project.find(tmp_path, tmp_path)
    assert "program.yaml" in no_program.value.message + no_program.value.hint
    with pytest.raises(UsageError) as inside:
        Project.find(tmp_path, own / "materials")
    assert inside.value.hint == f"did you mean --project {own}?"
    with pytest.raises(UsageError, match="there is no folder"):
        Project.find(tmp_path, tmp_path / "nowhere")


def test_first_root_overrides_as_a_whole_file(both: Project, own: Path) -> None:
    assert both.read("materials/en/a.yaml") == b"shipped a"
    assert both.shown("materials/en/a.yaml") == "(shipped) materials/en/a.yaml"
    put(own, {"materials/en/a.yaml": "own a"})
    assert both.read("materials/en/a.yaml") == b"own a"
    assert both.shown("materials/en/a.yaml") == "materials/en/a.yaml"


def test_layers_begin_with_the_shipped_one(both: Project, own: Path) -> None:
    put(own, {"layouts/strings/en.yaml": "x: z"})
    assert both.layers("layouts/strings/en.yaml") == [
        ("(shipped) layouts/strings/en.yaml", b"x: y"),
        ("layouts/strings/en.yaml", b"x: z"),
    ]
    assert both.layers("layouts/strings/km.yaml") == []


def test_the_shipped_curriculum_alone_needs_no_mark(shipped: Path, tmp_path: Path) -> None:
    alone = Project((shipped,), tmp_path)
    assert alone.shown("materials/en/a.yaml") == "materials/en/a.yaml"
    assert alone.layers("layouts/strings/en.yaml") == [("layouts/strings/en.yaml", b"x: y")]


def test_names_and_languages_come_from_all_roots_in_order(both: Project, own: Path) -> None:
    put(
        own,
        {"materials/km/a.yaml": "", "materials/pt-BR/a.yaml": "", "materials/images/a.png": "", "materials/x.md": ""},
    )
    assert both.names("materials/en", ".yaml") == ["a", "b", "mine"]
    assert both.names("materials/fr", ".yaml") == []
    assert both.languages() == ["ar", "en", "km", "pt-BR"]
    assert both.folders("layouts") == ["strings"]


def test_hidden_files_and_editors_backups_are_no_lessons(both: Project, own: Path) -> None:
    names = ".hidden.yaml", "a.yaml~", "#b.yaml#", ".#b.yaml", "c.yaml.bak", "d.yaml.swp", "e.yaml.orig", ".yaml"
    put(own, {f"materials/en/{name}": "" for name in names})
    (own / "materials" / "en" / "folder.yaml").mkdir()
    (own / "materials" / ".git").mkdir()
    assert both.names("materials/en", ".yaml") == ["a", "b", "mine"]
    assert both.names("materials/en", "") == ["a.yaml", "b.yaml", "mine.yaml"]
    assert both.folders("materials") == ["ar", "en"]


def test_what_nobody_has_is_not_found(both: Project) -> None:
    for name in ("materials/en/nothing.yaml", "materials/en/mine.yaml/x", "materials/" + "long" * 200):
        with pytest.raises(FileNotFoundError):
            both.read(name)
        assert both.shown(name) == name


@pytest.mark.parametrize("name", ["../own/x", "materials/../../x", "/etc/passwd", "materials//x", "./x", "", "a/", "."])
def test_names_that_lead_out_are_refused(both: Project, name: str) -> None:
    assert refusal(both, name) == "this name leads out of the project's folder"
    with pytest.raises(RefusedFile):
        both.layers(name)
    assert both.shown(name) == name


@pytest.mark.parametrize(
    "name", ["a\0b", "C:/x", "materials\\x", "a\nb", "a\x1b[31m", "a\udc80b", "a\u202eb", "x?", "nul|"]
)
def test_names_that_are_not_plain_are_refused_and_shown_safely(both: Project, name: str) -> None:
    with pytest.raises(RefusedFile) as caught:
        both.read(name)
    assert caught.value.message.isprintable()
    assert caught.value.message.endswith("this is not a name that every computer can read")


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@needs_links
def test_links_that_leave_the_root_are_refused(both: Project, own: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, {"secret.yaml": "secret"}) / "secret.yaml"
    (own / "materials" / "en" / "out.yaml").symlink_to(secret)
    (own / "materials" / "es").symlink_to(tmp_path)
    assert refusal(both, "materials/en/out.yaml") == "this is a link that leads out of the project's folder"
    assert refusal(both, "materials/es/secret.yaml") == "this is a link that leads out of the project's folder"
    assert "out" in both.names("materials/en", ".yaml"), "it is listed, so that reading it tells why"
    with pytest.raises(RefusedFile):
        both.names("materials/es", ".yaml")


@needs_links
def test_links_that_leave_one_root_for_the_other_are_refused(both: Project, own: Path, shipped: Path) -> None:
    (own / "materials" / "en" / "b.yaml").symlink_to(shipped / "materials" / "en" / "b.yaml")
    assert "leads out" in refusal(both, "materials/en/b.yaml")


@needs_links
def test_links_within_the_root_are_followed(both: Project, own: Path) -> None:
    (own / "materials" / "en" / "twin.yaml").symlink_to("mine.yaml")
    assert both.read("materials/en/twin.yaml") == b"mine"


@needs_links
def test_a_project_that_is_reached_by_a_link_is_read(own: Path, tmp_path: Path) -> None:
    (tmp_path / "short").symlink_to(own)
    assert Project((tmp_path / "short",), tmp_path).read("materials/en/mine.yaml") == b"mine"
    assert Project.find(tmp_path, Path("short")).roots[0] == own


@needs_links
def test_links_that_lead_nowhere_or_round_are_refused_and_do_not_uncover_the_shipped_file(
    both: Project, own: Path
) -> None:
    (own / "materials" / "en" / "b.yaml").symlink_to("gone.yaml")
    assert refusal(both, "materials/en/b.yaml") == "this is a link that leads nowhere"
    (own / "materials" / "en" / "a.yaml").symlink_to("a.yaml")
    assert refusal(both, "materials/en/a.yaml") == "this is a link that leads nowhere"


@needs_links
def test_pipes_devices_and_folders_are_refused_at_once(both: Project, own: Path) -> None:
    os.mkfifo(own / "materials" / "en" / "pipe.yaml")
    (own / "materials" / "en" / "folder.yaml").mkdir()
    assert refusal(both, "materials/en/pipe.yaml") == "this is a device or pipe, not a file"
    assert refusal(both, "materials/en/folder.yaml") == "this is a folder, not a file"
    device = Project((Path("/dev"),), own)
    assert refusal(device, "zero") == "this is a device or pipe, not a file"


def test_size_is_limited(both: Project, own: Path) -> None:
    put(own, {"materials/en/big.yaml": b"x" * 101})
    assert refusal(both, "materials/en/big.yaml", 100) == "this file is larger than 100 bytes"
    assert len(both.read("materials/en/big.yaml", 101)) == 101
    with (own / "materials" / "en" / "vast.yaml").open("wb") as file:
        file.truncate(3_000_000_000)
    assert refusal(both, "materials/en/vast.yaml") == "this file is larger than 2 MB"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_refused(both: Project, own: Path) -> None:
    path = own / "materials" / "en" / "mine.yaml"
    path.chmod(0)
    assert refusal(both, "materials/en/mine.yaml").startswith("this file cannot be read: ")


def test_refusal_is_content_refused_and_names_the_file(both: Project) -> None:
    with pytest.raises(HandoutsError) as caught:
        both.read("../x")
    assert caught.value.exit_code == 1
    assert caught.value.diagnostics[0].at == Position("../x")
