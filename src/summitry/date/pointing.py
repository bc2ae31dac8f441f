"""Dates that lean on one told before them: "that Friday", "in July and August"; and the week a Sunday's text looks ahead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from summitry.date.direction import tense
from summitry.date.units import Stretch, shifted
from summitry.model import Temporal

if TYPE_CHECKING:
    from summitry.date.anchors import Telling

_NEAR = 1500
"""Characters within which "that Friday" is of the days just told."""
_LISTED = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&|/)\s*(?:in\s+)?", re.I)


def pointed_weekday(tell: Telling, i: int, r: Mapping[str, Any]) -> int | None:
    """Index of what "that Friday" counts from: a day or week just told, else the last Friday told; a month has no such day."""
    k = tell._previous(i, "W")
    if k is not None and tell.temporals[i].span.start - tell.temporals[k].span.end <= _NEAR:
        return k
    for n in range(i - 1, -1, -1):
        s = tell.done[n].stretch
        if s is not None and s.unit == "D" and s.first.isoweekday() == r["weekday"]:
            return n
    return k


def listed_month(tell: Telling, i: int, t: Temporal) -> Stretch | None:
    """The month told right before, of a list: "in July and August" are of one summer, "in December and January" of one winter."""
    if not i or set(t.reading) - {"op", "month"}:
        return None
    before = tell.temporals[i - 1]
    if set(before.reading) - {"op", "month"} or not _LISTED.fullmatch(tell.text[before.span.end : t.span.start]):
        return None
    apart = (int(str(t.reading["month"])) - int(str(before.reading["month"]))) % 12
    return tell.done[i - 1].stretch if 0 < apart <= 3 else None


def of_the_week_ahead(tell: Telling, i: int, r: Mapping[str, Any], found: Stretch) -> Stretch:
    """ "This week, she will travel", written on a Sunday: the week that begins, not the one that ends."""
    day = tell.published
    if r.get("unit") != "W" or r["n"] != 0 or r.get("from") != "published" or day is None or day.isoweekday() != 7:
        return found
    span = tell.temporals[i].span
    return shifted("W", day + timedelta(1), 0) if tense(tell.text, span.start, span.end).sign > 0 else found


_ROW = 900
"""Characters between two days of one schedule."""


def in_a_row(tell: Telling, i: int, day: date) -> bool:
    """Plans told in a row go forward: "On Thursday, ... On Friday, ..." from sentence to sentence."""
    if tell.published is None or not _opens_sentence(tell, i):
        return False
    for k in range(i - 1, max(-1, i - 8), -1):
        before = tell.temporals[k]
        if tell.temporals[i].span.start - before.span.end > _ROW:
            return False
        stretch = tell.done[k].stretch
        if before.reading.get("weekday") and stretch is not None and _opens_sentence(tell, k):
            return stretch.first > tell.published and day < stretch.first
    return False


def _opens_sentence(tell: Telling, i: int) -> bool:
    """Whether a date stands first in its sentence: "On Friday, ...", "And on Friday, ..."."""
    start = tell.temporals[i].span.start
    return start - tell.sentence(start) <= len("And then on ")
