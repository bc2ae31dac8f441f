"""The status of an event over time: one entry a change, and the latest well supported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from summitry.model import Claim, Event, Status
from summitry.settle.told import Told, stay
from summitry.when import before

_ORDER = (
    Status.RUMOURED,
    Status.ANNOUNCED,
    Status.POSTPONED,
    Status.DENIED,
    Status.CANCELLED,
    Status.ONGOING,
    Status.COMPLETED,
)
_AHEAD = frozenset({Status.ANNOUNCED, Status.RUMOURED, Status.DENIED, Status.POSTPONED, Status.CANCELLED})
_OPEN = frozenset({Status.ANNOUNCED, Status.RUMOURED})
_DOUBTED = frozenset({Status.RUMOURED, Status.DENIED})
"""Statuses that say less than an announcement and do not undo one from elsewhere."""

Entry = tuple[str, Status, str]


def history(told: Sequence[Told], days: tuple[date, date] | None) -> tuple[Entry, ...]:
    """`(report date, status, article)` where the status changed, in order of report."""
    out: list[Entry] = []
    for (reported, article), group in groupby(told, key=lambda t: (t.reported, t.claim.article)):
        tellings = list(group)
        status = _said(tellings, days)
        if status is None or (out and not _changes(out[-1][1], status)):
            continue
        published = tellings[0].published
        if published is not None and reported[0] < date.max:
            out.append((published.field, status, article))
    return tuple(out)


def status_now(told: Sequence[Told], entries: Sequence[Entry], days: tuple[date, date] | None) -> Status | None:
    """The latest status of the history, else what undated articles say; a plan that one of these tells as held was held."""
    if not entries:
        return _said(told, days)
    undated = _said([t for t in told if t.published is None], days)
    return undated if entries[-1][1] in _OPEN and undated is Status.COMPLETED else entries[-1][1]


def _said(tellings: Iterable[Told], days: tuple[date, date] | None) -> Status | None:
    """What one article says: the status that fits the days, told oftenest, the further on where even."""
    told = [t for t in tellings if t.claim.status is not None]
    fitting = [t for t in told if _fits(t, days)] or told
    counts = Counter(t.claim.status for t in fitting if not t.claim.implied_by) or Counter(t.claim.status for t in fitting)
    ranked = sorted(((n, _ORDER.index(s)), s) for s, n in counts.items() if s is not None)
    if {Status.ONGOING, Status.COMPLETED} <= set(counts) and _still_there(fitting, days):
        return Status.ONGOING
    undone = [s for _, s in ranked if s in (Status.CANCELLED, Status.POSTPONED)]
    if undone and any(_now(t) for t in fitting):
        return Status.ONGOING
    return undone[-1] if undone else ranked[-1][1] if ranked else None


def _now(t: Told) -> bool:
    """Under way on the day of the report: an earlier putting off is history."""
    return t.claim.status is Status.ONGOING and not t.claim.implied_by and t.claim.days.start in (None, t.published)


def _still_there(tellings: Sequence[Told], days: tuple[date, date] | None) -> bool:
    """ "He arrived on Monday and met the president", told that day or before the stay is to end: he is there, unless told as gone."""
    report = next((t.published for t in tellings if t.published), None)
    if days is None or report is None or report.width or report.first is None:
        return False
    gone = any(t.claim.details.get("over") or t.claim.days.end and before(t.claim.days.end, report) for t in tellings)
    begun = any(t.claim.status is Status.ONGOING and t.claim.days.start == report for t in tellings)
    return not gone and days[0] <= report.first and (begun or days[1] > report.first)


def _fits(t: Told, days: tuple[date, date] | None) -> bool:
    """Whether the status can be true on the day of the report."""
    report = t.published
    if days is None or report is None or report.first is None or report.last is None:
        return True
    if t.claim.status is Status.COMPLETED:
        return (days[0] - report.last).days <= 1
    if t.claim.status is Status.ONGOING:
        return (days[0] - report.last).days <= 1 and (report.first - days[1]).days <= 3
    return True


def _changes(before: Status, after: Status) -> bool:
    """Whether the later report changes the status; a late look ahead does not undo what was held."""
    if after is before or (before is Status.COMPLETED and after in _AHEAD | {Status.ONGOING}):
        return before is Status.COMPLETED and after is Status.CANCELLED
    if before is Status.ONGOING and after in (Status.ANNOUNCED, Status.RUMOURED, Status.POSTPONED, Status.DENIED):
        return False
    return not (after in _DOUBTED and before in (Status.ANNOUNCED, Status.CANCELLED) and after is Status.RUMOURED)


def passed(status: Status | None, days: tuple[date, date] | None, today: date | None) -> bool:
    """Whether the days of an event nobody has reported as held are over."""
    return status in (Status.ANNOUNCED, Status.ONGOING, Status.RUMOURED) and bool(days and today and days[1] < today)


def passes(event: Event, today: date | None) -> bool:
    """Whether an event that nobody judged would be marked as passed on a day, or no longer."""
    days = stay(Claim("", "", event.kind, (), days=event.days))
    return passed(event.status, days, today) is not event.date_passed


def span_of(told: Sequence[Told]) -> tuple[date, date] | None:
    """First and last day over all tellings."""
    stays = [s for t in told if (s := stay(t.claim))]
    return (min(s[0] for s in stays), max(s[1] for s in stays)) if stays else None
