"""One event as a page of the terminal: its best values, its history, and every telling with its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.padding import Padding
from rich.text import Text

from summitry.show.shapes import Meeting, Telling, Visit
from summitry.show.tables import GLYPHS, console, days, origins, printable, stay, where

_FIELDS = ("kind", "mode", "occasion", "attributed_to", "part_of", "leg_of")


def print_event(event: Visit | Meeting, out: TextIO) -> None:
    """A page on one event."""
    page = console(out)
    page.print(Text(printable(_headline(event)), style="bold"))
    for name, value in _lines(event):
        page.print(Text(printable(f"  {name:<13}{value}")))
    for telling in event.told_by:
        page.print(Padding(Text(printable(f"{_place(telling)}\n“{telling.text}”")), (1, 0, 0, 2)))


def _headline(event: Visit | Meeting) -> str:
    status = f"{GLYPHS.get(event.status or '', ' ')} {event.status or 'status unknown'}{', its days over' if event.date_passed else ''}"
    if isinstance(event, Visit):
        who = f"{event.visitor or 'somebody'} ({event.visitor_country or '?'}) to {where(event.host_country, event.place)}"
        return f"{who}, {stay(event)}: {status}"
    met = "met" if event.mode == "in-person" else f"spoke by {event.mode}" if event.mode else "met or spoke"
    return f"{' and '.join(event.participants)} {met}, {where(event.country, event.place)}, {days(event.date, None)}: {status}"


def _lines(event: Visit | Meeting) -> Iterator[tuple[str, str]]:
    yield "id", event.id
    for name in _FIELDS:
        if value := getattr(event, name, None):
            yield name.replace("_", " "), value
    if isinstance(event, Visit) and event.programme_start and event.start:
        yield "programme", days(event.programme_start, event.programme_end)
    if isinstance(event, Visit) and event.attested:
        yield "days told of", ", ".join(event.attested)
    for reported, status, article in event.history:
        yield "history", f"{reported or '?'} {status} ({article})"
    yield "told by", f"{len(event.articles)} articles of {origins(event)} independent origins"
    if event.disputed:
        yield "disputed", ", ".join(event.disputed)
    if event.judged:
        yield "judged", ", ".join(event.judged)


def _place(telling: Telling) -> str:
    return " ".join(filter(None, (telling.article, telling.published, telling.url, f"[{telling.start}-{telling.end}]")))
