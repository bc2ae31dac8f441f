"""Writes what follows from the claims piece by piece, and of a piece only the rows that are other than they were."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from summitry.join import Slip
from summitry.keep import codec
from summitry.keep.derived import bodies_of, event_rows, origin_row, pair_row, people_rows, verdict_row
from summitry.keep.hanging import Hanging
from summitry.keep.marks import marks
from summitry.keep.workings import Group, alone_row, fill_keys, group_id, losing_rows, slip_rows
from summitry.model import Claim, Derived, Event, Origin, Pair, Verdict

Rows = Iterable[Sequence[object]]
_OF_EVENTS = ("event_claims", "event_people", "values", "history", "disputes", "sides", "doubts", "marks")
_CURRENT = """NOT EXISTS (SELECT 1 FROM claims JOIN articles ON articles.key = claims.article WHERE current AND claims.id = {})"""
Ends = tuple[str, str]


class Part(Hanging):
    """Puts in place of a piece what it is now; every method belongs to the transaction its writer was opened in."""

    def fill_keys(self) -> None:
        """The keys of claims that an earlier version wrote without."""
        fill_keys(self._db)

    def lacking_copies(self) -> Iterable[sqlite3.Row]:
        """Current articles whose keys of reprints nobody has worked out."""
        asked = "SELECT * FROM articles WHERE current AND NOT EXISTS (SELECT 1 FROM copies WHERE copies.article = articles.key)"
        return self._db.execute(asked).fetchall()

    def all_copies(self) -> dict[str, list[str]]:
        """Article -> its keys of reprints, over the whole record."""
        out: dict[str, list[str]] = {}
        asked = "SELECT id, copies.key FROM copies JOIN articles ON articles.key = copies.article WHERE current AND copies.key != ''"
        for article, key in self._db.execute(asked):
            out.setdefault(article, []).append(key)
        return out

    def replace(self, table: str, column: str, keys: Iterable[str], rows: Rows) -> None:
        """The rows of a table that have one of the keys in a column become these."""
        info = self._db.execute(f'PRAGMA table_info("{table}")').fetchall()
        names = [r["name"] for r in info]
        primary = [i for i, r in enumerate(info) if r["pk"]]
        new = {tuple(row[i] for i in primary): tuple(row) for row in rows}
        old = {tuple(r[i] for i in primary): tuple(r) for r in self._among(f'SELECT * FROM "{table}" WHERE "{column}" IN ({{}})', keys)}
        condition = " AND ".join(f'"{names[i]}" = ?' for i in primary)
        self._db.executemany(f'DELETE FROM "{table}" WHERE {condition}', [k for k in old if k not in new])
        rest = [n for i, n in enumerate(names) if i not in primary]
        doing = f"UPDATE SET {', '.join(f'{_quoted(n)} = excluded.{_quoted(n)}' for n in rest)}" if rest else "NOTHING"
        places = f"{', '.join('?' * len(names))}) ON CONFLICT({', '.join(_quoted(names[i]) for i in primary)}) DO {doing}"
        self._db.executemany(f'INSERT INTO "{table}" VALUES ({places}', [row for k, row in new.items() if old.get(k) != row])

    def events_become(self, gone: Collection[str], derived: Derived, claims: Mapping[str, Claim]) -> None:
        """Events in place of those that are gone or were told otherwise."""
        ids = {*gone, *(e.id for e in derived.events)}
        people = self.events(ids).values()
        rows = dict(event_rows(self._db, derived, self._article_keys(claims)))
        self.replace("events", "id", ids, rows["events"])
        for table in _OF_EVENTS:
            self.replace(table, "event", ids, rows[table])
        self._texts_become(ids, rows["event_texts"])
        self._db.executemany("INSERT OR IGNORE INTO people VALUES (?, ?, ?)", rows["people"])
        left = "NOT EXISTS (SELECT 1 FROM event_people e WHERE e.name = people.name AND e.person = people.person)"
        named = [(row[0], row[1]) for row in people_rows(people)]
        self._db.executemany(f"DELETE FROM people WHERE name = ? AND person = ? AND {left}", named)

    def _article_keys(self, claims: Iterable[str]) -> dict[str, int]:
        asked = "SELECT claims.id, article FROM claims JOIN articles ON articles.key = claims.article WHERE current AND claims.id IN ({})"
        return {r[0]: r[1] for r in self._among(asked, claims)}

    def _texts_become(self, ids: Iterable[str], rows: Rows) -> None:
        """Words to search: a row is put in and taken out, never changed, so that the index hears of it."""
        new = {str(row[1]): row for row in rows}
        old = {r["event"]: r["words"] for r in self._among("SELECT event, words FROM event_texts WHERE event IN ({})", ids)}
        other = [i for i in old if i not in new or new[i][2] != old[i]]
        self._db.executemany("DELETE FROM event_texts WHERE event = ?", [(i,) for i in other])
        self._db.executemany("INSERT INTO event_texts VALUES (?, ?, ?)", [row for i, row in new.items() if i not in old or i in other])

    def linked(self, events: Iterable[Event]) -> None:
        """Events of which nothing changed but what they have to do with others."""
        changed = {e.id: e for e in events}
        self._db.executemany("UPDATE events SET body = ?, told = ? WHERE id = ?", [(*bodies_of(e), e.id) for e in changed.values()])
        known = {r["id"]: r["known_to"] for r in self._among("SELECT id, known_to FROM events WHERE id IN ({})", changed)}
        self.replace("marks", "event", set(changed), list(marks(changed.values(), known)))

    def units_become(self, gone: Iterable[str], units: Iterable[tuple[str, str]]) -> None:
        """The units of events, under the least claim of each."""
        told = list(units)
        self.replace("cluster_units", "cluster", {*gone, *(e for e, _ in told)}, told)

    def slips_become(self, claims: Iterable[str], slips: Iterable[Slip]) -> None:
        """The slips among the claims of some units; those of claims that are gone go."""
        told = list(slips)
        before = {r[0] for r in self._among("SELECT DISTINCT slip FROM slips WHERE claim IN ({})", claims)}
        before |= {r[0] for r in self._db.execute(f"SELECT DISTINCT slip FROM slips WHERE {_CURRENT.format('claim')}")}
        self.replace("slips", "slip", {*before, *map(json.dumps, told)}, [row for slip in told for row in slip_rows(slip)])

    def group_of(self, id: str) -> Group:
        """The articles of a group, in order."""
        return tuple(r[0] for r in self._db.execute("SELECT article FROM group_articles WHERE grp = ? ORDER BY article", (id,)))

    def groups_with(self, articles: Iterable[str]) -> set[Group]:
        """Groups that hold any of the articles."""
        return {self.group_of(r[0]) for r in self._among("SELECT DISTINCT grp FROM group_articles WHERE article IN ({})", articles)}

    def groups_used_by(self, users: Iterable[str]) -> set[Group]:
        """Groups compared because of events or keys."""
        return {self.group_of(r[0]) for r in self._among("SELECT DISTINCT grp FROM group_users WHERE user IN ({})", users)}

    def known(self, group: Group) -> bool:
        """Whether a group was compared."""
        return self._db.execute("SELECT 1 FROM group_articles WHERE grp = ? LIMIT 1", (group_id(group),)).fetchone() is not None

    def users_become(self, users: Iterable[str], groups: Iterable[tuple[str, Group]]) -> None:
        """What groups are compared because of."""
        self.replace("group_users", "user", users, [(u, group_id(g)) for u, g in groups])

    def compared(self, groups: Mapping[Group, Iterable[Pair]]) -> None:
        """What was found in groups."""
        for group, pairs in groups.items():
            id = group_id(group)
            self.replace("group_articles", "grp", [id], [(id, article) for article in group])
            self.replace("group_pairs", "grp", [id], [(id, p.a, p.b, codec.dumps(p)) for p in pairs])

    def unused(self, groups: Iterable[Group]) -> set[Group]:
        """Those of the groups that nothing needs any more; they are dropped."""
        ids = {group_id(g): g for g in groups}
        used = {r[0] for r in self._among("SELECT grp FROM group_users WHERE grp IN ({})", ids)}
        gone = [(i,) for i in ids if i not in used]
        for table in ("group_articles", "group_pairs"):
            self._db.executemany(f"DELETE FROM {table} WHERE grp = ?", gone)
        return {ids[i] for (i,) in gone}

    def pairs_within(self, group: Group) -> set[Ends]:
        """Pairs found in any group both of whose articles are in this one."""
        inside = set(group)
        rows = self._among("SELECT DISTINCT a, b FROM group_pairs WHERE a IN ({})", inside)
        return {(r["a"], r["b"]) for r in rows if r["b"] in inside}

    def groups_holding(self, ends: Ends) -> list[Group]:
        """Groups that hold both articles."""
        asked = "SELECT x.grp FROM group_articles x JOIN group_articles y ON y.grp = x.grp WHERE x.article = ? AND y.article = ?"
        return [self.group_of(r[0]) for r in self._db.execute(asked, ends)]

    def pair_in(self, group: Group, ends: Ends) -> Pair | None:
        """What was found of a pair in a group."""
        row = self._db.execute("SELECT body FROM group_pairs WHERE grp = ? AND a = ? AND b = ?", (group_id(group), *ends)).fetchone()
        return codec.loads(Pair, row[0]) if row else None

    def pairs_of(self, ends: Iterable[Ends], table: str) -> dict[Ends, Pair]:
        """Pairs by their ends, as a table has them."""
        out = {}
        for a, b in ends:
            if row := self._db.execute(f"SELECT body FROM {table} WHERE a = ? AND b = ?", (a, b)).fetchone():
                out[a, b] = codec.loads(Pair, row[0])
        return out

    def pairs_become(self, pairs: Mapping[Ends, Pair | None], table: str) -> None:
        """Pairs in place of what a table has for their ends."""
        self._db.executemany(f"DELETE FROM {table} WHERE a = ? AND b = ?", list(pairs))
        told = [pair_row(p) if table == "pairs" else alone_row(p) for p in pairs.values() if p]
        self._db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * (5 if table == 'pairs' else 4))})", told)

    def origins_become(self, articles: Iterable[str], kinds: Collection[str], origins: Iterable[Origin]) -> None:
        """Origins of some kinds in place of those that hold any of the articles."""
        told = list(origins)
        asked = "SELECT DISTINCT id, kind FROM origin_articles JOIN origins ON id = origin WHERE article IN ({})"
        ids = {r["id"] for r in self._among(asked, articles) if r["kind"] in kinds} | {o.id for o in told}
        self.replace("origins", "id", ids, map(origin_row, told))
        self.replace("origin_articles", "origin", ids, [(o.id, a) for o in told for a in o.articles])

    def losing_become(self, events: Iterable[str], losing: Iterable[tuple[str, Group]]) -> None:
        """Sides that lost, event by event."""
        told = list(losing)
        self.replace("losing", "event", {*events, *(e for e, _ in told)}, [row for e, side in told for row in losing_rows(e, side)])

    def verdicts_become(self, claims: Iterable[str], verdicts: Iterable[Verdict]) -> None:
        """Verdicts on counted claims; those on claims that are gone go."""
        self.replace("verdicts", "claim", claims, map(verdict_row, verdicts))
        self._db.execute(f"DELETE FROM verdicts WHERE {_CURRENT.format('verdicts.claim')}")


def _quoted(name: str) -> str:
    return f'"{name}"'


def as_user(key: str) -> str:
    """A key of reprints as what a group is compared because of."""
    return json.dumps(["copy", key])
