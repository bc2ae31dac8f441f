"""The documents say what is true: outputs are the program's own, examples run, commands and settings are all named, links lead somewhere.

Run as a program (`make readme`) it writes the outputs in README.md anew.
"""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import summitry

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- output: (summitry [^\n]+?) -->\n```\n)(.*?)(```\n)", re.S)
PAGES = sorted([README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def output(command: str, folder: Path) -> str:
    """What a command prints in a terminal of 100 columns, in a folder with the record of the examples."""
    words = [sys.executable, "-m", *shlex.split(command)]
    words += [] if "--format" in words else ["--format", "table"]
    environment = {**os.environ, "COLUMNS": "100", "SUMMITRY_TODAY": "2026-06-30"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    lines = (line.rstrip() for line in done.stdout.strip("\n").splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def built(folder: Path) -> Path:
    """A folder with the record that the README's first command makes."""
    words = [sys.executable, "-m", "summitry", "build", str(ROOT / "examples" / "articles")]
    subprocess.run(words, cwd=folder, capture_output=True, check=True)
    return folder


def with_outputs(text: str, folder: Path) -> str:
    """The README with the outputs the program prints now."""
    return BLOCK.sub(lambda m: m[1] + output(m[2], folder) + m[4], text)


def test_the_outputs_in_the_readme_are_what_the_program_prints(tmp_path):
    text = README.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) >= 3
    assert with_outputs(text, built(tmp_path)) == text, "run `make readme`, and look whether the new output is right"


def test_the_readme_has_the_two_commands_and_each_is_one_line():
    text = README.read_text(encoding="utf-8")
    commands = dict(re.findall(r"<!-- command: (\w+) -->\n```\n([^\n]+)\n```", text))
    assert "pip install ." in commands["start"]
    assert "summitry build examples/articles" in commands["start"]
    assert "pytest" in commands["test"]
    assert "constraints.txt" in commands["test"]


MODULES = sorted(m.name for m in pkgutil.walk_packages(summitry.__path__, "summitry.") if not m.name.endswith("__main__"))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name):
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert not result.failed


def test_every_command_and_setting_is_in_the_docs():
    from summitry.cli.app import make_app

    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    app = make_app()
    commands = [c.name or c.callback.__name__ for c in app.registered_commands] + [g.name for g in app.registered_groups]
    assert not [c for c in commands if f"`summitry {c}" not in text]
    read = set(re.findall(r"SUMMITRY_[A-Z_]+", Path(summitry.__file__).with_name("settings.py").read_text(encoding="utf-8")))
    assert not [name for name in read if f"`{name}`" not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert not [t for t in targets if "://" not in t and not (page.parent / t).exists()]


def test_the_changelog_knows_this_version():
    assert f"## {summitry.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_lock_file_names_no_address():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert re.search(r"^pytest==", text, re.M)


def test_python_in_the_readme_runs(tmp_path):
    """The examples stand for records of the reader's; here a record of the examples takes that place."""
    built(tmp_path)
    (tmp_path / "summitry.db").rename(tmp_path / "visits.db")
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Olaf Scholz" in done.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        README.write_text(with_outputs(README.read_text(encoding="utf-8"), built(Path(made))), encoding="utf-8")
