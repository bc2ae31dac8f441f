"""Lengths of time as TIMEX3 writes them, and the n-th unit of a longer one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from summitry.date.units import Stretch, day_of, month_of, month_shift, unit_at


def duration(r: Mapping[str, Any]) -> str:
    """TIMEX3 value of a length.

    >>> duration({"unit": "Y", "n": "2.5"}), duration({"unit": "TH", "n": "72"}), duration({"unit": "W", "n": "X"})
    ('P2.5Y', 'PT72H', 'PXW')
    """
    unit, n = r["unit"], r["n"]
    whole = {"F": ("W", 2), "H": ("M", 6), "ML": ("CE", 10)}.get(unit)
    if whole:
        unit, n = whole[0], n if n == "X" else f"{float(n) * whole[1]:g}"
    if n == "0.5" and unit in ("Y", "TH", "DE", "CE"):
        unit, n = {"Y": ("M", "6"), "TH": ("TM", "30"), "DE": ("Y", "5"), "CE": ("Y", "50")}[unit]
    return f"PT{n}{unit[1]}" if unit[0] == "T" else f"P{n}{unit}"


def shifted_part(unit: str, anchor: date, n: float) -> Stretch:
    """The day a broken number of units away: two and a half years ago."""
    months = {"CE": 1200, "DE": 120, "Y": 12, "M": 1}.get(unit)
    if months:
        return unit_at("Y" if months > 12 else "M", month_shift(anchor, round(n * months)))
    return day_of(anchor + timedelta(round(n * {"W": 7, "D": 1}.get(unit, 0))))


def nth_days(n: int, month: Stretch) -> tuple[date, date]:
    """The seven days a reader takes for the n-th week of a month: the first is from its first day to its seventh."""
    first = month.last + timedelta(7 * n + 1) if n < 0 else month.first + timedelta(7 * (n - 1))
    return first, min(first + timedelta(6), month.last)


def nth(unit: str, n: int, base: Stretch) -> Stretch:
    """The n-th day, week or month of a stretch, counted from its end where negative."""
    if unit == "M":
        month = base.last.month + 1 + n if n < 0 else base.first.month + n - 1
        return month_of(base.first.year, month)
    if unit == "D":
        found = day_of(base.last + timedelta(n + 1) if n < 0 else base.first + timedelta(n - 1))
    else:
        anchor = base.last + timedelta(7 * (n + 1) - 3) if n < 0 else base.first + timedelta(7 * (n - 1) + 3)
        found = unit_at(unit, anchor)
    if not (base.first <= found.last and found.first <= base.last):
        raise ValueError(f"{base.value} has no such {unit}")
    return found
