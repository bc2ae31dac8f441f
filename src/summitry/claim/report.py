"""Days a telling has from elsewhere: the day of the report, or the journey told just before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summitry.claim.frame import subject
from summitry.claim.scene import Line
from summitry.claim.timing import time_links, to_the_day
from summitry.model import Participant, Status, TimeLink, UnitKind

_ONE_STORY = 1200
"""Characters within which "also visited" belongs to the journey told before."""


def on_the_same_journey(line: Line, v: int, person: Participant, told: Status | None) -> tuple[TimeLink, ...]:
    """ "also visited Ramallah": on the journey told before, so near its days."""
    units, last = line.units, line.scene.current(person)
    verb, beside = units[v], {u.low for u in units[max(0, v - 1) : v + 2]}
    if told is Status.COMPLETED and "perfect" not in verb.facts and (period := _period(line, person)):
        return period
    if "also" not in {*verb.low.split(), *beside} or "perfect" in verb.facts or told is not Status.COMPLETED:
        return ()
    if last is None or line.sentence.start - last.spans[0].start > _ONE_STORY:
        return ()
    return tuple(replace(t, relation="near") for t in last.times if t.relation == "on")


def note_period(line: Line) -> None:
    """ "spent the first week of May touring the region", "was on tour in October": the weeks of the stops named next."""
    units, scene = line.units, line.scene
    verb = next((k for k, u in enumerate(units) if u.kind is UnitKind.VERB), -1)
    if verb < 0 or units[verb].facts["tense"] != "past" or "neg" in units[verb].facts or line.speech:
        return
    journey = next((k for k, u in enumerate(units) if u.low in _JOURNEYS or u.kind is UnitKind.VERB and u.facts["lemma"] in _JOURNEYS), -1)
    people = frozenset(p.person for p in subject(units, verb).people)
    times = time_links(units, 0, len(units), scene.temporals) if journey >= 0 and people else ()
    if times and not to_the_day(times, scene.temporals) and all(t.relation == "on" for t in times):
        scene.period = (people, times, line.sentence.paragraph, line.sentence.end)


_JOURNEYS = frozenset("tour tours touring travel travels travelling traveling abroad journey region".split())


def _period(line: Line, person: Participant) -> tuple[TimeLink, ...]:
    """The weeks or months of the tour that the sentence before tells of, where this one names no time."""
    people, times, paragraph, end = line.scene.period
    beside = line.sentence.paragraph == paragraph and 0 <= line.sentence.start - end <= _NEXT
    dated = any(u.kind is UnitKind.TIME for u in line.units)
    return times if beside and person.person in people and not dated else ()


_NEXT = 250
"""Characters between a tour told and the sentence that names its stops."""


def on_that_stay(line: Line, act: str, person: Participant, country: str, lasts: Mapping[str, str]) -> tuple[TimeLink, ...]:
    """ "She spent less than five hours in the country": the stay told last, and now how long it was."""
    last = line.scene.current(person)
    if act != "stay" or not lasts or last is None or last.host_country != country:
        return ()
    near = line.sentence.start - last.spans[0].start <= _ONE_STORY
    return tuple(replace(t, role="date" if t.role == "attested" else t.role) for t in last.times) if near else ()


def of_the_report(line: Line, v: int, act: str, told: Status | None, times: tuple[TimeLink, ...]) -> dict[str, str]:
    """ "is in Brussels", "has arrived in Rome", and no day named: true on the day of the report."""
    facts = line.units[v].facts
    dated = times and not all(_is_now(line, t) for t in times)
    if act == "go" and "prog" in facts and facts["tense"] == "pres" and not dated and _setting_out(line, v, told):
        return {"start_basis": "coming"} | ({"tense": "present"} if told is None else {})
    if told is None and facts["tense"] == "pres" and act in ("go", "arrive", "visit", "leave", "stay") and not line.headline:
        return {"tense": "present"}
    if told is Status.CANCELLED and facts.get("mood") == "would":
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
