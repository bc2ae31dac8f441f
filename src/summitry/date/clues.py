"""Clues within a text to the day it was written: each leaves some days and says what a day outside them costs.

The costs are nats of likelihood, chosen on dated texts with the date withheld (docs/rooms/date.md has the curve).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from summitry.date.days import Stretches, Weighed, each_year, merged
from summitry.date.direction import SPEECH, sentence_starts, tense
from summitry.date.units import month_of
from summitry.date.years import in_year
from summitry.model import Claim, Clue, Span, Status, Temporal
from summitry.when import When, between

FIRST_YEAR = 1995
COST: Mapping[str, float] = MappingProxyType({
    "past date": 4.5,
    "past year": 3.5,
    "recency": 0.9,
    "date ahead": 4.5,
    "year ahead": 1.5,
    "nearness": 0.7,
    "month link": 4.0,
    "years ago link": 5.0,
    "weekday fits": 5.0,
    "weekday near": 1.2,
    "past day of month": 1.6,
    "day of month ahead": 1.6,
    "past month": 1.0,
    "month ahead": 1.0,
    "not that year": 3.0,
    "today is": 5.0,
})  # fmt: skip
_AGO = re.compile(r"\W{0,3}(?:(?:back )?in\s+)?\Z")
_ADVERBIAL = re.compile(r"\b(?:in|on|since|during|until|by|from|and|to|through|early|late|mid|arou?nd|as of|[Dd]ated)[\s-]+(?:the\s+)?\Z|[,(]\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A dated expression with the tense around it."""

    t: Temporal
    sign: int
    word: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clue as reported and as weighed."""

    clue: Clue
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What the clue rules look at."""

    text: str
    told: tuple[Told, ...]
    claims: Sequence[Claim]
    years: range


def text_clues(text: str, temporals: Sequence[Temporal], claims: Sequence[Claim], last_year: int) -> tuple[Evidence, ...]:
    """Every clue the text itself gives."""
    told = tuple(_tensed(text, t) for t in temporals if t.type in ("DATE", "TIME") and t.reading["op"] != "ref")
    seen = Text(text, _by_claims(told, claims), claims, range(FIRST_YEAR, last_year + 1))
    return tuple(e for rule in RULES for e in rule(seen))


def _by_claims(told: tuple[Told, ...], claims: Sequence[Claim]) -> tuple[Told, ...]:
    """The tense as the claims' status tells it, where one hangs on the expression."""
    sign = {}
    for c in claims:
        for link in c.times:
            if link.role != "since" and c.status in (Status.ANNOUNCED, Status.RUMOURED):
                sign[link.start] = 1
            elif link.role != "since" and c.status is Status.COMPLETED:
                sign[link.start] = -1
    return tuple(Told(x.t, sign[x.t.span.start], "claim", True) if x.t.span.start in sign else x for x in told)


def _tensed(text: str, t: Temporal) -> Told:
    found = tense(text, t.span.start, t.span.end)
    return Told(t, found.sign, found.word, found.firm)


def _clue(rule: str, span: Span, leaves: Stretches, *weighed: Weighed, note: str = "") -> Evidence:
    return Evidence(Clue(rule, span, _hull(leaves), "text", note), weighed)


def _hull(leaves: Stretches) -> When | None:
    return between(leaves[0][0], leaves[-1][1]) if leaves and len(leaves) == 1 else None


def _explicit(x: Told) -> tuple[date, date] | None:
    """First and last day of an expression that names its own year."""
    r = x.t.reading
    day = r.get("day") if r["op"] == "time" else None
    if isinstance(day, dict):
        r = day
    if r["op"] != "date" or "year" not in r or r.get("fiscal") or r.get("era"):
        return None
    try:
        s = in_year(r, int(str(r["year"])))
    except ValueError:
        return None
    return s.first, s.last


def _governed(seen: Text, x: Told) -> bool:
    """Whether the verb can mean the date: it stands as an adverbial of time ("in 2021"), not in a name ("Order of 27 May 2014")."""
    return bool(_ADVERBIAL.search(seen.text, max(0, x.t.span.start - 24), x.t.span.start))


def _past_dates(seen: Text) -> Iterator[Evidence]:
    """The latest date told as past: the text is no older, and the less likely the more dates a year it tells and leaves untold."""
    past = sorted(((d, x) for x in seen.told if x.sign < 0 and x.firm and (d := _explicit(x)) and d[0].year >= FIRST_YEAR and _governed(seen, x)), key=lambda p: (p[0][0], -p[1].t.span.start))
    if not past:
        return
    (first, last), x = past[-1]
    end = date(seen.years[-1], 12, 31)
    if first > end:
        return
    recent = {d[0] for d, _ in past if (first - d[0]).days <= 1100}
    rate = COST["recency"] * (len(recent) + 1.0) / ((first - min(recent)).days / 366 + 1.5)
    yield _clue(
        "past date", x.t.span, ((first, end),), Weighed(((first, end),), COST["past date" if (last - first).days < 40 else "past year"]),
        *(Weighed(((first, last + timedelta(n * 183)),), rate / 2) for n in range(1, 9)),
        note=f"told as past: {x.word!r}",
    )  # fmt: skip


def _dates_ahead(seen: Text) -> Iterator[Evidence]:
    """The earliest date told as coming: the text is older than that, and seldom by years."""
    past = max((d[0] for x in seen.told if x.sign < 0 and x.firm and (d := _explicit(x)) and _governed(seen, x)), default=date.min)
    ahead = [(d, x) for x in seen.told if x.sign > 0 and x.firm and (d := _explicit(x)) and d[1] >= past and d[0].year >= FIRST_YEAR and _governed(seen, x)]
    if not ahead:
        return
    (first, last), x = min(ahead, key=lambda p: (p[0][1], p[1].t.span.start))
    start = date(FIRST_YEAR, 1, 1)
    day = (last - first).days < 2
    yield _clue(
        "date ahead", x.t.span, ((start, last),), Weighed(((start, last),), COST["date ahead" if (last - first).days < 40 else "year ahead"]),
        *(Weighed(((first - timedelta(days), last),), COST["nearness"]) for days in ((92, 366, 731) if day else (366, 731, 1461))),
        note=f"told as coming: {x.word!r}",
    )  # fmt: skip


def _month_links(seen: Text) -> Iterator[Evidence]:
    """ "Next month" beside a named month that is coming: the month before that."""
    named = [x for x in seen.told if set(x.t.reading) <= {"op", "month", "mod", "day"} and "month" in x.t.reading and x.sign > 0]
    for x in seen.told:
        r = x.t.reading
        if r["op"] != "rel" or r.get("unit") != "M" or r.get("from") != "published" or r.get("n") not in (1, 0):
            continue
        months = {int(str(y.t.reading["month"])) for y in named if _linked(seen, x, y)}
        if len(months) != 1 or (r["n"] == 0 and not any(seen.text[min(x.t.span.end, y.t.span.end) : max(x.t.span.start, y.t.span.start)].count(".") == 0 for y in named)):
            continue
        m = next(iter(months))
        now = (m - int(str(r["n"])) - 1) % 12 + 1
        leaves = merged((month_of(y, now).first, month_of(y, now).last) for y in seen.years)
        yield _clue("month link", x.t.span, leaves, Weighed(leaves, COST["month link"]), note=f"{x.t.span.text!r} is month {m}")
        return


def _linked(seen: Text, a: Told, b: Told) -> bool:
    """Whether two expressions date one thing: claims of one visitor and host say so, or nothing speaks against it."""
    told = [{(p.role, p.person or p.name) for p in c.participants if p.role == "visitor"} | {("host", c.host_country)} for c in seen.claims if any(k.start == a.t.span.start for k in c.times)]
    other = [{(p.role, p.person or p.name) for p in c.participants if p.role == "visitor"} | {("host", c.host_country)} for c in seen.claims if any(k.start == b.t.span.start for k in c.times)]
    return not (told and other) or any(u & v for u in told for v in other)


def _years_ago(seen: Text) -> Iterator[Evidence]:
    """ "10 years ago, in 2015"; "last year, in 2023": the year of writing."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for rel, named in ((a, b), (b, a)):
            r, y = rel.t.reading, named.t.reading
            if r["op"] != "rel" or r.get("unit") != "Y" or r.get("from") != "published" or y["op"] != "date" or "year" not in y or y.get("fiscal") or "compared" in r:
                continue
            gap = seen.text[a.t.span.end : b.t.span.start]
            if not _AGO.match(gap):
                continue
            year = int(str(y["year"])) - int(float(str(r["n"])))
            if year in seen.years:
                leaves = ((date(year, 1, 1), date(year, 12, 31)),)
                yield _clue("years ago link", rel.t.span, leaves, Weighed(leaves, COST["years ago link"]), note=f"{rel.t.span.text!r} is {y['year']}")


def _weekday_dates(seen: Text) -> Iterator[Evidence]:
    """A weekday beside a day and month: only some years fit; the year is that day's, near the text's."""
    for x in seen.told:
        r = x.t.reading
        inner = r.get("day")
        if r["op"] == "time" and isinstance(inner, dict):
            r = inner
        if r["op"] != "date" or not {"weekday", "month", "day"} <= set(r) or "year" in r:
            continue
        days = [d for y in seen.years if (d := _on(y, r)) and d.isoweekday() == r["weekday"]]
        leaves = merged((d - timedelta(180), d + timedelta(180)) for d in days)
        yield _clue("weekday fits", x.t.span, leaves, Weighed(leaves, COST["weekday fits"]), note="only some years fit the weekday")


def _on(year: int, r: Mapping[str, Any]) -> date | None:
    try:
        return date(year, int(str(r["month"])), int(str(r["day"])))
    except ValueError:
        return None


def _weekday_near(seen: Text) -> Iterator[Evidence]:
    """A bare weekday in one sentence with a bare day of a month: likely one and the same week, the day itself first."""
    start_of = sentence_starts(seen.text)
    days = [x for x in seen.told if _bare_day(x.t.reading)]
    for w in seen.told:
        if set(w.t.reading) != {"op", "weekday"} or not w.sign or w.word in SPEECH:
            continue
        for x in days:
            if start_of(x.t.span.start) != start_of(w.t.span.start):
                continue
            r = x.t.reading
            fit = [d for y in seen.years if (d := _on(y, r)) and d.isoweekday() == w.t.reading["weekday"]]
            leaves = merged((d, d + timedelta(6)) if w.sign < 0 else (d - timedelta(6), d) for d in fit)
            yield _clue("weekday near", w.t.span, leaves, Weighed(leaves, COST["weekday near"]), note=f"{x.t.span.text} may be that {w.t.span.text}")
            return


def _bare_day(r: Mapping[str, Any]) -> bool:
    return r["op"] == "date" and {"month", "day"} <= set(r) <= {"op", "month", "day"}


def _days_of_months(seen: Text) -> Iterator[Evidence]:
    """Days of a month without a year: written soon after, if past, or not long before, if coming; the first of each side counts most."""
    near: set[int] = set()
    for x in seen.told:
        r = x.t.reading
        if not _bare_day(r) or not x.sign:
            continue
        day = (int(str(r["month"])), int(str(r["day"])))
        rule = "past day of month" if x.sign < 0 else "day of month ahead"
        reach = ((240, 1.0), (45, 0.6), (8, 0.5)) if x.sign < 0 else ((210, 1.0), (60, 0.8), (21, 0.6))
        sets = [(each_year(day, seen.years, **({"after": n} if x.sign < 0 else {"before": n})), share) for n, share in reach]
        weighed = [Weighed(s, COST[rule] * share) for s, share in sets[: 1 if x.sign in near else 3]]
        near.add(x.sign)
        yield _clue(rule, x.t.span, sets[0][0], *weighed, note=f"{'past' if x.sign < 0 else 'coming'}: {x.word!r}")


def _months(seen: Text) -> Iterator[Evidence]:
    """Months without a year, past or coming."""
    for x in seen.told:
        r = x.t.reading
        if r["op"] != "date" or not {"month"} <= set(r) <= {"op", "month", "mod"} or not x.sign:
            continue
        m = int(str(r["month"]))
        if x.sign < 0:
            wide = merged((date(y, m, 1), month_of(y, m).last + timedelta(270)) for y in seen.years)
        else:
            wide = merged((date(y, m, 1) - timedelta(240), month_of(y, m).last) for y in seen.years)
        rule = "past month" if x.sign < 0 else "month ahead"
        yield _clue(rule, x.t.span, wide, Weighed(wide, COST[rule]), note=f"{'past' if x.sign < 0 else 'coming'}: {x.word!r}")


def _that_year(seen: Text) -> Iterator[Evidence]:
    """ "That same year" and "the following year": the year meant is not the one of writing."""
    year = None
    for x in seen.told:
        d = _explicit(x)
        year = d[0].year if d else year
        base = x.t.reading.get("base", x.t.reading)
        if not isinstance(base, dict | MappingProxyType) or base.get("unit") != "Y" or base.get("from") != "previous" or year is None:
            continue
        if year in seen.years:
            leaves = tuple(s for s in ((date(FIRST_YEAR, 1, 1), date(year - 1, 12, 31)), (date(year + 1, 1, 1), date(seen.years[-1], 12, 31))) if s[0] <= s[1])
            yield _clue("not that year", x.t.span, leaves, Weighed(leaves, COST["not that year"]), note=f"{x.t.span.text!r} is {year}")


def _today_is(seen: Text) -> Iterator[Evidence]:
    """ "Today, May 9, 2025": the day itself."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for today, named in ((a, b), (b, a)):
            r = today.t.reading
            d = _explicit(named)
            if r["op"] != "rel" or r.get("unit") != "D" or r.get("n") != 0 or not d or (d[1] - d[0]).days > 0:
                continue
            if re.fullmatch(r"\W{1,3}(?:on |is |was )?", seen.text[a.t.span.end : b.t.span.start]):
                yield _clue("today is", today.t.span, (d,), Weighed((d,), COST["today is"]), note=named.t.span.text)


RULES = (_past_dates, _dates_ahead, _month_links, _years_ago, _weekday_dates, _weekday_near, _days_of_months, _months, _that_year, _today_is)
