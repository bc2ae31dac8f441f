"""A visit or meeting said without a count ("she visited Peru in May 2022"), weighed against the events of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from summitry.check.asked import who
from summitry.check.record import BORNE_OUT, CONTRADICTED, NOT_DECIDABLE, held, listed, name, start_of
from summitry.model import Claim, ClaimKind, Event, Status, Verdict
from summitry.when import When, WhenError, overlaps, parse

_OFF = frozenset({Status.CANCELLED, Status.DENIED, Status.POSTPONED})
_AHEAD = frozenset({Status.ANNOUNCED, Status.RUMOURED})


def plain_verdict(claim: Claim, events: Iterable[Event]) -> Verdict:
    """Borne out by an event of those persons, there and then; contradicted by one called off, or better founded for another day."""
    among = sorted((e for e in events if _same_people(claim, e)), key=lambda e: (_first(e), e.id))
    when = claim.days.start or claim.days.programme_start
    fitting = [e for e in among if _then(e, when) and _there(claim, e)]
    off = claim.status in _OFF
    told = [e for e in fitting if (e.status in _OFF) == off and (off or held(e) or claim.status in _AHEAD)]
    if told:
        return _said(claim, BORNE_OUT, told, f"the record holds {listed(told)}, told as {told[0].status}")
    against = [e for e in fitting if (held(e) if off else e.status in _OFF)]
    if against:
        return _said(claim, CONTRADICTED, against, f"{name(against[0])} is told as {against[0].status}")
    if fitting:
        return _said(claim, NOT_DECIDABLE, fitting, f"{name(fitting[0])} is told as {fitting[0].status} alone", "a report that it was held")
    slipped = [e for e in among if when and _there(claim, e) and _other_day(e, when)]
    if slipped:
        why = f"told for {when.field if when else ''} too, but {name(slipped[0])} is better founded: {slipped[0].reasons.get('start', '')}"
        return _said(claim, CONTRADICTED, slipped, why)
    lacking = f"a {claim.kind} of them{f' in {when.field}' if when else ''}{f' in {claim.place}' if claim.place else ''}"
    return _said(claim, NOT_DECIDABLE, among, f"the record holds {listed(among) or 'none'}", lacking)


def _said(claim: Claim, word: str, events: Sequence[Event], why: str, missing: str = "") -> Verdict:
    words = claim.spans[0] if claim.spans else None
    return Verdict(claim.id, claim.article, words, word, tuple(e.id for e in events), missing, why)


def _same_people(claim: Claim, e: Event) -> bool:
    if e.kind is not claim.kind or (claim.host_country and e.host_country and claim.host_country != e.host_country):
        return False
    if claim.kind is ClaimKind.VISIT:
        return {who(p) for p in claim.participants if p.role == "visitor"} <= {who(p) for p in e.participants if p.role == "visitor"}
    return {who(p) for p in claim.participants if p.role == "participant"} <= {who(p) for p in e.participants}


def _first(e: Event) -> date:
    start = start_of(e)
    return start.first if start and start.first else date.max


def _then(e: Event, when: When | None) -> bool:
    """Whether some day of the event can be a day told; an event of no day is at no day."""
    days = [d for d in (e.days.start, e.days.end, e.days.programme_start, e.days.programme_end, *e.days.attested) if d]
    return when is None or any(overlaps(d, when) for d in days) or bool(len(days) > 1 and _between(days, when))


def _between(days: Sequence[When], when: When) -> bool:
    first, last = min(d.first or date.max for d in days), max(d.last or date.min for d in days)
    return bool(when.first and when.last and first <= when.first and when.last <= last)


def _there(claim: Claim, e: Event) -> bool:
    """Whether the city told is one told of the event; one that nobody places is anywhere in its country."""
    told = {v.value.casefold() for v in e.values.get("place", ())}
    return not claim.place or not told or claim.place.casefold() in told


def _other_day(e: Event, when: When) -> bool:
    """Whether articles tell the event for that day, and better founded ones for another."""
    for value in e.values.get("start", ()):
        try:
            if overlaps(parse(value.value), when):
                return True
        except WhenError:
            continue
    return False
