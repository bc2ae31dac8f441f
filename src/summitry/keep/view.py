"""What a record holds, read only: every answer is in a stable order and made of the model's types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summitry.keep import codec
from summitry.keep.bare import Bare, bare_claims, bare_events
from summitry.keep.derived import event_of, origin_of, pair_of, verdict_of, write_derived
from summitry.keep.finding import walk
from summitry.keep.hanging import Hanging
from summitry.keep.rows import Row, article_of, claim_of, dating_of
from summitry.keep.schema_counts import MISCOUNTED
from summitry.keep.wanted import Filter
from summitry.model import (
    Article,
    Claim,
    ClaimKind,
    Dating,
    Derived,
    Dispute,
    Doubt,
    Event,
    Judgement,
    Origin,
    Pair,
    Problem,
    Side,
    Verdict,
)

SHORTEST_BEGINNING = 6
"""Fewer characters of an id are not taken for it."""
_MANY = 500
"""Ids in one question: SQLite allows a bounded number of parameters."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A current article with the day it was found to be of, as the record has them."""

    article: Article
    dating: Dating
    claims: int = 0
    """How many claims it makes."""


class View:
    """Reads a record; made by `open_view` (a connection that cannot write) or by `Store.view`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._db.row_factory = sqlite3.Row

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection it reads through: for the modules of `keep`."""
        return self._db

    def rows(self, question: str, given: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Answers a question in SQL: for the modules of `keep`."""
        return self._db.execute(question, given).fetchall()

    def allow_memory(self, wanted: bool) -> None:
        """Whether tables in memory beside the record may be written; the record itself is open for reading either way."""
        self._db.execute(f"PRAGMA query_only = {'OFF' if wanted else 'ON'}")

    def fill(self, made: Derived, beside: str, tables: Sequence[str]) -> None:
        """Writes what follows from claims into tables beside the record."""
        write_derived(self._db, made, beside, tables)

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Kept]:
        """Current articles in order of id; those asked for, or all."""
        counted = "SELECT *, (SELECT count(*) FROM claims WHERE claims.article = articles.key) AS told FROM articles WHERE current"
        for row in self._rows(counted, "id", ids, "ORDER BY id"):
            yield Kept(article_of(row), dating_of(row), row["told"])

    def knows(self, article: Article) -> bool:
        """Whether this text was read before, under this id or from this file."""
        same = "SELECT 1 FROM articles WHERE digest = ? AND (id = ? OR source = ?) LIMIT 1"
        return self._db.execute(same, (article.digest, article.id, article.source)).fetchone() is not None

    def texts(self, ids: Iterable[str]) -> dict[str, Article]:
        """Current articles by id."""
        return {k.article.id: k.article for k in self.articles(ids)}

    def versions_known(self) -> Iterator[tuple[str, str, str, bool]]:
        """Id, digest, source and whether it is current, of every version of every article."""
        return ((r[0], r[1], r[2], bool(r[3])) for r in self._db.execute("SELECT id, digest, source, current FROM articles"))

    def source_of(self, article: str) -> str | None:
        """Where the current article of an id was read from."""
        row = self._db.execute("SELECT source FROM articles WHERE id = ? AND current", (article,)).fetchone()
        return str(row[0]) if row else None

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims of current articles in order of id; those asked for, or all."""
        joined = "SELECT claims.* FROM claims JOIN articles ON articles.key = claims.article WHERE current"
        return map(claim_of, self._rows(joined, "claims.id", ids, "ORDER BY claims.id"))

    def claims_of_kind(self, kind: ClaimKind) -> Iterator[Claim]:
        """Claims of one kind, by article and id."""
        joined = "SELECT claims.* FROM claims JOIN articles ON articles.key = claims.article WHERE current AND kind = ?"
        return map(claim_of, self._db.execute(f"{joined} ORDER BY articles.id, claims.id", (kind,)))

    def claims_told_by(self, articles: Iterable[str]) -> Iterator[Claim]:
        """Claims of the articles named."""
        joined = "SELECT claims.* FROM claims JOIN articles ON articles.key = claims.article WHERE current"
        return map(claim_of, self._rows(joined, "articles.id", articles, "ORDER BY articles.id, claims.id"))

    def events(self, kind: ClaimKind | None = None, wanted: Filter | None = None) -> Iterator[Event]:
        """Events by first day, those without one last; those that fit a filter, or all."""
        w = walk(self.rows, wanted or Filter(), kind)
        chosen = f"SELECT {w.distinct} m.sort, m.event FROM marks m WHERE {w.sql}"
        return map(event_of, self._db.execute(f"SELECT body, told FROM ({chosen}) JOIN events ON id = event ORDER BY sort, event", w.given))

    def every_event(self) -> Iterator[Event]:
        """All that is kept, what is refuted and so not shown included, by id."""
        return map(event_of, self._db.execute("SELECT body, told FROM events ORDER BY id"))

    def bare_events(self, values: bool = False) -> Iterator[Bare]:
        """Events in the same order, as the JSON of the record has them; with `values`, every value told for each field."""
        return bare_events(self._db, values)

    def bare_claims(self) -> Iterator[Mapping[str, Any]]:
        """Claims that tell events by id, as the JSON of the record has them."""
        return bare_claims(self._db)

    def event(self, claim: str) -> Event | None:
        """The event of any member claim's id, or of a beginning of it that fits no other event."""
        beginning = claim if len(claim) >= SHORTEST_BEGINNING and claim.isalnum() else None
        joined = "SELECT DISTINCT body, told FROM events JOIN event_claims ON event = id"
        for condition, asked in (("claim = ?", claim), ("claim GLOB ? || '*'", beginning)):
            rows = self._db.execute(f"{joined} WHERE {condition} LIMIT 2", (asked,)).fetchall()
            if len(rows) == 1:
                return event_of(rows[0])
        return None

    def claim_named(self, beginning: str) -> str | None:
        """The id of the one current claim that is so called or whose id so begins."""
        ids = [c.id for c in self.claims([beginning])]
        if not ids and len(beginning) >= SHORTEST_BEGINNING and beginning.isalnum():
            joined = (
                "SELECT DISTINCT claims.id FROM claims JOIN articles ON articles.key = claims.article WHERE current AND claims.id GLOB ?"
            )
            ids = [row[0] for row in self._db.execute(f"{joined} LIMIT 2", (f"{beginning}*",))]
        return ids[0] if len(ids) == 1 else None

    def disputes(self) -> Iterator[Dispute]:
        """Disputes in order of event and field."""
        for row in self._db.execute("SELECT * FROM disputes ORDER BY event, field"):
            asked = (row["event"], row["field"])
            sides = self._db.execute("SELECT body FROM sides WHERE event = ? AND field = ? ORDER BY position", asked)
            said = tuple(codec.loads(Side, side["body"]) for side in sides)
            yield Dispute(row["event"], row["field"], said, row["preferred"], row["why"], row["state"])

    def origins(self) -> Iterator[Origin]:
        """Groups of articles that share copy."""
        return map(origin_of, self._db.execute("SELECT body FROM origins ORDER BY id"))

    def pairs(self) -> Iterator[Pair]:
        """Pairs of articles that share copy or a statement."""
        return map(pair_of, self._db.execute("SELECT body FROM pairs ORDER BY a, b, kind"))

    def verdicts(self) -> Iterator[Verdict]:
        """Counted claims weighed."""
        return map(verdict_of, self._db.execute("SELECT body FROM verdicts ORDER BY article, claim"))

    def doubts(self) -> Iterator[Doubt]:
        """Events whose tellings hang together loosely, the least sure first."""
        return (Doubt(*row) for row in self._db.execute("SELECT event, sureness, says FROM doubts ORDER BY sureness, event"))

    def problems(self) -> Iterator[Problem]:
        """Everything that could not be read, over all runs."""
        return (Problem(*row) for row in self._db.execute("SELECT source, message, skipped FROM problems ORDER BY source, message"))

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, in the order they did."""
        return tuple(codec.loads(Judgement, row["body"]) for row in self._db.execute("SELECT body FROM judgements ORDER BY id"))

    def versions(self) -> Iterator[tuple[Row, tuple[Claim, ...]]]:
        """Every version of every article as its row, with its claims, the current ones first: what a merge takes over."""
        for row in self._db.execute("SELECT * FROM articles ORDER BY current DESC, id, digest").fetchall():
            told = self._db.execute("SELECT body FROM claims WHERE article = ? ORDER BY id", (row["key"],))
            yield {name: row[name] for name in row.keys() if name not in ("key", "run")}, tuple(map(claim_of, told))  # noqa: SIM118

    @property
    def hanging(self) -> Hanging:
        """What hangs on what."""
        return Hanging(self._db)

    def stale(self) -> bool:
        """Whether something was added since events were last made."""
        return bool(self.noted("stale"))

    def noted(self, name: str) -> str:
        """A note about the record itself, empty where there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def count(self, table: str) -> int:
        """Rows of a table; of articles, the current ones."""
        chosen = " WHERE current" if table == "articles" else ""
        return int(self._db.execute(f'SELECT count(*) FROM "{table}"{chosen}').fetchone()[0])

    def dangling(self) -> tuple[str, ...]:
        """Tables with rows that point at nothing, counts that are not those of the rows, and what SQLite itself finds wrong."""
        broken = sorted({f"table {r[0]} points at a missing row of {r[2]}" for r in self._db.execute("PRAGMA foreign_key_check")})
        checked = [r[0] for r in self._db.execute("PRAGMA integrity_check(20)")]
        miscounted = self._db.execute(MISCOUNTED).fetchone()[0]
        broken += [f"{miscounted} counts of events by year are wrong: run `summitry build --rebuild`"] if miscounted else []
        return tuple(broken + [c for c in checked if c != "ok"])

    def _rows(self, question: str, column: str, wanted: Iterable[str] | None, order: str) -> Iterator[sqlite3.Row]:
        if wanted is None:
            yield from self._db.execute(f"{question} {order}")
            return
        ids = sorted(set(wanted))
        for i in range(0, len(ids), _MANY):
            part = ids[i : i + _MANY]
            yield from self._db.execute(f"{question} AND {column} IN ({', '.join('?' * len(part))}) {order}", part)
