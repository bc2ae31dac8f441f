"""Meetings told without a day in a country one of the two is on a visit to: some day of that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summitry.claim.make import who
from summitry.model import Claim, ClaimKind, Status
from summitry.when import When, between

_TOLD = (Status.COMPLETED, Status.ONGOING)
_LONGEST = timedelta(10)
"""A stay whose end nobody tells is taken to last until the report, and no longer than this."""


_BESIDE = 250
"""Characters behind a visit within which a meeting that names no country is of it."""
_WHERE = len(", where ")
"""Characters between a stay and what was done "where" it was."""
_ELSEWHEN = frozenset("earlier previous previously last before again times once".split())
"""Words of another time than that of the stay."""


def dated_by_stay(claims: Sequence[Claim], published: When | None) -> tuple[Claim, ...]:
    """Every claim; a meeting without a day, in person, gets the days of the one stay it can belong to, a stay without one the meeting's."""
    claims = _dated_by_meetings(claims)
    visits = [c for c in claims if c.kind is ClaimKind.VISIT and c.days.start is not None]
    met = {_pair(c) for c in claims if c.kind is ClaimKind.MEETING and c.days.start is not None}
    return tuple(_dated(c, visits, published) if _open(c) and _pair(c) not in met else c for c in claims)


def _dated_by_meetings(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A stay of which no day is told holds the day on which its guest is told, close by, to have met the host."""
    held = [c for c in claims if c.status in _TOLD]
    met = [c for c in held if c.kind is ClaimKind.MEETING and c.mode in ("", "in-person") and _one_day(c.days.start)]
    begun = {(_visitor(c), c.host_country) for c in held if c.kind is ClaimKind.VISIT and c.days.start is not None}
    return tuple(_met_there(c, met) if met and _undated_stay(c) and (_visitor(c), c.host_country) not in begun else c for c in claims)


def _one_day(day: When | None) -> bool:
    return day is not None and day.precision == "day"


def _visitor(claim: Claim) -> str:
    return who(claim.participants[0])


def _undated_stay(claim: Claim) -> bool:
    held = claim.kind is ClaimKind.VISIT and claim.status in _TOLD and claim.days.start is None and not claim.implied_by
    return held and not (_ELSEWHEN | {"before"}) & set(claim.spans[0].text.lower().split()) and all(t.role == "end" for t in claim.times)


def _met_there(visit: Claim, met: Sequence[Claim]) -> Claim:
    """The stay with the day of the meeting nearest to it, where the guest met somebody of that country in no other."""
    visitor, here = who(visit.participants[0]), visit.spans[0].start

    def fits(claim: Claim) -> bool:
        hosts = any(p.country == visit.host_country for p in claim.participants)
        beside = abs(claim.spans[0].start - here) <= _BESIDE
        last = visit.days.end.last if visit.days.end else None
        before = last is None or bool(claim.days.start and claim.days.start.first and last - _LONGEST <= claim.days.start.first <= last)
        return visitor in _pair(claim) and hosts and beside and before and claim.host_country in ("", visit.host_country)

    found = [c for c in met if fits(c)]
    if not found or len({c.days.start for c in found}) > 1:
        return visit
    day = found[0].days.start
    return replace(visit, days=replace(visit.days, start=day, attested=(day,) if day else ()))


def _pair(claim: Claim) -> frozenset[str]:
    return frozenset(who(p) for p in claim.participants)


def _open(claim: Claim) -> bool:
    """Whether a meeting face to face is told without any day."""
    told = claim.kind is ClaimKind.MEETING and claim.mode in ("", "in-person") and not claim.definite
    if _ELSEWHEN & set(claim.spans[0].text.lower().split()):
        return False
    return told and not claim.times and claim.days.start is None and claim.status in (*_TOLD, Status.ANNOUNCED)


def _dated(claim: Claim, visits: Sequence[Claim], published: When | None) -> Claim:
    where = next((v for v in visits if _WHERE - 2 <= claim.spans[0].start - v.spans[0].end <= _WHERE and _may_hold(v, claim)), None)
    if where is not None and where.days.start is not None and where.days.start.precision == "day":
        return replace(claim, days=replace(claim.days, start=where.days.start), details={**claim.details, "date_basis": "stay"})
    found = list(_stays(claim, visits, published))
    if not found or max(first for first, _ in found) > min(last for _, last in found):
        return claim  # of no stay, or of one of several
    first, last = max(first for first, _ in found), min(last for _, last in found)
    return replace(claim, days=replace(claim.days, start=between(first, last)), details={**claim.details, "date_basis": "stay"})


def _stays(claim: Claim, visits: Sequence[Claim], published: When | None) -> Iterator[tuple[date, date]]:
    """First and last day of each stay of a participant in the country of the meeting."""
    for visit in visits:
        beside = bool(claim.host_country) or -_BESIDE <= visit.spans[0].start - claim.spans[0].start <= 0
        if beside and _may_hold(visit, claim) and (stay := _stay(visit, published)):
            yield stay


def _may_hold(visit: Claim, claim: Claim) -> bool:
    """Whether a visit is that of a guest to the country of the meeting, where it names none to the country of one it was with."""
    visitor = who(visit.participants[0])
    homes = {claim.host_country} if claim.host_country else {p.country for p in claim.participants if who(p) != visitor}
    alike = visit.status in _TOLD if claim.status in _TOLD else visit.status is claim.status
    return alike and visitor in _pair(claim) and visit.host_country in homes


def _stay(visit: Claim, published: When | None) -> tuple[date, date] | None:
    start, end = visit.days.start, visit.days.end
    if start is None or start.first is None or start.last is None or start.last - start.first > _LONGEST:
        return None
    if end is not None:
        return (start.first, end.last) if end.last and start.first <= end.last else None
    report = published.last if published is not None and published.width == 0 else None
    if report is None or visit.status is Status.ANNOUNCED or not start.first <= report <= start.first + _LONGEST:
        return None
    return start.first, report
