"""What a record holds that was told after a day, and views that show the record without it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from summitry.keep.paging import headers
from summitry.keep.schema_counts import COUNTED
from summitry.keep.view import Kept, View
from summitry.model import Claim, Derived, Verdict

_OF_EVENTS = ("event_claims", "event_people", "values", "history", "disputes", "sides", "event_texts", "doubts")
"""Tables whose rows belong to an event each."""
_WHOLE = ("origins", "origin_articles", "verdicts")
"""Tables that are filled anew for the day."""
_MADE = ("events", "marks", "people", *_OF_EVENTS, *_WHOLE)


@dataclass(frozen=True, slots=True)
class Later:
    """Events that what was told after a day changed, as far as they were told by then."""

    claims: tuple[Claim, ...]
    kept: tuple[Kept, ...]
    today: date | None
    """The last day of which it is certain that the record had a report."""


@contextmanager
def memory_beside(view: View) -> Iterator[None]:
    """Room in memory beside a record, filled from one state of it."""
    view.rows("ATTACH ':memory:' AS later")
    view.rows("BEGIN")
    try:
        yield
        view.rows("COMMIT")
    except BaseException:
        view.rows("ROLLBACK")
        raise


def later_events(view: View, day: date) -> Later:
    """Tellings, known on a day, of the events that a later one or the passing of time changed."""
    on = day.isoformat()
    told = view.rows(
        """SELECT claim, article FROM events JOIN event_claims ON event = events.id
        WHERE known_to > ?1 AND known_from <= ?1 AND (SELECT last FROM article_days d WHERE d.article = event_claims.article) <= ?1""",
        (on,),
    )
    named = dict(map(tuple, view.rows("SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?))", (_keys(told),))))
    known = set(named.values())
    claims = tuple(c for c in view.claims(row[0] for row in told) if c.article in known)
    latest = view.rows("SELECT max(first) FROM article_days WHERE current AND last <= ?", (on,))[0][0]
    return Later(claims, tuple(headers(view.rows, known).values()), date.fromisoformat(latest) if latest else None)


def _keys(told: Iterable[sqlite3.Row]) -> str:
    return json.dumps(sorted({row[1] for row in told}))


def known_articles(view: View, day: date) -> frozenset[str]:
    """Articles that were known by a day."""
    return frozenset(r[0] for r in view.rows("SELECT id FROM articles WHERE current AND published_last <= ?", (day.isoformat(),)))


def unchanged(view: View, events: Iterable[str], day: date) -> frozenset[str]:
    """Those of some events that stand on a day as the record has them."""
    asked = "SELECT id FROM events WHERE id IN (SELECT value FROM json_each(?)) AND known_to <= ?"
    return frozenset(r[0] for r in view.rows(asked, (json.dumps(sorted(events)), day.isoformat())))


def shadow(view: View, day: date, made: Derived) -> None:
    """Lets a view show, under the names of the record's own tables, what was known on a day: `made` and what has not changed since."""
    view.allow_memory(True)
    for table in _MADE:
        view.rows(f'CREATE TABLE later."{table}" AS SELECT * FROM main."{table}" WHERE 0')
    view.fill(made, "later", _MADE)
    for table in ("marks", *_OF_EVENTS):
        view.rows(f'CREATE INDEX later."{table}_of" ON "{table}"(event)')
    view.rows("CREATE INDEX later.origin_articles_of ON origin_articles(article)")
    view.rows("CREATE INDEX later.marks_walk ON marks(facet, value, sort, event)")
    view.rows("CREATE INDEX later.events_id ON events(id)")
    for table, then in _then(day.isoformat()).items():
        view.rows(f'CREATE TEMP VIEW "{table}" AS {then}')
    view.rows(f"CREATE TABLE later.year_counts AS {COUNTED}")
    view.rows("CREATE INDEX later.year_counts_walk ON year_counts(facet, value)")
    view.rows("CREATE TEMP VIEW year_counts AS SELECT * FROM later.year_counts")
    view.allow_memory(False)


def weigh(view: View, verdicts: Iterable[Verdict]) -> None:
    """Gives a view that looks back its verdicts, which are found out through itself."""
    view.allow_memory(True)
    view.fill(Derived(verdicts=tuple(verdicts)), "later", ("verdicts",))
    view.allow_memory(False)


def _then(on: str) -> dict[str, str]:
    """What each table held on a day."""
    views = {
        "articles": f"SELECT * FROM main.articles WHERE published_last <= '{on}'",
        "article_days": f"SELECT * FROM main.article_days WHERE last <= '{on}'",
        "people": "SELECT * FROM main.people UNION SELECT * FROM later.people",
    }
    views |= {table: f"SELECT * FROM later.{table}" for table in _WHOLE}
    for table in ("events", "marks"):
        views[table] = f"SELECT * FROM main.{table} WHERE known_to <= '{on}' UNION ALL SELECT * FROM later.{table}"
    for table in _OF_EVENTS:
        stands = f"(SELECT known_to FROM main.events WHERE id = event) <= '{on}'"
        views[table] = f'SELECT * FROM main."{table}" WHERE {stands} UNION ALL SELECT * FROM later."{table}"'
    return views
