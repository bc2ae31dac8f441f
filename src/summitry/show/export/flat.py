"""Events -> flat rows, one an event: what spreadsheets and data frames take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from summitry.keep import Bare
from summitry.lexicon import load_lexicon
from summitry.show.export.days import day
from summitry.show.export.order import Order
from summitry.show.kept import linked


class Flat(NamedTuple):
    """One event in one row."""

    id: str
    what: str
    who: tuple[str, ...]
    who_countries: tuple[str, ...]
    who_ids: tuple[str, ...]
    host_country: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    start: str | None
    end: str | None
    start_first: date | None
    start_last: date | None
    end_first: date | None
    end_last: date | None
    programme_start: str | None
    programme_end: str | None
    attested: tuple[str, ...]
    kind: str | None
    mode: str | None
    status: str | None
    date_passed: bool
    occasion: str | None
    history: tuple[str, ...]
    origins_fewest: int
    origins_most: int
    articles: tuple[str, ...]
    urls: tuple[str, ...]
    disputed: tuple[str, ...]
    judged: tuple[str, ...]
    part_of: str | None
    leg_of: str | None
    words: str


def rows(order: Order) -> Iterator[Flat]:
    """The events asked for, by first day."""
    return map(flat, order.bare())


def flat(bare: Bare) -> Flat:
    """An event as a row."""
    e = bare.event
    people = e.get("participants", ())
    country, place = e.get("host_country"), e.get("place")
    latitude, longitude = position(country or "", place or "")
    fewest, most = e.get("origins", (1, 1))
    cells = (
        e["id"],
        what(e),
        tuple([p.get("name", "") for p in people]),
        tuple([p.get("country", "") for p in people]),
        tuple([p.get("person", "") for p in people]),
        country,
        place,
        latitude,
        longitude,
        *_days(e.get("days", {})),
        e.get("form") or ("unspecified" if e["kind"] == "visit" else None),
        e.get("mode"),
        e.get("status"),
        e.get("date_passed", False),
        e.get("occasion"),
        tuple([" ".join(entry) for entry in e.get("history", ())]),
        fewest,
        most,
        tuple([t.id for t in bare.tellers]),
        tuple([t.url for t in bare.tellers if t.url]),
        tuple(e.get("disputed", ())),
        tuple(e.get("judged", ())),
        *((linked(links, "part_of"), linked(links, "leg_of")) if (links := e.get("links")) else (None, None)),
        bare.words,
    )
    return Flat._make(cells)


def _days(days: Mapping[str, Any]) -> tuple[Any, ...]:
    start, end = day(days.get("start")), day(days.get("end"))
    programme = (day(days.get("programme_start")).field, day(days.get("programme_end")).field)
    attested = tuple([day(d).field or "" for d in days.get("attested", ())])
    return (start.field, end.field, start.first, start.last, end.first, end.last, *programme, attested)


def what(event: Mapping[str, Any]) -> str:
    """`visit`, `meeting` or `call`."""
    return "call" if event["kind"] == "meeting" and event.get("mode") in ("phone", "video") else str(event["kind"])


def part_of(event: Mapping[str, Any]) -> str | None:
    """The visit a meeting belongs to."""
    return linked(event.get("links", ()), "part_of")


@lru_cache(maxsize=4096)
def position(country: str, place: str) -> tuple[float | None, float | None]:
    """Latitude and longitude of a place the lexicon knows in that country."""
    known = load_lexicon().places.by_key.get(f"{country}:{place}")
    return (known.lat, known.lon) if known else (None, None)
