"""Pages of what a record holds beside events: articles, disputes, doubts, coverage, each read no further than it is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.keep import codec
from summitry.keep.finding import Ask, Param, walk
from summitry.keep.marks import EVENT
from summitry.keep.rows import article_of, dating_of
from summitry.keep.view import Kept
from summitry.keep.wanted import Filter
from summitry.model import Dispute, Doubt, Side
from summitry.when import When, parse

_MANY = 500
"""Ids in one question: SQLite allows a bounded number of parameters."""
_COVERED = "first <= ? AND last >= ?"


@dataclass(frozen=True, slots=True)
class Told:
    """An article without its text: what a list says of it."""

    id: str
    title: str
    url: str
    publisher: str
    agency: str
    published: When | None
    basis: str
    visits: int = 0
    meetings: int = 0
    claims: int = 0
    origin: str = ""


def articles(ask: Ask, wanted: Filter, limit: int, offset: int = 0) -> list[Told]:
    """Articles of the days asked for, by id."""
    days, given = _days(wanted)
    rows = ask(
        f"SELECT articles.* FROM articles JOIN article_days d ON article = key WHERE articles.current{days} ORDER BY id LIMIT ? OFFSET ?",
        (*given, limit, offset),
    )
    return [_told(ask, row) for row in rows]


def article_count(ask: Ask, wanted: Filter) -> int:
    """How many articles are of the days asked for."""
    days, given = _days(wanted)
    return int(ask(f"SELECT count(*) FROM article_days WHERE current{days}", given)[0][0])


def _days(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    if not wanted.first and not wanted.last:
        return "", ()
    return f" AND {_COVERED}", (str(wanted.last or "9999-12-31"), str(wanted.first or "0001-01-01"))


def _told(ask: Ask, row: sqlite3.Row) -> Told:
    counts = dict(map(tuple, ask("SELECT kind, count(*) FROM claims WHERE article = ? GROUP BY kind", (row["key"],))))
    shared = "SELECT origin FROM origin_articles JOIN origins ON id = origin WHERE article = ? AND kind != 'common_statement' LIMIT 1"
    origin = ask(shared, (row["id"],))
    same = {name: row[name] for name in ("id", "title", "url", "publisher", "agency", "basis")}
    return Told(
        **same,
        published=parse(row["published"]) if row["published"] else None,
        visits=counts.get("visit", 0),
        meetings=counts.get("meeting", 0),
        claims=sum(counts.values()),
        origin=origin[0][0] if origin else "",
    )


def headers(ask: Ask, ids: Iterable[str]) -> dict[str, Kept]:
    """Articles by id without their texts: what a telling is looked up by."""
    columns = "id, digest, title, '' AS text, url, publisher, byline, agency, language, source, metadata, metadata_basis, published, basis"
    found: dict[str, Kept] = {}
    wanted = sorted(set(ids))
    for i in range(0, len(wanted), _MANY):
        part = wanted[i : i + _MANY]
        asked = f"SELECT {columns}, '[]' AS clues FROM articles WHERE current AND id IN ({', '.join('?' * len(part))})"
        found |= {row["id"]: Kept(article_of(row), dating_of(row)) for row in ask(asked, part)}
    return found


def disputes(ask: Ask, wanted: Filter, limit: int, offset: int = 0, state: str = "", event: str = "") -> list[Dispute]:
    """Disputes of the events asked for, or of one event, by event and field."""
    where, given = _disputed(ask, wanted, state)
    if event:
        where, given = f"{where} AND event = ?", [*given, event]
    rows = ask(f"SELECT * FROM disputes WHERE {where} ORDER BY event, field LIMIT ? OFFSET ?", (*given, limit, offset))
    return [_dispute(ask, row) for row in rows]


def dispute_counts(ask: Ask, wanted: Filter) -> dict[str, int]:
    """How many disputes of the events asked for are in each state."""
    where, given = _disputed(ask, wanted, "")
    return dict(map(tuple, ask(f"SELECT state, count(*) FROM disputes WHERE {where} GROUP BY state", given)))


def _disputed(ask: Ask, wanted: Filter, state: str) -> tuple[str, list[Param]]:
    where: str = "1"
    given: list[Param] = []
    if state:
        where, given = "state = ?", [state]
    if wanted != Filter():
        w = walk(ask, wanted)
        where, given = f"{where} AND event IN (SELECT m.event FROM marks m WHERE {w.sql})", [*given, *w.given]
    return where, list(given)


def _dispute(ask: Ask, row: sqlite3.Row) -> Dispute:
    sides = ask("SELECT body FROM sides WHERE event = ? AND field = ? ORDER BY position", (row["event"], row["field"]))
    said = tuple(codec.loads(Side, side["body"]) for side in sides)
    return Dispute(row["event"], row["field"], said, row["preferred"], row["why"], row["state"])


def doubtful(ask: Ask, wanted: Filter, limit: int, offset: int = 0) -> list[tuple[str, Doubt | None, tuple[str, ...]]]:
    """Events to look at: id, how loosely its tellings hang together, fields in open dispute; the loosest first."""
    w = walk(ask, wanted)
    chosen = "" if w.facet == EVENT and not w.where else f" AND e.event IN (SELECT m.event FROM marks m WHERE {w.sql})"
    given: Sequence[Param] = w.given if chosen else ()
    rows = ask(
        "SELECT e.event, d.sureness, d.says FROM (SELECT event FROM doubts UNION SELECT event FROM disputes WHERE state = 'open') e "
        f"LEFT JOIN doubts d ON d.event = e.event WHERE 1{chosen} ORDER BY d.sureness IS NULL, d.sureness, e.event LIMIT ? OFFSET ?",
        (*given, limit, offset),
    )
    return [(row[0], None if row[1] is None else Doubt(*row), _open(ask, row[0])) for row in rows]


def _open(ask: Ask, event: str) -> tuple[str, ...]:
    return tuple(row[0] for row in ask("SELECT field FROM disputes WHERE event = ? AND state = 'open' ORDER BY field", (event,)))


def coverage(ask: Ask, wanted: Filter, names: Sequence[str] | None = None) -> list[tuple[str | None, str, int]]:
    """Articles read by month and leader, of all leaders or of those named; without a leader, all that were read."""
    days, given = _days(wanted)
    chosen = "" if names is None else f" AND leader IN ({', '.join('?' * len(names))})"
    source = "article_leaders l JOIN article_days d ON d.article = l.article"
    told = ask(f"SELECT month, leader, count(*) FROM {source} WHERE current{days}{chosen} GROUP BY 1, 2", (*given, *(names or ())))
    return sorted(((row[0], row[1], row[2]) for row in (*told, *_read(ask, wanted, names))), key=lambda r: (r[0] or "~", r[1]))


def _read(ask: Ask, wanted: Filter, names: Sequence[str] | None) -> list[sqlite3.Row]:
    """All articles read, by month; none where leaders are asked for."""
    days, given = _days(wanted)
    return [] if names else ask(f"SELECT month, '', count(*) FROM article_days WHERE current{days} GROUP BY 1", given)


def told_of(ask: Ask, most: int) -> list[tuple[str, int]]:
    """Leaders most articles tell of."""
    asked = "SELECT leader, count(*) AS n FROM article_leaders GROUP BY leader ORDER BY n DESC, leader LIMIT ?"
    return [(r[0], r[1]) for r in ask(asked, (most,))]
