"""Visits told without their verb: "Macron in Belgrade last August", "Moon in September 2018 and Putin in June", "sent his minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import objects, right_end, subject
from summitry.claim.people import possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, destinations, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.there import there, told_before
from summitry.claim.timing import time_before, time_links
from summitry.model import Claim, Status, TimeLink, Unit, UnitKind

_BREAKS = frozenset((";", ":", "—", "–", "(", "“", '"', "was"))
_JOINS = frozenset((",", "and", "then", "but"))
_BRINGS = frozenset(("in", "at"))


def verbless(line: Line) -> Iterator[Claim]:
    """ "Macron in Belgrade last August, and Olaf Scholz in July": a person, a place abroad and a time, and no verb between them."""
    units = line.units
    last: Where | None = None
    for k, unit in enumerate(units):
        if unit.kind is not UnitKind.PERSON or possessive(units, k) or not _opens(units, k, told=last is not None):
            continue
        at = k + 1 + (k + 1 < len(units) and units[k + 1].low == ",")
        where = next((w for w in wheres(units, at, min(len(units), at + 4)) if w.index <= at + 2), None)
        if where is None or at >= len(units) or units[at].low not in _BRINGS:
            if last is not None and (times := _time_at(line, at)) and _ends(units, at + 2):
                yield from there(line, line.span(k, at + 2), unit.people, last, times)
            continue
        stop = where.end + (where.end < len(units) and units[where.end].low == ",")
        times = _time_at(line, stop)
        if times and where.index == at + 1 and _ends(units, stop + 2 - (units[stop].kind is UnitKind.TIME)):
            last = where
            yield from there(line, line.span(k, stop + 1), unit.people, where, times)


def _opens(units: Sequence[Unit], k: int, *, told: bool) -> bool:
    """Whether the person at `k` begins a clause of its own: nothing before it could have it for object."""
    if not k or units[k - 1].low in _BREAKS:
        return True
    return units[k - 1].low in _JOINS and (told or not any(u.kind is UnitKind.VERB for u in units[:k]))


def _time_at(line: Line, k: int) -> tuple[TimeLink, ...]:
    """A time at `k`, with its preposition or without."""
    units = line.units
    k += k < len(units) and units[k].low in ("in", "on")
    return time_links(units, k, k + 1, line.scene.temporals) if k < len(units) and units[k].kind is UnitKind.TIME else ()


def _ends(units: Sequence[Unit], k: int) -> bool:
    """Whether the words break off there: no verb makes a clause of them."""
    return k >= len(units) or units[k].kind is UnitKind.PUNCT or units[k].low in ("and", "with", "over", "for", "to", "but")


def gapped(line: Line, v: int) -> Iterator[Claim]:
    """ "Xi came to Pyongyang in June 2019, Moon in September 2018 and Putin in June 2024": the others came there too."""
    units = line.units
    if units[v].key not in ("go", "arrive", "visit") or units[v].facts.get("passive") or units[v].facts["tense"] in ("inf", "ing"):
        return
    told = [c for c in line.scene.visits if line.sentence.start <= c.spans[0].start < line.sentence.end and not c.implied_by]
    end = next((k for k in range(v + 1, len(units)) if units[k].kind is UnitKind.VERB), len(units))
    spots = destinations(line, v + 1, end, ("to", "in", ""))
    if not told or len({w.country for w in spots}) != 1 or told[-1].status not in (Status.COMPLETED, Status.ANNOUNCED):
        return
    for k in range(spots[0].end, end - 1):
        if units[k].kind is not UnitKind.PERSON or possessive(units, k) or units[k - 1].low not in (",", "and", ";"):
            continue
        at = next((j for j in range(k + 1, min(end, k + 14)) if units[j].kind is UnitKind.TIME and units[j - 1].low in ("in", "on")), -1)
        if at > 0 and not any(u.kind is UnitKind.PERSON for u in units[k + 1 : at]) and (at == k + 2 or units[at - 2].low == ","):
            times = time_links(units, at, at + 1, line.scene.temporals)
            yield from there(line, line.span(k, at + 1), units[k].people, spots[0], times, told[-1].status)


def sent_there(line: Line, v: int) -> Iterator[Claim]:
    """ "sent his foreign minister, Diana Mondino, to Asuncion", "has asked Secretary X to travel to Cairo": who is sent goes."""
    units = line.units
    asked = units[v].facts["lemma"] in _BIDDING
    if not asked and units[v].low.split()[-1] not in _SENDING or asked and not _bids_to_go(line, v):
        return
    end = right_end(units, v)
    people = [p for p in objects(units, v) if traveller(p)]
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if asked or status is Status.ONGOING and units[v].facts["tense"] == "pres" and "perfect" not in units[v].facts:
        status = status if isinstance(status, Silent) else Status.ANNOUNCED
    spots = [w for w in wheres(units, v + 1, end) if w.preposition == "to"]
    where = spots[0] if spots else _there(line, v, end) or line.scene.event
    if not people or where is None or isinstance(status, Silent) or subject(units, v).people == tuple(people):
        return
    times = time_links(units, v + 1, end, line.scene.temporals) or time_before(units, v, line.scene.temporals)
    yield from there(line, line.clause(v), people, where, times or (() if spots else line.scene.event_times), status)


def _there(line: Line, v: int, end: int) -> Where | None:
    """ "then sent his foreign minister there on Thursday": where the journey told before led."""
    told = told_before(line) if any(u.low == "there" for u in line.units[v + 1 : end]) else None
    return Where(v, v + 1, told.place, told.host_country) if told is not None else None


_SENDING = frozenset("sent sends send sending dispatched dispatches dispatch dispatching".split())
_BIDDING = frozenset("ask direct instruct order task".split())


def _bids_to_go(line: Line, v: int) -> bool:
    """ "The president has asked Secretary X to travel to Cairo", "I have asked ..." of an official text: by the head of his own state."""
    units, sent = line.units, objects(line.units, v)
    doer = subject(units, v).people
    home = doer[0].country if doer and doer[0].office == "head_of_state" else line.scene.official if units[v - 1].low == "i" else ""
    own = bool(sent) and sent[0].country == home and sent[0].office != "head_of_state"
    go = next((u for u in units[v + 1 : v + 9] if u.kind is UnitKind.VERB), None)
    return own and go is not None and go.facts["tense"] == "inf" and go.key in ("go", "visit") and "neg" not in units[v].facts
