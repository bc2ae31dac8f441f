"""last_visited: "Putin last visited China a year ago"."""

from __future__ import annotations

from summitry.check.asked import Asked
from summitry.check.record import Record, events_of, this_visit
from summitry.check.rules.latest import weigh_latest
from summitry.model import Verdict


def last_visited(q: Asked, record: Record) -> Verdict | None:
    """Borne out where the latest visit of the record before the article is the one it dates."""
    if q.superlative != "last" or not q.people:
        return None
    visits = events_of(q, record)
    this = this_visit(q, visits, record)
    past = [e for e in visits if this is None or e.id != this.id]
    return weigh_latest(q, past, q.as_of)
