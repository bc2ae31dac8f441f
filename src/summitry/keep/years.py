"""The days of a filter as years: which years they touch, which of those they cover, and where events of these years stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from summitry.keep.wanted import Filter

_OF_ALL = "FROM year_counts WHERE facet = 'event' AND value = '' AND"
_Ask = Callable[[str, Sequence[str | int]], list[sqlite3.Row]]


@dataclass(frozen=True, slots=True)
class Years:
    """Conditions in SQL; those on `first` and `last` are for `year_counts`, those on `m` for `marks AS m`."""

    overlap: str
    """Events of these years may be asked for."""
    whole: str
    """Those of them that are, whatever their day."""
    days: str
    """Events that are asked for by their day, of years of which not all are."""

    @property
    def even(self) -> bool:
        """Whether years are asked for from beginning to end, so that no day needs to be looked at."""
        return not self.days


def years(wanted: Filter) -> Years:
    """The days of a filter in years."""
    if wanted.first is None and wanted.last is None:
        return Years("1", "1", "")
    first, last = wanted.first or date.min, wanted.last or date.max
    until = "<=" if (last.month, last.day) == (12, 31) else "<"
    since = ">=" if (first.month, first.day) == (1, 1) else ">"
    overlap = f"(first != '' AND first <= '{last.year:04}' AND last >= '{first.year:04}')"
    whole = f"({{}} {until} '{last.year:04}' AND {{}} {since} '{first.year:04}')"
    of_days = whole.format("substr(m.from_day, 1, 4)", "substr(m.to_day, 1, 4)")
    days = f"m.from_day <= '{last.isoformat()}' AND m.to_day >= '{first.isoformat()}' AND NOT {of_days}"
    return Years(overlap, whole.format("first", "last"), "" if (until, since) == ("<=", ">=") else days)


def half(ask: _Ask, asked: Years) -> list[str]:
    """Years in which events begin that are asked for or not, depending on their day."""
    return [] if asked.even else [r[0] for r in ask(f"SELECT DISTINCT first {_OF_ALL} {asked.overlap} AND NOT {asked.whole}", ())]


def stretch(ask: _Ask, wanted: Filter) -> str:
    """Where in the order the events lie that the days of a filter ask for, as a condition for `marks AS m`."""
    if wanted.first is None and wanted.last is None:
        return ""
    begin, end = ask(f"SELECT min(first), max(first) {_OF_ALL} {years(wanted).overlap}", ())[0]
    if not begin:
        return " AND 0"
    if int(begin) == date.min.year:
        return ""  # of events whose first day nothing bounds, which stand last
    return f" AND m.sort BETWEEN '{begin}' AND '{end}-99'"
