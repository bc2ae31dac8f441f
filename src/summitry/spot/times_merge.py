"""Joins neighbouring drafts that are one expression ("the end" + "of" + "next month") and pairs the ends of ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from summitry.spot.times_draft import Draft
from summitry.spot.times_tokens import Tokens

_YEARLESS_HEADS = frozenset(("month", "season", "quarter", "half", "holiday"))


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
    return _pair(t, [d for d in done if d.whole])


def _join(t: Tokens, a: Draft, b: Draft) -> Draft | None:
    gap = t.classes[a.last + 1 : b.first]
    if len(gap) > 2 or "|" in gap or a.partner is not None and b.partner is not None:
        return None
    reading = _joined(a.reading, b.reading, gap, a, b, t)
    if reading is None:
        return None
    type_ = "TIME" if "tod" in reading or reading["op"] == "time" else "DATE"
    if b.type in ("DURATION", "SET") and reading["op"] == b.reading["op"]:
        type_ = b.type
    return Draft(a.first, b.last, type_, reading, whole=b.whole or reading.get("op") not in ("nth", "part"), partner=b.partner)


def _joined(a: Mapping[str, Any], b: Mapping[str, Any], gap: str, left: Draft, right: Draft, t: Tokens) -> dict[str, Any] | None:
    """The reading of two neighbours taken as one, None where they are two."""
    if b["op"] == "part":
        return None
    if a["op"] == "part":
        return _with_part(a, b, gap, right)
    if a["op"] == "tod" and gap in ("p", "") and _is_day(b):
        return None if gap == "" else {**b, "tod": a["tod"]}
    if a["op"] == "nth" and gap in ("p", "i") and _is_span(b):
        return {**a, "base": dict(b)}
    if a["op"] == "date" and ("quarter" in a or "half" in a) and "year" not in a and gap in ("p", "", ",", "i") and _is_year(b):
        return {**a, **_year_fields(b)}
    if (
        a["op"] == "date"
        and gap in ("", ",", "p")
        and _lacks_year(a)
        and _is_year(b)
        and b["op"] != "date"
        and not (gap == "," and b.get("from") == "told")
    ):
        return {**a, "base": dict(b)}
    if a["op"] == "date" and gap == "p" and _lacks_year(a) and _is_year(b):
        return {**a, **_year_fields(b)}
    if a["op"] == "date" and set(a) <= {"op", "weekday", "tod"} and gap in ("", "p") and b["op"] == "rel" and b.get("unit") == "W":
        return {**a, "base": dict(b)}
    if a["op"] == "time" and a.get("day") is None and gap in ("", ",") and _is_day(b) and "tod" not in b:
        return {**a, "day": dict(b)}
    if b["op"] == "time" and b.get("day") is None and gap == "" and _is_day(a) and "tod" not in a:
        return {**b, "day": dict(a)}
    if a["op"] == "date" and set(a) == {"op", "weekday"} and gap in ("(", ",") and _is_full(b) and gap == "," and "weekday" not in b:
        return {**b, "weekday": a["weekday"]}
    if (
        a["op"] == "duration"
        and gap == "e"
        and b["op"] in ("ref", "rel")
        and t.word(right.first) in ("now", "today")
        and left.last + 2 == right.first
        and a["n"] != "X"
    ):
        return {"op": "rel", "unit": a["unit"], "n": float(a["n"]), "from": "published"}
    return None


def _with_part(a: Mapping[str, Any], b: Mapping[str, Any], gap: str, right: Draft) -> dict[str, Any] | None:
    word = a["word"]
    if (
        gap not in ("", "p", "-", "i")
        or b["op"] not in ("date", "rel", "named", "nth", "holiday", "tod", "duration")
        or b["op"] == "nth"
        and "base" not in b
    ):
        return None
    if b["op"] == "duration":
        return None
    if word in ("earlier", "later", "sooner"):
        told = b["op"] in ("rel", "named", "tod") and gap in ("", "i")
        return {**b, "compared": word} if told else None
    if word in ("rest", "remainder", "whole", "entire", "bulk"):
        return {**b} if b["op"] == "rel" and gap in ("p", "") else None
    if word in ("early", "late", "mid") and gap == "p" or word not in ("early", "late", "mid") and gap in ("", "-"):
        if not (word in ("end", "start") and gap == "-"):
            return None
    if "day" in b and b["op"] == "date" or b["op"] == "tod" and gap != "i" and gap != "p" and gap != "":
        return None
    return {**b, "mod": a["mod"]} if a["mod"] else dict(b)


def _is_day(b: Mapping[str, Any]) -> bool:
    if b["op"] in ("rel", "named"):
        return b.get("unit") == "D" or "weekday" in b
    return b["op"] == "holiday" or b["op"] == "date" and ("day" in b or "weekday" in b)


def _is_full(b: Mapping[str, Any]) -> bool:
    return b["op"] == "date" and "day" in b


def _is_span(b: Mapping[str, Any]) -> bool:
    if b["op"] in ("rel", "nth"):
        return b.get("unit") != "D"
    return b["op"] == "named" and "weekday" not in b or b["op"] == "date" and "day" not in b and "weekday" not in b


def _is_year(b: Mapping[str, Any]) -> bool:
    if b["op"] == "rel":
        return b.get("unit") == "Y" and "tod" not in b
    return b["op"] == "date" and "year" in b and not set(b) & {"month", "day", "season", "quarter", "half"}


def _year_fields(b: Mapping[str, Any]) -> dict[str, Any]:
    return {"base": dict(b)} if b["op"] == "rel" else {k: b[k] for k in ("year", "fiscal", "era") if k in b}


def _lacks_year(a: Mapping[str, Any]) -> bool:
    return "year" not in a and "base" not in a and bool(set(a) & {"month", "season", "quarter", "half"})


def _pair(t: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Give the two ends of a range each other's place, and the left end the year that only the right one has."""
    for i in range(len(drafts) - 1):
        a, b = drafts[i], drafts[i + 1]
        if a.partner is not None or b.partner is not None or a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME"):
            continue
        if not _is_range(t, a, b):
            continue
        drafts[i] = replace(a, reading=_lent_year(a.reading, b.reading), partner=b.first)
        drafts[i + 1] = replace(b, partner=a.first)
    return drafts


def _is_range(t: Tokens, a: Draft, b: Draft) -> bool:
    gap = t.classes[a.last + 1 : b.first]
    lead = t.kind(a.first - 1)
    if not _level(a.reading) or _level(a.reading) != _level(b.reading):
        if not (_level(a.reading) == "day" and _level(b.reading) == "day"):
            return False
    if gap == "x" and t.word(a.last + 1) in ("to", "through", "until", "till", "thru"):
        return (
            lead == "e" or t.word(a.last + 1) in ("through", "thru") or "weekday" in b.reading or "day" in b.reading or "month" in b.reading
        )
    if gap in ("-", "xe"):
        return True
    if gap == "&" and t.word(a.last + 1) == "and":
        return lead == "n" or (
            _level(a.reading) == "day" and _bare_day(a.reading) and _bare_day(b.reading) and _next_to(a.reading, b.reading)
        )
    return False


def _bare_day(r: Mapping[str, Any]) -> bool:
    return r["op"] == "date" and ("weekday" in r or "day" in r) and "tod" not in r


def _next_to(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    if "weekday" in a and "weekday" in b and "day" not in a and "day" not in b:
        return (b["weekday"] - a["weekday"]) % 7 == 1
    return "day" in a and "day" in b and a.get("month") == b.get("month") and b["day"] - a["day"] == 1


def _level(r: Mapping[str, Any]) -> str:
    if r["op"] == "time":
        return "time"
    if r["op"] not in ("date", "named", "rel", "holiday"):
        return ""
    if _is_day(r):
        return "day"
    return next((k for k in ("month", "season", "quarter", "half", "year", "decade", "century") if k in r), r.get("unit", ""))


def _lent_year(a: Mapping[str, Any], b: Mapping[str, Any]) -> Mapping[str, Any]:
    if a["op"] != "date" or "month" not in a or "year" in a or "base" in a or "month" not in b:
        return a
    if "year" in b:
        return {**a, "year": b["year"] - (a["month"] > b["month"])}
    return {**a, "base": b["base"]} if "base" in b else a
