"""Claims and events -> the keys under which they are found where something beside them comes, changes or goes.

`unit:` is what joining hangs on; `day:` finds the events that may date an article; `count:` and `host:` find the counted
claims that an event bears on.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitry.check import asked_of, who
from summitry.join import unit
from summitry.lexicon.fold import fold
from summitry.model import Claim, ClaimKind, Event

UNIT, DAY, COUNT, HOST = "unit:", "day:", "count:", "host:"
KEY, DATED, ARTICLE, COPY, EVENT, REPORT = "key", "dated", "article", "copy", "event", "report"
"""What can be touched: keys of claims, those of articles that need no others to be dated, articles, keys of reprints,
events, days of report."""
_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)


def keys_of(claim: Claim) -> frozenset[str]:
    """The keys of a claim; none where nothing else hangs on it."""
    if claim.kind in _EVENTS:
        return frozenset((UNIT + unit(claim), *_day_keys(claim)))
    if claim.kind is ClaimKind.COUNT:
        people, host, _ = asked_of(claim)
        return frozenset((*(COUNT + p for p in people or ("",)), *((HOST + host,) if host else ())))
    return frozenset()


def _day_keys(claim: Claim) -> Iterable[str]:
    """Whom it takes where: an article that tells of them there may be dated by it."""
    people = (p for p in claim.participants if p.role in ("visitor", "participant")) if claim.host_country else ()
    return (f"{DAY}{claim.kind}|{claim.host_country}|{p.person or fold(p.name)}" for p in people)


def asking_keys(event: Event) -> frozenset[str]:
    """The keys of counted claims that an event bears on."""
    host = {HOST + event.host_country} if event.host_country else set()
    return frozenset(host | {COUNT + who(p) for p in event.participants})
