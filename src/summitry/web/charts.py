"""Counts -> shapes of a chart, drawn on the server: no script needs to run for them to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HELD, PLANNED, OFF = "held", "planned", "off"
GROUPS = (("completed", HELD), ("ongoing", HELD), ("announced", PLANNED), ("rumoured", PLANNED), ("", PLANNED))
_TALL = 64
_FEWEST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a chart: its parts from the ground up, and what stands under it."""

    label: str
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
    """Columns for the years from the first to the last, those without events too, up to eighty."""
    first, last = int(min(counted)), int(max(counted))
    years = [str(y) for y in range(max(first, last - 79), last + 1)]
    most = max((sum(counted.get(y, {}).values()) for y in years), default=1) or 1
    width = max(8, min(28, 720 // len(years)))
    bars = []
    for at, year in enumerate(years):
        parts, top = [], float(_TALL)
        for kind in kinds:
            n = counted.get(year, {}).get(kind, 0)
            tall = round(n / most * (_TALL - 4), 1)
            top -= tall
            parts.append((kind, round(top, 1), tall, n))
        bars.append(Bar(year, at * width, width - 2, tuple(parts), sum(n for *_, n in parts)))
    return Chart(tuple(bars), width * len(years), most=most)
