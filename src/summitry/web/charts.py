"""Counts -> shapes of a chart, drawn on the server: no script needs to run for them to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HELD, PLANNED, OFF = "held", "planned", "off"
GROUPS = (("completed", HELD), ("ongoing", HELD), ("announced", PLANNED), ("rumoured", PLANNED), ("", PLANNED))
_TALL, _WIDE, _APART = 64, 30, 10
_FEWEST_YEARS = 2
_MOST_YEARS = 24
"""Columns of one year each; what lies before them is one column more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a chart: its parts from the ground up, and what stands under it."""

    label: str
    since: str
    until: str
    """The first and the last year it stands for; no first one where it is all that lies before."""
    x: int
    width: int
    parts: tuple[tuple[str, float, float, int], ...]
    """Kind, upper edge, height, number."""
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of one width, and how large the whole is."""

    bars: tuple[Bar, ...]
    width: int
    height: int = _TALL
    most: int = 0


def group_of(status: str) -> str:
    """Held, planned, or called off: what a status comes down to."""
    return dict(GROUPS).get(status, OFF)


def by_year(counted: Iterable[Sequence[object]]) -> Chart | None:
    """A column a year: held at the bottom, planned above it, called off on top; None where there are too few years to compare."""
    years: dict[str, dict[str, int]] = {}
    for year, status, n in counted:
        parts = years.setdefault(str(year), {HELD: 0, PLANNED: 0, OFF: 0})
        parts[group_of(str(status))] += int(str(n))
    if len(years) < _FEWEST_YEARS:
        return None
    return columns(years, (HELD, PLANNED, OFF))


def columns(counted: dict[str, dict[str, int]], kinds: Sequence[str]) -> Chart:
    """Columns for the years from the first to the last, those without events too; many years before the last ones are one column."""
    first, last = int(min(counted)), int(max(counted))
    begun = max(first, last - _MOST_YEARS + 1)
    years = [(str(y), str(y), str(y), counted.get(str(y), {})) for y in range(begun, last + 1)]
    if before := [parts for year, parts in counted.items() if int(year) < begun]:
        years.insert(0, (f"≤{begun - 1}", "", str(begun - 1), {k: sum(parts.get(k, 0) for parts in before) for k in kinds}))
    most = max((sum(parts.values()) for *_, parts in years), default=1) or 1
    bars = []
    for at, (label, since, until, parts) in enumerate(years):
        x = at * _WIDE + (_APART if before and at else 0)
        drawn = tuple(_stacked([(kind, parts.get(kind, 0)) for kind in kinds], most))
        bars.append(Bar(label, since, until, x, _WIDE - 2, drawn, sum(n for *_, n in drawn)))
    return Chart(tuple(bars), bars[-1].x + _WIDE, most=most)


def _stacked(parts: Iterable[tuple[str, int]], most: int) -> Iterator[tuple[str, float, float, int]]:
    top = float(_TALL)
    for kind, n in parts:
        tall = round(n / most * (_TALL - 4), 1)
        top -= tall
        yield kind, round(top, 1), tall, n
