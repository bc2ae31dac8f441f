"""How many events fit a filter, by leader, country, status, kind and year: from counts kept by year, else by a walk.

Counts kept by year answer whole years.  Where a filter begins or ends within a year, the events of that year alone are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from summitry.keep.finding import Ask, Param, Walk, plain, walk
from summitry.keep.marks import EVENT, PLACE
from summitry.keep.wanted import Filter
from summitry.keep.years import half, years


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events fit, and how many have each status, and each kind, form and mode, were that not itself asked for."""

    total: int
    status: tuple[tuple[str, int], ...]
    kind: tuple[tuple[str, int], ...]
    """An event counts under each of its own."""


def by_value(ask: Ask, wanted: Filter, facet: str, most: int = 1000) -> list[tuple[str, int]]:
    """How many of the events that fit have each value of a facet, the commonest first."""
    w = walk(ask, wanted)
    if w.facet == EVENT and facet != PLACE:
        source, given = _kept(ask, wanted, "m.facet = ?", (facet,), "value")
        column, n = "value", "sum(n)"
    else:
        source = f"marks m CROSS JOIN marks f ON f.event = m.event AND f.facet = ? WHERE {w.sql}"
        given, column, n = (facet, *w.given), "f.value", "count(*)" if len(w.values) == 1 else "count(DISTINCT m.event)"
    asked = f"SELECT {column}, {n} AS k FROM {source} GROUP BY {column} ORDER BY k DESC, {column} LIMIT ?"
    return [(row[0], row[1]) for row in ask(asked, (*given, most))]


def counts(ask: Ask, wanted: Filter) -> Counts:
    """The counts of events that fit."""
    total, status, kind = 0, Counter[str](), Counter[str]()
    for state, what, form, mode, n in _grouped(ask, replace(wanted, status="", kind=""), ("status", "what", "form", "mode")):
        of_status = wanted.status in ("", state)
        of_kind = wanted.kind in ("", what, form, mode)
        total += n * (of_status and of_kind)
        status[state] += n * of_kind
        for name in {what, mode if what != "visit" else form}:
            kind[name] += n * of_status
    return Counts(total, _commonest(status), _commonest(kind))


def _commonest(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((k, n) for k, n in counted.items() if k and n), key=lambda item: (-item[1], item[0])))


def by_year(ask: Ask, wanted: Filter) -> list[tuple[str, str, int]]:
    """How many of the events that fit began in each year, by status; an event of unknown day is of no year."""
    rows = _grouped(ask, wanted, ("first", "status"))
    return sorted((year, status, n) for year, status, n in rows if year and int(year) > date.min.year)


def _grouped(ask: Ask, wanted: Filter, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The columns and how many of the events that fit have the same there."""
    w = walk(ask, wanted)
    if w.alone and w.facet != PLACE:
        source, given = _kept(ask, wanted, "m.facet = ? AND m.value = ?", (w.facet, w.values[0]), ", ".join(columns))
        n = "sum(n)"
    else:
        source, given, n = _walked(w, columns), w.given, "count(DISTINCT event)" if w.distinct else "count(*)"
    return [tuple(row) for row in ask(f"SELECT {', '.join(columns)}, {n} FROM {source} GROUP BY {', '.join(columns)}", given)]


def _walked(w: Walk, columns: Sequence[str]) -> str:
    told = ", ".join(f"substr(m.from_day, 1, 4) AS {c}" if c == "first" else f"m.{c}" for c in columns)
    return f"(SELECT m.event, {told} FROM marks m WHERE {w.sql})"


def _kept(ask: Ask, wanted: Filter, where: str, given: tuple[Param, ...], columns: str) -> tuple[str, tuple[Param, ...]]:
    """Rows of some columns and `n`, out of the counts kept by year and the events of years that are only partly asked for."""
    others, params = plain(replace(wanted, first=None, last=None), None)
    asked = years(wanted)
    sources = [f"SELECT {columns}, n FROM year_counts m WHERE {where}{others} AND {asked.overlap} AND {asked.whole}"]
    by_day = columns.replace("first", "substr(m.from_day, 1, 4) AS first")
    for year in half(ask, asked):
        of_year = f"m.from_day BETWEEN '{year}-01-01' AND '{year}-12-31'"
        sources.append(f"SELECT {by_day}, 1 AS n FROM marks m WHERE {where}{others} AND {of_year} AND {asked.days}")
    return f"({' UNION ALL '.join(sources)})", (*given, *params) * len(sources)
