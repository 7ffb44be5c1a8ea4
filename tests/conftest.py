"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from goldens import Goldens, is_ci
from projects import make_project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="Write the expected trees anew; read the diff.")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-goldens") and is_ci(os.environ.get("CI")):
        raise pytest.UsageError("--update-goldens would agree with anything, so it does not run in CI")


@pytest.fixture
def goldens(request: pytest.FixtureRequest) -> Goldens:
    return Goldens(bool(request.config.getoption("--update-goldens")))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and we stand in it."""
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
