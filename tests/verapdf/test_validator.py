"""The validator can say no: without these, a harness that always passed would go unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from verapdf.validator import ValidatorMissingError, assert_valid, requires_validator, validate


@pytest.fixture(scope="module")
def untagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "untagged-ÿ.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "No tags, no language, no title, a font that is not embedded.")
    canvas.save()
    return path


@requires_validator
def test_refuses_an_untagged_file_and_says_why(untagged: Path) -> None:
    ua1, a2a = validate([untagged])
    assert (ua1.flavour, ua1.compliant, ua1.error) == ("ua1", False, "")
    assert (a2a.flavour, a2a.compliant, a2a.error) == ("2a", False, "")
    # ISO 14289-1: 7.1 tagged, 7.21.4.1 fonts embedded. ISO 19005-2: 6.7.2.2 tagged, 6.2.11.4.1 fonts embedded
    assert {"7.1", "7.21.4.1"} <= {failure.clause for failure in ua1.failures}
    assert {"6.7.2.2", "6.2.11.4.1"} <= {failure.clause for failure in a2a.failures}
    assert all(failure.message and failure.context and failure.count for failure in ua1.failures)
    with pytest.raises(AssertionError, match=r"FAIL ua1 untagged-ÿ\.pdf"):
        assert_valid([untagged])


@requires_validator
def test_a_file_that_is_no_pdf_is_refused_and_the_next_one_still_judged(tmp_path: Path, untagged: Path) -> None:
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(untagged.read_bytes()[:400])
    first, second = validate([torn, untagged], ["ua1"])
    assert not first.compliant
    assert first.error
    assert second.failures


def test_a_check_of_no_files_is_refused() -> None:
    with pytest.raises(ValueError, match="no file"):
        validate([])


def test_without_java_the_test_skips_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="apt-get install default-jdk-headless"):
        validate([Path("any.pdf")])
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ValidatorMissingError, match="default-jdk-headless"):
        validate([Path("any.pdf")])
