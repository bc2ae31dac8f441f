"""watch: feeds into a record, and what changes by them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summitry.cli.building import chosen
from summitry.cli.options import Format, NoReference, ProblemsFile, RecordFile, Scope
from summitry.cli.output import Problems, emit

Feeds = Annotated[
    list[str], typer.Argument(help="Addresses of RSS or Atom feeds, or files with one a line.", show_default=False, metavar="FEEDS...")
]
Every = Annotated[float, typer.Option("--every", metavar="MIN", min=0.01, help="Minutes between two questions to a feed.")]
Once = Annotated[bool, typer.Option("--once", help="Ask once those that are due, and leave.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Ask addresses of private networks too, and follow redirects to them.")]
NoRobots = Annotated[bool, typer.Option("--no-robots", help="Fetch pages without asking robots.txt of their hosts.")]


def add_to(app: typer.Typer) -> None:
    """The command of this module."""
    app.command(epilog="Example: `summitry watch feeds.txt --record visits.db --every 30`")(watch)


def watch(
    feeds: Feeds,
    record: RecordFile = "summitry.db",
    every: Every = 15.0,
    once: Once = False,
    allow_private: Private = False,
    no_robots: NoRobots = False,
    no_reference: NoReference = False,
    scope: Scope = "default",
    format_: Format = "",
    problems: ProblemsFile = "",
) -> None:
    """Ask feeds for new articles, read them into the record, and say what is announced, moved, called off or disputed by them."""
    from summitry import __version__
    from summitry.run.watching import Watch, addresses, watch_on

    settings = chosen(0, no_reference, scope)
    plan = Watch(record, settings, every=every * 60, private=allow_private, robots=not no_robots, version=__version__)
    with Problems(problems) as said:
        for done in watch_on(addresses(feeds), plan, once, said.say):
            emit(done.changes, format_)
            sys.stdout.flush()
            typer.echo(f"{done.answered} feeds answered, {done.new} new articles, {len(done.changes)} changes", err=True)
