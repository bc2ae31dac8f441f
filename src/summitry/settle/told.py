"""A claim as settling sees it: with the day of its report, and how well it can know."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from summitry.lexicon.weighing import Weights
from summitry.model import Claim, Dating, Status
from summitry.when import When

AT_THE_TIME, IN_THE_MONTHS = 10, 60
STAY = 3
_WORD = re.compile(r"[a-z]+")
_HELD = frozenset({Status.ONGOING, Status.COMPLETED})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the report it stands in."""

    claim: Claim
    published: When | None

    @property
    def start(self) -> When | None:
        """The first day it tells."""
        return self.claim.days.start

    @property
    def reported(self) -> tuple[date, date]:
        """Sort key: the latest day the report can be of, then the earliest; the unknown come last."""
        return latest(self.published), (self.published.first if self.published and self.published.first else date.max)

    @property
    def distance(self) -> int | None:
        """Days between the event as told and the report; None where either is unknown or vague."""
        when, report = self.start, self.published
        if not when or not report or not when.first or not report.first or not report.last or (report.width or 0) > IN_THE_MONTHS:
            return None
        last = self.claim.days.end.last if self.claim.days.end and self.claim.days.end.last else when.last
        if last is None:
            return None
        return max((when.first - report.last).days, (report.first - last).days, 0)

    @property
    def at_the_time(self) -> bool:
        """Told to within a week or so of the event."""
        return self.distance is not None and self.distance <= AT_THE_TIME and is_narrow(self.start)

    @property
    def misfits(self) -> bool:
        """Told as begun or over before the day it names."""
        when, report = self.start, self.published
        early = bool(when and report and when.first and report.last and when.first > report.last)
        return early and self.claim.status in _HELD and (when.first - report.last).days > 1  # type: ignore[union-attr, operator]

    def weekday_fits(self, weights: Weights) -> bool:
        """The weekday in its words is that of its first day."""
        if not self.start or self.start.precision != "day" or not self.start.first:
            return False
        said = {w for s in self.claim.spans for w in _WORD.findall(s.text.casefold())}
        return weights.weekdays[self.start.first.weekday()] in said

    @property
    def names_its_day(self) -> bool:
        """Its words name the day of the month, which "tomorrow" and "on Monday" do not: those hang on the report's own day."""
        if not self.start or self.start.precision != "day" or not self.start.first:
            return False
        day, month = self.start.first.day, calendar.month_name[self.start.first.month].casefold()
        words = " ".join(s.text for s in self.claim.spans).casefold()
        return month[:3] in words and re.search(rf"(?<!\d){day}(?!\d)", words) is not None

    @property
    def second_hand_start(self) -> bool:
        """Its first day is only the programme's, or only a day known to lie in the stay."""
        d = self.claim.days
        return d.start is not None and (d.start == d.programme_start or d.start in d.attested)


def latest(published: When | None) -> date:
    """The latest day an article can be of; the last day of the calendar where unknown."""
    return published.last if published and published.last else date.max


def is_narrow(when: When | None) -> bool:
    """Told to the day, or to a stretch of days."""
    return bool(when and when.width is not None and when.width <= AT_THE_TIME)


def told_of(claims: Iterable[Claim], datings: Mapping[str, Dating]) -> tuple[Told, ...]:
    """The claims in the order of their reports."""
    told = (Told(c, datings[c.article].published if c.article in datings else None) for c in claims)
    return tuple(sorted(told, key=lambda t: (t.reported, t.claim.id)))


def stay(claim: Claim) -> tuple[date, date] | None:
    """First and last calendar day the claim's own days can touch."""
    d = claim.days
    ends = [(w.first, w.last) for w in (d.start, d.end, d.programme_start, d.programme_end, *d.attested) if w and w.first and w.last]
    return (min(f for f, _ in ends), max(x for _, x in ends)) if ends else None
