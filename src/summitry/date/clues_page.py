"""Clues from what a page carries beside its sentences: dated addresses of what it links to, the zone of a time of day, feasts it marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date, timedelta

from summitry.date.days import Stretches, Weighed, merged
from summitry.date.stamps import in_dateline
from summitry.date.told import FIRST_YEAR, Evidence, Text, clue, day_in, is_bare_day, weigh_in
from summitry.date.units import month_of
from summitry.lexicon.times import load_calendar
from summitry.model import Span

_ADDRESS = re.compile(r"https?://[^\s()<>\[\]\"']{4,300}")
_DATED = re.compile(
    r"[/_-](?P<y>199\d|20[0-3]\d)[/_-]?(?P<m>0[1-9]|1[0-2]|[1-9](?=[/_-]))(?:[/_-]?(?P<d>0[1-9]|[12]\d|3[01]))?(?=[/_.?#-]|$)"
)
_SINCE_LINK = (10, 31, 61, 122, 244, 366, 731)
_ZONE = re.compile(r"\d\s?[AaPp]\.?\s?[Mm]\.?,?\s+(?:\(?)(?P<zone>[ECMP][SD]T|BST|GMT|CES?T|EES?T|AED?T|NZ[SD]T)\b")
_TOP = 300
"""Characters at the top of a text, where the day and hour of a briefing stand."""
_SUMMER = frozenset(("EDT", "CDT", "MDT", "PDT", "BST", "CEST", "EEST"))
_WINTER = frozenset(("EST", "CST", "MST", "PST", "GMT", "CET", "EET"))
_LEAD = 400
_DATELINE = 4.0
"""What a day loses that is not the dateline's, in nats: one dateline in some fifty is of another day than its report."""


def links(seen: Text) -> Iterator[Evidence]:
    """The latest dated address a text links to: it is no older, and mostly not much younger."""
    latest: tuple[date, date, Span] | None = None
    for m in _ADDRESS.finditer(seen.text):
        for d in _DATED.finditer(m[0]):
            found = _days(int(d["y"]), int(d["m"]), int(d["d"]) if d["d"] else 0)
            if found and seen.years[0] <= found[0].year <= seen.years[-1] and (latest is None or found[1] > latest[1]):
                latest = (*found, Span(seen.article, m.start(), m.end(), m[0]))
    if latest is None:
        return
    first, last, span = latest
    leaves: Stretches = ((first, date(seen.years[-1], 12, 31)),)
    unit = "day" if first == last else "month"
    near = [weigh_in(seen, f"link {unit} {n}", ((date(FIRST_YEAR, 1, 1), last + timedelta(n)),)) for n in _SINCE_LINK]
    shoulder = ((max(first - timedelta(183), date(FIRST_YEAR, 1, 1)), date(seen.years[-1], 12, 31)),)
    far = ((max(first - timedelta(400), date(FIRST_YEAR, 1, 1)), date(seen.years[-1], 12, 31)),)
    near += [
        weigh_in(seen, "link far", far),
        weigh_in(seen, f"link {unit} bound", leaves),
        weigh_in(seen, f"link {unit} shoulder", shoulder),
    ]
    yield clue("dated link", span, leaves, *near, note=f"links to a page of {first:%Y-%m}")


def _days(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return (date(year, month, day),) * 2 if day else (month_of(year, month).first, month_of(year, month).last)
    except ValueError:
        return None


def daylight(seen: Text) -> Iterator[Evidence]:
    """ "1:05 P.M. EDT" at the top: summer time or standard time, so one half of each year."""
    m = _ZONE.search(seen.text, 0, _TOP)
    if m is None or m["zone"] not in _SUMMER | _WINTER:
        return
    summer = [_summer(y, m["zone"]) for y in seen.years]
    if m["zone"] in _SUMMER:
        leaves = merged(summer)
    else:
        ends = [date(FIRST_YEAR, 1, 1), *(d for a, b in summer for d in (a, b)), date(seen.years[-1], 12, 31)]
        leaves = merged(zip(ends[::2], ends[1::2], strict=True))
    yield clue("daylight saving", Span(seen.article, m.start(), m.end(), m[0]), leaves, weigh_in(seen, "daylight", leaves), note=m["zone"])


def _summer(year: int, zone: str) -> tuple[date, date]:
    """First and last day of summer time: American rules of 1987 and 2007, European ones of 1996."""
    if zone[0] in "ECMP" and len(zone) == 3 and zone not in ("CET", "EET"):
        return (_sunday(year, 3, 2), _sunday(year, 11, 1)) if year >= 2007 else (_sunday(year, 4, 1), _sunday(year, 10, -1))
    return _sunday(year, 3, -1), _sunday(year, 10, -1)


def _sunday(year: int, month: int, n: int) -> date:
    if n < 0:
        last = month_of(year, month).last
        return last - timedelta(last.isoweekday() % 7)
    first = date(year, month, 1)
    return first + timedelta((7 - first.isoweekday()) % 7 + 7 * (n - 1))


def feasts(seen: Text) -> Iterator[Evidence]:
    """A feast that the title or the lead marks: near its day of some year."""
    known = load_calendar().holidays
    lead = next((x for x in seen.told if x.t.reading["op"] == "holiday" and x.t.span.start < _LEAD), None)
    name = str(lead.t.reading["name"]) if lead else _feast_in(seen.title)
    rule = known.get(name.lower())
    if rule is None or rule.event:
        return
    days = [d for y in seen.years if (d := rule.on(y))]
    by = "titled feast" if _feast_in(seen.title) else "feast"
    weighed = [
        weigh_in(seen, f"{by} {a}", merged((d - timedelta(a), d + timedelta(b)) for d in days)) for a, b in ((45, 10), (14, 3), (3, 1))
    ]
    yield clue("feast", lead.t.span if lead else None, (), *weighed, note=name)


def dateline(seen: Text) -> Iterator[Evidence]:
    """ "TAIPEI, Dec. 6 (CNA)": written on that day of some year, and out on it or the next."""
    for x in seen.told:
        if x.t.span.start > _TOP:
            return
        if is_bare_day(x.t.reading) and x.t.partner is None and in_dateline(seen.text, x.t.span):
            days = [d for y in seen.years if (d := day_in(y, x.t.reading))]
            leaves = merged((d, d + timedelta(1)) for d in days)
            yield clue("dateline", x.t.span, leaves, Weighed(leaves, _DATELINE), note="the dateline's day")
            return


@functools.cache
def _feasts() -> re.Pattern[str]:
    names = sorted(load_calendar().holidays, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in names) + r")\b", re.IGNORECASE)


def _feast_in(title: str) -> str:
    m = _feasts().search(title.replace("’", "'"))
    return m[0].lower() if m else ""
