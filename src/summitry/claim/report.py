"""Days a telling has from elsewhere: the day of the report, or the journey told just before."""

from __future__ import annotations

from dataclasses import replace

from summitry.claim.scene import Line
from summitry.model import Participant, Status, TimeLink

_ONE_STORY = 1200
"""Characters within which "also visited" belongs to the journey told before."""


def on_the_same_journey(line: Line, v: int, person: Participant, told: Status | None) -> tuple[TimeLink, ...]:
    """ "also visited Ramallah": on the journey told before, so near its days."""
    units, last = line.units, line.scene.current(person)
    verb, beside = units[v], {u.low for u in units[max(0, v - 1) : v + 2]}
    if "also" not in {*verb.low.split(), *beside} or "perfect" in verb.facts or told is not Status.COMPLETED:
        return ()
    if last is None or line.sentence.start - last.spans[0].start > _ONE_STORY:
        return ()
    return tuple(replace(t, relation="near") for t in last.times if t.relation == "on")


def of_the_report(line: Line, v: int, act: str, told: Status | None, times: tuple[TimeLink, ...]) -> dict[str, str]:
    """ "is in Brussels", "has arrived in Rome", and no day named: true on the day of the report."""
    facts = line.units[v].facts
    dated = times and not all(_is_now(line, t) for t in times)
    if act == "go" and "prog" in facts and facts["tense"] == "pres" and not dated and _setting_out(line, v, told):
        return {"start_basis": "coming"} | ({"tense": "present"} if told is None else {})
    if told is None and facts["tense"] == "pres" and act in ("go", "arrive", "visit", "leave", "stay") and not line.headline:
        return {"tense": "present"}
    if told is Status.RUMOURED and "perfect" in facts:
        return {"tense": "past"}
    if act == "arrive" and told is Status.ONGOING and facts["tense"] == "past" and "perfect" not in facts:
        just = not times and "just" in {*line.units[v].low.split(), *(u.low for u in line.units[v - 1 : v])}
        return {"start_basis": "report"} if just and not line.headline else {"tense": "arrived"}
    present = facts["tense"] == "pres" and ("perfect" in facts) == (act == "arrive")
    return {"start_basis": "report"} if act in ("be", "arrive") and present and told is Status.ONGOING and not dated else {}


def _setting_out(line: Line, v: int, told: Status | None) -> bool:
    """ "is now travelling to Kyiv", and in an official text "is travelling": within days of the report."""
    beside = {*line.units[v].low.split(), *(u.low for u in line.units[v - 1 : v + 2])}
    return told is Status.ONGOING and bool(line.scene.official) or told in (None, Status.ANNOUNCED) and not beside.isdisjoint(_NOW)


_NOW = frozenset(("now", "currently", "right now", "at present", "presently", "at the moment", "at this moment", "as we speak"))


def _is_now(line: Line, link: TimeLink) -> bool:
    """Whether a time says no more than the present tense does."""
    return any(u.start == link.start and u.low in _NOW for u in line.units)
