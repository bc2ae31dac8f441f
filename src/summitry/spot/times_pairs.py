"""Pairs the two ends of a range: "from May to August 2023", "Oct 30 - Nov 2", "Thursday and Friday"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from summitry.spot.times_draft import Draft
from summitry.spot.times_tokens import Tokens

Meaning = Mapping[str, Any]


def pair(t: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Give the two ends of a range each other's place, and the left end the year that only the right one has."""
    found = list(drafts)
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        points = a.type in ("DATE", "TIME") and b.type in ("DATE", "TIME")
        if points and a.partner is None and b.partner is None and _is_range(t, a, b):
            found[i] = replace(a, reading=_lent_year(a.reading, b.reading), partner=b.first)
            found[i + 1] = replace(b, partner=a.first)
    return found


def is_day(b: Meaning) -> bool:
    """Whether a reading means one day."""
    if b["op"] in ("rel", "named"):
        return b.get("unit") == "D" or "weekday" in b
    return b["op"] == "holiday" or (b["op"] == "date" and ("day" in b or "weekday" in b))


def _is_range(t: Tokens, a: Draft, b: Draft) -> bool:
    """Whether the words between join two ends of one stretch; "and" does so only after "between", or for two days in a row."""
    gap, joint = t.classes[a.last + 1 : b.first], t.word(a.last + 1)
    lead, level = t.kind(a.first - 1), _level(a.reading)
    if not level or level != _level(b.reading):
        return False
    if gap == "x":
        return lead == "e" or joint in ("through", "thru") or any(k in b.reading for k in ("weekday", "day", "month"))
    if gap == "&" and joint == "and":
        return lead == "n" or (level == "day" and _is_bare_day(a.reading) and _is_bare_day(b.reading) and _is_next(a.reading, b.reading))
    return gap in ("-", "xe")


def _is_bare_day(r: Meaning) -> bool:
    return r["op"] == "date" and ("weekday" in r or "day" in r) and "tod" not in r


def _is_next(a: Meaning, b: Meaning) -> bool:
    if "weekday" in a and "weekday" in b and "day" not in a and "day" not in b:
        return int(b["weekday"] - a["weekday"]) % 7 == 1
    return "day" in a and "day" in b and a.get("month") == b.get("month") and int(b["day"] - a["day"]) == 1


def _level(r: Meaning) -> str:
    """What sort of unit a reading means; empty where it cannot end a range."""
    if r["op"] == "time":
        return "time"
    if r["op"] not in ("date", "named", "rel", "holiday"):
        return ""
    if is_day(r):
        return "day"
    return next((k for k in ("month", "season", "quarter", "half", "year", "decade", "century") if k in r), str(r.get("unit", "")))


def _lent_year(a: Meaning, b: Meaning) -> Meaning:
    if a["op"] != "date" or "month" not in a or "year" in a or "base" in a or "month" not in b:
        return a
    if "year" in b:
        return {**a, "year": b["year"] - (a["month"] > b["month"])}
    return {**a, "base": b["base"]} if "base" in b else a
