"""Whom somebody brings to one table: "brought A and B together in Luanda", "chaired a meeting ... with A, B and C around the table"."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import right_end, subject
from summitry.claim.gathering import finest, gathering, international, mode_of, owner, unique
from summitry.claim.people import people_list, possessive
from summitry.claim.places import wheres
from summitry.claim.scene import Line, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.model import Claim, Participant, Status, UnitKind

_CHAIRS = frozenset("chair host open preside convene hold co-chair".split())
_TABLE = (["around", "the", "table"], ["round", "the", "table"], ["at", "the", "table"])
_HELD = frozenset((Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED))


def brought_together(line: Line, v: int) -> Iterator[Claim]:
    """ "Lourenço brought Tshisekedi and Kagame together in Luanda in July": the three met there."""
    units = line.units
    if units[v].facts["lemma"] not in ("bring", "get", "gather") or units[v].facts.get("passive"):
        return
    end = right_end(units, v)
    at = v + 1 + (v + 1 < end and units[v + 1].low == "together")
    if at >= end or units[at].kind is not UnitKind.PERSON or possessive(units, at):
        return
    guests, stop = people_list(units, at)
    if at == v + 1 and (stop >= end or units[stop].low != "together") or len(guests) < 2:
        return
    yield from _met(line, v, end, unique((*subject(units, v).people, *guests)))


def around_the_table(line: Line, v: int) -> Iterator[Claim]:
    """ "chaired a summit in Astana, with A of Tajikistan and B of Uzbekistan around the table": who sits there met the host."""
    units = line.units
    if units[v].facts["lemma"] not in _CHAIRS:
        return
    table = next((k for k in range(v + 1, len(units) - 2) if [u.low for u in units[k : k + 3]] in _TABLE), -1)
    led = next((k for k in range(v + 1, table) if units[k].low == "with" and units[k + 1].kind is UnitKind.PERSON), -1)
    if led < 0:
        return
    guests = tuple(p for u in units[led:table] if u.kind is UnitKind.PERSON for p in u.people if in_scope(p))
    yield from _met(line, v, led, unique((*subject(units, v).people, *guests)))


def _met(line: Line, v: int, end: int, people: tuple[Participant, ...]) -> Iterator[Claim]:
    units = line.units
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    where = finest([w for w in wheres(units, v + 1, end) if w.preposition in ("in", "at") and not owner(line, w)])
    if isinstance(status, Silent) or status not in _HELD or where is None or not international(people):
        return
    begin, temporals = subject(units, v).index, line.scene.temporals
    lead = leading_time(units, begin if begin >= 0 else v, temporals) or time_before(units, v, temporals)
    times = time_links(units, v + 1, end, temporals) or lead
    if mode_of(line, v, end, "meet") == "in-person":
        yield from gathering(line, line.clause(v), people, "in-person", status, where, times, (v, end))
