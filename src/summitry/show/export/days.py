"""Days as JSON has them -> what formats ask of them, each text looked at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from summitry.when import parse


class Day(NamedTuple):
    """A day partly known, as a format needs it."""

    field: str | None
    """EDTF text as rows have it."""
    first: date | None
    last: date | None
    precision: str

    @property
    def exact(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.precision == "day" else None


UNKNOWN = Day(None, None, None, "")


@lru_cache(maxsize=65536)
def day(text: str | None) -> Day:
    """What an EDTF text says; nothing where there is none.

    >>> day("2024-10").first, day("2024-10").exact, day("2024-10-22").exact
    (datetime.date(2024, 10, 1), None, datetime.date(2024, 10, 22))
    """
    if not text:
        return UNKNOWN
    when = parse(text)
    return Day(when.field, when.first, when.last, when.precision)


class Stretch(NamedTuple):
    """First and last day of an event, and which days they are."""

    start: Day
    end: Day
    of: str
    """`stay`, `programme` where only that is dated, `` where nothing is."""


def stretch(event: Mapping[str, Any]) -> Stretch:
    """The days of an event: of the stay where they are told, else of the programme."""
    days = event.get("days", {})
    if "start" in days or "end" in days:
        return Stretch(day(days.get("start")), day(days.get("end")), "stay")
    start, end = day(days.get("programme_start")), day(days.get("programme_end"))
    return Stretch(start, end, "programme" if start.field or end.field else "")
