"""The commands and the Python of docs/cookbook.md and docs/tutorial.md run as they stand there, in the order of the page."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry.cli.app import make_app

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    p: re.findall(r"```(sh|python)\n(.*?)```", (ROOT / "docs" / p).read_text(encoding="utf-8"), re.S)
    for p in ("cookbook.md", "tutorial.md")
}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_recipe_runs_in_the_order_of_the_page(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("examples", "eval"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    for kind, text in PAGES[page]:
        if kind == "sh":
            for line in text.splitlines():
                command, *words = shlex.split(line)
                assert command == "summitry"
                done = CliRunner().invoke(make_app(), words)
                assert done.exit_code == 0, f"{line}: {done.output} {done.exception}"
        else:
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(text, page, "exec"), {"__name__": "__main__"})
            assert said.getvalue(), text


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_has_recipes_of_both_kinds(page: str) -> None:
    assert {kind for kind, _ in PAGES[page]} == {"sh", "python"}
