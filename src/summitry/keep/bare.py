"""Events as the JSON of the record has them, with who tells them: what exports read, where making every type costs more than the rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from summitry.keep import codec
from summitry.model import Article, Dating, Event


class Teller(NamedTuple):
    """An article that tells an event; empty text where a field is not known."""

    id: str
    url: str
    publisher: str
    language: str
    published: str
    """EDTF text."""


class Bare(NamedTuple):
    """An event, and who tells it."""

    event: Mapping[str, Any]
    """As `codec.plain` writes an `Event`: a field at its default is left out."""
    tellers: tuple[Teller, ...]
    """By id, each once."""
    words: str
    """What its earliest claim says."""


_EVENTS = """SELECT body, {told} AS told,
    (SELECT group_concat(article) FROM event_claims WHERE event = events.id) AS tellers,
    (SELECT json_extract(claims.body, '$.spans[0].text')
     FROM event_claims AS told JOIN claims ON claims.id = told.claim AND claims.article = told.article
     WHERE told.event = events.id AND told.claim = events.id) AS words
    FROM events ORDER BY start_first IS NULL, start_first, start_last, id"""


def bare_events(db: sqlite3.Connection, values: bool) -> Iterator[Bare]:
    """Events by first day, those without one last, straight from the tables; with all values told only where they are asked for."""
    rows = db.cursor()
    rows.row_factory = None  # plain tuples are made and taken apart sooner
    told = rows.execute("SELECT id, url, publisher, language, coalesce(published, ''), CAST(key AS TEXT) FROM articles ORDER BY id, key")
    tellers = {key: (i, Teller._make(known)) for i, (*known, key) in enumerate(told.fetchall())}
    for body, rest, keys, words in rows.execute(_EVENTS.format(told="told" if values else "NULL")):
        found = dict([tellers[k] for k in keys.split(",")])
        told_in = tuple([found[i] for i in sorted(found)])
        event = json.loads(body)
        if not any(relation == "refuted_by" for relation, _ in event.get("links", ())):
            yield Bare(event | json.loads(rest) if rest else event, told_in, words or "")


def bare_claims(db: sqlite3.Connection) -> Iterator[Mapping[str, Any]]:
    """Claims of visits and meetings of current articles by id, as `codec.plain` writes a `Claim`."""
    joined = "SELECT body FROM claims JOIN articles ON articles.key = claims.article"
    chosen = "WHERE current AND kind IN ('visit', 'meeting') ORDER BY claims.id"
    return (json.loads(body) for (body,) in db.execute(f"{joined} {chosen}"))


def as_bare(event: Event, told_in: Iterable[tuple[Article, Dating]], words: str) -> Bare:
    """An event that is at hand, in the same form."""
    tellers = {a.id: Teller(a.id, a.url, a.publisher, a.language, d.published.text if d.published else "") for a, d in told_in}
    return Bare(codec.plain(event), tuple(tellers[a] for a in sorted(tellers)), words)
