"""Fills a claim's days from the resolved expressions it points at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summitry.model import Claim, Days, Status, TimeLink, Timex
from summitry.when import When, between, within

_NAMED = ("since", "as_of", "period")
"""Roles of dates that are fields of a claim's details, not days of an event."""


_FLIGHT = timedelta(1)
"""Who sets off on a day arrives on that day or the next."""


_JOURNEY = timedelta(7)
"""Days by which the stops of one journey may lie apart."""


def place(claims: Sequence[Claim], timexes: Iterable[Timex]) -> tuple[Claim, ...]:
    """Each claim with `days` from its `times`; links of lesser weight fill only what weightier ones leave open."""
    by_start = {t.span.start: t for t in timexes}
    return tuple(replace(c, days=_lengthened(c, _days(c.times, by_start)), details=_details(c, by_start)) for c in claims)


def _lengthened(claim: Claim, days: Days) -> Days:
    """The other end of a stay that is told by one end, or a numbered day of it, and its length."""
    length, nth = int(claim.details.get("lasts", 0)), int(claim.details.get("nth", 0))
    roles = {t.role for t in claim.times if t.relation == "on"}
    day = days.start
    if nth and day is not None and day.precision == "day" and day.first and roles & {"date", "attested"}:
        begun = day.first - timedelta(nth - 1) if nth > 0 else None
        days = replace(days, start=_day(begun), end=days.end or (day if nth < 0 else None), attested=days.attested or (day,))
        roles = {"start"}
    first, last = _exact(days.start), _exact(days.end)
    if not length or length > _LONGEST:
        return days
    if first and days.end is None and (roles & {"start"} or roles == {"date"} and (length == 1 or claim.status is Status.ANNOUNCED)):
        return replace(days, end=_day(first + timedelta(length - 1)))
    return replace(days, start=_day(last - timedelta(length - 1))) if last and days.start is None else days


_LONGEST = 21
"""Days beyond which a length told is no length of a visit."""


def _exact(when: When | None) -> date | None:
    return when.first if when is not None and when.precision == "day" else None


def _day(day: date | None) -> When | None:
    return between(day, day) if day else None


def _details(claim: Claim, by_start: Mapping[int, Timex]) -> Mapping[str, str]:
    """A count's `since`, a figure's `period`: the resolved date in the place of the words, which stay where it is not known."""
    told = {link.role: t.when.field for link in claim.times if link.role in _NAMED and (t := by_start.get(link.start)) and t.when}
    return {**claim.details, **told} if told else claim.details


def _days(links: Sequence[TimeLink], by_start: Mapping[int, Timex]) -> Days:
    days = Days()
    for role in ("start", "end", "date", "attested", "programme"):
        for link in links:
            if link.role == role:
                days = _linked(days, link, by_start)
    return days


def _linked(days: Days, link: TimeLink, by_start: Mapping[int, Timex]) -> Days:
    timex = by_start.get(link.start)
    if timex is None or timex.when is None or timex.type in ("DURATION", "SET"):
        return days
    if link.relation == "within":
        return replace(days, start=days.start or _somewhere_in(timex, by_start))
    when = _related(timex.when, link.relation)
    if when is None:
        return days
    other = by_start.get(timex.partner) if timex.partner is not None and link.relation == "on" else None
    last = other.when if other is not None and other.span.start > timex.span.start else None
    match link.role:
        case "start" | "date":
            return replace(days, start=days.start or when, end=days.end or last)
        case "end":
            coarse = when.precision in ("month", "season", "year")  # "ended a visit in May": it was in May
            return replace(days, end=days.end or when, start=days.start or (when if coarse else None))
        case "attested":
            return replace(days, start=days.start or when, attested=(*days.attested, when))
        case "programme":
            first, end = days.programme_start or when, days.programme_end or last
            return replace(
                days, programme_start=first, programme_end=end, start=days.start or first, end=days.end or (end if not days.start else None)
            )
    return days


def _somewhere_in(timex: Timex, by_start: Mapping[int, Timex]) -> When | None:
    """Some day from the one told to its partner: a stay on a tour from one day to another."""
    other = by_start.get(timex.partner) if timex.partner is not None else None
    first, last = (timex.when, other.when if other else None)
    return between(first.first, last.last) if first and last and first.first and last.last and first.first <= last.last else first


def _related(when: When, relation: str) -> When | None:
    """The day itself, or an open or bounded stretch before or after it."""
    match relation:
        case "on" | "begins":
            return when
        case "departs":
            return between(when.first, when.first + _FLIGHT) if when.first and when.first == when.last else when
        case "near":
            return between(when.first - _JOURNEY, when.last + _JOURNEY) if when.first and when.last else None
        case "then":
            return between(when.first, when.first + _JOURNEY) if when.first and when.precision == "day" else when
        case "before" | "until":
            return within(None, when) if when.last else None
        case "after":
            return within(when, None) if when.first else None
    return None
