"""Whom somebody brings to one table: "brought A and B together in Luanda", "chaired a meeting ... with A, B and C around the table"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import right_end, subject
from summitry.claim.gathering import finest, gathering, international, mode_of, owner, unique
from summitry.claim.in_setting import setting_of
from summitry.claim.people import people_list, possessive
from summitry.claim.places import wheres
from summitry.claim.scene import Line, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.model import Claim, Participant, Status, Unit, UnitKind

_CHAIRS = frozenset("chair host open preside convene hold co-chair".split())
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


def around_table(line: Line) -> Iterator[Claim]:
    """ "chaired a summit in Astana, with A of Tajikistan and B of Uzbekistan around the table": who sits there met the host.

    Without a place of its own it plays where the article does.
    """
    units, temporals = line.units, line.scene.temporals
    k = next((k for k in range(1, len(units) - 1) if _seated(units, k)), -1)
    if k < 0:
        return
    people, stop = people_list(units, k + 1)
    guests = tuple(p for p in people if in_scope(p))
    v = next((j for j in range(k - 1, -1, -1) if units[j].kind is UnitKind.VERB), 0)
    hosts = subject(units, v).people
    together = unique((*hosts, *people))
    if units[v].facts.get("lemma") in _CHAIRS and (met := tuple(_met(line, v, k, unique((*hosts, *guests))))):
        yield from met
    elif units[k - 1].low == "," and setting_of(line, len(units)) is not None and international(together):
        times = time_before(units, v, temporals) or leading_time(units, v, temporals) or time_links(units, v + 1, k, temporals)
        yield from gathering(line, line.span(0, stop), together, "in-person", Status.COMPLETED, None, times, (k, stop))


def _seated(units: Sequence[Unit], k: int) -> bool:
    """Whether "with" at `k` brings those who sit at the table."""
    if units[k].low != "with" or units[k + 1].kind is not UnitKind.PERSON:
        return False
    stop = people_list(units, k + 1)[1]
    lows = [u.low for u in units[stop : stop + 3]]
    return lows[1:] == ["the", "table"] or lows[:1] in (["attending"], ["present"]) or lows[:2] == ["in", "attendance"]


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
