"""The reference pages say what the program has: every command with its options, every field of every row.

Run as a program (`make readme`) it writes docs/commands.md anew; docs/fields.md is written by hand and checked here.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import typer

from summitry.cli.app import make_app
from summitry.show import shapes, shapes_beside
from summitry.show.export import FORMATS, relational
from summitry.show.export.flat import Flat

ROOT = Path(__file__).parent.parent
COMMANDS, FIELDS = ROOT / "docs" / "commands.md", ROOT / "docs" / "fields.md"
HEAD = """# Commands

Made from the program by `make readme`; a test keeps it true. `summitry COMMAND --help` prints the same.
"""


def commands_page() -> str:
    """Every command with its arguments and options, as Markdown."""
    return HEAD + "".join(_command(name, command) for name, command in _commands(typer.main.get_command(make_app()), "summitry"))


def _commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([name, *(_argument(a) for a in arguments), *(["[OPTIONS]"] if options else [])])
    rows = [f"| `{_argument(a)}` | {_said(a.help)} |" for a in arguments]
    rows += [f"| `{', '.join((*o.opts, *o.secondary_opts))}` | {_said(o.help)}{_default(o)} |" for o in options]
    table = "\n".join(["| | |", "| --- | --- |", *rows]) if rows else ""
    return f"\n## {name.removeprefix('summitry ')}\n\n{command.help.strip()}\n\n```\n{usage}\n```\n\n{table}\n\n{command.epilog or ''}\n"


def _argument(a: Any) -> str:
    return f"{(a.metavar or a.name).upper()}{'...' if a.nargs == -1 else ''}"


def _said(words: str | None) -> str:
    return (words or "").replace("|", "\\|")


def _default(option: Any) -> str:
    shown = option.default not in (None, "", False, ()) and not callable(option.default) and option.show_default is not False
    return f" Default: `{option.default}`." if shown else ""


def test_the_page_of_commands_is_what_the_program_says():
    assert COMMANDS.read_text(encoding="utf-8") == commands_page(), "run `make readme`"


def shapes_shown() -> dict[str, type]:
    """Every row that is shown or exported, by name."""
    rows = {
        name: cls
        for module in (shapes, shapes_beside)
        for name, cls in vars(module).items()
        if inspect.isclass(cls) and cls.__module__ == module.__name__
    }
    tables = {n: c for n, c in vars(relational).items() if inspect.isclass(c) and c.__module__ == relational.__name__}
    return rows | tables | {"Flat": Flat}


def fields_of(cls: Any) -> dict[str, str]:
    """Own fields of a row with their types, those it inherits left out."""
    hints = get_type_hints(cls)
    if hasattr(cls, "_fields"):
        return {name: written(hints[name]) for name in cls._fields}
    inherited = {f.name for base in cls.__bases__ if dataclasses.is_dataclass(base) for f in dataclasses.fields(base)}
    return {f.name: written(hints[f.name]) for f in dataclasses.fields(cls) if f.name not in inherited}


def written(hint: Any) -> str:
    """A type as the page writes it: `text`, `text or null`, `list of text`, `[number, number]`."""
    text = hint.__name__ if inspect.isclass(hint) and not hasattr(hint, "__args__") else str(hint)
    text = re.sub(r"(?:[a-z_]+\.)+(?=\w)", "", text)
    for ours, theirs in (("str", "text"), ("int", "number"), ("float", "number"), ("bool", "true or false"), ("date", "day")):
        text = re.sub(rf"\b{ours}\b", theirs, text)
    text = text.replace(" | None", " or null")
    text = re.sub(r"tuple\[([^\[\],]+), \.\.\.\]", r"list of \1", text)
    text = re.sub(r"tuple\[([^\[\]]+)\]", r"[\1]", text)
    return re.sub(r"tuple\[(\[.*\]), \.\.\.\]", r"list of \1", text)


def told() -> dict[str, dict[str, str]]:
    """What the page of fields says: row -> field -> type."""
    sections = re.split(r"^## ", FIELDS.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        s.split("\n", 1)[0].strip("` "): {
            name: type_ for name, type_, what in re.findall(r"^\| `(\w+)` \| ([^|]+?) \| ([^|]+) \|$", s, re.M) if what.strip()
        }
        for s in sections
    }


@pytest.mark.parametrize("name", sorted(shapes_shown()))
def test_every_field_of_a_row_is_explained_with_its_type(name):
    assert told().get(name, {}) == fields_of(shapes_shown()[name]), f"docs/fields.md, section {name}"


def test_no_row_is_explained_that_is_not_there():
    assert set(told()) == set(shapes_shown())


def test_every_export_format_is_explained():
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert not [name for name in FORMATS if f"`{name.replace('parquet-relational', 'parquet --relational')}`" not in text]


@pytest.mark.skipif(importlib.util.find_spec("material") is None, reason="needs the extra docs")
def test_the_site_builds_without_a_warning_and_loads_nothing(tmp_path):
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 30
    loaded = [
        u
        for p in pages
        for u in re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:[^"]+)"', p.read_text(encoding="utf-8"))
    ]
    assert not loaded


if __name__ == "__main__":
    COMMANDS.write_text(commands_page(), encoding="utf-8")
