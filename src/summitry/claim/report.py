"""Days a telling has from elsewhere: the day of the report, or the journey told just before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summitry.claim.frame import subject
from summitry.claim.scene import Line
from summitry.claim.timing import time_links, to_the_day
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_ONE_STORY = 1200
"""Characters within which "also visited" belongs to the journey told before."""


def days_beside(
    line: Line, v: int, person: Participant, told: Status | None, country: str, act: str, lasts: Mapping[str, str]
) -> tuple[TimeLink, ...]:
    """The days of a telling without any: those of the journey or the stay told before."""
    found = _on_the_same_journey(line, v, person, told) or (on_that_stay(line, person, country) if act == "stay" and lasts else ())
    found = found or (_next_on_the_way(line, v, person, country, told) if act in ("go", "visit", "arrive") else ())
    return found or _of_who_else_is_there(line, v, person, country, told)


def _of_who_else_is_there(line: Line, v: int, person: Participant, country: str, told: Status | None) -> tuple[TimeLink, ...]:
    """ "Kishida will be there too": on the day told just before of another guest."""
    after = [u.low for u in line.units[v + 1 : v + 4]]
    last = line.scene.visits[-1] if line.scene.visits else None
    if after[:2] not in (["there", "too"], ["there", "as"], ["also", "there"]) and "also" not in line.units[v].low.split():
        return ()
    if "there" not in after or "perfect" in line.units[v].facts or last is None or last.host_country != country:
        return ()
    near = line.sentence.start - last.spans[0].start <= _NEXT and last.status in (told, None)
    if not near or last.participants[0].person == person.person:
        return ()
    return tuple(replace(t, role="attested") for t in last.times[:1] if t.relation == "on")


def _on_the_same_journey(line: Line, v: int, person: Participant, told: Status | None) -> tuple[TimeLink, ...]:
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


def _next_on_the_way(line: Line, v: int, person: Participant, country: str, told: Status | None) -> tuple[TimeLink, ...]:
    """ "He then flew on to Lusaka", "From Paris he goes to Oslo": in the days after the stay told before; of a plan, the day that ends."""
    scene = line.scene
    if any("home" in u.low.split() or u.kind is UnitKind.TIME for u in line.units[:v]):
        return ()
    told_so_far = [c for c in scene.visits if c.participants[0].person == person.person and c.status not in _UNHELD]
    last = told_so_far[-1] if told_so_far else None
    if last is None or last.host_country == country or not _onward(line, v, last) or line.sentence.start - last.spans[0].start > _ONE_STORY:
        return ()
    ends = scene.leaving.get((person.person, last.host_country), ()) or tuple(t for t in last.times if t.role == "end")
    if ends:
        return tuple(TimeLink("start", t.start, "departs") for t in ends[-1:] if t.relation == "on")
    over = told in (Status.COMPLETED, Status.ONGOING) and last.status in (Status.COMPLETED, Status.ONGOING)
    return tuple(TimeLink("start", t.start, "then") for t in last.times[:1] if t.relation == "on") if over else ()


_UNHELD = (Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.RUMOURED)


def _onward(line: Line, v: int, last: Claim) -> bool:
    """Whether the verb leads on from the stay told last: "then", "on to", "from there", "from Paris"."""
    units, lemma = line.units, line.units[v].facts["lemma"]
    if "perfect" in units[v].facts or lemma == "be":
        return False
    if lemma.endswith((" on to", " on")) or lemma in _GOES_ON or any(u.low in _THEN for u in units[max(0, v - 2) : v + 2]):
        return True
    if any(w in _THEN for w in units[v].low.split()) or units[v + 1 : v + 2] and units[v + 1].low in ("on", "onward"):
        return True
    if units[0].low not in ("from", "after") or len(units) < 3:
        return False
    led = units[1].facts.get("country", "") or units[1].key if units[1].kind in (UnitKind.PLACE, UnitKind.COUNTRY) else ""
    return units[1].low in ("there", "that") or bool(led) and led == last.host_country


_THEN = frozenset(("then", "later", "next", "afterwards", "afterward", "subsequently", "onward", "onwards"))
_GOES_ON = frozenset(("continue", "continue to", "proceed", "proceed to", "move on"))


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


def on_that_stay(line: Line, person: Participant, country: str) -> tuple[TimeLink, ...]:
    """ "She spent less than five hours in the country", "The one-day visit was agreed": the stay told last, and now how long it was."""
    last = line.scene.current(person)
    if last is None or last.host_country != country or last.spans[0].end > line.sentence.start:
        return ()
    near = line.sentence.start - last.spans[0].start <= _ONE_STORY
    days = [t for t in last.times if t.relation == "on"]
    return tuple(replace(t, role="date" if t.role == "attested" else t.role) for t in days) if near else ()


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
