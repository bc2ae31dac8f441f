"""The best first and last day of an event, of the side better founded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitry.model import Days
from summitry.settle.sides import DateSide
from summitry.settle.told import STAY, Told, is_narrow
from summitry.when import When

_MONTHS = 45
"""Days within which an end must be known to say more than none."""
Reader = Callable[[Days], When | None]


def best_days(side: DateSide) -> Days:
    """One stay out of the tellings of a side: the most precise, stays before programmes, told at the time before later."""
    told = side.told
    first = _best(told, lambda d: d.start, None)
    end = _end(told, first)
    opening = _best(told, lambda d: d.programme_start, None)
    closing = _best(told, lambda d: d.programme_end, None)
    attested = sorted({a for t in told for a in t.claim.days.attested}, key=lambda w: (str(w.first), w.text))
    return Days(
        _begins(first, attested),
        end,
        opening.claim.days.programme_start if opening else None,
        closing.claim.days.programme_end if closing else None,
        tuple(attested),
    )


def _begins(first: Told | None, attested: Sequence[When]) -> When | None:
    """The first day, no later than a day known to lie in the stay; a day told as that of the arrival stands."""
    start = first.start if first else None
    if first is None or start is None or start.width != 0 or any(link.role == "start" for link in first.claim.times):
        return start
    lies_before = [a for a in attested if a.first and start.first and a.width == 0 and 0 < (start.first - a.first).days <= STAY]
    return min(lies_before, key=lambda a: a.text, default=start)


def _end(told: Sequence[Told], first: Told | None) -> When | None:
    if first is None:
        alone = _best(told, lambda d: d.end, None)
        return alone.claim.days.end if alone and _ends_after(alone.claim.days.end, None) else None
    if first.claim.days.end is not None:
        return first.claim.days.end
    later = [t for t in told if _ends_after(t.claim.days.end, first.start)]
    best = _best(later, lambda d: d.end, None)
    return best.claim.days.end if best else None


def _ends_after(end: When | None, start: When | None) -> bool:
    """Whether it is the end of a stay that begins so, and known well enough to say anything."""
    if end is None or (end.width or 0) > _MONTHS:
        return False
    return start is None or start.first is None or end.last is None or end.last >= start.first


def _best(told: Sequence[Told], read: Reader, default: Told | None) -> Told | None:
    having = [t for t in told if read(t.claim.days) is not None]
    return min(having, key=lambda t: _rank(t, read), default=default)


def _rank(t: Told, read: Reader) -> tuple[object, ...]:
    """Smaller is better."""
    when = read(t.claim.days)
    width = when.width if when is not None and when.width is not None else 10**6
    return (
        not is_narrow(when),
        t.misfits,
        width > STAY,
        t.second_hand_start,
        width,
        not t.names_its_day,
        t.claim.days.end is None,
        not t.at_the_time,
        t.distance if t.distance is not None else 10**6,
        t.claim.id,
    )
