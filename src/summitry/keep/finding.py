"""A filter as SQL: pages of events and their number, each one walk along an index of `marks`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summitry.errors import UsageError
from summitry.keep.derived import best_of
from summitry.keep.marks import COUNTRY, EVENT, LEADER, PLACE
from summitry.keep.wanted import Asked, Filter
from summitry.keep.years import stretch
from summitry.lexicon import fold
from summitry.model import ClaimKind, Event

Param = str | int
Ask = Callable[[str, Sequence[Param]], list[sqlite3.Row]]
"""Puts a question in SQL: `View.rows`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of events, in order; `after` asks for the next one and is empty on the last."""

    events: tuple[Event, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Rows of `marks` to go through: a facet and its values, and what each row must fulfil besides."""

    facet: str
    values: tuple[str, ...]
    where: str
    params: tuple[Param, ...]
    alone: bool = False
    """Whether one value is all that is asked for, besides what each row answers by itself."""

    @property
    def sql(self) -> str:
        """The condition, for `marks AS m`."""
        return f"m.facet = ? AND m.value IN ({_many(self.values)}){self.where}"

    @property
    def distinct(self) -> str:
        """Needed where an event can be met twice, under two values."""
        return "DISTINCT" if len(self.values) > 1 else ""

    @property
    def given(self) -> tuple[Param, ...]:
        """What stands for its question marks."""
        return (self.facet, *self.values, *self.params)


def _many(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def walk(ask: Ask, wanted: Filter, kind: ClaimKind | None = None) -> Walk:
    """The walk that answers a filter: along the rarest thing asked for, the others looked up for each event met."""
    facets = [(LEADER, names(ask, asked)) for asked in (wanted.who, wanted.counterpart) if asked]
    facets += [(COUNTRY, (wanted.country,))] if wanted.country else []
    facets += [(PLACE, _places(ask, wanted.place))] if wanted.place else []
    (facet, values), *others = facets or [(EVENT, ("",))]
    where, params = plain(wanted, kind)
    where += stretch(ask, wanted)
    for other, sought in others:
        where += f" AND EXISTS (SELECT 1 FROM marks o WHERE o.event = m.event AND o.facet = ? AND o.value IN ({_many(sought)}))"
        params += [other, *sought]
    return Walk(facet, values, where, tuple(params), not others and len(values) == 1)


def plain(wanted: Filter, kind: ClaimKind | None) -> tuple[str, list[Param]]:
    """What a row of `marks` answers by itself."""
    asked: list[tuple[str, list[Param]]] = []
    if kind:
        asked.append(
            ("m.what IN ('meeting', 'call')" if kind is ClaimKind.MEETING else "m.what = ?", [] if kind is ClaimKind.MEETING else [kind])
        )
    if wanted.status:
        asked.append(("m.status = ?", [wanted.status]))
    if wanted.kind:
        asked.append(("? IN (m.what, m.form, m.mode)", [wanted.kind]))
    if wanted.first or wanted.last:
        asked.append(("m.from_day <= ?", [(wanted.last or date.max).isoformat()]))
        asked.append(("m.to_day >= ?", [(wanted.first or date.min).isoformat()]))
    return "".join(f" AND {sql}" for sql, _ in asked), [p for _, params in asked for p in params]


def names(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Names of the record that a name asked for means."""
    wanted = fold(asked.name).split()
    longest = max(wanted, key=len, default="")
    ids = sorted(asked.ids)
    near = f"SELECT name, person, folded FROM people WHERE person IN ({_many(ids)}) OR name = person OR instr(folded, ?)"
    rows = ask(near, (*ids, longest))
    return tuple(sorted({name for name, person, folded in rows if asked.means(name, person, folded.split(), wanted)}))


def _places(ask: Ask, words: str) -> tuple[str, ...]:
    rows = ask("SELECT DISTINCT value FROM marks WHERE facet = ? AND instr(value, ?)", (PLACE, fold(words)))
    return tuple(sorted(row[0] for row in rows))


def page(ask: Ask, wanted: Filter, *, kind: ClaimKind | None = None, what: Sequence[str] = (), after: str = "", limit: int = 50) -> Found:
    """Events that fit, from behind a place in the order on."""
    w = walk(ask, wanted, kind)
    at = _place(after)
    behind = f" AND m.what IN ({_many(what)})" if what else ""
    behind += " AND (m.sort, m.event) > (?, ?)" if at else ""
    chosen = f"SELECT {w.distinct} m.sort, m.event FROM marks m WHERE {w.sql}{behind} ORDER BY m.sort, m.event LIMIT ?"
    return _found(ask, ask(chosen, (*w.given, *what, *at, limit + 1)), limit)


def latest(ask: Ask, wanted: Filter, *, after: str = "", limit: int = 50) -> Found:
    """Events that fit, the last one first; those of unknown day are left out."""
    w = walk(ask, wanted)
    at = _place(after)
    behind = " AND (m.sort, m.event) < (?, ?)" if at else " AND m.sort < '9999'"
    order = "ORDER BY m.sort DESC, m.event DESC LIMIT ?"
    return _found(
        ask, ask(f"SELECT {w.distinct} m.sort, m.event FROM marks m WHERE {w.sql}{behind} {order}", (*w.given, *at, limit + 1)), limit
    )


def _found(ask: Ask, met: Sequence[sqlite3.Row], limit: int) -> Found:
    events = tuple(bodies(ask, [row[1] for row in met[:limit]]))
    return Found(events, f"{met[limit - 1][0]} {met[limit - 1][1]}".replace(" ", "_") if len(met) > limit else "")


def _place(after: str) -> tuple[str, ...]:
    """A place in the order: the last row of a page, as the page named it."""
    if not after:
        return ()
    parts = after.split("_", 2)
    if len(parts) != 3:
        raise UsageError(f"after={after!r} is no place in the list: take the one that `next` of a page names")
    return f"{parts[0]} {parts[1]}", parts[2]


def bodies(ask: Ask, ids: Iterable[str]) -> Iterator[Event]:
    """Events by id, in the order asked, without the values they were settled from."""
    for event in ids:
        for row in ask("SELECT body FROM events WHERE id = ?", (event,)):
            yield best_of(row)


def tellers(ask: Ask, events: Iterable[Event]) -> dict[str, int]:
    """How many articles tell each of the events."""
    asked = "SELECT count(DISTINCT article) FROM event_claims WHERE event = ?"
    return {e.id: ask(asked, (e.id,))[0][0] for e in events}


def total(ask: Ask, wanted: Filter, kind: ClaimKind | None = None) -> int:
    """How many events fit."""
    w = walk(ask, wanted, kind)
    one = "*" if len(w.values) == 1 else "DISTINCT m.event"
    return int(ask(f"SELECT count({one}) FROM marks m WHERE {w.sql}", w.given)[0][0])
