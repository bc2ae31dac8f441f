"""A first day told only as "some day within", narrowed by what the other tellings and their reports leave of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from summitry.model import Basis, Days, Origin, Status, Value
from summitry.settle.fields import value_of
from summitry.settle.told import STAY, Told
from summitry.when import between

_MONTH = 45
"""Days of the widest stretch that is worth narrowing."""
_MADE = frozenset((Status.COMPLETED, Status.ONGOING))


def narrowed(days: Days, told: Sequence[Told]) -> tuple[Days, tuple[Told, ...]]:
    """The days with a vague first day cut to what other articles leave of it, and the tellings that cut it; as they were, and none.

    "Was in Tokyo recently", of a journey that was announced on the 12th, is some day from the 12th on.
    """
    start = days.start
    if start is None or start.first is None or start.last is None or start.approximate or not STAY < (start.width or 0) <= _MONTH:
        return days, ()
    first, last = start.first, start.last
    by: list[Told] = []
    own = {t.claim.article for t in told if t.start == start}
    for t, lo, hi in _bounds([t for t in told if t.claim.article not in own]):
        cut = max(first, lo), min(last, hi)
        if cut[0] <= cut[1] and cut != (first, last):
            (first, last), by = cut, [*by, t]
    if not by:
        return days, ()
    return replace(days, start=between(first, last)), tuple(by)


def _bounds(told: Sequence[Told]) -> Iterator[tuple[Told, date, date]]:
    """What each telling leaves: no day before it was announced, none after it was told as made, some day of its own stretch."""
    for t in told:
        report, start = t.published, t.start
        if report is not None and report.width == 0 and report.first is not None:
            if t.claim.status is Status.ANNOUNCED and start is None:
                yield t, report.first, date.max
            elif t.claim.status in _MADE and not t.misfits and t.claim.details.get("start_basis") != "coming":
                yield t, date.min, report.first
        if start is not None and start.first and start.last and (start.width or 0) > 0 and not start.approximate:
            yield t, start.first, start.last


def as_value(days: Days, by: Sequence[Told], origins: Sequence[Origin]) -> Value | None:
    """The narrowed first day as a value, which no one telling says: inferred from those that leave it."""
    return replace(value_of(days.start.field, by, origins), basis=Basis.INFERRED) if days.start and by else None
