"""judge, forget, merge, diff: what people decide about a record, and what changed."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.options import Format, RecordFile
from summitry.cli.output import emit

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept and shown.")]
Who = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; else the user's name.", show_default=False)]
One = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or that of a claim it is told by.")]
Other = Annotated[str, typer.Argument(metavar="EVENT", help="The other event or claim.")]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    judging = typer.Typer(help="Decide what the rules got wrong; it is kept apart, shown, and survives rebuilds.", no_args_is_help=True)
    judging.command(epilog='Example: `summitry judge same 3f1c... 9a02... --why "one trip"`')(same)
    judging.command(epilog='Example: `summitry judge different 3f1c... 9a02... --why "two trips in May"`')(different)
    judging.command("set", epilog='Example: `summitry judge set 3f1c... start 2024-10-22 --why "official programme"`')(set_field)
    judging.command(epilog='Example: `summitry judge reject 3f1c... --why "a film plot"`')(reject)
    app.add_typer(judging, name="judge")
    app.command(epilog="Example: `summitry diff --since 2024-10-01`")(diff)
    app.command(epilog="Example: `summitry forget news/0042`")(forget)
    app.command(epilog="Example: `summitry merge north.db south.db --record all.db`")(merge)


def same(one: One, other: Other, why: Why, by: Who = "", record: RecordFile = "summitry.db", format_: Format = "") -> None:
    """Two events are one."""
    _judge("same", (one, other), "", "", why, by, record, format_)


def different(one: One, other: Other, why: Why, by: Who = "", record: RecordFile = "summitry.db", format_: Format = "") -> None:
    """Two claims, held for one event or not, are two events."""
    _judge("different", (one, other), "", "", why, by, record, format_)


def set_field(
    event: One,
    field: Annotated[str, typer.Argument(help="start, end, place, status, form, host_country, occasion, ...")],
    value: Annotated[str, typer.Argument(help="The value it is to have.")],
    why: Why,
    by: Who = "",
    record: RecordFile = "summitry.db",
    format_: Format = "",
) -> None:
    """A field of an event has this value."""
    _judge("set", (event,), field, value, why, by, record, format_)


def reject(
    claim: Annotated[str, typer.Argument(help="The claim's id.")],
    why: Why,
    by: Who = "",
    record: RecordFile = "summitry.db",
    format_: Format = "",
) -> None:
    """A claim was misread, or is not to count."""
    _judge("reject", (claim,), "", "", why, by, record, format_)


def _judge(verb: str, claims: tuple[str, ...], field: str, value: str, why: str, by: str, record: str, format_: str) -> None:
    from summitry.model import Judgement
    from summitry.run.deciding import judge
    from summitry.settings import from_environment

    settings = from_environment()
    today = settings.today.isoformat() if settings.today else ""
    decided = Judgement(verb, claims, field, value, who=by or settings.user, when=today, why=why)
    emit(judge(record, decided, settings), format_, "nothing in the record changed by it")


def forget(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles.", metavar="ARTICLE...")],
    record: RecordFile = "summitry.db",
    format_: Format = "",
) -> None:
    """Take articles and their claims out of a record, and say what changed."""
    from summitry.run.deciding import forget as run_forget
    from summitry.settings import from_environment

    emit(run_forget(record, articles, from_environment()), format_, "no event changed by it")
    typer.echo(f"{record} no longer holds {', '.join(articles)}", err=True)


def merge(
    records: Annotated[list[str], typer.Argument(help="Records of parts.")],
    record: RecordFile = "summitry.db",
) -> None:
    """Make the record of the whole from records of parts."""
    from summitry import __version__
    from summitry.run.deciding import merge as run_merge
    from summitry.settings import from_environment

    count = run_merge(records, record, __version__, from_environment())
    typer.echo(f"{record}: {count} articles came in", err=True)


def diff(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The day to compare with.")],
    record: RecordFile = "summitry.db",
    format_: Format = "",
) -> None:
    """Say what was announced, moved, called off or disputed since a day."""
    from summitry.run.changes import since as changed_since
    from summitry.settings import from_environment

    emit(changed_since(record, since, from_environment()), format_, f"nothing changed since {since}")
