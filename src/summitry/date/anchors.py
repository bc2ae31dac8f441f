"""Walks a text's expressions in order and keeps what each may be counted from."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from summitry.date import amounts, pointing, years
from summitry.date.direction import sentence_starts, tense
from summitry.date.result import Result
from summitry.date.units import Stretch, day_of, month_shift, resized, shifted, stretch, unit_at
from summitry.lexicon.times import CalendarWords
from summitry.model import Temporal

Reading = Mapping[str, Any]
_REACH = 120
"""Expressions looked back over: enough for any text, and a bound for one made to be slow."""
_STORY = 2500
"""Characters within which a report told in the past tense stays with the day it began with."""
_NO_ANCHOR = "no publication day to count from"


class Telling:
    """One pass over the expressions of a text; its `previous` is the last date told."""

    def __init__(self, text: str, temporals: Sequence[Temporal], published: date | None, words: CalendarWords) -> None:
        self.text = text
        self.temporals = temporals
        self.published = published
        self.words = words
        self.done: list[Result] = []
        self.narrative = years.is_narrative(temporals, published)
        self.by_start = {t.span.start: i for i, t in enumerate(temporals)}

    @functools.cached_property
    def sentence(self) -> Callable[[int], int]:
        """Start of the sentence an offset lies in."""
        return sentence_starts(self.text)

    def results(self) -> list[Result]:
        """Every expression resolved, in order."""
        for i, t in enumerate(self.temporals):
            self.done.append(self._one(i, t))
        return self.done

    def _one(self, i: int, t: Temporal) -> Result:
        r: Reading = t.reading
        try:
            return self._resolve(i, t, r)
        except (ValueError, OverflowError) as e:
            return Result(reason=f"no day of the calendar: {e}")

    def _resolve(self, i: int, t: Temporal, r: Reading) -> Result:
        op = r["op"]
        if op == "ref":
            return Result(r["value"], anchor="published")
        if op == "duration":
            return Result(amounts.duration(r), anchor="itself")
        if op == "set":
            return Result(r["value"], anchor="itself")
        if op == "rel":
            return self._with_part_of_day(r, self._relative(i, t, r))
        if op == "tod":
            return self._with_part_of_day(r, self._told_day(i))
        if op == "time":
            return self._clock(i, t, r)
        if op == "unit":
            return self._unit(i, t, r)
        if op == "nth":
            return self._nth(i, t, r)
        if op == "named":
            return self._with_part_of_day(r, self._named(i, t, r))
        if op == "holiday":
            return years.holiday(self, i, t, r)
        return self._with_part_of_day(r, self._date(i, t, r))

    # --- dates that name their fields ---------------------------------------------------------

    def _date(self, i: int, t: Temporal, r: Reading) -> Result:
        if "base" in r:
            return self._on_base(i, t, r)
        if r.get("era") == "BC":
            return Result(f"BC{r['year']:04d}" if "year" in r else f"BC{r['century']:02d}", reason="before our era")
        if "decade" in r or "century" in r or "millennium" in r or "year" in r:
            return years.absolute(r)
        if "month" in r or "season" in r or "quarter" in r or "half" in r:
            return years.yearless(self, i, t, r)
        return years.weekday(self, i, t, r) if "weekday" in r else years.day_of_month(self, i, t, r)

    def _on_base(self, i: int, t: Temporal, r: Reading) -> Result:
        base = self._resolve(i, t, r["base"])
        if base.stretch is None:
            empty = {k: v for k, v in r.items() if k != "base"}
            return replace(base, value=years.yearless_value(empty), yearless=years.yearless_edtf(empty))
        if "day" in r and "month" not in r:
            first = base.stretch.first
            return years.result(day_of(date(first.year, first.month, r["day"])), r, base.anchor)
        if "weekday" in r and "month" not in r:
            week = resized(base.stretch, "W")
            return years.result(day_of(week.first + timedelta(r["weekday"] - 1)), r, base.anchor)
        fields = {**r, "year": base.stretch.first.year}
        if base.value.startswith("FY"):
            fields["fiscal"] = True
        fields.pop("base")
        return replace(years.absolute(fields), anchor=base.anchor)

    def _named(self, i: int, t: Temporal, r: Reading) -> Result:
        """Last October, next Tuesday, this summer."""
        anchor, name = self._origin(i, t, r)
        if "weekday" in r and r["n"] == 0 and r.get("from") == "previous":
            k = pointing.pointed_weekday(self, i, r)
            if k is None:
                return years.weekday(self, i, t, r)
            anchor, name = self.done[k].stretch, self._name(k)
        if anchor is None:
            return Result(years.yearless_value(r), reason=_NO_ANCHOR, anchor="published")
        return years.named(r, anchor.first, name)

    def _nth(self, i: int, t: Temporal, r: Reading) -> Result:
        """The last week of March, the first month of the year."""
        base = self._resolve(i, t, r["base"])
        if base.stretch is None:
            return replace(base, value="")
        found = years.result(amounts.nth(r["unit"], r["n"], base.stretch), r, base.anchor)
        return replace(found, bounds=amounts.nth_days(r["n"], base.stretch)) if r["unit"] == "W" and base.stretch.unit == "M" else found

    def _unit(self, i: int, t: Temporal, r: Reading) -> Result:
        """The week of March 4."""
        base = self._resolve(i, t, r["base"])
        return base if base.stretch is None else years.result(unit_at(r["unit"], base.stretch.first), r, base.anchor)

    # --- dates counted from something ---------------------------------------------------------

    def _relative(self, i: int, t: Temporal, r: Reading) -> Result:
        anchor, name = self._origin(i, t, r)
        if anchor is None:
            return Result(reason=_NO_ANCHOR if name == "published" else "nothing before it to count from", anchor=name)
        n = r["n"]
        unit = r["unit"]
        if unit in ("D", "W") and n and anchor.unit not in ("D", "WE", "W") and name != "published":
            loose = years.result(anchor, r, name)  # "in June, and a day later": no day known to count from
            return replace(loose, bounds=(anchor.first, anchor.last + timedelta((7 if unit == "W" else 1) * int(n))) if n > 0 else None)
        if n != int(n):
            found = amounts.shifted_part(unit, anchor.first, n)
        elif r.get("day"):
            found = day_of(
                month_shift(anchor.first, int(n) * {"Y": 12, "M": 1}[unit])
                if unit in ("Y", "M")
                else anchor.first + timedelta((7 if unit == "W" else 1) * int(n))
            )
        elif n == 0 and unit == "D":
            found = day_of(anchor.first)
        elif unit == "Y" and anchor.unit in ("Q", "H") and name != "published" and isinstance(n, float):
            found = shifted(anchor.unit, anchor.first, int(n) * {"Q": 4, "H": 2}[anchor.unit])
        else:
            found = pointing.of_the_week_ahead(self, i, r, shifted(unit, anchor.first, int(n)))
        result = years.result(found, r, name)
        if r.get("fiscal"):
            return replace(
                result, value="FY" + found.value, stretch=None, bounds=(date(found.first.year - 1, 4, 1), date(found.first.year + 1, 3, 31))
            )
        return self._compared(r, found, anchor, result)

    def _compared(self, r: Reading, found: Stretch, anchor: Stretch, result: Result) -> Result:
        """Later that year, earlier this month: what of the unit lies on that side."""
        compared = r.get("compared")
        if not compared or found.unit == "D" or not found.first <= anchor.first <= found.last:
            return result
        if compared == "later":
            return replace(result, bounds=(anchor.first, found.last))
        return replace(result, bounds=(found.first, anchor.last if anchor.unit == "D" else min(anchor.last, found.last)))

    def _origin(self, i: int, t: Temporal, r: Reading) -> tuple[Stretch | None, str]:
        """What the expression is counted from, and how the record names it."""
        origin = r.get("from", "published")
        published = day_of(self.published) if self.published else None
        if origin == "nearest":
            past = tense(self.text, t.span.start, t.span.end).sign < 0
            origin = "previous" if r.get("unit") in ("D", "W") and (past or self.narrative) or self.narrative else "published"
        if origin == "told":
            return self._told(i, r, published)
        if origin == "published" and self.narrative and r["op"] != "date" and r.get("n") == 0 and r.get("unit") != "D":
            return published, "published"
        if origin == "published":
            return published, "published"
        k = self._previous(i, None if r["n"] else r.get("unit"))
        if r.get("unit") == "D" and r["n"] and k is not None and (day := self._previous(i, "D")) is not None and self._near(day, i):
            k = day  # "on May 26 ... under a pact of April. The next day": a day follows a day
        if k is None and isinstance(r["n"], float) and r["n"] > 0:
            return None, "previous"
        if k is None:
            return published, "published"
        return self.done[k].stretch, self._name(k)

    def _name(self, k: int) -> str:
        span = self.temporals[k].span
        return f"{span.text}@{span.start}"

    def _told(self, i: int, r: Reading, published: Stretch | None) -> tuple[Stretch | None, str]:
        """The day, the year: of the date just told if that is as fine, else of publication."""
        k = self._previous(i, r.get("unit"))
        if k is not None and (published is None or self.narrative or self._near(k, i)):
            return self.done[k].stretch, self._name(k)
        over = (r.get("unit") == "WE" and published is not None and published.first.isoweekday() < 6) or r.get("unit") == "Q"
        span = self.temporals[i].span
        if over and published is not None and tense(self.text, span.start, span.end).sign < 0:
            return day_of(shifted(r["unit"], published.first, -1).first), "published"
        return published, "published"

    def _near(self, k: int, i: int) -> bool:
        return self.temporals[i].span.start - self.temporals[k].span.end < 500

    def _same_story(self, k: int, i: int) -> bool:
        """ "In the afternoon he drove to ...": on the day told last, where that is the day before the report or the report's own."""
        found, span = self.done[k].stretch, self.temporals[i].span
        if self.published is None or found is None or span.start - self.temporals[k].span.end > _STORY:
            return False
        return timedelta(0) <= self.published - found.first <= timedelta(1) and tense(self.text, span.start, span.end).sign < 0

    def _previous(self, i: int, unit: str | None = None) -> int | None:
        """Index of the last date told before, at least as fine as `unit`."""
        order = {"D": 0, "WE": 1, "W": 1, "M": 2, "S": 3, "Q": 3, "H": 4, "Y": 5, "DE": 6, "CE": 7}
        last = min(i, len(self.done)) - 1
        for k in range(last, max(-1, last - _REACH), -1):
            s = self.done[k].stretch
            if s is not None and (unit is None or order.get(s.unit, 9) <= order.get(unit, 9)):
                return k
        return None

    def _told_day(self, i: int) -> Result:
        """The day a bare morning or clock time belongs to: one told in the same sentence, else the day of publication."""
        t = self.temporals[i]
        start = self.sentence(t.span.start)
        for k in range(i - 1, max(-1, i - _REACH), -1):
            if self.temporals[k].span.start < start:
                break
            s = self.done[k].stretch
            if s is not None and s.unit == "D":
                return Result(s.value, s, anchor=self._name(k))
        for k in range(i + 1, len(self.temporals)):
            after = self.temporals[k]
            if self.sentence(after.span.start) != start or after.span.start - t.span.end > 60:
                break
            if after.reading["op"] in ("date", "rel") and after.type == "DATE":
                found = self._resolve(k, after, after.reading) if k > i else None
                if found and found.stretch and found.stretch.unit == "D":
                    return replace(found, anchor=f"{after.span.text}@{after.span.start}")
        k_prev = self._previous(i, "D")
        if self.narrative and k_prev is not None:
            s = self.done[k_prev].stretch
            return Result(s.value if s else "", s, anchor=self._name(k_prev))
        if k_prev is not None and self.done[k_prev].stretch is not None and (self._near(k_prev, i) or self._same_story(k_prev, i)):
            s = self.done[k_prev].stretch
            return Result(s.value if s else "", s, anchor=self._name(k_prev))
        if self.published is None:
            return Result("XXXX-XX-XX", reason=_NO_ANCHOR, anchor="published")
        return Result(self.published.isoformat(), day_of(self.published), anchor="published")

    # --- times of day -------------------------------------------------------------------------

    def _with_part_of_day(self, r: Reading, found: Result) -> Result:
        if "tod" not in r or not found.value:
            return found
        return replace(found, value=f"{found.value}T{r['tod']}", type="TIME")

    def _clock(self, i: int, t: Temporal, r: Reading) -> Result:
        day = self._resolve(i, t, r["day"]) if r.get("day") else self._told_day(i)
        zone = "Z" if r.get("zone") == 0 else ""
        value = day.value if stretch(day.value) else "XXXX-XX-XX"
        if r["clock"] == "24:00":
            return replace(day, value=f"{value}T24:00", type="TIME")
        return replace(day, value=f"{value}T{r['clock']}{zone}", type="TIME")
