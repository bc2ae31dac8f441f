"""date: days that cannot both be right of one event."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon.weighing import load_weights
from summitry.model import Dispute, Status
from summitry.settle.disputes.case import Case, dispute, side
from summitry.settle.sides import DateSide, conflict, date_sides
from summitry.settle.told import Told

_LEAD = 1.0
"""Evidence by which a side must lead to be preferred."""


def date(case: Case) -> tuple[Dispute, ...]:
    """Sides of days told of the event; a plan told anew for another day is history and no side of its own."""
    delayed = any(t.claim.status is Status.POSTPONED for t in case.told)
    told = tuple(t for t in case.told if not _moved(t, case.told)) if delayed else case.told
    sides = date_sides(told, case.origins, load_weights(), case.facts)
    if len(sides) < 2:
        return ()
    best, second = sides[:2]
    shown = tuple(side(_value(s), [t.claim for t in s.told], case.origins, contradicted=s is not best) for s in sides)
    why = f"{', '.join(best.why)}; against {shown[1].value}: {', '.join(second.why)}"
    if delayed and all(_put_off(t, case.told) for s in sides[1:] for t in s.told):
        why = f"put off from {shown[1].value}; {why}"
    return (dispute(case.event, "start", shown, why if best.score - second.score >= _LEAD else ""),)


def _value(s: DateSide) -> str:
    """The most precise first day of a side."""
    told = [t.start for t in s.told if t.start]
    best = min(told, key=lambda w: (w.width if w.width is not None else 10**6, w.text), default=None)
    return best.field if best else ""


def _put_off(t: Told, told: Sequence[Told]) -> bool:
    """A plan for one day, put off by a later report to another."""
    if t.claim.status not in (Status.ANNOUNCED, Status.RUMOURED, Status.POSTPONED):
        return False
    put_off = [o.reported for o in told if o.claim.status is Status.POSTPONED and o.reported >= t.reported]
    return bool(put_off) and any(o.reported >= min(put_off) and conflict(t.claim, o.claim) for o in told)


def _moved(t: Told, told: Sequence[Told]) -> bool:
    """Put off, and joined to the later day by nothing else: without the report of the delay there was nothing to dispute.

    Where occasion or day of the month would join the two anyhow, the dispute stays and is settled by the delay.
    """
    return _put_off(t, told) and not any(conflict(t.claim, o.claim) and _one_anyhow(t, o) for o in told)


def _one_anyhow(a: Told, b: Told) -> bool:
    x, y = a.start, b.start
    slip = bool(x and y and x.precision == y.precision == "day" and x.first and y.first and x.first.day == y.first.day)
    return slip or bool(a.claim.occasion and a.claim.occasion.casefold() == b.claim.occasion.casefold())
