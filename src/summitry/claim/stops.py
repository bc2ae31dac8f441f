"""A place told as the stop of a tour: "her next stop is Oslo", "Oslo was the second leg of a tour by the premier"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry.claim.frame import right_end, subject
from summitry.claim.places import wheres
from summitry.claim.scene import Line, destinations
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import time_links
from summitry.claim.tours import each_stop, only_places, traveller_of
from summitry.model import Claim, Status, UnitKind


def stops_named(line: Line, v: int) -> Iterator[Claim]:
    """ "Her next stop is Buenos Aires", "the first stop of his tour was Accra on Monday"."""
    units, unit = line.units, line.units[v]
    noun = subject(units, v).noun if unit.facts["lemma"] == "be" else -1
    if noun < 0 or units[noun].low not in _STOPPING:
        return
    ranks = {u.low for u in units[max(0, noun - 3) : noun]} & _STOPS
    end = right_end(units, v)
    spots = destinations(line, v + 1, end, ("", "in"))
    if not ranks or not spots or not only_places(line, v + 1, spots[0]):
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if status in (Silent.HABIT, Status.ONGOING):
        status = Status.ANNOUNCED if ranks & _AHEAD else Silent.NOT_SAID
    if not isinstance(status, Silent):
        times = time_links(units, v + 1, end, line.scene.temporals)
        yield from each_stop(line, (noun, end), traveller_of(line, noun)[:1], spots, status, times)


_AHEAD = frozenset("next final last other remaining further".split())
_STOPPING = frozenset("stop stops stopover stopovers destination destinations leg legs stage station".split())
_STOPS = frozenset("next first second third fourth fifth last final other remaining further latest penultimate".split())


def told_as_leg(line: Line, v: int) -> Iterator[Claim]:
    """ "Botswana was the second leg of a tour by the minister": whose tour it is was there, or will be."""
    units, facts = line.units, line.units[v].facts
    if facts["lemma"] != "be" or facts["tense"] not in ("past", "pres") or "neg" in facts or v > _SHORT:
        return
    stop = next((k for k in range(v + 1, min(len(units), v + 6)) if units[k].low in _STOPPING), -1)
    noun = next((k for k in range(stop + 1, min(len(units), stop + 12)) if units[k].key == "visit"), -1) if stop > 0 else -1
    spots = [w for w in wheres(units, 0, v) if not w.preposition and w.end == v]
    ranked = any(u.low in _STOPS for u in units[v + 1 : max(stop, v + 1)])
    if noun < 0 or not spots or not ranked or any(u.kind is UnitKind.VERB for u in units[stop:noun]):
        return
    status, people = Status.COMPLETED if facts["tense"] == "past" else None, traveller_of(line, noun)[:1]
    told = any(c.host_country == spots[0].country and c.participants[0].person in {p.person for p in people} for c in line.scene.visits)
    for claim in each_stop(line, (0, noun + 1), people, spots, status, ()):
        yield replace(claim, definite=told, details={} if status else {"tense": "present"})


_SHORT = 4
"""Units before the verb: a place and the comma or article beside it."""
