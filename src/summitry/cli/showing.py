"""show, check: what is in a record, and what it says to a sentence."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summitry.cli.options import AsOf, Counterpart, Country, Format, From, Kind, NoReference, Place, RecordFile, StatusOption, To, Who
from summitry.cli.output import emit, format_of
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
    app.command(epilog='Example: `summitry check "Xi Jinping has visited Russia three times since February 2022"`')(check)


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
    from summitry.show.page import print_event

    if not event_id:
        raise UsageError("say which event: `summitry show event ID`, with an id from `summitry show timeline`")
    event = Record(record, as_of).event(event_id)
    if format_of(format_) == "table":
        print_event(event, sys.stdout)
    else:
        emit([event], format_)


def check(
    sentence: Annotated[str, typer.Argument(help="A sentence with a count: who visited or met whom, how many times, since when.")],
    record: RecordFile = "summitry.db",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="As said on that day; else on that of the latest report.")] = "",
    no_reference: NoReference = False,
    format_: Format = "",
) -> None:
    """Weigh a sentence of yours against a record, and name the events counted."""
    from summitry.keep import open_view
    from summitry.run.alone import choose, day_given
    from summitry.run.asking import check as weigh
    from summitry.run.choices import as_built

    with open_view(record) as view:
        settings = choose(reference=False) if no_reference else as_built(view, choose())
        emit(weigh(view, sentence, settings, day_given(on, "--on")), format_)
