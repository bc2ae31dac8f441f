"""The times of a noun of visiting: of the phrase, of the verb that has it for object or subject, of the day somebody set out for it."""

from __future__ import annotations

from summitry.claim.frame import right_end
from summitry.claim.lasting import roles
from summitry.claim.nominal_status import at_its_end, planned_then_off, sets_out
from summitry.claim.phrases import HAPPENS, ORDINALS, Phrase, counts_over, relative_verb
from summitry.claim.scene import Line, destinations
from summitry.claim.timing import leading_time, time_before, time_links, to_the_day
from summitry.model import Status, TimeLink, UnitKind


def times_of_phrase(line: Line, phrase: Phrase, status: Status | None) -> tuple[TimeLink, ...]:
    """The times of the phrase, else of its verb or relative, each in its role."""
    units, scene, end = line.units, line.scene, phrase.end
    if (ended := at_its_end(line, phrase)) >= 0 and (last := _of_the_end(line, ended, phrase.begin)):
        return last
    times = time_links(units, phrase.noun + 1, end, scene.temporals) or _inside(line, phrase) or _told_on(line, phrase)
    if phrase.governor >= 0 and not times:
        times = _of_governor(line, phrase, status)
    if ORDINALS & set(phrase.modifiers):
        times = tuple(t for t in times if not counts_over(line, t))
    if status in _UNHELD and _of_many(line, phrase):
        times = tuple(t for t in times if t not in to_the_day(times, scene.temporals))  # it was called off on that day
    if units[phrase.noun].key == "attendance":
        times = tuple(t if t.role != "date" else type(t)("programme", t.start, t.relation) for t in times)
    if status is Status.POSTPONED:
        times = tuple(TimeLink(t.role, t.start) for t in times)
    elif (
        phrase.governor >= 0
        and status not in _UNHELD
        and not (phrase.as_subject and times and times[0].start < units[phrase.governor].start)
    ):
        times = roles(times, units[phrase.governor].facts["lemma"])
    return times


def _of_governor(line: Line, phrase: Phrase, status: Status | None) -> tuple[TimeLink, ...]:
    """Times of the verb the phrase is subject or object of, of its relative, or of the head of the sentence."""
    units, scene = line.units, line.scene
    stop = right_end(units, phrase.governor)
    lemma = units[phrase.governor].facts["lemma"]
    happens = phrase.as_subject and (lemma in HAPPENS - _OF_ANOTHER_DAY or units[phrase.governor].key == "postpone")
    happens = happens or phrase.as_subject and planned_then_off(line, phrase.governor) >= 0
    times = time_links(units, phrase.governor + 1, stop, scene.temporals) if happens else ()
    relative = relative_verb(units, phrase.end)
    times = times or (time_links(units, relative + 1, right_end(units, relative), scene.temporals) if relative >= 0 else ())
    if sets_out(line, phrase) or units[phrase.governor].key in ("go", "arrive") and phrase.preposition in ("for", "on"):
        times = times or _of_setting_out(line, phrase)
    told = status is not None or units[phrase.governor].facts["tense"] == "pres" and not phrase.as_subject  # "In May she pays a visit to"
    lead = leading_time(units, phrase.begin, scene.temporals) if told else ()
    verb = units[phrase.governor].facts
    finite = told and not phrase.as_subject and verb["tense"] in ("past", "pres") and "perfect" not in verb
    lead = lead or (time_before(units, phrase.governor, scene.temporals) if finite else ())
    times = times or (() if status in _UNHELD and any(_of_report(line, t) for t in lead) else lead)
    times = times or _due(line, phrase)
    if phrase.preposition == "from" and units[phrase.governor].facts["lemma"] in _RETURNS:
        times = _of_return(line, phrase)
    return times


def _due(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "the trip to Rome, due to start on June 13", "a visit scheduled for March": the day it was or is for."""
    units = line.units
    k = phrase.end + (phrase.end < len(units) and units[phrase.end].low == ",")
    if k + 1 >= len(units) or not (units[k].low in _DUE or any(units[k].low.startswith(f"{w} ") for w in _DUE)):
        return ()
    stop = next((j for j in range(k + 1, len(units)) if units[j].low in (",", ";", ".")), len(units))
    if any(u.kind is UnitKind.VERB and u.facts["lemma"] not in _SETTING_OUT for u in units[k + 1 : stop]):
        return ()
    return time_links(units, k + 1, stop, line.scene.temporals)


_DUE = frozenset(("due", "scheduled", "planned", "set", "slated", "arranged", "originally", "foreseen"))
_SETTING_OUT = frozenset("start begin open take be schedule plan set slate arrange".split()) | {"take place", "kick off", "set off"}


_OF_ANOTHER_DAY = frozenset(("follow", "mark", "become", "include"))
"""Verbs whose day is that of their object: "the visit follows talks last week"."""


_UNHELD = frozenset((Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.RUMOURED))


def _of_report(line: Line, link: TimeLink) -> bool:
    """A day that opens the sentence is the day a visit was called off, not the day it was for; a month or year may be either."""
    low = next((u.low for u in line.units if u.start == link.start), "")
    return not any(w.isdigit() and len(w) == 4 for w in low.split())


def _of_setting_out(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "leaves on Monday for a visit to Finland": the stay begins then, or a day later."""
    relation = "on" if line.units[phrase.governor].key == "arrive" else "departs"
    if _of_many(line, phrase):
        return ()
    found = time_links(line.units, phrase.governor + 1, phrase.begin, line.scene.temporals, "start")
    return tuple(TimeLink(t.role, t.start, relation if t.relation == "on" else t.relation) for t in found)


_RETURNS = frozenset(("return", "return home", "fly home", "come", "get", "fly", "arrive"))


def _of_return(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "returned on Friday from a visit to Cuba": the day it ended."""
    times = time_links(line.units, phrase.governor + 1, phrase.begin, line.scene.temporals, "end")
    return times or leading_time(line.units, phrase.governor, line.scene.temporals, "end")


def _of_the_end(line: Line, v: int, stop: int) -> tuple[TimeLink, ...]:
    """ "came back on Saturday upon the conclusion of a visit": the day it ended."""
    temporals = line.scene.temporals
    found = time_links(line.units, v + 1, stop, temporals, "end") or time_before(line.units, v, temporals, "end")
    return found or leading_time(line.units, v, temporals, "end")


def _told_on(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "began the talks in 2013 on a visit to": the day of what was done on the visit lies in the stay."""
    at = phrase.begin - 2
    if phrase.preposition not in ("on", "during") or at < 0 or line.units[at].kind is not UnitKind.TIME or _of_many(line, phrase):
        return ()
    return time_links(line.units, at, at + 1, line.scene.temporals, "attested")


def _of_many(line: Line, phrase: Phrase) -> bool:
    """Whether a tour goes to several countries: a day told of it is the day of none of them."""
    return len({w.country for w in destinations(line, phrase.noun + 1, phrase.end, ("to", "of", "in"))}) > 1


def _inside(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """A time among the modifiers: "last week's visit", "his May 2023 trip"."""
    return time_links(line.units, max(0, phrase.begin - 1), phrase.noun, line.scene.temporals)
