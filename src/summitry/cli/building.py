"""build, forget, merge, verify: what makes a record and keeps it sound."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from typing import Annotated, TextIO

import typer

from summitry.cli.options import Format, Jobs, NoReference, Paths, ProblemsFile, RecordFile, Scope
from summitry.cli.output import Problems, emit, progress
from summitry.errors import UsageError
from summitry.settings import Settings

Rebuild = Annotated[bool, typer.Option("--rebuild", help="Make the events anew from the claims even where nothing is new.")]
Sifted = Annotated[str, typer.Option("--keep-sifted", metavar="FILE", help="List there what was let go as off topic.", show_default=False)]
Text = Annotated[
    str, typer.Option("--text", help="full; or spans: keep of every text only the sentences quoted, and let no article be added later.")
]
EngineName = Annotated[str, typer.Option("--engine", help="local: processes of this machine; dask, ray: a cluster (docs/engines.md).")]
Address = Annotated[
    str, typer.Option("--address", help="Where a cluster's scheduler answers; without, workers of this machine.", show_default=False)
]
Work = Annotated[
    str, typer.Option("--work", metavar="URL", help="The folder all workers of a cluster share; RECORD.work if none.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(epilog="Example: `summitry build examples/articles --record visits.db`")(build)
    app.command(epilog="Example: `summitry verify --record visits.db`")(verify)


def build(
    paths: Paths = [],  # noqa: B006 (typer reads the default; a list is what it gives)
    record: RecordFile = "summitry.db",
    jobs: Jobs = 0,
    engine: EngineName = "local",
    address: Address = "",
    work: Work = "",
    rebuild: Rebuild = False,
    no_reference: NoReference = False,
    scope: Scope = "default",
    keep_sifted: Sifted = "",
    text: Text = "full",
    problems: ProblemsFile = "",
) -> None:
    """Read articles into a record; what it holds already is not read again."""
    from summitry import __version__
    from summitry.run.engines import engine as engine_of
    from summitry.run.local import build as run_build

    if not paths and not rebuild:
        raise UsageError("give files or folders to read: `summitry build examples/articles`; or --rebuild to make the events anew")
    if text not in ("full", "spans"):
        raise UsageError(f"--text {text}: write full or spans")
    settings = chosen(jobs, no_reference, scope)
    hands = engine_of(engine, settings.jobs, address, work or os.path.abspath(f"{record}.work"))
    with Problems(problems) as said, ExitStack() as open_files, hands as by, progress() as tell:
        sifted: TextIO | None = open_files.enter_context(open(keep_sifted, "w", encoding="utf-8")) if keep_sifted else None
        outcome = run_build(
            paths,
            record,
            settings,
            rebuild=rebuild,
            text=text,
            by=by,
            version=__version__,
            progress=tell,
            on_problem=said.say,
            on_sifted=lambda source: print(source, file=sifted) if sifted else None,
        )
    typer.echo(outcome.sentence(record), err=True)


def chosen(jobs: int, no_reference: bool, scope: str) -> Settings:
    """Settings of the environment with the options of a command."""
    from summitry.run.alone import choose

    settings = choose(reference=not no_reference, scope=scope)
    return replace(settings, jobs=jobs) if jobs else settings


def verify(record: RecordFile = "summitry.db", format_: Format = "") -> None:
    """Check that every span stands in its article, that counts agree and that nothing dangles; leaves with 1 where not."""
    from summitry.keep import open_view
    from summitry.run.verifying import faults

    with open_view(record) as view:
        count = emit(faults(view), format_)
        looked_at = f"{view.count('articles'):,} articles, {view.count('claims'):,} claims, {view.count('events'):,} events"
        typer.echo(f"{record}: {count or 'no'} fault{'s' if count != 1 else ''} in {looked_at}", err=True)
    if count:
        raise typer.Exit(1)
