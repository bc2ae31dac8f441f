"""show: what is in a record."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.options import AsOf, Counterpart, Country, Format, From, Kind, Place, RecordFile, StatusOption, To, Who
from summitry.cli.output import emit
from summitry.errors import UsageError

What = Annotated[
    str,
    typer.Argument(
        help="timeline, visits, meetings, calls, statements, agreements, articles, origins, disputes, verdicts, review, "
        "coverage, problems; or event ID."
    ),
]
EventId = Annotated[str, typer.Argument(help="After `event`: its id, or that of any claim it is told by.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(epilog='Example: `summitry show visits --who "Xi Jinping" --from 2024`')(show)


def show(
    what: What,
    event_id: EventId = "",
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
    format_: Format = "",
) -> None:
    """Show what a record holds, one row an event, article, dispute, ..."""
    from summitry.run.as_of import as_of as shown_as_of
    from summitry.settings import from_environment
    from summitry.show import listing, make_filter
    from summitry.show.filters import near_name

    if what == "event":
        _show_event(event_id, record, as_of, format_)
        return
    if event_id:
        raise UsageError(f"`show {what}` takes no id: `summitry show event {event_id}` shows one event")
    list_rows = listing(what)
    wanted = make_filter(who=who, counterpart=counterpart, country=country, place=place, first=first, last=last, status=status, kind=kind)
    with shown_as_of(record, as_of, from_environment()) as shown:
        count = emit(list_rows(shown, wanted), format_, f"no {what} in {record} that fit")
        for asked in (wanted.who, wanted.counterpart):
            if asked and not count and not any(asked.takes_part(e.participants) for e in shown.events()):
                typer.echo(f"nobody in {record} is called {asked.name!r}; {near_name(asked.name, shown.events())}".rstrip("; "), err=True)


def _show_event(event_id: str, record: str, as_of: str, format_: str) -> None:
    from summitry.run.record import Record

    if not event_id:
        raise UsageError("say which event: `summitry show event ID`, with an id from `summitry show timeline`")
    emit([Record(record, as_of).event(event_id)], format_)
