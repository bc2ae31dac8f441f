"""Gives a date without a year its year, and a weekday its week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from summitry.date import units
from summitry.date.direction import tense
from summitry.date.pointing import in_a_row, listed_month
from summitry.date.result import Result
from summitry.date.units import Stretch, day_of
from summitry.model import Temporal

if TYPE_CHECKING:
    from summitry.date.anchors import Telling

Reading = Mapping[str, Any]
_NO_ANCHOR = "no publication day to tell the year from"


def result(s: Stretch, r: Reading, anchor: str, **more: Any) -> Result:
    """A stretch with the reading's modifier."""
    return Result(s.value, s, r.get("mod", ""), anchor, **more)


def in_year(r: Reading, y: int) -> Stretch:
    """The reading's unit in that year; raises `ValueError` for a day the calendar has not."""
    if "month" in r:
        return day_of(date(y, r["month"], r["day"])) if "day" in r else units.month_of(y, r["month"])
    if "season" in r:
        return units.season_of(y, r["season"])
    if "quarter" in r:
        return units.quarter_of(y, r["quarter"])
    return units.half_of(y, r["half"]) if "half" in r else units.year_of(y)


def absolute(r: Reading) -> Result:
    """A date that names its year, decade or century."""
    if "decade" in r:
        return result(units.decade_of(r["decade"]), r, "itself")
    if "century" in r:
        return result(units.century_of(r["century"]), r, "itself")
    if "millennium" in r:
        return Result(str(r["millennium"]), mod=r.get("mod", ""))
    found = in_year(r, r["year"])
    if r.get("fiscal"):
        bounds = (date(r["year"] - 1, 4, 1), date(r["year"] + 1, 3, 31))
        return Result("FY" + found.value, mod=r.get("mod", ""), bounds=bounds)
    if "weekday" in r and found.first.isoweekday() != r["weekday"]:
        return result(found, r, "itself", reason="the weekday does not fit the date")
    return result(found, r, "itself")


def yearless_value(r: Reading) -> str:
    """TIMEX3 text where no year can be told."""
    if "month" in r:
        return f"XXXX-{r['month']:02d}" + (f"-{r['day']:02d}" if "day" in r else "")
    if "season" in r:
        return f"XXXX-{r['season']}"
    if "quarter" in r:
        return f"XXXX-Q{r['quarter']}"
    if "half" in r:
        return f"XXXX-H{r['half']}"
    return f"XXXX-WXX-{r['weekday']}" if "weekday" in r else ""


def yearless_edtf(r: Reading) -> str:
    """EDTF where no year can be told."""
    return yearless_value(r) if "month" in r else ""


def is_narrative(temporals: Sequence[Temporal], published: date | None) -> bool:
    """Whether the text tells a past episode: its full dates lie years before publication and hardly anything points at today."""
    dated = [t.reading for t in temporals if t.reading["op"] == "date" and "year" in t.reading and not t.reading.get("era")]
    told = [int(str(r["year"])) for r in dated]
    full = sum(t.reading["op"] == "date" and "year" in t.reading and "month" in t.reading for t in temporals)
    if published is None:
        return full >= 5 and full * 3 > len(temporals)
    old = sum(y < published.year - 1 for y in told)
    today = sum(t.reading["op"] == "rel" and t.reading.get("from") == "published" or set(t.reading) == {"op", "weekday"} for t in temporals)
    return old >= 4 and full >= 3 and old > 0.6 * len(told) and today * 3 < old


def yearless(tell: Telling, i: int, t: Temporal, r: Reading) -> Result:
    """A month, day, season or quarter without a year: by its range, its neighbour, the episode, or the tense around it."""
    date(2024, r.get("month", 1), r.get("day", 1))
    carried = _carried(tell, i, t, r)
    if carried is not None:
        return carried
    if tell.published is None:
        return Result(yearless_value(r), yearless=yearless_edtf(r), anchor="published", reason=_NO_ANCHOR)
    told = tense(tell.text, t.span.start, t.span.end)
    found = towards(r, tell.published, told.sign)
    if found is None:
        return Result(yearless_value(r), yearless=yearless_edtf(r), anchor="published", reason="no year near has such a day")
    reason = f"{'past' if told.sign < 0 else 'ahead'}: {told.word!r}" if told.sign else ""
    return result(found, r, "published", reason=reason)


def _carried(tell: Telling, i: int, t: Temporal, r: Reading) -> Result | None:
    """The year that the range, the sentence or the episode lends."""
    left = tell.by_start.get(t.partner) if t.partner is not None and t.partner < t.span.start else None
    if left is not None and left < len(tell.done):
        s = tell.done[left].stretch
        if s is not None:
            return result(_not_before(r, s.first), r, "range")
        if tell.done[left].yearless:
            return Result(yearless_value(r), yearless=yearless_edtf(r), anchor="range", reason=_NO_ANCHOR)
    if (listed := listed_month(tell, i, t)) is not None:
        return result(_not_before(r, listed.first), r, "range")
    k = tell._previous(i, "Y")
    s = tell.done[k].stretch if k is not None else None
    if k is None or s is None or not _lends(tell, k, i, s):
        return None
    found = _following(r, s, tell.narrative)
    if found is None or tell.published and found.first > tell.published and not tell.narrative and s.first <= tell.published:
        return None
    return result(found, r, "episode" if tell.narrative else tell._name(k))


def _lends(tell: Telling, k: int, i: int, s: Stretch) -> bool:
    """Whether the date told before lends its year: always in an account of the past, else only within one sentence and clause."""
    if tell.narrative:
        return True
    a, b = tell.temporals[k], tell.temporals[i]
    if tell.published is not None and s.first.year >= tell.published.year:
        return False
    if "year" not in a.reading and "base" not in a.reading and tell.done[k].anchor == "published":
        return False
    if s.unit not in ("D", "M", "S", "Q") or not ("month" in b.reading or "season" in b.reading):
        return False
    return tell.sentence(a.span.start) == tell.sentence(b.span.start) or _goes_on(tell, a, b, s)


def _goes_on(tell: Telling, a: Temporal, b: Temporal, s: Stretch) -> bool:
    """Whether a text without a day tells on in its paragraph: "In July that year he went to X. In October he flew to Y"."""
    apart = tell.published is not None or "\n" in tell.text[a.span.end : b.span.start]
    later = _following(b.reading, s, narrative=False)
    return not apart and later is not None and later.first.year == s.first.year and tense(tell.text, b.span.start, b.span.end).sign < 0


def _following(r: Reading, s: Stretch, narrative: bool) -> Stretch | None:
    try:
        same = in_year(r, s.first.year)
    except ValueError:
        return None
    if same.last < s.first and s.unit != "Y" and (s.first - same.first).days > (230 if narrative else 0):
        try:
            return in_year(r, s.first.year + 1)
        except ValueError:
            return same
    if narrative and s.unit != "Y" and (same.first - s.last).days > 270:
        return in_year(r, s.first.year - 1)
    return same


def _not_before(r: Reading, d: date) -> Stretch:
    found = in_year(r, d.year)
    return in_year(r, d.year + 1) if found.last < d else found


def towards(r: Reading, published: date, sign: int) -> Stretch | None:
    """The unit nearest to publication on the side the tense tells; a weekday beside it must fit."""
    found = []
    for y in range(published.year - 8, published.year + 9):
        try:
            s = in_year(r, y)
        except ValueError:
            continue
        if "weekday" in r and s.first.isoweekday() != r["weekday"]:
            continue
        if "weekday" not in r and "day" in r and not (r["month"] == 2 and r["day"] == 29) and abs(y - published.year) > 1:
            continue
        found.append(s)
    sided = [s for s in found if sign < 0 and s.first <= published or sign > 0 and s.last >= published]
    best = min(sided or found, key=lambda s: (_distance(s, published, sign), s.first), default=None)
    near = min(found, key=lambda s: (_distance(s, published, 0), s.first), default=None)
    if "weekday" in r and best and near and _distance(best, published, sign) > _FAR >= _NEAR >= _distance(near, published, 0):
        return near  # a weekday that fits a fortnight on says more than a tense that would have it six years back
    return best


_FAR, _NEAR = 366, 100
"""Days from publication beyond which a day is far, and within which one is near."""


def _distance(s: Stretch, d: date, sign: int) -> int:
    if s.first <= d <= s.last:
        return 0
    ahead = s.first > d
    gap = (s.first - d).days if ahead else (d - s.last).days
    return gap + (45 if ahead and not sign else 0)


def weekday(tell: Telling, i: int, t: Temporal, r: Reading) -> Result:
    """A bare weekday: the one before or after the day of publication, by tense; after the first end of its range."""
    wanted = r["weekday"]
    left = tell.by_start.get(t.partner) if t.partner is not None and t.partner < t.span.start else None
    if left is not None and left < len(tell.done) and tell.done[left].stretch is not None:
        start = tell.done[left].stretch
        assert start is not None
        return result(day_of(start.first + timedelta((wanted - start.first.isoweekday()) % 7)), r, "range")
    k = tell._previous(i, "D")
    if tell.narrative and k is not None:
        told = tell.done[k].stretch
        assert told is not None
        return result(day_of(told.first + timedelta((wanted - told.first.isoweekday()) % 7)), r, "episode")
    if tell.published is None:
        return Result(yearless_value(r), anchor="published", reason="no publication day to count from")
    found = tense(tell.text, t.span.start, t.span.end)
    sign, word = found.sign, found.word
    back = (tell.published.isoweekday() - wanted) % 7
    ahead = (wanted - tell.published.isoweekday()) % 7
    step = ahead if sign > 0 else -back
    if sign > 0 and in_a_row(tell, i, tell.published + timedelta(step)):
        step += 7
    return result(
        day_of(tell.published + timedelta(step)), r, "published", reason=f"{'past' if sign < 0 else 'ahead'}: {word!r}" if sign else ""
    )


def day_of_month(tell: Telling, i: int, t: Temporal, r: Reading) -> Result:
    """A bare "the 28th": in the month just told, else the one before or after publication, by tense."""
    k = tell._previous(i, "M")
    told = tell.done[k].stretch if k is not None and (tell.narrative or tell._near(k, i)) else None
    if told is not None and k is not None:
        return result(day_of(date(told.first.year, told.first.month, r["day"])), r, tell._name(k))
    if tell.published is None:
        return Result(reason=_NO_ANCHOR, anchor="published")
    sign = tense(tell.text, t.span.start, t.span.end).sign
    around = [units.month_shift(tell.published.replace(day=1), n) for n in (-1, 0, 1)]
    found = [m.replace(day=r["day"]) for m in around if r["day"] <= units.month_of(m.year, m.month).last.day]
    sided = [d for d in found if (sign < 0 and d <= tell.published) or (sign > 0 and d >= tell.published)]
    published = tell.published
    return result(day_of(min(sided or found, key=lambda d: (abs((d - published).days), d))), r, "published")


def named(r: Reading, anchor: date, name: str) -> Result:
    """Last October, next Tuesday, this summer: counted from the anchor's own."""
    n = r["n"]
    if "weekday" in r:
        back = (anchor.isoweekday() - r["weekday"]) % 7
        if n < 0:
            return result(day_of(anchor - timedelta(back or 7)), r, name)
        if n > 0 or name != "published":
            return result(day_of(anchor + timedelta((7 - back) if back or n else 0)), r, name)
        week = units.unit_at("W", anchor)
        return result(day_of(week.first + timedelta(r["weekday"] - 1)), r, name)
    same = in_year(r, anchor.year)
    if n < 0 and same.last >= anchor:
        same = in_year(r, anchor.year - 1)
    elif n > 0 and same.first <= anchor:
        same = in_year(r, anchor.year + 1)
    if r.get("season") == "WI":
        same = _winter(n, anchor)
    return result(same, r, name)


def _winter(n: int, anchor: date) -> Stretch:
    """In a winter: this one is under way; else the last one is over and this and the next are the coming one."""
    if anchor.month >= 12 or anchor.month < 3:
        return units.season_of((anchor.year if anchor.month >= 12 else anchor.year - 1) + n, "WI")
    return units.season_of(anchor.year - 1 if n < 0 else anchor.year, "WI")


def holiday(tell: Telling, i: int, t: Temporal, r: Reading) -> Result:
    """A named day: in its own year if told, else by tense like a bare day of a month."""
    rule = tell.words.holidays[r["name"]]
    if rule.event is not None:
        return result(day_of(rule.event), r, "itself")
    y = r.get("year")
    if y is None and tell.published is None:
        value = f"XXXX-{rule.month_day[0]:02d}-{rule.month_day[1]:02d}" if rule.month_day else ""
        return Result(value, yearless=value, anchor="published", reason=_NO_ANCHOR)
    if y is None:
        assert tell.published is not None
        found = [d for d in map(rule.on, range(tell.published.year - 1, tell.published.year + 2)) if d]
        sign = {-1: -1, 1: 1}.get(r.get("n", 0)) or tense(tell.text, t.span.start, t.span.end).sign
        sided = [d for d in found if sign < 0 and d <= tell.published or sign > 0 and d >= tell.published]
        published = tell.published
        day = min(sided or found, key=lambda d: abs((d - published).days), default=None)
        return result(day_of(day), r, "published") if day else Result(reason="the day is not known for that year")
    known = rule.on(y)
    return result(day_of(known), r, "itself") if known else Result(reason="the day is not known for that year")
