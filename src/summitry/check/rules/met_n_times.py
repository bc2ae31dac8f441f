"""met_n_times: "have met 44 times", "their 45th meeting"."""

from __future__ import annotations

from datetime import date

from summitry.check.asked import CALL, MEETING, Asked
from summitry.check.record import BORNE_OUT, CONSISTENT, CONTRADICTED, NOT_DECIDABLE, Record, first_day, listed, met, verdict
from summitry.model import Event, Verdict


def met_n_times(q: Asked, record: Record) -> Verdict | None:
    """Numbers that only grow with time are consistent; a later, smaller one contradicts, as do more meetings in the record."""
    if q.what not in (MEETING, CALL) or q.n is None or len(q.people) < 2 or q.superlative in ("last", "previous"):
        return None
    if q.superlative == "first":
        return _first(q, record)
    held = [e for e in met(q, record) if _counts(q, e)]
    if q.since_words:
        return verdict(q, NOT_DECIDABLE, held, "it counts from a day that nobody says", f"the day of “{q.since_words}”")
    if not q.n:  # "since July" may mean from the meeting of that July on
        held = [e for e in held if not (q.since and q.since.last and (first_day(e) or date.min) <= q.since.last and not _whole_year(q))]
    if q.bound == "least" and len(held) >= q.n:
        return verdict(q, BORNE_OUT, held, f"the record holds {len(held)} by then: {listed(held)}")
    if len(held) > q.n and q.bound != "least":
        return verdict(q, CONTRADICTED, held, f"the record holds {len(held)} by then: {listed(held)}")
    against = [o for o in record.asked if _same_pair(q, o) and _shrinks(q, o)]
    if against:
        other = against[0]
        return verdict(q, CONTRADICTED, held, f"{other.claim.article} counts {other.n} at another time: the number cannot fall")
    if not q.n:
        return verdict(q, CONSISTENT, (), "none is in the record")
    if len(held) == q.n:
        return verdict(q, BORNE_OUT, held, f"{q.n} in the record: {listed(held)}")
    others = sorted({o.n for o in record.asked if _same_pair(q, o) and o.n is not None})
    beside = f"; told besides: {', '.join(map(str, others))}, growing with time" if others else ""
    return verdict(q, CONSISTENT, held, f"the record holds {len(held)} of them{beside}")


def _first(q: Asked, record: Record) -> Verdict:
    """The first meeting, of all or since a day: an earlier one speaks against it, nothing can speak for it."""
    held = [e for e in met(q, record) if _counts(q, e)]
    earlier = [e for e in held if q.claim.article not in record.articles.get(e.id, ())]
    if earlier and (q.since or not q.since_words):
        return verdict(q, CONTRADICTED, earlier, f"before it: {listed(earlier)}")
    if earlier:
        return verdict(q, NOT_DECIDABLE, earlier, "it counts from a day that nobody says", f"the day of “{q.since_words}”")
    return verdict(q, CONSISTENT, held, "no earlier one is in the record")


def _counts(q: Asked, e: Event) -> bool:
    begun = first_day(e)
    after = not (q.since and q.since.first) or bool(begun and begun >= q.since.first)
    return begun is not None and begun <= q.as_of and after


def _whole_year(q: Asked) -> bool:
    return q.since is not None and q.since.precision == "year"


def _same_pair(q: Asked, o: Asked) -> bool:
    same = o.what == q.what and o.people == q.people and (o.since == q.since)
    return same and o.claim.id != q.claim.id and o.n is not None


def _shrinks(q: Asked, o: Asked) -> bool:
    """Whether one of the two is surely later and counts fewer; an ordinal may name the meeting still to come."""
    if q.n is None or o.n is None or not q.published or not o.published:
        return False
    before = (q.published.last or date.max) < (o.published.first or date.min)
    after = (o.published.last or date.max) < (q.published.first or date.min)
    slack = 1 if q.ordinal != o.ordinal else 0
    return (before and q.n > o.n + slack) or (after and o.n > q.n + slack)
