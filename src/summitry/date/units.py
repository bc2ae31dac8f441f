"""Calendar units as TIMEX3 writes them: their days, their neighbours, and the way back from text to days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

SEASONS: Mapping[str, int] = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})
"""First month of each season (meteorological, northern half)."""
_MONTHS: Mapping[str, int] = MappingProxyType({"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000})
_DAYS: Mapping[str, int] = MappingProxyType({"D": 1, "W": 7, "F": 14, "WE": 7})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A resolved unit: its TIMEX3 text and the days it spans."""

    value: str
    first: date
    last: date
    unit: str


def day_of(d: date) -> Stretch:
    """One day."""
    return Stretch(d.isoformat(), d, d, "D")


def unit_at(unit: str, d: date) -> Stretch:
    """The unit a day lies in.

    >>> unit_at("W", date(2024, 5, 14)).value
    '2024-W20'
    """
    y = d.year
    match unit:
        case "W" | "F":
            iso = d.isocalendar()
            first = d - timedelta(iso.weekday - 1)
            return Stretch(f"{iso.year}-W{iso.week:02d}", first, first + timedelta(6), "W")
        case "WE":
            week = unit_at("W", d)
            return Stretch(week.value + "-WE", week.first + timedelta(5), week.last, "WE")
        case "M":
            return month_of(y, d.month)
        case "Q":
            return quarter_of(y, (d.month + 2) // 3)
        case "H":
            return half_of(y, 1 if d.month <= 6 else 2)
        case "Y":
            return year_of(y)
        case "DE":
            return decade_of(y // 10)
        case "CE" | "ML":
            return century_of(y // 100)
    return day_of(d)


def month_of(y: int, m: int) -> Stretch:
    """One month."""
    return Stretch(f"{y:04d}-{m:02d}", date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]), "M")


def quarter_of(y: int, q: int) -> Stretch:
    """One calendar quarter."""
    return Stretch(f"{y:04d}-Q{q}", date(y, q * 3 - 2, 1), month_of(y, q * 3).last, "Q")


def half_of(y: int, h: int) -> Stretch:
    """One half of a year."""
    return Stretch(f"{y:04d}-H{h}", date(y, h * 6 - 5, 1), month_of(y, h * 6).last, "H")


def year_of(y: int) -> Stretch:
    """One year."""
    return Stretch(f"{y:04d}", date(y, 1, 1), date(y, 12, 31), "Y")


def decade_of(tens: int) -> Stretch:
    """Ten years from the one that ends in 0."""
    return Stretch(f"{tens:03d}", date(max(1, tens * 10), 1, 1), date(tens * 10 + 9, 12, 31), "DE")


def century_of(hundreds: int) -> Stretch:
    """A hundred years from the one that ends in 00."""
    return Stretch(f"{hundreds:02d}", date(max(1, hundreds * 100), 1, 1), date(hundreds * 100 + 99, 12, 31), "CE")


def season_of(y: int, season: str) -> Stretch:
    """One season; a winter is named by the year it begins in or ends in, so it takes both ends."""
    if season == "WI":
        return Stretch(f"{y:04d}-WI", date(y, 1, 1), date(y, 12, 31), "S")
    m = SEASONS[season]
    return Stretch(f"{y:04d}-{season}", date(y, m, 1), month_of(y, m + 2).last, "S")


def shifted(unit: str, anchor: date, n: int) -> Stretch:
    """The unit `n` units from the one the anchor lies in.

    >>> shifted("M", date(2024, 9, 12), 1).value
    '2024-10'
    """
    if unit in _DAYS:
        return unit_at(unit, anchor + timedelta(_DAYS[unit] * n))
    if unit in _MONTHS:
        return unit_at(unit, month_shift(anchor, _MONTHS[unit] * n))
    return day_of(anchor)


def month_shift(d: date, n: int) -> date:
    """The same day so many months on, the month's last where it has no such day."""
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def resized(s: Stretch, unit: str) -> Stretch:
    """The unit that holds a stretch, by its first day."""
    return unit_at(unit, s.first)


_TEXT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)(-WE)?|-Q(\d)|-H(\d)|-(SP|SU|FA|WI))?\Z")


def stretch(value: str) -> Stretch | None:
    """The stretch a TIMEX3 date text means, None where it fixes no days."""
    bare = value.split("T", 1)[0]
    if re.fullmatch(r"\d{3}", bare):
        return decade_of(int(bare))
    if re.fullmatch(r"\d\d", bare):
        return century_of(int(bare))
    m = _TEXT.match(bare)
    if not m or not int(m[1]):
        return None
    y = int(m[1])
    try:
        return _stretch(y, m)
    except ValueError:
        return None


def _stretch(y: int, m: re.Match[str]) -> Stretch:
    if m[3]:
        return day_of(date(y, int(m[2]), int(m[3])))
    if m[2]:
        return month_of(y, int(m[2]))
    if m[4]:
        return unit_at("WE" if m[5] else "W", date.fromisocalendar(y, int(m[4]), 1))
    if m[6]:
        return quarter_of(y, int(m[6]))
    if m[7]:
        return half_of(y, int(m[7]))
    return season_of(y, m[8]) if m[8] else year_of(y)
