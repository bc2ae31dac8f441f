"""Clues from events that dated articles tell: an article that tells one of them was written on the side its status says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from summitry.date.days import Weighed
from summitry.date.told import Evidence
from summitry.date.units import month_of
from summitry.model import Claim, Clue, Event, Status, Temporal
from summitry.when import When, WhenError, between, parse

COST = 7.0
WIDEST = 366
"""Days an event may be spread over and still name the year of an article that tells a day or month of it."""
SLACK = 31
"""Days by which two tellings of one event may differ: one of them names the wrong month."""
_WINDOW = (
    (Status.ANNOUNCED, 240, 0),
    (Status.RUMOURED, 300, 0),
    (Status.ONGOING, 0, 3),
    (Status.COMPLETED, 0, 400),
    (Status.CANCELLED, 120, 60),
    (Status.POSTPONED, 120, 60),
)
"""Status, and how many days before the event's first day and after its last such an article is written."""


def event_clues(
    claims: Sequence[Claim], temporals: Sequence[Temporal], candidates: Sequence[Event], earliest: date
) -> tuple[Evidence, ...]:
    """One clue for each claim that is surely one of the candidates; `earliest` is the latest day the text tells as past."""
    by_start = {t.span.start: t for t in temporals}
    return tuple(e for c in claims for e in _clue(c, by_start, candidates, earliest))


def _clue(claim: Claim, by_start: Mapping[int, Temporal], candidates: Sequence[Event], earliest: date) -> Iterator[Evidence]:
    around = next(((before, after) for status, before, after in _WINDOW if claim.status is status), None)
    if around is None or _own_year(claim, by_start) or claim.implied_by == "tradition":
        return
    fitting = [(e, days) for e in candidates if _same(claim, e) and (days := _days(e)) and _dates_fit(claim, by_start, days)]
    fitting = [(e, days) for e, days in fitting if days[1] + timedelta(around[1] + SLACK) >= earliest]
    if len(fitting) != 1:
        return
    event, days = fitting[0]
    first, last = _narrowed(claim, by_start, days)
    slack = SLACK if (last - first).days > 10 else 5
    leaves = (first - timedelta(around[0] + slack), last + timedelta(around[1] + slack))
    if last + timedelta(around[1]) < earliest:
        return  # the text looks back from later than any that tells the event as news
    near = (first - timedelta(min(around[0], 45)), last + timedelta(min(around[1], 45)))
    span = claim.spans[0] if claim.spans else None
    clue = Clue("event told elsewhere", span, between(*leaves), f"event:{event.id}", f"{claim.status}: {first}/{last}")
    yield Evidence(clue, (Weighed((leaves,), COST), Weighed((near,), 0.7)))


def _own_year(claim: Claim, by_start: Mapping[int, Temporal]) -> bool:
    """Whether the claim's words date it themselves, year and all: then the event tells nothing of the article's day."""
    readings = [by_start[k.start].reading for k in claim.times if k.start in by_start]
    return any("year" in r or r.get("from") == "previous" for r in readings)


def _same(claim: Claim, event: Event) -> bool:
    """Same kind, visitor and host, and an occasion or place in common; another place speaks against."""
    if claim.kind is not event.kind or not claim.host_country or claim.host_country != event.host_country:
        return False
    if not _people(claim) & _people(event) or (claim.place and event.place and claim.place != event.place):
        return False
    if claim.place and claim.place == event.place:
        return True
    return bool(claim.occasion and event.occasion and _key(claim.occasion) & _key(event.occasion))


def _key(words: str) -> frozenset[str]:
    return frozenset(
        w for w in words.lower().replace("’", "'").split() if len(w) > 3 and w not in ("summit", "meeting", "leaders", "visit", "state")
    )


def _people(x: Claim | Event) -> set[str]:
    return {p.person or p.name for p in x.participants if p.role in ("visitor", "participant")}


def _days(event: Event) -> tuple[date, date] | None:
    """What the tellings of an event's first day agree on, the hull of the sides where they do not; None where that is most of a year."""
    told: list[When] = [w for w in (event.days.start, event.days.end, event.days.programme_start, event.days.programme_end) if w]
    for field in ("start", "date", "programme_start"):
        for value in event.values.get(field, ()):
            try:
                told.append(parse(value.value))
            except WhenError:
                continue
    bounds = sorted(((w.first, w.last) for w in told if w.first and w.last), key=lambda b: (b[1] - b[0], b))
    if not bounds:
        return None
    first, last = bounds[0]
    for a, b in bounds[1:]:
        agree = a <= last and first <= b
        first, last = (max(a, first), min(b, last)) if agree else (min(a, first), max(b, last))
    return (first, last) if (last - first).days <= WIDEST else None


def _dates_fit(claim: Claim, by_start: Mapping[int, Temporal], days: tuple[date, date]) -> bool:
    """Whether months and days the claim names can lie in the event."""
    named = False
    for link in claim.times:
        t = by_start.get(link.start)
        if t is None or link.relation != "on" or link.role not in ("date", "start", "end", "programme", "attested"):
            continue
        month, day = t.reading.get("month"), t.reading.get("day")
        if t.reading["op"] != "date" or not isinstance(month, int):
            continue
        named = True
        if not _touches(days, month, day if isinstance(day, int) else None):
            return False
    return named or (days[1] - days[0]).days <= 100


def _narrowed(claim: Claim, by_start: Mapping[int, Temporal], days: tuple[date, date]) -> tuple[date, date]:
    """The month or day the claim names, where it lies within the event's days; else those days."""
    for link in claim.times:
        r = by_start[link.start].reading if link.start in by_start and link.relation == "on" else {}
        month, day = r.get("month"), r.get("day")
        if not isinstance(month, int) or r.get("op") != "date":
            continue
        for year in range(days[0].year, days[1].year + 1):
            try:
                first = date(year, month, day if isinstance(day, int) else 1)
            except ValueError:
                continue
            last = first if isinstance(day, int) else month_of(year, month).last
            if days[0] <= first and last <= days[1]:
                return first, last
    return days


def _touches(days: tuple[date, date], month: int, day: int | None) -> bool:
    """Whether the month or day lies in the event's days, give or take the slack."""
    first, last = days[0] - timedelta(SLACK), days[1] + timedelta(SLACK)
    for year in range(first.year, last.year + 1):
        try:
            start = date(year, month, day or 1)
        except ValueError:
            continue
        if start <= last and first <= (start if day else month_of(year, month).last):
            return True
    return False
