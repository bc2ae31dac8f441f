"""status: held by one report, called off by another that should have known."""

from __future__ import annotations

from summitry.model import Dispute, Status
from summitry.settle.disputes.case import Case, dispute, side
from summitry.settle.told import Told

_HELD = frozenset({Status.ONGOING, Status.COMPLETED})
_OFF = frozenset({Status.CANCELLED, Status.DENIED})


def status(case: Case) -> tuple[Dispute, ...]:
    """Told as held, and told as called off when it was already held or over: no change of plans can make both true.

    Called off first and held later is history: plans are taken up again.
    """
    held = [t for t in case.told if t.claim.status in _HELD and not t.claim.implied_by and not t.misfits]
    off = [t for t in case.told if t.claim.status in _OFF and any(_too_late(t, h) for h in held)]
    if not off:
        return ()
    against = [h for h in held if any(_too_late(t, h) for t in off)]
    sides = (
        side("held", [t.claim for t in against], case.origins),
        side("called off", [t.claim for t in off], case.origins),
    )
    if sides[1].origins[0] > sides[0].origins[0]:
        sides = (sides[1], sides[0])
    lead = sides[0].origins[0] > sides[1].origins[0]
    return (dispute(case.event, "status", sides, f"told by {sides[0].origins[0]} independent origins" if lead else ""),)


def _too_late(off: Told, held: Told) -> bool:
    """Called off in a report that comes, to the day, after one that tells it as held."""
    a, b = off.published, held.published
    if off.claim.article == held.claim.article or not a or not b or not a.first or not b.last:
        return False
    return a.first > b.last
