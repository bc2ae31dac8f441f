"""One claim as joining sees it: the days it can mean, the days it was reported, who and where; and groups of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Self

from summitry.join.places import fold, seats
from summitry.lexicon.weighing import Weights
from summitry.model import Claim, ClaimKind, Dating, Days, Participant, Status
from summitry.when import When

NARROW, MONTH, YEAR = 10, 45, 400
"""Widest stretch, in days, that counts as told to the day, to the month, to the year; beyond, it only bounds."""
SOON = 90
"""Days ahead for which a visit is already called "the visit"."""
AT_THE_TIME = 10
"""Days between an event and its report within which it is told at the time."""
CURRENT = frozenset({Status.ANNOUNCED, Status.ONGOING, Status.RUMOURED, Status.POSTPONED, Status.CANCELLED, Status.DENIED})
_AHEAD = MappingProxyType({Status.DENIED: 60, Status.RUMOURED: 120, Status.CANCELLED: 120})
"""Days ahead that a journey without a day can lie: one denied or called off is not the one made a year later."""
_PLANNED = 400
_THESE_DAYS = 2
_CALLS = frozenset({"phone", "video"})
_CALL_AHEAD = 14
"""Days before a call from which it is announced; a journey is announced months before."""
_WORD = re.compile(r"[a-z0-9]+")
_EDITION = re.compile(r"(?P<n>\d+)(?:st|nd|rd|th)\b|\b(?P<y>(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The calendar days an event can touch by one telling."""

    first: date
    last: date

    @property
    def width(self) -> int:
        """Days from first to last; 0 for one day."""
        return (self.last - self.first).days

    @property
    def narrow(self) -> bool:
        """Told to the day, or to a stay of days."""
        return self.width <= NARROW

    def gap(self, other: Window) -> int:
        """Days between the two: 0 where they share a day, 1 where one follows the other."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with its windows worked out."""

    claim: Claim
    window: Window | None
    """Where its own words put it; None for an undated one."""
    bounds: tuple[date, date]
    """Where it can lie at all: by open bounds, status and day of report."""
    report: Window | None
    occasion: frozenset[str]
    """The words that name it."""
    edition: str
    wording: frozenset[str] = frozenset()
    """Its words without months and numbers."""
    at_the_time: bool = False
    """Told to the day, and reported within days of it."""

    @property
    def begun(self) -> bool:
        """Told at the time, and not for a day after its report."""
        return self.at_the_time and bool(self.window and self.report and self.window.first <= shift(self.report.last, 1))

    @property
    def current(self) -> bool:
        """Of the visit its article is about: coming, under way, called off; or just over."""
        return self.claim.status in CURRENT or self.at_the_time


_OF_ITS_DAYS = 3
"""Days before its report that a meeting told as coming can have been; a visit lasts."""
_OF_ITS_WEEK = 6
"""Days before the report at which a coming visit can begin: "the visit this week" is of the week the report stands in."""


def _ends(when: When | None) -> list[Window]:
    if when is None or when.first is None or when.last is None or when.precision == "yearless":
        return []
    return [Window(when.first, when.last)]


def _own_window(days: Days) -> Window | None:
    told = [w for v in (days.start, days.end, days.programme_start, days.programme_end, *days.attested) for w in _ends(v)]
    told = [w for w in told if w.narrow] or [w for w in told if w.width <= MONTH] or [w for w in told if w.width <= YEAR]
    return Window(min(w.first for w in told), max(w.last for w in told)) if told else None


def _open_bounds(days: Days) -> tuple[date, date]:
    lo, hi = date.min, date.max
    for when in (days.start, days.end):
        if when is not None and when.precision != "yearless":
            lo, hi = max(lo, when.first or date.min), min(hi, when.last or date.max)
    return (lo, hi) if lo <= hi else (date.min, date.max)


def shift(day: date, days: int) -> date:
    """So many days on, held inside the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _by_report(claim: Claim, report: Window | None, definite: bool) -> tuple[date, date]:
    """Where the status, said on the day of the report, puts the event; "the trip" by itself has no tense to go by."""
    status = claim.status
    if report is None:
        return date.min, date.max
    if definite and status in (Status.COMPLETED, Status.ONGOING):
        return (shift(report.first, -SOON) if status is Status.ONGOING else date.min), shift(report.last, SOON)
    if status is Status.COMPLETED:
        return date.min, report.last
    if status is Status.ONGOING:
        return shift(report.first, -AT_THE_TIME), shift(report.last, 3)
    if status is not None and status in CURRENT:
        ahead = _CALL_AHEAD if claim.mode in _CALLS else _AHEAD.get(status, _PLANNED)
        back = _OF_ITS_WEEK if claim.kind is ClaimKind.VISIT else _OF_ITS_DAYS
        return shift(report.first, -back), shift(report.last, ahead)
    return date.min, shift(report.last, _PLANNED)


def _clip(window: Window, bounds: tuple[date, date]) -> Window:
    """A wide window cut to where the telling can lie; never to nothing, and a month never to days: the status may be wrong."""
    first, last = max(window.first, bounds[0]), min(window.last, bounds[1])
    if first > last or window.narrow or (window.width <= MONTH and (last - first).days <= NARROW):
        return window
    return Window(first, last)


def tell(claim: Claim, dating: Dating | None, weights: Weights) -> Telling:
    """The claim as joining sees it."""
    report = next(iter(_ends(dating.published)), None) if dating else None
    allowed = _by_report(claim, report, claim.definite)
    own = _own_window(claim.days)
    lo, hi = _open_bounds(claim.days)
    wording = _wording(claim, weights)
    if own is None and report is not None and not claim.definite and weights.these_days & wording and "ago" not in wording:
        allowed = (shift(report.first, -_THESE_DAYS), shift(report.last, _THESE_DAYS))
    bounds = (max(lo, allowed[0]), min(hi, allowed[1]))
    low = fold(claim.occasion)
    named = frozenset(w for w in _WORD.findall(_EDITION.sub(" ", low)) if w not in weights.plain_words)
    edition = next((m["n"] or "" for m in _EDITION.finditer(low) if m["n"]), "")
    told = _by_report(claim, report, False)
    window = _clip(own, told) if own else None
    fitting = bounds if bounds[0] <= bounds[1] else (lo, hi)
    return Telling(claim, window, fitting, report, named, edition, wording, _at_the_time(window, report))


def _at_the_time(window: Window | None, report: Window | None) -> bool:
    return bool(window and report and window.narrow and report.narrow and window.gap(report) <= AT_THE_TIME)


def _wording(claim: Claim, weights: Weights) -> frozenset[str]:
    said = {w for s in claim.spans for w in _WORD.findall(fold(s.text))}
    return frozenset(w for w in said if w not in weights.months and not w.isdecimal())


def who(participant: Participant) -> str:
    """A key for the person: the stable id, else country and name."""
    return participant.person or f"{participant.country}:{fold(participant.name)}"


def visitor(claim: Claim) -> str:
    """The visitor's key, empty where the claim names none."""
    return next((who(p) for p in claim.participants if p.role == "visitor"), "")


def block_key(claim: Claim) -> tuple[str, ...]:
    """What all tellings of one event share: visitor and host of a visit, the participants of a meeting."""
    if claim.kind is ClaimKind.VISIT:
        return (claim.kind, visitor(claim), claim.host_country)
    return (claim.kind, *sorted({who(p) for p in claim.participants if p.role != "companion"}))


def unit(claim: Claim) -> str:
    """What the joining of a claim hangs on: the visitor, whose other stays count too, or all who met.

    Claims of one unit are joined alike whatever other units hold, so that units can be joined apart, on any machine.
    """
    return "|".join(block_key(claim)[:2] if claim.kind is ClaimKind.VISIT else block_key(claim))


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings held for one event so far, with what they say between them."""

    tellings: tuple[Telling, ...]
    windows: frozenset[Window]
    occasions: frozenset[tuple[frozenset[str], str]]
    places: frozenset[str]
    forms: frozenset[str]
    modes: frozenset[str]
    hosts: frozenset[str]
    put_off: bool
    sharp: tuple[Window, ...]
    """Its windows told to the day, else all."""
    voice: Telling
    """The telling that says most of what the group says: the first with a status."""
    days: frozenset[Window]
    """Those of its windows that were told at the time."""
    numbered: frozenset[tuple[str, str]]
    """Since when it is counted, and as which: "the third visit since"."""
    by_article: Mapping[str, tuple[Telling, ...]]

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Self:
        """The group of these tellings, in the order of their claims' ids."""
        ts = tuple(sorted(tellings, key=lambda t: t.claim.id))
        windows = frozenset(t.window for t in ts if t.window)
        by_article: dict[str, tuple[Telling, ...]] = {}
        for t in ts:
            by_article[t.claim.article] = (*by_article.get(t.claim.article, ()), t)
        return cls(
            ts,
            windows,
            frozenset((t.occasion, t.edition) for t in ts if t.occasion),
            frozenset(p for t in ts if t.claim.place for p in seats(t.claim.place, t.claim.host_country)),
            frozenset(t.claim.form for t in ts if t.claim.form and t.claim.form != "unspecified"),
            frozenset(t.claim.mode for t in ts if t.claim.mode),
            frozenset(t.claim.host_country for t in ts if t.claim.host_country),
            any(t.claim.status is Status.POSTPONED for t in ts),
            tuple(sorted(w for w in windows if w.narrow)) or tuple(sorted(windows)),
            next((t for t in ts if t.claim.status is not None), ts[0]),
            frozenset(t.window for t in ts if t.window and t.at_the_time),
            frozenset((t.claim.details["since"], t.claim.details["n"]) for t in ts if {"since", "n"} <= t.claim.details.keys()),
            by_article,
        )

    @property
    def key(self) -> str:
        """Its least claim's id: what ties are broken by."""
        return self.tellings[0].claim.id

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len(self.by_article)

    @property
    def undated(self) -> bool:
        """No telling has a day of its own."""
        return not self.windows


def signature(telling: Telling, *, alone: bool = True) -> tuple[object, ...]:
    """Tellings of one signature are one group from the start; `alone`: undated ones each have one of their own."""
    c = telling.claim
    apart = telling.claim.id if alone and telling.window is None else ""
    told = (fold(c.place), c.form, c.mode, c.host_country, c.status)
    return (telling.window, telling.occasion, telling.edition, *told, telling.at_the_time, apart)


def tellings_of(claims: Iterable[Claim], published: Mapping[str, Dating], weights: Weights) -> tuple[Telling, ...]:
    """Every claim once, in the order of ids."""
    once = {c.id: c for c in claims}
    return tuple(tell(once[i], published.get(once[i].article), weights) for i in sorted(once))
