"""Events in order of time: which of them touch a stretch of days, found without trying all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Self

from summitry.join.telling import Group


def start(group: Group) -> date:
    """The first day a group can touch; of an undated one the day it was first told."""
    if group.windows:
        return min(group.windows).first
    return min((t.report.first for t in group.tellings if t.report), default=date.max)


def end(group: Group) -> date:
    """The last day a group can touch."""
    return max((w.last for w in group.windows), default=start(group))


@dataclass(frozen=True, slots=True)
class Line:
    """Groups by their places in a sequence, in order of time."""

    order: tuple[int, ...]
    starts: tuple[date, ...]
    ends: tuple[date, ...]
    latest: tuple[date, ...]
    """The latest end of all up to each."""

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Self:
        """The line of these groups."""
        order = sorted(range(len(groups)), key=lambda i: (start(groups[i]), groups[i].key))
        ends = [end(groups[i]) for i in order]
        return cls(tuple(order), tuple(start(groups[i]) for i in order), tuple(ends), tuple(accumulate(ends, max)))

    def touching(self, first: date, last: date) -> Iterator[int]:
        """The places of the groups that touch some day from first to last, the latest first."""
        for n in range(bisect_right(self.starts, last) - 1, -1, -1):
            if self.latest[n] < first:
                return
            if self.ends[n] >= first:
                yield self.order[n]
