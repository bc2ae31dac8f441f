"""Events, origins, disputes and verdicts <-> their tables: written whole, dropped whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from summitry.keep import codec
from summitry.keep.marks import LATEST, marks, words
from summitry.keep.schema import DERIVED
from summitry.lexicon import fold
from summitry.model import Derived, Dispute, Event, Origin, Pair, Verdict


def empty_derived(db: sqlite3.Connection) -> None:
    """Drops all that follows from the claims."""
    for table in DERIVED:
        db.execute(f'DELETE FROM "{table}"')


def write_derived(db: sqlite3.Connection, derived: Derived) -> None:
    """Writes all that follows from the claims into empty tables."""
    keys = dict(db.execute("SELECT claims.id, article FROM claims JOIN articles ON articles.key = claims.article WHERE current"))
    known = _known(db, derived.events, keys)
    for table, rows in (
        ("events", (_event_row(e, known[e.id]) for e in derived.events)),
        ("event_claims", ((e.id, claim, keys[claim]) for e in derived.events for claim in e.claims)),
        ("event_people", _people(derived.events)),
        ("values", _values(derived.events)),
        ("history", ((e.id, i, *entry) for e in derived.events for i, entry in enumerate(e.history))),
        ("disputes", ((d.event, d.field, d.preferred, d.why, d.state) for d in derived.disputes)),
        ("sides", _sides(derived.disputes)),
        ("pairs", ((p.a, p.b, p.kind, p.source, codec.dumps(p)) for p in derived.pairs)),
        ("origins", ((o.id, o.kind, o.source, codec.dumps(o)) for o in derived.origins)),
        ("origin_articles", ((o.id, article) for o in derived.origins for article in o.articles)),
        ("verdicts", ((v.claim, v.article, v.verdict, codec.dumps(v)) for v in derived.verdicts)),
        ("doubts", ((d.event, d.sureness, d.says) for d in derived.doubts)),
        ("marks", marks(derived.events, {event: last for event, (_, last) in known.items()})),
        ("people", sorted({(p.name, p.person, fold(p.name)) for e in derived.events for p in e.participants})),
        ("event_texts", ((None, e.id, words(e)) for e in derived.events)),
    ):
        _insert(db, table, rows)


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    width = len(db.execute(f'SELECT * FROM "{table}" LIMIT 0').description)
    db.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})', rows)


def _known(db: sqlite3.Connection, events: Iterable[Event], keys: Mapping[str, int]) -> dict[str, tuple[str, str]]:
    """Event -> the days by which the first and the last article that tells it are known; one never dated never is."""
    days = dict(db.execute("SELECT key, published_last FROM articles WHERE current"))
    told = {e.id: [days[keys[c]] or LATEST for c in e.claims] for e in events}
    return {event: (min(last), max(last)) for event, last in told.items()}


def _event_row(event: Event, known: tuple[str, str]) -> tuple[object, ...]:
    start = event.days.start or event.days.programme_start
    first, last = (start.first, start.last) if start else (None, None)
    return (
        event.id,
        str(event.kind),
        event.host_country,
        event.place,
        event.form,
        event.mode,
        str(event.status) if event.status else None,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        event.date_passed,
        *event.origins,
        codec.dumps(event),
        *known,
    )


def _people(events: Iterable[Event]) -> Iterator[tuple[object, ...]]:
    for event in events:
        for i, p in enumerate(event.participants):
            yield event.id, i, p.role, p.name, p.country, p.person


def _values(events: Iterable[Event]) -> Iterator[tuple[object, ...]]:
    for event in events:
        for field, values in sorted(event.values.items()):
            for i, v in enumerate(values):
                yield event.id, field, i, v.value, *v.origins, codec.dumps(v)


def _sides(disputes: Iterable[Dispute]) -> Iterator[tuple[object, ...]]:
    for d in disputes:
        for i, side in enumerate(d.sides):
            yield d.event, d.field, i, side.value, codec.dumps(side)


def pair_of(row: sqlite3.Row) -> Pair:
    """The pair of a row."""
    return codec.loads(Pair, row["body"])


def origin_of(row: sqlite3.Row) -> Origin:
    """The origin of a row."""
    return codec.loads(Origin, row["body"])


def verdict_of(row: sqlite3.Row) -> Verdict:
    """The verdict of a row."""
    return codec.loads(Verdict, row["body"])


def event_of(row: sqlite3.Row) -> Event:
    """The event of a row."""
    return codec.loads(Event, row["body"])
