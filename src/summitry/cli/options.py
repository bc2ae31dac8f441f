"""Options that several commands share, each worded once."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(help="Files or folders (.txt, .html, .jsonl, .json, .warc, .rss, .atom, .xml, packed or not); `-` is standard input."),
]
RecordFile = Annotated[str, typer.Option("--record", help="The record file.", envvar="SUMMITRY_RECORD")]
Format = Annotated[
    str,
    typer.Option(
        "--format", help="table, jsonl or csv; a table on a terminal and jsonl in a pipe where none is named.", show_default=False
    ),
]
ProblemsFile = Annotated[
    str, typer.Option("--problems", metavar="FILE", help="Write problems there too, as JSON lines.", show_default=False)
]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="Processes that read; 0: as SUMMITRY_JOBS says, else 1.", show_default=False)]
NoReference = Annotated[
    bool, typer.Option("--no-reference", help="Use no known summit or term of office as evidence for dates and verdicts.")
]
Scope = Annotated[
    str, typer.Option("--scope", help="default: leaders, foreign and defence ministers, envoys; wide: everybody the text names.")
]
Who = Annotated[str, typer.Option("--who", help="Somebody who takes part: a name or a part of it.", show_default=False)]
Counterpart = Annotated[str, typer.Option("--with", help="Somebody else who takes part.", show_default=False)]
Country = Annotated[
    str, typer.Option("--country", metavar="CC", help="Of the host or of somebody who takes part: ISO code or name.", show_default=False)
]
Place = Annotated[str, typer.Option("--place", help="City or venue, or a part of its name.", show_default=False)]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="From this day, month or year on.", show_default=False)]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Up to and with this day, month or year.", show_default=False)]
StatusOption = Annotated[
    str, typer.Option("--status", help="announced, ongoing, completed, cancelled, postponed, denied or rumoured.", show_default=False)
]
Kind = Annotated[
    str, typer.Option("--kind", help="state, official, working, summit, ...; visit, meeting, call; phone, video.", show_default=False)
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="As could be known on that day: nothing told later takes part.", show_default=False)
]
