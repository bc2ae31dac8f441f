"""Calls told one by one after the sentence that says who telephoned: "Calls were also made to A and B", "the conversation with C"."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import right_end, subject
from summitry.claim.make import meeting
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.scene import Line, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_TALK = frozenset(("conversation", "conversations", "call", "calls"))
_NEAR = 5
"""Sentences back to which the one who telephoned reaches."""


def calls_in_turn(line: Line, n: int) -> Iterator[Claim]:
    """One call a partner, with whoever was told to telephone several before."""
    units = line.units
    if units[n].key != "call" and units[n].low not in _TALK or n and units[n - 1].kind in PEOPLE or line.headline:
        return
    near = range(n + 2, min(len(units), n + 7))
    k = next((k for k in near if units[k].kind is UnitKind.PERSON and units[k - 1].low in ("with", "to")), -1)
    if k < 0 or possessive(units, k) or any(u.people for u in units[:k]):
        return
    caller, days = _caller(line)
    verb = next((j for j in range(n + 1, len(units)) if units[j].kind is UnitKind.VERB), -1)
    status = verb_status(units, verb, line.scene.acts, line.headline, line.caption) if verb >= 0 else Status.COMPLETED
    if caller is None or isinstance(status, Silent):
        return
    end = right_end(units, verb) if verb > k else people_list(units, k)[1]
    times = time_links(units, k + 1, end, line.scene.temporals) or leading_time(units, n, line.scene.temporals) or days
    for partner in people_list(units, k)[0]:
        if in_scope(partner) and partner.country and partner.country != caller.country:
            yield meeting(line.scene.article, line.span(n, k + 1), (caller, partner), "phone", status, times, said_by=line.said_by)


def _caller(line: Line) -> tuple[Participant | None, tuple[TimeLink, ...]]:
    """Who was told to telephone several, in one of the sentences before, and when."""
    for told in [c for c in line.scene.lines if c.sentence.start < line.sentence.start][: -_NEAR - 1 : -1]:
        for k, unit in enumerate(told.units):
            rings = unit.kind is UnitKind.VERB and unit.key == "phone" and "passive" not in unit.facts
            verb = k if rings else next((j for j in range(k - 1, -1, -1) if told.units[j].kind is UnitKind.VERB), -1)
            if not rings and unit.key != "call" or verb < 0 or told.units[verb].key not in ("phone", "light"):
                continue
            people = subject(told.units, verb).people
            if len(people) == 1 and people[0].country:
                return people[0], time_links(told.units, verb, right_end(told.units, verb), line.scene.temporals)
    return None, ()
