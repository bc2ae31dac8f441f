"""eval: how well articles are read, against gold."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.options import Format, NoReference, ProblemsFile, Scope
from summitry.cli.output import Problems, emit

Gold = Annotated[str, typer.Argument(help="JSON lines, one an article, as `claim` writes them.")]
Articles = Annotated[str, typer.Argument(help="The articles the gold is of: a file or folder.")]
Save = Annotated[bool, typer.Option("--save", help="Keep this run in eval/runs, to be compared with by the next.")]
Errors = Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Say so many of the things found wrong.")]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command("eval", epilog="Example: `summitry eval eval/examples_articles.jsonl examples/articles`")(evaluate)


def evaluate(
    gold: Gold,
    articles: Articles,
    save: Save = False,
    errors: Errors = 0,
    no_reference: NoReference = False,
    scope: Scope = "default",
    format_: Format = "",
    problems: ProblemsFile = "",
) -> None:
    """Score what articles say against gold, and say what was gained and lost since the saved run; leaves with 1 below a floor."""
    from summitry.run.evaluate_run import measure

    result = measure(gold, articles, reference=not no_reference, scope=scope, save=save)
    with Problems(problems) as said:
        for problem in result.problems:
            said.say(problem)
    emit(result.figures, format_)
    for moved in result.moved:
        typer.echo(f"{moved.change}: {moved.article} {moved.kind} {moved.what} {moved.fault}".rstrip(), err=True)
    for item in [i for i in sorted(result.scores.items) if i.fault][:errors]:
        typer.echo(f"{item.fault}: {item.article} {item.kind} {item.what}", err=True)
    for missing in result.scores.missing:
        typer.echo(f"missing: {missing} is in the gold and not among the articles", err=True)
    if result.below:
        typer.echo(f"below their floor: {', '.join(f.figure for f in result.below)}", err=True)
        raise typer.Exit(1)
