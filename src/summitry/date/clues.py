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
    "past date": 8.0,
    "past year": 7.0,
    "recency": 1.0,
    "date ahead": 8.0,
    "year ahead": 4.0,
    "nearness": 0.9,
    "month link": 6.0,
    "years ago link": 8.0,
    "weekday fits": 8.0,
    "weekday near": 1.8,
    "reported on": 1.2,
    "reported plan": 1.2,
    "under way": 3.0,
    "announced": 1.2,
    "past day of month": 1.0,
    "day of month ahead": 1.0,
    "past month": 1.0,
    "month ahead": 1.0,
    "not that year": 3.5,
    "today is": 8.0,
})  # fmt: skip
_FADING = ((1, 1.1), (2, 0.9), (3, 0.5), (4, 0.4), (6, 0.4), (8, 0.3), (12, 0.3))
"""How a text's age fades with the half years since the latest date it tells: most tell one of late, some only old ones."""
_SPEAKER = re.compile(r"^(?:Q\b|[A-Z][A-Z .’'-]{3,40}:)", re.MULTILINE)
_AGO = re.compile(r"\W{0,3}(?:(?:back )?in\s+)?\Z")
_OTHER_VERB = re.compile(r"\b(?:\w{2,}ed|that|which|who|was|were|made|taken|held|built|given)\b")
_INFINITIVE = re.compile(r"\bto (?!the |a |an |his |her |its |their |this |that |in |on )[a-z]+\b|\bif\b|\bgoals?\b|\bby the end of\b")
_ADVERBIAL = re.compile(r"\b(?:in|on|since|during|until|from|early|late|mid|arou?nd|as of|[Dd]ated)[\s-]+(?:the\s+)?\Z|[,(]\s*\Z", re.IGNORECASE)


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
    return tuple(e for rule in (_IN_TALK if is_talk(text) else RULES) for e in rule(seen))


def is_talk(text: str) -> bool:
    """Whether the text is the record of questions and answers: its dates belong to what somebody says, not to the text."""
    return len(_SPEAKER.findall(text)) >= 6


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
    """Whether the verb can mean the date: an adverbial of time ("in 2021"), no name ("Order of 27 May 2014"), no other verb between."""
    start = x.t.span.start
    if not _ADVERBIAL.search(seen.text, max(0, start - 24), start):
        return False
    before = seen.text[max(0, start - 200) : start].lower()
    at = before.rfind(x.word)
    between_them = before[at + len(x.word) :] if at >= 0 else ""
    return x.word == "claim" or not (_OTHER_VERB.search(between_them) if x.sign > 0 else _INFINITIVE.search(between_them))


def _past_dates(seen: Text) -> Iterator[Evidence]:
    """The latest date told as past: the text is no older, and the less likely the more dates a year it tells and leaves untold."""
    past = sorted(((d, x) for x in seen.told if x.sign < 0 and x.firm and (d := _explicit(x)) and d[0].year >= FIRST_YEAR and _governed(seen, x)), key=lambda p: (p[0][0], -p[1].t.span.start))
    if not past:
        return
    (first, last), x = past[-1]
    end = date(seen.years[-1], 12, 31)
    if first > end:
        return
    rate = COST["recency"] * _told_a_year([d[0] for d, _ in past])
    steps = [(n, rate / 2) for n in range(1, 9)] if rate > 1.5 else _FADING
    yield _clue(
        "past date", x.t.span, ((first, end),), Weighed(((first, end),), COST["past date" if (last - first).days < 40 else "past year"]),
        *(Weighed(((first, last + timedelta(n * 183)),), cost) for n, cost in steps), Weighed(((first, last + timedelta(45)),), COST["nearness"]),
        note=f"told as past: {x.word!r}",
    )  # fmt: skip


def _told_a_year(days: Sequence[date]) -> float:
    """How many dates a year a text tells of late: after so many, a long silence is unlikely."""
    late = sorted(set(days), reverse=True)
    rates = [(k + 1) / ((late[0] - late[k]).days / 366 + 0.5) for k in range(2, min(6, len(late)))]
    return min(3.0, max([0.9, *rates]))


def _dates_ahead(seen: Text) -> Iterator[Evidence]:
    """The earliest date told as coming: the text is older than that, and seldom by years."""
    past = max((d[0] for x in seen.told if x.sign < 0 and x.firm and (d := _explicit(x)) and _governed(seen, x)), default=date.min)
    ahead = [(d, x) for x in seen.told if x.sign > 0 and x.firm and (d := _explicit(x)) and d[0] > past and d[0].year >= FIRST_YEAR and _governed(seen, x)]
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
    named = [x for x in seen.told if set(x.t.reading) <= {"op", "month", "mod"} and "month" in x.t.reading and x.sign > 0 and x.firm]
    for x in seen.told:
        r = x.t.reading
        if r["op"] != "rel" or r.get("unit") != "M" or r.get("from") != "published" or r.get("n") not in (1, 0) or not x.firm:
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
            if r["op"] != "rel" or r.get("unit") != "Y" or r.get("from") != "published" or not r["n"] or rel.t.span.text.lower().startswith("the last") or y["op"] != "date" or "year" not in y or y.get("fiscal") or "compared" in r:
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
        near = [Weighed(merged((d - timedelta(n), d + timedelta(n)) for d in days), COST["nearness"]) for n in (60, 20)]
        yield _clue("weekday fits", x.t.span, leaves, Weighed(leaves, COST["weekday fits"]), *near, note="only some years fit the weekday")


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
        if set(w.t.reading) != {"op", "weekday"} or not w.sign or not w.firm or w.word in SPEECH:
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
        reach = ((240, 1.2), (120, 0.8), (45, 0.8), (10, 0.6)) if x.sign < 0 else ((210, 1.2), (130, 0.9), (45, 0.9), (21, 0.9))
        sets = [(each_year(day, seen.years, **({"after": n} if x.sign < 0 else {"before": n})), share) for n, share in reach]
        weighed = [Weighed(s, COST[rule] * share * (1.0 if x.firm else 0.6)) for s, share in sets[: 1 if x.sign in near else len(sets)]]
        near.add(x.sign)
        yield _clue(rule, x.t.span, sets[0][0], *weighed, note=f"{'past' if x.sign < 0 else 'coming'}: {x.word!r}")


def _reported(seen: Text) -> Iterator[Evidence]:
    """ "The Kremlin said on Sunday": written that day or the next; and what is announced so with its days comes soon."""
    start_of = sentence_starts(seen.text)
    for w in seen.told:
        if set(w.t.reading) != {"op", "weekday"} or w.sign >= 0 or w.word not in SPEECH:
            continue
        days = _weekdays(int(str(w.t.reading["weekday"])), seen.years)
        weighed = [Weighed(days, COST["reported on"])]
        ahead = [x for x in seen.told if _bare_day(x.t.reading) and x.sign > 0 and start_of(x.t.span.start) == start_of(w.t.span.start)]
        if ahead and ahead[0].firm:
            r = ahead[0].t.reading
            day = (int(str(r["month"])), int(str(r["day"])))
            weighed += [Weighed(each_year(day, seen.years, before=n), COST["reported plan"]) for n in (14, 35)]
        yield _clue("reported on", w.t.span, (), *weighed, note=f"{w.word!r} that day" + (f" of {ahead[0].t.span.text}" if ahead else ""))
        return


def _announced(seen: Text) -> Iterator[Evidence]:
    """A visit or meeting announced with its day: such notice is short."""
    by_start = {x.t.span.start: x for x in seen.told}
    for c in seen.claims:
        days = [by_start[k.start].t for k in c.times if c.status is Status.ANNOUNCED and k.role in ("start", "date", "programme") and k.start in by_start]
        days = [t for t in days if _bare_day(t.reading)]
        if not days:
            continue
        day = (int(str(days[0].reading["month"])), int(str(days[0].reading["day"])))
        weighed = [Weighed(each_year(day, seen.years, before=n), COST["announced"]) for n in (14, 31, 92)]
        yield _clue("announced", days[0].span, (), *weighed, note="a visit announced with its day")
        return


def _weekdays(weekday: int, years: range) -> Stretches:
    """Every such weekday with the day after it."""
    first = date(years[0], 1, 1)
    first += timedelta((weekday - first.isoweekday()) % 7)
    return tuple((first + timedelta(n), first + timedelta(n + 1)) for n in range(0, (date(years[-1], 12, 30) - first).days, 7))


def _under_way(seen: Text) -> Iterator[Evidence]:
    """An event told as going on, with days of a month: written within them."""
    by_start = {x.t.span.start: x for x in seen.told}
    start_of = sentence_starts(seen.text)
    for c in seen.claims:
        if c.status is not Status.ONGOING:
            continue
        linked = {k.start for k in c.times if k.relation == "on"}
        days = [x.t.reading for start, x in by_start.items() if _bare_day(x.t.reading) and (start in linked or any(start_of(s.start) == start_of(start) for s in c.spans))]
        if not days:
            continue
        ends = [(int(str(r["month"])), int(str(r["day"]))) for r in days]
        leaves = merged(s for y in seen.years for s in _between(y, ends[0], ends[-1]))
        yield _clue("under way", c.spans[0], leaves, Weighed(leaves, COST["under way"]), note="told as going on")
        return


def _between(year: int, a: tuple[int, int], b: tuple[int, int]) -> Iterator[tuple[date, date]]:
    try:
        first, last = date(year, *a), date(year + (b < a), *b)
    except ValueError:
        return
    yield first - timedelta(1), last + timedelta(1)


def _months(seen: Text) -> Iterator[Evidence]:
    """Months without a year, past or coming; not those that a year named before them in the sentence carries on to."""
    start_of = sentence_starts(seen.text)
    year: Told | None = None
    for x in seen.told:
        r = x.t.reading
        if "year" in r:
            year = x
        carried = year is not None and year.sign == x.sign and start_of(x.t.span.start) <= year.t.span.start
        if r["op"] != "date" or not {"month"} <= set(r) <= {"op", "month", "mod"} or not x.sign or not x.firm or carried:
            continue
        m = int(str(r["month"]))
        if x.sign < 0:
            wide = merged((date(y, m, 1), month_of(y, m).last + timedelta(330)) for y in seen.years)
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


RULES = (_past_dates, _dates_ahead, _month_links, _years_ago, _weekday_dates, _weekday_near, _days_of_months, _reported, _announced, _under_way, _months, _that_year, _today_is)
_IN_TALK = (_weekday_dates, _today_is)
