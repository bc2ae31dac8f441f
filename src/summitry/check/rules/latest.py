"""The latest visit before a day, weighed against the day a claim gives it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summitry.check.asked import Asked
from summitry.check.record import BORNE_OUT, CONTRADICTED, NOT_DECIDABLE, first_day, name, start_of, verdict
from summitry.model import Event, Verdict
from summitry.when import When

_MONTH = 31
_ABOUT = 45
"""Days by which "a year ago" may miss."""


def weigh_latest(q: Asked, past: Sequence[Event], limit: date) -> Verdict:
    """The latest of the visits that began by the limit against the day told; `past` holds none to come."""
    before = [e for e in past if _surely_by(e, limit)]
    latest = max(before, key=lambda e: (first_day(e) or date.min, e.id), default=None)
    if latest is None:
        return verdict(q, NOT_DECIDABLE, (), "no such visit is in the record", "the visit it names")
    if q.when is None:
        return verdict(q, NOT_DECIDABLE, (latest,), f"it gives no day; the latest in the record is {name(latest)}", "the day it means")
    if _is_on(latest, q.when):
        return verdict(q, BORNE_OUT, (latest,), f"the latest before it is {name(latest)}")
    begun = first_day(latest)
    if begun and q.when.last and begun > q.when.last:
        named = [e for e in before if _is_on(e, q.when)]
        side = "; the day is in dispute" if latest.disputed or _other_side(latest, q.when) else ""
        return verdict(q, CONTRADICTED, (latest, *named), f"{name(latest)} came after {q.when.field}{side}")
    return verdict(q, NOT_DECIDABLE, (latest,), f"the latest in the record is {name(latest)}", f"a visit in {q.when.field}")


def _surely_by(event: Event, limit: date) -> bool:
    """Whether it began by the limit; a start known to the month may count, one known to the year may not."""
    start = start_of(event)
    if start is None or start.first is None or start.last is None:
        return False
    return start.last <= limit or (start.first <= limit and (start.last - start.first).days <= _MONTH)


def _other_side(event: Event, when: When) -> bool:
    """Whether the day told is one the event itself was told for."""
    return any(v.value == when.field for v in event.values.get("start", ()))


def _is_on(event: Event, when: When) -> bool:
    start = start_of(event)
    if not start or not start.first or not start.last or not when.first or not when.last:
        return False
    slack = _ABOUT if when.approximate else 0
    return (start.first - when.last).days <= slack and (when.first - start.last).days <= slack
