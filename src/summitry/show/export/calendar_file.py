"""ics: visits as all-day entries of a calendar.

What is announced, put off or rumoured is TENTATIVE, what is held CONFIRMED, what is called off or denied CANCELLED.  An entry keeps
its UID from export to export, and its SEQUENCE grows with the visit's history, so that a calendar updates it and does not add a second.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import BinaryIO

from icalendar import Calendar, Event, vText

from summitry.keep import Bare
from summitry.show.export.days import day, stretch
from summitry.show.export.order import Order
from summitry.show.export.words import headline, place_name, writable

_STATUS = MappingProxyType(
    {
        "announced": "TENTATIVE",
        "postponed": "TENTATIVE",
        "rumoured": "TENTATIVE",
        "ongoing": "CONFIRMED",
        "completed": "CONFIRMED",
        "cancelled": "CANCELLED",
        "denied": "CANCELLED",
    }
)
_LONG_AGO = date(1970, 1, 1)


def write(order: Order, out: BinaryIO) -> int:
    """A calendar of the visits asked for."""
    calendar = Calendar()
    calendar.add("prodid", "-//Summitry//record of diplomacy//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Visits")
    head, tail = calendar.to_ical().split(b"END:VCALENDAR")
    out.write(head)
    written = 0
    for bare in order.bare():
        start, end, _ = stretch(bare.event)
        if bare.event["kind"] != "visit":
            order.left.out("meetings and calls: the calendar has visits only")
        elif start.exact is None:
            order.left.out("visits whose first day is not known to the day: a calendar has days only")
        else:
            out.write(_entry(bare, start.exact, end.exact).to_ical())
            written += 1
    out.write(b"END:VCALENDAR" + tail)
    return written


def _entry(bare: Bare, first: date, last: date | None) -> Event:
    event, entry = bare.event, Event()
    history = event.get("history", ())
    entry.add("uid", f"{event['id']}@summitry")
    entry.add("dtstamp", _stamp([reported for reported, _, _ in history]))
    entry.add("dtstart", first)
    entry.add("dtend", max(last or first, first) + timedelta(1))
    entry.add("summary", vText(writable(headline(event))))
    entry.add("status", _STATUS.get(event.get("status", ""), "TENTATIVE"))
    entry.add("sequence", max(len(history) - 1, 0))
    if where := place_name(event):
        entry.add("location", vText(writable(where)))
    entry.add("description", vText(writable(_description(bare))))
    if url := next((t.url for t in bare.tellers if t.url), ""):
        entry.add("url", writable(url).replace("\n", ""))
    return entry


def _stamp(reported: list[str]) -> datetime:
    """When the entry was last news: of the latest report, never of the clock, so that the same record gives the same file."""
    last = max((d.last for r in reported if (d := day(r)).last), default=_LONG_AGO)
    return datetime.combine(last, time(), UTC)


def _description(bare: Bare) -> str:
    event = bare.event
    fewest, most = event.get("origins", (1, 1))
    origins = str(most) if fewest == most else f"{fewest} to {most}"
    said = [f"“{bare.words}”"] if bare.words else []
    said += [f"{reported or 'undated'}: {status} ({article})" for reported, status, article in event.get("history", ())]
    said += ["Its days are over, and nobody has told it as held."] if event.get("date_passed") else []
    said += [f"Sources disagree on {', '.join(event['disputed'])}."] if event.get("disputed") else []
    said += [f"Independent origins: {origins}. Event {event['id']}."]
    said += [t.url for t in bare.tellers if t.url]
    return "\n".join(said)
