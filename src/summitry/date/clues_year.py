"""Clues that bound or fix the year: dates told as past or coming with their year, years told twice over, today's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from summitry.date.days import Weighed
from summitry.date.told import COST, FIRST_YEAR, Evidence, Text, clue, explicit, governed

_FADING = ((1, 1.1), (2, 0.9), (3, 0.5), (4, 0.4), (6, 0.4), (8, 0.3), (12, 0.3))
"""How a text's age fades with the half years since the latest date it tells: most tell one of late, some only old ones."""
_FADING_DAY = ((1, 1.5), (2, 1.8), (3, 0.6), (4, 0.4), (6, 0.4), (8, 0.3), (12, 0.3))
"""The same after a date told to the day: that is news."""
_FROM = re.compile(r"\b(?:from|since)\s+\Z")
_AGO = re.compile(r"\W{0,3}(?:(?:back )?in\s+)?\Z")


def past_dates(seen: Text) -> Iterator[Evidence]:
    """The latest date told as past: the text is no older, and the less likely the more dates a year it tells and leaves untold."""
    past = sorted(
        ((d, x) for x in seen.told if x.sign < 0 and x.firm and (d := explicit(x)) and d[0].year >= FIRST_YEAR and governed(seen, x)),
        key=lambda p: (p[0][0], -p[1].t.span.start),
    )
    if not past:
        return
    (first, last), x = past[-1]
    end = date(seen.years[-1], 12, 31)
    if first > end:
        return
    rate = COST["recency"] * _told_a_year([d[0] for d, _ in past])
    if x.word == "since" or x.t.partner is not None or _FROM.search(seen.text, max(0, x.t.span.start - 8), x.t.span.start):
        yield clue("past date", x.t.span, ((first, end),), Weighed(((first, end),), COST["past year"]), note="how long ago is untold")
        return
    steps: Sequence[tuple[int, float]] = _FADING_DAY if first == last else _FADING
    if rate > 1.5:
        steps = [(n, max(rate / 2, dict(steps).get(n, 0.0))) for n in range(1, 9)]
    bound = Weighed(((first, end),), COST["past date" if (last - first).days < 40 else "past year"])
    fading = [Weighed(((first, last + timedelta(n * 183)),), cost) for n, cost in steps]
    soon = Weighed(((first, last + timedelta(45)),), COST["nearness"])
    yield clue("past date", x.t.span, ((first, end),), bound, *fading, soon, note=f"told as past: {x.word!r}")


def _told_a_year(days: Sequence[date]) -> float:
    """How many dates a year a text tells of late: after so many, a long silence is unlikely."""
    late = sorted(set(days), reverse=True)
    rates = [(k + 1) / ((late[0] - late[k]).days / 366 + 0.5) for k in range(2, min(6, len(late)))]
    return min(3.0, max([0.9, *rates]))


def dates_ahead(seen: Text) -> Iterator[Evidence]:
    """The earliest date told as coming: the text is older than that, and seldom by years."""
    past = max((d[0] for x in seen.told if x.sign < 0 and x.firm and (d := explicit(x)) and governed(seen, x)), default=date.min)
    ahead = [
        (d, x)
        for x in seen.told
        if x.sign > 0 and x.firm and (d := explicit(x)) and d[0] > past and d[0].year >= FIRST_YEAR and governed(seen, x)
    ]
    if not ahead:
        return
    (first, last), x = min(ahead, key=lambda p: (p[0][1], p[1].t.span.start))
    start = date(FIRST_YEAR, 1, 1)
    reach = (92, 366, 731) if (last - first).days < 2 else (366, 731, 1461)
    bound = Weighed(((start, last),), COST["date ahead" if (last - first).days < 40 else "year ahead"])
    near = [Weighed(((first - timedelta(n), last),), COST["nearness"]) for n in reach]
    yield clue("date ahead", x.t.span, ((start, last),), bound, *near, note=f"told as coming: {x.word!r}")


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
                    Weighed(leaves, COST["years ago link"]),
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
            yield clue("not that year", x.t.span, leaves, Weighed(leaves, COST["not that year"]), note=f"{x.t.span.text!r} is {year}")


def today_is(seen: Text) -> Iterator[Evidence]:
    """ "Today, May 9, 2025": the day itself."""
    for a, b in zip(seen.told, seen.told[1:], strict=False):
        for today, named in ((a, b), (b, a)):
            r = today.t.reading
            d = explicit(named)
            if r["op"] != "rel" or r.get("unit") != "D" or r.get("n") != 0 or not d or (d[1] - d[0]).days > 0:
                continue
            if re.fullmatch(r"\W{1,3}(?:on |is |was )?", seen.text[a.t.span.end : b.t.span.start]):
                yield clue("today is", today.t.span, (d,), Weighed((d,), COST["today is"]), note=named.t.span.text)
