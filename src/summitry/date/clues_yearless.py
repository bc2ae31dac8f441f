"""Clues from dates without a year: months and days past or coming, weekdays that fit only some years, events under way or announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from summitry.date.days import Stretches, each_year, merged
from summitry.date.direction import is_speech, sentence_starts
from summitry.date.told import Evidence, Text, Told, clue, day_in, is_bare_day, is_lead, weigh_in
from summitry.date.units import month_of
from summitry.model import Status

_LEAD = 400
"""Characters of the lead: what it tells is the news."""
_FEW = 40
"""Expressions compared with one another: more say nothing new."""


def month_links(seen: Text) -> Iterator[Evidence]:
    """ "Next month" beside a named month that is coming: the month before that."""
    named = [x for x in seen.told if set(x.t.reading) <= {"op", "month", "mod"} and "month" in x.t.reading and x.sign > 0 and x.firm][:_FEW]
    for x in seen.told:
        r = x.t.reading
        if r["op"] != "rel" or r.get("unit") != "M" or r.get("from") != "published" or r.get("n") not in (1, 0) or not x.firm:
            continue
        months = {int(str(y.t.reading["month"])) for y in named if _linked(seen, x, y)}
        if len(months) != 1 or (
            r["n"] == 0
            and not any(seen.text[min(x.t.span.end, y.t.span.end) : max(x.t.span.start, y.t.span.start)].count(".") == 0 for y in named)
        ):
            continue
        m = next(iter(months))
        now = (m - int(str(r["n"])) - 1) % 12 + 1
        leaves = merged((month_of(y, now).first, month_of(y, now).last) for y in seen.years)
        yield clue("month link", x.t.span, leaves, weigh_in(seen, "month link", leaves), note=f"{x.t.span.text!r} is month {m}")
        return


def _linked(seen: Text, a: Told, b: Told) -> bool:
    """Whether two expressions date one thing: claims of one visitor and host say so, or nothing speaks against it."""
    told = [
        {(p.role, p.person or p.name) for p in c.participants if p.role == "visitor"} | {("host", c.host_country)}
        for c in seen.claims
        if any(k.start == a.t.span.start for k in c.times)
    ]
    other = [
        {(p.role, p.person or p.name) for p in c.participants if p.role == "visitor"} | {("host", c.host_country)}
        for c in seen.claims
        if any(k.start == b.t.span.start for k in c.times)
    ]
    return not (told and other) or any(u & v for u in told for v in other)


def weekday_dates(seen: Text) -> Iterator[Evidence]:
    """A weekday beside a day and month: only some years fit; the year is that day's, near the text's."""
    first = True
    for x in seen.told:
        r = x.t.reading
        inner = r.get("day")
        if r["op"] == "time" and isinstance(inner, dict):
            r = inner
        if r["op"] != "date" or not {"weekday", "month", "day"} <= set(r) or "year" in r:
            continue
        days = [d for y in seen.years if (d := day_in(y, r)) and d.isoweekday() == r["weekday"]]
        leaves = merged((d - timedelta(240), d + timedelta(150)) for d in days)
        near = [weigh_in(seen, f"weekday fits {n}", merged((d - timedelta(n), d + timedelta(n)) for d in days)) for n in (60, 20) if first]
        first = False
        yield clue("weekday fits", x.t.span, leaves, weigh_in(seen, "weekday fits", leaves), *near, note="only some years fit the weekday")


def weekday_near(seen: Text) -> Iterator[Evidence]:
    """A bare weekday in one sentence with a bare day of a month: likely one and the same week, the day itself first."""
    start_of = sentence_starts(seen.text)
    days = [x for x in seen.told if is_bare_day(x.t.reading) and "weekday" not in x.t.reading][:_FEW]
    for w in seen.told:
        if set(w.t.reading) != {"op", "weekday"} or not w.sign or not w.firm or is_speech(w.word):
            continue
        for x in days:
            if start_of(x.t.span.start) != start_of(w.t.span.start):
                continue
            r = x.t.reading
            fit = [d for y in seen.years if (d := day_in(y, r)) and d.isoweekday() == w.t.reading["weekday"]]
            leaves = merged((d, d + timedelta(6)) if w.sign < 0 else (d - timedelta(6), d) for d in fit)
            yield clue(
                "weekday near",
                w.t.span,
                leaves,
                weigh_in(seen, "weekday near", leaves),
                note=f"{x.t.span.text} may be that {w.t.span.text}",
            )
            return


def days_of_months(seen: Text) -> Iterator[Evidence]:
    """Days of a month without a year: written soon after, if past, or not long before, if coming; the first of each side counts most."""
    near: set[int] = set()
    for x in seen.told:
        r = x.t.reading
        if not is_bare_day(r) or not x.sign or (x.sign > 0 and not x.firm):
            continue
        day = (int(str(r["month"])), int(str(r["day"])))
        rule = "past day of month" if x.sign < 0 else "day of month ahead"
        reach = (240, 120, 45, 10, 3) if x.sign < 0 else (210, 130, 45, 21, 7)
        sets = [(n, each_year(day, seen.years, **({"after": n} if x.sign < 0 else {"before": n}))) for n in reach]
        first = "more " if x.sign in near else "lead " if is_lead(seen, x) else ""
        weighed = [weigh_in(seen, f"{first}{rule} {n}", s, 1.0 if x.firm else 0.6) for n, s in sets[: 1 if x.sign in near else len(sets)]]
        near.add(x.sign)
        yield clue(rule, x.t.span, sets[0][1], *weighed, note=f"{'past' if x.sign < 0 else 'coming'}: {x.word!r}")


def reported(seen: Text) -> Iterator[Evidence]:
    """ "The Kremlin said on Sunday", "arrived on Tuesday" in the lead: written that day or the next; what is announced so comes soon."""
    start_of = sentence_starts(seen.text)
    for w in seen.told:
        if set(w.t.reading) - {"tod"} != {"op", "weekday"} or w.sign >= 0 or not (is_speech(w.word) or (w.firm and w.t.span.start < _LEAD)):
            continue
        days = _weekdays(int(str(w.t.reading["weekday"])), seen.years)
        weighed = [weigh_in(seen, "reported on" if is_speech(w.word) else "done on", days)]
        ahead = [x for x in seen.told if is_bare_day(x.t.reading) and x.sign > 0 and start_of(x.t.span.start) == start_of(w.t.span.start)]
        if ahead and ahead[0].firm:
            r = ahead[0].t.reading
            day = (int(str(r["month"])), int(str(r["day"])))
            weighed += [weigh_in(seen, f"reported plan {n}", each_year(day, seen.years, before=n)) for n in (14, 35)]
        yield clue("reported on", w.t.span, (), *weighed, note=f"{w.word!r} that day" + (f" of {ahead[0].t.span.text}" if ahead else ""))
        return


def announced(seen: Text) -> Iterator[Evidence]:
    """A visit or meeting announced with its day: such notice is short."""
    by_start = {x.t.span.start: x for x in seen.told}
    for c in seen.claims:
        days = [
            by_start[k.start].t
            for k in c.times
            if c.status is Status.ANNOUNCED and k.role in ("start", "date", "programme") and k.start in by_start
        ]
        days = [t for t in days if is_bare_day(t.reading)]
        if not days:
            continue
        day = (int(str(days[0].reading["month"])), int(str(days[0].reading["day"])))
        weighed = [weigh_in(seen, f"announced {n}", each_year(day, seen.years, before=n)) for n in (14, 31, 92)]
        yield clue("announced", days[0].span, (), *weighed, note="a visit announced with its day")
        return


def _weekdays(weekday: int, years: range) -> Stretches:
    """Every such weekday with the day after it."""
    first = date(years[0], 1, 1)
    first += timedelta((weekday - first.isoweekday()) % 7)
    return tuple((first + timedelta(n), first + timedelta(n + 1)) for n in range(0, (date(years[-1], 12, 30) - first).days, 7))


def under_way(seen: Text) -> Iterator[Evidence]:
    """An event told as going on, with days of a month: written within them."""
    by_start = {x.t.span.start: x for x in seen.told}
    start_of = sentence_starts(seen.text)
    for c in seen.claims:
        if c.status is not Status.ONGOING:
            continue
        linked = {k.start for k in c.times if k.relation == "on"}
        days = [
            x.t.reading
            for start, x in by_start.items()
            if is_bare_day(x.t.reading) and (start in linked or any(start_of(s.start) == start_of(start) for s in c.spans))
        ]
        if not days:
            continue
        ends = [(int(str(r["month"])), int(str(r["day"]))) for r in days]
        leaves = merged(s for y in seen.years for s in _between(y, ends[0], ends[-1]))
        yield clue("under way", c.spans[0], leaves, weigh_in(seen, "under way", leaves), note="told as going on")
        return


def _between(year: int, a: tuple[int, int], b: tuple[int, int]) -> Iterator[tuple[date, date]]:
    try:
        first, last = date(year, *a), date(year + (b < a), *b)
    except ValueError:
        return
    yield first - timedelta(1), last + timedelta(1)


def months(seen: Text) -> Iterator[Evidence]:
    """Months without a year, past or coming; not those that a year named before them in the sentence carries on to."""
    start_of = sentence_starts(seen.text)
    year: Told | None = None
    met: set[int] = set()
    for x in seen.told:
        r = x.t.reading
        if "year" in r:
            year = x
        carried = year is not None and year.sign == x.sign and start_of(x.t.span.start) <= year.t.span.start
        if r["op"] != "date" or not {"month"} <= set(r) <= {"op", "month", "mod"} or not x.sign or not x.firm or carried:
            continue
        m = int(str(r["month"]))
        rule = "past month" if x.sign < 0 else "month ahead"
        spans = [(month_of(y, m).first, month_of(y, m).last) for y in seen.years]
        reach = (330, 122, 45, 21)
        sets = [(n, merged((a, b + timedelta(n)) if x.sign < 0 else (a - timedelta(n), b) for a, b in spans)) for n in reach]
        more = "more " if x.sign in met else ""
        weighed = [weigh_in(seen, f"{more}{rule} {n}", s) for n, s in (sets[:1] if more else sets)]
        met.add(x.sign)
        yield clue(rule, x.t.span, sets[0][1], *weighed, note=f"{'past' if x.sign < 0 else 'coming'}: {x.word!r}")
