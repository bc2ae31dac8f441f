"""brief: one file on a leader, a pair of countries or a stretch of time."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summitry.cli.options import AsOf, Counterpart, From, Kind, Place, RecordFile, StatusOption, To, Who
from summitry.errors import UsageError

_COUNTRIES = "ISO code or name; named twice, what is between the two countries."
_FORM = "html or md; as OUT ends where none is named, else html."
_TWO = 2


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(epilog='Example: `summitry brief --who "Narendra Modi" --from 2024 modi.html`')(brief)


def brief(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; `-` is standard output.", show_default=False)],
    record: RecordFile = "summitry.db",
    who: Who = "",
    counterpart: Counterpart = "",
    country: Annotated[list[str] | None, typer.Option("--country", metavar="CC", help=_COUNTRIES, show_default=False)] = None,
    place: Place = "",
    first: From = "",
    last: To = "",
    status: StatusOption = "",
    kind: Kind = "",
    as_of: AsOf = "",
    format_: Annotated[str, typer.Option("--format", help=_FORM, show_default=False)] = "",
) -> None:
    """Write what a record holds on a leader, a pair of countries or a stretch of time as a file to be read, mailed and printed."""
    from summitry.run.briefing import write_brief

    countries = tuple(country or ())
    if len(countries) > _TWO:
        raise UsageError(f"--country is named {len(countries)} times: a brief is on one country or on a pair")
    asked = {"who": who, "counterpart": counterpart, "place": place, "first": first, "last": last, "status": status, "kind": kind}
    count = write_brief(record, out, asked, countries, as_of, format_, sys.stdout)
    typer.echo(f"{count:,} {'event' if count == 1 else 'events'} in the brief" + ("" if out == "-" else f", {out}"), err=True)
