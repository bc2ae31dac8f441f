"""counted_since: "his third visit to Russia since February 2022", "has visited three times"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
from summitry.model import Event, Verdict


def counted_since(q: Asked, record: Record) -> Verdict | None:
    """Borne out where the record holds just so many; contradicted where it holds more; else it says what it lacks."""
    if q.what != VISIT or q.n is None or q.superlative in ("last", "previous") or not q.people or q.by:
        return None
    if q.n == 1 and q.superlative == "first" and not q.since:
        return None
    visits = visits_of(q, record)
    this = (told_beside(q, visits, record) or this_visit(q, visits, record)) if q.ordinal else None
    sure, maybe = _counted(q, visits, _limit(q, this))
    return _weighed(q, sure, maybe)


def _limit(q: Asked, this: Event | None) -> date:
    """The last day that counts: the visit counted itself, else the day of the article."""
    start = start_of(this) if this else None
    return start.last if start and start.last else q.as_of


def _counted(q: Asked, visits: Sequence[Event], limit: date) -> tuple[list[Event], list[Event]]:
    """Visits that surely count, and those that may: undated, or on the edge of the time counted from."""
    sure, maybe = [], []
    for e in visits:
        begun = first_day(e)
        start = start_of(e)
        if begun is None or start is None or start.last is None:
            maybe.append(e)
        elif begun > limit or (q.since and q.since.first and start.last < q.since.first):
            continue
        elif (start.last > limit and start.precision != "day") or _on_the_edge(q, begun):
            maybe.append(e)
        else:
            sure.append(e)
    return sure, maybe


def _on_the_edge(q: Asked, begun: date) -> bool:
    """Within the month or day counted from; "since 2022" takes in all of 2022."""
    return bool(q.since and q.since.last and begun <= q.since.last and q.since.precision != "year")


def _weighed(q: Asked, sure: list[Event], maybe: list[Event]) -> Verdict:
    n = q.n or 0
    since = f" since {q.since.field}" if q.since else ""
    planned = [e for e in sure if not held(e)]
    if len(sure) == n or (not q.ordinal and len(sure) - len(planned) == n):
        note = f"; {len(planned)} of them told as planned" if planned else ""
        return verdict(q, BORNE_OUT, sure[: n if q.ordinal else None], f"{n} in the record{since}: {listed(sure)}{note}")
    if not q.since and not q.ordinal:
        return verdict(q, CONSISTENT, sure, f"the record holds {len(sure)}: {listed(sure)}")
    if len(sure) > n and q.since:
        return verdict(q, CONTRADICTED, sure, f"the record holds {len(sure)}{since}: {listed(sure)}")
    if len(sure) < n <= len(sure) + len(maybe):
        return verdict(q, CONSISTENT, [*sure, *maybe], f"{len(sure)} in the record{since} and {len(maybe)} that may count: {listed(maybe)}")
    lacking = n - len(sure)
    if lacking > 0:
        return verdict(q, NOT_DECIDABLE, sure, f"the record holds {len(sure)} of {n}{since}", f"{lacking} more{since}")
    return verdict(q, NOT_DECIDABLE, sure, f"the record holds {len(sure)}", "the day from which is counted")
