"""An event as a citation that can be pasted: what is known, who says it, and where the record keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from summitry.keep import Kept
from summitry.show.said import field_of
from summitry.show.shapes import Meeting, Visit
from summitry.show.tables import days, origins, stay, where

_MOST = 5
"""Sources named; the others are counted."""


def headline(event: Visit | Meeting) -> str:
    """An event in a line."""
    if isinstance(event, Visit):
        who = f"{event.visitor or 'somebody'}{f' ({event.visitor_country})' if event.visitor_country else ''}"
        return f"{who} to {where(event.host_country, event.place)}"
    return " and ".join(event.participants)


def when_of(event: Visit | Meeting) -> str:
    """The days of an event."""
    return stay(event) if isinstance(event, Visit) else days(event.date, None)


def citation(event: Visit | Meeting, articles: Mapping[str, Kept], record: str, as_of: str, today: date) -> str:
    """The citation of an event."""
    status = f"{event.status or 'status unknown'}{', not told as held' if event.date_passed else ''}"
    disputed = f"; in dispute: {', '.join(event.disputed)}" if event.disputed else ""
    head = f"{headline(event)}, {when_of(event)}: {status}{disputed}."
    told = f"Told by {len(event.articles)} articles of {origins(event)} independent origins:"
    named = [f"  {source(articles[a])}" for a in event.articles[:_MOST] if a in articles]
    rest = [f"  and {len(event.articles) - _MOST} more"] if len(event.articles) > _MOST else []
    known = f", as known on {as_of}" if as_of else ""
    return "\n".join((head, told, *named, *rest, f"Summitry record {record}, event {event.id}{known}; looked up {today.isoformat()}."))


def source(kept: Kept) -> str:
    """An article as a source."""
    a = kept.article
    title = f"“{a.title}”" if a.title else f"article {a.id}"
    return ", ".join(filter(None, (a.publisher, title, field_of(kept.dating.published) or "undated", a.url)))
