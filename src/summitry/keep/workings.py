"""What stands between the claims and the events, as it is written whole and as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from summitry.join import Slip
from summitry.keep import codec
from summitry.keep.keys import keys_of
from summitry.keep.rows import claim_of
from summitry.model import Pair

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workings:
    """What a later build needs to make anew only a part."""

    units: frozenset[tuple[str, str]] = frozenset()
    """The least claim of an event, and a unit of its claims."""
    slips: tuple[Slip, ...] = ()
    users: frozenset[tuple[str, Group]] = frozenset()
    """The least claim of an event, or a key of reprints, and the group of articles compared because of it."""
    groups: Mapping[Group, tuple[Pair, ...]] = field(default_factory=dict)
    alone: tuple[Pair, ...] = ()
    """Pairs before shared errors told more of them."""
    losing: frozenset[tuple[str, Group]] = frozenset()
    """Event and the articles of a side that lost before shared errors were known."""


NOTHING = Workings()


def group_id(group: Group) -> str:
    """The id of a group."""
    return blake2b(json.dumps(group).encode(), digest_size=12).hexdigest()


def write_workings(db: sqlite3.Connection, workings: Workings) -> None:
    """Writes all into empty tables, each in the order of its keys, so that pages are written one after another."""
    groups = sorted((group_id(g), g) for g in workings.groups)
    for table, rows in (
        ("cluster_units", sorted(workings.units)),
        ("slips", sorted(row for slip in workings.slips for row in slip_rows(slip))),
        ("group_users", sorted((user, group_id(g)) for user, g in workings.users)),
        ("group_articles", ((key, article) for key, g in groups for article in g)),
        ("group_pairs", ((key, p.a, p.b, codec.dumps(p)) for key, g in groups for p in workings.groups[g])),
        ("pairs_alone", map(alone_row, workings.alone)),
        ("losing", sorted(row for event, side in workings.losing for row in losing_rows(event, side))),
    ):
        width = len(db.execute(f"SELECT * FROM {table} LIMIT 0").description)
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def alone_row(p: Pair) -> tuple[str, str, str, str]:
    """The row of a pair as it is before shared errors."""
    return p.a, p.b, p.kind, codec.dumps(p)


def slip_rows(slip: Slip) -> Iterator[tuple[str, str]]:
    """The rows of a slip: all of it under each of its claims."""
    whole = json.dumps(slip)
    return ((whole, claim) for claim in sorted({c for side in slip for c in side}))


def losing_rows(event: str, side: Group) -> Iterator[tuple[str, str, str]]:
    """The rows of a side that lost."""
    whole = json.dumps(side)
    return ((event, whole, article) for article in side)


def fill_keys(db: sqlite3.Connection) -> None:
    """The keys of claims that an earlier version wrote without."""
    lacking = """SELECT claims.* FROM claims WHERE kind IN ('visit', 'meeting', 'count')
        AND NOT EXISTS (SELECT 1 FROM keys WHERE keys.claim = claims.id AND keys.article = claims.article)"""
    rows: Iterable[tuple[str, str, int]] = [(k, r["id"], r["article"]) for r in db.execute(lacking) for k in keys_of(claim_of(r))]
    db.executemany("INSERT OR IGNORE INTO keys(key, claim, article) VALUES (?, ?, ?)", rows)
