"""A record as it could be known on a day: nothing told later takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from summitry.errors import UsageError
from summitry.keep import Bare, Filter, Kept, View, as_bare, codec, open_view
from summitry.keep.view import SHORTEST_BEGINNING
from summitry.model import Claim, ClaimKind, Derived, Dispute, Doubt, Event, Origin, Problem, Verdict
from summitry.run.choices import as_built
from summitry.run.closing import compared
from summitry.run.relating import relate
from summitry.settings import Settings
from summitry.settle import known_on
from summitry.show import Shown
from summitry.when import WhenError, parse


@contextmanager
def as_of(record: str | Path, day: str, settings: Settings) -> Iterator[Shown]:
    """The record, or, where a day is given, what it could hold on that day."""
    with open_view(record) as view:
        yield Earlier(view, last_day(day), as_built(view, settings)) if day else view


def last_day(text: str) -> date:
    """The day that "as of" some words means: the last of them; raises `UsageError` where they name none."""
    try:
        last = parse(text).last
    except WhenError as e:
        raise UsageError(f"--as-of: {e}") from e
    if last is None:
        raise UsageError(f"--as-of: {text!r} names no year: write a day such as 2024-10-01")
    return last


class Earlier:
    """What a record could hold on a day; an article counts from the latest day it can have been published."""

    def __init__(self, view: View, day: date, settings: Settings) -> None:
        self._view = view
        known = known_on(day, {k.article.id: k.dating for k in view.articles()})
        self._kept = {k.article.id: k for k in view.articles(known)}
        self._claims = {c.id: c for c in view.claims_told_by(self._kept)}
        judgements = tuple(j for j in view.judgements() if not j.when or j.when[:10] <= day.isoformat())
        self._derived: Derived = relate(list(self._kept.values()), list(self._claims.values()), judgements, settings, compared(view))

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Kept]:
        """Articles by id."""
        wanted = set(self._kept) if ids is None else set(ids) & set(self._kept)
        return (self._kept[i] for i in sorted(wanted))

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims by id."""
        wanted = set(self._claims) if ids is None else set(ids) & set(self._claims)
        return (self._claims[i] for i in sorted(wanted))

    def claims_of_kind(self, kind: ClaimKind) -> Iterator[Claim]:
        """Claims of one kind, by article and id."""
        return iter(sorted((c for c in self._claims.values() if c.kind is kind), key=lambda c: (c.article, c.id)))

    def events(self, kind: ClaimKind | None = None, wanted: Filter | None = None) -> Iterator[Event]:
        """Events by first day, those without one last; those that fit a filter, or all."""
        asked = (e for e in self._derived.events if kind in (None, e.kind) and (wanted is None or wanted.accepts(e)))
        return iter(sorted(asked, key=_by_day))

    def bare_events(self, values: bool = False) -> Iterator[Bare]:
        """Events in the same order, as JSON has them, with who tells them; every value told is at hand anyhow."""
        for event in self.events():
            told = [self._claims[c] for c in event.claims]
            kept = [self._kept[c.article] for c in told]
            yield as_bare(event, ((k.article, k.dating) for k in kept), next(c.spans[0].text for c in told if c.id == event.id))

    def bare_claims(self) -> Iterator[Mapping[str, Any]]:
        """Claims that tell events by id, as JSON has them."""
        return map(codec.plain, (c for c in self.claims() if c.kind in (ClaimKind.VISIT, ClaimKind.MEETING)))

    def event(self, claim: str) -> Event | None:
        """The event a claim tells of."""
        exact = [e for e in self._derived.events if claim in e.claims]
        long_enough = len(claim) >= SHORTEST_BEGINNING
        begun = [e for e in self._derived.events if any(c.startswith(claim) for c in e.claims)] if long_enough else []
        return next((found[0] for found in (exact, begun) if len(found) == 1), None)

    def disputes(self) -> Iterator[Dispute]:
        """Disputes by event."""
        return iter(sorted(self._derived.disputes, key=lambda d: (d.event, d.field)))

    def origins(self) -> Iterator[Origin]:
        """Origins by id."""
        return iter(sorted(self._derived.origins, key=lambda o: o.id))

    def verdicts(self) -> Iterator[Verdict]:
        """Verdicts by article."""
        return iter(sorted(self._derived.verdicts, key=lambda v: (v.article, v.claim)))

    def doubts(self) -> Iterator[Doubt]:
        """Events whose tellings hang together loosely, the least sure first."""
        return iter(sorted(self._derived.doubts, key=lambda d: (d.sureness, d.event)))

    def problems(self) -> Iterator[Problem]:
        """Problems, whenever they were met."""
        return self._view.problems()


def _by_day(event: Event) -> tuple[bool, date, date, str]:
    start = event.days.start or event.days.programme_start
    first = start.first if start else None
    return (first is None, first or date.max, (start.last if start else None) or date.max, event.id)
