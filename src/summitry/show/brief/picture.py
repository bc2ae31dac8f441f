"""Entries -> a timeline as lanes of marks on a scale of days: a picture made here, which needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from summitry.show.brief.entry import Entry
from summitry.show.export.days import day
from summitry.show.export.known import country_name
from summitry.show.filters import Filter
from summitry.show.shapes import Visit

LEFT, WIDTH, HEIGHT, TOP = 190, 960, 26, 34
"""Of the picture: where the days begin, how wide it is, how high a lane, and where the first begins."""
_MOST_LANES = 13
_OWN = ("meetings", "calls")
"""Lanes of what is no visit: always there, always last."""
_NAME = 52
"""How wide the name of a day on the scale is."""
_SMALLEST = 5.0
_WIDEST = 400
"""Days: what may have been on any of more days than these is not drawn."""
_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "completed": "held",
        "ongoing": "held",
        "announced": "plan",
        "rumoured": "plan",
        "postponed": "off",
        "cancelled": "off",
        "denied": "off",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the scale: from `x` to `x + width`; where the day is not known to the day, some day within."""

    x: float
    width: float
    shape: str
    vague: bool
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one country or leader."""

    name: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days along the width."""

    first: date
    last: date

    def at(self, on: date) -> float:
        """Where a day begins."""
        return LEFT + (WIDTH - LEFT - 12) * (on - self.first).days / max((self.last - self.first).days, 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Years, or months of a short stretch, with their names."""
        span = (self.last - self.first).days
        step = 1 if span <= 330 else 3 if span <= 1000 else 12
        at = date(self.first.year, self.first.month if step < 12 else 1, 1)
        while at <= self.last:
            if at >= self.first and self.at(at) < WIDTH - _NAME and (step < 12 or _every(at.year, span)):
                yield self.at(at), f"{at.year}" if step == 12 or at.month == 1 else f"{at.year}-{at.month:02d}"
            months = at.year * 12 + at.month - 1 + step
            at = date(months // 12, months % 12 + 1, 1)


def _every(year: int, span: int) -> bool:
    """Whether there is room for the name of a year."""
    return year % (1 if span < 366 * 14 else 5 if span < 366 * 70 else 10) == 0


def _days(e: Entry) -> tuple[date, date, bool] | None:
    """First and last day an event can have touched, and whether that is more than is known."""
    row = e.row
    first = day(row.start or row.end or row.programme_start if isinstance(row, Visit) else row.date)
    last = day(row.end or row.start or row.programme_end if isinstance(row, Visit) else row.date)
    if first.first is None or last.last is None or (last.last - first.first).days > _WIDEST or last.last < first.first:
        return None
    return first.first, last.last, first.exact is None


def scale_of(entries: Sequence[Entry], wanted: Filter) -> Scale | None:
    """The scale that all entries with days lie on, no longer than the days asked for."""
    known = [d for e in entries if (d := _days(e))]
    if not known:
        return None
    first = max(min(d[0] for d in known), wanted.first or date.min)
    last = min(max(d[1] for d in known), wanted.last or date.max)
    room = timedelta(max((last - first).days // 40, 3))
    return Scale(first - room, last + room)


def lanes(entries: Sequence[Entry], wanted: Filter) -> tuple[Lane, ...]:
    """Lanes by host country for a leader, by visitor for a country or a stretch of time; meetings and calls have their own."""
    scale = scale_of(entries, wanted)
    if scale is None:
        return ()
    named = [(_lane(e, wanted), e) for e in entries]
    counted = Counter(name for name, e in named if _days(e))
    order = sorted(counted.keys() - _OWN, key=lambda n: (-counted[n], n))
    kept = order if len(order) <= _MOST_LANES else [*order[: _MOST_LANES - 1], "others"]
    kept += [name for name in _OWN if counted[name]]
    found = []
    for i, name in enumerate(kept):
        marks = (_mark(e, scale) for n, e in named if (n if n in kept else "others") == name)
        found.append(Lane(name, TOP + i * HEIGHT, tuple(m for m in marks if m)))
    return tuple(found)


def _lane(e: Entry, wanted: Filter) -> str:
    if not isinstance(e.row, Visit):
        return "calls" if e.row.mode in ("phone", "video") else "meetings"
    return country_name(e.row.host_country or "") or "country not told" if wanted.who else e.who


def _mark(e: Entry, scale: Scale) -> Mark | None:
    found = _days(e)
    if found is None:
        return None
    first, last, vague = max(found[0], scale.first), min(found[1], scale.last), found[2]
    x = scale.at(first)
    width = max(scale.at(last + timedelta(1)) - x, _SMALLEST)
    label = f"{e.number}. {e.headline}, {e.when}: {e.status}"
    return Mark(round(x, 1), round(width, 1), _SHAPES.get(e.row.status or "", "plan"), vague, e.number, label)
