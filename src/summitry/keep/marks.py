"""An event under each of the words it is asked for by: the rows of `marks`, and its words for searching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from summitry.keep.wanted import kinds
from summitry.lexicon import fold, load_lexicon
from summitry.model import Event
from summitry.when import When

EVENT, LEADER, COUNTRY, PLACE = "event", "leader", "country", "place"
"""Facets: each event has one row of the first, and one for each value of the others."""
LATEST = date.max.isoformat()
Row = tuple[object, ...]


def marks(events: Iterable[Event], known_to: dict[str, str]) -> Iterator[Row]:
    """Rows of `marks`, none for what is refuted and so not shown; `known_to` has the day by which all that tells an event is known."""
    for event in events:
        if event.refuted:
            continue
        row = (event.id, *kinds(event), str(event.status or ""), *asked_days(event), known_to.get(event.id, LATEST))
        for facet, value, role in sorted(_values(event)):
            yield facet, value, sort_key(event), *row, role, event.host_country


def _values(event: Event) -> Iterator[tuple[str, str, str]]:
    yield EVENT, "", ""
    yield PLACE, fold(event.place), ""
    roles = {p.name: p.role for p in reversed(event.participants)}
    for name, role in roles.items():
        yield LEADER, name, role
    countries = {p.country: "guest" for p in event.participants} | {event.host_country: "host"}
    for code, role in countries.items():
        if code:
            yield COUNTRY, code, role


def sort_key(event: Event) -> str:
    """What events are in order of: first day, those without one last; then the day by which it began; then the id."""
    start = event.days.start or event.days.programme_start
    return f"{_day(start.first if start else None)} {_day(start.last if start else None)}"


def asked_days(event: Event) -> tuple[str | None, str | None]:
    """The first and last day the event can touch, as `Filter.covers` reads them; None where none is told."""
    start, end = event.days.start or event.days.programme_start, event.days.end or event.days.programme_end
    if start is None:
        return None, None
    return (start.first or date.min).isoformat(), _day(_last(end or start))


def _last(when: When) -> date | None:
    return when.last


def _day(day: date | None) -> str:
    return day.isoformat() if day else LATEST


def words(event: Event) -> str:
    """What an event is found by: who, where, what, when, and on what occasion."""
    countries = load_lexicon().countries.by_code
    codes = dict.fromkeys((event.host_country, *(p.country for p in event.participants)))
    named = [countries[c].name for c in codes if c in countries]
    days = [w.text for w in (event.days.start, event.days.end, event.days.programme_start) if w]
    said = (*dict.fromkeys(p.name for p in event.participants), event.place, *named, *kinds(event), str(event.status or ""), event.occasion)
    return " ".join(filter(None, (*said, *days)))
