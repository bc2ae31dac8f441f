"""From a resolved stretch and its modifier ("early", "the end of") to the partly known date the record keeps."""

from __future__ import annotations

from datetime import date, timedelta

from summitry.date.units import Stretch
from summitry.when import When, between, parse


def when_of(s: Stretch, mod: str = "") -> When:
    """The days a stretch and its modifier leave.

    >>> from summitry.date.units import month_of
    >>> when_of(month_of(2025, 8), "END").field
    '2025-08-21/2025-08-31'
    """
    if mod in ("START", "MID", "END") and s.unit != "D":
        return between(*_third(s, mod))
    if s.unit in ("D", "M", "Y") and mod != "APPROX":
        return parse(s.value.split("T", 1)[0])
    if s.unit in ("M", "Y"):
        return parse(s.value + "~")
    if s.unit == "DE":
        return parse(s.value + "X")
    if s.unit == "CE" and s.first.year >= 100:
        return parse(s.value + "XX")
    return between(s.first, s.last)


def _third(s: Stretch, mod: str) -> tuple[date, date]:
    """First, middle or last third: days 1-10, 11-20, 21-end of a month, four months of a year."""
    if s.unit == "M":
        cuts = {"START": (1, 10), "MID": (11, 20), "END": (21, s.last.day)}[mod]
        return s.first.replace(day=cuts[0]), s.first.replace(day=cuts[1])
    if s.unit == "Y":
        m = {"START": 1, "MID": 5, "END": 9}[mod]
        end = date(s.first.year, m + 4, 1) - timedelta(1) if m < 9 else s.last
        return date(s.first.year, m, 1), end
    size = (s.last - s.first).days + 1
    third = max(1, (size + 2) // 3)
    if mod == "START":
        return s.first, s.first + timedelta(third - 1)
    if mod == "END":
        return s.last - timedelta(third - 1), s.last
    return s.first + timedelta(third - 1), s.last - timedelta(third - 1)
