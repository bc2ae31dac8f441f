"""claim, dates, trace, who: what articles and words say, without a record."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.building import chosen
from summitry.cli.options import Format, Jobs, NoReference, Paths, ProblemsFile, Scope
from summitry.cli.output import Problems, emit

Published = Annotated[
    str, typer.Option("--published", metavar="DATE", help="The day the articles are of, where they bring none.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(epilog="Example: `summitry claim examples/articles --format jsonl`")(claim)
    app.command(epilog="Example: `summitry dates news.txt --published 2024-10-22`")(dates)
    app.command(epilog="Example: `summitry trace examples/articles`")(trace)
    app.command(epilog='Example: `summitry who "the Turkish president" --on 2024-10-22`')(who)


def claim(
    paths: Paths,
    jobs: Jobs = 0,
    no_reference: NoReference = False,
    scope: Scope = "default",
    format_: Format = "",
    problems: ProblemsFile = "",
) -> None:
    """Say what each article says, read alone: visits, meetings, calls and more, one line an article."""
    from summitry.run.alone import sayings

    with Problems(problems) as said:
        emit(said.aside(sayings(paths, chosen(jobs, no_reference, scope))), format_)


def dates(paths: Paths, published: Published = "", format_: Format = "", problems: ProblemsFile = "") -> None:
    """Say what each temporal expression of each article means, one line an article."""
    from summitry.run.alone import dates_lines

    with Problems(problems) as said:
        emit(said.aside(dates_lines(paths, published, chosen(0, False, "default"))), format_)


def trace(paths: Paths, format_: Format = "", problems: ProblemsFile = "") -> None:
    """Say which articles, on any subject, share copy or a common statement, one line a pair."""
    from summitry.run.alone import articles, shared_copy

    found = shared_copy(articles(paths, chosen(0, False, "default")))
    with Problems(problems) as said:
        emit(said.aside(found, needed=False), format_, "no two articles share copy")


def who(
    words: Annotated[str, typer.Argument(help="A title, an epithet or a name.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="On that day, month or year.", show_default=False)] = "",
    format_: Format = "",
) -> None:
    """Say whom words such as "the Turkish president" mean on a day, and where that is known from."""
    from summitry.run.alone import day_given
    from summitry.run.who import who_line

    emit(who_line(words, day_given(on, "--on")), format_, f"nobody known is called {words!r}")
