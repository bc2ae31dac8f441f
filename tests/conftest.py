"""Fixtures policy: each test builds the smallest record that shows its point, out of sentences written for the tests.

Texts under ../shared are never copied here; a test that needs them asks `shared` for their folder and is skipped without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.run.local import build
from summitry.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of shared texts and gold, where this machine has it."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"needs the shared texts in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def examples_record(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The record of the examples, for tests that read it; one that writes takes a copy."""
    path = tmp_path_factory.mktemp("examples") / "r.db"
    build([pytestconfig.rootpath / "examples" / "articles"], path, Settings())
    return path


@pytest.fixture
def settings() -> Settings:
    """Plain settings, whatever the environment says."""
    return Settings()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings or the terminal of whoever runs it."""
    for name in ("SUMMITRY_RECORD", "SUMMITRY_JOBS", "SUMMITRY_BATCH", "SUMMITRY_MAX_DOCUMENT_BYTES", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMITRY_TODAY", "2026-06-30")
    monkeypatch.setenv("SUMMITRY_LEXICON", "/nonexistent/summitry/lexicon.csv")
