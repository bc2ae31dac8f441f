"""Resolves temporal expressions: each against the day of publication, the episode being told, the date before it, or its range."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.date.anchors import Telling
from summitry.date.partial import when_of
from summitry.date.result import Result
from summitry.date.units import stretch
from summitry.lexicon.times import CalendarWords, load_calendar
from summitry.model import Temporal, Timex
from summitry.when import When, between, parse


def resolve(text: str, temporals: Sequence[Temporal], published: When | None, words: CalendarWords | None = None) -> tuple[Timex, ...]:
    """One `Timex` for each `Temporal`, in the same order.

    `published` may be a day, a longer stretch (results widen to what every day of it allows), or None (what hangs on it has no value).
    """
    words = words or load_calendar()
    if published is None or published.first is None or published.last is None:
        found = Telling(text, temporals, None, words).results()
        return tuple(_timex(t, r) for t, r in zip(temporals, found, strict=True))
    early = Telling(text, temporals, published.first, words).results()
    if published.width == 0:
        return tuple(_timex(t, r) for t, r in zip(temporals, early, strict=True))
    late = Telling(text, temporals, published.last, words).results()
    return tuple(_widened(t, a, b, published) for t, a, b in zip(temporals, early, late, strict=True))


def _timex(t: Temporal, r: Result) -> Timex:
    return Timex(t.span, r.type or t.type, r.value, _when(r), r.anchor, r.reason, t.partner)


def _when(r: Result) -> When | None:
    if r.bounds is not None:
        return between(*r.bounds)
    if r.stretch is not None:
        return when_of(r.stretch, r.mod)
    if r.yearless:
        return parse(r.yearless)
    return None


def _widened(t: Temporal, a: Result, b: Result, published: When) -> Timex:
    """What both the first and the last possible day of publication allow."""
    one, two = _timex(t, a), _timex(t, b)
    if one.value == two.value and one.when == two.when:
        return one
    if one.when is None or two.when is None or not (one.when.first and one.when.last and two.when.first and two.when.last):
        return Timex(t.span, t.type, "", None, one.anchor, f"published {published}: no one value", t.partner)
    when = between(min(one.when.first, two.when.first), max(one.when.last, two.when.last))
    return Timex(t.span, one.type, _unit_value(when), when, one.anchor, f"published {published}: widened", t.partner)


def _unit_value(when: When) -> str:
    return when.text if when.precision in ("day", "month", "year") and stretch(when.text) else ""
