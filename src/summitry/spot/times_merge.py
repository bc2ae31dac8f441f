"""Joins neighbouring drafts that are one expression: "the end" + "of" + "next month", "October" + "that same year"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from summitry.spot.times_draft import Draft
from summitry.spot.times_pairs import is_day, pair
from summitry.spot.times_tokens import Tokens

Meaning = Mapping[str, Any]
_HALVES_OF_NAMES = ("early", "late", "mid")


def merge(t: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Join neighbours from right to left, so that "the end of October next year" closes on its last part first."""
    done: list[Draft] = []
    for left in reversed(drafts):
        while done:
            joined = _join(t, left, done[-1])
            if joined is None:
                break
            done.pop()
            left = joined
        done.append(left)
    done.reverse()
    return pair(t, _years_lent(t, [d for d in done if d.whole]))


def _years_lent(t: Tokens, drafts: list[Draft]) -> list[Draft]:
    """January and February of 1997: the year is both months'."""
    out = list(drafts)
    for i in range(len(out) - 2, -1, -1):
        a, b = out[i], out[i + 1]
        if set(a.reading) != {"op", "month"} or not {"month", "year"} <= set(b.reading) or "day" in b.reading:
            continue
        if t.classes[a.last + 1 : b.first] in ("&", ",", ",&") and a.reading["month"] < b.reading["month"]:
            out[i] = replace(a, reading={**a.reading, "year": b.reading["year"]})
    return out


def _join(t: Tokens, a: Draft, b: Draft) -> Draft | None:
    gap = t.classes[a.last + 1 : b.first]
    if len(gap) > 2 or "|" in gap or (a.partner is not None and b.partner is not None) or b.reading["op"] == "part":
        return None
    reading = next((r for rule in _RULES if (r := rule(a.reading, b.reading, gap)) is not None), None)
    if reading is None:
        reading = _from_now(t, a, b, gap)
    if reading is None:
        return None
    type_ = "TIME" if "tod" in reading or reading["op"] == "time" else "DATE"
    if b.type in ("DURATION", "SET") and reading["op"] == b.reading["op"]:
        type_ = b.type
    whole = b.whole or reading.get("op") not in ("nth", "part")
    return Draft(a.first, b.last, type_, reading, whole=whole, partner=b.partner)


def _part(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The end of August, early next week, later that year, mid-2011."""
    if a["op"] != "part" or gap not in ("", "p", "-", "i") or b["op"] not in ("date", "rel", "named", "nth", "holiday", "tod"):
        return None
    word = a["word"]
    if b["op"] == "nth" and "base" not in b:
        return None
    if word in ("earlier", "later", "sooner"):
        return {**b, "compared": word} if b["op"] in ("rel", "named", "tod") and gap in ("", "i") else None
    if word in ("rest", "remainder", "whole", "entire", "bulk"):
        return {**b} if b["op"] == "rel" and gap == "p" else None
    if not _part_fits(word, gap) or ("day" in b and b["op"] == "date") or (b["op"] == "tod" and gap == "-" and word != "mid"):
        return None
    return {**b, "mod": a["mod"]} if a["mod"] else dict(b)


def _part_fits(word: str, gap: str) -> bool:
    """Early stands before its month, the end of it before "of"."""
    if word in _HALVES_OF_NAMES:
        return gap != "p"
    return gap == "p" or (word in ("end", "start") and gap == "-")


def _part_of_day(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The morning of 8 May."""
    return {**b, "tod": a["tod"]} if a["op"] == "tod" and gap == "p" and is_day(b) else None


def _nth(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The last week of March."""
    return {**a, "base": dict(b)} if a["op"] == "nth" and gap in ("p", "i") and _is_span(b) else None


def _own_year(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The third quarter of 2022, October of next year, May 2 last year."""
    if a["op"] != "date" or not _lacks_year(a) or not _is_year(b):
        return None
    if ("quarter" in a or "half" in a) and gap in ("p", "", ",", "i"):
        return {**a, **_year_fields(b)}
    if b["op"] == "date":
        return {**a, **_year_fields(b)} if gap == "p" else None
    loose = gap == "," and (b.get("from") == "told" or "compared" in b)
    return {**a, "base": dict(b)} if gap in ("", ",", "p") and not loose else None


def _own_week(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """Tuesday of last week."""
    weekday = a["op"] == "date" and set(a) <= {"op", "weekday", "tod"}
    return {**a, "base": dict(b)} if weekday and gap in ("", "p") and b["op"] == "rel" and b.get("unit") == "W" else None


def _own_month(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The 28th of that month."""
    bare = a["op"] == "date" and set(a) == {"op", "day"}
    return {**a, "base": dict(b)} if bare and gap == "p" and b["op"] == "rel" and b.get("unit") == "M" else None


def _own_day(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """6 p.m. Thursday; 3 March 2021 9:05PM."""
    if a["op"] == "time" and a.get("day") is None and gap in ("", ",") and is_day(b) and "tod" not in b:
        return {**a, "day": dict(b)}
    if b["op"] == "time" and b.get("day") is None and gap == "" and is_day(a) and "tod" not in a:
        return {**b, "day": dict(a)}
    return _own_part_of_day(a, b) if gap in ("", ",") else None


def _own_part_of_day(a: Meaning, b: Meaning) -> dict[str, Any] | None:
    """10:30 this morning, 9 o'clock Friday night."""
    if a["op"] != "time" or a.get("day") is not None or "tod" not in b or b["op"] not in ("rel", "date", "named"):
        return None
    hour, minute = a["clock"].split(":")
    late = b["tod"] in ("AF", "EV") or (b["tod"] == "NI" and int(hour) > 5)
    clock = f"{int(hour) + 12:02d}:{minute}" if late and int(hour) < 12 else a["clock"]
    return {**a, "clock": clock, "day": {k: v for k, v in b.items() if k != "tod"}}


def _own_weekday(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """Friday, 22 October."""
    full = b["op"] == "date" and "day" in b and "weekday" not in b
    return {**b, "weekday": a["weekday"]} if a["op"] == "date" and set(a) == {"op", "weekday"} and gap == "," and full else None


def _unit_of(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """The month of May, the year 2000, the week of March 4."""
    if a["op"] != "rel" or a.get("from") != "told" or gap not in ("p", "") or b["op"] != "date" or "base" in b:
        return None
    if (a["unit"] == "M" and "month" in b and "day" not in b) or (a["unit"] == "Y" and _is_year(b)):
        return dict(b)
    return {"op": "unit", "unit": a["unit"], "base": dict(b)} if gap == "p" and a["unit"] in ("W", "WE") and "day" in b else None


def _years_back_to(a: Meaning, b: Meaning, gap: str) -> dict[str, Any] | None:
    """Eight years ago today; two years ago this April."""
    if a["op"] != "rel" or a.get("from") != "published" or a["n"] >= 0 or gap not in ("", "i"):
        return None
    if gap == "" and b["op"] == "rel" and b.get("unit") == "D" and b.get("n") == 0 and a["unit"] in ("Y", "M", "W"):
        return {**a, "day": True}
    month = b.get("month") if b["op"] in ("named", "date") and not set(b) & {"day", "year", "base"} else None
    return {"op": "date", "month": month, "base": dict(a)} if month and a["unit"] == "Y" else None


def _from_now(t: Tokens, a: Draft, b: Draft, gap: str) -> dict[str, Any] | None:
    """Two years from now."""
    if a.reading["op"] != "duration" or gap != "e" or t.word(b.first) not in ("now", "today") or a.reading["n"] == "X":
        return None
    exact = {"day": True} if t.word(b.first) == "today" else {}
    return {"op": "rel", "unit": a.reading["unit"], "n": float(a.reading["n"]), "from": "published", **exact}


_RULES: tuple[Callable[[Meaning, Meaning, str], dict[str, Any] | None], ...] = (
    _part,
    _part_of_day,
    _nth,
    _own_year,
    _own_week,
    _own_month,
    _own_day,
    _own_weekday,
    _unit_of,
    _years_back_to,
)


def _is_span(b: Meaning) -> bool:
    if b["op"] in ("rel", "nth"):
        return b.get("unit") != "D"
    return (b["op"] == "named" and "weekday" not in b) or (b["op"] == "date" and "day" not in b and "weekday" not in b)


def _is_year(b: Meaning) -> bool:
    if b["op"] == "rel":
        return b.get("unit") == "Y" and "tod" not in b
    return b["op"] == "date" and "year" in b and not set(b) & {"month", "day", "season", "quarter", "half"}


def _year_fields(b: Meaning) -> dict[str, Any]:
    return {"base": dict(b)} if b["op"] == "rel" else {k: b[k] for k in ("year", "fiscal", "era") if k in b}


def _lacks_year(a: Meaning) -> bool:
    return "year" not in a and "base" not in a and bool(set(a) & {"month", "season", "quarter", "half"})
