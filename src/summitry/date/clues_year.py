"""Clues that bound or fix the year: dates that name it, by how they are told; years told twice over; today's date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from summitry.date.days import Stretches, merged
from summitry.date.told import FIRST_YEAR, Evidence, Text, Told, clue, day_in, explicit, governed, is_bare_day, is_lead, weigh_in

_AFTER = (3, 10, 31, 61, 92, 183, 275, 366, 549, 731, 1096, 1826)
"""Days after the latest date a text tells as past; the year of a bare year counts as its last day."""
_BEFORE = (3, 10, 31, 61, 92, 183, 366, 731)
_ROUND = ((31, 92), (92, 183), (183, 275), (366, 366), (366, 731), (1096, 1096))
"""Days before and after a date that no verb governs."""
_YEARS = ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (1, 4), (3, 8))
"""Years before and after."""
_OFTEN = 3
_SHOULDER = 62
"""Days by which a bound is overstepped more lightly: plans slip, dates are told loosely."""
_FAR = 400
"""Days by which hardly any text oversteps one."""
_FROM = re.compile(r"\b(?:from|since)\s+\Z")
_AGO = re.compile(r"\W{0,3}(?:(?:back )?in\s+)?\Z")
_UNTIL = re.compile(r"\b(?:expir\w+|ending|ends|until|till|through|by|due|before|end of)\W+(?:on |in |the )?\Z")
_RULE_OF = MappingProxyType({
    "past": "past date", "since": "past date", "ahead": "date ahead",
    "aim": "date aimed at", "name": "date in a name", "loose": "date named",
})  # fmt: skip
_BESIDE = re.compile(r"\W{1,4}(?:on |is |was |it is |namely )?")
_NAME = re.compile(r"\b(?:Act|Law|Order|Resolution|Treaty|Agreement|Convention|Code|Amendments?|Proclamation \d+|\d+)\s+(?:of|from)\s+\Z")
_UNITS = ("weekday", "day", "month", "year")


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that names its year: its days, how finely, and how it is told."""

    first: date
    last: date
    unit: str
    way: str
    """`past`, `since` (over some stretch up to now), `ahead`, `aim` (by then), `name` (in the name of a law), `loose`."""
    x: Told


def dated(seen: Text) -> tuple[Dated, ...]:
    """All expressions that name a year no text can be older than by chance."""
    found = []
    for x in seen.told:
        d = explicit(x)
        if d and FIRST_YEAR <= d[0].year <= seen.years[-1] + 1:
            found.append(Dated(*d, _unit(x, (d[1] - d[0]).days), _way(seen, x), x))
    return tuple(found)


def _unit(x: Told, days: int) -> str:
    """How finely a date is told; a day with its weekday is near the text's own."""
    if days < 3:
        return "weekday" if "weekday" in x.t.reading else "day"
    return "month" if days < 100 else "year"


def _way(seen: Text, x: Told) -> str:
    start = x.t.span.start
    if _NAME.search(seen.text, max(0, start - 40), start):
        return "name"
    if x.sign > 0 and not x.firm or _UNTIL.search(seen.text, max(0, start - 40), start):
        return "aim"
    if not x.sign or not x.firm or not governed(seen, x):
        return "loose"
    if x.sign > 0:
        return "ahead"
    over = x.word == "since" or x.t.partner is not None or _FROM.search(seen.text, max(0, start - 8), start)
    return "since" if over else "past"


def latest_past(seen: Text) -> date:
    """The latest day that the text tells as past with its year."""
    return max((d.first for d in dated(seen) if d.way in ("past", "since")), default=date.min)


def named_dates(seen: Text) -> Iterator[Evidence]:
    """The latest date told as past bounds the day from before, the earliest told as coming from behind; both are seldom far."""
    all_dated = dated(seen)
    past = max((d.first for d in all_dated if d.way in ("past", "since")), default=date.min)
    for way in ("past", "since", "name", "loose", "aim", "ahead"):
        for unit in _UNITS:
            told = [d for d in all_dated if d.way == way and d.unit == unit and (way != "ahead" or d.first > past)]
            if told:
                ahead = way in ("ahead", "aim")
                best = (min if ahead else max)(told, key=lambda d: (d.last, d.first, d.x.t.span.start))
                yield _placed(seen, best)


def told_often(seen: Text) -> Iterator[Evidence]:
    """A text that tells three dates or more of its last two years would hardly leave out the year after."""
    past = sorted({d.first: d for d in dated(seen) if d.way == "past" and d.unit != "year"}.items())
    if not past:
        return
    latest = past[-1][1]
    n_late = sum((latest.first - day).days < 731 for day, _ in past)
    if n_late >= _OFTEN:
        start, share = date(FIRST_YEAR, 1, 1), min(2.0, n_late / _OFTEN)
        weighed = [weigh_in(seen, f"told often {n}", ((start, latest.last + timedelta(n)),), share) for n in (122, 244, 366, 731)]
        yield clue("told often", latest.x.t.span, (), *weighed, note="many dates of late")


def _placed(seen: Text, d: Dated) -> Evidence:
    """One date as a clue, with the windows around it that its way of telling makes likely."""
    start, end = date(FIRST_YEAR, 1, 1), date(seen.years[-1], 12, 31)
    by = f"lead {d.way} {d.unit}" if is_lead(seen, d.x) else f"{d.way} {d.unit}"
    slack = timedelta(_SHOULDER)
    if d.way in ("ahead", "aim"):
        leaves: Stretches = ((start, d.last),)
        shoulder: Stretches = ((start, d.last + slack),)
        far: Stretches = ((start, d.last + timedelta(_FAR)),)
        near = [(n, ((_minus(d.first, n), end),)) for n in _BEFORE]
    elif d.way == "loose":
        leaves, shoulder = ((_minus(d.first, 366), end),), ((_minus(d.first, 366 + _SHOULDER), end),)
        far = ((start, end),)
        near = [(n, ((_minus(d.first, a), d.last + timedelta(b)),)) for n, (a, b) in enumerate(_ROUND)]
    else:
        leaves, shoulder = ((d.first, end),), ((_minus(d.first, _SHOULDER), end),)
        far = ((_minus(d.first, _FAR), end),)
        near = [(n, ((start, d.last + timedelta(n)),)) for n in _AFTER]
    bounds = zip(("bound", "shoulder", "far"), (leaves, shoulder, far), strict=True)
    weighed = [*(weigh_in(seen, f"{by} {n}", s) for n, s in bounds), *(weigh_in(seen, f"{by} {n}", s) for n, s in near)]
    return clue(_RULE_OF[d.way], d.x.t.span, leaves, *weighed, note=f"{d.way}: {d.x.word!r}" if d.x.word else d.way)


def _minus(day: date, n: int) -> date:
    return max(date(FIRST_YEAR, 1, 1), day - timedelta(n))


def years_named(seen: Text) -> Iterator[Evidence]:
    """Which years a text names at all, and how often: mostly its own, the one before, the one after."""
    found = [d for d in dated(seen) if d.way not in ("aim", "name")]
    if not found:
        return
    often = Counter(d.first.year for d in found)
    last = max(found, key=lambda d: (d.first.year, -d.x.t.span.start))
    m = last.first.year
    weighed = [
        weigh_in(seen, "year named", _years(often)),
        weigh_in(seen, "year after named", _years({y + n for y in often for n in (0, 1)})),
        *(weigh_in(seen, f"latest year {a} {b}", _years(range(m - a, m + b + 1))) for a, b in _YEARS),
    ]
    if many := [y for y, n in often.items() if n > 1]:
        weighed += [weigh_in(seen, "year named twice", _years(many)), weigh_in(seen, "year after twice", _years([*many, max(many) + 1]))]
    if many := [y for y, n in often.items() if n > 3]:
        weighed.append(weigh_in(seen, "year named often", _years(many)))
    yield clue("years named", last.x.t.span, (), *weighed, note=", ".join(str(y) for y in sorted(often)))


def _years(years: Iterable[int]) -> Stretches:
    return merged((date(y, 1, 1), date(y, 12, 31)) for y in years if y >= FIRST_YEAR)


def fiscal_years(seen: Text) -> Iterator[Evidence]:
    """Fiscal years are planned a year or two before and told about for a year after."""
    found = [(int(str(r["year"])), x) for x in seen.told if (r := x.t.reading)["op"] == "date" and r.get("fiscal") and "year" in r]
    found = [(y, x) for y, x in found if FIRST_YEAR <= y <= seen.years[-1] + 1]
    if not found:
        return
    y, x = max(found, key=lambda f: (f[0], -f[1].t.span.start))
    weighed = [weigh_in(seen, f"fiscal {a} {b}", _years(range(y - a, y + b + 1))) for a, b in ((1, 0), (2, 0), (2, 1), (3, 2))]
    yield clue("fiscal year", x.t.span, (), *weighed, note=f"fiscal {y}")


def years_ago(seen: Text) -> Iterator[Evidence]:
    """ "10 years ago, in 2015"; "last year, in 2023": the year of writing."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for rel, named in ((a, b), (b, a)):
            r, y = rel.t.reading, named.t.reading
            if (
                r["op"] != "rel"
                or r.get("unit") != "Y"
                or r.get("from") != "published"
                or not r["n"]
                or rel.t.span.text.lower().startswith("the last")
                or y["op"] != "date"
                or "year" not in y
                or y.get("fiscal")
                or "compared" in r
            ):
                continue
            gap = seen.text[a.t.span.end : b.t.span.start]
            if not _AGO.match(gap):
                continue
            year = int(str(y["year"])) - int(float(str(r["n"])))
            if year in seen.years:
                leaves = ((date(year, 1, 1), date(year, 12, 31)),)
                yield clue(
                    "years ago link",
                    rel.t.span,
                    leaves,
                    weigh_in(seen, "years ago link", leaves),
                    note=f"{rel.t.span.text!r} is {y['year']}",
                )


def that_year(seen: Text) -> Iterator[Evidence]:
    """ "That same year" and "the following year": the year meant is not the one of writing."""
    year = None
    for x in seen.told:
        d = explicit(x)
        year = d[0].year if d else year
        base = x.t.reading.get("base", x.t.reading)
        if not isinstance(base, dict | MappingProxyType) or base.get("unit") != "Y" or base.get("from") != "previous" or year is None:
            continue
        if year in seen.years:
            leaves = tuple(
                s
                for s in ((date(FIRST_YEAR, 1, 1), date(year - 1, 12, 31)), (date(year + 1, 1, 1), date(seen.years[-1], 12, 31)))
                if s[0] <= s[1]
            )
            yield clue("not that year", x.t.span, leaves, weigh_in(seen, "not that year", leaves), note=f"{x.t.span.text!r} is {year}")


def today_is(seen: Text) -> Iterator[Evidence]:
    """ "Today, May 9, 2025", "tomorrow, July 19", "one year ago today, on March 11, 2021": the day itself."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for near, named in ((a, b), (b, a)):
            back = _days_off(near)
            if back is None or not _BESIDE.fullmatch(seen.text[a.t.span.end : b.t.span.start]):
                continue
            days = [d + timedelta(back) for d in _days_named(seen, named)]
            days = [d for d in days if d.year in seen.years]
            if days:
                leaves = merged((d, d + timedelta(1 if back < 0 else 0)) for d in days)
                yield clue("today is", near.t.span, leaves, weigh_in(seen, "today is", leaves), note=named.t.span.text)


def _days_off(x: Told) -> int | None:
    """How many days after the day it names a text that says "today", "tonight", "tomorrow", "yesterday" is written."""
    r = x.t.reading
    if r["op"] == "rel" and r.get("unit") == "D" and r.get("from") == "published" and r.get("n") in (-1, 0, 1):
        return -int(float(str(r["n"])))
    return None


def _days_named(seen: Text, x: Told) -> list[date]:
    d = explicit(x)
    if d:
        return [d[0]] if d[0] == d[1] else []
    return [day for y in seen.years if is_bare_day(x.t.reading) and (day := day_in(y, x.t.reading))]


def years_ago_today(seen: Text) -> Iterator[Evidence]:
    """ "On March 11, 2021, one year ago today": that day of the year it makes."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for rel, named in ((a, b), (b, a)):
            r, d = rel.t.reading, explicit(named)
            if r["op"] != "rel" or r.get("unit") != "Y" or not r.get("day") or not d or d[0] != d[1]:
                continue
            if not _AGO.match(seen.text[a.t.span.end : b.t.span.start].replace("on ", "")):
                continue
            try:
                day = d[0].replace(year=d[0].year - int(float(str(r["n"]))))
            except ValueError:
                continue
            if day.year in seen.years:
                yield clue("years ago today", rel.t.span, ((day, day),), weigh_in(seen, "today is", ((day, day),)), note=named.t.span.text)
