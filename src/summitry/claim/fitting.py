"""Statuses against days: what was told of a coming or past day is seen from the day of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from summitry.model import Claim, ClaimKind, Status
from summitry.when import When, before, between

_RECENT, _COMING = timedelta(30), timedelta(7)
_LONG_STAY = timedelta(10)
"""A stay under way began at most so many days ago; the longest tours of heads of state are shorter."""


def fit_statuses(claims: Sequence[Claim], published: When | None) -> tuple[Claim, ...]:
    """Every claim with the status its days allow: "arrived" last month is over, an undated telling of a coming day is a plan."""
    fitted = tuple(_fit(c, published) for c in claims)
    return tuple(_settled(_called_off(c, fitted), fitted) for c in fitted)


def _fit(claim: Claim, published: When | None) -> Claim:
    if claim.kind not in (ClaimKind.VISIT, ClaimKind.MEETING):
        return claim
    claim = _of_one_stay(claim)
    start, end = claim.days.start, claim.days.end or claim.days.start
    if published is None and claim.details.get("tense") == "arrived" and start is None:
        return replace(claim, status=Status.COMPLETED)  # in a tale of no day "arrived" is past like all of it
    if start is None and claim.details.get("start_basis") == "report" and published is not None and published.width == 0:
        return replace(claim, days=replace(claim.days, start=published, attested=(published,)))
    if start is None and published is not None and published.width == 0:
        start = _near_the_report(claim, published)
        claim = replace(claim, days=replace(claim.days, start=start)) if start else claim
        end = claim.days.end or start
    if claim.status is None:
        return replace(claim, status=_from_days(start, end, published))
    if start is None or end is None or published is None:
        return claim
    over = end.last is not None and published.first is not None and end.last < published.first
    arrived = any(t.role == "start" for t in claim.times)
    if claim.status is Status.ONGOING and over and (not arrived or claim.days.end is not None or _long_ago(end, published)):
        return replace(claim, status=Status.COMPLETED)
    if claim.status in (Status.ONGOING, Status.COMPLETED) and before(published, start):
        return replace(claim, status=Status.ANNOUNCED)
    return claim


def _of_one_stay(claim: Claim) -> Claim:
    """Without the day of a way home that cannot be from this stay: it was long after, or before."""
    start, end = claim.days.start, claim.days.end
    if "home" not in claim.details or start is None or end is None:
        return claim
    one = start.last and end.first and start.first and start.first <= end.first <= start.last + _LONG_STAY
    return claim if one else replace(claim, days=replace(claim.days, end=None))


def _near_the_report(claim: Claim, published: When) -> When | None:
    """Some day of the month before, for what is told as recent; of the week after, for who is setting out."""
    first, basis = published.first, claim.details.get("start_basis")
    if first is None or basis not in ("recent", "coming"):
        return None
    return between(first - _RECENT, first) if basis == "recent" else between(first, first + _COMING)


def _long_ago(end: When, published: When) -> bool:
    return end.last is not None and published.first is not None and end.last < published.first - _LONG_STAY


def _from_days(start: When | None, end: When | None, published: When | None) -> Status | None:
    if start is None or end is None or published is None:
        return None
    if before(published, start):
        return Status.ANNOUNCED
    if before(end, published):
        return Status.COMPLETED
    return Status.ONGOING if start == published else None


def _settled(claim: Claim, all_claims: Sequence[Claim]) -> Claim:
    """A visit no word of the article gives a status is taken for one that took place, at less confidence."""
    if claim.kind is not ClaimKind.VISIT or claim.status is not None:
        return claim
    if any(c.status is not None and _same_journey(c, claim) for c in all_claims):
        return claim
    if claim.details.get("tense") == "present":
        return replace(claim, status=Status.ANNOUNCED)
    return replace(claim, status=Status.COMPLETED, confidence=min(claim.confidence, 0.6))


def _same_journey(a: Claim, b: Claim) -> bool:
    return a.kind is ClaimKind.VISIT and a.host_country == b.host_country and a.participants[0].person == b.participants[0].person


def _called_off(claim: Claim, all_claims: Sequence[Claim]) -> Claim:
    """ "will not visit" after a firm plan of the same journey is a cancellation."""
    if claim.status is not Status.DENIED or claim.kind is not ClaimKind.VISIT:
        return claim
    planned = any(c.status is Status.ANNOUNCED and _same_journey(c, claim) for c in all_claims)
    return replace(claim, status=Status.CANCELLED) if planned else claim
