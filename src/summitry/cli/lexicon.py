"""lexicon: bringing names and terms of office of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.options import ProblemsFile
from summitry.cli.output import Problems


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    lexicon = typer.Typer(help="What the program knows of persons and offices.", no_args_is_help=True)
    lexicon.command("import", epilog="Example: `summitry lexicon import ministers.csv`")(import_)
    lexicon.callback()(_root)
    app.add_typer(lexicon, name="lexicon")


def _root() -> None:
    """Without this a group of one command would take its place."""


def import_(
    file: Annotated[str, typer.Argument(help="A CSV with person, country, office, start; or the JSON of a Wikidata query.")],
    problems: ProblemsFile = "",
) -> None:
    """Take terms of office of your own into the lexicon; bad rows are named and skipped."""
    from summitry.lexicon.importing import import_file

    done = import_file(Path(file))
    with Problems(problems) as said:
        for problem in done.problems:
            said.say(problem)
    typer.echo(f"{done.file}: {done.added} terms new, {done.replaced} replaced", err=True)
