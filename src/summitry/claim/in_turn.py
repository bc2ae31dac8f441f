"""Visits told as others were: "the last Greek premier to come was Simitis, in 2001", "is to return the visit", "took bankers there"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import right_end, subject
from summitry.claim.governed import governed_status
from summitry.claim.people import people_list, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, destinations, foreign, traveller
from summitry.claim.status import Silent
from summitry.claim.there import there, told_before
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Status, Unit, UnitKind

_RANKS = frozenset("last first only previous latest".split())
_TRAVELS = frozenset(("visit", "go", "arrive"))


def last_to_come(line: Line, v: int) -> Iterator[Claim]:
    """ "The last Greek premier to come to Oslo was Simitis, in 2001", "the previous visit by a pope was Paul's in 1970": that visit."""
    units = line.units
    if units[v].facts["lemma"] != "be" or "neg" in units[v].facts or units[v].facts["tense"] not in ("past", "pres"):
        return
    k = v + 1 + (v + 1 < len(units) and units[v + 1].low == "by") + 2 * ([u.low for u in units[v + 1 : v + 3]] == ["that", "of"])
    if k >= len(units) or units[k].kind is not UnitKind.PERSON or not units[k].people:
        return
    begin = max((j + 1 for j in range(v) if units[j].low in (";", ":", ",")), default=0)
    lead = next((j for j in range(begin, min(v, begin + 7)) if _RANKS & set(units[j].low.split())), -1)
    came = next((j for j in range(max(lead, 0) + 1, v) if _comes(units[j])), -1)
    if lead < 0 or came < 0 or any(u.kind is UnitKind.VERB for j, u in enumerate(units[begin:v], begin) if j != came):
        return
    stop = people_list(units, k)[1] + possessive(units, k)
    where = _named(line, came, v) or _spoken_of(line, units[came + 1 : v])
    times = time_links(units, stop, min(len(units), stop + 4), line.scene.temporals)
    times = times or time_links(units, came, v, line.scene.temporals)
    if where is not None and times:
        yield from there(line, line.span(begin, min(len(units), stop + 3)), people_list(units, k)[0], where, times, Status.COMPLETED)


def _comes(unit: Unit) -> bool:
    """A verb of travelling behind "to", or a noun of a visit."""
    if unit.kind is UnitKind.VERB:
        return unit.key in _TRAVELS and unit.facts["tense"] == "inf"
    return unit.kind is UnitKind.NOUN and unit.key == "visit"


def _named(line: Line, came: int, v: int) -> Where | None:
    """The place named between the words of travelling and the verb."""
    return next(iter(destinations(line, came + 1, v, ("to", "in", "at", ""))), None)


def _spoken_of(line: Line, beside: Sequence[Unit]) -> Where | None:
    """ "to come here", "to visit the country", or nothing at all: the place of the visit told before, else of the dateline."""
    written, told = line.scene.dateline, told_before(line)
    if any(u.low == "here" for u in beside) and written is not None:
        return written
    return Where(0, 1, "", told.host_country) if told is not None else written


_RETURNED = frozenset("visit trip call compliment courtesy".split())


def returns_visit(line: Line, v: int) -> Iterator[Claim]:
    """ "is expected to return the visit in July": to the country whose leader was told to have come to his."""
    units = line.units
    lows = [u.low for u in units[v + 1 : v + 4]]
    if units[v].facts["lemma"] not in ("return", "reciprocate") or lows[:1] not in (["the"], ["his"], ["her"]) or not _RETURNED & set(lows):
        return
    found, end = subject(units, v), right_end(units, v)
    status = governed_status(line, v, found)
    for person in found.people:
        guests = (c for c in reversed(line.scene.visits) if c.host_country == person.country)
        guest = next((c.participants[0] for c in guests if foreign(person, c.participants[0].country)), None)
        if guest is None or isinstance(status, Silent) or not traveller(person):
            continue
        there_too = (w for w in wheres(units, v + 1, len(units)) if w.country == guest.country and w.place)
        spots = [w for w in there_too if w.preposition in ("in", "at", "to")]
        where = spots[0] if spots else Where(v, v + 1, "", guest.country)
        times = time_links(units, v + 1, end, line.scene.temporals) or leading_time(units, max(found.index, 0), line.scene.temporals)
        yield from there(line, line.clause(v), (person,), where, times, status)


_PARTIES = frozenset("delegation group mission party executives businessmen businesspeople bankers entourage team dozens ministers".split())


def takes_there(line: Line, v: int) -> Iterator[Claim]:
    """ "took a group of bankers to Tehran last August", "led a delegation there": who does so goes along."""
    units, temporals = line.units, line.scene.temporals
    end = right_end(units, v)
    if units[v].facts["lemma"] not in ("take", "lead", "bring", "head") or units[v].facts.get("passive"):
        return
    party = next((k for k in range(v + 1, min(end, v + 8)) if units[k].low in _PARTIES), -1)
    if party < 0 or any(u.kind is UnitKind.VERB for u in units[v + 1 : party]):
        return
    where = next(iter(destinations(line, party, end, ("to", "into"))), None)
    if where is None and any(u.low == "there" for u in units[party:end]):
        before = [w for w in wheres(units, 0, v) if w.preposition in ("in", "to", "at")]
        told = told_before(line)
        where = before[-1] if before else Where(v, v + 1, told.place, told.host_country) if told is not None else None
    found = subject(units, v)
    status = governed_status(line, v, found)
    people = [p for p in found.people if traveller(p)]
    if where is None or isinstance(status, Silent):
        return
    times = time_links(units, party, end, temporals) or leading_time(units, max(found.index, 0), temporals)
    yield from there(line, line.clause(v), people, where, times, status)
