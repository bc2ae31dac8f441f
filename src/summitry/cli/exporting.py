"""export: the record in the formats of others."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summitry.cli.options import AsOf, Counterpart, Country, From, Kind, Place, RecordFile, StatusOption, To, Who
from summitry.errors import UsageError

_FORMATS = "csv, jsonl, parquet, colt, state-travels, state-visits, polecat, ics, geojson, jsonld or graphml."


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(epilog="Example: `summitry export csv visits.csv --who Modi --from 2024`")(export)


def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=_FORMATS, show_default=False)],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; `-` is standard output.", show_default=False)],
    record: RecordFile = "summitry.db",
    who: Who = "",
    counterpart: Counterpart = "",
    country: Country = "",
    place: Place = "",
    first: From = "",
    last: To = "",
    status: StatusOption = "",
    kind: Kind = "",
    as_of: AsOf = "",
    relational: Annotated[bool, typer.Option("--relational", help="parquet: a folder of tables, not one flat file.")] = False,
    safe_cells: Annotated[
        bool, typer.Option("--safe-cells", help="An apostrophe before cells that a spreadsheet would take for a formula.")
    ] = False,
) -> None:
    """Write the record in a format of others; what the format cannot hold is said on standard error."""
    import gc
    from pathlib import Path

    from summitry import __version__
    from summitry.run.as_of import as_of as shown_as_of
    from summitry.settings import from_environment
    from summitry.show import make_filter
    from summitry.show.export import Order, format_named
    from summitry.show.export import export as write

    if relational and format_ != "parquet":
        raise UsageError(f"--relational is for parquet alone: leave it out for {format_}")
    form = format_named("parquet-relational" if relational else format_)
    wanted = make_filter(who=who, counterpart=counterpart, country=country, place=place, first=first, last=last, status=status, kind=kind)
    gc.disable()  # rows hold no circles, and to look for some among so many costs a tenth of the time
    with shown_as_of(record, as_of, from_environment()) as shown:
        order = Order(shown, wanted, __version__, safe_cells)
        count = write(form, order, out, sys.stdout, Path(record))
    for line in order.left.lines():
        typer.echo(line, err=True)
    typer.echo(f"{count:,} {'row' if count == 1 else 'rows'} written" + ("" if out == "-" else f" to {out}"), err=True)
