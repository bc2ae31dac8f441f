"""Sets of calendar days as sorted stretches, and the weighing of every day by clues that leave such sets."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Stretches = tuple[tuple[date, date], ...]
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Days a clue leaves, and what it costs a day (in nats) to lie outside them."""

    leaves: Stretches
    cost: float
    by: str = ""
    """Name of the weight in `times_weights.yml` that gave the cost; empty for one set by hand."""
    share: float = 1.0
    """How much of that weight it is."""


def each_year(first: tuple[int, int], years: range, before: int = 0, after: int = 0) -> Stretches:
    """The same day of every year, made longer at either end; years that lack it are left out."""
    found = []
    for y in years:
        try:
            d = date(y, *first)
        except ValueError:
            continue
        found.append((d - timedelta(before), d + timedelta(after)))
    return merged(found)


def merged(stretches: Iterable[tuple[date, date]]) -> Stretches:
    """Sorted, with what touches or overlaps made one.

    >>> merged([(date(2024, 5, 3), date(2024, 5, 9)), (date(2024, 5, 1), date(2024, 5, 2))])
    ((datetime.date(2024, 5, 1), datetime.date(2024, 5, 9)),)
    """
    out: list[tuple[date, date]] = []
    for a, b in sorted(stretches):
        if out and a <= out[-1][1] + _DAY:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Segment:
    """Days that all weigh the same."""

    first: date
    last: date
    cost: float

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


def weigh(clues: Sequence[Weighed], first: date, last: date) -> tuple[Segment, ...]:
    """Every day from `first` to `last` with the summed cost of the clues that leave it out."""
    total = sum(c.cost for c in clues)
    changes: dict[date, float] = {first: 0.0}
    for c in clues:
        for a, b in c.leaves:
            a, b = max(a, first), min(b, last)
            if a <= b:
                changes[a] = changes.get(a, 0.0) - c.cost
                changes[b + _DAY] = changes.get(b + _DAY, 0.0) + c.cost
    out, cost = [], total
    marks = sorted(changes)
    for i, start in enumerate(marks):
        cost += changes[start]
        end = marks[i + 1] - _DAY if i + 1 < len(marks) else last
        if start <= end:
            out.append(Segment(start, end, cost))
    return tuple(out)


def likeliest(segments: Sequence[Segment], share: float) -> tuple[date, date, float] | None:
    """The shortest run of days that holds `share` of the weight, and the weight it holds; None where no day weighs anything.

    A run begins and ends where clues change, so no clue's last day is cut off.
    """
    best = min((s.cost for s in segments), default=0.0)
    mass = [math.exp(best - s.cost) * s.days for s in segments]
    wanted = share * sum(mass)
    if not wanted:
        return None
    found: tuple[int, float, date, date, float] | None = None
    j, held = 0, 0.0
    for i, start in enumerate(segments):
        while j < len(segments) and held < wanted:
            held += mass[j]
            j += 1
        if held < wanted:
            break
        run = ((segments[j - 1].last - start.first).days, -held, start.first, segments[j - 1].last, held)
        found = run if found is None or run < found else found
        held -= mass[i]
    return (found[2], found[3], found[4] / sum(mass)) if found else None
