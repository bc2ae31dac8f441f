"""Events, origins, disputes and verdicts <-> their tables: written whole, dropped whole."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from summitry.keep import codec
from summitry.keep.marks import LATEST, asked_days, marks, words
from summitry.keep.schema import DERIVED
from summitry.lexicon import fold
from summitry.model import Derived, Dispute, Event, Origin, Pair, Verdict

_TOLD = ("values", "reasons")
"""Of an event, what its best values were taken from and why."""


def empty_derived(db: sqlite3.Connection) -> None:
    """Drops all that follows from the claims."""
    for table in DERIVED:
        db.execute(f'DELETE FROM "{table}"')


def write_derived(db: sqlite3.Connection, derived: Derived, schema: str = "main", tables: Sequence[str] = DERIVED) -> None:
    """Writes all that follows from the claims into empty tables; into some of them, of another schema, where these are named."""
    keys = _keys(db) if schema == "main" else {c: key for e in derived.events for c in e.claims for key in _key(db, c)}
    for table, rows in (*event_rows(db, derived, keys), *_rows_beside(derived)):
        if table in tables:
            _insert(db, f'{schema}."{table}"', rows)


Rows = Iterable[tuple[object, ...]]


def event_rows(db: sqlite3.Connection, derived: Derived, keys: Mapping[str, int]) -> Iterator[tuple[str, Rows]]:
    """The rows of events and of what hangs on them, table by table; `keys` has the article of each claim."""
    events = sorted(derived.events, key=lambda e: e.id)  # in the order of their keys, so that pages are written one after another
    known = _known(db, events, keys)
    yield "events", (_event_row(e, known[e.id]) for e in events)
    yield "event_claims", ((e.id, claim, keys[claim]) for e in events for claim in sorted(e.claims))
    yield "event_people", _people(events)
    yield "values", _values(events)
    yield "history", ((e.id, i, *entry) for e in events for i, entry in enumerate(e.history))
    yield "disputes", [(d.event, d.field, d.preferred, d.why, d.state) for d in derived.disputes]
    yield "sides", _sides(derived.disputes)
    yield "doubts", ((d.event, d.sureness, d.says) for d in derived.doubts)
    yield "marks", marks(events, {event: last for event, (_, last) in known.items()})
    yield "event_texts", ((None, e.id, words(e)) for e in events)
    yield "people", people_rows(events)


def people_rows(events: Iterable[Event]) -> Rows:
    """Who takes part in events, each once."""
    return sorted({(p.name, p.person, fold(p.name)) for e in events for p in e.participants})


def _rows_beside(derived: Derived) -> Iterator[tuple[str, Rows]]:
    yield "pairs", map(pair_row, derived.pairs)
    yield "origins", map(origin_row, derived.origins)
    yield "origin_articles", ((o.id, article) for o in derived.origins for article in o.articles)
    yield "verdicts", map(verdict_row, derived.verdicts)


def pair_row(p: Pair) -> tuple[object, ...]:
    """The row of a pair."""
    return p.a, p.b, p.kind, p.source, codec.dumps(p)


def origin_row(o: Origin) -> tuple[object, ...]:
    """The row of an origin."""
    return o.id, o.kind, o.source, codec.dumps(o)


def verdict_row(v: Verdict) -> tuple[object, ...]:
    """The row of a verdict."""
    return v.claim, v.article, v.verdict, codec.dumps(v)


def _keys(db: sqlite3.Connection) -> dict[str, int]:
    """Claim -> the key of the current article that makes it."""
    return dict(db.execute("SELECT claims.id, article FROM claims JOIN article_days USING(article) WHERE current"))


def _key(db: sqlite3.Connection, claim: str) -> list[int]:
    rows = db.execute("SELECT claims.article FROM claims JOIN article_days USING(article) WHERE id = ? AND current", (claim,))
    return [row[0] for row in rows]


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    width = len(db.execute(f"SELECT * FROM {table} LIMIT 0").description)
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _known(db: sqlite3.Connection, events: Iterable[Event], keys: Mapping[str, int]) -> dict[str, tuple[str, str]]:
    """Event -> the first day it could be known, and the day from which on it is as it is now; one never dated never is.

    An event is as it is once all that tell it are known, and, where its days are over untold, once a later report is.
    """
    published = db.execute("SELECT article, last, first FROM article_days WHERE current").fetchall()
    days = {row[0]: row[1] or LATEST for row in published}
    later = sorted((row[2], row[1] or LATEST) for row in published if row[2])
    soonest = list(accumulate((last for _, last in reversed(later)), min))[::-1]
    found = {}
    for event in events:
        told = [days[keys[c]] for c in event.claims]
        over = asked_days(event)[1] if event.date_passed else None
        after = bisect_right(later, (over, LATEST)) if over else len(later)
        found[event.id] = (min(told), max(*told, soonest[after] if after < len(later) else told[0]))
    return found


def _event_row(event: Event, known: tuple[str, str]) -> tuple[object, ...]:
    start = event.days.start or event.days.programme_start
    first, last = (start.first, start.last) if start else (None, None)
    best, told = bodies_of(event)
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
        best,
        *known,
        told,
    )


def bodies_of(event: Event) -> tuple[str, str]:
    """An event as JSON: what it is, and apart from it all that was told of it, which is most of it and seldom asked for."""
    best = codec.plain(event)
    told = {name: best.pop(name) for name in _TOLD if name in best}
    return codec.line(best), codec.line(told)


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
    """The event of a row that has `body` and `told`."""
    return codec.made(Event, json.loads(row["body"]) | json.loads(row["told"]))


def best_of(row: sqlite3.Row) -> Event:
    """The event of a row, without what was told of it: what lists show."""
    return codec.loads(Event, row["body"])
