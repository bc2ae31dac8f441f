"""first_by_a_leader: "the first visit to Israel by an Indian prime minister in 70 years", "the first X leader to visit Y since 2005"."""

from __future__ import annotations

from datetime import date

from summitry.check.asked import VISIT, Asked
from summitry.check.record import (
    BORNE_OUT,
    CONSISTENT,
    CONTRADICTED,
    NOT_DECIDABLE,
    Record,
    first_day,
    listed,
    start_of,
    this_visit,
    told_beside,
    verdict,
)
from summitry.model import Event, Verdict

_LEADERS = frozenset({"head_of_state", "head_of_government"})


def first_by_a_leader(q: Asked, record: Record) -> Verdict | None:
    """Contradicted by a visit of another holder within that time; borne out where the one before it is in the record too."""
    if q.what != VISIT or q.superlative != "first" or not q.by or not q.host:
        return None
    country, _, office = q.by.partition(":")
    visits = _visits(record, country, office, q.host)
    this = _this(q, [e for e in visits if not q.people or _visited(e, q.people)] or visits, record)
    begun = (first_day(this) if this else None) or q.as_of
    earlier = [e for e in visits if (this is None or e.id != this.id) and (s := start_of(e)) and s.last and s.last < begun]
    if q.since is None or q.since.first is None:
        if earlier and q.n is None:
            return verdict(q, NOT_DECIDABLE, earlier, "nobody says from when is counted", "the day from which is counted")
        word = CONTRADICTED if earlier else CONSISTENT
        return verdict(q, word, earlier, f"before it: {listed(earlier)}" if earlier else "no earlier one is in the record")
    within = [e for e in earlier if (d := first_day(e)) and q.since.last and d > q.since.last]
    if within:
        return verdict(q, CONTRADICTED, within, f"since {q.since.field}: {listed(within)}")
    at = [e for e in earlier if (d := first_day(e)) and q.since.first <= d <= (q.since.last or date.max)]
    if at:
        return verdict(q, BORNE_OUT, at, f"the one before it is in the record: {listed(at)}")
    return verdict(q, CONSISTENT, (), f"none since {q.since.field} is in the record")


def _this(q: Asked, visits: list[Event], record: Record) -> Event | None:
    """The visit said to be first: told in the same words, present in the article, or the latest it tells."""
    mine = [e for e in visits if q.claim.article in record.articles.get(e.id, ())]
    return told_beside(q, visits, record) or this_visit(q, visits, record) or (mine[-1] if mine else None)


def _visits(record: Record, country: str, office: str, host: str) -> list[Event]:
    """Visits to the host by leaders of a country, of one office where one is named."""
    wanted = {office} if office and office != "leader" else _LEADERS
    found = {
        e.id: e
        for events in record.visits.values()
        for e in events
        if e.host_country == host and any(p.role == "visitor" and p.country == country and p.office in wanted for p in e.participants)
    }
    return sorted(found.values(), key=lambda e: (first_day(e) or date.max, e.id))


def _visited(e: Event, people: tuple[str, ...]) -> bool:
    return any(p.role == "visitor" and (p.person or f"{p.country}:{p.name}") in people for p in e.participants)
