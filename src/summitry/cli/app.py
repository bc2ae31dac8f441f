"""The command and its subcommands, put together; errors become messages and exit statuses here and nowhere else."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summitry.cli import briefing, building, exporting, judging, lexicon, reading, scoring, serving, showing, watching
from summitry.errors import SummitryError

_HELP = "Reads news and official texts and keeps a record of diplomacy, each field tied to the words that say it."
_EPILOG = "Begin with `summitry build examples/articles`, then `summitry show timeline`."
_INTERRUPTED = 130


def _version(wanted: bool) -> None:
    if wanted:
        from summitry import __version__

        typer.echo(f"summitry {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")] = False,
) -> None:
    """The command alone: its options are dealt with before it is called."""


def make_app() -> typer.Typer:
    """The command with all its subcommands, in the order of the work."""
    app = typer.Typer(
        help=_HELP, epilog=_EPILOG, no_args_is_help=True, add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False
    )
    app.callback()(_root)
    for module in (building, reading, showing, briefing, exporting, serving, judging, scoring, lexicon, watching):
        module.add_to(app)
    return app


def main() -> None:
    """Runs the command; leaves with 0 done, 1 nothing could be read, 2 misuse."""
    try:
        make_app()()
    except SummitryError as e:
        typer.echo(f"summitry: {e}", err=True)
        sys.exit(e.status)
    except KeyboardInterrupt:
        typer.echo("summitry: interrupted; what was written stands, and the same command goes on from there", err=True)
        sys.exit(_INTERRUPTED)
