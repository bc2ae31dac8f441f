"""What hangs on what in a record: the questions a build asks to make anew only what its articles touch."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from summitry.join import Slip
from summitry.keep.derived import event_of
from summitry.keep.keys import DAY, UNIT
from summitry.keep.rows import claim_of, dating_of
from summitry.model import Claim, Dating, Event, Pair

_MANY = 500
"""Values in one question: SQLite allows a bounded number of parameters."""
_PENDING = "('announced', 'ongoing', 'rumoured')"


class Hanging:
    """Reads what a part of a record hangs on; made by `Writer.part` or `View.hanging`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._db.row_factory = sqlite3.Row

    def _among(self, question: str, values: Iterable[object], *rest: object) -> Iterator[sqlite3.Row]:
        """Rows of a question that has `{}` where a list of values goes; other parameters come after it."""
        asked = sorted(set(values), key=str)
        for i in range(0, len(asked), _MANY):
            part = asked[i : i + _MANY]
            yield from self._db.execute(question.format(", ".join("?" * len(part))), (*part, *rest))

    def touched(self, what: str, beginning: str = "") -> set[str]:
        """Keys or articles noted as touched since events were last made."""
        rows = self._db.execute("SELECT key FROM touched WHERE what = ? AND substr(key, 1, ?) = ?", (what, len(beginning), beginning))
        return {r[0] for r in rows}

    def keys_of_claims(self, claims: Iterable[str], beginning: str) -> set[str]:
        """The keys of one kind that claims have."""
        asked = "SELECT key FROM keys WHERE claim IN ({}) AND substr(key, 1, ?) = ?"
        return {r[0] for r in self._among(asked, claims, len(beginning), beginning)}

    def keys_of_articles(self, articles: Iterable[str], beginning: str) -> set[str]:
        """The keys of one kind that the claims of current articles have."""
        asked = """SELECT DISTINCT keys.key FROM articles JOIN keys ON keys.article = articles.key
            WHERE current AND articles.id IN ({}) AND substr(keys.key, 1, ?) = ?"""
        return {r[0] for r in self._among(asked, articles, len(beginning), beginning)}

    def units_beside(self, keys: Iterable[str]) -> set[str]:
        """Units of the claims that have one of the keys."""
        return self._beside(keys, UNIT)

    def days_beside(self, units: Iterable[str]) -> set[str]:
        """Whom the claims of units take where."""
        return self._beside(units, DAY)

    def _beside(self, keys: Iterable[str], beginning: str) -> set[str]:
        asked = """SELECT DISTINCT o.key FROM keys k JOIN keys o ON o.claim = k.claim AND o.article = k.article
            WHERE k.key IN ({}) AND substr(o.key, 1, ?) = ?"""
        return {r[0] for r in self._among(asked, keys, len(beginning), beginning)}

    def claims(self, keys: Iterable[str], *, dated: bool = False) -> dict[str, Claim]:
        """Current claims that have a key, by id; with `dated`, only those of articles that need no others to be dated."""
        only = "AND NOT (published IS NULL OR instr(clues, '\"event:'))" if dated else ""
        asked = f"""SELECT DISTINCT claims.* FROM keys JOIN claims ON claims.id = keys.claim AND claims.article = keys.article
            JOIN articles ON articles.key = claims.article WHERE current {only} AND keys.key IN ({{}})"""
        found = {r["id"]: claim_of(r) for r in self._among(asked, keys)}
        return {i: found[i] for i in sorted(found)}

    def claims_named(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Current claims by id."""
        asked = "SELECT claims.* FROM claims JOIN articles ON articles.key = claims.article WHERE current AND claims.id IN ({})"
        found = {r["id"]: claim_of(r) for r in self._among(asked, ids)}
        return {i: found[i] for i in sorted(found)}

    def loose(self) -> set[str]:
        """Articles that need others to be dated."""
        return {
            r[0] for r in self._db.execute("""SELECT id FROM articles WHERE current AND (published IS NULL OR instr(clues, '"event:'))""")
        }

    def articles_with(self, keys: Iterable[str]) -> set[str]:
        """Current articles that make a claim with one of the keys."""
        asked = """SELECT DISTINCT articles.id FROM keys JOIN articles ON articles.key = keys.article
            WHERE current AND keys.key IN ({})"""
        return {r[0] for r in self._among(asked, keys)}

    def datings(self, articles: Iterable[str]) -> dict[str, Dating]:
        """The days of current articles."""
        asked = "SELECT id, published, basis, clues FROM articles WHERE current AND id IN ({})"
        return {r["id"]: dating_of(r) for r in self._among(asked, articles)}

    def all_datings(self) -> dict[str, Dating]:
        """The days of all current articles, in order of id."""
        asked = "SELECT id, published, basis, clues FROM articles WHERE current ORDER BY id"
        return {r["id"]: dating_of(r) for r in self._db.execute(asked)}

    def latest_day(self) -> date | None:
        """The last day of which it is certain that the record has a report."""
        day = self._db.execute("SELECT max(published_first) FROM articles WHERE current").fetchone()[0]
        return date.fromisoformat(day) if day else None

    def events(self, ids: Iterable[str]) -> dict[str, Event]:
        """Events by id."""
        return {r["id"]: event_of(r) for r in self._among("SELECT id, body, told FROM events WHERE id IN ({})", ids)}

    def events_of_units(self, units: Iterable[str]) -> set[str]:
        """Events that have a claim in one of the units."""
        asked = """SELECT DISTINCT event FROM cluster_units JOIN event_claims ON claim = cluster WHERE unit IN ({})"""
        return {r[0] for r in self._among(asked, units)}

    def clusters_of_units(self, units: Iterable[str]) -> set[str]:
        """The least claims of the events of the units; those of claims that went with their article too."""
        return {r[0] for r in self._among("SELECT DISTINCT cluster FROM cluster_units WHERE unit IN ({})", units)}

    def events_with_claims(self, claims: Iterable[str]) -> set[str]:
        """Events that any of the claims tells of."""
        return {r[0] for r in self._among("SELECT DISTINCT event FROM event_claims WHERE claim IN ({})", claims)}

    def events_told_by(self, articles: Iterable[str]) -> dict[str, int]:
        """Events told by any of the articles, and by how many of them."""
        asked = """SELECT event, count(DISTINCT articles.id) FROM articles JOIN claims ON claims.article = articles.key
            JOIN event_claims ON event_claims.claim = claims.id AND event_claims.article = claims.article
            WHERE current AND articles.id IN ({}) GROUP BY event"""
        out: dict[str, int] = {}
        for event, count in self._among(asked, articles):
            out[event] = out.get(event, 0) + count
        return out

    def pending(self, last: date | None) -> Iterator[Event]:
        """Events that may be over by a day without anybody having told so, or that were marked so."""
        limit = last.isoformat() if last else ""
        asked = f"""SELECT body, told FROM events WHERE date_passed
            OR (status IN {_PENDING} AND (start_first IS NULL OR start_first < ?)) OR instr(body, '"judged":')"""
        return map(event_of, self._db.execute(asked, (limit,)))

    def over_by(self, first: str, last: str) -> set[str]:
        """Events over untold that a report of these days can show to have been over: what they are hangs on when it was known."""
        asked = """SELECT id FROM events WHERE date_passed AND known_to >= ?
            AND (SELECT min(to_day) FROM marks WHERE marks.event = id AND facet = 'event') < ?"""
        return {r[0] for r in self._db.execute(asked, (last, first))}

    def slips(self, claims: Iterable[str]) -> set[Slip]:
        """Slips that one of the claims is in."""
        found = {r[0] for r in self._among("SELECT DISTINCT slip FROM slips WHERE claim IN ({})", claims)}
        return {(tuple(a), tuple(b)) for a, b in map(json.loads, found)}

    def visits_of(self, person: str, host: str = "") -> set[str]:
        """Ids of visits in which somebody takes part, to one country where one is named."""
        return self._with_all((person,), "visit", host)

    def meetings_of(self, people: Iterable[str], host: str = "") -> set[str]:
        """Ids of meetings and calls in which all of the people take part, in one country where one is named."""
        return self._with_all(people, "meeting", host)

    def _with_all(self, people: Iterable[str], kind: str, host: str) -> set[str]:
        """People are named by their id or by `country:name`; whoever has an id is told apart by it later."""
        found = []
        for key in people:
            country, _, name = key.partition(":")
            asked = """SELECT events.id FROM event_people JOIN events ON events.id = event
                WHERE (event_people.person = :key OR (event_people.name = :name AND event_people.country = :country))
                AND kind = :kind AND (:host = '' OR host_country = :host)"""
            said = {"key": key, "name": name, "country": country, "kind": kind, "host": host}
            found.append({r[0] for r in self._db.execute(asked, said)})
        return set.intersection(*found) if found else set()

    def visits_to(self, host: str) -> set[str]:
        """Ids of visits to a country."""
        return {r[0] for r in self._db.execute("SELECT id FROM events WHERE kind = 'visit' AND host_country = ?", (host,))}

    def copies(self, key: str) -> list[str]:
        """Current articles that have a key of reprints."""
        asked = "SELECT id FROM copies JOIN articles ON articles.key = copies.article WHERE current AND copies.key = ? ORDER BY id"
        return [r[0] for r in self._db.execute(asked, (key,))]

    def connected(self, articles: Iterable[str], table: str, kinds: Sequence[str]) -> tuple[Pair, ...]:
        """All pairs of some kinds that the articles are in, and those that these lead to; without their words."""
        wanted = ", ".join(f"'{k}'" for k in kinds)
        found: set[tuple[str, str, str]] = set()
        seen: set[str] = set()
        front = set(articles)
        while front:
            seen |= front
            near: set[tuple[str, str, str]] = set()
            for end in ("a", "b"):
                asked = f"SELECT a, b, kind FROM {table} WHERE kind IN ({wanted}) AND {end} IN ({{}})"
                near |= {(r["a"], r["b"], r["kind"]) for r in self._among(asked, front)}
            found |= near
            front = {i for a, b, _ in near for i in (a, b)} - seen
        return tuple(Pair(*p) for p in sorted(found))

    def losing(self, articles: Iterable[str]) -> set[tuple[str, ...]]:
        """Sides that lost, of which any of the articles is one."""
        return {tuple(json.loads(r[0])) for r in self._among("SELECT DISTINCT side FROM losing WHERE article IN ({})", articles)}

    def losing_of(self, events: Iterable[str]) -> set[tuple[str, tuple[str, ...]]]:
        """Events and their sides that lost."""
        rows = self._among("SELECT DISTINCT event, side FROM losing WHERE event IN ({})", events)
        return {(r["event"], tuple(json.loads(r["side"]))) for r in rows}
