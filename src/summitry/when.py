"""Partly known dates: EDTF level 1 text and back, bounds, and comparisons that may answer "cannot tell".

A `When` is a day, month, year, decade, or stretch of days that is *partly known*.  Two meanings of a
stretch are kept apart: `lasts` (the thing went on from the first day to the last) and "some day within"
(the thing happened on one unknown day of the stretch, EDTF's one-of-a-set `[a..b]`).
Source of the notation: Extended Date/Time Format, ISO 8601-2:2019, level 1 (Library of Congress).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_SIMPLE = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?P<q>[~?%]?)\Z")
_FAR = re.compile(r"(?:-\d{4}(?:-\d\d(?:-\d\d)?)?|Y-?\d{5,12})[~?%]?\Z")
_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?\Z")
_SEASONS = MappingProxyType({21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12)})
"""Months of the EDTF seasons, northern and meteorological; a winter may be that of either end of its year."""
_QUALIFIER = "~?%"


class WhenError(ValueError):
    """Raised for text that is no partly known date."""


@dataclass(frozen=True, slots=True)
class When:
    """One partly known date.

    `first` and `last` are the earliest and latest calendar day it can touch (None: open or no year known).
    """

    text: str
    """Canonical EDTF: `2024`, `2024-10`, `2024-10-22`, `2024-10-22/2024-10-24`, `[2025-08-21..2025-08-31]`, `XXXX-06-12`."""
    first: date | None
    last: date | None
    lasts: bool = False
    """True for `a/b`: it went on from the first day to the last; else it is some day (or the whole unit) within."""

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> str:
        """`day`, `month`, `season`, `year`, `decade`, `century`, `interval` (a stretch), `yearless`, or `far` (no year 1 to 9999)."""
        bare = self.text.rstrip(_QUALIFIER)
        if bare.startswith("XXXX"):
            return "yearless"
        if "/" in bare or ".." in bare:
            return "interval"
        if bare[:1] in "-Y":
            return "far"
        bare = bare.replace("-XX", "")
        if len(bare) == 7 and bare[5] == "2":
            return "season"
        return {10: "day", 7: "month"}.get(len(bare), _year_precision(bare))

    @property
    def placed(self) -> bool:
        """Whether it lies anywhere in the calendar: it has a bound, or is open on purpose."""
        return self.first is not None or self.last is not None or self.precision == "interval"

    @property
    def approximate(self) -> bool:
        """True where the text says "about" (`~` or `%`)."""
        return any(c in self.text for c in "~%")

    @property
    def width(self) -> int | None:
        """Days from first to last, 0 for one day; None where either is unknown."""
        return (self.last - self.first).days if self.first and self.last else None

    @property
    def field(self) -> str:
        """The text as fields of the record write it: "some day within" stands there as `a/b`."""
        if not self.text.startswith("["):
            return self.text
        first, last = self.text[1:-1].split("..", 1)
        return f"{first or '..'}/{last or '..'}"


def _year_precision(bare: str) -> str:
    return "century" if bare.endswith("XX") else "decade" if bare.endswith("X") else "year"


def parse(text: str) -> When:
    """Read EDTF text, level 1 and one-of-a-set `[a..b]`; a time of day is dropped.

    Raises `WhenError` for anything else, impossible days included.

    >>> parse("2024-02").last
    datetime.date(2024, 2, 29)
    >>> parse("[2025-08-21..2025-08-31]").field
    '2025-08-21/2025-08-31'
    """
    s = text.strip()
    if s.startswith("[") and s.endswith("]") and ".." in s:
        return within(*_ends(s[1:-1], ".."))
    if "/" in s:
        return _interval(s)
    if clock := _CLOCK.match(s):
        s = clock["day"]
    if _FAR.match(s):
        return When(s, None, None)
    m = _SIMPLE.match(s)
    if not m or (m["m"] == "XX" and m["d"] not in (None, "XX")):
        raise WhenError(f"{text!r} is no EDTF date: write 2024, 2024-10, 2024-10-22 or 2024-10-22/2024-10-24")
    try:
        first, last = _simple_bounds(m["y"], m["m"], m["d"])
    except ValueError as e:
        raise WhenError(f"{text!r} is no date of the calendar: {e}") from e
    return When(s, first, last)


def _ends(s: str, sep: str) -> tuple[When | None, When | None]:
    a, b = (part.strip() for part in s.split(sep, 1))
    return _end(a), _end(b)


def _end(s: str) -> When | None:
    """One end of an interval; None where it is open or unknown."""
    if s in ("", ".."):
        return None
    if "/" in s or s.startswith("["):
        raise WhenError(f"{s!r} cannot end an interval: write a day, month or year")
    return parse(s)


def _interval(s: str) -> When:
    """An interval as written: `..` is an open end, nothing an unknown one."""
    found = lasting(*_ends(s, "/"))
    a, b = (part.strip() for part in s.split("/", 1))
    if a and b or not found.lasts:
        return found
    return When(f"{a and found.text.split('/')[0]}/{b and found.text.split('/')[1]}", found.first, found.last, lasts=True)


def _simple_bounds(y: str, m: str | None, d: str | None) -> tuple[date | None, date | None]:
    if y == "XXXX":
        if m and m != "XX":
            date(2024, int(m), int(d) if d and d != "XX" else 1)
        return None, None
    lo, hi = max(1, int(y.replace("X", "0"))), int(y.replace("X", "9"))
    if hi < 1:
        return None, None
    if m is None or m == "XX":
        return date(lo, 1, 1), date(hi, 12, 31)
    if int(m) in _SEASONS and d is None:
        start, end = _SEASONS[int(m)]
        return date(lo, start, 1), date(hi, end, calendar.monthrange(hi, end)[1])
    if d is None or d == "XX":
        return date(lo, int(m), 1), date(hi, int(m), calendar.monthrange(hi, int(m))[1])
    days = [date(x, int(m), int(d)) for x in range(lo, hi + 1) if int(d) <= calendar.monthrange(x, int(m))[1]]
    if not days:
        raise ValueError("day is out of range for month")
    return days[0], days[-1]


def day(d: date) -> When:
    """One calendar day."""
    return When(d.isoformat(), d, d)


def month(y: int, m: int) -> When:
    """One month, some day of it unknown."""
    return parse(f"{y:04d}-{m:02d}")


def year(y: int) -> When:
    """One year."""
    return parse(f"{y:04d}")


def _join(a: When | None, b: When | None, sep: str, frame: str) -> str:
    unknown = "" if sep == ".." else ".."
    return frame.format((a.text if a else unknown) + sep + (b.text if b else unknown))


def lasting(a: When | None, b: When | None) -> When:
    """From the first to the last: `a/b`; None is an open end."""
    if a and b and a.first and b.last and a.first > b.last:
        raise WhenError(f"{a}/{b} ends before it begins")
    if a and b and a.text == b.text:
        return a
    return When(_join(a, b, "/", "{}"), a.first if a else None, b.last if b else None, lasts=True)


def within(a: When | None, b: When | None) -> When:
    """Some day from the first to the last: `[a..b]`, written as a plain unit where it is exactly one."""
    if a and b and a.first and b.last:
        return between(a.first, b.last)
    return When(
        _join(_edge(a, a.first if a else None), _edge(b, b.last if b else None), "..", "[{}]"),
        a.first if a else None,
        b.last if b else None,
    )


def _edge(end: When | None, bound: date | None) -> When | None:
    """An end of a set: EDTF knows no set within a set, so that of a stretch is its outer day."""
    return day(bound) if end and bound and any(c in end.text for c in "[/") else end


def between(a: date, b: date) -> When:
    """Some day from `a` to `b`, as the plain unit (day, month, year) where the stretch is exactly one."""
    if a > b:
        raise WhenError(f"[{a}..{b}] ends before it begins")
    if a == b:
        return day(a)
    if a.day == 1 and b.day == calendar.monthrange(b.year, b.month)[1]:
        if (a.year, a.month) == (b.year, b.month):
            return month(a.year, a.month)
        if a.year == b.year and (a.month, b.month) == (1, 12):
            return year(a.year)
    return When(f"[{a.isoformat()}..{b.isoformat()}]", a, b)


def overlaps(a: When, b: When) -> bool | None:
    """Whether some day can belong to both; None where a year is unknown."""
    if not a.placed or not b.placed:
        return None
    return (a.first or date.min) <= (b.last or date.max) and (b.first or date.min) <= (a.last or date.max)


def contains(a: When, b: When) -> bool:
    """Whether every day `b` can touch lies in `a`; of what has no place in the calendar only the same text does."""
    if not a.placed or not b.placed:
        return a.text == b.text
    return (a.first or date.min) <= (b.first or date.min) and (b.last or date.max) <= (a.last or date.max)


def intersect(a: When, b: When) -> When | None:
    """Some day that belongs to both, or None where none can."""
    if not overlaps(a, b):
        return None
    lo = max(a.first or date.min, b.first or date.min)
    hi = min(a.last or date.max, b.last or date.max)
    for x in (a, b):
        if (lo, hi) == (x.first or date.min, x.last or date.max):
            return x
    return within(None if lo == date.min else day(lo), None if hi == date.max else day(hi))


def before(a: When, b: When) -> bool | None:
    """True where every day of `a` is before every day of `b`, False where none can be, None: cannot tell."""
    if a.last and b.first and a.last < b.first:
        return True
    if a.first and b.last and a.first >= b.last:
        return False
    return None  # a year unknown, or stretches that overlap


def after(a: When, b: When) -> bool | None:
    """True where every day of `a` is after every day of `b`, False where none can be, None: cannot tell."""
    return before(b, a)


def widen(a: When, days: int) -> When:
    """Some day within `days` of it on either side; a yearless or open date is left as it is."""
    if not a.first or not a.last:
        return a
    return between(_moved(a.first, -days), _moved(a.last, days))


def _moved(d: date, days: int) -> date:
    """So many days on, held inside the calendar."""
    return date.fromordinal(min(max(d.toordinal() + days, 1), date.max.toordinal()))
