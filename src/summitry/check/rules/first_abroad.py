"""first_abroad: "his first trip abroad since taking office", "the first foreign visit of his fifth term"."""

from __future__ import annotations

from datetime import date

from summitry.check.asked import TRIP, Asked
from summitry.check.record import CONSISTENT, CONTRADICTED, NOT_DECIDABLE, Record, first_day, listed, start_of, told_beside, verdict
from summitry.check.since import counted_from
from summitry.model import Event, Verdict
from summitry.when import When


def first_abroad(q: Asked, record: Record) -> Verdict | None:
    """Contradicted by an earlier trip since that day; otherwise consistent: a "first" can hardly be more."""
    if q.what != TRIP or q.superlative != "first" or not q.people:
        return None
    trips = tuple(e for p in q.people for e in record.visits.get(p, ()))
    this = _this(q, trips, record)
    if this is None:
        return verdict(q, NOT_DECIDABLE, (), "the trip itself is not in the record", "the trip it is said of")
    known = counted_from(q, first_day(this), record)
    since, begun = known.when, first_day(this) or date.max
    earlier = [e for e in trips if e.id != this.id and _between(e, since, begun) and e.host_country not in ("", this.host_country)]
    if earlier and since:
        return verdict(q, CONTRADICTED, (*earlier, this), f"before it{known}: {listed(earlier)}")
    if since is None:
        return verdict(q, NOT_DECIDABLE, (this,), "nobody says from when is counted", "the day from which is counted")
    return verdict(q, CONSISTENT, (this,), f"no earlier trip{known} is in the record")


def _this(q: Asked, trips: tuple[Event, ...], record: Record) -> Event | None:
    """The trip said to be first: the one told in the same words, or whose days the claim gives, or the first after the day counted from."""
    if beside := told_beside(q, trips, record):
        return beside
    there = [e for e in trips if not q.host or e.host_country == q.host]
    mine = [e for e in there if q.claim.article in record.articles.get(e.id, ())]
    if not mine and q.since and not any(q.claim.article in told for told in record.articles.values()):
        mine = there
    if q.when and q.when.first and q.when.last:
        told = [e for e in mine if _touches(e, q.when)]
        mine = told or mine
    if q.since and q.since.first:
        mine = [e for e in mine if (s := start_of(e)) and s.last and s.last >= q.since.first] or mine
        return mine[0] if mine else None
    return mine[-1] if mine else None


def _touches(e: Event, when: When) -> bool:
    s = start_of(e)
    return bool(s and s.first and s.last and when.first and when.last and s.first <= when.last and when.first <= s.last)


def _between(e: Event, since: When | None, limit: date) -> bool:
    """Whether it surely fell after the day counted from and before the trip."""
    s = start_of(e)
    if s is None or s.first is None or s.last is None or since is None or since.last is None:
        return False
    return s.first > since.last and s.last < limit
