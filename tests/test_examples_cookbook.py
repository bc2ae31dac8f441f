"""The recipes of docs/cookbook.md run as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the project's own examples and gold lie."""
    folder = tmp_path_factory.mktemp("kitchen")
    for name in ("examples", "eval"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_every_recipe_runs_in_the_order_of_the_page(kitchen: Path) -> None:
    environment = {**os.environ, "SUMMITRY_TODAY": "2026-06-30"}
    for kind, text in BLOCKS:
        commands = [[*shlex.split(line)] for line in text.splitlines()] if kind == "sh" else [["python", "-c", text]]
        for words in commands:
            assert words[0] in ("summitry", "python")
            run = [sys.executable, *(("-m", *words) if words[0] == "summitry" else words[1:])]
            done = subprocess.run(run, cwd=kitchen, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{shlex.join(words)}: {done.stderr}"


def test_the_page_has_recipes_of_both_kinds() -> None:
    assert {kind for kind, _ in BLOCKS} == {"sh", "python"}
