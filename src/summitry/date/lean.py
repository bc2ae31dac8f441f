"""Bare weekdays and yearless days turned to the side of the report that the claims on them need.

`resolve` tells direction from the tense around an expression.  A claim knows more: what is planned, or told in a
present tense of travel ("flies to Tokyo on Tuesday"), lies ahead of the report; what took place lies behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summitry.model import Claim, ClaimKind, Status, Temporal, Timex
from summitry.when import When, WhenError, between, day, month

_AHEAD = frozenset((Status.ANNOUNCED, Status.RUMOURED))
_BEHIND = frozenset((Status.COMPLETED, Status.ONGOING))
_EITHER = frozenset((Status.CANCELLED, Status.POSTPONED))
_NEARER = 2
"""The side of an event called off or put off: whichever day lies nearer to the report."""
_TEN_DAYS = timedelta(11)
"""A part of a month: "mid-June", "late June"."""
_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)


def lean(timexes: Sequence[Timex], temporals: Sequence[Temporal], claims: Iterable[Claim], published: When | None) -> tuple[Timex, ...]:
    """The expressions with those turned that lie on the wrong side of the report for every claim that hangs on them.

    Only a report known to the day is enough to turn anything; ends of ranges and expressions with a year, "last" or "next" stay.
    """
    if published is None or published.first is None or published.width != 0:
        return tuple(timexes)
    sides = _sides(claims)
    found = []
    for timex, temporal in zip(timexes, temporals, strict=True):
        side = sides.get(timex.span.start, 0)
        turned = _turned(timex, temporal, side, published.first) if side and _alone(timex, temporal, side, sides) else None
        found.append(turned or timex)
    return tuple(found)


def _alone(timex: Timex, temporal: Temporal, side: int, sides: Mapping[int, int]) -> bool:
    """Whether an expression can be turned by itself, or turns with its partner: "on Sunday and Monday", both of them ahead."""
    both = timex.partner is None or side == sides.get(timex.partner)
    return both and (timex.partner is None or side == _NEARER or side == 1 and "weekday" in temporal.reading)


def _sides(claims: Iterable[Claim]) -> Mapping[int, int]:
    """Offset of an expression -> 1 ahead, -1 behind, 2 whichever is nearer; 0 where claims differ or do not say."""
    told: dict[int, set[int]] = {}
    for claim in claims:
        if claim.kind in _EVENTS:
            for link in claim.times:
                if link.relation in _ON and not (claim.status is Status.ONGOING and link.role in ("end", "programme")):
                    told.setdefault(link.start, set()).add(_side(claim))
    return {start: next(iter(sides)) for start, sides in told.items() if len(sides) == 1}


_ON = ("on", "begins", "within")
"""Relations of a day to a stay that say on which side of the report both lie."""


def _side(claim: Claim) -> int:
    if claim.details.get("tense") == "past":
        return -1
    if claim.details.get("tense") == "departs":
        return _NEARER
    if claim.status in _AHEAD or claim.details.get("tense") == "present":
        return 1
    if claim.status in _EITHER:
        return _NEARER
    return -1 if claim.status in _BEHIND else 0


def _turned(timex: Timex, temporal: Temporal, side: int, report: date) -> Timex | None:
    """The same weekday or day of the year on the other side; None where it lies right, or a year is told."""
    when, reading = timex.when, temporal.reading
    if when is None or when.first is None or when.last is None or "year" in reading:
        return None
    if reading.get("op") == "rel":
        return _weekend_over(timex, when, reading, report) if side < 0 else None
    if reading.get("op") != "date":
        return None
    nearer = side == _NEARER
    if nearer:
        side = 1 if when.last < report else -1
    wrong = when.last < report if side > 0 else when.first > report
    if not wrong:
        return None
    other = _weekday(when, reading, side) or _yearless(when, reading, side)
    stem = _stem(when)
    if other is None or nearer and not _nearer(other, when, report) or timex.value[: len(stem)] != stem:
        return None
    value = _stem(other) + timex.value[len(stem) :]
    return replace(timex, when=other, value=value, anchor="claim", reason="planned, so ahead" if side > 0 else "told as done, so past")


def _weekend_over(timex: Timex, when: When, reading: Mapping[str, object], report: date) -> Timex | None:
    """ "This weekend he was in Rome", said on a Monday: the one just over."""
    if reading.get("unit") != "WE" or reading.get("n") != 0 or when.first is None or when.last is None or when.first <= report:
        return None
    first, last = when.first - timedelta(7), when.last - timedelta(7)
    year, week, _ = first.isocalendar()
    return replace(timex, when=between(first, last), value=f"{year}-W{week:02d}-WE", anchor="claim", reason="told as done, so past")


def _nearer(other: When, when: When, report: date) -> bool:
    """Whether the other day lies nearer to the report; of two as near, the one ahead."""
    if other.first is None or when.first is None:
        return False
    there, here = (other.first - report).days, (when.first - report).days
    return abs(there) < abs(here) or abs(there) == abs(here) and there > 0


def _stem(when: When) -> str:
    """How the value of an expression begins: "mid-June" is written as a month, whatever days it means."""
    return when.text[:7] if "/" in when.text else when.text


def _weekday(when: When, reading: Mapping[str, object], side: int) -> When | None:
    if "weekday" not in reading or "day" in reading or when.precision != "day" or when.first is None:
        return None
    return day(when.first + timedelta(7 * side))


def _yearless(when: When, reading: Mapping[str, object], side: int) -> When | None:
    if "month" not in reading or "weekday" in reading or when.first is None:
        return None
    try:
        if when.precision == "day":
            return day(when.first.replace(year=when.first.year + side))
        if when.precision == "month":
            return month(when.first.year + side, when.first.month)
        if when.last is None or when.last - when.first > _TEN_DAYS or "/" not in when.text:
            return None
        return between(when.first.replace(year=when.first.year + side), when.last.replace(year=when.last.year + side))
    except (ValueError, WhenError):
        return None
