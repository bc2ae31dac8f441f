"""counted_since: "his third visit to Russia since February 2022", "has visited three times"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from summitry.check.asked import VISIT, Asked
from summitry.check.record import (
    BORNE_OUT,
    CONSISTENT,
    CONTRADICTED,
    NOT_DECIDABLE,
    Record,
    first_day,
    held,
    listed,
    start_of,
    this_visit,
    told_beside,
    verdict,
    visits_of,
)
from summitry.check.since import From, counted_from
from summitry.model import Event, Verdict
from summitry.when import When

_SOON = 30


def counted_since(q: Asked, record: Record) -> Verdict | None:
    """Borne out where the record holds just so many; contradicted where it holds more; else it says what it lacks."""
    if q.what != VISIT or q.n is None or q.superlative in ("last", "previous") or not q.people or q.by:
        return None
    visits = visits_of(q, record)
    this = (told_beside(q, visits, record) or this_visit(q, visits, record)) if q.ordinal else None
    since = counted_from(q, first_day(this) if this else None, record)
    if q.since_words and not since.when:
        return verdict(q, NOT_DECIDABLE, (), "it counts from a day that nobody says", f"the day of “{q.since_words}”")
    limit = _limit(q, this)
    sure, maybe = _counted(since.when, visits, limit)
    if q.bound or not q.n:
        return _bounded(q, since, [e for e in sure if held(e)], maybe)
    if (not q.ordinal or this is None) and len(sure) < q.n:
        sure += _coming(visits, limit)[: q.n - len(sure)]
    if q.superlative == "first" and not since.when:
        return _first_ever(q, sure, this)
    return _weighed(q, since, sure, maybe)


def _bounded(q: Asked, since: From, sure: list[Event], maybe: list[Event]) -> Verdict:
    """A number that is the least or the most there can be, or none: what the record lacks speaks against no most."""
    n = q.n or 0
    told = f"the record holds {len(sure)}{since}{': ' if sure else ''}{listed(sure)}"
    if q.bound == "least" and len(sure) >= n:
        return verdict(q, BORNE_OUT, sure, told)
    if q.bound == "least" and len(sure) + len(maybe) < n:
        return verdict(q, NOT_DECIDABLE, sure, told, f"{n - len(sure)} more{since}")
    if q.bound != "least" and len(sure) > n:
        return verdict(q, CONTRADICTED, sure, told)
    return verdict(q, CONSISTENT, [*sure, *maybe], f"{told}{'; may count: ' if maybe else ''}{listed(maybe)}")


def _coming(visits: Sequence[Event], limit: date) -> list[Event]:
    """Visits planned for the weeks after the day of the count, which a loose count takes in."""
    return [e for e in visits if not held(e) and (d := first_day(e)) and timedelta(0) < d - limit <= timedelta(_SOON)]


def _first_ever(q: Asked, sure: list[Event], this: Event | None) -> Verdict:
    """The first visit of all: an earlier one speaks against it, nothing can speak for it."""
    earlier = [e for e in sure if this is None or e.id != this.id]
    if earlier and this:
        return verdict(q, CONTRADICTED, [*earlier, this], f"before it: {listed(earlier)}")
    return verdict(q, CONSISTENT, sure, "no earlier one is in the record")


def _limit(q: Asked, this: Event | None) -> date:
    """The last day that counts: the visit counted itself, else the day of the article."""
    start = start_of(this) if this else None
    return start.last if start and start.last else q.as_of


def _counted(since: When | None, visits: Sequence[Event], limit: date) -> tuple[list[Event], list[Event]]:
    """Visits that surely count, and those that may: undated, or on the edge of the time counted from."""
    sure, maybe = [], []
    for e in visits:
        begun = first_day(e)
        start = start_of(e)
        if begun is None or start is None or start.last is None:
            maybe.append(e)
        elif begun > limit or (since and since.first and start.last < since.first):
            continue
        elif (start.last > limit and start.precision != "day") or _on_the_edge(since, begun):
            maybe.append(e)
        else:
            sure.append(e)
    return sure, maybe


def _on_the_edge(since: When | None, begun: date) -> bool:
    """Within the month or day counted from; "since 2022" takes in all of 2022."""
    return bool(since and since.last and begun <= since.last and since.precision != "year")


def _weighed(q: Asked, since: From, sure: list[Event], maybe: list[Event]) -> Verdict:
    n = q.n or 0
    planned = [e for e in sure if not held(e)]
    if len(sure) == n or (not q.ordinal and len(sure) - len(planned) == n):
        note = f"; {len(planned)} of them told as planned" if planned else ""
        return verdict(q, BORNE_OUT, sure[: n if q.ordinal else None], f"{n} in the record{since}: {listed(sure)}{note}")
    if not since.when and not q.ordinal:
        return verdict(q, CONSISTENT, sure, f"the record holds {len(sure)}: {listed(sure)}")
    if len(sure) > n and since.when:
        return verdict(q, CONTRADICTED, sure, f"the record holds {len(sure)}{since}: {listed(sure)}")
    if len(sure) < n <= len(sure) + len(maybe):
        return verdict(q, CONSISTENT, [*sure, *maybe], f"{len(sure)} in the record{since} and {len(maybe)} that may count: {listed(maybe)}")
    if n > len(sure):
        return verdict(q, NOT_DECIDABLE, sure, f"the record holds {len(sure)} of {n}{since}", f"{n - len(sure)} more{since}")
    return verdict(q, NOT_DECIDABLE, sure, f"the record holds {len(sure)}", "the day from which is counted")
