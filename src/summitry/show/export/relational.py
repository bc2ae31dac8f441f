"""parquet --relational: a folder of tables that join on ids, for SQL engines and R.

events, claims, tellings, values, disputes, sides, origins, articles: all of them for the events asked for; articles and
origins whole, so that silence can be told from absence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from summitry.show.export.days import day
from summitry.show.export.flat import Flat, flat
from summitry.show.export.order import Order
from summitry.show.export.parquet import write_rows


class ClaimTold(NamedTuple):
    """What one article says of an event in one stretch of words."""

    event: str
    id: str
    article: str
    kind: str
    who: tuple[str, ...]
    who_countries: tuple[str, ...]
    host_country: str | None
    place: str | None
    start: str | None
    end: str | None
    status: str | None
    confidence: float


class TellingTold(NamedTuple):
    """The words of a claim, and where they stand in the article's text."""

    event: str
    claim: str
    article: str
    start: int
    end: int
    text: str


class ValueTold(NamedTuple):
    """One value of one field of an event; position 0 is the preferred one."""

    event: str
    field: str
    position: int
    value: str
    basis: str
    origins_fewest: int
    origins_most: int
    articles: tuple[str, ...]
    claims: tuple[str, ...]


class DisputeTold(NamedTuple):
    """A field on which articles cannot both be right."""

    event: str
    field: str
    preferred: str | None
    why: str | None
    state: str


class SideTold(NamedTuple):
    """One side of a dispute."""

    event: str
    field: str
    position: int
    value: str
    origins_fewest: int
    origins_most: int
    articles: tuple[str, ...]
    claims: tuple[str, ...]


class OriginTold(NamedTuple):
    """An article of a group that shares copy."""

    origin: str
    article: str
    kind: str
    source: str | None


class ArticleTold(NamedTuple):
    """An article of the record."""

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    agency: str | None
    language: str | None
    published: str | None
    published_first: date | None
    published_last: date | None
    published_basis: str
    digest: str
    claims: int


def write(order: Order, folder: Path) -> int:
    """Eight tables into a folder; answers how many rows they have together."""
    events: dict[str, tuple[str, ...]] = {}
    tables = {
        "events": (Flat, _events(order, events)),
        "claims": (ClaimTold, _claims(order, events)),
        "tellings": (TellingTold, _tellings(order, events)),
        "values": (ValueTold, _values(order)),
        "disputes": (DisputeTold, _disputes(order, events)),
        "sides": (SideTold, _sides(order, events)),
        "origins": (OriginTold, _origins(order)),
        "articles": (ArticleTold, _articles(order)),
    }
    return sum(write_rows(shape, rows, folder / f"{name}.parquet") for name, (shape, rows) in tables.items())


def _events(order: Order, events: dict[str, tuple[str, ...]]) -> Iterator[Flat]:
    for bare in order.bare():
        events[bare.event["id"]] = tuple(bare.event.get("claims", ()))
        yield flat(bare)


def _claims(order: Order, events: dict[str, tuple[str, ...]]) -> Iterator[ClaimTold]:
    of = {claim: event for event, claims in events.items() for claim in claims}
    for c in order.shown.bare_claims():
        if c["id"] in of:
            people, days = c.get("participants", ()), c.get("days", {})
            yield ClaimTold(
                of[c["id"]],
                c["id"],
                c["article"],
                c["kind"],
                tuple(p.get("name", "") for p in people),
                tuple(p.get("country", "") for p in people),
                c.get("host_country"),
                c.get("place"),
                day(days.get("start")).field,
                day(days.get("end")).field,
                c.get("status"),
                c.get("confidence", 1.0),
            )


def _tellings(order: Order, events: dict[str, tuple[str, ...]]) -> Iterator[TellingTold]:
    of = {claim: event for event, claims in events.items() for claim in claims}
    for c in order.shown.bare_claims():
        if c["id"] in of:
            for s in c["spans"]:
                yield TellingTold(of[c["id"]], c["id"], c["article"], s["start"], s["end"], s["text"])


def _values(order: Order) -> Iterator[ValueTold]:
    for bare in order.bare(values=True):
        for field, values in sorted(bare.event.get("values", {}).items()):
            for i, v in enumerate(values):
                fewest, most = v["origins"]
                basis = v.get("basis", "stated")
                yield ValueTold(bare.event["id"], field, i, v["value"], basis, fewest, most, tuple(v["articles"]), tuple(v["claims"]))


def _disputes(order: Order, events: dict[str, tuple[str, ...]]) -> Iterator[DisputeTold]:
    for d in order.shown.disputes():
        if d.event in events:
            yield DisputeTold(d.event, d.field, d.preferred or None, d.why or None, d.state)


def _sides(order: Order, events: dict[str, tuple[str, ...]]) -> Iterator[SideTold]:
    for d in order.shown.disputes():
        if d.event in events:
            for i, s in enumerate(d.sides):
                yield SideTold(d.event, d.field, i, s.value, *s.origins, s.articles, s.claims)


def _origins(order: Order) -> Iterator[OriginTold]:
    for o in order.shown.origins():
        for article in o.articles:
            yield OriginTold(o.id, article, o.kind, o.source or None)


def _articles(order: Order) -> Iterator[ArticleTold]:
    for kept in order.shown.articles():
        a, published = kept.article, kept.dating.published
        known = day(published.text if published else None)
        yield ArticleTold(
            a.id,
            a.title or None,
            a.url or None,
            a.publisher or None,
            a.agency or None,
            a.language or None,
            known.field,
            known.first,
            known.last,
            str(kept.dating.basis),
            a.digest,
            kept.claims,
        )
