"""previous_visit: "his previous visit to Chile was in May 2019"."""

from __future__ import annotations

from datetime import date

from summitry.check.asked import Asked
from summitry.check.record import Record, events_of, first_day, this_visit
from summitry.check.rules.latest import weigh_latest
from summitry.model import Verdict


def previous_visit(q: Asked, record: Record) -> Verdict | None:
    """Borne out where the visit before the one the article is about is the one it dates."""
    if q.superlative != "previous" or not q.people:
        return None
    visits = events_of(q, record)
    this = this_visit(q, visits, record)
    begun = first_day(this) if this else None
    past = [e for e in visits if this is None or e.id != this.id]
    return weigh_latest(q, past, _day_before(begun) if begun else q.as_of)


def _day_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - 1))
