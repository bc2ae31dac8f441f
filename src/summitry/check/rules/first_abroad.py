"""first_abroad: "his first trip abroad since taking office", "the first foreign visit of his fifth term"."""

from __future__ import annotations

from datetime import date, timedelta

from summitry.check.asked import TRIP, Asked
from summitry.check.record import CONSISTENT, CONTRADICTED, NOT_DECIDABLE, Record, first_day, listed, start_of, told_beside, verdict
from summitry.lexicon import Term
from summitry.model import Event, Verdict
from summitry.when import When, between

_FEW = 120
"""Days before the trip that are looked at where nobody says from when is counted."""


def first_abroad(q: Asked, record: Record) -> Verdict | None:
    """Contradicted by an earlier trip since that day; otherwise consistent: a "first" can hardly be more."""
    if q.what != TRIP or q.superlative != "first" or not q.people:
        return None
    trips = tuple(e for p in q.people for e in record.visits.get(p, ()))
    this = _this(q, trips, record)
    if this is None:
        return verdict(q, NOT_DECIDABLE, (), "the trip itself is not in the record", "the trip it is said of")
    since, known = _since(q, this, record)
    begun = first_day(this) or date.max
    earlier = [e for e in trips if e.id != this.id and _between(e, since, begun) and e.host_country not in ("", this.host_country)]
    counted = f"counted from {since.field}{known}" if since else ""
    if earlier and since:
        return verdict(q, CONTRADICTED, (*earlier, this), f"{counted}, before it: {listed(earlier)}")
    if since is None:
        return verdict(q, NOT_DECIDABLE, (this,), "nobody says from when is counted", "the day from which is counted")
    return verdict(q, CONSISTENT, (this,), f"{counted}, no earlier trip is in the record")


def _this(q: Asked, trips: tuple[Event, ...], record: Record) -> Event | None:
    """The trip said to be first: the one told in the same words, or whose days the claim gives, or the first after the day counted from."""
    if beside := told_beside(q, trips, record):
        return beside
    mine = [e for e in trips if q.claim.article in record.articles.get(e.id, ()) and (not q.host or e.host_country == q.host)]
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


def _since(q: Asked, this: Event, record: Record) -> tuple[When | None, str]:
    """From when is counted, and how that is known: told, told by another article, or from the terms of office."""
    if q.since:
        return q.since, ""
    begun = first_day(this)
    alike = [o for o in record.asked if o.what == TRIP and o.superlative == "first" and o.people == q.people]
    for o in alike:
        if begun and o.since and o.since.first and timedelta(0) <= begun - o.since.first <= timedelta(_FEW):
            return o.since, f", as {o.claim.article} says"
    if record.facts is None or begun is None:
        return None, ""
    starts = [t.start for p in q.people for t in _terms(record, p) if t.start and t.start <= begun]
    return (between(max(starts), max(starts)), ", the day the term began (reference)") if starts else (None, "")


def _terms(record: Record, person: str) -> tuple[Term, ...]:
    known = record.facts.people.by_id(person) if record.facts else None
    return known.terms if known else ()


def _between(e: Event, since: When | None, limit: date) -> bool:
    """Whether it surely fell after the day counted from and before the trip."""
    s = start_of(e)
    if s is None or s.first is None or s.last is None or since is None or since.last is None:
        return False
    return s.first > since.last and s.last < limit
